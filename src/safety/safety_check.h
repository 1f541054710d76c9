#pragma once
// Words -> alarms. Runs first, on every message, in every state, on the text as typed and on the text with its spelling mended.
//
// Two witnesses: rules, which know what must be said, and the likeness to examples of alarms and of harmless messages, which knows how people say it
// when they do not say it. A rule raises its alarm unless the message is very like the harmless ones; a likeness alone asks.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/trace.h"
#include "intent/marks.h"
#include "intent/rule_index.h"
#include "intent/similarity.h"
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
  bool likeness = true;     // its examples teach the likeness to alarms, which may also dismiss it; false for other languages
  bool weaker_asks = true;  // an uncertain hit asks; otherwise it passes
  std::vector<Status> counts = {Status::kPresent};
  std::vector<PatternSource> patterns;  // may be empty in the tier `ask`: then the likeness to examples alone speaks
  std::vector<std::string> examples;
  std::vector<std::string> nots;
  std::string file;
};

/// What a likeness can resemble: the rules that live on examples alone, as indexes; the examples of the others join the one that asks the same.
struct LikenessTopics {
  explicit LikenessTopics(const std::vector<SafetyRule>& rules);
  static constexpr std::uint32_t kNone = 0xffffffffU;
  std::vector<std::uint32_t> rules;     // by topic: the rule that asks
  std::vector<std::uint32_t> of_rule;   // by rule: its topic, or kNone
  std::uint32_t harmless() const { return static_cast<std::uint32_t>(rules.size()); }  // the last topic
};

/// What the likeness to alarms sees beyond words: which of them are denied, over, imagined or somebody else's, and pairs with a word in between
/// ("want to die", "want it die").
void add_context_features(const NormalText& text, const std::vector<CueScope>& scopes, std::vector<Feature>& features);

/// In suspicion: by how much the likeness to the nearest kind of alarm exceeds the likeness to the harmless messages, in margins of the model. About -2
/// for a message like the harmless examples, +2 for one like the alarms.
struct LikenessOptions {
  float asks = -0.1F;                 // from here on it is asked about, even when no rule speaks
  float asks_beside_topic = 0.2F;     // the same when what the message is about is clear
  float asks_briefly = 0.2F;          // the same for a message of few words, which resembles many things by chance
  float asks_although_denied = 0.5F;  // the same when a rule of that label found the sign denied, over or somebody else's
  std::size_t few_words = 4;
  double clear_topic = 0.6;           // the score from which on a topic is clear
  float striking = 1.2F;              // from here on one sentence of a long message speaks for all of it
  float dismisses = -0.15F;           // below this a rule is not believed
  float dismisses_crisis = -0.8F;     // the same for rules of the tier `crisis`: their words are seldom chosen by chance
};

struct Alarm {
  std::string rule;
  std::string label;
  Tier tier = Tier::kEmergency;  // kAsk when the hit is uncertain
  std::string opens;
  Status status = Status::kPresent;
  std::string cue;      // what made it past, other, ... or harmless
  std::string pattern;  // as the author wrote it
  std::vector<Span> at;
  std::size_t weight = 0;  // letters it rests on: the more, the more specific
  std::optional<float> likeness;  // the suspicion, when nothing but the likeness to examples speaks for it
};

/// The sentences of a message that is long enough for one of them to be drowned by the others.
std::vector<NormalText> sentences_worth_reading_alone(const NormalText& text);

/// One of them.
struct Sentence {
  NormalText text;
  Features features;
};

struct Alarms {
  std::vector<Alarm> raised;     // most urgent first, at most one for each rule
  std::vector<Alarm> dismissed;  // looked like one; `status` says why not
  float suspicion = 0;           // how much more it resembles an alarm than the harmless messages, in margins of the model
  const Alarm* first() const { return raised.empty() ? nullptr : &raised.front(); }
};

/// Immutable once built; share freely between threads.
class SafetyCheck {
 public:
  /// `rules[i].owner` is the index of its SafetyRule. `atoms` must outlive the check. The topics of `likeness` are
  /// LikenessTopics; without it rules speak alone.
  SafetyCheck(std::vector<SafetyRule> safety_rules, std::vector<Rule> rules, Assertions assertions, const Atoms& atoms,
              std::optional<Similarity> likeness = std::nullopt, LikenessOptions options = {});

  /// `typed` and `mended` may be the marks of the same text; `features` are those of the mended one. What only the mended text shows is asked, not
  /// raised. `topic_score` is that of the best topic: a slight likeness to alarms does not interrupt what is clear; no rule heeds it. `sentences` are those
  /// of a long message: what is said in one of them is not outweighed by the cheer of the others.
  Alarms check(const Marks& typed, const Marks* mended, const Features& features, double topic_score, const std::vector<Sentence>& sentences = {},
               Trace trace = {}) const;

  const std::vector<SafetyRule>& rules() const { return safety_rules_; }
  const Assertions& assertions() const { return assertions_; }

 private:
  Alarms check_one(const Marks& marks, const std::vector<CueScope>& scopes, Trace trace) const;
  std::vector<float> margins_of(const NormalText& text, const std::vector<CueScope>& scopes, Features features) const;
  void weigh_likeness(const std::vector<float>& margins, std::size_t words, double topic_score, Alarms& alarms, Trace trace) const;
  const SafetyRule& rule_of(const Alarm& alarm) const;
  std::uint32_t topic_of(const Alarm& alarm) const;

  std::vector<SafetyRule> safety_rules_;
  std::vector<Rule> rules_;
  RuleIndex index_;
  Assertions assertions_;
  const Atoms& atoms_;
  LikenessTopics topics_;
  std::optional<Similarity> likeness_;
  LikenessOptions options_;
};

}  // namespace unclench
