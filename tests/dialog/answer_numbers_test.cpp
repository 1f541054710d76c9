#include "catch.h"

#include "said.h"

using namespace unclench;
using namespace unclench::testing;

#include <tuple>

namespace {

SlotSpec pain() {
  return {
      .name = "pain_now", .type = SlotType::kScale, .min_label = "no pain", .max_label = "worst imaginable"};
}

SlotSpec hours() { return {.name = "sleep_hours", .type = SlotType::kNumber, .max = 24, .unit = "hours"}; }

using Seen = std::tuple<double, double, std::string>;  // value, out of, words

}  // namespace

TEST_CASE("a place on a scale is read from what people say", "[answer]") {
  auto [typed, expected] = GENERATE(table<std::string, std::string>({
      {"6", "6"}, {"0", "0"}, {"10", "10"}, {"six", "6"}, {"a ten", "10"}, {"about a six", "6"},
      {"like 5 ish", "5"}, {"5ish", "5"}, {"fiveish", "5"}, {"i would say about a 6 today", "6"},
      {"um 7 i guess", "7"}, {"probably 4", "4"}, {"it is a 6", "6"}, {"my pain is a 6 today", "6"},
      {"pain level 6", "6"}, {"6 pain", "6"}, {"pain, 6", "6"}, {"i am at a 6 right now", "6"},
      {"my back is a 7", "7"}, {"solid 8", "8"}, {"it feels like a 9", "9"}, {"at least a 7", "7"},
      {"a little under 5", "5"}, {"over 7", "7"}, {"no more than 3", "3"}, {"call it 4", "4"},
      {"eight.", "8"}, {"6?", "6"}, {"is a 6", "6"}, {"it was a 6", "6"}, {"6.5", "6.5"},
      {"six and a half", "6.5"}, {"6 and a half", "6.5"}, {"6 1/2", "6.5"}, {"five point five", "5.5"},
      {"5 point 5", "5.5"}, {"6 and a bit", "6"}, {"6 or 7", "6.5"}, {"6 to 7", "6.5"}, {"5 6", "5.5"},
      {"6, 7", "6.5"}, {"between 4 and 6", "5"}, {"between a 5 and a 6", "5.5"},
      {"somewhere between 3 and 5", "4"}, {"from 3 to 8", "5.5"}, {"8 maybe 9", "8.5"}, {"6 6 6", "6"},
      {"5 6 or 7", "6"}, {"7/10", "7"}, {"10/10", "10"}, {"seven out of ten", "7"}, {"7 of 10", "7"},
      {"70/100", "7"}, {"3 out of 5", "6"}, {"60 percent", "6"}, {"7 10", "7"},
      {"6 out of a possible 10", "6"}, {"on a scale of 1 to 10 i would say 8", "8"},
      {"8 on a scale of 1 to 10", "8"}, {"out of ten i would say 7", "7"},
      {"10 out of 10 but 7 at night", "10"}, {"4 at rest, 7 when i move", "4"}, {"6 today, 8 yesterday", "6"},
      {"8 yesterday 6 today", "6"}, {"it was 8 yesterday but 5 today", "5"}, {"was 8 now 4", "4"},
      {"usually a 3 but today it is a 7", "7"}, {"went from 8 to 4", "4"}, {"dropped from 8 down to 4", "4"},
      {"6 no 7", "7"}, {"6 actually make that 7", "7"}, {"8 sorry 9", "9"}, {"6 i mean 7", "7"},
      {"6. no wait, 7", "7"}, {"not 6 more like 4", "4"}, {"zero i feel great", "0"},
      {"zero, i feel great", "0"}, {"7, because i lifted boxes", "7"}, {"6 in my left leg", "6"},
      {"i do not know, maybe 6", "6"}, {"hard to say, 5 maybe", "5"}, {"when i move it is a 7", "7"},
      {"none", "0"}, {"nothing", "0"}, {"none at all", "0"}, {"nil", "0"}, {"no pain", "0"},
      {"no pain at all", "0"}, {"no pain today", "0"}, {"pain free", "0"}, {"not at all", "0"},
      {"the lowest", "0"}, {"worst imaginable", "10"}, {"the worst imaginable", "10"},
      {"the worst pain imaginable", "10"}, {"worst ever", "10"}, {"as bad as it gets", "10"},
      {"off the scale", "10"}, {"it is off the charts", "10"}, {"max", "10"}, {"the maximum", "10"},
      {"half", "5"}, {"halfway", "5"}, {"somewhere in the middle", "5"}, {"11", "(above)"},
      {"twelve", "(above)"}, {"11/10", "(above)"}, {"a million", "(above)"}, {"100", "(above)"},
      {"it is a 15", "(above)"}, {"minus 3", "(below)"}, {"negative 1", "(below)"}}));
  CAPTURE(typed);
  const Answer answer = answer_to(pain(), typed);
  CHECK(told(answer) == expected);
  CHECK(answer.coverage >= 0.5);
}

