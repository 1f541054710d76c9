#pragma once
// Whether a sign in a message is there, denied, over, imagined, or somebody else's.
//
//   "no numbness, but I can't feel when I wipe"     numbness: negated     can't feel when I wipe: present
//   "my mum had cancer"                             cancer: other
//
// After the published algorithms NegEx (Chapman et al., J Biomed Inform 2001;34:301, doi 10.1006/jbin.2001.1029) and ConText (Harkema et al.,
// J Biomed Inform 2009;42:839, doi 10.1016/j.jbi.2009.05.002): a cue has a status and a direction; its scope runs from the cue to a terminator, to the end of
// the sentence, or over a window of words; pseudo-cues look like cues and are none. The cues are content (intents/en/assertions.json).
// Ours differs in two ways, both for people who write as they speak: a comma before a new statement ends a scope, and a status from far away is marked
// uncertain.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intent/phrase_trie.h"
#include "text/normal_text.h"
#include "text/word_map.h"

namespace unclench {

enum class Status : std::uint8_t { kPresent, kNegated, kPast, kHypothetical, kOther };

std::string_view name_of(Status status);
std::optional<Status> status_named(std::string_view name);

enum class Direction : std::uint8_t { kForward, kBackward, kBoth, kPseudo };
std::optional<Direction> direction_named(std::string_view name);

struct Cue {
  std::string text;  // normal words: "no sign of"
  Status status = Status::kNegated;
  Direction direction = Direction::kForward;
  std::size_t window = 0;  // words, of each item of a list; 0 means to the end of the scope
  bool not_in_notes = false;  // none in a clinical note, where "he" and "she" are the patient
};

/// What a language needs for it; content. Phrases are normal words.
struct ContextWords {
  std::vector<Cue> cues;
  std::vector<std::string> terminators;  // "but": end the scope of a cue
  std::vector<std::string> notes;        // "the patient": only a clinical note says it
  // The rest are single words. What follows a comma goes on with a list ("no fever, chills or sweats") unless it
  std::vector<std::string> openers;      // begins with one of these ("no fever, my legs are numb"), or
  std::vector<std::string> verbs;        // has one of these ("no fever, legs feel numb") without
  std::vector<std::string> joiners;      // one of these before it ("no fever, sweats or pain that is new")
  std::vector<std::string> negators;     // "not": part of the sign itself in "can not feel"
};

struct Assertion {
  Status status = Status::kPresent;
  bool certain = true;  // false: the cue stands far off, or is in another clause
  std::string cue;      // the words that decided it; empty for present
};

/// Where the cues of one message stand, worked out once.
struct CueScope {
  const Cue* cue = nullptr;
  std::size_t first_word = 0;  // the cue itself: [first_word, end_word)
  std::size_t end_word = 0;
  std::size_t scope_begin = 0;  // the words it speaks about: [scope_begin, scope_end)
  std::size_t scope_end = 0;
};

/// Immutable once built; share freely between threads.
class Assertions {
 public:
  Assertions() = default;
  explicit Assertions(ContextWords words);

  std::vector<CueScope> scopes(const NormalText& text) const;

  /// Of the words at `at`. Cues that are part of the sign itself, one of `own` ("can not feel"), say nothing about it.
  Assertion of(const NormalText& text, const std::vector<CueScope>& scopes, Span at, const std::vector<Span>& own) const;

  bool empty() const { return cues_.empty(); }

 private:
  bool opens_statement(const NormalText& text, std::size_t word, const Cue& cue) const;
  std::optional<std::size_t> denied_question(const NormalText& text, std::size_t word) const;
  bool is_part_of_sign(const NormalText& text, const CueScope& scope, const std::vector<Span>& own) const;

  std::vector<Cue> cues_;
  Cue answer_ = {"no, as an answer", Status::kNegated, Direction::kBackward, 0};
  PhraseTrie phrases_;  // cues by their index, then terminators, then notes
  std::uint32_t first_note_ = 0;
  WordSet openers_;
  WordSet verbs_;
  WordSet joiners_;
  WordSet negators_;
};

}  // namespace unclench
