#include "safety/safety_check.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "text/stemmer.h"

namespace unclench {
namespace {

constexpr std::array<std::string_view, 5> kTiers = {"emergency", "crisis", "same_day", "ask", "soon"};

// How many places in a message one rule is tried at.
constexpr std::size_t kMostPlaces = 8;

bool counts(const SafetyRule& rule, Status status) {
  return std::find(rule.counts.begin(), rule.counts.end(), status) != rule.counts.end();
}

// From so many words on a message is long. A sentence of fewer than kShortestSentence says too little by itself.
constexpr std::size_t kLongMessage = 22;
constexpr std::size_t kShortestSentence = 4;

/// One way a rule fits the message, read in its context.
struct Reading {
  Assertion assertion;  // the first that does not count; else the last seen
  bool counts = true;
  std::vector<Span> at;
  std::size_t weight = 0;
};

Reading read(const SafetyRule& rule, const RuleMatch& match, const NormalText& text, const Assertions& assertions,
             const std::vector<CueScope>& scopes) {
  Reading reading;
  for (const RowMatch& row : match.rows) reading.at.insert(reading.at.end(), row.begin(), row.end());
  for (const Span span : reading.at) {
    reading.weight += span.end - span.begin;
    const Assertion assertion = assertions.of(text, scopes, span, reading.at);
    if (!counts(rule, assertion.status)) {
      // Certainly dismissed only if no part is doubtful.
      if (reading.counts || !assertion.certain) reading.assertion = assertion;
      reading.counts = false;
    } else if (reading.counts && assertion.status != Status::kPresent) {
      reading.assertion = assertion;
    }
  }
  return reading;
}

/// Raised beats doubtful beats dismissed; then the more specific.
int rank(const Reading& reading) { return reading.counts ? 2 : reading.assertion.certain ? 0 : 1; }

/// How much more a message resembles some alarm than the harmless ones, whose margin is the last.
float suspicion_of(const std::vector<float>& margins) { return *std::max_element(margins.begin(), margins.end() - 1) - margins.back(); }

/// An emergency and a crisis both need somebody now: what the message says most of comes first.
int urgency(Tier tier) { return tier == Tier::kCrisis ? static_cast<int>(Tier::kEmergency) : static_cast<int>(tier); }

}  // namespace

std::string_view name_of(Tier tier) { return kTiers[static_cast<std::size_t>(tier)]; }

std::optional<Tier> tier_named(std::string_view name) {
  for (std::size_t i = 0; i < kTiers.size(); ++i) {
    if (kTiers[i] == name) return static_cast<Tier>(i);
  }
  return std::nullopt;
}

const std::vector<std::string>& alarm_labels() {
  static const std::vector<std::string> kLabels = {
      "redflag.cauda_equina", "redflag.neuro_deficit", "redflag.fracture_trauma", "redflag.vascular_cardiac", "redflag.infection",
      "redflag.cancer",       "redflag.other",         "crisis.suicide",          "crisis.self_harm",         "crisis.abuse",
      "crisis.overdose",      "crisis.harm_to_others", "crisis.third_party"};
  return kLabels;
}

std::vector<NormalText> sentences_worth_reading_alone(const NormalText& text) {
  std::vector<NormalText> sentences;
  const std::size_t count = text.words.size();
  if (count < kLongMessage) return sentences;
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= count; ++end) {
    if (end < count && text.words[end].before != Break::kSentence) continue;
    const std::size_t words = end - begin;
    if (words >= kShortestSentence && words < count) sentences.push_back(text.part(begin, end));
    begin = end;
  }
  return sentences;
}

LikenessTopics::LikenessTopics(const std::vector<SafetyRule>& all) : of_rule(all.size(), kNone) {
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].tier == Tier::kAsk && all[i].patterns.empty()) rules.push_back(i);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::uint32_t topic = 0; topic < rules.size() && all[i].likeness; ++topic) {
      const SafetyRule& asking = all[rules[topic]];
      const bool asks_the_same = asking.opens == all[i].asks || asking.opens == all[i].opens;
      if (asks_the_same || (of_rule[i] == kNone && asking.label == all[i].label)) of_rule[i] = topic;
      if (asks_the_same) break;
    }
  }
}

