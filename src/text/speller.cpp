#include "text/speller.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "text/edit_distance.h"
#include "text/word_map.h"

namespace unclench {
namespace {

constexpr std::size_t kLetters = 26;
constexpr std::size_t kLongestWord = 32;  // nothing longer is mended
constexpr std::size_t kMostDoubles = 3;   // "tirreddd" has two

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::size_t letter_index(char c) { return static_cast<std::size_t>(c - 'a'); }

/// One bit for each letter that occurs. Every edit adds at most one letter and takes away at most one.
std::uint32_t letter_mask(std::string_view word) {
  std::uint32_t mask = 0;
  for (const char c : word) mask |= 1U << letter_index(c);
  return mask;
}

bool masks_allow(std::uint32_t a, std::uint32_t b, std::size_t edits) {
  return static_cast<std::size_t>(std::popcount(a & ~b)) <= edits &&
         static_cast<std::size_t>(std::popcount(b & ~a)) <= edits;
}

std::size_t most_edits(std::string_view word) { return word.size() < 4 ? 0 : word.size() < 7 ? 1 : 2; }

/// Of ASCII letters; of others it does not matter, since no word of theirs is mended.
bool is_stretched(std::string_view source) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (std::size_t i = 2; i < source.size(); ++i) {
    if (lower(source[i]) == lower(source[i - 1]) && lower(source[i]) == lower(source[i - 2])) return true;
  }
  return false;
}

struct Candidate {
  std::string_view word;
  std::uint32_t count = 0;
  std::uint32_t mask = 0;
};

struct Nearest {
  const Candidate* word = nullptr;
  std::size_t distance = 0;

  bool is_better_than(const Nearest& other) const {
    if (other.word == nullptr) return true;
    if (distance != other.distance) return distance < other.distance;
    if (word->count != other.word->count) return word->count > other.word->count;
    return word->word < other.word->word;
  }
};

}  // namespace

// Known words by first letter and length. A misspelling shares its first letter with what was meant, unless
// the first two are swapped, and is nearly as long; so a word is compared with a handful and not with
// thousands.
struct Speller::Index {
  const Lexicon* lexicon = nullptr;
  WordMap<std::uint32_t> counts;
  std::array<std::array<std::vector<Candidate>, kLongestWord + 1>, kLetters> candidates;

  bool is_known(std::string_view word) const { return counts.contains(word); }
  bool is_word(std::string_view word) const {
    return is_known(word) || (lexicon != nullptr && lexicon->knows(word));
  }
  bool may_mend(std::string_view word) const {
    return word.size() > 2 && word.size() <= kLongestWord && is_plain(word) && !is_word(word);
  }
  std::uint32_t count_of(std::string_view word) const {
    const auto found = counts.find(word);
    return found == counts.end() ? 0 : found->second;
  }

  void compare(std::string_view word, char first_letter, std::size_t edits, Nearest& best) const;
  Nearest nearest(std::string_view word) const;
  std::string without_a_double(std::string_view word, bool stretched) const;
  std::string split(std::string_view word, std::size_t least_front, std::size_t least_back) const;
  std::string mended(std::string_view word, std::string_view source) const;
};

void Speller::Index::compare(std::string_view word, char first_letter, std::size_t edits,
                             Nearest& best) const {
  const bool swapped = first_letter != word[0];
  const std::uint32_t mask = letter_mask(word);
  const std::size_t longest = std::min(word.size() + edits, kLongestWord);
  for (std::size_t length = word.size() - edits; length <= longest; ++length) {
    for (const Candidate& candidate : candidates[letter_index(first_letter)][length]) {
      if (swapped && (candidate.word.size() < 2 || candidate.word[1] != word[0])) continue;
      if (!masks_allow(mask, candidate.mask, edits)) continue;
      const Nearest found{&candidate, edit_distance(word, candidate.word, edits)};
      if (found.distance <= edits && found.is_better_than(best)) best = found;
    }
  }
}

Nearest Speller::Index::nearest(std::string_view word) const {
  Nearest best;
  const std::size_t edits = most_edits(word);
  if (edits == 0) return best;
  compare(word, word[0], edits, best);
  if (word[1] != word[0]) compare(word, word[1], edits, best);
  return best;
}

