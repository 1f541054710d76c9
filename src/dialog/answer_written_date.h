#pragma once
// Dates with a number or a month in them:  2024-05-03   13/5/2024   may 5th   the 5th of may 2024   may 2024
// the 5th

#include <optional>

#include "dialog/answer_calendar.h"

namespace unclench {

/// The longest one that begins at word `i`. See days_at for what is left open.
std::optional<DaysSeen> written_date_at(const AnswerWords& words, std::size_t i, Day today);

/// The day, if there is such a day.
std::optional<Day> day_of_date(int year, int month, int day);
Day last_day_of_month(int year, int month);

/// "2024"
std::optional<int> year_in(std::string_view word);

/// "last", "in early", "on the": how many such words stand before the name of a day, month or year.
std::size_t words_before_name(const AnswerWords& words, std::size_t i);

/// What has begun is over today at the latest.
DaysSeen until_today(DaysSeen seen, Day today);

/// Such a day of this year or, when that is still to come, of the last one.
std::optional<DaysSeen> yearly_day(int month, int day, WordRange at, Day today);

}  // namespace unclench
