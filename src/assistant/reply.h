#pragma once
// What goes back for one message. `to_json` gives the wire form of design.md 6.

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

#include "dialog/dialog.h"
#include "dialog/line.h"

namespace unclench {

struct Suggestion {
  std::string title;
  std::string payload;  // "topic:technique.body_scan", "skip", "more", ...
  bool operator==(const Suggestion&) const = default;
};

struct ReplyAlarm {
  std::string label;  // "redflag.cauda_equina"
  std::string tier;   // "emergency"
  bool operator==(const ReplyAlarm&) const = default;
};

struct ReplyIntent {
  std::string id;
  double score = 0;
  std::string kind;  // "rule", "similar"
};

struct Reply {
  std::uint32_t turn = 0;
  std::vector<Line> lines;  // ids are "<turn>.<number>", from 1
  std::vector<Suggestion> suggestions;
  Expecting expects;
  std::string dialog;  // the open one; empty when idle
  std::string step;
  double progress = 0;
  std::vector<ReplyIntent> intents;
  std::optional<ReplyAlarm> alarm;  // raised by this message
  std::vector<EffectKind> effects;  // what the client or the operator is to do now: offer the file, see that a person is wanted
};

nlohmann::json to_json(const Reply& reply);

}  // namespace unclench
