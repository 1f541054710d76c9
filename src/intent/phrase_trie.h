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

  /// The words of one text as this trie knows them.
  class Words {
   public:
    std::size_t size() const { return names_.size(); }

   private:
    friend class PhraseTrie;
    std::vector<std::uint32_t> names_;         // kNoName for a word that no phrase has
    std::vector<std::uint32_t> prefix_names_;  // of "worr*" and the like
    std::vector<std::uint32_t> prefixes_end_;  // by word: where its part of prefix_names_ ends
  };
  Words words_of(const NormalText& text) const;

  /// Calls found(id, end_word) for every phrase that begins at word `first`.
  template <typename Found>
  void each(const Words& words, std::size_t first, Found found) const {
    walk(kRoot, words, first, found);
  }

 private:
  static constexpr std::uint32_t kRoot = 0;
  static constexpr std::uint32_t kNoName = 0xffffffffU;
  struct Node {
    std::vector<std::uint32_t> ids;
    bool ends = true;           // no phrase goes on
    bool has_prefixes = false;  // one goes on with "worr*"
  };

  template <typename Found>
  void walk(std::uint32_t at_node, const Words& words, std::size_t at, Found& found) const {
    const Node& node = nodes_[at_node];
    for (const std::uint32_t id : node.ids) found(id, at);
    if (node.ends || at == words.size()) return;
    follow(at_node, words.names_[at], words, at, found);
    if (!node.has_prefixes) return;
    for (std::size_t p = at == 0 ? 0 : words.prefixes_end_[at - 1]; p < words.prefixes_end_[at]; ++p) {
      follow(at_node, words.prefix_names_[p], words, at, found);
    }
  }
  template <typename Found>
  void follow(std::uint32_t node, std::uint32_t name, const Words& words, std::size_t at, Found& found) const {
    if (name == kNoName) return;
    const std::uint32_t next = edges_.find(key(node, name));
    if (next != FlatMap::kNothing) walk(next, words, at + 1, found);
  }

  static std::uint64_t key(std::uint32_t node, std::uint32_t name) { return (std::uint64_t{node} << 32) | name; }
  std::uint32_t step(std::uint32_t node, std::string_view word);

  std::vector<Node> nodes_ = std::vector<Node>(1);
  FlatMap edges_;                  // node and name -> node
  WordMap<std::uint32_t> names_;  // of words
  WordMap<std::uint32_t> prefix_names_;  // "worr" of "worr*"; no name is used twice
  std::uint32_t used_names_ = 0;
  std::size_t longest_prefix_ = 0;  // letters
};

}  // namespace unclench
