#pragma once
// A message as the readers of answers see it: its words, where clauses begin, and which words ask something.
// What asks is never part of an answer, so readers do not even see phrases in it.

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "text/normal_text.h"

namespace unclench {

/// Plain lower-case phrases of one or more words with one space between, sorted when the program is compiled:
///
///   constexpr PhraseTable kYes({"yes", "yep", "of course"});
template <std::size_t N>
struct PhraseTable {
  std::array<std::string_view, N> sorted{};

  consteval explicit PhraseTable(const std::string_view (&phrases)[N]) {
    std::copy(std::begin(phrases), std::end(phrases), sorted.begin());
    std::sort(sorted.begin(), sorted.end());
  }

  bool contains(std::string_view phrase) const {
    return std::binary_search(sorted.begin(), sorted.end(), phrase);
  }
};

/// A table of any size. Refers to it.
class PhraseList {
 public:
  template <std::size_t N>
  constexpr PhraseList(const PhraseTable<N>& table) : phrases_(table.sorted) {}
  template <std::size_t N>
  PhraseList(const PhraseTable<N>&&) = delete;

  bool contains(std::string_view phrase) const;
  /// Those that begin with the word.
  std::span<const std::string_view> beginning_with(std::string_view word) const;

 private:
  std::span<const std::string_view> phrases_;
};

/// Words [begin, end) of a message.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin == end; }
  std::size_t size() const { return end - begin; }
};

class AnswerWords {
 public:
  /// `text` must outlive it.
  explicit AnswerWords(const NormalText& text);

  std::size_t size() const { return text_.words.size(); }
  /// Empty beyond the last word, and for words that ask something.
  std::string_view operator[](std::size_t i) const;
  /// The word before word `i` in the same clause, or empty.
  std::string_view before(std::size_t i) const;

  /// True also just beyond the last word.
  bool begins_clause(std::size_t i) const;
  bool begins_sentence(std::size_t i) const;
  bool asks(std::size_t i) const { return i < asks_.size() && asks_[i]; }
  bool all_ask() const;
  /// The sentence ends in "?", though it may be put like an answer ("6?").
  bool questioned(std::size_t i) const { return i < questioned_.size() && questioned_[i]; }

  /// Number of words of `phrase` when it begins at word `i`, else 0. Phrases do not go on in the next
  /// sentence.
  std::size_t match(std::string_view phrase, std::size_t i) const;
  /// The same for the longest of several.
  std::size_t longest(PhraseList phrases, std::size_t i) const;

  /// In the normal text.
  Span span(WordRange range) const;
  const NormalText& text() const { return text_; }

 private:
  const NormalText& text_;
  std::vector<bool> asks_;
  std::vector<bool> questioned_;
};

}  // namespace unclench
