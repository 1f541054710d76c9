#include "diary/statistics.h"

#include "catch.h"

using namespace unclench;

namespace {

constexpr Day kStart = 20'000;

Series daily(const std::vector<double>& values, Day start = kStart) {
  Series series;
  for (const double value : values) series.push_back({.day = start++, .value = value});
  return series;
}

Approx to_seven_digits(double value) { return Approx(value).margin(5e-8).epsilon(0); }

// Fourteen consecutive days; the figures below were computed independently.
const std::vector<double> kStress = {3, 5, 7, 6, 4, 2, 3, 6, 8, 7, 5, 4, 3, 2};
const std::vector<double> kPain = {2, 4, 6, 6, 5, 3, 2, 5, 7, 8, 6, 4, 3, 3};

std::vector<double> counting(std::size_t n) {
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(static_cast<double>(i));
  return values;
}

std::vector<double> turned(std::vector<double> values) {
  for (double& value : values) value = 10 - value;
  return values;
}

}  // namespace

TEST_CASE("Spearman and its interval give the public example of statpsych", "[diary]") {
  const std::vector<double> y = {21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19};
  const std::vector<double> x = {67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51};
  const std::optional<double> r = spearman(y, x);
  REQUIRE(r);
  CHECK(*r == to_seven_digits(0.8699639));
  const std::optional<Interval> bounds = interval(*r, 15);
  REQUIRE(bounds);
  CHECK(bounds->low == to_seven_digits(0.5840951));
  CHECK(bounds->high == to_seven_digits(0.9638297));
}

TEST_CASE("the interval of r 0.5 narrows with more days", "[diary]") {
  auto [n, low, high] =
      GENERATE(table<double, double, double>({{14, -0.08, 0.83}, {30, 0.15, 0.74}, {60, 0.27, 0.68}}));
  CAPTURE(n);
  CHECK(interval(0.5, n)->low == Approx(low).margin(0.005).epsilon(0));
  CHECK(interval(0.5, n)->high == Approx(high).margin(0.005).epsilon(0));
}

TEST_CASE("neighbouring days that resemble each other widen the interval", "[diary]") {
  const Correlation link = correlate(daily(kStress), daily(kPain));
  CHECK(link.pairs == 14);
  CHECK(*link.r == to_seven_digits(0.8898899));
  const std::optional<Interval> plain = interval(*link.r, 14);
  CHECK(plain->low == to_seven_digits(0.6188783));
  CHECK(plain->high == to_seven_digits(0.9715721));
  CHECK(link.effective_pairs == Approx(8.642774).margin(5e-7).epsilon(0));
  CHECK(*link.low == to_seven_digits(0.4190576));
  CHECK(*link.high == to_seven_digits(0.9835528));
  CHECK(link.verdict == Verdict::kTogether);
  CHECK(link.strength == "strong");
}

TEST_CASE("the next day is looked at in both directions", "[diary]") {
  const Correlation stress_first = correlate_next_day(daily(kStress), daily(kPain), 13);
  const Correlation pain_first = correlate_next_day(daily(kPain), daily(kStress), 13);
  CHECK(stress_first.pairs == 13);
  CHECK(*stress_first.r == to_seven_digits(0.8197216));
  CHECK(*pain_first.r == to_seven_digits(0.2114854));
  CHECK(pain_first.verdict == Verdict::kNoClearLink);
  CHECK(pain_first.strength.empty());
}

TEST_CASE("the next day needs 21 pairs of adjacent days", "[diary]") {
  CHECK(correlate_next_day(daily(kStress), daily(kPain)).verdict == Verdict::kTooEarly);
  CHECK(correlate_next_day(daily(counting(21)), daily(counting(21))).verdict == Verdict::kTooEarly);
  const Correlation enough = correlate_next_day(daily(counting(22)), daily(counting(22)));
  CHECK(enough.pairs == 21);
  CHECK(enough.verdict == Verdict::kTogether);
}

TEST_CASE("only days that have both values count, and gaps are never filled", "[diary]") {
  const Series stress = {{1, 5}, {2, 6}, {4, 7}, {9, 1}};
  const Series pain = {{2, 3}, {3, 3}, {4, 5}, {8, 2}};
  CHECK(correlate(stress, pain).pairs == 2);           // days 2 and 4
  CHECK(correlate_next_day(stress, pain).pairs == 2);  // 1 with 2, 2 with 3
  CHECK(correlate({}, pain).pairs == 0);
}

