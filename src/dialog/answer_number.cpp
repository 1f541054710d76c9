// Scales and numbers. The hard part is not to read a number but to know that it is meant: "2 kids" is no
// strength of pain, "not a 10" is not 10, and of "was 8, now 4" only the 4 counts.

#include <algorithm>
#include <cmath>
#include <string>

#include "dialog/answer_labels.h"
#include "dialog/answer_phrases.h"
#include "dialog/answer_quantity.h"
#include "dialog/answer_readers.h"
#include "dialog/answer_written_date.h"
#include "dialog/plain_words.h"

namespace unclench {
namespace {

using Word = std::string_view;

// What stands between two numbers that are one: "6 or 7", "between 4 and 6", "5 maybe 6".
constexpr PhraseTable kRangeWords({
    "or", "to", "and", "a", "an", "maybe", "perhaps", "possibly", "even", "till", "up", "down", "about",
    "thru", "through", "probably", "so", "between", "like"});

constexpr PhraseTable kMovement({
    "went", "gone", "dropped", "down", "came", "come", "fell", "fallen", "rose", "risen", "up", "improved",
    "changed", "moved"});

constexpr PhraseTable kNow({
    "now", "today", "right now", "just now", "currently", "at the moment", "at present", "atm",
    "this morning", "these days", "is"});
constexpr PhraseTable kThen({
    "yesterday", "last", "was", "were", "before", "used to", "earlier", "previously", "ago", "initially",
    "originally", "had been", "started", "once"});

constexpr PhraseTable kBetweenNotAndNumber({
    "a", "an", "at", "really", "quite", "exactly", "actually", "as", "like"});

// After a number they make it an amount of something, though they are no plural with s.
constexpr PhraseTable kCounted({
    "kids", "children", "people", "men", "women", "year", "month", "week", "day", "hour", "minute", "am",
    "pm", "kg", "stone", "lb", "lbs", "mg", "km", "feet", "foot", "old", "yo", "miles", "clock", "oclock",
    "person", "dollar", "pound", "euro", "mile", "times", "x", "weeks", "days", "kid", "step", "thing",
    "more", "dose", "tablet", "pill", "tablets", "minute", "second", "time"});

// End in s without being a plural.
constexpr PhraseTable kNoPlurals({
    "is", "was", "as", "this", "his", "has", "does", "always", "sometimes", "yes", "plus", "perhaps",
    "unless", "less", "us", "its", "thus", "besides", "towards", "across", "afterwards", "nights", "mornings",
    "evenings", "days", "stress", "thanks", "these", "those", "points", "nowadays", "cos", "hers", "ours",
    "yours"});

constexpr PhraseTable kBeforeOtherNumbers({
    "page", "aged", "age", "chapter", "since", "route", "covid", "my", "step", "bus", "room", "type", "stage",
    "grade", "l", "s", "until", "till", "by", "before", "after"});

constexpr PhraseTable kBeforeTimes({
    "up", "woke", "wake", "awake", "waking", "got", "home", "work", "begin", "start", "started", "starts",
    "finish", "finished", "bed", "sleep", "asleep", "eat", "left"});

constexpr std::size_t kNearby = 6;               // words
constexpr double kYoungest = 11, kOldest = 110;  // "I am 45" is an age

class NumberReader {
 public:
  NumberReader(const SlotSpec& slot, const AnswerWords& words) : slot_(slot), words_(words) {}

  AnswerReadings read() const {
    std::vector<Group> groups = grouped(meant());
    if (groups.empty()) return slot_.type == SlotType::kScale ? read_label(slot_, words_) : times();
    const Group& answer = groups[chosen(groups)];
    AnswerReading reading = checked(answer.value);
    for (const Group& group : groups) reading.told.push_back(group.at);
    return {reading};
  }

 private:
  /// Numbers that are one answer: "6 or 7".
  struct Group {
    double low = 0;
    double high = 0;
    double last = 0;
    double value = 0;
    WordRange at{};
    bool corrects = false;
  };

