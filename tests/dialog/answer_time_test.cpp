#include "catch.h"

#include "diary/entry.h"
#include "said.h"

using namespace unclench;
using namespace unclench::testing;

namespace {

const SlotSpec kSince{.name = "since", .type = SlotType::kDuration};
const SlotSpec kDay{.name = "day", .type = SlotType::kDate};

std::string told_date(const Answer& answer) {
  const auto* day = std::get_if<double>(&answer.value);
  return day == nullptr ? told(answer) : to_iso(static_cast<Day>(*day));
}

}  // namespace

TEST_CASE("durations are read in days", "[answer]") {
  auto [typed, days] = GENERATE(table<std::string, double>({
      {"6 weeks", 42}, {"about 6 weeks", 42}, {"six weeks", 42}, {"a week", 7}, {"a fortnight", 14},
      {"couple of months", 61}, {"a couple of months", 61}, {"a few weeks", 21}, {"several days", 5},
      {"a day or two", 1.5}, {"a week or two", 10.5}, {"2 or 3 months", 76}, {"6 to 8 weeks", 49},
      {"2 weeks or 3 weeks", 17.5}, {"10 yrs", 3650}, {"3mo", 91}, {"2y", 730}, {"10 years", 3650},
      {"twenty odd years", 7300}, {"a good ten years", 3650}, {"a decade", 3650}, {"half a year", 183},
      {"a year", 365}, {"a year and a half", 548}, {"one and a half years", 548}, {"18 months", 548},
      {"2.5 years", 913}, {"1 year and 3 months", 456}, {"2 years 6 months", 913}, {"less than a week", 7},
      {"over a year", 365}, {"more than 3 months", 91}, {"going on 3 years", 1095}, {"the last 3 weeks", 21},
      {"for the past year", 365}, {"the past couple of months", 61},
      {"i have had it for about six months now", 183}, {"2 years ago", 730}, {"it started 3 days ago", 3},
      {"about 10 years on and off", 3650}, {"since my divorce so two years", 730},
      {"since my divorce, so two years", 730}, {"i am 34 years old and it started 2 weeks ago", 14},
      {"i do not know maybe 3 weeks", 21}, {"6 weeks no 8 weeks", 56}, {"a week. no wait, two weeks", 14},
      {"since monday", 5}, {"since last tuesday", 4}, {"since yesterday", 1}, {"since last night", 1},
      {"yesterday", 1}, {"since this morning", 0}, {"today", 0}, {"since last week", 7},
      {"since the weekend", 7}, {"since 2019", 2699}, {"in 2015", 4160}, {"since my accident in 2015", 4160},
      {"since march", 250}, {"since march 2020", 2441}, {"since last summer", 128}, {"since christmas", 331},
      {"since the 5th of may", 200}, {"since 2024 05 03", 932}}));
  CAPTURE(typed);
  const Answer answer = answer_to(kSince, typed);
  REQUIRE(told(answer) != "(none)");
  REQUIRE(answer.kind == AnswerKind::kValue);
  CHECK(std::get<double>(answer.value) == Approx(days));
  CHECK(answer.coverage >= 0.7);
}

TEST_CASE("a part of a day is a duration too", "[answer]") {
  CHECK(std::get<double>(answer_to(kSince, "20 minutes").value) == Approx(20.0 / 1440));
  CHECK(std::get<double>(answer_to(kSince, "2 hours").value) == Approx(2.0 / 24));
}

TEST_CASE("a time without a length is no length", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "ages", "for ages", "forever", "years", "for years", "all my life", "a long time",
                        "since my divorce", "since i was 12", "since childhood", "as long as i can remember",
                        "i do not know", "not long", "it comes and goes");
  CAPTURE(typed);
  CHECK(told(answer_to(kSince, typed)) == "(unsure)");
}

TEST_CASE("what is no duration is no answer", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "5", "3 times a week", "i am 34 years old", "a 20 minute exercise", "every day",
                        "my boss is awful", "how long does it last", "what is a long time",
                        "that will do me for tonight", "it comes on sunday nights");
  CAPTURE(typed);
  const Answer answer = answer_to(kSince, typed);
  CAPTURE(told(answer));
  CHECK((answer.kind == AnswerKind::kNone || answer.coverage < 0.3));
}

