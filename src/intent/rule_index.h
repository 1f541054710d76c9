#pragma once
// Which rules are worth testing for the atoms that were found: each rule stands under an atom without which it cannot hold, the rarest one.
// So the work of a message grows with what it says, not with the number of rules.

#include <cstdint>
#include <vector>

#include "intent/marks.h"

namespace unclench {

/// How a rule fared on the authors' examples: how often it held on those of its own intent, and on those of others.
struct RuleRecord {
  std::uint32_t right = 0;
  std::uint32_t wrong = 0;
};

class RuleIndex {
 public:
  RuleIndex() = default;
  /// `atom_counts` says how common each atom is in typical messages; may be all zero.
  RuleIndex(const std::vector<Rule>& rules, const std::vector<std::uint32_t>& atom_counts);

  /// Indexes of the rules that may hold, sorted, each once.
  std::vector<std::uint32_t> candidates(const Marks& marks) const;

 private:
  std::vector<std::vector<std::uint32_t>> by_atom_;
};

}  // namespace unclench
