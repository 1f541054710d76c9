#include <nlohmann/json.hpp>

#include <array>
#include <type_traits>

#include "assistant/session.h"

namespace unclench {
namespace {

using nlohmann::json;

constexpr std::array<const char*, 4> kActivities = {"none", "a_little", "some", "lots"};

json to_json(const SlotValues& slots) {
  json value = json::object();
  for (const auto& [name, slot] : slots) value[name] = unclench::to_json(slot);
  return value;
}

SlotValues slots_from_json(const json& value) {
  SlotValues slots;
  if (!value.is_object()) return slots;
  for (const auto& [name, slot] : value.items()) slots.emplace(name, value_from_json(slot));
  return slots;
}

template <typename T>
T get(const json& value, const char* key, T fallback) {
  if (!value.is_object()) return fallback;
  const auto it = value.find(key);
  if (it == value.end()) return fallback;
  try {
    return it->get<T>();
  } catch (const json::exception&) {
    return fallback;  // damaged, or written by another version
  }
}

const json& part(const json& value, const char* key) {
  static const json kNull;
  if (!value.is_object()) return kNull;
  const auto it = value.find(key);
  return it == value.end() ? kNull : *it;
}

json to_json(const Frame& frame) {
  json value{{"dialog", frame.dialog}, {"step", frame.step}, {"slots", to_json(frame.slots)}, {"tries", frame.tries}, {"trail", frame.trail}};
  if (!frame.later.empty()) value["later"] = frame.later;
  return value;
}

Frame frame_from_json(const json& value) {
  return {get<std::string>(value, "dialog", ""),
          get<std::string>(value, "step", ""),
          slots_from_json(part(value, "slots")),
          get(value, "tries", 0),
          get<std::vector<std::string>>(value, "trail", {}),
          get<std::vector<std::string>>(value, "later", {})};
}

}  // namespace

json to_json(const Value& value) {
  return std::visit(
      [](const auto& inside) -> json {
        if constexpr (std::is_same_v<std::decay_t<decltype(inside)>, std::monostate>) {
          return nullptr;
        } else {
          return inside;
        }
      },
      value);
}

Value value_from_json(const json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::vector<std::string> list;
    for (const json& entry : value) {
      if (entry.is_string()) list.push_back(entry.get<std::string>());
    }
    return list;
  }
  return {};
}

json to_json(const DiaryEntry& entry) {
  json value{{"date", to_iso(entry.day)}};
  if (entry.pain) value["pain"] = *entry.pain;
  if (entry.stress) value["stress"] = *entry.stress;
  if (entry.sleep) value["sleep"] = *entry.sleep;
  if (entry.activity) value["activity"] = kActivities[static_cast<std::size_t>(*entry.activity)];
  if (!entry.tried.empty()) value["tried"] = entry.tried;
  if (!entry.note.empty()) value["note"] = entry.note;
  if (entry.back_dated) value["back_dated"] = true;
  return value;
}

DiaryEntry entry_from_json(const json& value) {
  DiaryEntry entry;
  entry.day = day_from_iso(get<std::string>(value, "date", "")).value_or(0);
  const auto number = [&](const char* key) -> std::optional<int> {
    if (!part(value, key).is_number()) return std::nullopt;
    return part(value, key).get<int>();
  };
  entry.pain = number("pain");
  entry.stress = number("stress");
  entry.sleep = number("sleep");
  const std::string activity = get<std::string>(value, "activity", "");
  for (std::size_t i = 0; i < kActivities.size(); ++i) {
    if (activity == kActivities[i]) entry.activity = static_cast<Activity>(i);
  }
  entry.tried = get<std::vector<std::string>>(value, "tried", {});
  entry.note = get<std::string>(value, "note", "");
  entry.back_dated = get(value, "back_dated", false);
  return entry;
}

json to_json(const Session& session) {
  json stack = json::array();
  for (const Frame& frame : session.dialog.stack) stack.push_back(to_json(frame));
  json ended = json::array();
  for (const EndedDialog& dialog : session.dialog.ended) ended.push_back({{"frame", to_json(dialog.frame)}, {"at_ms", dialog.at_ms}});
  json offers = json::array();
  for (const Suggestion& offer : session.offers) offers.push_back({{"title", offer.title}, {"payload", offer.payload}});
  json value{{"locale", session.locale},
             {"turn", session.turn},
             {"last_ms", session.last_ms},
             {"stack", std::move(stack)},
             {"ended", std::move(ended)},
             {"shared", to_json(session.dialog.shared)},
             {"said", session.dialog.said.all()},
             {"soon_said", session.soon_said},
             {"topics", session.topics},
             {"more_told", session.more_told},
             {"offers", std::move(offers)},
             {"misses", session.misses}};
  for (const OpenAlarm& alarm : session.alarms) {
    value["alarms"].push_back({{"label", alarm.label}, {"tier", name_of(alarm.tier)}, {"rule", alarm.rule}, {"turn", alarm.turn}});
  }
  return value;
}

Session session_from_json(const json& value) {
  Session session;
  if (!value.is_object()) return session;
  session.locale = get<std::string>(value, "locale", "en");
  session.turn = get<std::uint32_t>(value, "turn", 0);
  session.last_ms = get<std::int64_t>(value, "last_ms", 0);
  for (const json& frame : part(value, "stack")) session.dialog.stack.push_back(frame_from_json(frame));
  for (const json& ended : part(value, "ended")) {
    session.dialog.ended.push_back({frame_from_json(part(ended, "frame")), get<std::int64_t>(ended, "at_ms", 0)});
  }
  session.dialog.shared = slots_from_json(part(value, "shared"));
  session.dialog.said = SaidBefore::of(get<std::vector<std::uint64_t>>(value, "said", {}));
  session.soon_said = get<std::vector<std::string>>(value, "soon_said", {});
  session.topics = get<std::vector<std::string>>(value, "topics", {});
  session.more_told = get<std::string>(value, "more_told", {});
  for (const json& offer : part(value, "offers")) {
    session.offers.push_back({get<std::string>(offer, "title", ""), get<std::string>(offer, "payload", "")});
  }
  session.misses = get<std::uint32_t>(value, "misses", 0);
  json alarms = part(value, "alarms");
  if (const json& only = part(value, "alarm"); only.is_object()) alarms = json::array({only});  // as it was written before there could be several
  for (const json& alarm : alarms) {
    const std::optional<Tier> tier = tier_named(get<std::string>(alarm, "tier", ""));
    session.alarms.push_back({get<std::string>(alarm, "label", ""), tier.value_or(Tier::kEmergency), get<std::string>(alarm, "rule", ""),
                              get<std::uint32_t>(alarm, "turn", 0)});
  }
  return session;
}

}  // namespace unclench
