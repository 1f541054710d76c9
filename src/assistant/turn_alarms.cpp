// What a turn does about an alarm: raise it, keep its number in view, and let nothing pass it by.
#include "assistant/turn_maker.h"

#include <algorithm>

namespace unclench {

void TurnMaker::sound(const Alarm& alarm) {
  if (alarm.tier == Tier::kAsk) {
    player_.open(alarm.opens);
  } else {
    player_.open_alone(alarm.opens);
  }
  raise(alarm.label, alarm.tier, alarm.rule);
}

void TurnMaker::raise(const std::string& label, Tier tier, const std::string& rule) {
  turn_.reply.alarm = ReplyAlarm{label, std::string(name_of(tier))};
  if (tier == Tier::kAsk || tier == Tier::kSoon) return;
  session_.alarm = OpenAlarm{label, std::string(name_of(tier)), rule, session_.turn};
  player_.set_shared("alarm.open", true);
  player_.set_shared("alarm.tier", std::string(name_of(tier)));
}

void TurnMaker::advise_soon(const Alarm& alarm) {
  turn_.reply.alarm = ReplyAlarm{alarm.label, std::string(name_of(alarm.tier))};
  if (std::find(session_.soon_said.begin(), session_.soon_said.end(), alarm.rule) != session_.soon_said.end()) return;
  session_.soon_said.push_back(alarm.rule);
  player_.say(alarm.opens);
}

void TurnMaker::note_alarm_dialogs(Outcome& outcome) {
  if (!turn_.reply.alarm) {
    for (const std::string& step : outcome.path) {
      const auto it = content_.alarm_dialogs.find(step.substr(0, step.find('/')));
      if (it == content_.alarm_dialogs.end() || !interrupts(it->second.tier) || it->second.tier == Tier::kAsk) continue;
      if (session_.alarm && session_.alarm->label == it->second.label) continue;  // the one that is open already
      const AlarmDialog& alarm = it->second;
      turn_.reply.alarm = ReplyAlarm{alarm.label, std::string(name_of(alarm.tier))};
      session_.alarm = OpenAlarm{alarm.label, std::string(name_of(alarm.tier)), alarm.rule, session_.turn};
      outcome.state.shared.insert_or_assign("alarm.open", true);
      outcome.state.shared.insert_or_assign("alarm.tier", session_.alarm->tier);
    }
  }
  const auto open = outcome.state.shared.find("alarm.open");
  const bool cleared = open != outcome.state.shared.end() && open->second == Value(false);
  if (session_.alarm && cleared && session_.alarm->turn != session_.turn) session_.alarm.reset();
}

Line TurnMaker::banner(const OpenAlarm& alarm) const {
  const auto country = session_.dialog.shared.find("person.country");
  const std::string* code = country == session_.dialog.shared.end() ? nullptr : std::get_if<std::string>(&country->second);
  const Region& region = content_.regions.of(code == nullptr ? "unknown" : *code);
  BannerLine shape{alarm.tier, {{"emergency", content_.dialogs.label("contact.emergency"), region.emergency, "", "", ""}}};
  for (const HelpLine& line : region.lines) {
    const bool fits = alarm.tier == "crisis" ? line.contact.kind == "crisis" || line.contact.kind == "text" ||
                                                   (alarm.label == "crisis.abuse" && line.contact.kind == "abuse")
                                             : alarm.label == "crisis.overdose" && line.contact.kind == "poison";
    if (fits) shape.contacts.push_back(line.contact);
  }
  return {fill(content_.dialogs.label("banner." + alarm.tier),
               [&](std::string_view name) { return region_word(region, name.substr(name.find('.') + 1)); }),
          std::move(shape)};
}

bool TurnMaker::gated(std::string_view topic) {
  if (!session_.alarm) return false;
  const bool polite = topic.starts_with("chitchat.") && session_.alarm->tier != "emergency";
  const bool meta = topic.starts_with("meta.") || polite;
  if (session_.alarm->tier == "same_day") {
    if (topic != "triage.start") return false;
  } else if (meta) {
    return false;
  }
  hold_to_alarm();
  return true;
}

void TurnMaker::hold_to_alarm() { player_.open_alone("safety.latched." + session_.alarm->tier); }

}  // namespace unclench
