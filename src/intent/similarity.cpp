#include "intent/similarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "base/bytes.h"
#include "base/flat_map.h"
#include "base/moment.h"

namespace unclench {
namespace {

constexpr std::uint32_t kUnknown = FlatMap::kNothing;
constexpr std::size_t kBlock = 16;  // topics whose margins are added up together: a fixed count lets the compiler use vectors
constexpr std::uint32_t kFormat = 0x53494d32;

constexpr float kUnknownRarity = 5.0F;

struct Weighted {
  std::uint32_t feature;
  float value;
  bool spelling;
};

/// How a word that was spelt is taken: as one feature where the model knows the word, or always by its pieces.
enum class Spelt { kAsWord, kAsPieces };

constexpr std::size_t kAhead = 8;
constexpr std::size_t kAheadInTable = 16;

// Wider vectors where the processor has them: the same products and sums, so the same result. Sanitizers do not go with such dispatch.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx2", "default")))
#endif
void add_row(const std::int8_t* row, float value, float* margins, std::size_t stride) {
  for (std::size_t block = 0; block < stride; block += kBlock) {
    for (std::size_t t = 0; t < kBlock; ++t) margins[block + t] += value * static_cast<float>(row[block + t]);
  }
}

/// Features and how much each counts: shared by training and by the finished model.
struct Weighing {
  FlatMap index;
  std::vector<std::uint64_t> hashes;  // by feature
  std::vector<float> rarity;          // by feature: its idf; of a whole word the length of its pieces' idf

  void add(std::uint64_t hash, float rarity_of_it) {
    index.set(hash, static_cast<std::uint32_t>(hashes.size()));
    hashes.push_back(hash);
    rarity.push_back(rarity_of_it);
  }
  void rebuild_index() {
    for (std::uint32_t i = 0; i < hashes.size(); ++i) index.set(hashes[i], i);
  }

  /// What is said and how it is spelt are two views of the same message: each gets unit length. A word that nobody used in an example counts towards
  /// the length, so that a message of strange words resembles nothing much.
  std::vector<Weighted> weigh(const Features& features, float unknown_rarity, Spelt spelt) const {
    std::vector<Weighted> out;
    out.reserve(features.said.size() + features.spelt.size());
    // The table lies all over a few megabytes: what will be asked for is fetched early.
    for (const SpeltWord& word : features.spelt) index.prefetch(word.hash);
    float unknown = 0;
    for (std::size_t i = 0; i < features.said.size(); ++i) {
      if (i + kAheadInTable < features.said.size()) index.prefetch(features.said[i + kAheadInTable].hash);
      if (!find(features.said[i].hash, false, out) && features.said[i].kind == FeatureKind::kStem) unknown += unknown_rarity * unknown_rarity;
    }
    for (const SpeltWord& word : features.spelt) {
      if (spelt == Spelt::kAsWord && find(word.hash, true, out)) continue;
      for (const std::uint64_t piece : pieces_of(word.word)) find(piece, true, out);
    }
    std::array<float, 2> lengths = {unknown, 0};
    for (Weighted& weighted : out) {
      weighted.value = rarity[weighted.feature];
      lengths[weighted.spelling] += weighted.value * weighted.value;
    }
    for (float& length : lengths) length = length > 0 ? 1.0F / std::sqrt(length) : 0.0F;
    for (Weighted& weighted : out) weighted.value *= lengths[weighted.spelling];
    if (spelt == Spelt::kAsPieces) add_up_equal(out);
    return out;
  }