  std::vector<Quantity> meant() const {
    std::vector<Quantity> meant;
    for (const Quantity& quantity : quantities_in(words_)) {
      if (!counts_something(quantity) && !is_denied(quantity) && !is_age(quantity)) meant.push_back(quantity);
    }
    return meant;
  }

  /// "2 kids", "at 5 pm", "page 3". What the slot itself counts is meant: "7 hours".
  bool counts_something(const Quantity& quantity) const {
    const std::size_t next = quantity.at.end;
    if (kBeforeOtherNumbers.contains(words_.before(quantity.at.begin))) return true;
    if (is_year(quantity) || is_time_of_day(quantity)) return true;
    if (words_.begins_clause(next)) return false;
    const Word word = words_[next];
    if (is_own(word)) return false;
    if (kCounted.contains(word)) return true;
    if (words_.longest(filler_phrases(), next) != 0) return false;
    const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss");
    return plural && !kNoPlurals.contains(word);
  }

  bool is_year(const Quantity& quantity) const {
    return quantity.at.size() == 1 && quantity.value > slot_.max && year_in(words_[quantity.at.begin]);
  }

  /// "up at six"
  bool is_time_of_day(const Quantity& quantity) const {
    const std::size_t begin = quantity.at.begin;
    return words_.before(begin) == "at" && begin > 1 && kBeforeTimes.contains(words_.before(begin - 1));
  }

  bool is_own(Word word) const {
    for (const std::string& text : {slot_.name, slot_.unit, slot_.min_label, slot_.max_label}) {
      const std::vector<std::string> own = plain_words(text);
      if (std::any_of(own.begin(), own.end(), [&](const std::string& w) { return alike(word, w); }))
        return true;
    }
    return false;
  }

  bool is_denied(const Quantity& quantity) const {
    std::size_t i = quantity.at.begin;
    while (i > 0 && !words_.begins_clause(i) && kBetweenNotAndNumber.contains(words_[i - 1])) --i;
    return words_.before(i) == "not" || words_.before(i) == "never";
  }

  bool is_age(const Quantity& quantity) const {
    const bool about_me =
        words_.before(quantity.at.begin) == "am" || words_.before(quantity.at.begin) == "turned";
    return about_me && quantity.value > slot_.max && quantity.value >= kYoungest &&
           quantity.value <= kOldest && quantity.out_of == 0;
  }

  /// "70/100" on a scale to 10 is 7.
  double scaled(const Quantity& quantity) const {
    if (slot_.type != SlotType::kScale || quantity.out_of == 0) return quantity.value;
    return quantity.value * slot_.max / quantity.out_of;
  }

  std::vector<Group> grouped(std::vector<Quantity> quantities) const {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < quantities.size(); ++i) {
      const Quantity& quantity = quantities[i];
      const double value = scaled(quantity);
      const WordRange between{groups.empty() ? quantity.at.begin : groups.back().at.end, quantity.at.begin};
      if (!groups.empty() && is_top_of(groups.back(), quantity, between)) {
        groups.back().at.end = quantity.at.end;
      } else if (!groups.empty() && is_range(between)) {
        extend(groups.back(), value, quantity.at.end);
      } else {
        const bool corrects = !groups.empty() && is_correction(between);
        groups.push_back({value, value, value, value, quantity.at, corrects});
        if (corrects) groups.back().at.begin = between.begin;
      }
    }
    for (Group& group : groups) {
      const bool moved = group.low < group.high && has_any(kMovement, just_before(group.at.begin));
      group.value = moved ? group.last : (group.low + group.high) / 2;
      if (moved) group.at.begin = just_before(group.at.begin).begin;
    }
    return groups;
  }

  static void extend(Group& group, double value, std::size_t end) {
    group.low = std::min(group.low, value);
    group.high = std::max(group.high, value);
    group.last = value;
    group.at.end = end;
  }

