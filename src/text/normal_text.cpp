#include "text/normal_text.h"

#include <algorithm>

namespace unclench {

std::size_t NormalText::word_at(std::uint32_t offset) const {
  const auto found = std::partition_point(words.begin(), words.end(),
                                          [offset](const Word& word) { return word.at.end <= offset; });
  return static_cast<std::size_t>(found - words.begin());
}

NormalText NormalText::part(std::size_t first, std::size_t end) const {
  NormalText out;
  if (first >= end) return out;
  out.original = original;
  const std::uint32_t cut = words[first].at.begin;
  out.text = view({cut, words[end - 1].at.end});
  out.words.assign(words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(end));
  for (Word& word : out.words) word.at = {word.at.begin - cut, word.at.end - cut};
  out.words.front().before = Break::kNone;
  return out;
}

std::string_view NormalText::source_of(Span span) const {
  const auto first = words.begin() + static_cast<std::ptrdiff_t>(word_at(span.begin));
  const auto last = std::partition_point(first, words.end(),
                                         [span](const Word& word) { return word.at.begin < span.end; });
  if (first == last) return {};
  const Span source{first->source.begin, std::prev(last)->source.end};
  return std::string_view(original).substr(source.begin, source.end - source.begin);
}

}  // namespace unclench
