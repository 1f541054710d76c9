#include "diary/entry.h"

#include "catch.h"

using namespace unclench;

TEST_CASE("days are written as ISO dates and read back", "[diary]") {
  auto [day, iso] = GENERATE(table<Day, std::string>({
      {0, "1970-01-01"}, {-1, "1969-12-31"}, {20'778, "2026-11-21"}, {19'782, "2024-02-29"},
      {-719'528, "0000-01-01"}, {2'932'896, "9999-12-31"},}));
  CAPTURE(iso);
  CHECK(to_iso(day) == iso);
  CHECK(day_from_iso(iso) == day);
}

TEST_CASE("days beyond four-digit years are shown as the nearest one", "[diary]") {
  CHECK(to_iso(std::numeric_limits<Day>::max()) == "9999-12-31");
  CHECK(to_iso(std::numeric_limits<Day>::min()) == "0000-01-01");
}

TEST_CASE("only real dates in ISO form are read", "[diary]") {
  auto text = GENERATE(as<std::string>(),
                        "", "2026-11-2", "2026-11-211", "2026/11/21", "2023-02-29", "2026-13-01",
                        "2026-00-10", "2026-01-00", "2026-04-31", "-026-01-01", "2026--1-01", "2026-1 -01",
                        " 026-01-01", "20 6-01-01", "yesterday");
  CAPTURE(text);
  CHECK_FALSE(day_from_iso(text).has_value());
}

TEST_CASE("a moment belongs to the day it falls on, also before 1970", "[diary]") {
  auto [ms, day] = GENERATE(table<std::int64_t, Day>({
      {0, 0}, {86'399'999, 0}, {86'400'000, 1}, {-1, -1}, {-86'400'000, -1}, {-86'400'001, -2}}));
  CAPTURE(ms);
  CHECK(day_of(ms) == day);
}
