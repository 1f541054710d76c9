#include "text/dense_script.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstdint>

namespace unclench {

// An iterator keeps its place, so each use works on its own copy of this one. Null when ICU has no data for
// it; then a run is one word.
struct DenseScript::Breaker {
  std::unique_ptr<icu::BreakIterator> pattern;
};

DenseScript::DenseScript() {
  UErrorCode status = U_ZERO_ERROR;
  Breaker breaker;
  breaker.pattern.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) breaker.pattern.reset();
  breaker_ = std::make_unique<const Breaker>(std::move(breaker));
}

DenseScript::DenseScript(DenseScript&&) noexcept = default;
DenseScript& DenseScript::operator=(DenseScript&&) noexcept = default;
DenseScript::~DenseScript() = default;

std::vector<std::size_t> DenseScript::word_ends(const std::u32string& run) const {
  std::vector<std::size_t> ends;
  if (breaker_->pattern != nullptr) {
    icu::UnicodeString text;
    for (const char32_t letter : run) text.append(static_cast<UChar32>(letter));
    const std::unique_ptr<icu::BreakIterator> words(breaker_->pattern->clone());
    words->setText(text);
    std::size_t letters = 0;
    for (auto begin = words->first(), end = words->next(); end != icu::BreakIterator::DONE;
         begin = end, end = words->next()) {
      letters += static_cast<std::size_t>(text.countChar32(begin, end - begin));
      ends.push_back(letters);
    }
  }
  if (ends.empty() || ends.back() != run.size()) ends.push_back(run.size());
  return ends;
}

namespace {

bool is_letter_or_mark(UChar32 letter) {
  const auto type = u_charType(letter);
  return u_isalpha(letter) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

}  // namespace

bool is_dense(char32_t letter) {
  if (letter < 0x0E00) return false;
  constexpr char32_t kLongVowel = 0x30FC;  // common to both Japanese scripts, so it has none of its own
  if (letter == kLongVowel) return true;
  const auto code_point = static_cast<UChar32>(letter);
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(code_point, &status)) {
    case USCRIPT_HAN: case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: case USCRIPT_THAI: case USCRIPT_LAO:
    case USCRIPT_KHMER: case USCRIPT_MYANMAR:
      return is_letter_or_mark(code_point);
    default:
      return false;
  }
}

}  // namespace unclench
