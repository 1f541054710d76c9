#include "dialog/answer_calendar.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "dialog/answer_quantity.h"
#include "dialog/answer_time_unit.h"
#include "dialog/answer_written_date.h"

namespace unclench {
namespace {

using Word = std::string_view;

constexpr double kFarthest = 200 * 365;  // days

struct Named {
  Word word;
  int number;
};

constexpr std::array<Named, 18> kWeekdays = {{
    {"sunday", 0}, {"sun", 0}, {"monday", 1}, {"mon", 1}, {"tuesday", 2}, {"tue", 2}, {"tues", 2},
    {"wednesday", 3}, {"wed", 3}, {"weds", 3}, {"thursday", 4}, {"thu", 4}, {"thur", 4}, {"thurs", 4},
    {"friday", 5}, {"fri", 5}, {"saturday", 6}, {"sat", 6},
}};

// By the month in the middle of them.
constexpr std::array<Named, 6> kSeasons = {
    {{"spring", 4}, {"springtime", 4}, {"summer", 7}, {"autumn", 10}, {"fall", 10}, {"winter", 1}}};

struct Relative {
  Word words;
  int first;  // days from today
  int last;
};

// Longer ones first.
constexpr std::array<Relative, 25> kRelative = {{
    {"the day before yesterday", -2, -2}, {"day before yesterday", -2, -2}, {"yesterday morning", -1, -1},
    {"yesterday evening", -1, -1}, {"yesterday", -1, -1}, {"last night", -1, -1}, {"earlier today", 0, 0},
    {"this morning", 0, 0}, {"this afternoon", 0, 0}, {"this evening", 0, 0}, {"tonight", 0, 0},
    {"today", 0, 0}, {"just now", 0, 0}, {"right now", 0, 0}, {"the day after tomorrow", 2, 2},
    {"tomorrow", 1, 1}, {"next week", 7, 7}, {"next month", 30, 30}, {"next year", 365, 365},
    {"the end of last week", -7, -3}, {"last week", -10, -4}, {"the week before last", -17, -11},
    {"the past week", -7, 0}, {"earlier this week", -3, -1}, {"this week", -3, 0},
}};

struct Feast {
  Word words;
  int month;
  int day;
};

constexpr std::array<Feast, 4> kFeasts = {
    {{"christmas", 12, 25}, {"xmas", 12, 25}, {"new years", 1, 1}, {"new year", 1, 1}}};

std::optional<int> number_of(const Named* begin, const Named* end, Word word) {
  const Named* found = std::find_if(begin, end, [&](const Named& named) { return named.word == word; });
  return found == end ? std::nullopt : std::optional(found->number);
}

class CalendarReader {
 public:
  CalendarReader(const AnswerWords& words, Day today)
      : words_(words), today_(today), date_(std::chrono::sys_days{std::chrono::days{today}}) {}

  std::optional<DaysSeen> longest_at(std::size_t i) const {
    std::optional<DaysSeen> longest;
    for (const auto& seen : {relative(i), ago(i), to_come(i), written_date_at(words_, i, today_), year(i),
                             weekday(i), weekend(i), season(i), feast(i), last_or_this(i)}) {
      if (seen && (!longest || seen->at.size() > longest->at.size())) longest = seen;
    }
    return longest;
  }

 private:
  std::optional<DaysSeen> relative(std::size_t i) const {
    for (const Relative& entry : kRelative) {
      if (const std::size_t length = words_.match(entry.words, i)) {
        return DaysSeen{today_ + entry.first, today_ + entry.last, {i, i + length}};
      }
    }
    return std::nullopt;
  }

  /// "3 days ago", "a week back"
  std::optional<DaysSeen> ago(std::size_t i) const {
    const std::optional<SpanSeen> span = span_at(words_, i);
    if (!span || words_.begins_clause(span->at.end) || span->days > kFarthest) return std::nullopt;
    const Word after = words_[span->at.end];
    if (after != "ago" && after != "back" && after != "earlier") return std::nullopt;
    const Day day = today_ - static_cast<Day>(std::lround(span->days));
    return DaysSeen{day, day, {i, span->at.end + 1}};
  }

  /// "in 2 days"
  std::optional<DaysSeen> to_come(std::size_t i) const {
    if (words_[i] != "in" || words_[i + 1] == "the") return std::nullopt;
    const std::optional<SpanSeen> span = span_at(words_, i + 1);
    if (!span || span->days > kFarthest) return std::nullopt;
    const Day day = today_ + static_cast<Day>(std::lround(span->days));
    return DaysSeen{day, day, {i, span->at.end}};
  }

