#pragma once
// What is no finite list of phrases ("very( very)* sore", too many alternatives), as automata whose letters are words. They are not made deterministic,
// which would be too large: of a few nodes at once each is followed.

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intent/phrase_trie.h"
#include "intent/word_pattern.h"

namespace unclench {

/// Immutable once built; share freely between threads.
class WordAutomata {
 public:
  class Builder;

  /// Room to work in; keep it from call to call.
  struct Room {
    std::vector<std::uint32_t> now;
    std::vector<std::uint32_t> next;
  };
  /// Nobody says a thing in more words; without an end, "so so so so ..." would be read from each of its words to the last.
  static constexpr std::size_t kMostWords = 60;

  /// Calls found(end_word) for every end that is reached from `node`, from which word `at` is the next; nearer ends first.
  template <typename Found>
  void follow(std::uint32_t node, const PhraseTrie::Words& words, std::size_t at, Room& room, Found found) const {
    room.now.assign(1, node);
    const std::size_t end = std::min(words.size(), at + kMostWords);
    while (at < end) {
      room.next.clear();
      for (const std::uint32_t n : room.now) {
        if ((nodes_[n].mask & words.mask(at)) != 0) step(n, words, at, room.next);
      }
      if (room.next.empty()) return;
      room.now.swap(room.next);
      ++at;
      if (std::any_of(room.now.begin(), room.now.end(), [this](std::uint32_t n) { return nodes_[n].accepts; })) found(at);
    }
  }

 private:
  struct Node {
    std::uint64_t mask = 0;        // of the names of its edges
    std::uint32_t first_edge = 0;  // its last is before the first of the next node
    bool accepts = false;
    bool has_any = false;
    bool has_prefixes = false;
  };
  struct Edge {
    std::uint32_t name;
    std::uint32_t target;
    auto operator<=>(const Edge&) const = default;
  };
  void step(std::uint32_t node, const PhraseTrie::Words& words, std::size_t at, std::vector<std::uint32_t>& next) const;

  std::vector<Node> nodes_ = std::vector<Node>(1);  // one more at the end
  std::vector<Edge> edges_;                         // sorted within a node
};

class WordAutomata::Builder {
 public:
  /// Names are shared with `names`.
  explicit Builder(PhraseTrie::Builder& names) : names_(names) {}

  /// The first words of `pattern`, and the node each leads to; nothing when it does more than words can say, or is too large.
  std::optional<std::vector<std::pair<std::string, std::uint32_t>>> add(const WordPattern& pattern);
  WordAutomata build();

  bool accepts(std::uint32_t node) const { return automata_.nodes_[node].accepts; }
  /// Of the words that lead on from it; see PhraseTrie::Words::mask().
  std::uint64_t mask(std::uint32_t node) const { return automata_.nodes_[node].mask; }

 private:
  PhraseTrie::Builder& names_;
  WordAutomata automata_;
};

/// Whether whatever `pattern` matches has a letter that is not ASCII.
bool needs_foreign_letters(const WordPattern& pattern);

}  // namespace unclench
