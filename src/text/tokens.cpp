#include "text/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "text/links.h"

namespace unclench {
namespace {

constexpr char32_t kLongDash = 0x2014;
constexpr std::size_t kLongestSign = 4;     // of those that take up a whole chunk: ":-(", "w/o"
constexpr std::size_t kLongestClipped = 7;  // "'cause"
constexpr std::size_t kMostInitials = 8;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_mark(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
}

bool is_ascii_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  return u_isalpha(static_cast<UChar32>(c)) || is_mark(c);
}

bool is_alnum(char32_t c) { return is_digit(c) || is_letter(c); }

bool is_line_end(char32_t c) { return c == U'\n' || c == U'\r'; }

bool is_space(char32_t c) {
  if (c < 0x80) return c <= U' ' || c == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_picture(char32_t c) {
  return c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_OTHER_SYMBOL;
}

Break break_at(char32_t c) {
  switch (c) {
    case U'.': case U'!': case U'?': case U';':
    case 0x00A1: case 0x00BF: case 0x061F: case 0x06D4: case 0x0964: case 0x0965: case 0x203D: case 0x3002:
      return Break::kSentence;
    case U',': case U':': case U'(': case U')': case U'[': case U']': case U'{': case U'}': case U'|':
    case 0x060C: case 0x061B: case 0x2022: case 0x3001:
      return Break::kClause;
    default:
      return is_picture(c) ? Break::kSentence : Break::kNone;
  }
}

/// What stood since the last token.
struct Gap {
  Break strength = Break::kNone;
  Span dash;
  int dashes = 0;
  bool other = false;  // anything but spaces and dashes

  bool only_spaces() const { return dashes == 0 && !other; }
};

class Tokenizer {
 public:
  Tokenizer(const std::vector<Glyph>& glyphs, const LanguageTables& tables, const DenseScript& dense)
      : glyphs_(glyphs), tables_(tables), dense_(dense) {
    tokens_.reserve(glyphs.size() / 4 + 1);
  }

  std::vector<Token> tokens() && {
    while (here_ < glyphs_.size()) {
      if (is_space(at(here_))) {
        if (is_line_end(at(here_))) note(Break::kSentence);
        ++here_;
      } else {
        read_chunk();
      }
    }
    return std::move(tokens_);
  }

 private:
  // --- looking ---

  char32_t at(std::size_t index) const { return index < glyphs_.size() ? glyphs_[index].letter : U' '; }
  char32_t before(std::size_t index) const { return index == 0 ? U' ' : at(index - 1); }
  bool ends_chunk(std::size_t index) const { return is_space(at(index)); }
  bool in_word(std::size_t index) const { return is_alnum(at(index)) && !is_dense(at(index)); }

  std::string text_of(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) append_utf8(text, at(i));
    return text;
  }

  Span source_of(std::size_t begin, std::size_t end) const {
    return {glyphs_[begin].source.begin, glyphs_[end - 1].source.end};
  }

  bool after_number() const {
    return !tokens_.empty() && tokens_.back().kind == TokenKind::kNumber && gap_.only_spaces();
  }

  // --- telling ---

  void note(Break strength) {
    gap_.strength = std::max(gap_.strength, strength);
    gap_.other = true;
  }

  void push(std::string text, Span source, TokenKind kind) {
    Token token{.text = std::move(text), .source = source, .kind = kind};
    if (!tokens_.empty()) token.before = gap_.strength;
    if (gap_.dashes == 1 && !gap_.other) token.dash = gap_.dash;
    tokens_.push_back(std::move(token));
    gap_ = {};
  }

  // --- chunks: what stands between two spaces ---

  void read_chunk() {
    std::size_t end = here_;
    bool only_words = true;
    bool may_be_link = false;
    for (; !ends_chunk(end); ++end) {
      only_words = only_words && is_alnum(at(end));
      may_be_link = may_be_link || at(end) == U'.' || at(end) == U':';
    }
    if (!only_words && end - here_ <= kLongestSign && read_sign(end)) return;

    const auto [link, link_end] = may_be_link ? find_link(here_, end) : std::pair(end, end);
    while (here_ < end) {
      if (here_ == link) {
        here_ = link_end;
        push(std::string(tables_.link), source_of(link, link_end), TokenKind::kPlain);
      } else {
        read_one();
      }
    }
  }

  /// The link without the punctuation around it; {end, end} when there is none.
  std::pair<std::size_t, std::size_t> find_link(std::size_t begin, std::size_t end) const {
    constexpr std::u32string_view kBefore = U"([{<\"'*";
    constexpr std::u32string_view kAfter = U".,!?;:)]}>\"'*";
    const std::pair none(end, end);
    while (begin < end && kBefore.find(at(begin)) != std::u32string_view::npos) ++begin;
    while (end > begin && kAfter.find(at(end - 1)) != std::u32string_view::npos) --end;
    if (begin == end || !is_link(text_of(begin, end))) return none;
    return {begin, end};
  }

  /// What means something as a whole from here to `end`: an emoji, ":(", "w/o".
  bool read_sign(std::size_t end) {
    const auto found = tables_.signs.find(text_of(here_, end));
    if (found == tables_.signs.end()) return false;
    const Sign& sign = found->second;
    const std::size_t begin = std::exchange(here_, end);
    if (sign.kind == SignKind::kWord) {
      push(sign.says, source_of(begin, end), TokenKind::kPlain);
      return true;
    }
    const bool repeated = last_sign_ == &sign && last_sign_end_ == begin;
    last_sign_ = &sign;
    last_sign_end_ = end;
    note(Break::kSentence);
    if (sign.says.empty() || repeated) return true;
    push(sign.says, source_of(begin, end),
         sign.kind == SignKind::kAside ? TokenKind::kAside : TokenKind::kPlain);
    note(Break::kSentence);
    return true;
  }

  void read_one() {
    const char32_t c = at(here_);
    if (is_digit(c)) return read_number();
    if (is_dense(c)) return read_dense();
    if (is_letter(c)) return read_word();
    if (c == U'\'') return read_apostrophe();
    if (c == U'-' || c == kLongDash) return read_dash();
    if (c == U'.') return read_dots();
    if (c >= 0x80 && read_sign(here_ + 1)) return;
    read_symbol();
  }

  // --- words ---

  void read_word() {
    if (!read_initials()) read_letters();
  }

  void read_letters() {
    const std::size_t begin = here_;
    std::string typed;
    while (const std::size_t next = after_next(here_, begin)) {
      append_utf8(typed, at(next - 1));
      here_ = next;
    }
    std::string text = squeezed(typed);
    const bool stretched = text.size() < typed.size();
    push(std::move(text), source_of(begin, here_), TokenKind::kWord);
    tokens_.back().stretched = stretched;
    read_abbreviation_dot();
  }

  /// One past the next character of the word that began at `begin`, or 0 when the word ends at `index`. Stars
  /// inside a word hide letters ("su*cide"): they are skipped, and the speller sees the rest.
  std::size_t after_next(std::size_t index, std::size_t begin) const {
    if (in_word(index)) return index + 1;
    const char32_t c = at(index);
    if (c != U'\'' && (c != U'*' || index == begin)) return 0;
    std::size_t letter = index;
    while (at(letter) == c) ++letter;
    if (!is_letter(at(letter)) || is_dense(at(letter))) return 0;
    const bool stays = c == U'\'' && is_ascii_letter(at(letter));
    return stays ? letter : letter + 1;
  }

  // "e.g.", "a.m", "K.M.S.": single letters with dots between them are one word. "me or u.i think" is not.
  bool read_initials() {
    std::size_t end = here_;
    std::size_t letters = 0;
    std::string text;
    for (; letters < kMostInitials && is_ascii_letter(at(end)) && at(end + 1) == U'.'; end += 2, ++letters) {
      append_utf8(text, at(end));
    }
    if (letters == 0) return false;
    const bool dotted = !in_word(end);
    if (!dotted) {
      if (!is_ascii_letter(at(end)) || is_alnum(at(end + 1)) || at(end + 1) == U'\'') return false;
      append_utf8(text, at(end++));
      ++letters;
    }
    const bool sure = letters > 2 || (letters == 2 && (dotted || tables_.initials.contains(text)));
    if (!sure) return false;
    const std::size_t begin = std::exchange(here_, end);
    push(squeezed(text), source_of(begin, end), TokenKind::kWord);
    if (dotted) note(Break::kClause);
    return true;
  }

  void read_abbreviation_dot() {
    if (at(here_) != U'.' || !ends_chunk(here_ + 1)) return;
    if (!tables_.abbreviations.contains(tokens_.back().text)) return;
    ++here_;
    note(Break::kClause);
  }

  // An apostrophe in front belongs to the word only where the tables say so: 'cause, 'em. Otherwise it is a
  // quote.
  void read_apostrophe() {
    std::size_t end = here_ + 1;
    while (is_letter(at(end)) && end - here_ < kLongestClipped) ++end;
    const bool clipped = !is_alnum(before(here_)) && !is_alnum(at(end)) && at(end) != U'\'' &&
                         tables_.rewrites.contains(text_of(here_, end));
    if (clipped) return read_letters();
    ++here_;
    note(Break::kNone);
  }

  void read_dense() {
    const std::size_t begin = here_;
    std::u32string run;
    for (; is_dense(at(here_)); ++here_) run += at(here_);
    std::size_t word = 0;
    for (const std::size_t end : dense_.word_ends(run)) {
      push(text_of(begin + word, begin + end), source_of(begin + word, begin + end), TokenKind::kPlain);
      word = end;
    }
  }

  // --- numbers ---

  // "7/10", "6.5", "10:30" and "1,000" are one word. Letters stuck to a number are a word of their own when
  // they are a unit ("4hrs") or the number cannot be a part of a word ("6.5ish"), but not in "30th" and
  // "2moro".
  void read_number() {
    const std::size_t begin = here_;
    std::string text = read_figures();
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    std::size_t end = here_;
    while (in_word(end)) ++end;
    if (const std::string suffix = text_of(here_, end); plain && !tables_.units.contains(suffix)) {
      text += suffix;
      here_ = end;
    }
    push(std::move(text), source_of(begin, here_), TokenKind::kNumber);
  }

  std::string read_figures() {
    std::string text;
    if (at(here_) == U'.') text += '0';
    read_digits(text);
    if (text.size() <= 3) {
      for (; has_thousands(); read_digits(text)) ++here_;
    }
    while (const std::size_t next = figure_after_mark()) {
      const char32_t mark = at(here_);
      text += mark == U'.' || mark == U':' ? static_cast<char>(mark) : '/';
      here_ = next;
      read_digits(text);
    }
    return text;
  }

  void read_digits(std::string& text) {
    for (; is_digit(at(here_)); ++here_) append_utf8(text, at(here_));
  }

  bool has_thousands() const {
    return at(here_) == U',' && is_digit(at(here_ + 1)) && is_digit(at(here_ + 2)) &&
           is_digit(at(here_ + 3)) && !is_digit(at(here_ + 4));
  }

  /// Where the number goes on after a point, a colon or a stroke; 0 when it does not.
  std::size_t figure_after_mark() const {
    std::size_t next = here_;
    if (at(next) == U'.' || at(next) == U':') {
      ++next;
    } else {
      while (at(next) == U' ' && next < glyphs_.size()) ++next;
      if (at(next++) != U'/') return 0;
      while (at(next) == U' ' && next < glyphs_.size()) ++next;
    }
    return is_digit(at(next)) ? next : 0;
  }

  // --- punctuation ---

  // A hyphen inside a word parts it, before a number it is a minus, between spaces it ends a clause.
  void read_dash() {
    const std::size_t begin = here_;
    while (at(here_) == U'-' || at(here_) == kLongDash) ++here_;
    const bool single = here_ - begin == 1;
    const bool hyphen = single && at(begin) == U'-';
    const char32_t last = before(begin);
    if (hyphen && is_digit(at(here_)) && !is_alnum(last) && last != U')') {
      return push(std::string(tables_.minus), source_of(begin, here_), TokenKind::kPlain);
    }
    const bool inside = hyphen && is_alnum(last) && is_alnum(at(here_));
    if (!inside) gap_.strength = std::max(gap_.strength, Break::kClause);
    gap_.dashes += single ? 1 : 2;
    gap_.dash = source_of(begin, here_);
  }

  // Dots in a row are a pause within the sentence: "I can't feel it... when I wipe".
  void read_dots() {
    const std::size_t begin = here_;
    if (is_digit(at(begin + 1)) && is_space(before(begin))) return read_number();
    while (at(here_) == U'.') ++here_;
    note(here_ - begin == 1 ? Break::kSentence : Break::kClause);
  }

  void read_symbol() {
    const std::size_t begin = here_++;
    const auto found = tables_.symbols.find(text_of(begin, here_));
    if (found == tables_.symbols.end() || !read_symbol(found->second, begin)) note(break_at(at(begin)));
  }

  bool read_symbol(const Symbol& symbol, std::size_t begin) {
    const char32_t last = before(begin);
    const bool before_number = is_digit(at(here_)) && !is_alnum(last);
    bool says = false;
    switch (symbol.place) {
      case SymbolPlace::kBeforeNumber: says = before_number; break;
      case SymbolPlace::kAfterNumber: says = after_number(); break;
      case SymbolPlace::kBetween:
        says = (is_alnum(last) && is_alnum(at(here_))) || (is_space(last) && is_space(at(here_)));
        break;
      case SymbolPlace::kMoney:
        if (before_number) return read_money(symbol, begin);
        says = after_number();
        break;
    }
    if (says) push(symbol.says, source_of(begin, here_), TokenKind::kPlain);
    return says;
  }

  // "£60" is "60 pounds"; both words come from all of it.
  bool read_money(const Symbol& symbol, std::size_t begin) {
    read_number();
    Token& number = tokens_.back();
    number.source.begin = glyphs_[begin].source.begin;
    push(symbol.says, number.source, TokenKind::kPlain);
    return true;
  }

  const std::vector<Glyph>& glyphs_;
  const LanguageTables& tables_;
  const DenseScript& dense_;
  std::size_t here_ = 0;
  Gap gap_;
  const Sign* last_sign_ = nullptr;  // to say "👍👍👍" once
  std::size_t last_sign_end_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::string squeezed(std::string_view word) {
  if (word.size() > 2 && word.find_first_not_of(word[0]) == std::string_view::npos) {
    return std::string(word.substr(0, 3));
  }
  std::string text;
  for (const char c : word) {
    const std::size_t size = text.size();
    const bool third = size > 1 && text[size - 1] == c && text[size - 2] == c;
    if (!(third && c >= 'a' && c <= 'z')) text += c;
  }
  return text;
}

std::vector<Token> tokens_of(const std::vector<Glyph>& glyphs, const LanguageTables& tables,
                             const DenseScript& dense) {
  return Tokenizer(glyphs, tables, dense).tokens();
}

}  // namespace unclench
