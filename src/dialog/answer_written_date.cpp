#include "dialog/answer_written_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace unclench {
namespace {

using Word = std::string_view;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1900, kLastYear = 2200;

struct Named {
  Word word;
  int number;
};

constexpr std::array<Named, 25> kMonths = {{
    {"january", 1}, {"jan", 1}, {"february", 2}, {"feb", 2}, {"march", 3}, {"mar", 3}, {"april", 4},
    {"apr", 4}, {"may", 5}, {"june", 6}, {"jun", 6}, {"july", 7}, {"jul", 7}, {"august", 8}, {"aug", 8},
    {"september", 9}, {"sept", 9}, {"sep", 9}, {"october", 10}, {"oct", 10}, {"november", 11}, {"nov", 11},
    {"december", 12}, {"dec", 12}, {"febuary", 2},
}};

constexpr std::array<Word, 10> kOrdinals = {"first", "second",  "third",  "fourth", "fifth",
                                            "sixth", "seventh", "eighth", "ninth",  "tenth"};

constexpr PhraseTable kBeforeNames({
    "last", "this", "this past", "the", "on", "past", "of", "in", "early", "late", "mid"});

template <std::size_t N>
std::optional<int> number_of(const std::array<Named, N>& names, Word word) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const Named& named) { return named.word == word; });
  return found == names.end() ? std::nullopt : std::optional(found->number);
}

std::optional<int> digits(Word word) {
  int number = 0;
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool all =
      !word.empty() && word.front() != '-' && error == std::errc() && stop == word.data() + word.size();
  return all ? std::optional(number) : std::nullopt;
}

bool has_ordinal_ending(Word word) {
  return word.size() > 2 &&
         (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th"));
}

/// "5th", "5", "fifth"
std::optional<int> day_in_month(Word word) {
  const auto ordinal = std::find(kOrdinals.begin(), kOrdinals.end(), word);
  if (ordinal != kOrdinals.end()) return static_cast<int>(ordinal - kOrdinals.begin()) + 1;
  const std::optional<int> day = digits(has_ordinal_ending(word) ? word.substr(0, word.size() - 2) : word);
  return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
}

year_month_day date_of(Day day) { return std::chrono::sys_days{std::chrono::days{day}}; }

std::optional<DaysSeen> one_day(std::optional<Day> day, WordRange at) {
  return day ? std::optional(DaysSeen{*day, *day, at}) : std::nullopt;
}

/// Three numbers as one word: 2024-05-03, 13/5/2024, 03.05.2024. Nobody writes the month first with dots;
/// with slashes both orders are in use.
std::optional<Day> numeric_date(Word word) {
  const std::size_t first = word.find_first_of("-/."), second = word.find_first_of("-/.", first + 1);
  if (first == Word::npos || second == Word::npos) return std::nullopt;
  const auto a = digits(word.substr(0, first));
  const auto b = digits(word.substr(first + 1, second - first - 1));
  const auto c = digits(word.substr(second + 1));
  if (!a || !b || !c) return std::nullopt;
  if (year_in(word.substr(0, first))) return day_of_date(*a, *b, *c);
  const int year = word.size() - second - 1 == 2 ? 2000 + *c : *c;
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const std::optional<Day> day_first = day_of_date(year, *b, *a);
  if (word[first] == '.') return day_first;
  const std::optional<Day> month_first = day_of_date(year, *a, *b);
  if (day_first && month_first && *day_first != *month_first) return std::nullopt;
  return day_first ? day_first : month_first;
}

class DateReader {
 public:
  DateReader(const AnswerWords& words, Day today) : words_(words), today_(today) {}

  std::optional<DaysSeen> numeric(std::size_t i) const {
    const auto year = year_in(words_[i]);
    const std::size_t joint = words_[i + 1] == "to" ? 1 : 0;  // of "2024-05-03"
    const Word month = words_[i + 1 + joint], day = words_[i + 2 + 2 * joint];
    if (!year || month.size() != 2 || day.size() != 2) return one_day(numeric_date(words_[i]), {i, i + 1});
    return one_day(day_of_date(*year, digits(month).value_or(0), digits(day).value_or(0)),
                   {i, i + 3 + 2 * joint});
  }

  /// "5 may 2024", "the 5th of may"
  std::optional<DaysSeen> day_first(std::size_t i) const {
    std::size_t at = i + words_before_name(words_, i);
    const std::optional<int> day = day_in_month(words_[at]);
    if (!day || words_.begins_clause(at + 1)) return std::nullopt;
    at += words_[at + 1] == "of" ? 2 : 1;
    const std::optional<int> month = number_of(kMonths, words_[at]);
    return month ? with_year(*month, *day, {i, at + 1}) : std::nullopt;
  }

  /// "may 5th 2024"
  std::optional<DaysSeen> month_first(std::size_t i) const {
    const std::size_t at = i + words_before_name(words_, i);
    const std::optional<int> month = number_of(kMonths, words_[at]);
    if (!month || words_.begins_clause(at + 1)) return std::nullopt;
    const std::size_t day_at = words_[at + 1] == "the" ? at + 2 : at + 1;
    const std::optional<int> day = day_in_month(words_[day_at]);
    return day ? with_year(*month, *day, {i, day_at + 1}) : std::nullopt;
  }

  /// "may", "last may", "may 2024"
  std::optional<DaysSeen> whole_month(std::size_t i) const {
    const std::size_t at = i + words_before_name(words_, i);
    const std::optional<int> month = number_of(kMonths, words_[at]);
    const bool of_no_day = day_in_month(words_.before(at)).has_value();  // "31 feb"
    if (!month || is_verb(at) || of_no_day) return std::nullopt;
    const auto [said, end] = year_after(at + 1);
    const int this_year = static_cast<int>(date_of(today_).year());
    const bool to_come = *day_of_date(this_year, *month, 1) > today_;
    const int year = said.value_or(to_come ? this_year - 1 : this_year);
    return until_today({*day_of_date(year, *month, 1), last_day_of_month(year, *month), {i, end}}, today_);
  }

  /// "the 5th", of this month or the last one that has such a day behind it
  std::optional<DaysSeen> day_alone(std::size_t i) const {
    const std::size_t begin = words_[i] == "on" ? i + 1 : i;
    if (words_[begin] != "the" || !has_ordinal_ending(words_[begin + 1])) return std::nullopt;
    const std::optional<int> day = digits(words_[begin + 1].substr(0, words_[begin + 1].size() - 2));
    if (!day) return std::nullopt;
    constexpr int kMonthsBack = 3;  // of two neighbours one has 31 days, but it may be the one to come
    std::chrono::year_month month{date_of(today_).year(), date_of(today_).month()};
    for (int back = 0; back < kMonthsBack; ++back, month -= std::chrono::months{1}) {
      const auto found = day_of_date(static_cast<int>(month.year()),
                                     static_cast<int>(static_cast<unsigned>(month.month())), *day);
      if (found && *found <= today_) return one_day(found, {i, begin + 2});
    }
    return std::nullopt;
  }

 private:
  struct YearSeen {
    std::optional<int> year;
    std::size_t end = 0;
  };

  /// "2024", "of 2024", "last year"
  YearSeen year_after(std::size_t at) const {
    if (words_.begins_sentence(at)) return {std::nullopt, at};
    const std::size_t joint = words_[at] == "of" || words_[at] == "in" ? 1 : 0;
    if (const auto year = year_in(words_[at + joint])) return {year, at + joint + 1};
    if (words_.match("last year", at) == 0) return {std::nullopt, at};
    return {static_cast<int>(date_of(today_).year()) - 1, at + 2};
  }

  std::optional<DaysSeen> with_year(int month, int day, WordRange at) const {
    const auto [year, end] = year_after(at.end);
    if (!year) return yearly_day(month, day, at, today_);
    return one_day(day_of_date(*year, month, day), {at.begin, end});
  }

  /// "may" and "march" are verbs too.
  bool is_verb(std::size_t at) const {
    static constexpr PhraseTable kAfter({"be", "have", "not", "help", "well", "as", "on", "up", "also"});
    static constexpr PhraseTable kBefore(
        {"i", "it", "you", "we", "they", "that", "this", "he", "she", "which"});
    const bool can_be = words_[at] == "may" || words_[at] == "march";
    return can_be && (kAfter.contains(words_[at + 1]) || kBefore.contains(words_.before(at)));
  }

  const AnswerWords& words_;
  const Day today_;
};

}  // namespace

