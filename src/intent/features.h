#pragma once
// What the similarity stage sees of a message: stems, pairs of stems, pieces of words, concepts.

#include <cstdint>
#include <string>
#include <vector>

#include "intent/marks.h"
#include "text/normal_text.h"

namespace unclench {

enum class FeatureKind : std::uint8_t { kStem, kPair, kConcept, kPiece, kContext, kApart, kWord };

struct Feature {
  std::uint64_t hash = 0;  // of kind and text; stable everywhere
  FeatureKind kind = FeatureKind::kStem;
};

/// A feature of a kind: the same for the same words, different between kinds.
Feature feature_named(FeatureKind kind, std::string_view a, std::string_view b = {});

/// Immutable once built; share freely between threads.
class FeatureReader {
 public:
  /// `atoms` must outlive the reader.
  explicit FeatureReader(const Atoms& atoms);

  /// Each feature once, in order of first appearance. `names` (may be null) receives for each what an author would call it: "word breath",
  /// "concept stress".
  std::vector<Feature> read(const NormalText& text, const Marks& marks, std::vector<std::string>* names = nullptr) const;

 private:
  const Atoms& atoms_;
  std::vector<std::uint64_t> concepts_;  // by AtomId: the hash of a concept, or 0
};

}  // namespace unclench
