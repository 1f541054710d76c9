// How long: an amount of time if one is said ("since my divorce, so two years"), else the time since a day
// that is named ("since 2019"). The middle of what a name can mean is taken: half a year too much or too
// little at most.

#include <algorithm>
#include <cmath>

#include "dialog/answer_calendar.h"
#include "dialog/answer_context.h"
#include "dialog/answer_phrases.h"
#include "dialog/answer_readers.h"
#include "dialog/answer_time_unit.h"

namespace unclench {
namespace {

using Word = std::string_view;

constexpr std::size_t kLongestSince = 6;  // words of "since my divorce"; more are a story
constexpr double kLongest = 120 * 365;    // days: nobody hurts longer

constexpr PhraseTable kRates({"every", "each", "per", "once", "twice", "times", "in", "within"});
constexpr PhraseTable kLead({
    "since", "for", "from", "over", "in", "started", "began", "it started", "it began", "for the last",
    "for the past", "the last", "the past", "last", "past", "for about", "since about", "since around",
    "since early", "since late", "going on", "has been", "it has been"});

constexpr PhraseTable kStarted({
    "since", "from", "started", "began", "it started", "it began", "came on", "it came on", "happened",
    "it happened", "since about", "since around", "ever since", "started in"});

constexpr PhraseTable kVague({
    "ages", "for ages", "ages and ages", "ages ago", "forever", "for ever", "a long time", "long time",
    "a long time ago", "for a long time", "very long", "too long", "so long", "quite a while", "a while",
    "for a while", "a while ago", "some time", "for some time", "quite some time", "a good while",
    "donkeys years", "yonks", "years", "for years", "many years", "years and years", "for many years",
    "years ago", "for years and years", "months", "for months", "many months", "months ago",
    "months and months", "weeks", "for weeks", "many weeks", "weeks ago", "days", "for days", "all my life",
    "my whole life", "my entire life", "most of my life", "half my life", "as long as i can remember",
    "for as long as i can remember", "since forever", "since birth", "since childhood", "since i was a child",
    "since i was a kid", "since i was young", "not long", "not very long", "not that long", "recently",
    "decades", "the other day", "the other week", "long ago", "it comes and goes", "on and off", "a lifetime",
    "an eternity"});

/// The rest of the clause belongs to it: "since my divorce".
std::size_t since_clause(const AnswerWords& words, std::size_t i) {
  if (words[i] != "since" || words.begins_clause(i + 1)) return 0;
  std::size_t end = i + 1;
  while (!words.begins_clause(end) && !(end > i + 1 && connectors().contains(words[end]))) ++end;
  return end - i <= kLongestSince ? end - i : 0;
}

class DurationReader {
 public:
  DurationReader(const SlotSpec& slot, const AnswerWords& words, Day today)
      : slot_(slot), words_(words), today_(today) {}

  AnswerReadings read() const {
    for (const AnswerReading& reading : {amount(), since_day(), bare_number(), vague()}) {
      if (reading.kind != AnswerKind::kNone) return {reading};
    }
    return {};
  }

 private:
  AnswerReading amount() const {
    std::vector<SpanSeen> spans;
    for (std::size_t i = 0; i < words_.size();) {
      const std::optional<SpanSeen> span = span_at(words_, i);
      if (span && is_meant(*span)) spans.push_back(*span);
      i = span ? span->at.end : i + 1;
    }
    if (spans.empty()) return {};
    AnswerReading reading = checked(spans[chosen(spans)].days);
    for (const SpanSeen& span : spans) reading.told.push_back(with_surroundings(span.at));
    return reading;
  }

  /// Not a rate ("3 times a week") and not an age ("34 years old").
  bool is_meant(const SpanSeen& span) const {
    const Word after = words_[span.at.end];
    const bool age = !words_.begins_clause(span.at.end) && (after == "old" || after == "of");
    return !age && !kRates.contains(words_.before(span.at.begin));
  }