std::optional<DaysSeen> written_date_at(const AnswerWords& words, std::size_t i, Day today) {
  const DateReader reader(words, today);
  std::optional<DaysSeen> longest;
  for (const auto& seen : {reader.numeric(i), reader.day_first(i), reader.month_first(i),
                           reader.whole_month(i), reader.day_alone(i)}) {
    if (seen && (!longest || seen->at.size() > longest->at.size())) longest = seen;
  }
  return longest;
}

std::optional<Day> day_of_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;  // chrono keeps a byte of each
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

Day last_day_of_month(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last};
  return static_cast<Day>(std::chrono::sys_days{last}.time_since_epoch().count());
}

std::optional<int> year_in(std::string_view word) {
  const std::optional<int> year = digits(word);
  return year && word.size() == 4 && *year >= kFirstYear && *year <= kLastYear ? year : std::nullopt;
}

std::size_t words_before_name(const AnswerWords& words, std::size_t i) {
  std::size_t length = words.longest(kBeforeNames, i);
  if (length != 0) length += words.longest(kBeforeNames, i + length);
  return words.begins_sentence(i + length) ? 0 : length;
}

DaysSeen until_today(DaysSeen seen, Day today) {
  if (seen.first <= today) seen.last = std::min(seen.last, today);
  return seen;
}

std::optional<DaysSeen> yearly_day(int month, int day, WordRange at, Day today) {
  const int this_year = static_cast<int>(date_of(today).year());
  std::optional<Day> found = day_of_date(this_year, month, day);
  if (!found || *found > today) found = day_of_date(this_year - 1, month, day);
  return one_day(found, at);
}

}  // namespace unclench
