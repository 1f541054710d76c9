#include "dialog/answer_context.h"

#include <algorithm>

#include "dialog/answer_phrases.h"

namespace unclench {
namespace {

constexpr std::size_t kNearby = 6;         // fillers in a row that are followed
constexpr std::size_t kLongestFiller = 6;  // words

constexpr PhraseTable kLeadUp({
    "it", "is", "was", "am", "are", "be", "been", "that", "feels", "feel", "at", "a", "i", "im", "of",
    "about", "had", "have"});

constexpr PhraseTable kAskedAbout({"why", "how", "what", "when", "where", "who", "which"});
constexpr PhraseTable kAboutOthers({
    "if you", "whether you", "if you are", "if this", "if i should", "if i can"});

/// Number of words of the longest filler that ends before word `i`, in the same clause.
std::size_t filler_before(const AnswerWords& words, std::size_t i) {
  std::size_t longest = 0;
  for (std::size_t length = 1; length <= std::min(kLongestFiller, i); ++length) {
    if (words.longest(filler_phrases(), i - length) == length) longest = length;
    if (words.begins_clause(i - length)) break;
  }
  return longest;
}

}  // namespace

bool opens_statement(const AnswerWords& words, std::size_t i) {
  for (std::size_t steps = 0; steps < kNearby; ++steps) {
    if (words.begins_clause(i) || connectors().contains(words[i - 1])) return true;
    const std::size_t filler = filler_before(words, i);
    const std::size_t length = filler != 0 ? filler : kLeadUp.contains(words[i - 1]) ? 1 : 0;
    if (length == 0) return false;
    i -= length;
  }
  return true;
}

bool ends_statement(const AnswerWords& words, std::size_t i) {
  for (std::size_t steps = 0; steps < kNearby; ++steps) {
    if (words.begins_clause(i) || connectors().contains(words[i])) return true;
    const std::size_t filler = words.longest(filler_phrases(), i);
    if (filler == 0) return false;
    i += filler;
  }
  return true;
}

std::size_t unsure_at(const AnswerWords& words, std::size_t i) {
  const std::size_t length = words.longest(unsure_phrases(), i);
  const std::size_t after = i + length;
  if (length == 0 || words.begins_clause(after)) return length;
  const bool asks = kAskedAbout.contains(words[after]) && !words.begins_clause(after + 1);
  return asks || words.longest(kAboutOthers, after) != 0 ? 0 : length;
}

}  // namespace unclench
