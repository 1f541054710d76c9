#pragma once
// Phrases by their words: all that begin at a word are found in one walk.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_map.h"
#include "text/normal_text.h"
#include "text/word_map.h"

namespace unclench {

/// Immutable once built; share freely between threads.
class PhraseTrie {
 public:
  class Builder;
  static constexpr std::uint32_t kNoName = 0xffffffffU;
  static constexpr std::uint32_t kAnyWord = 0;

  PhraseTrie() = default;
  static std::uint64_t mask_of(std::uint32_t name) { return std::uint64_t{1} << ((name * 0x9E3779B1U) >> 26); }

  /// The words of one text as this trie knows them.
  class Words {
   public:
    std::size_t size() const { return spelt_.size(); }
    /// Has a bit in common with mask_of() each of its names, and with few others.
    std::uint64_t mask(std::size_t word) const { return spelt_[word].mask; }
    /// kNoName for a word that no phrase has.
    std::uint32_t name(std::size_t word) const { return spelt_[word].name; }
    /// Of the beginnings that phrases name, the shortest first; of a number that of "#" before.
    std::span<const std::uint32_t> prefixes(std::size_t word) const {
      return std::span(prefixes_).subspan(spelt_[word].prefixes, spelt_[word].prefixes_end - spelt_[word].prefixes);
    }

   private:
    friend class PhraseTrie;
    struct Spelt {
      std::uint64_t mask = 0;
      std::uint32_t name = 0;
      std::uint32_t prefixes = 0;      // where its part of `prefixes_` begins
      std::uint32_t prefixes_end = 0;
    };
    std::vector<Spelt> spelt_;
    std::vector<std::uint32_t> prefixes_;
  };
  Words words_of(const NormalText& text) const;

  /// Calls found(id, end_word) for every phrase that begins at word `first`; the same id and end may come twice.
  template <typename Found>
  void each(const Words& words, std::size_t first, Found found) const {
    if (!nodes_.empty()) walk(0, words, first, found);
  }

 private:
  static constexpr std::uint32_t kNumber = 1;
  static constexpr std::uint32_t kNoNode = 0;  // the root is nobody's child

  /// The children of a node stand side by side, sorted by name; each list ends where that of the next node begins.
  struct Node {
    std::uint32_t first_child = 0;
    std::uint32_t first_id = 0;
    bool has_any = false;       // "+" goes on from here
    bool has_prefixes = false;  // so do "worr*" and "#"
  };

  template <typename Found>
  void walk(std::uint32_t at_node, const Words& words, std::size_t at, Found& found) const {
    const Node& node = nodes_[at_node];
    for (std::uint32_t i = node.first_id; i < nodes_[at_node + 1].first_id; ++i) found(ids_[i], at);
    if (node.first_child == nodes_[at_node + 1].first_child || at == words.size()) return;
    const Words::Spelt& word = words.spelt_[at];
    if (node.has_any) walk(node.first_child, words, at + 1, found);  // sorts before all names
    if (word.name != kNoName) follow(at_node, word.name, words, at, found);
    if (!node.has_prefixes) return;
    for (std::uint32_t p = word.prefixes; p < word.prefixes_end; ++p) follow(at_node, words.prefixes_[p], words, at, found);
  }
  template <typename Found>
  void follow(std::uint32_t node, std::uint32_t name, const Words& words, std::size_t at, Found& found) const {
    const std::uint32_t next = node == 0 ? from_root_[name] : child(node, name);
    if (next != kNoNode) walk(next, words, at + 1, found);
  }
  std::uint32_t child(std::uint32_t node, std::uint32_t name) const;
  void add_prefixes(std::string_view word, std::vector<std::uint32_t>& names) const;

  struct Known {
    std::uint32_t name = kNoName;
    std::uint32_t prefixes = 0;  // in `prefixes_of_words_`
    std::uint32_t prefixes_end = 0;
  };
  std::vector<Node> nodes_;                     // level by level; one more at the end
  std::vector<std::uint32_t> names_of_nodes_;   // of the word that leads to each
  std::vector<std::uint32_t> from_root_;        // by name
  std::vector<std::uint32_t> ids_;
  WordMap<Known> words_;
  std::vector<std::uint32_t> prefixes_of_words_;
  WordMap<std::uint32_t> prefix_names_;  // "worr" of "worr*"; no name is used twice
  std::size_t longest_prefix_ = 0;       // letters
};

class PhraseTrie::Builder {
 public:
  /// `id` may have many phrases; word_pattern.h says how they are written.
  void add(std::string_view phrase, std::uint32_t id);
  /// The name of a word as it stands in a phrase, new if need be.
  std::uint32_t name_of(std::string_view word);
  PhraseTrie build();

 private:
  struct Node {
    std::vector<std::uint32_t> ids;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> children;  // name -> node
  };
  std::uint32_t step(std::uint32_t node, std::string_view word);

  PhraseTrie trie_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
  FlatMap edges_;               // node and name -> node
  std::vector<bool> is_prefix_ = {false, true};  // by name; the first are kAnyWord and kNumber
};

}  // namespace unclench
