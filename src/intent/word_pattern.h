#pragma once
// A pattern, read. What authors write is nearly always about whole words, so most of it needs no engine of letters: finite patterns are written out as
// phrases ("(my )?(bad|sore) backs?" is eight), the others become automata whose letters are words (word_automata.h).
//
// A phrase is words with one space between. `+` stands for any word (`\w+`), `#` for one of figures alone (`\d+`), and a word that ends in `*` for every
// word that begins so (`worr\w*`).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unclench {

struct WordPattern {
  enum class Kind {
    kText,       // these letters
    kOneOf,      // one of these letters or figures
    kAnyLetter,  // \w, [^ ]
    kRow,        // its parts one after the other
    kChoice,     // one of its parts
    kRepeat,     // its only part, `least` to `most` times
  };
  static constexpr int kForever = -1;

  Kind kind = Kind::kRow;
  std::string letters;
  bool named = false;  // (?P<name>...): somebody wants to know what it matched
  std::vector<WordPattern> parts;
  int least = 1;
  int most = 1;

  bool is_figure() const { return kind == Kind::kOneOf && letters == "0123456789"; }
};

/// Nothing for what is not a pattern, and for the few that need more than literals, `|`, brackets, classes of letters, `\w`, `\d`, `[^ ]` and repetition.
std::optional<WordPattern> read_word_pattern(std::string_view pattern);

/// All phrases that `pattern` matches, or nothing when they are more than `most`, or more than phrases can say.
std::optional<std::vector<std::string>> finite_language(std::string_view pattern, std::size_t most);

}  // namespace unclench
