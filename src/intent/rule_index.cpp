#include "intent/rule_index.h"

#include <algorithm>

namespace unclench {

RuleIndex::RuleIndex(const std::vector<Rule>& rules, const std::vector<std::uint32_t>& atom_counts) : by_atom_(atom_counts.size()) {
  const auto rarer = [&](AtomId a, AtomId b) { return atom_counts[a] < atom_counts[b]; };
  const auto rarest = [&](const Row& row) { return *std::min_element(row.pieces.begin(), row.pieces.end(), rarer); };
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    const Rule& rule = rules[r];
    std::vector<AtomId> keys;
    if (!rule.all.empty()) {
      keys.push_back(rarest(rule.all.front()));
      for (const Row& row : rule.all) keys.front() = std::min(keys.front(), rarest(row), rarer);
    } else {
      for (const Row& row : rule.any) keys.push_back(rarest(row));
      std::sort(keys.begin(), keys.end());
      keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    }
    for (const AtomId key : keys) by_atom_[key].push_back(r);
  }
}

std::vector<std::uint32_t> RuleIndex::candidates(const Marks& marks) const {
  std::vector<std::uint32_t> rules;
  for (const AtomId atom : marks.all()) rules.insert(rules.end(), by_atom_[atom].begin(), by_atom_[atom].end());
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

}  // namespace unclench
