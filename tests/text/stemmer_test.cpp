#include "text/stemmer.h"

#include "catch.h"

using namespace unclench;

TEST_CASE("forms of a word share a stem", "[text]") {
  Stemmer stemmer;
  auto [word, stem] = GENERATE(table<std::string, std::string>({{"breathing", "breath"},
                                                                {"breathe", "breath"},
                                                                {"exercises", "exercis"},
                                                                {"worried", "worri"},
                                                                {"worry", "worri"},
                                                                {"back", "back"},
                                                                {"", ""},
                                                                {"背", "背"}}));
  CAPTURE(word);
  CHECK(stemmer.stem(word) == stem);
}
