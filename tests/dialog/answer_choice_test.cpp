#include "catch.h"

#include "said.h"

using namespace unclench;
using namespace unclench::testing;

namespace {

SlotSpec flares() {
  return {.name = "p1",
          .type = SlotType::kChoice,
          .options = {{.value = "never", .title = "Never", .also = {"not at all"}},
                      {.value = "sometimes", .title = "Sometimes", .also = {"now and then", "occasionally"}},
                      {.value = "often", .title = "Often", .also = {"a lot", "most of the time"}},
                      {.value = "always", .title = "Nearly always", .also = {"all the time", "every time"}}}};
}

SlotSpec phq() {
  return {.name = "phq1",
          .type = SlotType::kChoice,
          .options = {{.value = "not", .title = "Not at all"},
                      {.value = "several", .title = "Several days"},
                      {.value = "half", .title = "More than half the days"},
                      {.value = "daily", .title = "Nearly every day"}}};
}

SlotSpec demanding() {
  return {.name = "p3",
          .type = SlotType::kChoice,
          .options = {{.value = "no", .title = "No"},
                      {.value = "maybe", .title = "Maybe", .also = {"not sure"}},
                      {.value = "yes", .title = "Yes"}}};
}

SlotSpec version() {
  return {.name = "version",
          .type = SlotType::kChoice,
          .options = {{.value = "full", .title = "5 minutes", .also = {"long", "five", "5"}},
                      {.value = "short", .title = "1 minute", .also = {"quick", "one minute"}}}};
}

SlotSpec signs() {
  return {
      .name = "m",
      .type = SlotType::kMultiChoice,
      .options = {
          {.value = "injury", .title = "A clear injury or unusual load just before", .also = {"accident"}},
          {.value = "leg", .title = "Leg pain below the knee with tingling", .also = {"tingling"}},
          {.value = "movement", .title = "Always set off by the same movement"},
          {.value = "none", .title = "None of these"}}};
}

SlotSpec loads() {
  return {.name = "areas",
          .type = SlotType::kMultiChoice,
          .options = {{.value = "work", .title = "Work or study", .also = {"job"}},
                      {.value = "money", .title = "Money", .also = {"bills"}},
                      {.value = "caring", .title = "Caring for someone", .also = {"family"}},
                      {.value = "conflict", .title = "Conflict", .also = {"arguments"}}}};
}

void check_all(const SlotSpec& slot, const std::vector<std::pair<std::string, std::string>>& cases) {
  for (const auto& [typed, expected] : cases) {
    CAPTURE(typed);
    const Answer answer = answer_to(slot, typed);
    CHECK(told(answer) == expected);
    if (answer.kind != AnswerKind::kNone) CHECK(answer.coverage >= 0.5);
  }
}

}  // namespace

TEST_CASE("one option is chosen by its words, its number or its position", "[answer]") {
  check_all(flares(), {
      {"often", "often"}, {"quite often", "often"}, {"often i would say", "often"}, {"very often", "often"},
      {"most of the time", "often"}, {"a lot", "often"}, {"never", "never"}, {"always", "always"},
      {"nearly always", "always"}, {"near always", "always"}, {"sometimes", "sometimes"},
      {"sometime", "sometimes"}, {"i would say sometimes", "sometimes"},
      {"occasionally i suppose", "sometimes"}, {"now and then", "sometimes"},
      {"it happens sometimes", "sometimes"}, {"every time", "always"}, {"every time i am stressed", "always"},
      {"2", "sometimes"}, {"two", "sometimes"}, {"number 2", "sometimes"}, {"option 3", "often"},
      {"the second one", "sometimes"}, {"second", "sometimes"}, {"2nd option please", "sometimes"},
      {"first", "never"}, {"the first", "never"}, {"last", "always"}, {"the last one", "always"},
      {"second to last", "often"}, {"option b", "sometimes"}, {"b", "sometimes"}, {"7", "(above)"},
      {"0", "never"}, {"sometimes or often", "(two_choices)"},
      {"between sometimes and often", "(two_choices)"}, {"sometimes and often", "(two_choices)"},
      {"1 or 2", "(two_choices)"}, {"all of them", "(two_choices)"}, {"sometimes no often", "often"},
      {"sometimes, no, often", "often"}, {"sometimes actually often", "often"},
      {"often i mean sometimes", "sometimes"}, {"2 no 3", "often"}, {"not often", "(none)"},
      {"not really often", "(none)"}, {"not often but sometimes", "sometimes"},
      {"often but not always", "often"}, {"no, sometimes", "sometimes"}, {"no", "never"},
      {"not at all", "never"}, {"none", "never"}, {"nope", "never"}, {"yes", "(none)"}, {"both", "(none)"},
      {"last night it hurt", "(none)"}, {"2 kids", "(none)"}, {"nice one", "(none)"},
      {"i do not know", "(unsure)"}, {"rather not say", "(declined)"}, {"pass", "(declined)"},
      {"why do you ask", "(none)"}, {"how often is often", "(none)"},
      {"i have 2 kids and my boss is awful", "(none)"}});
}

