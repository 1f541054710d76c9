#include "catch.h"
#include "support/small_pack.h"

using namespace unclench;

TEST_CASE("the more specific rule wins without anyone setting a priority", "[intent]") {
  const SmallPack pack({{"faq.exercise", {"exercise"}, {"does exercise help", "is it good to move", "should i work out"}},
                        {"faq.exercise_at_night", {"exercise .*(at night|in the evening)"}, {"exercise in the evening", "gym at night ok"}},
                        {"faq.sleep", {"sleep"}, {"how do i sleep better", "can not sleep at night"}}});
  CHECK(pack.best("does exercise help") == "faq.exercise");
  CHECK(pack.best("is exercise late at night fine") == "faq.exercise_at_night");
}

TEST_CASE("similar examples are found without any rule, and the explanation names the nearest", "[intent]") {
  const SmallPack pack({{"technique.breathing", {}, {"help me breathe slowly", "breathing exercise please", "teach me belly breathing", "calm my breath"}},
                        {"faq.diet", {}, {"what should i eat", "foods that help", "is sugar bad for me", "best diet please"}}});
  CHECK(pack.best("could you teach me to breathe calmly") == "technique.breathing");
  CHECK(pack.best("which food should i eat") == "faq.diet");
}

TEST_CASE("training is the same every time", "[intent]") {
  const std::vector<SmallIntent> intents = {{"a", {}, {"one two three", "two three four", "three four five"}},
                                            {"b", {}, {"six seven eight", "seven eight nine", "eight nine ten"}}};
  const SmallPack first(intents);
  const SmallPack second(intents);
  for (const char* message : {"two three", "eight nine", "one ten", "something else"}) {
    const Matches left = first.match(message);
    const Matches right = second.match(message);
    REQUIRE(left.size() == right.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
      CHECK(left[i].intent == right[i].intent);
      CHECK(left[i].score == right[i].score);
    }
  }
}

TEST_CASE("a named group of a winning rule is captured", "[intent]") {
  const SmallPack pack({{"timer", {"(?P<minutes>\\d+) minutes"}, {"ten minutes", "5 minutes"}}, {"other", {}, {"hello", "hi there"}}});
  const Matches matches = pack.match("i have 15 minutes");
  REQUIRE(matches.front().intent == "timer");
  CHECK(matches.front().captures.at("minutes") == "15");
}