  /// "7 10" was "7 / 10".
  bool is_top_of(const Group& group, const Quantity& quantity, WordRange between) const {
    return slot_.type == SlotType::kScale && between.empty() && !words_.begins_clause(between.begin) &&
           quantity.value == slot_.max && group.high < slot_.max - 2;
  }

  bool is_range(WordRange between) const {
    for (std::size_t i = between.begin; i < between.end; ++i) {
      if (!kRangeWords.contains(words_[i]) || words_.begins_sentence(i)) return false;
    }
    return !words_.begins_sentence(between.end);
  }

  bool is_correction(WordRange between) const {
    return !between.empty() && has_any(corrections(), between) && !has_any(kThen, between);
  }

  bool has_any(PhraseList phrases, WordRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::size_t length = words_.longest(phrases, i);
      if (length != 0 && i + length <= range.end) return true;
    }
    return false;
  }

  WordRange just_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && end - begin < kNearby && !words_.begins_clause(begin)) --begin;
    return {begin, end};
  }

  /// A correction replaces what was before it; of the rest, what is said of now goes before what is said of
  /// then.
  std::size_t chosen(const std::vector<Group>& groups) const {
    std::size_t first = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i].corrects) first = i;
    }
    for (std::size_t i = first; i < groups.size(); ++i) {
      if (has_any(kNow, around(groups, i)) && !has_any(kThen, around(groups, i))) return i;
    }
    for (std::size_t i = first; i < groups.size(); ++i) {
      if (!has_any(kThen, around(groups, i))) return i;
    }
    return first;
  }

  /// The words that belong to a group. Between two groups they go to the one before up to a connector, if
  /// there is one; without one they go to the group after when words also stand before the first ("was 8 now
  /// 4"), else to the one before ("8 yesterday 6 today").
  WordRange around(const std::vector<Group>& groups, std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : boundary(groups, i - 1);
    const std::size_t end = i + 1 == groups.size() ? words_.size() : boundary(groups, i);
    return {begin, end};
  }

  std::size_t boundary(const std::vector<Group>& groups, std::size_t before) const {
    const std::size_t begin = groups[before].at.end, end = groups[before + 1].at.begin;
    for (std::size_t at = begin; at < end; ++at) {
      if (words_.begins_clause(at) || connectors().contains(words_[at])) return at;
    }
    const WordRange ahead = just_before(groups.front().at.begin);
    return has_any(kThen, ahead) || has_any(kNow, ahead) ? begin : end;
  }

  AnswerReading checked(double value) const {
    AnswerReading reading{.kind = AnswerKind::kValue, .value = value};
    if (value >= slot_.min && value <= slot_.max) return reading;
    reading.kind = AnswerKind::kRefused;
    reading.refusal = value < slot_.min ? "below" : "above";
    reading.number = value;
    reading.value = {};
    return reading;
  }

  /// "twice", "never": for slots that count.
  AnswerReadings times() const {
    static constexpr std::pair<Word, double> kTimes[] = {{"once", 1},    {"twice", 2},     {"three times", 3},
                                                         {"never", 0},   {"none", 0},      {"nothing", 0},
                                                         {"not any", 0}, {"not at all", 0}};
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (const auto& [phrase, value] : kTimes) {
        const std::size_t length = words_.match(phrase, i);
        if (length == 0) continue;
        AnswerReading reading = checked(value);
        reading.told = {{i, i + length}};
        reading.only_if_all = true;
        return {reading};
      }
    }
    return {};
  }

  const SlotSpec& slot_;
  const AnswerWords& words_;
};

}  // namespace

AnswerReadings read_number(const SlotSpec& slot, const AnswerWords& words) {
  return NumberReader(slot, words).read();
}

std::vector<NumberSeen> numbers_in(const NormalText& text) {
  const AnswerWords words(text);
  std::vector<NumberSeen> seen;
  for (const Quantity& quantity : quantities_in(words)) {
    seen.push_back({.value = quantity.value, .out_of = quantity.out_of, .at = words.span(quantity.at)});
  }
  return seen;
}

}  // namespace unclench
