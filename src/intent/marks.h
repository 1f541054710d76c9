#pragma once
// One scan of a message for every atom there is, and then cheap questions about what was found where.

#include <memory>
#include <string>
#include <vector>

#include "intent/pattern.h"
#include "text/normal_text.h"

namespace unclench {

class Marks;

/// Finds all atoms in one scan: phrases in a trie of words, most other patterns as automata of words, the rest in an RE2::Set. Immutable once built; share freely between threads.
class Scanner {
 public:
  /// Throws nothing: a set that cannot be built (too large for its memory) gives null and says why in `problem`.
  static std::unique_ptr<const Scanner> build(const Atoms& atoms, std::string& problem);
  ~Scanner();

  Marks scan(const NormalText& text) const;
  std::size_t size() const;

 private:
  friend class Marks;
  struct Engine;
  explicit Scanner(std::unique_ptr<const Engine> engine);
  std::unique_ptr<const Engine> engine_;
};

/// What one row matched: a span for each of its pieces.
using RowMatch = std::vector<Span>;

/// The atoms of one message. Borrows scanner and text; for one thread, for the length of a turn.
class Marks {
 public:
  bool has(AtomId atom) const { return atom < found_.size() && found_[atom]; }
  /// Sorted.
  const std::vector<AtomId>& all() const { return ids_; }
  /// Where it matched, in order, without overlap. Found on first asking.
  const std::vector<Span>& spans(AtomId atom) const;
  /// All ways to find the pieces in order within one sentence, at most `most`, leftmost first.
  std::vector<RowMatch> matches(const Row& row, std::size_t most = 8) const;
  bool has_row(const Row& row) const;
  /// The value of (?P<name>...) groups of an atom, at one of its spans.
  std::map<std::string, std::string> captures(AtomId atom, Span at) const;
  const NormalText& text() const { return *text_; }

 private:
  friend class Scanner;
  /// An atom matches from the start of a word.
  struct Hit {
    AtomId atom = 0;
    std::uint32_t word = 0;
    std::uint32_t end_word = 0;  // 0: not known yet

    /// By atom, then from the left; of several phrases of an atom from the same word, the longest first.
    bool operator<(const Hit& other) const { return place() < other.place(); }
    std::uint64_t place() const { return (std::uint64_t{atom} << 32) | (std::uint64_t{word & 0xffffU} << 16) | (0xffffU - (end_word & 0xffffU)); }
  };
  const Scanner::Engine* engine_ = nullptr;
  const NormalText* text_ = nullptr;
  std::vector<bool> found_;
  std::vector<Hit> hits_;  // sorted
  std::vector<AtomId> ids_;
  mutable std::vector<std::vector<Span>> spans_;  // beside ids_; empty until asked
};

/// The spans by which a rule holds, or nothing: every row of `all`, one of `any`, none of `none`. No two rows may rest on the same words.
struct RuleMatch {
  std::vector<RowMatch> rows;  // `all` in order, then the one of `any`
  std::vector<const Row*> sources;  // beside rows
};
/// `why_not` may be null; otherwise it receives the reason of a refusal.
std::vector<RuleMatch> matches_of(const Rule& rule, const Marks& marks, const Atoms& atoms, std::string* why_not = nullptr,
                                  std::size_t most = 1);

}  // namespace unclench
