#pragma once
// Hash tables of words that can be asked with a string_view, without making a string of it first.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace unclench {

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
};

template <class Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

}  // namespace unclench