TEST_CASE("a number that is meant otherwise is no answer", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "yes", "no", "stop", "pretty bad", "not too bad", "a little", "i am not in pain",
                        "not a 10", "not 6", "not the worst", "2 kids", "2 years", "3 times a week", "5 pm",
                        "up at six", "my 6 year old", "page 3", "since 2019", "in 2019 i had surgery",
                        "i am 45", "i am 45 and my back hurts", "call 999", "this one", "the first one",
                        "no one", "nice one", "i have 2 kids and my boss is awful",
                        "i was at work until 6 and then my boss shouted at me", "why do you ask",
                        "what does that mean", "can stress cause back pain", "is 6 bad", "is 6 bad?",
                        "is six bad", "is a 6 normal", "how is 6 worse", "does 6 mean something",
                        "tell me about sciatica", "thanks for nothing", "none the wiser after that");
  CAPTURE(typed);
  const Answer answer = answer_to(pain(), typed);
  CAPTURE(told(answer));
  CHECK((answer.kind == AnswerKind::kNone || answer.coverage < 0.3));
}

TEST_CASE("what was refused is told", "[answer]") {
  CHECK(answer_to(pain(), "11").number == 11);
  CHECK(answer_to(pain(), "minus 3").number == -3);
  CHECK(is_missing(answer_to(pain(), "11").value));
}

TEST_CASE("the ends of a scale follow its labels", "[answer]") {
  const SlotSpec sleep{
      .name = "sleep", .type = SlotType::kScale, .min_label = "terrible", .max_label = "great"};
  const SlotSpec calm{.name = "stress",
                      .type = SlotType::kScale,
                      .min = 1,
                      .max = 5,
                      .min_label = "not at all stressed",
                      .max_label = "extremely stressed"};
  auto [slot, typed, expected] = GENERATE_COPY(table<SlotSpec, std::string, std::string>({
      {sleep, "great", "10"}, {sleep, "it was great", "10"}, {sleep, "terrible", "0"},
      {sleep, "the worst", "0"}, {sleep, "as good as it gets", "10"}, {sleep, "not great", "(none)"},
      {sleep, "halfway", "5"}, {calm, "not at all", "1"}, {calm, "extremely stressed", "5"},
      {calm, "extremely", "5"}, {calm, "stressed", "(none)"}, {calm, "middle", "3"}, {calm, "0", "(below)"},
      {calm, "6", "(above)"}, {calm, "4/5", "4"}, {calm, "off the scale", "5"}}));
  CAPTURE(typed);
  CHECK(told(answer_to(slot, typed)) == expected);
}

TEST_CASE("a number slot takes its own unit and no other", "[answer]") {
  auto [typed, expected] = GENERATE(table<std::string, std::string>({
      {"7", "7"}, {"7 hours", "7"}, {"about 6 or 7 hours", "6.5"}, {"seven and a half hours", "7.5"},
      {"25", "(above)"}, {"none", "0"}, {"twice", "2"}, {"7 kids", "(none)"}, {"7 minutes", "(none)"},
      {"8 hours but i wake up a lot", "8"}, {"8/10", "8"}, {"i do not know", "(unsure)"}}));
  CAPTURE(typed);
  CHECK(told(answer_to(hours(), typed)) == expected);
}

TEST_CASE("numbers are seen in digits and words, with what they are out of", "[answer]") {
  auto [typed, expected] = GENERATE(table<std::string, std::vector<Seen>>({
      {"6", {{6, 0, "6"}}}, {"7/10", {{7, 10, "7/10"}}},
      {"six and a half of ten", {{6.5, 10, "six and a half of ten"}}},
      {"a couple of weeks", {{2, 0, "a couple of"}}}, {"half a dozen times", {{6, 0, "half a dozen"}}},
      {"a hundred and twenty five", {{125, 0, "a hundred and twenty five"}}},
      {"two thousand and ten", {{2010, 0, "two thousand and ten"}}}, {"2 hundred", {{200, 0, "2 hundred"}}},
      {"twenty six", {{26, 0, "twenty six"}}}, {"6 7", {{6, 0, "6"}, {7, 0, "7"}}},
      {"six, seven", {{6, 0, "six"}, {7, 0, "seven"}}}, {"minus 3", {{-3, 0, "minus 3"}}},
      {"2 kids and one dog", {{2, 0, "2"}, {1, 0, "one"}}}, {"this one", {}}, {"8am", {}}, {"l4", {}},
      {"", {}}, {"60 percent", {{60, 100, "60 percent"}}},
      {"on a scale of 1 to 10 about 6", {{6, 10, "on a scale of 1 to 10 about 6"}}}}));
  CAPTURE(typed);
  const NormalText text = said(typed);
  std::vector<Seen> seen;
  for (const NumberSeen& number : numbers_in(text)) {
    seen.emplace_back(number.value, number.out_of, std::string(text.view(number.at)));
  }
  CHECK(seen == expected);
}
