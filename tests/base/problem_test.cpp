#include "base/problem.h"

#include "catch.h"

using namespace unclench;

TEST_CASE("a problem is one line that says where, what and what would be right", "[base]") {
  CHECK(to_text({.file = "dialogs/breathing.json",
                 .pointer = "/steps/2/goto",
                 .what = "no step \"confrim\"",
                 .hint = "did you mean \"confirm\"?"}) ==
        "dialogs/breathing.json /steps/2/goto: no step \"confrim\"; did you mean \"confirm\"?");
  CHECK(to_text({.file = "a.json", .pointer = "", .what = "is not JSON", .hint = ""}) ==
        "a.json: is not JSON");
  CHECK(to_text({.file = "", .pointer = "", .what = "no content", .hint = ""}) == "no content");
  CHECK(to_text({.file = "a.json", .pointer = "/x", .what = "two\nlines", .hint = ""}) ==
        "a.json /x: two lines");
}

TEST_CASE("warnings alone do not keep content from being used", "[base]") {
  const Problem warning{.what = "old", .severity = Severity::kWarning};
  const Problem error{.what = "wrong"};
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({warning}));
  CHECK(has_errors({warning, error}));
}

TEST_CASE("the nearest word forgives slips but not other words", "[base]") {
  auto [word, nearest] = GENERATE(table<std::string, std::string>({
      {"confrim", "confirm"},               // swapped
      {"confirmm", "confirm"},              // one more
      {"Confirm", "confirm"},               // case does not count
      {"stres", "stress"},                  // one less
      {"somtime", "sometimes"},             // two less
      {"exercise_breathing", ""},           // too far
      {"breathing_excercize", "breathing_exercise"},  // three off in a long word
      {"breath", "breathing_exercise"},     // the beginning of one
      {"stress_now", "stress_today"},       // a shared beginning
      {"p9", "p1"},
      {"x", ""},
      {"m1", "p1"},
      {"pie", ""},                          // two of three letters differ from every known word
      {"", ""},
  }));
  CAPTURE(word);
  CHECK(nearest_word(word, {"confirm", "stress", "sometimes", "breathing_exercise", "stress_today", "p1",
                            "pea_x"}) == nearest);
}

TEST_CASE("of two near words the nearer one wins, then the first", "[base]") {
  CHECK(nearest_word("cat1", {"cut22", "cat2"}) == "cat2");
  CHECK(nearest_word("p3", {"p1", "p2"}) == "p1");
}

TEST_CASE("a word of any length is compared in bounded time", "[base]") {
  CHECK(nearest_word(std::string(1'000'000, 'a'), {"aaa", std::string(1'000'000, 'b')}).empty());
}

TEST_CASE("did you mean lists what there is when nothing is near", "[base]") {
  CHECK(did_you_mean("confrim", {"confirm", "start"}) == "did you mean \"confirm\"?");
  CHECK(did_you_mean("zzzzzz", {"confirm", "start"}) == "one of: confirm, start");
  CHECK(did_you_mean("zzzzzz", {"a1", "b2", "c3"}, 2) == "one of: a1, b2, ...");
  CHECK(did_you_mean("zzzzzz", {}).empty());
}
