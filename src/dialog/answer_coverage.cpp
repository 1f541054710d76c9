// A clause is *plain* when every word of it is told, filler, glue or a word of the slot itself: "my pain is
// about a 6 today". A story in which a number stands has no plain clause: "my boss has 2 houses".

#include "dialog/answer_coverage.h"

#include <algorithm>
#include <string>

#include "dialog/answer_phrases.h"
#include "dialog/plain_words.h"

namespace unclench {
namespace {

// What a word counts that explains nothing itself.
constexpr double kBesidesAnswer = 0.5;  // beside a plain clause that answers
constexpr double kAfterAnswer = 0.25;   // where the message begins with the answer: "money worries"
constexpr double kMostBesides =
    3;  // in all, unless the answer comes first: a long story does not prepare for a 6

// "I have had it for 2 years" answers, but nobody has a 6.
constexpr PhraseTable kHaving({"have", "has", "had", "having", "got", "get"});

}  // namespace

AnswerCoverage::AnswerCoverage(const SlotSpec& slot, const AnswerWords& words)
    : words_(words), around_(words.size(), Role::kOther) {
  if (slot.type != SlotType::kScale) mark_phrases(kHaving, Role::kGlue);
  mark_slot_words(slot);
  mark_phrases(glue_words(), Role::kGlue);
  mark_phrases(filler_phrases(), Role::kFiller);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.asks(i)) around_[i] = Role::kAsks;
  }
}

double AnswerCoverage::of(const AnswerReading& reading) const {
  if (words_.size() == 0) return 0;
  Roles roles = around_;
  for (const WordRange told : reading.told) mark(roles, told, Role::kTold);
  std::size_t explained = 0, besides = 0;
  bool answers_plainly = false;
  for (const WordRange clause : clauses(roles)) {
    const bool told = has(roles, clause, Role::kTold), plain = is_plain(roles, clause);
    answers_plainly = answers_plainly || (told && plain);
    const bool unclear_question = told && !plain && words_.questioned(clause.begin);
    if (unclear_question || has(roles, clause, Role::kAsks)) continue;
    const std::size_t here = explained_in(roles, clause);
    explained += here;
    besides += clause.size() - here;
  }
  const bool first = begins_with_answer(roles);
  const double each = answers_plainly ? kBesidesAnswer : first ? kAfterAnswer : 0;
  const double more = each * static_cast<double>(besides);
  const double sum =
      static_cast<double>(explained) + (answers_plainly && first ? more : std::min(more, kMostBesides));
  return sum / static_cast<double>(words_.size());
}

bool AnswerCoverage::has(const Roles& roles, WordRange range, Role role) {
  const auto begin = roles.begin() + static_cast<std::ptrdiff_t>(range.begin);
  const auto end = roles.begin() + static_cast<std::ptrdiff_t>(range.end);
  return std::find(begin, end, role) != end;
}

void AnswerCoverage::mark(Roles& roles, WordRange range, Role role) {
  for (std::size_t i = range.begin; i < range.end; ++i) roles[i] = role;
}

void AnswerCoverage::mark_phrases(PhraseList phrases, Role role) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    mark(around_, {i, i + words_.longest(phrases, i)}, role);
  }
}

void AnswerCoverage::mark_slot_words(const SlotSpec& slot) {
  for (const std::string& text : {slot.name, slot.unit, slot.min_label, slot.max_label}) {
    for (const std::string& own : plain_words(text)) {
      for (std::size_t i = 0; i < words_.size(); ++i) {
        if (alike(words_[i], own)) around_[i] = Role::kGlue;
      }
    }
  }
}

std::vector<WordRange> AnswerCoverage::clauses(const Roles& roles) const {
  std::vector<WordRange> all;
  bool told_before = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (all.empty() || begins_clause(roles, i, told_before)) {
      all.push_back({i, i});
      told_before = false;
    }
    all.back().end = i + 1;
    told_before = told_before || roles[i] == Role::kTold;
  }
  return all;
}

bool AnswerCoverage::begins_clause(const Roles& roles, std::size_t i, bool told_before) const {
  if (words_.begins_clause(i)) return true;
  if (roles[i] == Role::kTold && roles[i - 1] == Role::kTold) return false;
  if (connectors().contains(words_[i])) return true;
  if (roles[i - 1] == Role::kOther && words_.longest(leads(), i) != 0) return true;
  const bool after_answer = roles[i - 1] == Role::kTold || roles[i - 1] == Role::kFiller;
  return told_before && after_answer && roles[i] != Role::kFiller && clause_subjects().contains(words_[i]);
}

/// A connector that opens the clause is explained by what it connects, but "when I was 6" answers nothing.
bool AnswerCoverage::is_plain(const Roles& roles, WordRange clause) const {
  if (roles[clause.begin] != Role::kTold && subordinates().contains(words_[clause.begin])) return false;
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    const bool opens = i == clause.begin && connectors().contains(words_[i]);
    if (roles[i] == Role::kAsks || (roles[i] == Role::kOther && !opens)) return false;
  }
  return true;
}

bool AnswerCoverage::begins_with_answer(const Roles& roles) const {
  const auto first = std::find_if(roles.begin(), roles.end(),
                                  [](Role role) { return role != Role::kFiller && role != Role::kGlue; });
  return first != roles.end() && *first == Role::kTold && !words_.questioned(0);
}

/// In a plain clause all of it; else what is told, with the fillers next to it.
std::size_t AnswerCoverage::explained_in(const Roles& roles, WordRange clause) const {
  if (is_plain(roles, clause)) return clause.size();
  std::size_t explained = 0;
  std::size_t fillers = 0;  // in a row, not known yet to stand next to something told
  bool joined = false;
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    if (roles[i] == Role::kTold) {
      explained += 1 + fillers;
      fillers = 0;
      joined = true;
    } else if (roles[i] == Role::kFiller) {
      (joined ? explained : fillers) += 1;
    } else {
      fillers = 0;
      joined = false;
    }
  }
  return explained;
}

}  // namespace unclench
