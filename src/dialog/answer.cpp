#include "dialog/answer.h"

#include <algorithm>
#include <optional>

#include "dialog/answer_context.h"
#include "dialog/answer_coverage.h"
#include "dialog/answer_options.h"
#include "dialog/answer_phrases.h"
#include "dialog/answer_readers.h"

namespace unclench {
namespace {

constexpr double kNearlyAll = 0.75;  // below it, a message is no refusal to answer and no number out of range
constexpr std::size_t kMostReadings = 16;   // of one message; nobody means more
constexpr std::size_t kLongestText = 1000;  // characters
constexpr std::size_t kAround = 2;          // words around "I don't know" that do not make it a text

AnswerReadings read_by_type(const SlotSpec& slot, const AnswerWords& words, const Moment& now) {
  switch (slot.type) {
    case SlotType::kYesNo:
      return read_yes_no(words);
    case SlotType::kChoice:
    case SlotType::kMultiChoice:
      return read_choice(slot, words);
    case SlotType::kScale:
    case SlotType::kNumber:
      return read_number(slot, words);
    case SlotType::kDuration:
      return read_duration(slot, words, now);
    case SlotType::kDate:
      return read_date(words, now);
    case SlotType::kText:
    case SlotType::kFlag:  // set, never asked
      return {};
  }
  return {};
}

void add_declining(AnswerReadings& readings, const AnswerWords& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t length = words.longest(declining_phrases(), i);
    if (length != 0) readings.push_back({.kind = AnswerKind::kDeclined, .told = {{i, i + length}}});
  }
}

void add_unsure(AnswerReadings& readings, const AnswerWords& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t length = unsure_at(words, i);
    if (length != 0) readings.push_back({.kind = AnswerKind::kUnsure, .told = {{i, i + length}}});
  }
}

Answer as_answer(const AnswerReading& reading, double coverage, const AnswerWords& words) {
  WordRange at = reading.told.front();
  for (const WordRange told : reading.told) at = {std::min(at.begin, told.begin), std::max(at.end, told.end)};
  return {.kind = reading.kind,
          .value = reading.value,
          .refusal = reading.refusal,
          .number = reading.number,
          .coverage = coverage,
          .at = words.span(at)};
}

bool counts(const AnswerReading& reading, double coverage) {
  const bool any_share_will_do = reading.kind == AnswerKind::kValue && !reading.only_if_all;
  return coverage >= kNearlyAll || (coverage > 0 && any_share_will_do);
}

/// The reading that explains most; of equals the first.
Answer best(const SlotSpec& slot, const AnswerWords& words, const AnswerReadings& readings) {
  const AnswerCoverage coverage(slot, words);
  Answer best;
  for (std::size_t i = 0; i < std::min(readings.size(), kMostReadings); ++i) {
    const double explained = coverage.of(readings[i]);
    if (explained > best.coverage && counts(readings[i], explained))
      best = as_answer(readings[i], explained, words);
  }
  return best;
}

/// "I don't know" is an answer where the author offers it.
void answer_with_unsure_option(Answer& answer, const SlotSpec& slot) {
  const bool several = slot.type == SlotType::kMultiChoice;
  if (answer.kind != AnswerKind::kUnsure || (slot.type != SlotType::kChoice && !several)) return;
  const std::size_t option = OptionWords(slot).only_one(unsure_wordings(), false);
  if (option >= slot.options.size()) return;
  answer.kind = AnswerKind::kValue;
  if (several) {
    answer.value = std::vector<std::string>{slot.options[option].value};
  } else {
    answer.value = slot.options[option].value;
  }
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::size_t characters_in(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Answer free_text(std::string_view typed) {
  const std::string_view text = trimmed(typed);
  if (text.empty()) return {};
  if (const std::size_t length = characters_in(text); length > kLongestText) {
    return {.kind = AnswerKind::kRefused,
            .refusal = "too_long",
            .number = static_cast<double>(length),
            .coverage = 1};
  }
  return {.kind = AnswerKind::kValue, .value = std::string(text), .coverage = 1};
}

/// Anything but a question, unless next to all of it says that there will be no answer.
Answer read_free_text(const SlotSpec& slot, const AnswerWords& words) {
  AnswerReadings instead;
  add_declining(instead, words);
  add_unsure(instead, words);
  const auto says_more = [&](const AnswerReading& r) {
    return r.told.front().size() + kAround < words.size();
  };
  instead.erase(std::remove_if(instead.begin(), instead.end(), says_more), instead.end());
  if (Answer answer = best(slot, words, instead); answer.coverage == 1) return answer;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.asks(i)) return {};
  }
  Answer answer = free_text(words.text().original);
  answer.at = words.span({0, words.size()});
  return answer;
}

}  // namespace

Answer read_answer(const SlotSpec& slot, const NormalText& text, const Moment& now) {
  const AnswerWords words(text);
  if (words.all_ask()) return {};
  if (slot.type == SlotType::kText) return read_free_text(slot, words);
  if (slot.type == SlotType::kFlag) return {};

  AnswerReadings readings = read_by_type(slot, words, now);
  if (readings.size() > kMostReadings / 2) readings.resize(kMostReadings / 2);
  add_declining(readings, words);
  const bool reads_unsure = slot.type == SlotType::kYesNo;
  if (!reads_unsure) add_unsure(readings, words);
  Answer answer = best(slot, words, readings);
  answer_with_unsure_option(answer, slot);
  return answer;
}

}  // namespace unclench