void add_context_features(const NormalText& text, const std::vector<CueScope>& scopes, std::vector<Feature>& features) {
  Stemmer stemmer;
  std::vector<std::string> stems;
  stems.reserve(text.words.size());
  for (std::size_t i = 0; i < text.words.size(); ++i) stems.emplace_back(stemmer.stem(text.word(i)));

  std::unordered_set<std::uint64_t> once;
  const auto add = [&](const Feature& feature) {
    if (once.insert(feature.hash).second) features.push_back(feature);
  };
  for (std::size_t i = 2; i < stems.size(); ++i) add(feature_named(FeatureKind::kApart, stems[i - 2], stems[i]));
  for (std::size_t i = 0; i < stems.size(); ++i) {
    const std::string_view word = text.word(i);
    if (word != stems[i]) add(feature_named(FeatureKind::kWord, word));
    if (i > 0 && (word != stems[i] || text.word(i - 1) != stems[i - 1])) add(feature_named(FeatureKind::kWord, text.word(i - 1), word));
  }
  for (const CueScope& scope : scopes) {
    for (std::size_t i = scope.scope_begin; i < scope.scope_end; ++i) {
      if (i < scope.first_word || i >= scope.end_word) add(feature_named(FeatureKind::kContext, name_of(scope.cue->status), stems[i]));
    }
  }
}

SafetyCheck::SafetyCheck(std::vector<SafetyRule> safety_rules, std::vector<Rule> rules, Assertions assertions, const Atoms& atoms,
                         std::optional<Similarity> likeness, LikenessOptions options)
    : safety_rules_(std::move(safety_rules)),
      rules_(std::move(rules)),
      index_(rules_, std::vector<std::uint32_t>(atoms.size(), 0)),
      assertions_(std::move(assertions)),
      atoms_(atoms),
      topics_(safety_rules_),
      likeness_(std::move(likeness)),
      options_(options) {}

const SafetyRule& SafetyCheck::rule_of(const Alarm& alarm) const {
  return *std::find_if(safety_rules_.begin(), safety_rules_.end(), [&](const SafetyRule& rule) { return rule.id == alarm.rule; });
}

std::uint32_t SafetyCheck::topic_of(const Alarm& alarm) const {
  return topics_.of_rule[static_cast<std::size_t>(&rule_of(alarm) - safety_rules_.data())];
}

Alarms SafetyCheck::check_one(const Marks& marks, const std::vector<CueScope>& scopes, Trace trace) const {
  Alarms alarms;
  const NormalText& text = marks.text();
  std::vector<std::optional<std::pair<Reading, const Rule*>>> best(safety_rules_.size());
  for (const std::uint32_t r : index_.candidates(marks)) {
    const Rule& rule = rules_[r];
    const SafetyRule& safety_rule = safety_rules_[rule.owner];
    std::string why_not;
    for (const RuleMatch& match : matches_of(rule, marks, atoms_, trace.wanted() ? &why_not : nullptr, kMostPlaces)) {
      Reading reading = read(safety_rule, match, text, assertions_, scopes);
      auto& so_far = best[rule.owner];
      if (!so_far || rank(reading) > rank(so_far->first) ||
          (rank(reading) == rank(so_far->first) && reading.weight > so_far->first.weight)) {
        so_far.emplace(std::move(reading), &rule);
      }
    }
    if (why_not.rfind("there is", 0) == 0) trace.refuse("alarm " + rule.name, why_not);
  }
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (!best[i]) continue;
    const SafetyRule& rule = safety_rules_[i];
    const Reading& reading = best[i]->first;
    Alarm alarm{rule.id, rule.label, rule.tier, rule.opens, reading.assertion.status, reading.assertion.cue, best[i]->second->source,
                reading.at, reading.weight, std::nullopt};
    if (reading.counts) {
      alarms.raised.push_back(std::move(alarm));
    } else if (!reading.assertion.certain && rule.weaker_asks) {
      alarm.tier = Tier::kAsk;
      if (!rule.asks.empty()) alarm.opens = rule.asks;
      alarms.raised.push_back(std::move(alarm));
    } else {
      trace.refuse("alarm " + rule.id, std::string(name_of(alarm.status)) + " by \"" + alarm.cue + "\"");
      alarms.dismissed.push_back(std::move(alarm));
    }
  }
  return alarms;
}

