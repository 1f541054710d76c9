#pragma once

#include <vector>

#include "dialog/answer_readers.h"

namespace unclench {

/// How much of a message an answer explains. Refers to the words it was made with.
class AnswerCoverage {
 public:
  AnswerCoverage(const SlotSpec& slot, const AnswerWords& words);

  /// 0..1. An answer in a clause of its own also half explains what is said besides ("7, because I lifted
  /// boxes"): all of it when the answer comes first, else a few words. One at the beginning without a clause
  /// of its own explains a little of the rest ("money worries"); in the middle of a story it explains only
  /// itself.
  double of(const AnswerReading& reading) const;

 private:
  enum class Role { kOther, kTold, kFiller, kGlue, kAsks };
  using Roles = std::vector<Role>;

  static void mark(Roles& roles, WordRange range, Role role);
  static bool has(const Roles& roles, WordRange range, Role role);
  void mark_phrases(PhraseList phrases, Role role);
  void mark_slot_words(const SlotSpec& slot);

  std::vector<WordRange> clauses(const Roles& roles) const;
  bool begins_clause(const Roles& roles, std::size_t i, bool told_before) const;
  bool begins_with_answer(const Roles& roles) const;
  bool is_plain(const Roles& roles, WordRange clause) const;
  std::size_t explained_in(const Roles& roles, WordRange clause) const;

  const AnswerWords& words_;
  Roles around_;  // what every reading has in common: everything but what is told
};

}  // namespace unclench
