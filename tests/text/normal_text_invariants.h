#pragma once
// What holds for every NormalText, whatever was typed. Shared by the tests and the fuzz target.

#include <string>

#include "text/fold.h"
#include "text/normal_text.h"

namespace unclench {

/// What is wrong with `text`, or empty.
inline std::string broken_invariant(const NormalText& text) {
  const auto is_valid = [](const std::string& bytes) { return valid_utf8(bytes, bytes.size()) == bytes; };
  if (!is_valid(text.original)) return "the original is not valid UTF-8";
  if (!is_valid(text.text)) return "the text is not valid UTF-8";

  std::string joined;
  Span last_source;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const Word& word = text.words[i];
    if (word.at.begin >= word.at.end || word.at.end > text.text.size()) return "a word is outside the text";
    if (word.source.begin >= word.source.end || word.source.end > text.original.size()) {
      return "a source is outside the original";
    }
    // One character may make two words ("½"), and two words may come from one ("can't"), so sources may
    // overlap.
    const bool in_order = last_source.begin <= word.source.begin && last_source.end <= word.source.end;
    if (!in_order) return "the sources are not in order";
    if (!is_valid(std::string(text.source_of(word.at)))) return "a source cuts a character";
    if (i == 0 && word.before != Break::kNone) return "there is a break before the first word";
    if (text.word(i).find_first_of(" \n\t'") != std::string_view::npos) return "a word is not plain";
    if (text.word_at(word.at.begin) != i) return "word_at misses a word";
    if (i > 0) joined += ' ';
    joined += text.word(i);
    last_source = word.source;
  }
  if (joined != text.text) return "the text is more or less than its words";
  return {};
}

}  // namespace unclench
