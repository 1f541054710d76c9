#pragma once
// Everything that is known about one conversation. Plain values; dialogs and steps by id, so that it survives a reload of content.

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assistant/reply.h"
#include "diary/entry.h"
#include "dialog/advance.h"
#include "safety/safety_check.h"

namespace unclench {

/// An alarm that is still open: its number stays in view until the person clears it.
struct OpenAlarm {
  std::string label;
  Tier tier = Tier::kEmergency;
  std::string rule;
  std::uint32_t turn = 0;
  bool operator==(const OpenAlarm&) const = default;
};

struct Session {
  std::string locale = "en";
  std::uint32_t turn = 0;    // of the last reply; 0 before the first message
  std::int64_t last_ms = 0;  // when that was
  DialogState dialog;
  std::vector<OpenAlarm> alarms;         // most urgent first, each label once
  std::vector<std::string> soon_said;    // rules whose "see someone soon" was said
  std::vector<std::string> topics;       // the last few, oldest first
  std::string more_told;                 // the topic whose longer answer was given last
  std::vector<Suggestion> offers;        // what the last reply asked to choose from, for "the second one"
  std::uint32_t misses = 0;              // messages in a row that were not understood
  std::vector<DiaryEntry> diary;         // loaded beside the session; not part of its JSON

  /// The most urgent one; null when none is open.
  const OpenAlarm* alarm() const { return alarms.empty() ? nullptr : &alarms.front(); }
  /// One that everything else waits for; a visit to be made today does not.
  bool held() const { return alarm() != nullptr && alarm()->tier != Tier::kSameDay; }
  std::string last_topic() const { return topics.empty() ? std::string() : topics.back(); }
};

/// Without the diary. Stable: the same session gives the same text.
nlohmann::json to_json(const Session& session);
/// Unknown keys are ignored and missing ones take their defaults, so that an older or newer row still loads.
Session session_from_json(const nlohmann::json& value);

nlohmann::json to_json(const Value& value);
Value value_from_json(const nlohmann::json& value);
nlohmann::json to_json(const DiaryEntry& entry);
DiaryEntry entry_from_json(const nlohmann::json& value);

}  // namespace unclench