  /// The last one that corrects the one before it; else the first.
  std::size_t chosen(const std::vector<SpanSeen>& spans) const {
    std::size_t chosen = 0;
    for (std::size_t i = 1; i < spans.size(); ++i) {
      for (std::size_t at = spans[i - 1].at.end; at < spans[i].at.begin; ++at) {
        const std::size_t length = words_.longest(corrections(), at);
        if (length != 0 && at + length <= spans[i].at.begin) chosen = i;
      }
    }
    return chosen;
  }

  /// "for about 2 years now", "2 years ago"
  WordRange with_surroundings(WordRange at) const {
    static constexpr PhraseTable kAfter({"ago", "back", "now", "already"});
    if (!words_.begins_clause(at.end) && kAfter.contains(words_[at.end])) ++at.end;
    return {at.begin - lead_before(at.begin, kLead), at.end};
  }

  /// Number of words of the longest of `leads` right before word `i`.
  std::size_t lead_before(std::size_t i, PhraseList leads) const {
    constexpr std::size_t kLongestLead = 4;
    for (std::size_t length = std::min(kLongestLead, i); length > 0; --length) {
      if (words_.longest(leads, i - length) == length) return length;
    }
    return 0;
  }

  AnswerReading since_day() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::optional<DaysSeen> days = days_at(words_, i, today_);
      if (!days || !is_beginning(*days)) continue;
      AnswerReading reading = days->first > today_ ? refused("future", 0) : checked(since_middle(*days));
      reading.told = {{start_before(days->at.begin), days->at.end}};
      return reading;
    }
    return {};
  }

  /// "since monday", "it started on monday", or "monday" as all of a clause; not "it comes on sunday nights".
  bool is_beginning(const DaysSeen& days) const {
    const bool led = start_before(days.at.begin) < days.at.begin;
    const bool whole = opens_statement(words_, days.at.begin) && ends_statement(words_, days.at.end);
    return led || whole;
  }

  /// Where "since" or "it started" stands before word `i` in its clause, a few words back at most ("since my
  /// accident in 2015"); else `i`.
  std::size_t start_before(std::size_t i) const {
    for (std::size_t at = i; at > 0 && i - at < kLongestSince && !words_.begins_clause(at); --at) {
      if (const std::size_t length = lead_before(at, kStarted)) return at - length;
    }
    return i;
  }

  double since_middle(const DaysSeen& days) const {
    return std::floor(today_ - (static_cast<double>(days.first) + static_cast<double>(days.last)) / 2 + 0.5);
  }

  /// "6" where the slot says what it counts.
  AnswerReading bare_number() const {
    static constexpr std::pair<Word, double> kUnits[] = {
        {"days", 1},    {"weeks", 7},        {"months", 365.0 / 12},
        {"years", 365}, {"hours", 1.0 / 24}, {"minutes", 1.0 / 1440}};
    const auto unit = std::find_if(std::begin(kUnits), std::end(kUnits),
                                   [&](const auto& entry) { return entry.first == slot_.unit; });
    const std::vector<Quantity> quantities = quantities_in(words_);
    if (unit == std::end(kUnits) || quantities.size() != 1) return {};
    AnswerReading reading = checked(quantities.front().value * unit->second);
    reading.told = {quantities.front().at};
    return reading;
  }

  AnswerReading vague() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::size_t length = std::max(words_.longest(kVague, i), since_clause(words_, i));
      if (length != 0 && opens_statement(words_, i))
        return {.kind = AnswerKind::kUnsure, .told = {{i, i + length}}};
    }
    return {};
  }

  static AnswerReading checked(double days) {
    if (days < 0) return refused("below", days);
    if (days > kLongest) return refused("above", days);
    return {.kind = AnswerKind::kValue, .value = days};
  }

  static AnswerReading refused(const char* why, double days) {
    return {.kind = AnswerKind::kRefused, .refusal = why, .number = days};
  }

  const SlotSpec& slot_;
  const AnswerWords& words_;
  const Day today_;
};

}  // namespace

AnswerReadings read_duration(const SlotSpec& slot, const AnswerWords& words, const Moment& now) {
  return DurationReader(slot, words, day_of(now.now_ms)).read();
}

}  // namespace unclench
