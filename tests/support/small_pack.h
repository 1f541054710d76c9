#pragma once
// A few intents, compiled without files: for tests of matching.

#include <memory>
#include <string>
#include <vector>

#include "intent/matcher.h"
#include "support/texts.h"

namespace unclench {

struct SmallIntent {
  std::string id;
  std::vector<std::string> patterns;
  std::vector<std::string> examples;
};

class SmallPack {
 public:
  explicit SmallPack(const std::vector<SmallIntent>& small) {
    Problems problems;
    vocabulary_ = std::make_unique<Vocabulary>(Vocabulary::build({}, problems));
    atoms_ = std::make_unique<Atoms>(*vocabulary_);
    std::vector<Intent> intents;
    std::vector<Rule> rules;
    std::vector<std::pair<NormalText, std::uint32_t>> examples;
    for (const SmallIntent& each : small) {
      const auto owner = static_cast<std::uint32_t>(intents.size());
      Intent intent;
      intent.id = each.id;
      intent.opens = each.id;
      intent.examples = each.examples;
      intents.push_back(intent);
      for (const std::string& pattern : each.patterns) {
        rules.push_back(atoms_->compile({{pattern}, {}, {}, "/patterns", true}, each.id + "#0", owner, "t.json", problems));
      }
      for (const std::string& example : each.examples) examples.push_back({plain_text(example), owner});
    }
    std::string failure;
    scanner_ = Scanner::build(*atoms_, failure);
    features_ = std::make_unique<FeatureReader>(*atoms_);
    std::vector<TrainingExample> training;
    const std::vector<std::uint32_t> atom_counts(atoms_->size(), 0);
    const std::vector<RuleRecord> records(rules.size(), RuleRecord{20, 0});  // rules that were never wrong
    for (const auto& [text, owner] : examples) training.push_back({features_->read(text, scanner_->scan(text)), owner, false});
    SimilarityOptions options;
    options.min_count = 1;
    matcher_ = std::make_unique<Matcher>(std::move(intents), std::move(rules), *atoms_, Similarity::train(training, small.size(), options),
                                         WordRarity(), atom_counts, records);
  }

  Matches match(const std::string& message) const {
    const NormalText text = plain_text(message);
    const Marks marks = scanner_->scan(text);
    return matcher_->match(text, marks, features_->read(text, marks));
  }
  std::string best(const std::string& message) const { return match(message).front().intent; }

 private:
  std::unique_ptr<Vocabulary> vocabulary_;
  std::unique_ptr<Atoms> atoms_;
  std::unique_ptr<const Scanner> scanner_;
  std::unique_ptr<FeatureReader> features_;
  std::unique_ptr<Matcher> matcher_;
};

}  // namespace unclench
