#pragma once
// Mends the spelling of words that are in no dictionary, and only towards words that the content knows.
//
//   "anxeity" -> "anxiety"     "breating" -> "breathing"     "zorblax" stays

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"
#include "text/normal_text.h"

namespace unclench {

/// A single word to correct towards, with how often content uses it (ties go to the more frequent).
struct KnownWord {
  std::string word;
  std::uint32_t count = 1;
};

/// Immutable once built; share freely between threads.
class Speller {
 public:
  /// `lexicon` may be null (then only `known` are words) and must outlive the speller.
  Speller(std::vector<KnownWord> known, const Lexicon* lexicon);
  Speller(Speller&&) noexcept;
  Speller& operator=(Speller&&) noexcept;
  ~Speller();

  /// The same text with unknown words mended, each noted in `corrections`; offsets into the original are
  /// kept. Only words of three letters or more, all of them a to z, are looked at. Tried in this order:
  ///  - one of a repeated letter instead of two: "stiffnness"; towards any word if it was drawn out: "soooo";
  ///  - the nearest known word, one edit away;
  ///  - two known words run together, at least three letters each: "backpain";
  ///  - the nearest known word, two edits away;
  ///  - two known words run together, at least two letters and four: "myback".
  NormalText correct(const NormalText& text) const;

  /// The nearest known word, or empty when `word` is a word already or nothing is near enough. Near is a
  /// distance (see edit_distance) of at most 1 for 4 to 6 letters and 2 from 7 on; the first letter differs
  /// only by a swap of the first two.
  std::string nearest(std::string_view word) const;

 private:
  struct Index;
  std::unique_ptr<const Index> index_;
};

}  // namespace unclench