TEST_CASE("days around a gap do not count as neighbours", "[diary]") {
  Series stress, pain;
  for (std::size_t i = 0; i < kStress.size(); ++i) {
    stress.push_back({.day = static_cast<Day>(2 * i), .value = kStress[i]});
    pain.push_back({.day = static_cast<Day>(2 * i), .value = kPain[i]});
  }
  const Correlation link = correlate(stress, pain);
  CHECK(link.effective_pairs == Approx(14));
  CHECK(*link.low == to_seven_digits(0.6188783));
}

TEST_CASE("fewer than fourteen pairs are too early to tell", "[diary]") {
  std::vector<double> stress = kStress, pain = kPain;
  stress.pop_back();
  const Correlation link = correlate(daily(stress), daily(pain));
  CHECK(link.verdict == Verdict::kTooEarly);
  CHECK(link.pairs == 13);
  CHECK_FALSE(link.r.has_value());
}

TEST_CASE("fewer than three distinct values are not enough variation", "[diary]") {
  auto stress = GENERATE(as<std::vector<double>>(), std::vector<double>(14, 5.0),
                         std::vector<double>{1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2});
  CHECK(correlate(daily(stress), daily(kPain)).verdict == Verdict::kNotEnoughVariation);
  CHECK(correlate(daily(kPain), daily(stress)).verdict == Verdict::kNotEnoughVariation);
}

TEST_CASE("opposite movement is said to be opposite", "[diary]") {
  const Correlation link = correlate(daily(kStress), daily(turned(kPain)));
  CHECK(link.verdict == Verdict::kOpposite);
  CHECK(*link.r == to_seven_digits(-0.8898899));
  CHECK(link.strength == "strong");
}

TEST_CASE("series that move exactly together have no interval", "[diary]") {
  const Correlation link = correlate(daily(kStress), daily(kStress));
  CHECK(*link.r == 1.0);
  CHECK_FALSE(link.low.has_value());
  CHECK_FALSE(link.high.has_value());
  CHECK(link.verdict == Verdict::kTogether);
  CHECK(correlate(daily(kStress), daily(turned(kStress))).verdict == Verdict::kOpposite);
}

TEST_CASE("three pairs never show a link, however alike", "[diary]") {
  CHECK(correlate(daily({1, 2, 3}), daily({1, 2, 3}), 3).verdict == Verdict::kNoClearLink);
}

TEST_CASE("no variation, no correlation", "[diary]") {
  CHECK_FALSE(spearman({1, 1, 1}, {1, 2, 3}).has_value());
  CHECK_FALSE(spearman({}, {}).has_value());
  CHECK_FALSE(spearman({1}, {1}).has_value());
  CHECK_FALSE(spearman({1, 2}, {1, 2, 3}).has_value());
}

TEST_CASE("there is no interval for a perfect r or for three pairs", "[diary]") {
  CHECK_FALSE(interval(1, 20).has_value());
  CHECK_FALSE(interval(-1, 20).has_value());
  CHECK_FALSE(interval(0.5, 3).has_value());
  CHECK(interval(0.5, 3.5).has_value());
}

TEST_CASE("a week's median needs four of its days", "[diary]") {
  const Series series = daily({9, 9, 1, 4, 6, 3}, 100);  // days 100 to 105
  CHECK(week_median(series, 105) == 5.0);                // 9 9 1 4 6 3
  CHECK(week_median(series, 108) == 3.5);                // 1 4 6 3, since day 102
  CHECK_FALSE(week_median(series, 109).has_value());
  CHECK(week_median(series, 104) == 6.0);  // an odd number of values; the day after does not count
  CHECK_FALSE(week_median({}, 104).has_value());
}

TEST_CASE("a change means something from 2 points or 30 % on", "[diary]") {
  auto [before, after, meaningful] = GENERATE(table<double, double, bool>({
      {7, 5, true}, {5, 7, true}, {7, 6, false}, {8, 6.5, false}, {3, 2, true}, {4, 3, false}, {5, 3.5, true},
      {0, 1, false}, {0, 2, true}, {1, 0.7, true}, {6, 6, false}}));
  CAPTURE(before, after);
  CHECK(meaningful_change(before, after) == meaningful);
}

TEST_CASE("a series has each day once, in order, and the last word on it", "[diary]") {
  std::vector<DiaryEntry> entries(4);
  entries[0].day = 12;
  entries[0].pain = 4;
  entries[1].day = 10;
  entries[1].pain = 2;
  entries[2].day = 11;
  entries[2].stress = 7;
  entries[3].day = 12;
  entries[3].pain = 6;
  const Series pain = series_of(entries, &DiaryEntry::pain);
  REQUIRE(pain.size() == 2);
  CHECK(pain[0].day == 10);
  CHECK(pain[0].value == 2);
  CHECK(pain[1].day == 12);
  CHECK(pain[1].value == 6);
  CHECK(series_of(entries, &DiaryEntry::sleep).empty());
}
