#include "dialog/answer_words.h"

#include <algorithm>

#include "dialog/answer_question.h"

namespace unclench {
namespace {

/// For every word whether its sentence ends in a question mark, as it was typed.
std::vector<bool> questioned_words(const NormalText& text) {
  const std::size_t count = text.words.size();
  std::vector<bool> questioned(count);
  for (std::size_t begin = 0; begin < count;) {
    std::size_t end = begin + 1;
    while (end < count && text.words[end].before != Break::kSentence) ++end;
    const std::size_t gap_begin = std::min<std::size_t>(text.words[end - 1].source.end, text.original.size());
    const std::size_t gap_end = end < count ? text.words[end].source.begin : text.original.size();
    const std::string_view rest = std::string_view(text.original).substr(gap_begin);
    const bool marked =
        rest.substr(0, gap_end - std::min(gap_begin, gap_end)).find('?') != std::string_view::npos;
    std::fill(questioned.begin() + static_cast<std::ptrdiff_t>(begin),
              questioned.begin() + static_cast<std::ptrdiff_t>(end), marked);
    begin = end;
  }
  return questioned;
}

}  // namespace

bool PhraseList::contains(std::string_view phrase) const {
  return std::binary_search(phrases_.begin(), phrases_.end(), phrase);
}

/// A space sorts before whatever may go on in a word, so they stand in a row.
std::span<const std::string_view> PhraseList::beginning_with(std::string_view word) const {
  const auto first = std::lower_bound(phrases_.begin(), phrases_.end(), word);
  auto end = first;
  while (end != phrases_.end() && end->starts_with(word) &&
         (end->size() == word.size() || (*end)[word.size()] == ' ')) {
    ++end;
  }
  return {first, end};
}

AnswerWords::AnswerWords(const NormalText& text)
    : text_(text), asks_(asking_words(text)), questioned_(questioned_words(text)) {}

std::string_view AnswerWords::operator[](std::size_t i) const {
  return i < size() && !asks(i) ? text_.word(i) : std::string_view();
}

std::string_view AnswerWords::before(std::size_t i) const {
  return i == 0 || begins_clause(i) ? std::string_view() : (*this)[i - 1];
}

bool AnswerWords::begins_clause(std::size_t i) const {
  return i == 0 || i >= size() || text_.words[i].before != Break::kNone || asks(i) != asks(i - 1);
}

bool AnswerWords::begins_sentence(std::size_t i) const {
  return i == 0 || i >= size() || text_.words[i].before == Break::kSentence || asks(i) != asks(i - 1);
}

bool AnswerWords::all_ask() const {
  return std::all_of(asks_.begin(), asks_.end(), [](bool asks) { return asks; });
}

std::size_t AnswerWords::match(std::string_view phrase, std::size_t i) const {
  if (i >= size() || phrase.empty() || asks(i)) return 0;
  const std::string_view rest = std::string_view(text_.text).substr(text_.words[i].at.begin);
  if (rest.empty() || rest.front() != phrase.front() || !rest.starts_with(phrase)) return 0;
  if (rest.size() > phrase.size() && rest[phrase.size()] != ' ') return 0;
  const auto words = 1 + static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' '));
  for (std::size_t next = i + 1; next < i + words; ++next) {
    if (begins_sentence(next)) return 0;
  }
  return words;
}

std::size_t AnswerWords::longest(PhraseList phrases, std::size_t i) const {
  std::size_t longest = 0;
  const std::string_view first = (*this)[i];
  if (first.empty()) return 0;
  for (const std::string_view phrase : phrases.beginning_with(first))
    longest = std::max(longest, match(phrase, i));
  return longest;
}

Span AnswerWords::span(WordRange range) const {
  if (range.empty() || range.end > size()) return {};
  return {text_.words[range.begin].at.begin, text_.words[range.end - 1].at.end};
}

}  // namespace unclench
