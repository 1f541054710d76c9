#include "check/prose.h"

#include "catch.h"

using namespace unclench;

TEST_CASE("prose is Markdown without its marks", "[check]") {
  auto [markdown, plain] = GENERATE(table<std::string, std::string>({
      {"Send *done* when **you** have finished.", "Send done when you have finished."},
      {"See [NHS back pain](https://nhs.uk/back) first.", "See NHS back pain first."},
      {"- one\n- two", "one\ntwo"},
      {"1. one\n2. two", "one\ntwo"},
      {"## Rest\nA walk", "Rest\nA walk"},
      {"It\u2019s \u201call in your head\u201d", "It's \"all in your head\""},
      {"Call {region.emergency}.", "Call {region.emergency}."},
      {"from 0 - 10", "from 0 - 10"},
      {"", ""},
      {"[half a link", "[half a link"},
  }));
  CHECK(without_markdown(markdown) == plain);
}

TEST_CASE("a sentence ends where a reader would pause for breath", "[check]") {
  auto [prose, sentences] = GENERATE(table<std::string, std::vector<std::string>>({
      {"One. Two! Three?", {"One.", "Two!", "Three?"}},
      {"First line\nsecond line", {"First line", "second line"}},
      {"It took 6.5 hours, e.g. at night.", {"It took 6.5 hours, e.g. at night."}},
      {"\"Is it bad?\" Not always.", {"\"Is it bad?\"", "Not always."}},
      {"Really?! Yes...", {"Really?!", "Yes..."}},
      {"Dr. Sarno said so.", {"Dr. Sarno said so."}},
      {"At 9 p.m. it hurts", {"At 9 p.m. it hurts"}},
      {"", {}},
      {" \n ", {}},
  }));
  CAPTURE(prose);
  CHECK(sentences_of(prose) == sentences);
}
