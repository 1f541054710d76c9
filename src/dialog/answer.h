#pragma once
// Reads a person's words as the answer to an open question, by the type of its slot. Pure functions.
//
//   scale 0-10:  "about a six" 6    "6 or 7" 6.5    "seven outta ten" 7    "11" refused (above 10)    "zero,
//   I feel great" 0 yes_no:      "yeah i think so" yes    "not really" no    "idk" unsure choice:      by
//   title, value, other words, number ("2"), position ("the second one", "last") duration:    "since my
//   divorce, so two years" 730 days    "about 6 weeks" 42

#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "dialog/slot.h"
#include "text/normal_text.h"

namespace unclench {

enum class AnswerKind {
  kNone,      // not an answer to this question
  kValue,     // an answer
  kRefused,   // meant as one, but out of range or impossible: say why
  kDeclined,  // "rather not say", "none of your business"
  kUnsure,    // "don't know" where the question has no such option; "ages" where a number of years is wanted
};

struct Answer {
  AnswerKind kind = AnswerKind::kNone;
  Value value{};
  std::string refusal{};  // for kRefused: "above", "below", "future", "too_long", "two_choices"
  double number = 0;      // the number that was refused; of a text its length
  double coverage = 0;    // 0..1: how much of the message the answer explains; "6" is 1, a long story with a
                          // number in it little
  Span at{};              // in the normal text
};

/// Words first, never buttons (see `read_payload`). `now` is for dates ("last Tuesday"); days are days in
/// UTC.
///
/// From a coverage of 0.5 on it was meant as an answer: it stands in a clause of its own ("7, because I
/// lifted boxes"). Below 0.75 only values are returned. A question is never an answer ("is 6 bad?"); next to
/// one ("6. Why do you ask?") the words of the question count as not explained.
Answer read_answer(const SlotSpec& slot, const NormalText& text, const Moment& now);

/// A button's or widget's exact value: "often"; "a,b" for multi_choice, empty for nothing ticked; "6"; days
/// for duration; days or "2026-11-21" for date. Free text comes in words, so it has none.
Answer read_payload(const SlotSpec& slot, std::string_view payload);

/// All numbers in a text in order, written in digits or words ("six and a half", "a couple", "dozen", "7/10"
/// as 7 of 10).
struct NumberSeen {
  double value = 0;
  double out_of = 0;  // 10 for "7/10", "seven out of ten"; 0 when not said
  Span at{};
};
std::vector<NumberSeen> numbers_in(const NormalText& text);

}  // namespace unclench
