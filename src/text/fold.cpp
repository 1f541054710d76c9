#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace unclench {
namespace {

constexpr char32_t kLongDash = 0x2014;

// A stack of marks on one letter is decoration ("zalgo"). Scripts that need marks need at most this many.
constexpr int kMostMarks = 4;

bool is_ascii(char32_t letter) { return letter < 0x80; }

char32_t fold_ascii(char32_t letter) {
  if (letter >= 'A' && letter <= 'Z') return letter + ('a' - 'A');
  return letter == '`' ? U'\'' : letter;
}

bool is_mark(char32_t letter) {
  const auto type = u_charType(static_cast<UChar32>(letter));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

bool is_latin(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(letter), &status) == USCRIPT_LATIN;
}

bool is_letter(char32_t letter) { return u_isalpha(static_cast<UChar32>(letter)) != 0; }

std::uint32_t utf8_length(char32_t letter) {
  return letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
}

/// What must be settled before NFKC, which would make a space and an accent of the acute accent that people
/// use as an apostrophe. 0: nothing to settle.
char32_t unified(char32_t letter) {
  switch (letter) {
    case 0x00B4: case 0x02B9: case 0x02BB: case 0x02BC: case 0x2018: case 0x2019: case 0x201A: case 0x201B:
    case 0x2032: case 0xFFFD:
      return U'\'';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
      return U'-';
    case 0x2015: case 0x2E3A: case 0x2E3B:
      return kLongDash;
    case 0x2028: case 0x2029: case 0x0085:
      return U'\n';
    case 0x00BA:
      return 0x00B0;  // the ordinal sign stands next to the degree sign on many keyboards
    default:
      return 0;
  }
}

/// Signs that stick to a word and would add letters to it under NFKC.
bool is_ornament(char32_t letter) {
  return letter == 0x2122 || letter == 0x2120 || letter == 0x00AE || letter == 0x00A9;
}

/// A fraction after a digit: U"6½" is 6.5, not the 61/2 of NFKC.
std::u32string_view decimals(char32_t letter) {
  switch (letter) {
    case 0x00BC: return U".25";
    case 0x00BD: return U".5";
    case 0x00BE: return U".75";
    default: return {};
  }
}

/// Latin letters that Unicode does not take apart.
std::u32string_view plain_latin(char32_t letter) {
  switch (letter) {
    case 0x00E6: return U"ae";
    case 0x00F0: case 0x0111: return U"d";
    case 0x00F8: return U"o";
    case 0x00FE: return U"th";
    case 0x0127: return U"h";
    case 0x0131: return U"i";
    case 0x0142: return U"l";
    case 0x0153: return U"oe";
    case 0x0167: return U"t";
    default: return {};
  }
}

class Folder {
 public:
  Folder(std::string_view text, const icu::Normalizer2& nfkc_case_fold, const icu::Normalizer2& nfd)
      : text_(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})),
        nfkc_case_fold_(nfkc_case_fold),
        nfd_(nfd) {
    glyphs_.reserve(text.size());
  }

  std::vector<Glyph> folded(bool short_cut) && {
    while (at_ < text_.length()) {
      const char32_t letter = here(at_);
      if (short_cut && is_ascii(letter) && (at_ + 1 == text_.length() || is_ascii(here(at_ + 1)))) {
        take_source(at_ + 1);
        push(fold_ascii(letter));
      } else {
        fold_segment();
      }
    }
    return std::move(glyphs_);
  }

 private:
  char32_t here(std::int32_t index) const { return static_cast<char32_t>(text_.char32At(index)); }

  /// The bytes from where we are to UTF-16 index `end` become the source of what is pushed next.
  void take_source(std::int32_t end) {
    source_.begin = source_.end;
    for (; at_ < end; at_ = text_.moveIndex32(at_, 1)) source_.end += utf8_length(here(at_));
  }

  void push(char32_t letter) { glyphs_.push_back({letter, source_}); }
  void push(std::u32string_view letters) {
    for (const char32_t letter : letters) push(letter);
  }

  bool after_digit() const {
    return !glyphs_.empty() && glyphs_.back().letter >= U'0' && glyphs_.back().letter <= U'9';
  }

  // A segment is a character with all that may combine with it. Normalising segment by segment gives the same
  // as normalising the whole, and says which bytes made what.
  void fold_segment() {
    const char32_t first = here(at_);
    const std::int32_t begin = at_;
    const std::int32_t after_first = text_.moveIndex32(begin, 1);
    if (const char32_t settled = unified(first); settled != 0) {
      take_source(after_first);
      marks_left_ = 0;
      return push(settled);
    }
    if (is_ornament(first)) return take_source(after_first);
    if (const auto fraction = decimals(first); !fraction.empty() && after_digit()) {
      take_source(after_first);
      marks_left_ = 0;
      return push(fraction);
    }

    std::int32_t end = after_first;
    while (end < text_.length() && unified(here(end)) == 0 &&
           !nfkc_case_fold_.hasBoundaryBefore(text_.char32At(end))) {
      end = text_.moveIndex32(end, 1);
    }
    take_source(end);
    UErrorCode status = U_ZERO_ERROR;
    push_normal(nfkc_case_fold_.normalize(text_.tempSubStringBetween(begin, end), status));
  }

  // A mark may stand in a segment of its own (Thai vowels do), so what it belongs to is remembered across
  // segments.
  void push_normal(const icu::UnicodeString& segment) {
    for (std::int32_t i = 0; i < segment.length(); i = segment.moveIndex32(i, 1)) {
      const auto letter = static_cast<char32_t>(segment.char32At(i));
      if (is_mark(letter)) {
        if (marks_left_ > 0) push(letter);
        --marks_left_;
        continue;
      }
      if (u_charType(static_cast<UChar32>(letter)) == U_COMBINING_SPACING_MARK) {  // a vowel sign: its letter may carry more
        push(letter);
        continue;
      }
      const bool needs_marks = !is_ascii(letter) && is_letter(letter) && !is_latin(letter);
      marks_left_ = needs_marks ? kMostMarks : 0;
      push_letter(letter);
    }
  }

  void push_letter(char32_t letter) {
    const auto code_point = static_cast<UChar32>(letter);
    constexpr char32_t kFractionStroke = 0x2044;
    if (is_ascii(letter)) {
      push(fold_ascii(letter));
    } else if (letter == kFractionStroke) {
      push(U'/');
    } else if (const auto digit = u_charDigitValue(code_point); digit >= 0) {
      push(U'0' + static_cast<char32_t>(digit));
    } else if (const auto plain = plain_latin(letter); !plain.empty()) {
      push(plain);
    } else if (icu::UnicodeString parts;
               is_latin(letter) && nfd_.getDecomposition(code_point, parts)) {
      push_plain_parts(parts);
    } else {
      push(letter);
    }
  }

  void push_plain_parts(const icu::UnicodeString& parts) {
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      const auto part = static_cast<char32_t>(parts.char32At(i));
      if (is_mark(part)) continue;
      const auto plain = plain_latin(part);
      plain.empty() ? push(part) : push(plain);
    }
  }

  icu::UnicodeString text_;
  const icu::Normalizer2& nfkc_case_fold_;
  const icu::Normalizer2& nfd_;
  std::int32_t at_ = 0;  // UTF-16 index into text_
  Span source_;
  int marks_left_ = 0;
  std::vector<Glyph> glyphs_;
};

bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<Glyph> fold_all_ascii(std::string_view text) {
  std::vector<Glyph> glyphs;
  glyphs.reserve(text.size());
  std::uint32_t at = 0;
  for (const char c : text) {
    glyphs.push_back({fold_ascii(static_cast<unsigned char>(c)), {at, at + 1}});
    ++at;
  }
  return glyphs;
}

}  // namespace

std::string valid_utf8(std::string_view bytes, std::size_t most) {
  // A code point has at most four bytes: no need to look at more, however long the message is.
  bytes = bytes.substr(0, 4 * most);
  if (all_ascii(bytes)) return std::string(bytes.substr(0, most));
  auto text = icu::UnicodeString::fromUTF8({bytes.data(), static_cast<std::int32_t>(bytes.size())});
  text.truncate(text.moveIndex32(0, static_cast<std::int32_t>(most)));
  std::string valid;
  return text.toUTF8String(valid);
}

// Both belong to ICU and live as long as the program.
struct Folding::Forms {
  const icu::Normalizer2* nfkc_case_fold = nullptr;
  const icu::Normalizer2* nfd = nullptr;
};

Folding::Folding() {
  UErrorCode status = U_ZERO_ERROR;
  forms_ = std::make_unique<const Forms>(
      Forms{icu::Normalizer2::getNFKCCasefoldInstance(status), icu::Normalizer2::getNFDInstance(status)});
  if (U_FAILURE(status)) throw std::runtime_error(std::string("no Unicode data: ") + u_errorName(status));
}

Folding::Folding(Folding&&) noexcept = default;
Folding& Folding::operator=(Folding&&) noexcept = default;
Folding::~Folding() = default;

std::vector<Glyph> Folding::fold(std::string_view text) const {
  if (all_ascii(text)) return fold_all_ascii(text);
  return Folder(text, *forms_->nfkc_case_fold, *forms_->nfd).folded(true);
}

std::vector<Glyph> Folding::fold_without_short_cut(std::string_view text) const {
  return Folder(text, *forms_->nfkc_case_fold, *forms_->nfd).folded(false);
}

void append_utf8(std::string& text, char32_t letter) {
  const auto byte = [&text](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (letter < 0x80) {
    byte(letter);
  } else if (letter < 0x800) {
    byte(0xC0 | (letter >> 6));
    byte(0x80 | (letter & 0x3F));
  } else if (letter < 0x10000) {
    byte(0xE0 | (letter >> 12));
    byte(0x80 | ((letter >> 6) & 0x3F));
    byte(0x80 | (letter & 0x3F));
  } else {
    byte(0xF0 | (letter >> 18));
    byte(0x80 | ((letter >> 12) & 0x3F));
    byte(0x80 | ((letter >> 6) & 0x3F));
    byte(0x80 | (letter & 0x3F));
  }
}

}  // namespace unclench
