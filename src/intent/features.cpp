#include "intent/features.h"

#include <algorithm>

#include "text/stemmer.h"

namespace unclench {
namespace {

constexpr std::size_t kShortestPiece = 2;
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

/// Which hashes were seen: open addressing, made anew for each message.
class Seen {
 public:
  explicit Seen(std::size_t most) {
    std::size_t size = 64;
    while (size < most * 2) size *= 2;
    slots_.assign(size, 0);
  }
  /// True the first time.
  bool insert(std::uint64_t hash) {
    if (hash == 0) hash = 1;
    std::size_t at = static_cast<std::size_t>(hash ^ (hash >> 32)) & (slots_.size() - 1);
    while (slots_[at] != 0) {
      if (slots_[at] == hash) return false;
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = hash;
    return true;
  }

 private:
  std::vector<std::uint64_t> slots_;
};

}  // namespace

Feature feature_named(FeatureKind kind, std::string_view a, std::string_view b) { return {hash_of(kind, a, b), kind}; }

std::vector<std::uint64_t> pieces_of(std::string_view word) {
  const std::string padded = ' ' + std::string(word) + ' ';
  std::vector<std::uint64_t> pieces;
  pieces.reserve(padded.size() * (kLongestPiece - kShortestPiece + 1));
  for (std::size_t length = kShortestPiece; length <= kLongestPiece; ++length) {
    for (std::size_t at = 0; at + length <= padded.size(); ++at) {
      pieces.push_back(hash_of(FeatureKind::kPiece, std::string_view(padded).substr(at, length)));
    }
  }
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  return pieces;
}

FeatureReader::FeatureReader(const Atoms& atoms) : atoms_(atoms), concepts_(atoms.size(), 0) {
  for (AtomId id = 0; id < atoms.size(); ++id) {
    if (const std::string name = atoms.concept_of(id); !name.empty()) concepts_[id] = hash_of(FeatureKind::kConcept, name);
  }
}

Features FeatureReader::read(const NormalText& text, const Marks& marks, std::vector<std::string>* names) const {
  const std::size_t count = text.words.size();
  const std::size_t most = 3 * count + marks.all().size() + 1;
  Features features;
  features.said.reserve(most);
  features.spelt.reserve(count);
  Seen seen(most);
  const auto add = [&](FeatureKind kind, std::string_view a, std::string_view b, const char* label) {
    const std::uint64_t hash = hash_of(kind, a, b);
    if (!seen.insert(hash)) return;
    features.said.push_back({hash, kind});
    if (names != nullptr) {
      names->push_back(label + std::string(a));
      if (b.data() != nullptr) names->back().append(" ").append(b);
    }
  };

  Stemmer stemmer;
  std::string before = "<";
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view word = text.word(i);
    const std::string_view stem = stemmer.stem(word);
    add(FeatureKind::kStem, stem, {}, "word ");
    add(FeatureKind::kPair, before, stem, "words ");
    before = stem;
    const std::uint64_t spelling = hash_of(FeatureKind::kSpelling, word);
    if (seen.insert(spelling)) features.spelt.push_back({spelling, std::string(word)});
  }
  if (count > 0) add(FeatureKind::kPair, before, ">", "words ");
  for (const AtomId id : marks.all()) {
    if (concepts_[id] == 0 || !seen.insert(concepts_[id])) continue;
    features.said.push_back({concepts_[id], FeatureKind::kConcept});
    if (names != nullptr) names->push_back("concept " + atoms_.concept_of(id));
  }
  return features;
}

}  // namespace unclench
