#pragma once
// The rules of one language for making text plain. English for now; another locale brings another table.

#include <cstddef>
#include <memory>
#include <string_view>

#include "text/normal_text.h"

namespace unclench {

/// Immutable once built; share freely between threads.
class TextRules {
 public:
  /// Throws std::runtime_error when ICU came without its data.
  static TextRules english();

  TextRules(TextRules&&) noexcept;
  TextRules& operator=(TextRules&&) noexcept;
  ~TextRules();

  /// Never fails: invalid UTF-8 becomes U+FFFD, and what stands behind the first `kMaxText` code points is
  /// neither read nor kept. In order:
  ///  - NFKC and case fold, accents dropped from Latin letters, apostrophes and dashes unified, what cannot
  ///    be seen dropped; other scripts stay as they are, those without spaces get one between words (ICU);
  ///  - three or more equal letters to two: "sooooo" is "soo", and the speller decides whether one or two;
  ///  - "7/10", "6.5", "10:30" and "30th" stay one word; "6-7" is "6 to 7", "-3" is "minus 3", "4hrs" is "4
  ///    hours", "£60" is "60 pounds", a URL or an e-mail address is "link";
  ///  - contractions and short spellings written out, also without the apostrophe ("cant", "ur"); the
  ///    possessive 's goes. What could be a word of its own ("ill", "its") only where its neighbours say so;
  ///  - emoji that mean something to words: those that stand for a thing always, moods and thumbs only in a
  ///    message without words;
  ///  - punctuation to breaks. A line end and an emoji end a sentence; dots in a row and the dot of an
  ///    abbreviation end a clause.
  NormalText normalise(std::string_view typed) const;

  static constexpr std::size_t kMaxText = 4000;

 private:
  struct Tables;
  explicit TextRules(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace unclench
