#include "intent/similarity.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "base/moment.h"

namespace unclench {
namespace {

constexpr std::uint32_t kUnknown = 0xffffffffU;
constexpr std::size_t kBlock = 16;  // topics whose scores are added up together: a fixed count lets the compiler use vectors
constexpr float kTouch = 0.002F;  // classes less likely than this are not moved by an example

struct Weighted {
  std::uint32_t feature;
  float value;
  bool piece;
};

/// Open addressing over stable hashes: one cache line for most look-ups.
class FeatureIndex {
 public:
  void reserve(std::size_t count) {
    std::size_t size = 64;
    while (size < count * 2) size *= 2;
    keys_.assign(size, 0);
    values_.assign(size, kUnknown);
  }
  void insert(std::uint64_t key, std::uint32_t value) {
    std::size_t at = slot(key);
    while (values_[at] != kUnknown) at = (at + 1) & (keys_.size() - 1);
    keys_[at] = key;
    values_[at] = value;
  }
  std::uint32_t find(std::uint64_t key) const {
    if (keys_.empty()) return kUnknown;
    for (std::size_t at = slot(key); values_[at] != kUnknown; at = (at + 1) & (keys_.size() - 1)) {
      if (keys_[at] == key) return values_[at];
    }
    return kUnknown;
  }

 private:
  std::size_t slot(std::uint64_t key) const { return static_cast<std::size_t>(key ^ (key >> 32)) & (keys_.size() - 1); }
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> values_;
};

}  // namespace

struct Similarity::Model {
  FeatureIndex index;
  std::vector<float> rarity;   // by feature: idf times the weight of its kind
  std::vector<float> weights;  // feature-major: weights[feature * stride + topic]
  std::vector<float> bias;
  std::size_t topics = 0;
  std::size_t stride = 0;

  /// Unit length; unknown features count towards the length, so that a message of strange words scores low.
  std::vector<Weighted> weigh(const std::vector<Feature>& features, float unknown_rarity, float* known) const {
    std::vector<Weighted> out;
    out.reserve(features.size());
    float words = 0;
    float known_words = 0;
    float pieces = 0;
    for (const Feature& feature : features) {
      const std::uint32_t id = index.find(feature.hash);
      const float value = id == kUnknown ? (feature.kind == FeatureKind::kStem ? unknown_rarity : 0.0F) : rarity[id];
      if (feature.kind == FeatureKind::kPiece) {
        pieces += value * value;
      } else {
        words += value * value;
        if (id != kUnknown) known_words += value * value;
      }
      if (id != kUnknown) out.push_back({id, value, feature.kind == FeatureKind::kPiece});
    }
    // Words and pieces of words are two views of the same message: each gets unit length.
    const float word_scale = words > 0 ? 1.0F / std::sqrt(words) : 0.0F;
    const float piece_scale = pieces > 0 ? 1.0F / std::sqrt(pieces) : 0.0F;
    for (Weighted& weighted : out) weighted.value *= weighted.piece ? piece_scale : word_scale;
    if (known != nullptr) *known = words > 0 ? known_words / words : 0.0F;
    return out;
  }

  void add_scores(const std::vector<Weighted>& weighted, float* scores) const {
    std::memcpy(scores, bias.data(), stride * sizeof(float));
    for (const Weighted& w : weighted) {
      const float* row = &weights[w.feature * stride];
      for (std::size_t block = 0; block < stride; block += kBlock) {
        for (std::size_t t = 0; t < kBlock; ++t) scores[block + t] += w.value * row[block + t];
      }
    }
  }
};

namespace {

constexpr float kUnknownRarity = 5.0F;

}  // namespace

Similarity::Similarity(std::unique_ptr<const Model> model) : model_(std::move(model)) {}
Similarity::Similarity(Similarity&&) noexcept = default;
Similarity& Similarity::operator=(Similarity&&) noexcept = default;
Similarity::~Similarity() = default;

void softmax(std::vector<float>& scores) {
  if (scores.empty()) return;
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
}

Similarity Similarity::train(const std::vector<TrainingExample>& examples, std::size_t topics, const SimilarityOptions& options) {
  auto model = std::make_unique<Model>();
  model->topics = topics;
  model->stride = (topics + kBlock - 1) / kBlock * kBlock;
  model->bias.assign(model->stride, 0.0F);

  struct Count {
    std::uint32_t count = 0;
    std::uint32_t order = 0;
    FeatureKind kind = FeatureKind::kStem;
  };
  std::unordered_map<std::uint64_t, Count> counts;
  counts.reserve(examples.size() * 16);
  for (const TrainingExample& example : examples) {
    for (const Feature& feature : example.features) {
      Count& count = counts[feature.hash];
      if (count.count++ == 0) {
        count.order = static_cast<std::uint32_t>(counts.size());
        count.kind = feature.kind;
      }
    }
  }
  std::vector<std::pair<std::uint64_t, Count>> kept;
  for (const auto& entry : counts) {
    if (entry.second.count >= options.min_count) kept.push_back(entry);
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.second.order < b.second.order; });
  model->index.reserve(kept.size());
  const auto total = static_cast<float>(examples.size());
  for (const auto& [hash, count] : kept) {
    const float kind_weight = count.kind == FeatureKind::kStem      ? options.stem_weight
                              : count.kind == FeatureKind::kPair    ? options.pair_weight
                              : count.kind == FeatureKind::kConcept ? options.concept_weight
                                                                    : options.piece_weight;
    model->index.insert(hash, static_cast<std::uint32_t>(model->rarity.size()));
    model->rarity.push_back(kind_weight * std::log((total + 1) / (static_cast<float>(count.count) + 0.5F)));
  }
  model->weights.assign(kept.size() * model->stride, 0.0F);

