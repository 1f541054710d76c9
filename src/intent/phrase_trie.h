#pragma once
// Phrases by their words: all that begin at a word are found in one walk.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_map.h"
#include "text/normal_text.h"
#include "text/word_map.h"

namespace unclench {

/// Built by add(), then only read; reading is safe from many threads.
class PhraseTrie {
 public:
  /// `phrase`: words with one space between; a word that ends in `*` stands for every word that begins so. `id` may have many phrases.
  void add(std::string_view phrase, std::uint32_t id);

  /// Calls found(id, end_word) for every phrase that begins at word `first`, shorter ones before longer ones.
  template <typename Found>
  void each(const std::vector<std::uint32_t>& words, const NormalText& text, std::size_t first, Found found) const {
    walk(0, words, text, first, found);
  }

  /// What the words of a text are called here; 0 for a word that no phrase has.
  std::vector<std::uint32_t> words_of(const NormalText& text) const;

 private:
  static constexpr std::uint32_t kRoot = 0;
  struct Node {
    std::vector<std::uint32_t> ids;
    std::vector<std::pair<std::string, std::uint32_t>> prefixes;  // "worr*" -> node
  };

  template <typename Found>
  void walk(std::uint32_t node, const std::vector<std::uint32_t>& words, const NormalText& text, std::size_t at, Found& found) const {
    for (const std::uint32_t id : nodes_[node].ids) found(id, at);
    if (at == words.size()) return;
    if (words[at] != 0) {
      const std::uint32_t next = edges_.find(key(node, words[at]));
      if (next != FlatMap::kNothing) walk(next, words, text, at + 1, found);
    }
    for (const auto& [prefix, next] : nodes_[node].prefixes) {
      if (text.word(at).substr(0, prefix.size()) == prefix) walk(next, words, text, at + 1, found);
    }
  }

  static std::uint64_t key(std::uint32_t node, std::uint32_t word) { return (std::uint64_t{node} << 32) | word; }
  std::uint32_t step(std::uint32_t node, std::string_view word);

  std::vector<Node> nodes_ = std::vector<Node>(1);
  FlatMap edges_;
  WordMap<std::uint32_t> word_ids_;  // from 1
};

}  // namespace unclench
