#pragma once
// What a pack learns from its examples. Costly to find and cheap to keep: seconds of learning against milliseconds of reading. Internal to content/.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/content.h"
#include "intent/matcher.h"
#include "safety/safety_check.h"
#include "text/speller.h"
#include "text/text_rules.h"

namespace unclench {

struct Learned {
  std::vector<KnownWord> known_words;      // what spelling may be mended towards
  std::vector<std::uint32_t> atom_counts;  // in how many examples each atom is
  std::vector<RuleRecord> rule_records;    // beside the rules of the intents
  WordRarity word_rarity;
  Similarity topics;
  std::optional<Similarity> alarms;  // its topics are LikenessTopics; absent when there are too few examples

  std::string bytes() const;
  /// Nothing when the bytes are damaged, or speak of another number of atoms or rules.
  static std::optional<Learned> from_bytes(std::string_view bytes, std::size_t atoms, std::size_t rules);
};

/// From every example, with its spelling mended towards the words that examples and vocabulary use.
Learned learn(const std::vector<Intent>& intents, const std::vector<Rule>& intent_rules, const std::vector<SafetyRule>& safety_rules,
              const std::vector<HarmlessFile>& harmless, const Assertions& assertions, const TextRules& rules, const Vocabulary& vocabulary,
              const Atoms& atoms, const Scanner& scanner, const Lexicon* lexicon);

}  // namespace unclench
