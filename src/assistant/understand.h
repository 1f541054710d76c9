#pragma once
// One message, understood: its plain text, alarms, matches, and what they were weighed against.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/trace.h"
#include "content/content.h"

namespace unclench {

/// What a message seems to be, before the state of the conversation is looked at.
enum class Decision { kAlarm, kAnswer, kClarify, kSuggest, kFallback };
std::string_view name_of(Decision decision);

/// A second question in the same message.
struct SecondQuestion {
  Match match;
  std::string text;  // its part of the message, as it was read
};

struct Understanding {
  NormalText typed;   // as it was typed
  NormalText mended;  // with its spelling corrected
  Alarms alarms;
  Matches matches;    // best first
  Decision decision = Decision::kFallback;
  std::optional<SecondQuestion> second;
  std::string in_context;  // how it was read in the light of the last topic: "is yoga safe every day"; empty when it speaks for itself
};

/// When a topic is sure enough. Set by cross-validation; docs/similarity.md.
struct Thresholds {
  double answer_rule = 0.55;     // a rule fired for the best
  double answer_similar = 0.82;  // only similarity speaks for it
  double margin = 0.30;          // ahead of the second
  double clarify = 0.25;         // the second is a candidate, too
  double suggest = 0.18;         // worth a "did you mean"
};

/// `last_topic` is the intent that the conversation was about, if any: "and how often?" is read in its light.
Understanding understand(const LocalePack& pack, std::string_view text, std::string_view last_topic = {}, const Thresholds& thresholds = {},
                         Trace trace = {});

/// The topics a clarification or a "did you mean" would offer: never controls, small talk or what is outside.
std::vector<std::string> candidates(const LocalePack& pack, const Understanding& understanding, std::size_t most = 3,
                                    double at_least = 0.05);

}  // namespace unclench
