#include "text/normal_text.h"

#include "catch.h"

#include "text/text_rules.h"

using namespace unclench;

namespace {

// "can" and "not" share their source, and the curly apostrophe has three bytes.
NormalText example() { return TextRules::english().normalise("I can’t, mum"); }

}  // namespace

TEST_CASE("a word is found by any byte of it, or by the space before it", "[text]") {
  const NormalText text = example();
  REQUIRE(text.text == "i can not mum");
  auto [offset, word] = GENERATE(table<std::uint32_t, std::size_t>(
      {{0, 0}, {1, 1}, {2, 1}, {4, 1}, {5, 2}, {6, 2}, {9, 3}, {10, 3}, {12, 3}, {13, 4}, {99, 4}}));
  CAPTURE(offset);
  CHECK(text.word_at(offset) == word);
}

TEST_CASE("a span of normal text leads back to what was typed", "[text]") {
  const NormalText text = example();
  auto [begin, end, source] = GENERATE(table<std::uint32_t, std::uint32_t, std::string>(
      {{0, 1, "I"}, {2, 5, "can’t"}, {6, 9, "can’t"}, {0, 13, "I can’t, mum"}, {7, 11, "can’t, mum"},
       {5, 6, ""}, {13, 13, ""}, {20, 30, ""}}));
  CAPTURE(begin, end);
  CHECK(text.source_of({begin, end}) == source);
}

TEST_CASE("nothing is found in an empty text", "[text]") {
  const NormalText text;
  CHECK(text.empty());
  CHECK(text.word_at(0) == 0);
  CHECK(text.source_of({0, 1}).empty());
}

TEST_CASE("spans overlap when they share a byte", "[text]") {
  CHECK(Span{0, 3}.overlaps({2, 4}));
  CHECK_FALSE(Span{0, 3}.overlaps({3, 4}));
}
