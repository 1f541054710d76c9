#pragma once
// Whether something is a word of the language. The shell brings a dictionary (hunspell), tests bring a list.

#include <string>
#include <string_view>

namespace unclench {

class Lexicon {
 public:
  virtual ~Lexicon() = default;
  /// `word` is lower case. Safe to call from several threads.
  virtual bool knows(std::string_view word) const = 0;
  /// Differs between lexicons that know different words.
  virtual std::string name() const = 0;
};

}  // namespace unclench
