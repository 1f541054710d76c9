#include "catch.h"
#include "intent/marks.h"
#include "support/texts.h"

using namespace unclench;

namespace {

/// Compiles one pattern and says whether it fits a message.
bool fits(const PatternSource& pattern, const std::string& message) {
  Problems problems;
  const Vocabulary vocabulary = Vocabulary::build(
      {{"stress", {{"stress(ed|ful)?", "under pressure", "{worry}"}, "v.json", "/a/stress"}},
       {"worry", {{"worr(y|ied)", "anxious"}, "v.json", "/a/worry"}},
       {"back", {{"back", "spine"}, "v.json", "/a/back"}},
       {"filler", {{"please", "hey", "ok", "can you"}, "v.json", "/a/filler"}}},
      problems);
  Atoms atoms(vocabulary);
  const Rule rule = atoms.compile(pattern, "t#0", 0, "t.json", problems);
  REQUIRE(problems.empty());
  std::string failure;
  const auto scanner = Scanner::build(atoms, failure);
  REQUIRE(failure.empty());
  const NormalText text = plain_text(message);
  return !matches_of(rule, scanner->scan(text), atoms).empty();
}

PatternSource row(const std::string& text) { return {{text}, {}, {}, "/patterns/0", true}; }

Problems problems_of(const std::string& text) {
  Problems problems;
  const Vocabulary vocabulary = Vocabulary::build({{"stress", {{"stress"}, "v.json", "/a"}}}, problems);
  Atoms atoms(vocabulary);
  atoms.compile(row(text), "t#0", 0, "intents/en/t.json", problems);
  return problems;
}

}  // namespace

TEST_CASE("a pattern in a string is a row of pieces in order, of whole words", "[intent]") {
  auto [pattern, message, expected] = GENERATE(table<std::string, std::string, bool>({
      {"{stress} .*{back}", "stress goes to my back", true},
      {"{stress} .*{back}", "my back gives me stress", false},
      {"{stress}", "distress", false},
      {"{stress}", "stressful", true},
      {"{stress}", "under pressure lately", true},
      {"{stress}", "i am worried", true},  // a concept of a concept
      {"(my )?(bad|sore) {back}", "this is my sore spine", true},
      {"(my )?(bad|sore) {back}", "my spine", false},
      {"worr\\w* about", "worrying about it", true},
      {"worr\\w* about", "worn out about it", false},
      {"(10|ten) \\d+", "from ten 15", true},
      {"^stop$", "stop", true},
      {"^stop$", "please stop", true},
      {"^stop$", "hey can you stop please", true},
      {"^stop$", "stop smoking", false},
      {"^{stress}", "ok stress is back", true},
      {"^{stress}", "my stress", false},
      {"{back}$", "it is my back please", true},
      {"{back}$", "back to work", false},
  }));
  CAPTURE(pattern, message);
  CHECK(fits(row(pattern), message) == expected);
}

TEST_CASE("a row does not reach over the end of a sentence, an order-free pattern does", "[intent]") {
  CHECK_FALSE(fits(row("{stress} .*{back}"), "so much stress. my back is fine"));
  CHECK(fits({{"{stress}", "{back}"}, {}, {}, "/patterns/0", false}, "my back is bad. so much stress"));
}

TEST_CASE("all, any and none are free of order", "[intent]") {
  const PatternSource pattern{{"{stress}", "{back}"}, {"cause", "link"}, {"reduce"}, "/patterns/0", false};
  auto [message, expected] = GENERATE(table<std::string, bool>({
      {"can my back be linked to stress", false},  // "linked" is another word than "link"
      {"is there a link of back and stress", true},
      {"stress is a cause of back trouble", true},
      {"stress and back", false},
      {"a cause to reduce stress for my back", false},
  }));
  CAPTURE(message);
  CHECK(fits(pattern, message) == expected);
}

TEST_CASE("two parts of a pattern never rest on the same words", "[intent]") {
  const PatternSource pattern{{"{stress}", "{worry}"}, {}, {}, "/patterns/0", false};
  CHECK_FALSE(fits(pattern, "i am worried"));
  CHECK(fits(pattern, "worried and stressed"));
}

TEST_CASE("a wrong pattern is a problem that names the place and what would be right", "[intent]") {
  auto [pattern, what] = GENERATE(table<std::string, std::string>({
      {"{stres} .*back", "no concept {stres}"},
      {"(a|b .*c) d", "inside brackets"},
      {"(unclosed", "is not a pattern"},
      {"(my )?", "matches everything"},
      {"", "an empty pattern"},
  }));
  CAPTURE(pattern);
  const Problems problems = problems_of(pattern);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().file == "intents/en/t.json");
  CHECK(problems.front().pointer == "/patterns/0");
  CHECK_THAT(problems.front().what, contains_text(what));
}

TEST_CASE("a concept that includes itself is a problem, not a loop", "[intent]") {
  Problems problems;
  Vocabulary::build({{"a", {{"{b}"}, "v.json", "/s/a"}}, {"b", {{"x", "{a}"}, "v.json", "/s/b"}}}, problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems.front().what, contains_text("includes itself"));
}
