#include "intent/features.h"

#include <algorithm>

#include "text/stemmer.h"

namespace unclench {
namespace {

constexpr std::size_t kShortestPiece = 3;
constexpr std::size_t kLongestPiece = 5;

std::uint64_t hash_of(FeatureKind kind, std::string_view a, std::string_view b = {}) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ (static_cast<std::uint64_t>(kind) * 0x9e3779b97f4a7c15ULL);
  const auto mix = [&hash](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash = (hash ^ 0x1f) * 0x100000001b3ULL;
  };
  mix(a);
  if (b.data() != nullptr) mix(b);
  return hash;
}

}  // namespace

std::vector<Feature> features_of(const NormalText& text, const std::vector<std::string_view>& concepts, std::vector<std::string>* names) {
  std::vector<Feature> features;
  features.reserve(text.text.size() * 4 + concepts.size());
  const auto add = [&](FeatureKind kind, std::string_view a, std::string_view b, const char* label) {
    features.push_back({hash_of(kind, a, b), kind});
    if (names != nullptr) {
      names->push_back(label + std::string(a));
      if (b.data() != nullptr) names->back().append(" ").append(b);
    }
  };

  Stemmer stemmer;
  std::string before = "<";
  std::string padded;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const std::string_view word = text.word(i);
    const std::string stem(stemmer.stem(word));
    add(FeatureKind::kStem, stem, {}, "word ");
    add(FeatureKind::kPair, before, stem, "words ");
    before = stem;
    padded.assign(" ").append(word).append(" ");
    for (std::size_t length = kShortestPiece; length <= kLongestPiece; ++length) {
      for (std::size_t at = 0; at + length <= padded.size(); ++at) {
        add(FeatureKind::kPiece, std::string_view(padded).substr(at, length), {}, "letters ");
      }
    }
  }
  if (!text.words.empty()) add(FeatureKind::kPair, before, ">", "words ");
  for (const std::string_view name : concepts) add(FeatureKind::kConcept, name, {}, "concept ");

  std::vector<std::uint32_t> order(features.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return features[a].hash != features[b].hash ? features[a].hash < features[b].hash : a < b;
  });
  std::vector<bool> repeated(features.size(), false);
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (features[order[i]].hash == features[order[i - 1]].hash) repeated[order[i]] = true;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (repeated[i]) continue;
    features[kept] = features[i];
    if (names != nullptr) (*names)[kept].swap((*names)[i]);
    ++kept;
  }
  features.resize(kept);
  if (names != nullptr) names->resize(kept);
  return features;
}

}  // namespace unclench
