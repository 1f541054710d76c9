#pragma once
// Words -> alarms. Runs first, on every message, in every state, on the text as typed and on the text with its spelling mended.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/trace.h"
#include "intent/marks.h"
#include "intent/rule_index.h"
#include "safety/assertion.h"

namespace unclench {

/// Most urgent first.
enum class Tier : std::uint8_t { kEmergency, kCrisis, kSameDay, kAsk, kSoon };

std::string_view name_of(Tier tier);
std::optional<Tier> tier_named(std::string_view name);
/// All but `soon` interrupt whatever runs.
inline bool interrupts(Tier tier) { return tier != Tier::kSoon; }
/// The closed list of labels, as in replies: "redflag.cauda_equina", "crisis.suicide", ...
const std::vector<std::string>& alarm_labels();

struct SafetyRule {
  std::string id;     // "rf.saddle"
  std::string title;
  std::string label;  // one of alarm_labels()
  Tier tier = Tier::kEmergency;
  std::string opens;  // the dialog that answers
  std::string asks;   // the dialog with the plain question, for uncertain hits
  bool weaker_asks = true;  // an uncertain hit asks; otherwise it passes
  std::vector<Status> counts = {Status::kPresent};
  std::vector<PatternSource> patterns;
  std::vector<std::string> examples;
  std::vector<std::string> nots;
  std::string file;
};

struct Alarm {
  std::string rule;
  std::string label;
  Tier tier = Tier::kEmergency;  // kAsk when the hit is uncertain
  std::string opens;
  Status status = Status::kPresent;
  std::string cue;      // what made it past, other, ...
  std::string pattern;  // as the author wrote it
  std::vector<Span> at;
  std::size_t weight = 0;  // letters it rests on: the more, the more specific
};

struct Alarms {
  std::vector<Alarm> raised;     // most urgent first, at most one for each rule
  std::vector<Alarm> dismissed;  // looked like one; `status` says why not
  const Alarm* first() const { return raised.empty() ? nullptr : &raised.front(); }
};

/// Immutable once built; share freely between threads.
class SafetyCheck {
 public:
  /// `rules[i].owner` is the index of its SafetyRule. `atoms` must outlive the check.
  SafetyCheck(std::vector<SafetyRule> safety_rules, std::vector<Rule> rules, Assertions assertions, const Atoms& atoms);

  /// `typed` and `mended` may be the marks of the same text. What only the mended text shows is asked, not raised.
  Alarms check(const Marks& typed, const Marks* mended, Trace trace = {}) const;

  const std::vector<SafetyRule>& rules() const { return safety_rules_; }
  const Assertions& assertions() const { return assertions_; }

 private:
  Alarms check_one(const Marks& marks, Trace trace) const;

  std::vector<SafetyRule> safety_rules_;
  std::vector<Rule> rules_;
  RuleIndex index_;
  Assertions assertions_;
  const Atoms& atoms_;
};

}  // namespace unclench
