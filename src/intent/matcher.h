#pragma once
// Which intents a message could mean, best first. Rules and the similarity of examples are weighed together: a rule adds to the
// log-odds of its intent by how much of the message it explains and how rare its words are.

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/trace.h"
#include "intent/intent.h"
#include "intent/marks.h"
#include "intent/rule_index.h"
#include "intent/similarity.h"

namespace unclench {

enum class MatchKind { kRule, kSimilar };

struct Match {
  std::string intent;
  double score = 0;  // 0..1, over all intents together at most 1
  MatchKind kind = MatchKind::kSimilar;
  std::string rule;     // for kRule: "faq.what_diet#3"
  std::string pattern;  // for kRule: as the author wrote it
  double specificity = 0;      // for kRule: 0..1
  std::vector<Span> explained;  // for kRule: the words it rests on
  std::map<std::string, std::string> captures;
};

using Matches = std::vector<Match>;

struct MatcherOptions {
  float rule_weight = 6.0F;         // log-odds that a fully specific rule adds
  double unexplained_weight = 0.3;  // how much a word that the rule does not explain counts against it
  double specific_enough = 9.0;     // summed rarity of explained words at which a rule counts as specific
  std::size_t most = 8;             // matches returned
};

/// Immutable once built; share freely between threads.
class Matcher {
 public:
  /// `atoms` and `scanner` must outlive the matcher. `texts` are the normalised examples with their intent.
  struct Labelled {
    NormalText text;
    std::uint32_t intent = 0;
    bool counter = false;  // from "not": must not be understood as `intent`
  };
  Matcher(std::vector<Intent> intents, std::vector<Rule> rules, const Atoms& atoms, const Scanner& scanner,
          const std::vector<Labelled>& examples, MatcherOptions options = {}, SimilarityOptions similarity = {});

  /// Best first, at most `options.most`; empty only when the text is. Each match owns its text.
  Matches match(const NormalText& text, const Marks& marks, Trace trace = {}) const;

  /// Why the similarity stage thinks of an intent: the nearest example, the loudest features.
  struct Likeness {
    std::string example;
    double overlap = 0;
    std::vector<std::string> features;
  };
  Likeness likeness(const NormalText& text, const Marks& marks, const std::string& intent,
                    const std::vector<NormalText>& examples) const;

  const std::vector<Intent>& intents() const { return intents_; }
  const Intent* find(std::string_view id) const;
  const Similarity& similarity() const { return similarity_; }

 private:
  std::vector<std::string_view> concepts_of(const Marks& marks) const;
  double rarity_of(std::string_view word) const;
  double specificity(const RuleMatch& match, const NormalText& text, std::vector<Span>& explained) const;

  std::vector<Intent> intents_;
  std::map<std::string, std::uint32_t, std::less<>> by_id_;
  std::vector<Rule> rules_;
  RuleIndex index_;
  std::vector<std::string> concept_names_;  // by AtomId; empty for other atoms
  std::unordered_map<std::string, float> rarity_;          // of words
  const Atoms& atoms_;
  MatcherOptions options_;
  Similarity similarity_;
};

}  // namespace unclench
