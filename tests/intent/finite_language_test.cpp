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
  }));
  CAPTURE(pattern);
  auto texts = finite_language(pattern, 100);
  REQUIRE(texts);
  std::sort(texts->begin(), texts->end());
  std::sort(expected.begin(), expected.end());
  CHECK(*texts == expected);
}

TEST_CASE("what is not finite, or too large, is left to the expression", "[intent]") {
  const auto* pattern = GENERATE("a+", "\\d", "[ab]", "a.b", "(?P<n>a)", "x{2}", "\\w*x", "(a", "a)");
  CAPTURE(pattern);
  CHECK_FALSE(finite_language(pattern, 100));
  CHECK_FALSE(finite_language("(a|b)(a|b)(a|b)(a|b)", 10));
}
