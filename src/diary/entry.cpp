#include "diary/entry.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace unclench {
namespace {

using std::chrono::year_month_day;

constexpr std::int64_t kMsInDay = 86'400'000;
constexpr std::size_t kIsoLength = 10;  // 2026-11-21

constexpr Day to_day(year_month_day date) {
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

constexpr Day kFirstDay =
    to_day(year_month_day{std::chrono::year{0}, std::chrono::January, std::chrono::day{1}});
constexpr Day kLastDay =
    to_day(year_month_day{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}});

std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number >= 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

void put(std::vector<DiaryEntry>& diary, const DiaryEntry& entry) {
  const auto at = std::lower_bound(diary.begin(), diary.end(), entry.day, [](const DiaryEntry& known, Day day) { return known.day < day; });
  if (at != diary.end() && at->day == entry.day) {
    *at = entry;
  } else {
    diary.insert(at, entry);
  }
}

std::string to_iso(Day day) {
  const std::chrono::sys_days when{std::chrono::days{std::clamp(day, kFirstDay, kLastDay)}};
  const year_month_day date{when};
  char text[sizeof "-32767-255-255"];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::optional<Day> day_from_iso(std::string_view text) {
  if (text.size() != kIsoLength || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<int> year = digits(text.substr(0, 4));
  const std::optional<int> month = digits(text.substr(5, 2));
  const std::optional<int> day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional(to_day(date)) : std::nullopt;
}

Day day_of(std::int64_t unix_ms) {
  const std::int64_t toward_zero = unix_ms / kMsInDay;
  const bool rounded_up = unix_ms < 0 && unix_ms % kMsInDay != 0;
  return static_cast<Day>(toward_zero - (rounded_up ? 1 : 0));
}

}  // namespace unclench