TEST_CASE("a duration in a story explains little of it", "[answer]") {
  CHECK(answer_to(kSince, "i have worked there for 10 years and my boss is awful").coverage < 0.3);
}

TEST_CASE("impossible durations are refused", "[answer]") {
  CHECK(told(answer_to(kSince, "500 years")) == "(above)");
  CHECK(told(answer_to(kSince, "since tomorrow")) == "(future)");
}

TEST_CASE("a bare number is a duration where the slot says in what", "[answer]") {
  SlotSpec weeks = kSince;
  weeks.unit = "weeks";
  CHECK(std::get<double>(answer_to(weeks, "about 6").value) == 42);
  CHECK(std::get<double>(answer_to(weeks, "6 days").value) == 6);
}

TEST_CASE("dates are read as people name them", "[answer]") {
  auto [typed, expected] = GENERATE(table<std::string, std::string>({
      {"yesterday", "2026-11-20"}, {"today", "2026-11-21"}, {"this morning", "2026-11-21"},
      {"last night", "2026-11-20"}, {"the day before yesterday", "2026-11-19"},
      {"last tuesday", "2026-11-17"}, {"tuesday", "2026-11-17"}, {"on monday i think", "2026-11-16"},
      {"saturday", "2026-11-14"}, {"monday last week", "2026-11-09"}, {"last weekend", "2026-11-14"},
      {"3 days ago", "2026-11-18"}, {"a week ago", "2026-11-14"}, {"about two weeks ago", "2026-11-07"},
      {"on the 5th", "2026-11-05"}, {"the 25th", "2026-10-25"}, {"the 31st", "2026-10-31"},
      {"5 may 2024", "2024-05-05"}, {"may 5th", "2026-05-05"}, {"may 5th, 2024", "2024-05-05"},
      {"the 5th of may", "2026-05-05"}, {"december 24th", "2025-12-24"}, {"29 feb 2024", "2024-02-29"},
      {"2024 05 03", "2024-05-03"}, {"2024 to 05 to 03", "2024-05-03"}, {"2024-05-03", "2024-05-03"},
      {"13/5/2024", "2024-05-13"}, {"5/13/2024", "2024-05-13"}, {"5/5/24", "2024-05-05"},
      {"03.05.2024", "2024-05-03"}, {"christmas", "2025-12-25"}, {"may 2024", "2024-05-16"},
      {"in 2019", "2019-07-02"}, {"december", "2025-12-16"}, {"last month", "2026-10-16"},
      {"last week", "2026-11-14"}, {"last summer", "2026-07-16"}, {"summer 2024", "2024-07-16"},
      {"last winter", "2026-01-14"}, {"it started last tuesday", "2026-11-17"},
      {"yesterday no monday", "2026-11-16"}, {"tomorrow", "(future)"}, {"next week", "(future)"},
      {"in 2 days", "(future)"}, {"2030 01 01", "(future)"}, {"may 2027", "(future)"}}));
  CAPTURE(typed);
  const Answer answer = answer_to(kDay, typed);
  CHECK(told_date(answer) == expected);
  CHECK(answer.coverage >= 0.7);
}

TEST_CASE("what names no day for certain is no date", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "3/5/2024", "30 feb 2024", "31/31/2024", "it may be my back", "may i ask something",
                        "what day is it", "6", "my boss is awful", "2024 13 45");
  CAPTURE(typed);
  const Answer answer = answer_to(kDay, typed);
  CAPTURE(told_date(answer));
  CHECK((answer.kind == AnswerKind::kNone || answer.coverage < 0.4));
}

TEST_CASE("a day long past is not sure", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "ages ago", "a while ago", "recently", "when i was a kid", "i do not remember",
                        "the other day");
  CAPTURE(typed);
  CHECK(told(answer_to(kDay, typed)) == "(unsure)");
}

TEST_CASE("seasons and months that are not over end today", "[answer]") {
  const Moment july{.now_ms = 1'783'900'800'000, .seed = 0};  // 13 July 2026
  const auto days = [&](const std::string& typed) {
    return std::get<double>(read_answer(kSince, said(typed), july).value);
  };
  CHECK(days("since summer") == 21);        // the middle of 1 June to today
  CHECK(days("since last summer") == 362);  // of the year before
  CHECK(days("since july") == 6);
  CHECK(days("since this year") == 97);
}
