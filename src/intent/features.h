#pragma once
// What the similarity stage sees of a message: stems, pairs of stems, pieces of words, concepts.

#include <cstdint>
#include <string>
#include <vector>

#include "text/normal_text.h"

namespace unclench {

enum class FeatureKind : std::uint8_t { kStem, kPair, kConcept, kPiece };

struct Feature {
  std::uint64_t hash = 0;  // of kind and text; stable everywhere
  FeatureKind kind = FeatureKind::kStem;
};

/// Each feature once, in order of first appearance. `concepts` are the names of the concepts marked in the text. `names` (may be null) receives for each
/// what an author would call it: "word breath", "concept stress".
std::vector<Feature> features_of(const NormalText& text, const std::vector<std::string_view>& concepts, std::vector<std::string>* names = nullptr);

}  // namespace unclench
