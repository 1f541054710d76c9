#pragma once

#include <optional>

#include "dialog/answer_quantity.h"

namespace unclench {

/// "6 weeks", "a fortnight", "a year and a half", "2 or 3 months", "couple of years", "1 year and 6 months".
struct SpanSeen {
  double days = 0;
  bool whole_days = false;  // said in days or longer, not in hours
  WordRange at{};
};

/// The longest span of time that begins at word `i`.
std::optional<SpanSeen> span_at(const AnswerWords& words, std::size_t i);

}  // namespace unclench
