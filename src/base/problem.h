#pragma once
// One thing that is wrong with content, said so that its author can mend it:
//
//   dialogs/breathing.json /steps/2/goto: no step "confrim"; did you mean "confirm"?

#include <string>
#include <vector>

namespace unclench {

enum class Severity { kError, kWarning };

struct Problem {
  std::string file{};     // as the author knows it: "dialogs/faq/what_diet.json"
  std::string pointer{};  // JSON pointer inside the file; empty means the file as a whole
  std::string what{};     // what is wrong, in plain words
  std::string hint{};     // what would be right; may be empty
  Severity severity = Severity::kError;
};

using Problems = std::vector<Problem>;

/// One line, as above, without a line end.
std::string to_text(const Problem& problem);

/// True when at least one of them keeps the content from being used.
bool has_errors(const Problems& problems);

/// The entry of `known` that `word` was probably meant to be, or an empty string.
std::string nearest_word(const std::string& word, const std::vector<std::string>& known);

/// `did you mean "confirm"?`, or, when nothing is near, `one of: a, b, c` (at most `most` of them).
std::string did_you_mean(const std::string& word, const std::vector<std::string>& known,
                         std::size_t most = 8);

}  // namespace unclench
