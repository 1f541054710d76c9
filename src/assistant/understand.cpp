#include "assistant/understand.h"

#include <algorithm>
#include <array>

namespace unclench {
namespace {

constexpr std::array<std::string_view, 5> kDecisions = {"alarm", "answer", "clarify", "suggest", "fallback"};

Decision decide(const LocalePack& pack, const Understanding& u, const Thresholds& t) {
  if (u.alarms.first() != nullptr && interrupts(u.alarms.first()->tier)) return Decision::kAlarm;
  if (u.matches.empty()) return Decision::kFallback;
  const Match& best = u.matches.front();
  const Intent* intent = pack.matcher->find(best.intent);
  if (intent->outside) return Decision::kFallback;
  const double second = u.matches.size() > 1 ? u.matches[1].score : 0;
  const double enough = best.kind == MatchKind::kRule ? t.answer_rule : t.answer_similar;
  if (best.score >= enough && best.score - second >= t.margin) return Decision::kAnswer;
  if (best.score >= t.clarify && second >= t.clarify * 0.6) return Decision::kClarify;
  if (best.score >= t.suggest) return Decision::kSuggest;
  return Decision::kFallback;
}

}  // namespace

std::string_view name_of(Decision decision) { return kDecisions[static_cast<std::size_t>(decision)]; }

Understanding understand(const LocalePack& pack, std::string_view text, const Thresholds& thresholds, Trace trace) {
  Understanding u;
  u.typed = pack.rules.normalise(text);
  u.mended = pack.speller->correct(u.typed);
  const Marks typed = pack.scanner->scan(u.typed);
  if (u.mended.corrections.empty() && u.mended.text == u.typed.text) {
    const std::vector<Feature> features = pack.features->read(u.typed, typed);
    u.alarms = pack.safety->check(typed, nullptr, features, trace);
    u.matches = pack.matcher->match(u.typed, typed, features, trace);
  } else {
    const Marks mended = pack.scanner->scan(u.mended);
    const std::vector<Feature> features = pack.features->read(u.mended, mended);
    u.alarms = pack.safety->check(typed, &mended, features, trace);
    u.matches = pack.matcher->match(u.mended, mended, features, trace);
  }
  u.decision = decide(pack, u, thresholds);
  return u;
}

std::vector<std::string> candidates(const LocalePack& pack, const Understanding& understanding, std::size_t most, double at_least) {
  std::vector<std::string> topics;
  for (const Match& match : understanding.matches) {
    if (topics.size() == most || match.score < at_least) break;
    const Intent* intent = pack.matcher->find(match.intent);
    if (!intent->outside && !intent->control) topics.push_back(match.intent);
  }
  return topics;
}

}  // namespace unclench
