// What a button or a widget sends is exact: nothing is guessed.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "dialog/answer.h"
#include "diary/entry.h"

namespace unclench {
namespace {

constexpr double kLongestDuration = 120 * 366;  // days: a life; the same for answers in words
constexpr double kFarthestDay = 3'000'000;      // from 1970, some eight thousand years

Answer value(Value value) { return {.kind = AnswerKind::kValue, .value = std::move(value), .coverage = 1}; }

Answer refused(const char* why, double number) {
  return {.kind = AnswerKind::kRefused, .refusal = why, .number = number, .coverage = 1};
}

std::optional<double> number_in(std::string_view payload) {
  const bool plain = !payload.empty() && payload.find_first_not_of("0123456789.-") == std::string_view::npos;
  double number = 0;
  const char* const end = payload.data() + payload.size();
  const auto [stop, error] = plain ? std::from_chars(payload.data(), end, number, std::chars_format::fixed)
                                   : std::from_chars_result{nullptr, std::errc::invalid_argument};
  return error == std::errc() && stop == end && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

Answer in_range(const SlotSpec& slot, std::string_view payload) {
  const std::optional<double> number = number_in(payload);
  if (!number) return {};
  if (*number < slot.min) return refused("below", *number);
  return *number > slot.max ? refused("above", *number) : value(*number);
}

Answer one_option(const SlotSpec& slot, std::string_view payload) {
  const Option* option = slot.option(payload);
  return option == nullptr ? Answer{} : value(option->value);
}

/// Nothing ticked is an answer too.
Answer several_options(const SlotSpec& slot, std::string_view payload) {
  std::vector<std::string> ticked;
  while (!payload.empty()) {
    const std::size_t comma = std::min(payload.find(','), payload.size());
    if (slot.option(payload.substr(0, comma)) == nullptr) return {};
    ticked.emplace_back(payload.substr(0, comma));
    payload.remove_prefix(std::min(comma + 1, payload.size()));
  }
  std::vector<std::string> in_order;
  for (const Option& option : slot.options) {
    if (std::find(ticked.begin(), ticked.end(), option.value) != ticked.end())
      in_order.push_back(option.value);
  }
  return value(std::move(in_order));
}

Answer one_day(std::string_view payload) {
  if (const std::optional<Day> day = day_from_iso(payload)) return value(static_cast<double>(*day));
  const std::optional<double> day = number_in(payload);
  const bool exists = day && *day == std::floor(*day) && std::abs(*day) < kFarthestDay;
  return exists ? value(*day) : Answer{};
}

}  // namespace

Answer read_payload(const SlotSpec& slot, std::string_view payload) {
  switch (slot.type) {
    case SlotType::kYesNo:
    case SlotType::kChoice:
      return one_option(slot, payload);
    case SlotType::kMultiChoice:
      return several_options(slot, payload);
    case SlotType::kScale:
    case SlotType::kNumber:
      return in_range(slot, payload);
    case SlotType::kDuration: {
      const std::optional<double> days = number_in(payload);
      if (!days) return {};
      if (*days < 0) return refused("below", *days);
      return *days > kLongestDuration ? refused("above", *days) : value(*days);
    }
    case SlotType::kDate:
      return one_day(payload);
    case SlotType::kText:
    case SlotType::kFlag:
      return {};
  }
  return {};
}

}  // namespace unclench