 private:
  bool find(std::uint64_t hash, bool spelling, std::vector<Weighted>& out) const {
    const std::uint32_t id = index.find(hash);
    if (id == kUnknown) return false;
    __builtin_prefetch(&rarity[id]);
    out.push_back({id, 0, spelling});
    return true;
  }
  /// Several words may have a piece in common.
  static void add_up_equal(std::vector<Weighted>& all) {
    std::sort(all.begin(), all.end(), [](const Weighted& a, const Weighted& b) { return a.feature < b.feature; });
    std::size_t end = 0;
    for (const Weighted& weighted : all) {
      if (end > 0 && all[end - 1].feature == weighted.feature) all[end - 1].value += weighted.value;
      else all[end++] = weighted;
    }
    all.resize(end);
  }
};

struct Count {
  std::uint32_t count = 0;
  std::uint32_t order = 0;
};

/// What occurs `min_count` times, in order of first appearance.
template <typename Key>
std::vector<std::pair<Key, Count>> frequent(const std::unordered_map<Key, Count>& counts, std::uint32_t min_count) {
  std::vector<std::pair<Key, Count>> kept;
  for (const auto& entry : counts) {
    if (entry.second.count >= min_count) kept.push_back(entry);
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.second.order < b.second.order; });
  return kept;
}

Weighing weighing_of(const std::vector<TrainingExample>& examples, std::uint32_t min_count) {
  std::unordered_map<std::uint64_t, Count> counts;
  counts.reserve(examples.size() * 16);
  const auto count_one = [&counts](std::uint64_t hash) {
    Count& count = counts[hash];
    if (count.count++ == 0) count.order = static_cast<std::uint32_t>(counts.size());
  };
  for (const TrainingExample& example : examples) {
    for (const Feature& feature : example.features.said) count_one(feature.hash);
    std::vector<std::uint64_t> pieces;
    for (const SpeltWord& word : example.features.spelt) {
      for (const std::uint64_t piece : pieces_of(word.word)) pieces.push_back(piece);
    }
    std::sort(pieces.begin(), pieces.end());
    pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
    for (const std::uint64_t piece : pieces) count_one(piece);
  }
  Weighing weighing;
  const auto total = static_cast<float>(examples.size());
  for (const auto& [hash, count] : frequent(counts, min_count)) {
    weighing.add(hash, std::log((total + 1) / (static_cast<float>(count.count) + 0.5F)));
  }
  return weighing;
}

/// The words that examples spell at least `min_count` times.
std::vector<SpeltWord> words_of(const std::vector<TrainingExample>& examples, std::uint32_t min_count) {
  std::unordered_map<std::string, Count> counts;
  std::unordered_map<std::string, std::uint64_t> hashes;
  for (const TrainingExample& example : examples) {
    for (const SpeltWord& word : example.features.spelt) {
      Count& count = counts[word.word];
      if (count.count++ == 0) count.order = static_cast<std::uint32_t>(counts.size());
      hashes.emplace(word.word, word.hash);
    }
  }
  std::vector<SpeltWord> words;
  for (const auto& [word, count] : frequent(counts, min_count)) words.push_back({hashes[word], word});
  return words;
}

/// While it learns: whole numbers would be too coarse.
struct Learner {
  std::vector<float> weights;  // feature-major: weights[feature * stride + topic]
  std::vector<float> bias;
  std::size_t stride = 0;

  void margins(const std::vector<Weighted>& weighted, float* out) const {
    std::memcpy(out, bias.data(), stride * sizeof(float));
    for (const Weighted& w : weighted) {
      const float* row = &weights[w.feature * stride];
      for (std::size_t block = 0; block < stride; block += kBlock) {
        for (std::size_t t = 0; t < kBlock; ++t) out[block + t] += w.value * row[block + t];
      }
    }
  }
  void move(const std::vector<Weighted>& weighted, const float* step) {
    for (const Weighted& w : weighted) {
      float* row = &weights[w.feature * stride];
      for (std::size_t block = 0; block < stride; block += kBlock) {
        for (std::size_t t = 0; t < kBlock; ++t) row[block + t] += w.value * step[block + t];
      }
    }
    for (std::size_t t = 0; t < stride; ++t) bias[t] += step[t];
  }
};

}  // namespace

struct Similarity::Model {
  Weighing weighing;
  std::vector<std::int8_t> weights;  // feature-major, in steps of `step[feature]`: an eighth of what floats would take, and as good
  std::vector<float> step;
  std::vector<float> bias;
  std::size_t topics = 0;
  std::size_t stride = 0;

