#pragma once
// What a person typed, made plain: lower case words with one space between them, no punctuation, and the way
// back to every original byte.
//
//   "I can't feel it… when I WIPE!!"   ->   "i can not feel it when i wipe"
//
// Sentence and clause ends are kept beside the text, because the scope of "no" ends there.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unclench {

/// Bytes [begin, end) of some text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
};

enum class Break : std::uint8_t {
  kNone,
  kClause,    // , : ( ) dash
  kSentence,  // . ! ? ; line end
};

struct Word {
  Span at;                      // in NormalText::text
  Span source;                  // in NormalText::original
  Break before = Break::kNone;  // what stood between this word and the one before
};

struct Correction {
  std::string from;  // as it was typed, normalised
  std::string to;
  bool operator==(const Correction&) const = default;
};

struct NormalText {
  std::string original;  // valid UTF-8: invalid bytes were replaced
  std::string text;
  std::vector<Word> words;
  std::vector<Correction> corrections;  // empty for the reading before spelling correction

  bool empty() const { return words.empty(); }
  std::string_view word(std::size_t i) const { return view(words[i].at); }
  std::string_view view(Span span) const {
    return std::string_view(text).substr(span.begin, span.end - span.begin);
  }
  /// Index of the word at or after byte `offset`; words.size() when there is none.
  std::size_t word_at(std::uint32_t offset) const;
  /// Words [first, end) as a message of their own, read as they were here. Its sources still lie in the whole original.
  NormalText part(std::size_t first, std::size_t end) const;
  /// The part of the original that the span of normal text stands for.
  std::string_view source_of(Span span) const;
};

}  // namespace unclench
