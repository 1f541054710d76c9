#pragma once
// Concepts: names for what people say in many words. Authors write `{stress}`; we see `(?:stress(?:ed|ful)?|pressure|...)`.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace unclench {

class Vocabulary {
 public:
  /// `where` is the place of the concept in its file, for problems.
  struct Concept {
    std::vector<std::string> entries;  // RE2 fragments on normal text; may include {other_concept}
    std::string file;
    std::string pointer;
  };

  /// Expands concepts of concepts; cycles and unknown names become problems.
  static Vocabulary build(std::map<std::string, Concept> concepts, Problems& problems);

  bool has(std::string_view name) const { return expanded_.find(name) != expanded_.end(); }
  /// Sorted.
  std::vector<std::string> names() const;

  /// Replaces every {concept} by its expansion. On an unknown name gives nothing and sets `unknown`.
  std::optional<std::string> expand(std::string_view pattern, std::string& unknown) const;

  /// All plain words that stand in the entries: what spelling is corrected towards.
  std::vector<std::string> words() const;

 private:
  std::map<std::string, std::string, std::less<>> expanded_;  // name -> "(?:a|b)"
};

/// Calls `found(name)` for every {name} in `pattern`; RE2 repetitions such as {2,3} are not names.
template <typename Found>
void each_concept(std::string_view pattern, Found found) {
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return;
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const bool is_name = !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == name.npos &&
                         (name.front() < '0' || name.front() > '9');
    if (is_name) found(name, open, close + 1);
  }
}

}  // namespace unclench
