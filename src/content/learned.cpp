#include "content/learned.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/bytes.h"

namespace unclench {
namespace {

constexpr std::uint32_t kFormat = 0x4c45524f;
constexpr std::uint32_t kOften = 3;              // rarer words in examples are often misspelt themselves
constexpr std::size_t kEnoughAlarms = 300;       // fewer examples of alarms teach nothing reliable
constexpr std::size_t kManyExamples = 1000;      // from here on a feature must be seen twice to count
constexpr float kAlarmWorth = 3.0F;              // a missed alarm is the worst there is
constexpr float kHarmlessWorth = 2.0F;
constexpr float kOrdinaryWorth = 1.5F;  // of a topic's example: there are many
constexpr std::uint32_t kNoTopic = 0xffffffffU;

struct Example {
  NormalText text;
  std::uint32_t intent = kNoTopic;  // or: an example for alarms only
  std::uint32_t label = kNoTopic;   // of LikenessTopics; kNoTopic: says nothing about alarms
  bool counter = false;             // from "not" of an intent
};

std::vector<Example> read_examples(const std::vector<Intent>& intents, const std::vector<SafetyRule>& safety_rules,
                                   const std::vector<HarmlessFile>& harmless_files, const TextRules& rules) {
  const LikenessTopics topics(safety_rules);
  const std::uint32_t harmless = topics.harmless();
  std::vector<Example> examples;
  for (std::uint32_t i = 0; i < intents.size(); ++i) {
    for (const std::string& text : intents[i].examples) examples.push_back({rules.normalise(text), i, harmless, false});
    for (const std::string& text : intents[i].nots) examples.push_back({rules.normalise(text), i, kNoTopic, true});
  }
  for (std::size_t i = 0; i < safety_rules.size(); ++i) {
    const SafetyRule& rule = safety_rules[i];
    if (!rule.likeness) continue;
    // What may wait is no alarm that a likeness should raise, and no proof of harmlessness either.
    if (interrupts(rule.tier) && topics.of_rule[i] != LikenessTopics::kNone) {
      for (const std::string& text : rule.examples) examples.push_back({rules.normalise(text), kNoTopic, topics.of_rule[i], false});
    }
    for (const std::string& text : rule.nots) examples.push_back({rules.normalise(text), kNoTopic, harmless, false});
  }
  for (const HarmlessFile& file : harmless_files) {
    for (const std::string& text : file.examples) examples.push_back({rules.normalise(text), kNoTopic, harmless, false});
  }
  return examples;
}

/// What spelling may be mended towards: the vocabulary, and every word that topics' examples use often.
std::vector<KnownWord> words_known_from(const Vocabulary& vocabulary, const std::vector<Example>& examples) {
  std::unordered_map<std::string, std::uint32_t> counts;
  for (const Example& example : examples) {
    if (example.intent == kNoTopic) continue;
    for (std::size_t i = 0; i < example.text.words.size(); ++i) ++counts[std::string(example.text.word(i))];
  }
  std::vector<KnownWord> known;
  for (const std::string& word : vocabulary.words()) {
    const auto it = counts.find(word);
    known.push_back({word, 1 + (it == counts.end() ? 0 : it->second)});
    if (it != counts.end()) counts.erase(it);
  }
  for (const auto& [word, count] : counts) {
    if (count >= kOften && word.size() > 3) known.push_back({word, count});
  }
  std::sort(known.begin(), known.end(), [](const KnownWord& a, const KnownWord& b) { return a.word < b.word; });
  return known;
}

WordRarity rarity_of_words(const std::vector<Example>& examples) {
  std::unordered_map<std::string, std::uint32_t> counts;
  for (const Example& example : examples) {
    std::unordered_set<std::string_view> once;
    for (std::size_t i = 0; i < example.text.words.size(); ++i) {
      const std::string_view word = example.text.word(i);
      if (once.insert(word).second) ++counts[std::string(word)];
    }
  }
  return WordRarity(counts, examples.size());
}

SimilarityOptions options_for(std::size_t examples) {
  SimilarityOptions options;
  if (examples < kManyExamples) options.min_count = 1;
  return options;
}

}  // namespace

Learned learn(const std::vector<Intent>& intents, const std::vector<Rule>& intent_rules, const std::vector<SafetyRule>& safety_rules,
              const std::vector<HarmlessFile>& harmless_files, const Assertions& assertions, const TextRules& rules,
              const Vocabulary& vocabulary, const Atoms& atoms, const Scanner& scanner, const Lexicon* lexicon) {
  std::vector<Example> examples = read_examples(intents, safety_rules, harmless_files, rules);
  std::vector<KnownWord> known = words_known_from(vocabulary, examples);
  const Speller speller(known, lexicon);
  const FeatureReader features(atoms);
  const std::uint32_t harmless = LikenessTopics(safety_rules).harmless();

  std::vector<std::uint32_t> atom_counts(atoms.size(), 0);
  const RuleIndex index(intent_rules, atom_counts);
  std::vector<RuleRecord> records(intent_rules.size());
  std::vector<TrainingExample> for_topics;
  std::vector<TrainingExample> for_alarms;
  std::size_t alarms = 0;
  for (Example& example : examples) {
    example.text = speller.correct(example.text);
    const Marks marks = scanner.scan(example.text);
    TrainingExample training{features.read(example.text, marks), example.label, false};
    if (example.label != kNoTopic) {
      for_alarms.push_back(training);
      add_context_features(example.text, assertions.scopes(example.text), for_alarms.back().features.said);
      for_alarms.back().worth = example.label != harmless ? kAlarmWorth : example.intent == kNoTopic ? kHarmlessWorth : kOrdinaryWorth;
      if (example.label != harmless) ++alarms;
    }
    if (example.label == harmless) {
      // Its sentences are harmless, too, and will be read alone.
      for (const NormalText& sentence : sentences_worth_reading_alone(example.text)) {
        for_alarms.push_back({features.read(sentence, scanner.scan(sentence)), harmless, false});
        add_context_features(sentence, assertions.scopes(sentence), for_alarms.back().features.said);
      }
    }
    if (example.intent == kNoTopic) continue;
    for (const AtomId id : marks.all()) ++atom_counts[id];
    for (const std::uint32_t r : index.candidates(marks)) {
      if (matches_of(intent_rules[r], marks, atoms).empty()) continue;
      const bool own = intent_rules[r].owner == example.intent;
      if (own == example.counter) ++records[r].wrong;
      else if (own) ++records[r].right;
    }
    training.topic = example.intent;
    training.counter = example.counter;
    for_topics.push_back(std::move(training));
  }
  std::erase_if(examples, [](const Example& example) { return example.intent == kNoTopic; });
  Learned learned{std::move(known), std::move(atom_counts), std::move(records), rarity_of_words(examples),
                  Similarity::train(for_topics, intents.size(), options_for(for_topics.size())), std::nullopt};
  if (alarms >= kEnoughAlarms) {
    SimilarityOptions options = options_for(for_alarms.size());
    options.cost = 1.0F;  // fewer examples for more ways to say it: each counts a little more
    learned.alarms = Similarity::train(for_alarms, harmless + std::size_t{1}, options);
  }
  return learned;
}

std::string Learned::bytes() const {
  ByteWriter out;
  out.value(kFormat);
  out.value(static_cast<std::uint32_t>(known_words.size()));
  for (const KnownWord& known : known_words) {
    out.text(known.word);
    out.value(known.count);
  }
  out.list(atom_counts);
  out.list(rule_records);
  word_rarity.write(out);
  out.text(topics.bytes());
  out.text(alarms ? alarms->bytes() : std::string());
  return out.take();
}

std::optional<Learned> Learned::from_bytes(std::string_view bytes, std::size_t atoms, std::size_t rules) {
  ByteReader in(bytes);
  if (in.value<std::uint32_t>() != kFormat) return std::nullopt;
  std::vector<KnownWord> known;
  const auto count = in.value<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    std::string word(in.text());
    known.push_back({std::move(word), in.value<std::uint32_t>()});
  }
  std::vector<std::uint32_t> atom_counts = in.list<std::uint32_t>();
  std::vector<RuleRecord> records = in.list<RuleRecord>();
  WordRarity rarity = WordRarity::read(in);
  std::optional<Similarity> topics = Similarity::from_bytes(in.text());
  const std::string_view alarm_bytes = in.text();
  if (!in.complete() || !topics || atom_counts.size() != atoms || records.size() != rules) return std::nullopt;
  Learned learned{std::move(known), std::move(atom_counts), std::move(records), std::move(rarity), std::move(*topics), std::nullopt};
  if (!alarm_bytes.empty()) {
    learned.alarms = Similarity::from_bytes(alarm_bytes);
    if (!learned.alarms) return std::nullopt;
  }
  return learned;
}

}  // namespace unclench
