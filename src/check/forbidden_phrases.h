#pragma once
// What may never be said, as a table, and the few contexts in which the same words are right:
//
//   "You should stop your tablets."                     forbidden: advice about medicine
//   "Never stop a prescribed medicine suddenly."        denied
//   "Ask your pharmacist before you stop a medicine."   referred to someone who may say so
//   "It does not mean that it is all in your head."     denied
//
// A pattern is looked for in one sentence at a time, in lower case, without Markdown. Contexts are decided by the words around it, so they
// can be wrong: when a right sentence is refused, say it more plainly, or widen the table and its tests.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace unclench {

struct ForbiddenPhrase {
  enum Context : unsigned {
    kNever = 0,
    kDenied = 1,        // "not", "never", "nobody" shortly before; "is a myth" after
    kQuoted = 2,        // in quotation marks, or told as what others say
    kAsked = 4,         // in a question
    kConditional = 8,   // after "if", "when", "whether", "people who", "may"
    kReferred = 16,     // a clinician or pharmacist decides
  };
  const char* rule;     // "dose"
  const char* pattern;  // RE2
  unsigned allowed;     // contexts
  const char* instead;  // what would be right
  bool on_buttons = true;  // false: what only the assistant must not say ("I feel")
};

const std::vector<ForbiddenPhrase>& forbidden_phrases();

/// One phrase found where it must not stand.
struct Wording {
  const ForbiddenPhrase* phrase = nullptr;
  std::string words;  // as they stand there, in lower case
};

/// Immutable once built; share freely between threads.
class WordingRules {
 public:
  /// Throws std::logic_error when a pattern of the table is no regular expression.
  WordingRules();
  ~WordingRules();

  /// At most one for each rule of the table, in order of the text.
  std::vector<Wording> find(std::string_view text, bool on_button) const;

 private:
  struct Engine;
  std::unique_ptr<const Engine> engine_;
};

}  // namespace unclench
