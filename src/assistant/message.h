#pragma once
// What a person sent, whichever way it came: words, a button, or the result of a widget.

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

#include "dialog/slot.h"

namespace unclench {

struct WidgetResult {
  std::string id;    // of the reply message it belongs to: "4.2"
  std::string type;  // "breathing_pacer", "scale", ...
  Value value;       // a number or text or list; missing for a finished guide
  bool operator==(const WidgetResult&) const = default;
};

/// Exactly one of the three is set.
struct Message {
  std::string text;
  std::string payload;
  std::optional<WidgetResult> widget;
  bool operator==(const Message&) const = default;
};

/// {"text": ...}, {"payload": ...} or {"widget_result": {"id","type","value"}}: as it is stored and shown in transcripts.
nlohmann::json to_json(const Message& message);
/// Nothing when it is none of the three (a greeting, or words that were redacted).
std::optional<Message> message_from_json(const nlohmann::json& value);

}  // namespace unclench
