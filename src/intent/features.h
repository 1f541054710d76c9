#pragma once
// What the similarity stage sees of a message: stems, pairs of stems, concepts, and how its words are spelt.

#include <cstdint>
#include <string>
#include <vector>

#include "intent/marks.h"
#include "text/normal_text.h"

namespace unclench {

enum class FeatureKind : std::uint8_t { kStem, kPair, kConcept, kPiece, kContext, kApart, kWord, kSpelling };

struct Feature {
  std::uint64_t hash = 0;  // of kind and text; stable everywhere
  FeatureKind kind = FeatureKind::kStem;
};

/// A word that was written: all the pieces that `pieces_of` gives.
struct SpeltWord {
  std::uint64_t hash = 0;  // of kSpelling
  std::string word;
};

/// Each feature and each word once, in order of first appearance.
struct Features {
  std::vector<Feature> said;  // words, pairs, concepts
  std::vector<SpeltWord> spelt;
};

/// A feature of a kind: the same for the same words, different between kinds.
Feature feature_named(FeatureKind kind, std::string_view a, std::string_view b = {});

/// The hashes (kPiece) of the runs of two to five letters of a word, its ends included; each once. A misspelt word keeps most of them.
std::vector<std::uint64_t> pieces_of(std::string_view word);

/// Immutable once built; share freely between threads.
class FeatureReader {
 public:
  /// `atoms` must outlive the reader.
  explicit FeatureReader(const Atoms& atoms);

  /// `names` (may be null) receives for each feature that is said what an author would call it: "word breath", "concept stress".
  Features read(const NormalText& text, const Marks& marks, std::vector<std::string>* names = nullptr) const;

 private:
  const Atoms& atoms_;
  std::vector<std::uint64_t> concepts_;  // by AtomId: the hash of a concept, or 0
};

}  // namespace unclench
