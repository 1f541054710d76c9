#pragma once
// Normal text for tests: words split at spaces; "," ends a clause, "." "!" "?" end a sentence. So a test can
// be read as what was typed, though nothing else of TextRules happens: contractions are to be written out.

#include <string>

#include "dialog/answer.h"

namespace unclench::testing {

inline NormalText said(const std::string& typed) {
  NormalText text;
  text.original = typed;
  Break before = Break::kNone;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] == ' ') continue;
    const std::size_t begin = i;
    while (i < typed.size() && typed[i] != ' ') ++i;
    std::size_t end = i;
    Break after = Break::kNone;
    while (end > begin && std::string(",.!?").find(typed[end - 1]) != std::string::npos) {
      after = typed[end - 1] == ',' && after == Break::kNone ? Break::kClause : Break::kSentence;
      --end;
    }
    if (end > begin) {
      if (!text.text.empty()) text.text += ' ';
      const auto at = static_cast<std::uint32_t>(text.text.size());
      const auto length = static_cast<std::uint32_t>(end - begin);
      const auto source = static_cast<std::uint32_t>(begin);
      text.text += typed.substr(begin, length);
      text.words.push_back({{at, at + length}, {source, source + length}, before});
    }
    if (after != Break::kNone || end > begin) before = after;
  }
  return text;
}

/// Saturday, 21 November 2026, noon.
inline constexpr Moment kNow{.now_ms = 1'795'262'400'000, .seed = 0};

inline Answer answer_to(const SlotSpec& slot, const std::string& typed) {
  return read_answer(slot, said(typed), kNow);
}

/// For one column of a table: "6.5", "often", "a b", "(none)", "(above)", "(declined)", "(unsure)".
inline std::string told(const Answer& answer) {
  switch (answer.kind) {
    case AnswerKind::kNone:
      return "(none)";
    case AnswerKind::kRefused:
      return "(" + answer.refusal + ")";
    case AnswerKind::kDeclined:
      return "(declined)";
    case AnswerKind::kUnsure:
      return "(unsure)";
    case AnswerKind::kValue:
      break;
  }
  if (const auto* text = std::get_if<std::string>(&answer.value)) return *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&answer.value)) {
    std::string joined;
    for (const std::string& value : *list) joined += (joined.empty() ? "" : " ") + value;
    return "[" + joined + "]";
  }
  return shown(answer.value, nullptr);
}

}  // namespace unclench::testing
