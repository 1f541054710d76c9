#pragma once
// One message, understood: its plain text, alarms, matches, and what they were weighed against.

#include <string>
#include <vector>

#include "base/trace.h"
#include "content/content.h"

namespace unclench {

/// What a message seems to be, before the state of the conversation is looked at.
enum class Decision { kAlarm, kAnswer, kClarify, kSuggest, kFallback };
std::string_view name_of(Decision decision);

struct Understanding {
  NormalText typed;   // as it was typed
  NormalText mended;  // with its spelling corrected
  Alarms alarms;
  Matches matches;    // best first
  Decision decision = Decision::kFallback;
};

/// When a topic is sure enough. Set by cross-validation; docs/similarity.md.
struct Thresholds {
  double answer_rule = 0.55;     // a rule fired for the best
  double answer_similar = 0.82;  // only similarity speaks for it
  double margin = 0.30;          // ahead of the second
  double clarify = 0.25;         // the second is a candidate, too
  double suggest = 0.18;         // worth a "did you mean"
};

Understanding understand(const LocalePack& pack, std::string_view text, const Thresholds& thresholds = {}, Trace trace = {});

/// The topics a clarification or a "did you mean" would offer: never controls or what is outside.
std::vector<std::string> candidates(const LocalePack& pack, const Understanding& understanding, std::size_t most = 3,
                                    double at_least = 0.05);

}  // namespace unclench
