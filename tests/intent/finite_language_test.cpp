#include <algorithm>

#include "catch.h"
#include "intent/finite_language.h"

using namespace unclench;

TEST_CASE("a pattern of literals, brackets and question marks is written out", "[intent]") {
  auto [pattern, expected] = GENERATE(table<std::string, std::vector<std::string>>({
      {"back", {"back"}},
      {"(?:a|b)c", {"ac", "bc"}},
      {"(my )?backs?", {"my backs", "my back", "backs", "back"}},
      {"worr\\w* about", {"worr* about"}},
      {"a|b c", {"a", "b c"}},
      {"too (\\w+ )?(\\w+ )?many", {"too many", "too + many", "too + + many"}},
      {"10[0-2]|3[89]", {"100", "101", "102", "38", "39"}},
  }));
  CAPTURE(pattern);
  auto texts = finite_language(pattern, 100);
  REQUIRE(texts);
  std::sort(texts->begin(), texts->end());
  std::sort(expected.begin(), expected.end());
  CHECK(*texts == expected);
}

TEST_CASE("what is not finite, or too large, is left to the expression", "[intent]") {
  const auto* pattern = GENERATE("a+", "\\d+", "[^ ]", "[ab", "[ab]+", "[a ]", "x\\w+", "\\w+x", "\\w+?", "a.b", "(?P<n>a)", "x{2}", "\\w*x", "(a", "a)");
  CAPTURE(pattern);
  CHECK_FALSE(finite_language(pattern, 100));
  CHECK_FALSE(finite_language("(a|b)(a|b)(a|b)(a|b)", 10));
}

TEST_CASE("the beginnings of what is not finite are as long as their number allows", "[intent]") {
  auto [pattern, most, expected] = GENERATE(table<std::string, std::size_t, std::vector<std::string>>({
      {"took (\\w+ )?\\d+ (pills|tabs)", 100, {"took +", "took 0*", "took 1*", "took 2*", "took 3*", "took 4*", "took 5*", "took 6*", "took 7*", "took 8*", "took 9*"}},
      {"took (\\w+ )?\\d+ (pills|tabs)", 10, {"took"}},
      {"(a|b) (c|d)+", 100, {"a c*", "a d*", "b c*", "b d*"}},
      {"(oh |no )*what", 100, {"no", "oh", "what"}},
      {"back[^ ]*", 100, {"back", "back*"}},
      {"(my|a) (?P<who>mum|dad) .", 100, {"a dad", "a mum", "my dad", "my mum"}},
      {"x{2,3} y", 100, {"x*"}},
  }));
  CAPTURE(pattern, most);
  const auto texts = beginnings(pattern, most);
  REQUIRE(texts);
  CHECK(*texts == expected);
}

TEST_CASE("what may begin with any word has no beginnings", "[intent]") {
  const auto* pattern = GENERATE("[^ ]*x", "\\w+ ", ".", "(a|\\w*b)", "(a", "\\bx");
  CAPTURE(pattern);
  CHECK_FALSE(beginnings(pattern, 100));
}