/// The best word that comes of writing one letter for two, wherever there are two; empty when there is none.
/// Only a word that was drawn out ("soooo") may become one that content does not know: "bitte" is not a bite.
std::string Speller::Index::without_a_double(std::string_view word, bool stretched) const {
  std::vector<std::size_t> doubles;
  for (std::size_t i = word.size() - 1; i > 0; --i) {
    if (word[i] == word[i - 1]) doubles.push_back(i);
  }
  if (doubles.empty() || doubles.size() > kMostDoubles) return {};

  std::string best;
  for (unsigned choice = 1; choice < 1U << doubles.size(); ++choice) {
    std::string single(word);
    for (std::size_t i = 0; i < doubles.size(); ++i) {
      const bool chosen = (choice >> i & 1U) != 0;
      if (chosen) single.erase(doubles[i], 1);  // from the back, so the other places stay right
    }
    if (!is_known(single) && !(stretched && is_word(single))) continue;
    if (best.empty() || count_of(single) > count_of(best)) best = std::move(single);
  }
  return best;
}

/// The two known words it is made of, the more frequent ones if there are several ways; empty when there is
/// none.
std::string Speller::Index::split(std::string_view word, std::size_t least_front,
                                  std::size_t least_back) const {
  std::size_t best = 0;
  std::uint32_t best_count = 0;
  for (std::size_t i = least_front; i + least_back <= word.size(); ++i) {
    const std::uint32_t count = std::min(count_of(word.substr(0, i)), count_of(word.substr(i)));
    if (count > best_count) {
      best = i;
      best_count = count;
    }
  }
  if (best == 0) return {};
  return std::string(word.substr(0, best)).append(1, ' ').append(word.substr(best));
}

/// What to write for a word that is none; empty when nobody knows. `source` is how it was typed.
std::string Speller::Index::mended(std::string_view word, std::string_view source) const {
  const bool one_letter = word.find_first_not_of(word[0]) == std::string_view::npos;
  if (one_letter) return {};  // "aaa", "zzz"
  if (std::string single = without_a_double(word, is_stretched(source)); !single.empty()) return single;
  const Nearest near = nearest(word);
  if (near.word != nullptr && near.distance == 1) return std::string(near.word->word);
  if (std::string two = split(word, 3, 3); !two.empty()) return two;
  if (near.word != nullptr) return std::string(near.word->word);
  return split(word, 2, 4);
}

Speller::Speller(std::vector<KnownWord> known, const Lexicon* lexicon) {
  auto index = std::make_unique<Index>();
  index->lexicon = lexicon;
  for (KnownWord& known_word : known) {
    index->counts[std::move(known_word.word)] += std::max<std::uint32_t>(known_word.count, 1);
  }
  for (const auto& [word, count] : index->counts) {
    if (word.empty() || word.size() > kLongestWord || !is_plain(word)) continue;
    index->candidates[letter_index(word[0])][word.size()].push_back({word, count, letter_mask(word)});
  }
  index_ = std::move(index);
}

Speller::Speller(Speller&&) noexcept = default;
Speller& Speller::operator=(Speller&&) noexcept = default;
Speller::~Speller() = default;

std::string Speller::nearest(std::string_view word) const {
  if (!index_->may_mend(word)) return {};
  const Nearest near = index_->nearest(word);
  return near.word == nullptr ? std::string() : std::string(near.word->word);
}

namespace {

void append(NormalText& text, std::string_view word, const Word& from) {
  if (!text.text.empty()) text.text += ' ';
  const auto begin = static_cast<std::uint32_t>(text.text.size());
  text.text += word;
  const auto end = static_cast<std::uint32_t>(text.text.size());
  text.words.push_back({.at = {begin, end}, .source = from.source, .before = from.before});
}

/// `phrase` is one word or two; both come from what `from` came from.
void append_phrase(NormalText& text, std::string_view phrase, Word from) {
  const auto space = phrase.find(' ');
  append(text, phrase.substr(0, space), from);
  if (space == std::string_view::npos) return;
  from.before = Break::kNone;
  append(text, phrase.substr(space + 1), from);
}

}  // namespace

NormalText Speller::correct(const NormalText& text) const {
  std::size_t i = 0;
  while (i < text.words.size() && !index_->may_mend(text.word(i))) ++i;
  if (i == text.words.size()) return text;

  NormalText corrected;
  corrected.original = text.original;
  corrected.corrections = text.corrections;
  corrected.text.reserve(text.text.size() + 8);
  corrected.words.reserve(text.words.size() + 2);
  for (i = 0; i < text.words.size(); ++i) {
    const std::string_view word = text.word(i);
    std::string mended;
    if (index_->may_mend(word)) mended = index_->mended(word, text.source_of(text.words[i].at));
    append_phrase(corrected, mended.empty() ? word : mended, text.words[i]);
    if (!mended.empty()) corrected.corrections.push_back({std::string(word), mended});
  }
  return corrected;
}

}  // namespace unclench
