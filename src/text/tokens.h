#pragma once
// Folded characters cut into words, with what stood between them. Nothing is written out yet:
//
//   "I can't, 6-7 hrs :("   ->   i  can't  (clause) 6  (dash) 7  hrs  (sentence) sad, as an aside

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/dense_script.h"
#include "text/english_tables.h"
#include "text/fold.h"
#include "text/normal_text.h"

namespace unclench {

enum class TokenKind : std::uint8_t {
  kWord,    // may stand for other words: "can't", "u"
  kNumber,  // starts with a digit: "6", "7/10", "6.5", "30th"
  kPlain,   // plain words already, one or more: "more than"
  kAside,   // plain words too, to be dropped when anything else was said
};

struct Token {
  std::string text;  // UTF-8, folded; an apostrophe inside it stays
  Span source = {};  // in the original
  Break before = Break::kNone;
  TokenKind kind = TokenKind::kWord;
  Span dash = {};          // the one hyphen that is all there is between this token and the last; else empty
  bool stretched = false;  // was squeezed
};

/// Three or more equal letters as two ("sooo" -> "soo"), but a word of one letter as three: "aaa", "zzzzz" ->
/// "zzz". Only of the letters a to z.
std::string squeezed(std::string_view word);

std::vector<Token> tokens_of(const std::vector<Glyph>& glyphs, const LanguageTables& tables,
                             const DenseScript& dense);

}  // namespace unclench