  std::optional<DaysSeen> year(std::size_t i) const {
    const std::size_t at = i + words_before_name(words_, i);
    const std::optional<int> year = year_in(words_[at]);
    const bool of_no_date =
        !words_.begins_clause(at + 1) && quantity_at(words_, at + 1).has_value();  // "2024 13 45"
    if (!year || of_no_date) return std::nullopt;
    return until_today({*day_of_date(*year, 1, 1), *day_of_date(*year, 12, 31), {i, at + 1}}, today_);
  }

  /// The last one before today. "sun" and "sat" alone are more often something else.
  std::optional<DaysSeen> weekday(std::size_t i) const {
    const std::size_t at = i + words_before_name(words_, i);
    const std::optional<int> named = number_of(kWeekdays.begin(), kWeekdays.end(), words_[at]);
    if (!named || (at == i && (words_[at] == "sun" || words_[at] == "sat"))) return std::nullopt;
    const int back = (weekday_of_today() - *named + 6) % 7 + 1;
    const bool last_week = words_.match("last week", at + 1) != 0;
    const Day day = today_ - back - (last_week && back < weekday_of_today() ? 7 : 0);
    return DaysSeen{day, day, {i, at + (last_week ? 3 : 1)}};
  }

  std::optional<DaysSeen> weekend(std::size_t i) const {
    const std::size_t at = i + words_before_name(words_, i);
    if (at == i || words_.match("weekend", at) == 0) return std::nullopt;
    const Day saturday = today_ - (weekday_of_today() % 7 + 1);
    return until_today({saturday, saturday + 1, {i, at + 1}}, today_);
  }

  /// From 0 for Sunday.
  int weekday_of_today() const {
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{date_}}.c_encoding());
  }

  /// Three months around the middle one. "last summer" is over; "summer" may be now.
  std::optional<DaysSeen> season(std::size_t i) const {
    const std::size_t at = i + words_before_name(words_, i);
    const std::optional<int> middle = number_of(kSeasons.begin(), kSeasons.end(), words_[at]);
    if (!middle || (words_[at] == "fall" && at == i)) return std::nullopt;
    const std::size_t joint = words_[at + 1] == "of" ? 1 : 0;
    const std::optional<int> said =
        words_.begins_clause(at + 1) ? std::nullopt : year_in(words_[at + 1 + joint]);
    const WordRange range{i, said ? at + 2 + joint : at + 1};
    if (said) return until_today(months_around(*middle, *said, range), today_);
    const bool over = words_.match("last", i) != 0;
    int year = static_cast<int>(date_.year()) + 1;
    DaysSeen seen = months_around(*middle, year, range);
    while (over ? seen.last >= today_ : seen.first > today_) seen = months_around(*middle, --year, range);
    return until_today(seen, today_);
  }

  static DaysSeen months_around(int middle, int year, WordRange at) {
    const bool over_new_year = middle == 1;
    const Day first = *day_of_date(over_new_year ? year - 1 : year, over_new_year ? 12 : middle - 1, 1);
    return {first, last_day_of_month(year, middle + 1), at};
  }

  std::optional<DaysSeen> feast(std::size_t i) const {
    const std::size_t at = i + words_before_name(words_, i);
    for (const Feast& feast : kFeasts) {
      const std::size_t length = words_.match(feast.words, at);
      if (length != 0) return yearly_day(feast.month, feast.day, {i, at + length}, today_);
    }
    return std::nullopt;
  }

  /// "last month", "this year"
  std::optional<DaysSeen> last_or_this(std::size_t i) const {
    const int year = static_cast<int>(date_.year());
    const int month = static_cast<int>(static_cast<unsigned>(date_.month()));
    const WordRange at{i, i + 2};
    if (words_.match("last year", i) != 0) return whole(year - 1, 1, year - 1, 12, at);
    if (words_.match("this year", i) != 0) return until_today(whole(year, 1, year, 12, at), today_);
    if (words_.match("this month", i) != 0) return until_today(whole(year, month, year, month, at), today_);
    if (words_.match("last month", i) == 0) return std::nullopt;
    return month == 1 ? whole(year - 1, 12, year - 1, 12, at) : whole(year, month - 1, year, month - 1, at);
  }

  static DaysSeen whole(int from_year, int from_month, int to_year, int to_month, WordRange at) {
    return {*day_of_date(from_year, from_month, 1), last_day_of_month(to_year, to_month), at};
  }

  const AnswerWords& words_;
  const Day today_;
  const std::chrono::year_month_day date_;
};

}  // namespace

std::optional<DaysSeen> days_at(const AnswerWords& words, std::size_t i, Day today) {
  return CalendarReader(words, today).longest_at(i);
}

}  // namespace unclench