void SafetyCheck::weigh_likeness(const std::vector<float>& margins, std::size_t words, double topic_score, Alarms& alarms, Trace trace) const {
  const float suspicion = suspicion_of(margins);
  alarms.suspicion = suspicion;
  if (suspicion < options_.dismisses) {
    const auto believed = [&](const Alarm& alarm) {
      return !interrupts(alarm.tier) || topic_of(alarm) == LikenessTopics::kNone || (rule_of(alarm).tier == Tier::kCrisis && suspicion >= options_.dismisses_crisis);
    };
    const auto kept = std::stable_partition(alarms.raised.begin(), alarms.raised.end(), believed);
    for (auto it = kept; it != alarms.raised.end(); ++it) {
      it->cue = "likeness to harmless examples";
      trace.refuse("alarm " + it->rule, it->cue);
      alarms.dismissed.push_back(std::move(*it));
    }
    alarms.raised.erase(kept, alarms.raised.end());
  }
  const bool raised = std::any_of(alarms.raised.begin(), alarms.raised.end(), [](const Alarm& alarm) { return interrupts(alarm.tier); });
  const float enough = words < options_.few_words            ? options_.asks_briefly
                       : topic_score > options_.clear_topic ? options_.asks_beside_topic
                                                            : options_.asks;
  if (raised || suspicion <= enough) return;
  const auto most_like = static_cast<std::size_t>(std::max_element(margins.begin(), margins.end() - 1) - margins.begin());
  const SafetyRule* rule = &safety_rules_[topics_.rules[most_like]];
  const bool denied = std::any_of(alarms.dismissed.begin(), alarms.dismissed.end(), [&](const Alarm& alarm) { return alarm.label == rule->label; });
  if (denied && suspicion <= options_.asks_although_denied) return;
  Alarm alarm;
  alarm.rule = rule->id;
  alarm.label = rule->label;
  alarm.tier = Tier::kAsk;
  alarm.opens = rule->opens;
  alarm.cue = "likeness to examples";
  alarm.likeness = suspicion;
  alarms.raised.push_back(std::move(alarm));
}

std::vector<float> SafetyCheck::margins_of(const NormalText& text, const std::vector<CueScope>& scopes, Features features) const {
  add_context_features(text, scopes, features.said);
  return likeness_->margins(features);
}

Alarms SafetyCheck::check(const Marks& typed, const Marks* mended, const Features& features, double topic_score,
                          const std::vector<Sentence>& sentences, Trace trace) const {
  std::vector<CueScope> scopes = assertions_.scopes(typed.text());
  Alarms alarms = check_one(typed, scopes, trace);
  if (mended != nullptr) {
    scopes = assertions_.scopes(mended->text());
    for (Alarm& alarm : check_one(*mended, scopes, trace).raised) {
      const auto same_rule = [&](const Alarm& other) { return other.rule == alarm.rule; };
      if (std::any_of(alarms.raised.begin(), alarms.raised.end(), same_rule)) continue;
      // Spelling is mended towards English: "mourir de rire" is no dying of rice.
      if (!rule_of(alarm).likeness) continue;
      // Mended spelling alone never sounds an alarm; it asks.
      if (interrupts(alarm.tier)) {
        if (const SafetyRule& rule = rule_of(alarm); !rule.asks.empty()) alarm.opens = rule.asks;
        alarm.tier = Tier::kAsk;
      }
      alarms.raised.push_back(std::move(alarm));
    }
  }
  std::vector<float> margins(topics_.rules.size() + 1, 0.0F);
  if (likeness_ && topics_.harmless() > 0) {
    const NormalText& text = mended != nullptr ? mended->text() : typed.text();
    margins = margins_of(text, scopes, features);
    for (const Sentence& sentence : sentences) {
      std::vector<float> alone = margins_of(sentence.text, assertions_.scopes(sentence.text), sentence.features);
      if (suspicion_of(alone) > std::max(options_.striking, suspicion_of(margins))) margins = std::move(alone);
    }
    weigh_likeness(margins, text.words.size(), topic_score, alarms, trace);
  }
  std::stable_sort(alarms.raised.begin(), alarms.raised.end(), [&](const Alarm& a, const Alarm& b) {
    if (urgency(a.tier) != urgency(b.tier)) return urgency(a.tier) < urgency(b.tier);
    const std::uint32_t topic_a = topic_of(a);
    const std::uint32_t topic_b = topic_of(b);
    if (topic_a != LikenessTopics::kNone && topic_b != LikenessTopics::kNone && margins[topic_a] != margins[topic_b]) {
      return margins[topic_a] > margins[topic_b];
    }
    if (a.tier != b.tier) return a.tier < b.tier;
    return a.weight > b.weight;
  });
  return alarms;
}

}  // namespace unclench
