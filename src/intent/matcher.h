#pragma once
// Which intents a message could mean, best first. Rules and the similarity of examples are weighed together: a rule adds to the
// log-odds of its intent by how much of the message it explains and how rare its words are.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/trace.h"
#include "intent/intent.h"
#include "intent/marks.h"
#include "intent/rule_index.h"
#include "intent/similarity.h"
#include "text/word_map.h"

namespace unclench {

enum class MatchKind { kRule, kSimilar };

struct Match {
  std::string intent;
  double score = 0;  // 0..1, over all intents together at most 1
  MatchKind kind = MatchKind::kSimilar;
  std::string rule;     // for kRule: "faq.what_diet#3"
  std::string pattern;  // for kRule: as the author wrote it
  double specificity = 0;      // for kRule: 0..1
  double trust = 0;            // for kRule: 0..1, from how it fared on the examples
  std::vector<Span> explained;  // for kRule: the words it rests on
  std::map<std::string, std::string> captures;
};

using Matches = std::vector<Match>;

/// How little a word says: 0 for one that every example has, 5 for one that none has.
class WordRarity {
 public:
  WordRarity() = default;
  /// `counts`: in how many of `examples` messages each word is.
  WordRarity(const std::unordered_map<std::string, std::uint32_t>& counts, std::size_t examples);
  double of(std::string_view word) const;

  void write(ByteWriter& out) const;
  static WordRarity read(ByteReader& in);

 private:
  WordMap<float> rarity_;
};

struct MatcherOptions {
  float sharpness = 8.0F;         // log-odds for each unit of margin
  float rule_weight = 3.0F;         // log-odds that a specific rule adds that was never wrong
  float whole_weight = 5.0F;        // the same for one that explains every word: its author foresaw just this message
  double unexplained_weight = 0.3;  // how much a word that the rule does not explain counts against it
  double specific_enough = 9.0;     // summed rarity of explained words at which a rule counts as specific
  std::size_t most = 8;             // matches returned
};

/// Immutable once built; share freely between threads.
class Matcher {
 public:
  /// `atoms` must outlive the matcher. `atom_counts`: in how many examples each atom is; `records` stand beside `rules`.
  Matcher(std::vector<Intent> intents, std::vector<Rule> rules, const Atoms& atoms, Similarity similarity, WordRarity rarity,
          const std::vector<std::uint32_t>& atom_counts, const std::vector<RuleRecord>& records, MatcherOptions options = {});

  /// Best first, at most `options.most`, after them what is a last resort and fits; empty only when the text is. Each match owns its text.
  Matches match(const NormalText& text, const Marks& marks, const Features& features, Trace trace = {}) const;

  const std::vector<Intent>& intents() const { return intents_; }
  const Intent* find(std::string_view id) const;
  /// The place of an intent in intents(), which is its topic in similarity().
  std::optional<std::uint32_t> place_of(std::string_view id) const;
  const Similarity& similarity() const { return similarity_; }

 private:
  double specificity(const RuleMatch& match, const NormalText& text, std::vector<Span>& explained) const;

  std::vector<Intent> intents_;
  std::map<std::string, std::uint32_t, std::less<>> by_id_;
  std::vector<Rule> rules_;
  std::vector<float> trust_;  // beside rules_: 0..1
  RuleIndex index_;
  WordRarity rarity_;
  const Atoms& atoms_;
  MatcherOptions options_;
  Similarity similarity_;  // its topics stand beside intents_
};

}  // namespace unclench
