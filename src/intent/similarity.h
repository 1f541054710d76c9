#pragma once
// Which topic a message resembles, learned from the authors' examples: a multinomial logistic model over words, pairs, pieces of words and
// concepts. Trained when content loads, the same every time: no dice, no threads, elementwise arithmetic only.
// docs/similarity.md compares it with the designs it was chosen over.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "intent/features.h"

namespace unclench {

struct TrainingExample {
  std::vector<Feature> features;
  std::uint32_t topic = 0;
  bool counter = false;  // not this topic, whatever else it is
};

struct SimilarityOptions {
  int rounds = 5;
  float rate = 4.0F;         // first step size; falls with 1/sqrt(round)
  float decay = 1e-5F;       // pull of weights towards 0, per step
  float enough = 0.90F;      // an example this certain rests in the next round
  std::uint32_t min_count = 3;  // rarer features are left out
  float stem_weight = 1.0F;
  float pair_weight = 0.7F;
  float concept_weight = 0.8F;
  float piece_weight = 1.0F;
};

/// Immutable once trained; share freely between threads.
class Similarity {
 public:
  static Similarity train(const std::vector<TrainingExample>& examples, std::size_t topics, const SimilarityOptions& options = {});
  Similarity(Similarity&&) noexcept;
  Similarity& operator=(Similarity&&) noexcept;
  ~Similarity();

  /// For every topic its raw score (a log-odds); softmax gives probabilities. `known` (may be null) receives the share of the message's features that
  /// training has seen, 0..1.
  std::vector<float> scores(const std::vector<Feature>& features, float* known = nullptr) const;

  /// The features that speak loudest for `topic`, best first. `names` stand beside `features`.
  struct Reason {
    std::string feature;
    float weight = 0;
  };
  std::vector<Reason> reasons(const std::vector<Feature>& features, const std::vector<std::string>& names, std::uint32_t topic,
                              std::size_t most = 5) const;

  /// Weighted overlap of two messages, 0..1: how an explanation finds the nearest example.
  double overlap(const std::vector<Feature>& a, const std::vector<Feature>& b) const;

  std::size_t feature_count() const;

 private:
  struct Model;
  explicit Similarity(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

/// In place: scores to probabilities.
void softmax(std::vector<float>& scores);

}  // namespace unclench
