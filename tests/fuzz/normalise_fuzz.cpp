// libFuzzer target: whatever bytes come, what becomes of them keeps its promises.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "../text/normal_text_invariants.h"
#include "text/dense_script.h"
#include "text/speller.h"
#include "text/text_rules.h"

namespace {

using namespace unclench;

void require(bool holds, const std::string& what, std::string_view typed) {
  if (holds) return;
  std::fprintf(stderr, "%s: \"%.*s\"\n", what.c_str(), static_cast<int>(typed.size()), typed.data());
  std::abort();
}

bool has_break(const NormalText& text) {
  return std::any_of(text.words.begin(), text.words.end(),
                     [](const Word& word) { return word.before != Break::kNone; });
}

bool is_hard_to_read_again(const Glyph& glyph) { return glyph.letter == U'\'' || is_dense(glyph.letter); }

// Breaks are not written into the text, and a word may be spelt out for what stands beside it ("lets" opens a
// sentence, "5. min"). A heap of apostrophes ("how/'s's") leaves parts that look like other contractions. ICU
// may cut a word of its own dictionary once more when it stands alone. All other text is as it is when it is
// read again.
void check_idempotent(const TextRules& rules, const NormalText& text, const std::vector<Glyph>& glyphs,
                      std::string_view typed) {
  if (std::any_of(glyphs.begin(), glyphs.end(), is_hard_to_read_again)) return;
  if (has_break(text) || text.words.size() < 2) return;
  const NormalText again = rules.normalise(text.text);
  require(again.text == text.text, "not idempotent: \"" + text.text + "\", \"" + again.text + '"', typed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TextRules rules = TextRules::english();
  static const Folding folding;
  static const Speller speller({{"anxiety", 3}, {"back", 9}, {"pain", 9}, {"stress", 5}, {"so", 1}}, nullptr);

  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  const NormalText text = rules.normalise(typed);
  require(broken_invariant(text).empty(), broken_invariant(text), typed);
  const std::vector<Glyph> glyphs = folding.fold(text.original);
  require(glyphs == folding.fold_without_short_cut(text.original), "the short cut differs", typed);
  check_idempotent(rules, text, glyphs, typed);

  const NormalText corrected = speller.correct(text);
  require(broken_invariant(corrected).empty(), "corrected: " + broken_invariant(corrected), typed);
  require(corrected.original == text.original, "correcting changed the original", typed);
  return 0;
}
