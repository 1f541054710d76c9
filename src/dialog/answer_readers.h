#pragma once
// The readers behind read_answer, one for each kind of slot, and what they have in common: each says what it
// made of which words; how much of the message that explains is settled in one place (answer_coverage.h).

#include <vector>

#include "dialog/answer.h"
#include "dialog/answer_words.h"

namespace unclench {

/// One way to take a message.
struct AnswerReading {
  AnswerKind kind = AnswerKind::kNone;
  Value value{};
  std::string refusal{};  // as in Answer
  double number = 0;
  std::vector<WordRange> told{};  // the words that carry it
  bool only_if_all =
      false;  // counts only when it explains nearly all of the message: "right", "2" for an option
};

/// None when the message is no answer at all; several when it can be taken in several ways, in order of
/// preference.
using AnswerReadings = std::vector<AnswerReading>;

AnswerReadings read_number(const SlotSpec& slot, const AnswerWords& words);  // scale and number
AnswerReadings read_yes_no(const AnswerWords& words);
AnswerReadings read_choice(const SlotSpec& slot, const AnswerWords& words);  // choice and multi_choice
AnswerReadings read_duration(const SlotSpec& slot, const AnswerWords& words, const Moment& now);
AnswerReadings read_date(const AnswerWords& words, const Moment& now);

}  // namespace unclench
