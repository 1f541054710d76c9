#pragma once
// Characters made comparable, each with the way back to the bytes it was typed as.
//
//   "Café ’７"   ->   c a f e space ' 7
//
// NFKC and case fold, accents off Latin letters, one kind of apostrophe and of hyphen, digits of every script
// as 0 to 9, and nothing of what cannot be seen (zero-width characters, soft hyphens, variation selectors).

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/normal_text.h"

namespace unclench {

struct Glyph {
  char32_t letter = 0;  // a code point
  Span source;          // in the text that was folded; glyphs of one character share it
  bool operator==(const Glyph&) const = default;
};

/// The first `most` code points of `bytes` with every invalid sequence replaced by U+FFFD.
std::string valid_utf8(std::string_view bytes, std::size_t most);

/// Immutable; share freely between threads.
class Folding {
 public:
  /// Throws std::runtime_error when ICU came without its data.
  Folding();
  Folding(Folding&&) noexcept;
  Folding& operator=(Folding&&) noexcept;
  ~Folding();

  /// `text` must be valid UTF-8. A long dash stays U+2014. U+FFFD becomes an apostrophe, because "can\x92t"
  /// from an old keyboard is the one place where people meet it.
  std::vector<Glyph> fold(std::string_view text) const;

  /// The same without the short cut for ASCII: for tests, which compare the two.
  std::vector<Glyph> fold_without_short_cut(std::string_view text) const;

 private:
  struct Forms;
  std::unique_ptr<const Forms> forms_;
};

void append_utf8(std::string& text, char32_t letter);

}  // namespace unclench
