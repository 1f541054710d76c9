#pragma once
// Days as people name them:  yesterday   last tuesday   3 days ago   on the 5th   may 2024   last summer
// 2024-05-03

#include <optional>

#include "dialog/answer_words.h"
#include "diary/entry.h"

namespace unclench {

/// One day, or all days that a mention can mean: "may 2024" is 31 of them.
struct DaysSeen {
  Day first = 0;
  Day last = 0;
  WordRange at{};
};

/// What begins at word `i`, the longest there is. A name without a year means the last such day, month or
/// season that has begun; only what can be nothing else ("tomorrow", "in 2 days", a year to come) is after
/// `today`. "3/5/2024" may be in March or in May and is neither; "13/5/2024" is May.
std::optional<DaysSeen> days_at(const AnswerWords& words, std::size_t i, Day today);

}  // namespace unclench
