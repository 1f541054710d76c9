#include "assistant/understand.h"

#include <algorithm>
#include <array>

#include "assistant/readings.h"

namespace unclench {
namespace {

constexpr std::array<std::string_view, 5> kDecisions = {"alarm", "answer", "clarify", "suggest", "fallback"};

/// From here on a message is outside, whatever was talked about before. "How often?" alone is not.
constexpr double kSurelyOutside = 0.7;

/// What the matches alone say; alarms come before.
Decision decide(const LocalePack& pack, const Matches& matches, const Thresholds& t) {
  if (matches.empty()) return Decision::kFallback;
  const Match& best = matches.front();
  const Intent* intent = pack.matcher->find(best.intent);
  if (intent->outside) return Decision::kFallback;
  const double second = matches.size() > 1 ? matches[1].score : 0;
  const double enough = best.kind == MatchKind::kRule ? t.answer_rule : t.answer_similar;
  if (best.score >= enough && best.score - second >= t.margin) return Decision::kAnswer;
  if (best.score >= t.clarify && second >= t.clarify * 0.6) return Decision::kClarify;
  if (best.score >= t.suggest) return Decision::kSuggest;
  return Decision::kFallback;
}

Matches matches_of(const LocalePack& pack, const NormalText& text) {
  const Marks marks = pack.scanner->scan(text);
  return pack.matcher->match(text, marks, pack.features->read(text, marks));
}

std::vector<Sentence> sentences_of(const LocalePack& pack, const NormalText& text) {
  std::vector<Sentence> sentences;
  for (NormalText& sentence : sentences_worth_reading_alone(text)) {
    Features features = pack.features->read(sentence, pack.scanner->scan(sentence));
    sentences.push_back({std::move(sentence), std::move(features)});
  }
  return sentences;
}

/// A topic that a part of a message may open by itself: a greeting, or that it hurts, only leads up to the question.
bool opens_something(const LocalePack& pack, const Matches& matches, const Thresholds& t) {
  if (decide(pack, matches, t) != Decision::kAnswer) return false;
  const Intent* intent = pack.matcher->find(matches.front().intent);
  return !intent->control && !intent->last_resort && !intent->small_talk;
}

/// Spans of a part that began at byte `begin` of the whole.
void shift(std::vector<Span>& spans, std::uint32_t begin) {
  for (Span& span : spans) span = {span.begin + begin, span.end + begin};
}

/// Whoever says good morning and then something has said something.
void look_past_greeting(const LocalePack& pack, const Marks& marks, const Thresholds& t, Understanding& u) {
  if (u.matches.empty() || !pack.matcher->find(u.matches.front().intent)->small_talk) return;
  const std::size_t from = end_of_greeting(u.mended, marks, *pack.atoms);
  if (from == 0) return;
  Matches rest = matches_of(pack, u.mended.part(from, u.mended.words.size()));
  if (rest.empty()) return;
  const Match& best = rest.front();
  const bool surely_outside = pack.matcher->find(best.intent)->outside && best.score >= kSurelyOutside;
  if (!surely_outside && decide(pack, rest, t) != Decision::kAnswer) return;
  for (Match& match : rest) shift(match.explained, u.mended.words[from].at.begin);
  u.matches = std::move(rest);
}

/// Whoever says that it hurts is answered, even when the rest is not understood.
void take_last_resort(const LocalePack& pack, Understanding& u) {
  if (u.decision != Decision::kFallback || u.matches.empty()) return;
  if (u.matches.front().score >= kSurelyOutside && pack.matcher->find(u.matches.front().intent)->outside) return;
  const auto fits = std::find_if(u.matches.begin(), u.matches.end(), [&](const Match& match) {
    return match.kind == MatchKind::kRule && pack.matcher->find(match.intent)->last_resort;
  });
  if (fits == u.matches.end()) return;
  std::rotate(u.matches.begin(), fits, fits + 1);
  u.decision = Decision::kAnswer;
}

void look_for_second_question(const LocalePack& pack, const Marks& marks, const Thresholds& t, Understanding& u) {
  struct Part {
    Match match;
    std::string text;
  };
  std::optional<std::pair<Part, Part>> both;
  double best = 0;
  for (const std::size_t at : second_questions(u.mended, marks, *pack.atoms)) {
    const std::uint32_t cut = u.mended.words[at].at.begin;
    const NormalText right_text = u.mended.part(at, u.mended.words.size());
    const Matches right = matches_of(pack, right_text);
    if (!opens_something(pack, right, t)) continue;
    const NormalText left_text = u.mended.part(0, at);
    const Matches left = matches_of(pack, left_text);
    if (!opens_something(pack, left, t) || left.front().intent == right.front().intent) continue;
    const double weakest = std::min(left.front().score, right.front().score);
    if (weakest <= best) continue;
    best = weakest;
    both = {{left.front(), left_text.text}, {right.front(), right_text.text}};
    shift(both->second.match.explained, cut);
  }
  if (!both) return;
  auto& [first, second] = *both;
  // What the whole message is about comes first: "I don't want more reading, I want something practical".
  if (u.matches.front().intent == second.match.intent) std::swap(first, second);
  std::erase_if(u.matches, [&](const Match& match) { return match.intent == first.match.intent || match.intent == second.match.intent; });
  u.matches.insert(u.matches.begin(), {first.match, second.match});
  u.second = SecondQuestion{std::move(second.match), std::move(second.text)};
  u.decision = Decision::kAnswer;
}

/// A message that does not stand by itself may do so beside what was talked about.
void read_in_context(const LocalePack& pack, std::string_view last_topic, const Marks& marks, const Thresholds& t, Understanding& u) {
  const Intent* last = pack.matcher->find(last_topic);
  if (last == nullptr || u.matches.empty()) return;
  if (u.matches.front().score >= kSurelyOutside && pack.matcher->find(u.matches.front().intent)->outside) return;
  const std::optional<std::string> reading = in_the_light_of(last->about, u.mended, marks, *pack.atoms);
  if (!reading) return;
  Matches matches = matches_of(pack, pack.rules.normalise(*reading));
  if (!opens_something(pack, matches, t)) return;
  u.in_context = *reading;
  for (Match& match : matches) match.explained.clear();  // they lie in the other reading
  u.matches = std::move(matches);
  u.decision = Decision::kAnswer;
}

}  // namespace

std::string_view name_of(Decision decision) { return kDecisions[static_cast<std::size_t>(decision)]; }

Understanding understand(const LocalePack& pack, std::string_view text, std::string_view last_topic, const Thresholds& thresholds, Trace trace) {
  Understanding u;
  u.typed = pack.rules.normalise(text);
  u.mended = pack.speller->correct(u.typed);
  const Marks typed = pack.scanner->scan(u.typed);
  const bool spelt_well = u.mended.corrections.empty() && u.mended.text == u.typed.text;
  const Marks mended = spelt_well ? Marks() : pack.scanner->scan(u.mended);
  const Marks& marks = spelt_well ? typed : mended;
  const Features features = pack.features->read(u.mended, marks);
  u.matches = pack.matcher->match(u.mended, marks, features, trace);
  u.alarms = pack.safety->check(typed, spelt_well ? nullptr : &mended, features, u.matches.empty() ? 0 : u.matches.front().score,
                                sentences_of(pack, u.mended), trace);
  if (u.alarms.first() != nullptr && interrupts(u.alarms.first()->tier)) {
    u.decision = Decision::kAlarm;
    return u;
  }
  look_past_greeting(pack, marks, thresholds, u);
  u.decision = decide(pack, u.matches, thresholds);
  look_for_second_question(pack, marks, thresholds, u);
  if (u.decision != Decision::kAnswer && !last_topic.empty()) read_in_context(pack, last_topic, marks, thresholds, u);
  take_last_resort(pack, u);
  return u;
}

std::vector<std::string> candidates(const LocalePack& pack, const Understanding& understanding, std::size_t most, double at_least) {
  std::vector<std::string> topics;
  for (const Match& match : understanding.matches) {
    if (topics.size() == most || match.score < at_least) break;
    const Intent* intent = pack.matcher->find(match.intent);
    if (!intent->outside && !intent->control && !intent->small_talk) topics.push_back(match.intent);
  }
  return topics;
}

}  // namespace unclench
