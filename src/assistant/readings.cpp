#include "assistant/readings.h"

#include <algorithm>

namespace unclench {
namespace {

constexpr std::size_t kShort = 14;     // words; a longer message speaks for itself
constexpr std::size_t kLeastWords = 2;  // of a question
constexpr std::size_t kMostTried = 6;

/// Which words a concept stands on.
std::vector<bool> words_of(std::string_view concept_name, const NormalText& text, const Marks& marks, const Atoms& atoms) {
  std::vector<bool> on(text.words.size(), false);
  const std::optional<AtomId> atom = atoms.find_concept(concept_name);
  if (!atom) return on;
  for (const Span span : marks.spans(*atom)) {
    for (std::size_t i = text.word_at(span.begin); i < text.words.size() && text.words[i].at.begin < span.end; ++i) on[i] = true;
  }
  return on;
}

std::size_t sentence_begin(const NormalText& text, std::size_t word) {
  while (word > 0 && text.words[word].before != Break::kSentence) --word;
  return word;
}

}  // namespace

std::size_t end_of_greeting(const NormalText& text, const Marks& marks, const Atoms& atoms) {
  const std::vector<bool> greets = words_of("greets", text, marks, atoms);
  const auto end = static_cast<std::size_t>(std::find(greets.begin(), greets.end(), false) - greets.begin());
  return text.words.size() - end >= kLeastWords ? end : 0;
}

std::optional<std::string> in_the_light_of(std::string_view about, const NormalText& text, const Marks& marks, const Atoms& atoms) {
  if (about.empty() || text.empty() || text.words.size() > kShort) return std::nullopt;
  // "And massage?", "how often": it must ask for something, or at least go on.
  const std::vector<bool> asks = words_of("asks", text, marks, atoms);
  const bool goes_on = words_of("joins", text, marks, atoms).front() || asks.front() || text.original.find('?') != std::string::npos;
  if (!goes_on) return std::nullopt;
  const std::vector<bool> refers = words_of("refers_back", text, marks, atoms);
  const auto first = std::find(refers.begin(), refers.end(), true);
  if (first == refers.end()) return std::string(about) + " " + text.text;
  const auto from = static_cast<std::size_t>(first - refers.begin());
  std::size_t to = from;
  while (to < refers.size() && refers[to]) ++to;
  return text.text.substr(0, text.words[from].at.begin) + std::string(about) + text.text.substr(text.words[to - 1].at.end);
}

std::vector<std::size_t> second_questions(const NormalText& text, const Marks& marks, const Atoms& atoms) {
  std::vector<std::size_t> starts;
  const std::size_t count = text.words.size();
  if (count < 2 * kLeastWords) return starts;
  const std::vector<bool> asks = words_of("asks", text, marks, atoms);
  const std::vector<bool> joins = words_of("joins", text, marks, atoms);
  const auto opens_a_question = [&](std::size_t word) {
    while (word < count && joins[word]) ++word;
    return word < count && asks[word];
  };
  // Each sentence and clause that begins like a question or a wish; the part before the second may ask anywhere.
  for (std::size_t i = kLeastWords; i + kLeastWords <= count; ++i) {
    const bool boundary = text.words[i].before != Break::kNone || (joins[i] && !joins[i - 1]);
    if (!boundary || !opens_a_question(i)) continue;
    const std::size_t begin = sentence_begin(text, i - 1);
    const bool asked_before = std::find(asks.begin() + static_cast<std::ptrdiff_t>(begin), asks.begin() + static_cast<std::ptrdiff_t>(i), true) !=
                              asks.begin() + static_cast<std::ptrdiff_t>(i);
    if (asked_before) starts.push_back(i);
    if (starts.size() == kMostTried) break;
  }
  return starts;
}

}  // namespace unclench
