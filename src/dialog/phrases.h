#pragma once
// Picks one of an author's variants and fills in its {names}. The same seed and history pick the same words.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/dialog.h"

namespace unclench {

/// What was said lately, so that nothing is said twice running. Part of a session.
class SaidBefore {
 public:
  bool has(std::uint64_t phrase) const;
  void add(std::uint64_t phrase);
  const std::vector<std::uint64_t>& all() const { return phrases_; }
  static SaidBefore of(std::vector<std::uint64_t> phrases);

 private:
  static constexpr std::size_t kMost = 64;
  std::vector<std::uint64_t> phrases_;  // oldest first
};

/// The index of a variant: by seed among those not said lately; when all were, the one said longest ago.
std::size_t pick_variant(const Text& variants, std::string_view place, std::uint64_t seed, SaidBefore& said);

/// Replaces every {name} by `value_of(name)`. Unknown names were refused when content loaded.
std::string fill(std::string_view text, const std::function<std::string(std::string_view name)>& value_of);

/// Every {name} in a text.
std::vector<std::string> names_in(std::string_view text);

}  // namespace unclench
