// Any words as an answer to any kind of question: what is read is possible for its slot, and stands in the
// message.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dialog/answer.h"

namespace {

using namespace unclench;

void require(bool condition) {
  if (!condition) std::abort();
}

SlotSpec slot_of(std::uint8_t choice) {
  SlotSpec slot{.name = "pain_now", .type = static_cast<SlotType>(choice % 9)};
  slot.min_label = "no pain";
  slot.max_label = "worst imaginable";
  slot.unit = choice & 0x40 ? "weeks" : "";
  slot.options = {{.value = "never", .title = "Never"},
                  {.value = "some_days", .title = "Some days", .also = {"now and then", "2"}},
                  {.value = "none", .title = "None of these"},
                  {.value = "unsure", .title = "Don't know"}};
  if (choice & 0x80) slot.options.resize(2);
  return slot;
}

/// Words of what is printable; a comma, full stop or question mark ends a clause or sentence.
NormalText words_of(const std::uint8_t* data, std::size_t size) {
  NormalText text;
  text.original.assign(data, data + size);
  Break before = Break::kNone;
  std::string word;
  const auto finish = [&](std::size_t end) {
    if (word.empty()) return;
    if (!text.text.empty()) text.text += ' ';
    const auto at = static_cast<std::uint32_t>(text.text.size());
    const auto length = static_cast<std::uint32_t>(word.size());
    const auto source = static_cast<std::uint32_t>(end - word.size());
    text.text += word;
    text.words.push_back({{at, at + length}, {source, source + length}, before});
    word.clear();
    before = Break::kNone;
  };
  for (std::size_t i = 0; i <= size; ++i) {
    const char c = i < size ? static_cast<char>(data[i]) : ' ';
    const bool clause = c == ',', sentence = c == '?' || c == '!' || c == '\n';
    if (c > ' ' && !clause && !sentence) {
      word += c;
    } else {
      finish(i);
      if (clause) before = std::max(before, Break::kClause);
      if (sentence) before = Break::kSentence;
    }
  }
  return text;
}

void check_value(const SlotSpec& slot, const Value& value) {
  switch (slot.type) {
    case SlotType::kYesNo:
    case SlotType::kChoice:
      return require(slot.option(std::get<std::string>(value)) != nullptr);
    case SlotType::kMultiChoice:
      for (const std::string& one : std::get<std::vector<std::string>>(value))
        require(slot.option(one) != nullptr);
      return;
    case SlotType::kScale:
    case SlotType::kNumber:
      return require(std::get<double>(value) >= slot.min && std::get<double>(value) <= slot.max);
    case SlotType::kDuration:
      return require(std::get<double>(value) >= 0 && std::get<double>(value) < 1e6);
    case SlotType::kDate:
      return require(std::get<double>(value) > -1e6 && std::get<double>(value) < 1e6);
    case SlotType::kText:
      return require(!std::get<std::string>(value).empty());
    case SlotType::kFlag:
      return require(false);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const SlotSpec slot = slot_of(data[0]);
  const Moment now{.now_ms = 1'795'262'400'000 + std::int64_t{data[1]} * 86'400'000, .seed = 0};
  const NormalText text = words_of(data + 2, size - 2);
  const Answer answer = read_answer(slot, text, now);
  require(answer.coverage >= 0 && answer.coverage <= 1);
  require(answer.at.begin <= answer.at.end && answer.at.end <= text.text.size());
  require((answer.kind == AnswerKind::kRefused) == !answer.refusal.empty());
  require((answer.kind == AnswerKind::kValue) == !is_missing(answer.value));
  if (answer.kind == AnswerKind::kValue) check_value(slot, answer.value);
  for (const NumberSeen& number : numbers_in(text)) require(number.at.end <= text.text.size());

  const std::string payload(data + 1, data + size);
  const Answer exact = read_payload(slot, payload);
  if (exact.kind == AnswerKind::kValue && slot.type != SlotType::kDuration && slot.type != SlotType::kDate) {
    check_value(slot, exact.value);
  }
  return 0;
}
