#pragma once
// Hash tables of words that can be asked with a string_view, without making a string of it first.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/flat_map.h"

namespace unclench {

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
};

using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

/// Entries in the order in which they came, and a flat table of their hashes: a look-up touches two places in memory. Nothing can be removed.
template <class Value>
class WordMap {
 public:
  using Entry = std::pair<std::string, Value>;

  WordMap() = default;
  WordMap(std::initializer_list<Entry> entries) {
    for (const Entry& entry : entries) emplace(entry.first, entry.second);
  }

  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  auto begin() { return entries_.begin(); }
  auto end() { return entries_.end(); }
  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }

  auto find(std::string_view word) const { return entries_.begin() + place_of(word); }
  bool contains(std::string_view word) const { return find(word) != end(); }

  /// Leaves an entry alone that is there already; says whether it was new.
  template <class V>
  auto emplace(std::string_view word, V&& value) {
    std::uint64_t key = WordHash{}(word);
    for (std::uint32_t at = slots_.find(key); at != FlatMap::kNothing; at = slots_.find(key)) {
      if (entries_[at].first == word) return std::pair(entries_.begin() + at, false);
      key = next(key);
    }
    slots_.set(key, static_cast<std::uint32_t>(entries_.size()));
    entries_.emplace_back(std::string(word), std::forward<V>(value));
    return std::pair(entries_.end() - 1, true);
  }
  Value& operator[](std::string_view word) { return emplace(word, Value()).first->second; }

 private:
  /// Where to look for another word of the same hash.
  static std::uint64_t next(std::uint64_t key) { return key * 0x9e3779b97f4a7c15ULL + 1; }

  std::ptrdiff_t place_of(std::string_view word) const {
    std::uint64_t key = WordHash{}(word);
    for (std::uint32_t at = slots_.find(key); at != FlatMap::kNothing; at = slots_.find(key)) {
      if (entries_[at].first == word) return at;
      key = next(key);
    }
    return static_cast<std::ptrdiff_t>(entries_.size());
  }

  std::vector<Entry> entries_;
  FlatMap slots_;
};

}  // namespace unclench
