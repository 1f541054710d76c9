#pragma once
// One day of a person's diary. Every field is optional.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unclench {

/// Days since 1970-01-01.
using Day = std::int32_t;

enum class Activity { kNone, kALittle, kSome, kLots };

struct DiaryEntry {
  Day day = 0;
  std::optional<int> pain;    // 0 none .. 10 worst imaginable, average of the day
  std::optional<int> stress;  // 0 .. 10
  std::optional<int> sleep;   // last night, 0 .. 10 = great
  std::optional<Activity> activity;
  std::vector<std::string> tried;
  std::string note;         // private
  bool back_dated = false;  // written on a later day, at most 2 days after
  bool operator==(const DiaryEntry&) const = default;
};

/// Into a diary that is sorted by day; an entry of the same day is replaced.
void put(std::vector<DiaryEntry>& diary, const DiaryEntry& entry);

/// "2026-11-21". Days outside the years 0 to 9999 are shown as the nearest day inside.
std::string to_iso(Day day);
/// Only that form, and only days that exist.
std::optional<Day> day_from_iso(std::string_view text);
/// The day in UTC, also before 1970.
Day day_of(std::int64_t unix_ms);

}  // namespace unclench
