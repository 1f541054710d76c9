#include "dialog/answer_time_unit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "dialog/answer_phrases.h"

namespace unclench {
namespace {

using Word = std::string_view;

struct Unit {
  Word word;
  double days;
};

constexpr double kMonth = 365.0 / 12;

constexpr std::array<Unit, 36> kUnits = {{
    {"minute", 1.0 / 1440}, {"minutes", 1.0 / 1440}, {"min", 1.0 / 1440}, {"mins", 1.0 / 1440},
    {"hour", 1.0 / 24}, {"hours", 1.0 / 24}, {"hr", 1.0 / 24}, {"hrs", 1.0 / 24}, {"h", 1.0 / 24}, {"day", 1},
    {"days", 1}, {"d", 1}, {"night", 1}, {"nights", 1}, {"week", 7}, {"weeks", 7}, {"wk", 7}, {"wks", 7},
    {"w", 7}, {"fortnight", 14}, {"fortnights", 14}, {"month", kMonth}, {"months", kMonth}, {"mth", kMonth},
    {"mths", kMonth}, {"mo", kMonth}, {"mos", kMonth}, {"mnths", kMonth}, {"year", 365}, {"years", 365},
    {"yr", 365}, {"yrs", 365}, {"y", 365}, {"decade", 3650}, {"decades", 3650}, {"weekend", 2},
}};

struct Vague {
  Word words;
  double count;
};

// Counts only before a unit. Longer ones first.
constexpr std::array<Vague, 22> kVague = {{
    {"three quarters of an", 0.75}, {"three quarters of a", 0.75}, {"a quarter of an", 0.25}, {"quarter of an", 0.25}, {"quarter of a", 0.25},
    {"the last couple of", 2}, {"the past couple of", 2}, {"a good few", 4}, {"quite a few", 5}, {"a few", 3},
    {"several", 5}, {"few", 3}, {"half a", 0.5}, {"half an", 0.5}, {"a half", 0.5}, {"half", 0.5},
    {"the last", 1}, {"the past", 1}, {"an", 1}, {"a", 1}, {"this past", 1}, {"the whole", 1},
}};

constexpr PhraseTable kJoints({"or", "to", "and", "maybe", "perhaps", "possibly"});
constexpr PhraseTable kQualities({
    "good", "full", "whole", "solid", "long", "odd", "plus", "little", "or so", "more", "bad"});
constexpr PhraseTable kOrTwo({"or two", "or 2", "or so", "or more"});

const Unit* unit_of(Word word) {
  const auto found =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& unit) { return unit.word == word; });
  return found == kUnits.end() ? nullptr : &*found;
}

/// Months and years are counted in whole days.
double days_of(double count, const Unit& unit) {
  const double days = count * unit.days;
  return unit.days > 7 ? std::round(days) : days;
}

/// "3mo", "10d"
std::optional<SpanSeen> joined_at(const AnswerWords& words, std::size_t i) {
  const Word word = words[i];
  const std::size_t letters = word.find_first_not_of("0123456789.");
  if (letters == 0 || letters == Word::npos) return std::nullopt;
  const Unit* unit = unit_of(word.substr(letters));
  double count = 0;
  const auto [stop, error] =
      std::from_chars(word.data(), word.data() + letters, count, std::chars_format::fixed);
  if (unit == nullptr || error != std::errc() || stop != word.data() + letters) return std::nullopt;
  return SpanSeen{days_of(count, *unit), unit->days >= 1, {i, i + 1}};
}

/// How many, before it is said of what.
struct Count {
  double value = 0;
  std::size_t end = 0;
};

std::optional<Count> vague_at(const AnswerWords& words, std::size_t i) {
  for (const Vague& vague : kVague) {
    if (const std::size_t length = words.match(vague.words, i)) return Count{vague.count, i + length};
  }
  return std::nullopt;
}

std::optional<Count> count_at(const AnswerWords& words, std::size_t i) {
  const std::optional<Quantity> quantity = quantity_at(words, i);
  if (!quantity) return vague_at(words, i);
  Count count{quantity->out_of == 0 ? quantity->value : quantity->value / quantity->out_of, quantity->at.end};
  if (words.begins_clause(count.end)) return count;
  const std::size_t joint = kJoints.contains(words[count.end]) ? 1 : 0;
  const std::optional<Quantity> upper = quantity_at(words, count.end + joint);
  if (!upper || upper->value < count.value || upper->out_of != 0) return count;
  return Count{(count.value + upper->value) / 2, upper->at.end};
}

/// "a 20 minute exercise", "a 2 year contract"
bool is_adjective(const AnswerWords& words, std::size_t unit_at, double count) {
  const Word unit = words[unit_at];
  const bool plural = unit.ends_with('s') || unit.size() <= 3;
  return count > 1 && !plural && !words.begins_clause(unit_at + 1) &&
         !connectors().contains(words[unit_at + 1]) && words.longest(filler_phrases(), unit_at + 1) == 0;
}

std::optional<SpanSeen> one_at(const AnswerWords& words, std::size_t i) {
  if (const auto joined = joined_at(words, i)) return joined;
  std::optional<Count> count = count_at(words, i);
  if (!count || words.begins_clause(count->end)) return std::nullopt;
  std::size_t at = count->end;
  at += words.longest(kQualities, at);
  const Unit* unit = words.begins_clause(at) ? nullptr : unit_of(words[at]);
  if (unit == nullptr) return std::nullopt;
  if (is_adjective(words, at, count->value)) return std::nullopt;
  ++at;
  if (words.begins_clause(at)) return SpanSeen{days_of(count->value, *unit), unit->days >= 1, {i, at}};
  if (count->value == 1 && (words.match("or two", at) != 0 || words.match("or 2", at) != 0))
    count->value = 1.5;
  at += words.longest(kOrTwo, at);
  if (words.match("and a half", at) != 0) {
    count->value += 0.5;
    at += 3;
  }
  return SpanSeen{days_of(count->value, *unit), unit->days >= 1, {i, at}};
}

/// "2 weeks or 3 weeks": the mean; "1 year and 6 months": the sum.
void extend(SpanSeen& span, const AnswerWords& words) {
  const std::size_t end = span.at.end;
  if (words.begins_sentence(end)) return;
  const bool joint = kJoints.contains(words[end]);
  const std::optional<SpanSeen> next = one_at(words, end + (joint ? 1 : 0));
  if (!next) return;
  const bool either =
      words[end] == "or" || words[end] == "to" || words[end] == "maybe" || words[end] == "perhaps";
  const bool adds = next->days < span.days && !either && (!joint || words[end] == "and");
  if (either && next->days > span.days) {
    span.days = (span.days + next->days) / 2;
  } else if (adds) {
    span.days += next->days;
  } else {
    return;
  }
  span.at.end = next->at.end;
}

}  // namespace

std::optional<SpanSeen> span_at(const AnswerWords& words, std::size_t i) {
  std::optional<SpanSeen> span = one_at(words, i);
  if (span) extend(*span, words);
  return span;
}

}  // namespace unclench
