#include "dialog/plain_words.h"

#include "catch.h"

using namespace unclench;

TEST_CASE("authored words become what people's words become", "[answer]") {
  using Words = std::vector<std::string>;
  auto [authored, plain] = GENERATE(table<std::string, Words>({
      {"Nearly always", {"nearly", "always"}},
      {"Don't know / not sure", {"do", "not", "know", "not", "sure"}},
      {"I can\xE2\x80\x99t say", {"i", "can", "not", "say"}},
      {"It's my partner's job", {"it", "is", "my", "partner", "job"}},
      {"30-60 minutes", {"30", "to", "60", "minutes"}}, {"30\xE2\x80\x93" "60", {"30", "to", "60"}},
      {"Friends & family", {"friends", "and", "family"}}, {"leg_pain (left)", {"leg", "pain", "left"}},
      {"7/10, 6.5", {"7/10", "6.5"}}, {"Caf\xC3\xA9", {"caf\xC3\xA9"}}, {"?!", {}}, {"", {}}}));
  CAPTURE(authored);
  CHECK(plain_words(authored) == plain);
}

TEST_CASE("words are alike in another form or by their first letters", "[answer]") {
  auto [typed, authored, same] = GENERATE(table<std::string, std::string, bool>({
      {"often", "often", true}, {"worrying", "worry", true}, {"near", "nearly", true}, {"days", "day", false},
      {"minute", "minutes", true}, {"shorter", "short", true}, {"longest", "long", true},
      {"som", "some", false}, {"some", "sometimes", true}, {"sometimes", "some", false},
      {"rest", "stress", false}, {"", "", true}, {"a", "an", false}, {"legs", "leg", false},
      {"tingly", "tingling", false}}));
  CAPTURE(typed, authored);
  CHECK(alike(typed, authored) == same);
}
