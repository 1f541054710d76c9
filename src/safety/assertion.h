#pragma once
// Whether a sign in a message is there, denied, over, imagined, or somebody else's.
//
//   "no numbness, but I can't feel when I wipe"     numbness: negated     can't feel when I wipe: present
//   "my mum had cancer"                             cancer: other
//
// After the published algorithms NegEx (Chapman et al., J Biomed Inform 2001;34:301, doi 10.1006/jbin.2001.1029) and ConText (Harkema et al.,
// J Biomed Inform 2009;42:839, doi 10.1016/j.jbi.2009.05.002): a cue has a status and a direction; its scope runs from the cue to a terminator, to the end of
// the sentence, or over a window of words; pseudo-cues look like cues and are none. The cues are content (intents/en/assertions.json).
// Ours differs in two ways, both for text without punctuation: a comma before a new subject ends a scope, and a status from far away is marked uncertain.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intent/phrase_trie.h"
#include "text/normal_text.h"

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
  std::size_t window = 0;  // words; 0 means to the end of the scope
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
  Assertions(std::vector<Cue> cues, const std::vector<std::string>& terminators);

  std::vector<CueScope> scopes(const NormalText& text) const;

  /// Of the words at `at`. Cues that are part of the sign itself, one of `own` ("can not feel"), say nothing about it.
  Assertion of(const NormalText& text, const std::vector<CueScope>& scopes, Span at, const std::vector<Span>& own) const;

  bool empty() const { return cues_.empty(); }

 private:
  std::vector<Cue> cues_;
  PhraseTrie phrases_;  // cues by their index; what lies beyond is a terminator
};

}  // namespace unclench