TEST_CASE("some words of a long option are enough when no other option has them", "[answer]") {
  check_all(phq(), {
      {"several", "several"}, {"several days", "several"}, {"not at all", "not"}, {"more than half", "half"},
      {"half the days", "half"}, {"every day", "daily"}, {"nearly every day", "daily"},
      {"almost every day", "daily"}, {"none", "not"}, {"never", "not"}, {"days", "(none)"},
      {"more", "(none)"}, {"most days", "(none)"}, {"all day", "(none)"}, {"4", "daily"}});
}

TEST_CASE("options that say yes and no are met by other ways to say it", "[answer]") {
  check_all(demanding(), {
      {"yes", "yes"}, {"yeah", "yes"}, {"i think so", "yes"}, {"no", "no"}, {"nope", "no"},
      {"not really", "no"}, {"yeah nah", "no"}, {"maybe", "maybe"}, {"not sure", "maybe"},
      {"i do not know", "maybe"}, {"no idea", "maybe"}, {"it is hard to say", "maybe"},
      {"no one told me", "(none)"}});
}

TEST_CASE("a bare number is no position where the options have numbers of their own", "[answer]") {
  check_all(version(), {
      {"5", "full"}, {"five", "full"}, {"5 minutes", "full"}, {"the long one", "full"}, {"1", "short"},
      {"one minute", "short"}, {"the short one", "short"}, {"the shorter one", "short"}, {"quick", "short"},
      {"2", "(none)"}, {"3", "(none)"}, {"second one", "short"}, {"number 2", "short"},
      {"i only have a minute", "short"}, {"option 3", "(above)"}});
}

TEST_CASE("several options are told together, whatever joins them", "[answer]") {
  check_all(signs(), {
      {"tingling", "[leg]"}, {"leg pain", "[leg]"}, {"just the leg one", "[leg]"},
      {"the same movement", "[movement]"}, {"injury and tingling", "[injury leg]"},
      {"tingling, accident", "[injury leg]"}, {"1 and 3", "[injury movement]"}, {"1, 2", "[injury leg]"},
      {"1 to 3", "[injury leg movement]"}, {"2", "[leg]"}, {"first two", "[injury leg]"},
      {"the first and the third", "[injury movement]"}, {"all of them", "[injury leg movement]"},
      {"everything", "[injury leg movement]"}, {"all but the injury", "[leg movement]"},
      {"all except tingling", "[injury movement]"}, {"all but the second", "[injury movement]"},
      {"none of these except tingling", "[leg]"}, {"none", "[none]"}, {"none of these", "[none]"},
      {"no", "[none]"}, {"nope", "[none]"}, {"i do not have any of these", "[none]"},
      {"no injury but tingling", "[leg]"}, {"tingling but no injury", "[leg]"},
      {"no injury or tingling", "(none)"}, {"not tingling", "(none)"}, {"yes", "(none)"}, {"both", "(none)"},
      {"i lifted a sofa", "(none)"}, {"i do not know", "(unsure)"}, {"5", "(above)"},
      {"what is tingling", "(none)"}});
  check_all(loads(), {
      {"work and money", "[work money]"}, {"job, bills, family", "[work money caring]"},
      {"money and work and family", "[work money caring]"}, {"working", "[work]"},
      {"money worries mostly", "[money]"}, {"arguments with my family", "[caring conflict]"},
      {"everything except money", "[work caring conflict]"},
      {"all of the above", "[work money caring conflict]"}, {"none of them", "[]"}, {"nothing", "[]"},
      {"no", "[]"}, {"last two", "[caring conflict]"}, {"my boss is awful", "(none)"}});
}

TEST_CASE("both is an answer where there are two", "[answer]") {
  SlotSpec two = loads();
  two.options.resize(2);
  check_all(two, {{"both", "[work money]"}, {"both of them", "[work money]"}, {"neither", "[]"}});
}

TEST_CASE("an option in the middle of a story explains little of it", "[answer]") {
  CHECK(answer_to(flares(), "people often wonder about their backs at night").coverage < 0.3);
  CHECK(answer_to(loads(), "my dog ate the cushions while we talked of money and went to bed").coverage <
        0.3);
}

TEST_CASE("authored words are compared in the form people's words have", "[answer]") {
  SlotSpec slot = flares();
  slot.options = {{.value = "a", .title = "I don't know / can't say"},
                  {.value = "b", .title = "30\xE2\x80\x93" "60 minutes"},
                  {.value = "c", .title = "Friends & family"},
                  {.value = "left_leg", .title = "L"}};
  check_all(slot, {{"i do not know", "a"},
                   {"30 to 60 minutes", "b"},
                   {"friends and family", "c"},
                   {"left leg", "left_leg"}});
}

TEST_CASE("a choice without options is never answered", "[answer]") {
  CHECK(answer_to({.name = "c", .type = SlotType::kChoice}, "often").kind == AnswerKind::kNone);
  CHECK(answer_to({.name = "c", .type = SlotType::kMultiChoice}, "none").kind == AnswerKind::kNone);
}
