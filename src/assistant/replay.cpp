#include "assistant/replay.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace unclench {
namespace {

using nlohmann::json;

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json parsed(const std::string& text) { return json::parse(text, nullptr, false); }

// What was kept may be damaged: what is not there, or of another kind, counts as empty.

const json& member(const json& object, const char* name) {
  static const json kNothing;
  if (!object.is_object()) return kNothing;
  const auto it = object.find(name);
  return it == object.end() ? kNothing : *it;
}

std::string word(const json& object, const char* name) {
  const json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::string words_of_reply(const json& reply) {
  std::string words;
  for (const json& message : member(reply, "messages")) {
    const std::string text = word(message, "text");
    if (!text.empty()) words += (words.empty() ? "" : "\n") + text;
  }
  return words;
}

std::string words_of_message(const json& said) {
  const std::optional<Message> message = message_from_json(said);
  if (!message) return "(greeting)";
  if (message->widget) return "(" + message->widget->type + ")";
  return message->payload.empty() ? message->text : "[" + message->payload + "]";
}

std::string alarm_of(const json& reply) {
  const json& alarm = member(reply, "alarm");
  return alarm.is_object() ? word(alarm, "label") + " (" + word(alarm, "tier") + ")" : "none";
}

/// What was done: the decision, and the dialogs and steps it ran through.
std::string deed_of(const json& record) {
  std::string deed = word(record, "decision");
  std::string last;
  for (const json& step : member(record, "path")) {
    if (!step.is_string()) continue;
    const std::string& text = step.get_ref<const std::string&>();
    const std::string dialog = text.substr(0, text.find('/'));
    if (dialog != last) deed += (last.empty() ? " " : " + ") + dialog;
    last = dialog;
  }
  return deed;
}

std::string step_of(const json& reply) {
  const json& dialog = member(reply, "dialog");
  return dialog.is_object() ? word(dialog, "id") + "/" + word(dialog, "step") : "nothing open";
}

/// Sets `change` to the gravest difference.
Replayed compared(const json& reply_before, const json& record_before, const json& reply_now, const json& record_now, std::string& change) {
  const auto differs = [&](const char* what, const std::string& before, const std::string& now) {
    if (before == now) return false;
    change = std::string(what) + " " + before + " -> " + now;
    return true;
  };
  if (differs("alarm", alarm_of(reply_before), alarm_of(reply_now))) return Replayed::kDifferent;
  if (differs("decision", deed_of(record_before), deed_of(record_now))) return Replayed::kDifferent;
  if (differs("step", step_of(reply_before), step_of(reply_now))) return Replayed::kDifferent;
  json shown_before = reply_before;
  json shown_now = reply_now;
  for (json* shown : {&shown_before, &shown_now}) shown->erase("intents");
  if (shown_before == shown_now) {
    change = "scores alone";
    return Replayed::kScores;
  }
  change = "wording after " + deed_of(record_now);
  return Replayed::kWording;
}

}  // namespace

std::string_view name_of(Replayed outcome) {
  static constexpr std::string_view kNames[] = {"same", "scores", "wording", "different", "afterwards", "unreadable"};
  return kNames[static_cast<std::size_t>(outcome)];
}

std::vector<TurnReplay> replay(const Content& content, const std::vector<KeptTurn>& turns) {
  std::vector<TurnReplay> replays;
  Session session;
  std::vector<DiaryEntry> diary;
  bool lost = false;
  bool strayed = false;
  for (const KeptTurn& kept : turns) {
    const json said = parsed(kept.said);
    const json record = parsed(kept.record);
    const json reply = parsed(kept.reply);
    TurnReplay replayed;
    replayed.turn = kept.turn;
    replayed.said = words_of_message(said);
    replayed.before = words_of_reply(reply);
    const std::optional<Moment> moment = moment_in(record);
    const std::optional<Message> message = message_from_json(said);
    const bool first = replays.empty();
    const bool greeting = said.is_null() && record.is_object() && record.contains("begun");
    lost = lost || !moment || (first ? !greeting : !message);
    if (lost) {
      replayed.outcome = Replayed::kUnreadable;
      replayed.change = first ? "the beginning is gone" : "words or record are gone";
      replays.push_back(std::move(replayed));
      continue;
    }
    Turn turn;
    if (first) {
      const json& begun = record["begun"];
      turn = begin(content, word(begun, "locale"), word(begun, "region"), *moment);
    } else {
      session.diary = diary;
      turn = take_turn(content, session, *message, *moment);
    }
    for (const DiaryEntry& entry : turn.entries) put(diary, entry);
    const json reply_now = to_json(turn.reply);
    const json record_now = to_json(turn.record);
    replayed.now = words_of_reply(reply_now);
    if (!reply.is_object()) {
      replayed.outcome = Replayed::kUnreadable;
      replayed.change = "the reply is gone";
      session = std::move(turn.session);
      replays.push_back(std::move(replayed));
      continue;
    }
    const bool same_content = word(record, "content") == content.hash;
    const bool same = dumped(reply_now) == kept.reply && (!same_content || dumped(record_now) == kept.record);
    if (!same) {
      replayed.outcome = compared(reply, record, reply_now, record_now, replayed.change);
      if (strayed) replayed.outcome = Replayed::kAfterwards;
      strayed = strayed || replayed.outcome == Replayed::kDifferent;
    }
    session = std::move(turn.session);
    replays.push_back(std::move(replayed));
  }
  return replays;
}

}  // namespace unclench
