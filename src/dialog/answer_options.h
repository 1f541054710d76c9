#pragma once
// Which options of a choice a message mentions, and which of them it denies.

#include <string>
#include <vector>

#include "dialog/answer_words.h"
#include "dialog/slot.h"

namespace unclench {

struct OptionMention {
  std::size_t option = 0;  // index
  WordRange at{};
  WordRange told{};       // the same, with the "not" or "except" that goes with it
  bool whole = false;     // all words of a title, a value or another word for it; not only some that tell
  bool exact = false;     // in just that spelling
  bool denied = false;    // "not often"
  bool excepted = false;  // "all but the second"
};

/// All words of all options of a slot. Refers to nothing.
class OptionWords {
 public:
  explicit OptionWords(const SlotSpec& slot);

  /// In the order of the message; they overlap only where one wording belongs to several options.
  std::vector<OptionMention> mentions_in(const AnswerWords& words) const;

  std::size_t size() const { return count_; }
  /// True when an option says a number itself ("5 minutes"): a bare number is then no position.
  bool has_numbers() const;
  /// The only option one of whose wordings is in the list (or begins with an entry, if `begins`); `size()`
  /// when there is none, or more than one.
  std::size_t only_one(PhraseList wordings, bool begins) const;

 private:
  struct Wording {
    std::size_t option = 0;
    std::vector<std::string> words{};
    bool parts_tell = false;  // some of its words may do; of "now and then" they may not
  };

  void add(std::size_t option, const std::string& text, bool parts_tell);
  void match_at(const AnswerWords& words, std::size_t i, std::vector<OptionMention>& into) const;
  OptionMention best_part(const AnswerWords& words, std::size_t i, const Wording& wording) const;
  bool tells(const Wording& wording, std::size_t first, std::size_t end) const;

  std::size_t count_ = 0;
  std::vector<Wording> wordings_;
};

/// "none of these", "not sure" as options of their own: they do not count as one of "all of them".
PhraseList none_wordings();
PhraseList unsure_wordings();

}  // namespace unclench
