// What a turn does about alarms: raise them, keep their numbers in view, and let nothing pass them by.
#include <algorithm>

#include "assistant/turn_maker.h"

namespace unclench {
namespace {

std::string_view dialog_of(std::string_view step) { return step.substr(0, step.find('/')); }

std::string latched(Tier tier) { return "safety.latched." + std::string(name_of(tier)); }

/// Whether a line is shown while this alarm is open.
bool fits(const Contact& contact, const OpenAlarm& alarm) {
  if (alarm.tier == Tier::kCrisis) {
    return contact.kind == "crisis" || contact.kind == "text" || (alarm.label == "crisis.abuse" && contact.kind == "abuse");
  }
  return alarm.label == "crisis.overdose" && contact.kind == "poison";
}

}  // namespace

void TurnMaker::sound(const Alarm& alarm) {
  if (alarm.tier == Tier::kAsk) {
    if (player_.dialog() != nullptr && player_.dialog()->id == alarm.opens) {
      player_.ask_again();  // asked already, and not answered
    } else if (!player_.open(alarm.opens)) {
      player_.open_alone(alarm.opens);  // too much lies open
    }
  } else {
    player_.open_alone(alarm.opens);
  }
  raise(alarm.label, alarm.tier, alarm.rule);
  tell_dialogs(player_.shared());
}

void TurnMaker::raise(const std::string& label, Tier tier, const std::string& rule) {
  turn_.reply.alarm = ReplyAlarm{label, std::string(name_of(tier))};
  if (tier == Tier::kAsk || tier == Tier::kSoon) return;
  std::vector<OpenAlarm>& alarms = session_.alarms;
  std::erase_if(alarms, [&](const OpenAlarm& open) { return open.label == label && open.tier >= tier; });
  if (std::none_of(alarms.begin(), alarms.end(), [&](const OpenAlarm& open) { return open.label == label; })) {
    const auto at = std::find_if(alarms.begin(), alarms.end(), [&](const OpenAlarm& open) { return open.tier > tier; });
    alarms.insert(at, {label, tier, rule, session_.turn});
  }
}

void TurnMaker::tell_dialogs(SlotValues& shared) const {
  const OpenAlarm* alarm = session_.alarm();
  if (alarm == nullptr) return;
  shared.insert_or_assign("alarm.open", true);
  shared.insert_or_assign("alarm.tier", std::string(name_of(alarm->tier)));
}

void TurnMaker::advise_soon(const Alarm& alarm) {
  turn_.reply.alarm = ReplyAlarm{alarm.label, std::string(name_of(alarm.tier))};
  if (std::find(session_.soon_said.begin(), session_.soon_said.end(), alarm.rule) != session_.soon_said.end()) return;
  session_.soon_said.push_back(alarm.rule);
  player_.say(alarm.opens);
}

void TurnMaker::note_alarm_dialogs(Outcome& outcome) {
  // The last dialog that speaks about an alarm is the one that may have closed it.
  std::optional<Tier> spoken;
  const bool raised = turn_.reply.alarm && turn_.reply.alarm->tier != name_of(Tier::kSoon);
  for (const std::string& step : outcome.path) {
    const std::string_view dialog = dialog_of(step);
    for (const Tier tier : {Tier::kEmergency, Tier::kCrisis, Tier::kSameDay}) {
      if (dialog == latched(tier)) spoken = tier;
    }
    const auto it = content_.alarm_dialogs.find(dialog);
    if (it == content_.alarm_dialogs.end() || !interrupts(it->second.tier) || it->second.tier == Tier::kAsk) continue;
    const AlarmDialog& alarm = it->second;
    spoken = alarm.tier;
    const bool open = std::any_of(session_.alarms.begin(), session_.alarms.end(), [&](const OpenAlarm& known) { return known.label == alarm.label; });
    if (!raised && !open) raise(alarm.label, alarm.tier, alarm.rule);
  }
  const auto open = outcome.state.shared.find("alarm.open");
  const bool closed = open != outcome.state.shared.end() && open->second == Value(false);
  if (closed && !session_.alarms.empty()) {
    const Tier tier = spoken.value_or(session_.alarm()->tier);
    std::erase_if(session_.alarms, [&](const OpenAlarm& alarm) { return alarm.tier == tier && alarm.turn != session_.turn; });
  }
  tell_dialogs(outcome.state.shared);
}

Line TurnMaker::banner() const {
  const auto country = session_.dialog.shared.find("person.country");
  const std::string* code = country == session_.dialog.shared.end() ? nullptr : std::get_if<std::string>(&country->second);
  const Region& region = content_.regions.of(code == nullptr ? "unknown" : *code);
  const std::string tier(name_of(session_.alarm()->tier));
  BannerLine shape{tier, {{"emergency", content_.dialogs.label("contact.emergency"), region.emergency, "", "", ""}}};
  for (const HelpLine& line : region.lines) {
    const bool wanted = std::any_of(session_.alarms.begin(), session_.alarms.end(), [&](const OpenAlarm& alarm) { return fits(line.contact, alarm); });
    if (wanted) shape.contacts.push_back(line.contact);
  }
  return {fill(content_.dialogs.label("banner." + tier),
               [&](std::string_view name) { return region_word(region, name.substr(name.find('.') + 1)); }),
          std::move(shape)};
}

bool TurnMaker::gated(std::string_view topic) {
  const OpenAlarm* alarm = session_.alarm();
  if (alarm == nullptr) return false;
  const bool polite = topic.starts_with("chitchat.") && alarm->tier != Tier::kEmergency;
  const bool waits = session_.held() ? !polite && !topic.starts_with("meta.") : topic == "triage.start";
  if (waits) hold_to_alarm();
  return waits;
}

void TurnMaker::hold_to_alarm() { player_.open_alone(latched(session_.alarm()->tier)); }

}  // namespace unclench
