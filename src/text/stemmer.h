#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace unclench {

/// Snowball English. Not for sharing: one per thread or per use (construction is cheap).
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  /// "breathing" -> "breath". Valid until the next call.
  std::string_view stem(std::string_view word);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace unclench
