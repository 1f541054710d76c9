#include "text/fold.h"

#include "catch.h"

#include <random>
#include <string>
#include <vector>

using namespace unclench;

namespace {

const Folding& folding() {
  static const Folding folding;
  return folding;
}

std::string folded(std::string_view typed) {
  std::string text;
  for (const Glyph& glyph : folding().fold(typed)) append_utf8(text, glyph.letter);
  return text;
}

std::string random_text(std::mt19937& dice, char32_t last_letter) {
  std::uniform_int_distribution<std::size_t> length(0, 80);
  std::uniform_int_distribution<std::uint32_t> letter(0, last_letter);
  std::string text;
  for (std::size_t left = length(dice); left > 0; --left) {
    char32_t one = letter(dice);
    while (one >= 0xD800 && one <= 0xDFFF) one = letter(dice);
    append_utf8(text, one);
  }
  return text;
}

}  // namespace

TEST_CASE("different ways of typing the same look the same", "[text][fold]") {
  auto [typed, plain] = GENERATE(table<std::string, std::string>({
      {"HELLO", "hello"},
      {"Ｈｅｌｌｏ　７", "hello 7"},               // full width
      {"ﬁne", "fine"},                             // ligature
      {"can’t can‘t can´t can`t canʼt can′t", "can't can't can't can't can't can't"},
      {"6–7 6‐7 6−7 6‑7", "6-7 6-7 6-7 6-7"},
      {"so — no ― never", "so — no — never"},
      {"wait…", "wait..."},
      {"cafe\u0301 café CAFÉ naïve", "cafe cafe cafe naive"},
      {"Straße Łódź smørrebrød œuvre ılık İzmir", "strasse lodz smorrebrod oeuvre ilik izmir"},
      {"٣ ३ ๓ 7️⃣ ②", "3 3 3 7 2"},
      {"½ 6½ 7¼", "1/2 6.5 7.25"},
      {"39ºC", "39°c"},
      {"Voltaren® Gel™", "voltaren gel"},
  }));
  CHECK(folded(typed) == plain);
}

TEST_CASE("what cannot be seen is dropped", "[text][fold]") {
  auto [typed, plain] = GENERATE(table<std::string, std::string>({
      {"p\u200Bain", "pain"},              // zero-width space
      {"p\u200Dai\u200Cn\u2060", "pain"},  // joiners
      {"\uFEFFpain", "pain"},              // byte order mark
      {"pa\u00ADin", "pain"},              // soft hyphen
      {"❤\uFE0F", "❤"},                    // variation selector
      {"p\u0336\u0322\u031Ba\u0334\u0337i\u0338n\u0489", "pain"},
      {"7\u0336", "7"},
  }));
  CHECK(folded(typed) == plain);
}

TEST_CASE("other scripts keep their marks, but not a heap of them", "[text][fold]") {
  auto [typed, plain] = GENERATE(table<std::string, std::string>({
      {"Мой", "мой"},
      {"दर्द", "दर्द"},
      {"เจ็บหลัง", "เจ็บหลัง"},
      {"ΠΌΝΟΣ", "πόνοσ"},
      {"한국어", "한국어"},
      {"ש\u05B8\u05C1\u05BC\u0591\u0596\u0598", "ש\u05B8\u05BC\u05C1\u0591"},
  }));
  CHECK(folded(typed) == plain);
}

TEST_CASE("every glyph knows the bytes of its character", "[text][fold]") {
  const std::string typed = "a’ﬁé";
  const std::vector<Glyph> expected = {
      {U'a', {0, 1}}, {U'\'', {1, 4}}, {U'f', {4, 7}}, {U'i', {4, 7}}, {U'e', {7, 9}}};
  CHECK(folding().fold(typed) == expected);
}

TEST_CASE("an accent typed after its letter belongs to the same bytes", "[text][fold]") {
  const std::vector<Glyph> expected = {{U'e', {0, 3}}, {U's', {3, 4}}};
  CHECK(folding().fold("e\u0301s") == expected);
}

TEST_CASE("the short cut for ASCII gives what ICU gives", "[text][fold]") {
  std::mt19937 dice(20261121);
  const char32_t last_letter = GENERATE(U'\x7F', U'\u00FF', U'\u2FFF', U'\U0001FFFF');
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(dice, last_letter);
    CAPTURE(text);
    REQUIRE(folding().fold(text) == folding().fold_without_short_cut(text));
  }
}

TEST_CASE("bytes that are not UTF-8 are replaced", "[text][fold]") {
  auto [bytes, valid] = GENERATE(table<std::string, std::string>({
      {"can\x92t", "can\uFFFDt"},              // Windows-1252
      {"\xC3", "\uFFFD"},                      // cut off
      {"\xE2\x80", "\uFFFD"},
      {"\xC0\x80", "\uFFFD\uFFFD"},            // overlong
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},  // surrogate
      {"\xF5ok", "\uFFFDok"},
      {"naïve 😭", "naïve 😭"},
      {"", ""},
  }));
  CHECK(valid_utf8(bytes, 100) == valid);
}

TEST_CASE("only so many code points are kept, and none is cut", "[text][fold]") {
  auto [text, most, kept] = GENERATE(table<std::string, std::size_t, std::string>(
      {{"abcdef", 3, "abc"}, {"äöü", 2, "äö"}, {"😭😭😭", 2, "😭😭"}, {"a😭", 5, "a😭"},
       {"\xFF\xFF\xFF", 2, "\uFFFD\uFFFD"}}));
  CHECK(valid_utf8(text, most) == kept);
}
