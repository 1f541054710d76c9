// When: a day, or the middle of what was said ("may 2024").

#include <algorithm>

#include "dialog/answer_calendar.h"
#include "dialog/answer_phrases.h"
#include "dialog/answer_readers.h"

namespace unclench {
namespace {

using Word = std::string_view;

constexpr PhraseTable kVague({
    "ages ago", "ages", "long ago", "a long time ago", "a while ago", "a while back", "years ago",
    "months ago", "weeks ago", "days ago", "some time ago", "the other day", "the other week", "recently",
    "when i was a kid", "when i was a child", "when i was young", "not long ago"});

/// The last mention that corrects the one before it; else the first.
const DaysSeen& chosen(const std::vector<DaysSeen>& mentions, const AnswerWords& words) {
  std::size_t chosen = 0;
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    for (std::size_t at = mentions[i - 1].at.end; at < mentions[i].at.begin; ++at) {
      const std::size_t length = words.longest(corrections(), at);
      if (length != 0 && at + length <= mentions[i].at.begin) chosen = i;
    }
  }
  return mentions[chosen];
}

AnswerReadings vague(const AnswerWords& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t length = words.longest(kVague, i);
    if (length != 0) return {{.kind = AnswerKind::kUnsure, .told = {{i, i + length}}}};
  }
  return {};
}

}  // namespace

AnswerReadings read_date(const AnswerWords& words, const Moment& now) {
  const Day today = day_of(now.now_ms);
  std::vector<DaysSeen> mentions;
  for (std::size_t i = 0; i < words.size();) {
    const std::optional<DaysSeen> days = days_at(words, i, today);
    if (days) mentions.push_back(*days);
    i = days ? days->at.end : i + 1;
  }
  if (mentions.empty()) return vague(words);

  const DaysSeen& days = chosen(mentions, words);
  AnswerReading reading{.kind = AnswerKind::kValue,
                        .value = static_cast<double>((days.first + days.last) / 2)};
  if (days.first > today) {
    reading.kind = AnswerKind::kRefused;
    reading.refusal = "future";
    reading.value = {};
  }
  for (const DaysSeen& mention : mentions) reading.told.push_back(mention.at);
  return {reading};
}

}  // namespace unclench
