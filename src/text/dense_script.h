#pragma once
// Scripts written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace unclench {

/// True for a letter or mark of such a script.
bool is_dense(char32_t letter);

/// Finds the words by ICU's dictionaries. Immutable; share freely between threads.
class DenseScript {
 public:
  DenseScript();
  DenseScript(DenseScript&&) noexcept;
  DenseScript& operator=(DenseScript&&) noexcept;
  ~DenseScript();

  /// Where each word of `run` ends, as indices into it; the last one is run.size().
  std::vector<std::size_t> word_ends(const std::u32string& run) const;

 private:
  struct Breaker;
  std::unique_ptr<const Breaker> breaker_;
};

}  // namespace unclench