  std::vector<std::vector<Weighted>> inputs;
  inputs.reserve(examples.size());
  for (const TrainingExample& example : examples) inputs.push_back(model->weigh(example.features, 0.0F, nullptr));

  // Plain stochastic gradient descent. The order of examples is a fixed shuffle; certain examples rest for a round.
  std::vector<std::uint32_t> order(examples.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<bool> rests(examples.size(), false);
  std::vector<float> scores(model->stride);
  std::vector<std::uint32_t> touched;
  for (int round = 0; round < options.rounds; ++round) {
    std::sort(order.begin(), order.end(), [round](std::uint32_t a, std::uint32_t b) {
      return mixed(static_cast<std::uint64_t>(round), a) < mixed(static_cast<std::uint64_t>(round), b);
    });
    const float rate = options.rate / std::sqrt(1.0F + static_cast<float>(round));
    for (const std::uint32_t e : order) {
      if (rests[e]) {
        rests[e] = false;
        continue;
      }
      model->add_scores(inputs[e], scores.data());
      float top = scores[0];
      for (std::size_t t = 1; t < topics; ++t) top = std::max(top, scores[t]);
      float sum = 0;
      for (std::size_t t = 0; t < topics; ++t) sum += scores[t] = std::exp(scores[t] - top);
      touched.clear();
      for (std::size_t t = 0; t < topics; ++t) {
        scores[t] /= sum;
        if (scores[t] > kTouch || t == examples[e].topic) touched.push_back(static_cast<std::uint32_t>(t));
      }
      if (examples[e].counter) {
        // Only its own topic is pushed down; which other one it is, nobody said.
        touched.assign(1, examples[e].topic);
        rests[e] = scores[examples[e].topic] < 1.0F - options.enough;
      } else {
        rests[e] = scores[examples[e].topic] > options.enough;
        scores[examples[e].topic] -= 1.0F;
      }
      for (const Weighted& w : inputs[e]) {
        float* row = &model->weights[w.feature * model->stride];
        for (const std::uint32_t t : touched) row[t] -= rate * (w.value * scores[t] + options.decay * row[t]);
      }
      for (const std::uint32_t t : touched) model->bias[t] -= 0.05F * rate * scores[t];
    }
  }
  return Similarity(std::move(model));
}

std::vector<float> Similarity::scores(const std::vector<Feature>& features, float* known) const {
  std::vector<float> scores(model_->stride);
  model_->add_scores(model_->weigh(features, kUnknownRarity, known), scores.data());
  scores.resize(model_->topics);
  return scores;
}

std::vector<Similarity::Reason> Similarity::reasons(const std::vector<Feature>& features, const std::vector<std::string>& names,
                                                    std::uint32_t topic, std::size_t most) const {
  std::unordered_map<std::uint32_t, const std::string*> name_of_id;
  for (std::size_t i = 0; i < features.size(); ++i) name_of_id.emplace(model_->index.find(features[i].hash), &names[i]);
  std::vector<Reason> reasons;
  for (const Weighted& w : model_->weigh(features, kUnknownRarity, nullptr)) {
    const float weight = w.value * model_->weights[w.feature * model_->stride + topic];
    if (weight > 0) reasons.push_back({*name_of_id[w.feature], weight});
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
  if (reasons.size() > most) reasons.resize(most);
  return reasons;
}

double Similarity::overlap(const std::vector<Feature>& a, const std::vector<Feature>& b) const {
  std::vector<Weighted> left = model_->weigh(a, kUnknownRarity, nullptr);
  std::vector<Weighted> right = model_->weigh(b, kUnknownRarity, nullptr);
  const auto by_feature = [](const Weighted& x, const Weighted& y) { return x.feature < y.feature; };
  std::sort(left.begin(), left.end(), by_feature);
  std::sort(right.begin(), right.end(), by_feature);
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i].feature < right[j].feature) {
      ++i;
    } else if (right[j].feature < left[i].feature) {
      ++j;
    } else {
      sum += static_cast<double>(left[i++].value) * static_cast<double>(right[j++].value);
    }
  }
  return sum / 2;
}

std::size_t Similarity::feature_count() const { return model_->rarity.size(); }

}  // namespace unclench
