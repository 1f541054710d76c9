#pragma once
// Kept conversations, taken again. A turn is pure, so the same content must give the same bytes; other content shows what it would change.

#include <cstdint>
#include <string>
#include <vector>

#include "assistant/turn.h"

namespace unclench {

/// A turn as a store keeps it: JSON texts.
struct KeptTurn {
  std::uint32_t turn = 0;
  std::string said;    // "null" for the greeting
  std::string reply;
  std::string record;
};

enum class Replayed {
  kSame,        // byte for byte, the record as well when the content is the same
  kScores,      // the same reply and steps; only how sure it was is different
  kWording,     // the same steps in other words
  kDifferent,   // another decision, topic, step or alarm
  kAfterwards,  // differs, but after a turn that differed already: it stands in another place
  kUnreadable,  // said or record are gone, redacted or damaged; nothing after it can be taken again
};
std::string_view name_of(Replayed outcome);

struct TurnReplay {
  std::uint32_t turn = 0;
  Replayed outcome = Replayed::kSame;
  std::string said;    // in words
  std::string change;  // how it is grouped: "alarm none -> crisis.suicide", "topic faq.what_diet -> lifestyle.diet", "wording of faq.what_diet"
  std::string before;  // the reply's words
  std::string now;
};

/// `turns` in order, from the first on. When the first turns are gone (forgotten), all that are left are unreadable.
std::vector<TurnReplay> replay(const Content& content, const std::vector<KeptTurn>& turns);

}  // namespace unclench
