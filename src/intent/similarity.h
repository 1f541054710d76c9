#pragma once
// Which topic a message resembles, learned from the authors' examples: for each topic a linear support vector machine (squared hinge) over words,
// pairs, pieces of words and concepts. Learned the same way every time: no dice, no threads, elementwise arithmetic only.
// docs/similarity.md compares it with the designs it was chosen over.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intent/features.h"

namespace unclench {

struct TrainingExample {
  Features features;
  std::uint32_t topic = 0;
  bool counter = false;  // not this topic, whatever else it is
  float worth = 1;       // times the cost of getting it wrong
};

struct SimilarityOptions {
  int rounds = 24;              // until it has settled: with few, which examples are there moves the rest
  float cost = 0.3F;            // of an example on the wrong side of the margin
  float still = 0.01F;          // an example that moves its topics by less rests for a while
  std::uint32_t min_count = 2;  // rarer features are left out
};

/// Immutable once trained; share freely between threads.
class Similarity {
 public:
  /// Seconds for tens of thousands of examples; keep the result (`bytes`).
  static Similarity train(const std::vector<TrainingExample>& examples, std::size_t topics, const SimilarityOptions& options = {});
  /// What `bytes` gave, on the same kind of machine; nothing when it is damaged.
  static std::optional<Similarity> from_bytes(std::string_view bytes);
  std::string bytes() const;

  Similarity(Similarity&&) noexcept;
  Similarity& operator=(Similarity&&) noexcept;
  ~Similarity();

  /// For every topic its margin: about +1 for a message like its examples, about -1 for one unlike them.
  std::vector<float> margins(const Features& features) const;

  /// The features that speak loudest for `topic`, best first. `names` stand beside `features.said`.
  struct Reason {
    std::string feature;
    float weight = 0;
  };
  std::vector<Reason> reasons(const Features& features, const std::vector<std::string>& names, std::uint32_t topic, std::size_t most = 5) const;

  /// Weighted overlap of two messages, 0..1: how an explanation finds the nearest example.
  double overlap(const Features& a, const Features& b) const;

  std::size_t topics() const;
  std::size_t feature_count() const;

 private:
  struct Model;
  explicit Similarity(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

/// In place: scores to probabilities.
void softmax(std::vector<float>& scores);

}  // namespace unclench