  void add_row(const float* row) {
    float largest = 0;
    for (std::size_t t = 0; t < topics; ++t) largest = std::max(largest, std::abs(row[t]));
    const float unit = largest / 127.0F;
    step.push_back(unit);
    for (std::size_t t = 0; t < stride; ++t) {
      weights.push_back(unit > 0 && t < topics ? static_cast<std::int8_t>(std::lround(row[t] / unit)) : std::int8_t{0});
    }
  }
  /// What the pieces of a word say together, as one row: a tenth of the work for every message that has the word.
  void add_word(const SpeltWord& word, const Learner& learner) {
    std::vector<float> row(stride, 0.0F);
    float length = 0;
    for (const std::uint64_t piece : pieces_of(word.word)) {
      const std::uint32_t id = weighing.index.find(piece);
      if (id == kUnknown) continue;
      const float rarity = weighing.rarity[id];
      length += rarity * rarity;
      for (std::size_t t = 0; t < stride; ++t) row[t] += rarity * learner.weights[id * stride + t];
    }
    if (length <= 0) return;
    length = std::sqrt(length);
    for (float& weight : row) weight /= length;
    weighing.add(word.hash, length);
    add_row(row.data());
  }
};

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

// Dual coordinate descent (Hsieh and others, "A dual coordinate descent method for large-scale linear SVM", ICML 2008), for all topics side by side.
// The order of examples is a fixed shuffle; an example that moves next to nothing rests, the longer the later the round.
Similarity Similarity::train(const std::vector<TrainingExample>& examples, std::size_t topics, const SimilarityOptions& options) {
  auto model = std::make_unique<Model>();
  model->topics = topics;
  model->stride = (topics + kBlock - 1) / kBlock * kBlock;
  model->weighing = weighing_of(examples, options.min_count);
  const std::size_t stride = model->stride;
  const std::size_t count = model->weighing.rarity.size();
  Learner learner{std::vector<float>(count * stride, 0.0F), std::vector<float>(stride, 0.0F), stride};

  std::vector<std::vector<Weighted>> inputs;
  inputs.reserve(examples.size());
  for (const TrainingExample& example : examples) inputs.push_back(model->weighing.weigh(example.features, 0.0F, Spelt::kAsPieces));

  std::vector<float> alphas(examples.size() * stride, 0.0F);  // the dual variables
  std::vector<std::uint32_t> order(examples.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<int> rests(examples.size(), 0);
  std::vector<float> margins(stride);
  std::vector<float> step(stride);
  for (int round = 0; round < options.rounds; ++round) {
    std::sort(order.begin(), order.end(), [round](std::uint32_t a, std::uint32_t b) {
      return mixed(static_cast<std::uint64_t>(round), a) < mixed(static_cast<std::uint64_t>(round), b);
    });
    for (const std::uint32_t e : order) {
      if (rests[e] > 0) {
        --rests[e];
        continue;
      }
      const TrainingExample& example = examples[e];
      const float slack = 0.5F / (options.cost * example.worth);
      float length = slack + 1.0F;  // the bias is a feature that every message has
      for (const Weighted& w : inputs[e]) length += w.value * w.value;
      learner.margins(inputs[e], margins.data());
      // A counter-example speaks about its own topic alone.
      const std::size_t from = example.counter ? example.topic : 0;
      const std::size_t to = example.counter ? example.topic + std::size_t{1} : topics;
      float* alpha = &alphas[e * stride];
      std::fill(step.begin(), step.end(), 0.0F);
      float moved = 0;
      for (std::size_t t = from; t < to; ++t) {
        const float sign = t == example.topic && !example.counter ? 1.0F : -1.0F;
        const float slope = sign * margins[t] - 1.0F + alpha[t] * slack;
        const float next = std::max(0.0F, alpha[t] - slope / length);
        step[t] = sign * (next - alpha[t]);
        moved = std::max(moved, std::abs(step[t]));
        alpha[t] = next;
      }
      if (moved < options.still) rests[e] = round / 2 + 1;
      if (moved > 0) learner.move(inputs[e], step.data());
    }
  }

  for (std::size_t feature = 0; feature < count; ++feature) model->add_row(&learner.weights[feature * stride]);
  for (const SpeltWord& word : words_of(examples, options.min_count)) model->add_word(word, learner);
  model->bias = std::move(learner.bias);
  return Similarity(std::move(model));
}

std::string Similarity::bytes() const {
  ByteWriter out;
  out.value(kFormat);
  out.value(static_cast<std::uint32_t>(model_->topics));
  out.list(model_->weighing.hashes);
  out.list(model_->weighing.rarity);
  out.list(model_->step);
  out.list(model_->bias);
  out.list(model_->weights);
  return out.take();
}

std::optional<Similarity> Similarity::from_bytes(std::string_view bytes) {
  ByteReader in(bytes);
  if (in.value<std::uint32_t>() != kFormat) return std::nullopt;
  auto model = std::make_unique<Model>();
  model->topics = in.value<std::uint32_t>();
  model->stride = (model->topics + kBlock - 1) / kBlock * kBlock;
  model->weighing.hashes = in.list<std::uint64_t>();
  model->weighing.rarity = in.list<float>();
  model->step = in.list<float>();
  model->bias = in.list<float>();
  model->weights = in.list<std::int8_t>();
  const std::size_t count = model->weighing.hashes.size();
  if (!in.complete() || model->weighing.rarity.size() != count || model->step.size() != count || model->bias.size() != model->stride ||
      model->weights.size() != count * model->stride) {
    return std::nullopt;
  }
  model->weighing.rebuild_index();
  return Similarity(std::move(model));
}

std::vector<float> Similarity::margins(const Features& features) const {
  const std::size_t stride = model_->stride;
  std::vector<float> margins(model_->bias);
  const std::vector<Weighted> weighted = model_->weighing.weigh(features, kUnknownRarity, Spelt::kAsWord);
  for (std::size_t i = 0; i < weighted.size(); ++i) {
    // Rows lie all over a few megabytes: ask for the next ones early.
    if (i + kAhead < weighted.size()) {
      const std::int8_t* next = &model_->weights[weighted[i + kAhead].feature * stride];
      for (std::size_t at = 0; at < stride; at += 64) __builtin_prefetch(next + at);
      __builtin_prefetch(&model_->step[weighted[i + kAhead].feature]);
    }
    add_row(&model_->weights[weighted[i].feature * stride], weighted[i].value * model_->step[weighted[i].feature], margins.data(), stride);
  }
  margins.resize(model_->topics);
  return margins;
}

std::vector<Similarity::Reason> Similarity::reasons(const Features& features, const std::vector<std::string>& names, std::uint32_t topic,
                                                    std::size_t most) const {
  std::unordered_map<std::uint32_t, std::string> name_of;
  for (std::size_t i = 0; i < features.said.size(); ++i) name_of.emplace(model_->weighing.index.find(features.said[i].hash), names[i]);
  for (const SpeltWord& word : features.spelt) name_of.emplace(model_->weighing.index.find(word.hash), "letters " + word.word);
  std::vector<Reason> reasons;
  for (const Weighted& w : model_->weighing.weigh(features, kUnknownRarity, Spelt::kAsWord)) {
    const float weight = w.value * model_->step[w.feature] * static_cast<float>(model_->weights[w.feature * model_->stride + topic]);
    const auto name = name_of.find(w.feature);
    if (weight > 0 && name != name_of.end()) reasons.push_back({name->second, weight});
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
  if (reasons.size() > most) reasons.resize(most);
  return reasons;
}

double Similarity::overlap(const Features& a, const Features& b) const {
  const std::vector<Weighted> left = model_->weighing.weigh(a, kUnknownRarity, Spelt::kAsPieces);
  const std::vector<Weighted> right = model_->weighing.weigh(b, kUnknownRarity, Spelt::kAsPieces);
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

std::size_t Similarity::feature_count() const { return model_->weighing.rarity.size(); }

std::size_t Similarity::topics() const { return model_->topics; }

}  // namespace unclench
