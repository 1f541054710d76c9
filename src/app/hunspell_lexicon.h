#pragma once
// The operator's hunspell dictionaries as a lexicon: American and British English together, since people
// write both.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"

namespace unclench {

/// Paths of one dictionary.
struct DictionaryFiles {
  std::string aff;
  std::string dic;
};

/// Safe to call from many threads at once. A word that was asked before is answered without a lock (some 10
/// ns); a new one takes its turn at hunspell (some 5 us). Names count whatever their case: "monday" is a
/// word.
class HunspellLexicon final : public Lexicon {
 public:
  /// Throws std::runtime_error when a file can not be read. The dictionaries should be in UTF-8, or only
  /// words of the letters a to z are asked for.
  explicit HunspellLexicon(const std::vector<DictionaryFiles>& dictionaries);
  ~HunspellLexicon() override;

  /// Those of en_US and en_GB that are installed; null when neither is.
  static std::unique_ptr<HunspellLexicon> open_system();

  bool knows(std::string_view word) const override;
  /// The dictionaries and their sizes.
  std::string name() const override { return name_; }

 private:
  class Dictionaries;
  class Answers;
  std::unique_ptr<Dictionaries> dictionaries_;
  std::unique_ptr<Answers> answers_;
  std::string name_;
};

}  // namespace unclench
