#include "dialog/slot.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <utility>

namespace unclench {
namespace {

constexpr std::array<std::pair<SlotType, std::string_view>, 9> kTypes = {{
    {SlotType::kYesNo, "yes_no"}, {SlotType::kChoice, "choice"}, {SlotType::kMultiChoice, "multi_choice"},
    {SlotType::kScale, "scale"}, {SlotType::kNumber, "number"}, {SlotType::kDuration, "duration"},
    {SlotType::kDate, "date"}, {SlotType::kText, "text"}, {SlotType::kFlag, "flag"},
}};

constexpr double kDaysInWeek = 7;
constexpr double kDaysInMonth = 365.25 / 12;
constexpr double kDaysInYear = 365.25;
constexpr double kLastDay = 2'932'896;  // 9999-12-31

const std::vector<Option>& yes_no_options() {
  static const std::vector<Option> kOptions = {{.value = "yes", .title = "Yes"},
                                               {.value = "no", .title = "No"},
                                               {.value = "unsure", .title = "Not sure"}};
  return kOptions;
}

const std::vector<Option>& options_of(const SlotSpec& spec) {
  return spec.type == SlotType::kYesNo ? yes_no_options() : spec.options;
}

/// Without zeros at the end: 6, 6.5, 6.25.
std::string shown_number(double number, int decimals = 2) {
  char text[400];  // the largest double has 309 digits
  std::snprintf(text, sizeof text, "%.*f", decimals, number);
  std::string shown = text;
  if (shown.find('.') != std::string::npos) {
    shown.erase(shown.find_last_not_of('0') + 1);
    if (shown.back() == '.') shown.pop_back();
  }
  return shown == "-0" ? "0" : shown;
}

std::string counted(double count, const std::string& unit) {
  const std::string number = shown_number(count, 1);
  return number + " " + unit + (number == "1" ? "" : "s");
}

bool whole(double number) { return std::abs(number - std::round(number)) < 0.02; }

/// In the unit a person would choose: 42 days are 6 weeks, 730 days 2 years, 548 days 18 months.
std::string shown_duration(double days) {
  constexpr double kHours = 24, kMinutes = 24 * 60;
  if (days <= 0) return "0 days";
  if (days < 1 / kHours) return counted(std::round(days * kMinutes), "minute");
  if (days < 1) return counted(std::round(days * kHours), "hour");
  const double weeks = days / kDaysInWeek;
  const double months = days / kDaysInMonth;
  const double years = days / kDaysInYear;
  if (days < 2 * kDaysInWeek) return whole(weeks) ? counted(weeks, "week") : counted(days, "day");
  if (weeks <= 12 && whole(weeks)) return counted(weeks, "week");
  if (months < 2) return counted(std::round(weeks), "week");
  if (years < 2 && !whole(years)) return counted(std::round(months), "month");
  return counted(std::round(2 * years) / 2, "year");
}

std::string shown_date(double days) {
  static constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
  const auto day = static_cast<int>(std::clamp(std::floor(days), -kLastDay, kLastDay));
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         kMonths[static_cast<unsigned>(date.month()) - 1] + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string shown_one(double number, const SlotSpec* spec) {
  if (!std::isfinite(number)) return {};
  if (spec != nullptr && spec->type == SlotType::kDuration) return shown_duration(number);
  if (spec != nullptr && spec->type == SlotType::kDate) return shown_date(number);
  const std::string unit = spec == nullptr ? "" : spec->unit;
  return shown_number(number) + (unit.empty() ? "" : " " + unit);
}

std::string shown_one(const std::string& text, const SlotSpec* spec) {
  const Option* option = spec == nullptr ? nullptr : spec->option(text);
  return option == nullptr || option->title.empty() ? text : option->title;
}

std::string shown_one(const std::vector<std::string>& list, const SlotSpec* spec) {
  std::string shown;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) shown += i + 1 == list.size() ? " and " : ", ";
    shown += shown_one(list[i], spec);
  }
  return shown;
}

std::string shown_one(bool flag, const SlotSpec*) { return flag ? "yes" : "no"; }

std::string shown_one(std::monostate, const SlotSpec*) { return {}; }

}  // namespace

std::string_view name_of(SlotType type) {
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& entry) { return entry.first == type; });
  return found == kTypes.end() ? std::string_view() : found->second;
}

std::optional<SlotType> slot_type(std::string_view name) {
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& entry) { return entry.second == name; });
  return found == kTypes.end() ? std::nullopt : std::optional(found->first);
}

const Option* SlotSpec::option(std::string_view value) const {
  const std::vector<Option>& all = options_of(*this);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Option& option) { return option.value == value; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> SlotSpec::option_values() const {
  std::vector<std::string> values;
  for (const Option& option : options_of(*this)) values.push_back(option.value);
  return values;
}

std::string shown(const Value& value, const SlotSpec* spec) {
  return std::visit([&](const auto& held) { return shown_one(held, spec); }, value);
}

}  // namespace unclench
