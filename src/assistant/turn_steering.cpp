// Words that steer: stop, go back, skip, why, more.
#include "assistant/turn_maker.h"

namespace unclench {
namespace {

std::string evidence_text(const Content& content, const Evidence& evidence) {
  std::string text = "**" + content.dialogs.label("evidence." + std::string(name_of(evidence.label))) + "**\n\n" + evidence.plain;
  std::string list;
  for (const std::string& key : evidence.sources) {
    const auto it = content.sources.find(key);
    if (it == content.sources.end() || !it->second.checked) continue;  // what nobody has looked up is not shown
    const Source& source = it->second;
    list += "\n- " + source.title;
    if (source.year != 0 && source.title.find(std::to_string(source.year)) == std::string::npos) list += ", " + std::to_string(source.year);
    if (!source.reference.empty()) list += " (" + source.reference + ")";
  }
  if (!list.empty()) text += "\n\n" + content.dialogs.label("sources") + ":" + list;
  return text;
}

}  // namespace

void TurnMaker::steer(Control control) {
  const bool open = player_.step() != nullptr;
  const bool leaves = control == Control::kStop || control == Control::kStartOver || control == Control::kGoBack || control == Control::kDeleteMyData;
  const bool held = session_.held();
  if (!leaves && !open && held) {
    hold_to_alarm();
    return;
  }
  const bool about_question = control == Control::kSkip || control == Control::kWhy;
  if (!leaves && !about_question && open && held && is_safety_dialog(player_.dialog()->id)) {
    player_.ask_again();  // no breaks, no other topics: the question with its number
    return;
  }
  switch (control) {
    case Control::kStop: stop(); return;
    case Control::kStartOver: start_over(); return;
    case Control::kGoBack: go_back(); return;
    case Control::kRepeat: repeat(); return;
    case Control::kWhy: say_why(); return;
    case Control::kMore: tell_more(); return;
    case Control::kHowDoYouKnow: tell_evidence(); return;
    case Control::kDeleteMyData: player_.open("meta.delete_my_data"); return;
    case Control::kSkip:
      if (open) {
        skip();
      } else {
        player_.say("meta.skip");
      }
      return;
    case Control::kHelp:
      player_.say("meta.help");
      player_.ask_again();
      return;
    case Control::kPause:
      player_.say("meta.pause");
      return;
    case Control::kResume:
      if (!open) player_.say("meta.resume");
      player_.ask_again();
      return;
  }
}

void TurnMaker::stop() {
  const bool in_alarm = player_.step() != nullptr && is_safety_dialog(player_.dialog()->id) && session_.alarm() != nullptr;
  player_.leave_all();
  if (in_alarm) {
    hold_to_alarm();
  } else {
    player_.say("meta.stop");
  }
}

void TurnMaker::start_over() {
  player_.leave_all();
  session_.topics.clear();
  if (session_.alarm() != nullptr) {
    hold_to_alarm();
  } else {
    player_.say("meta.start_over");
  }
}

void TurnMaker::go_back() {
  const bool open = player_.step() != nullptr;
  if (!open || player_.last_answered() == nullptr) {
    player_.say(open ? "repair.nothing_to_undo" : "meta.go_back");
    player_.ask_again();
  } else {
    player_.say("repair.went_back");
    player_.go_back();
  }
}

void TurnMaker::repeat() {
  if (player_.step() != nullptr) {
    player_.ask_again();
  } else if (!session_.last_topic().empty() && !gated(session_.last_topic())) {
    player_.open(session_.last_topic());
  } else {
    player_.say("meta.repeat");
  }
}

void TurnMaker::say_why() {
  if (player_.open_ask() != nullptr && !player_.open_ask()->why.empty()) {
    player_.say_text(player_.open_ask()->why);
  } else {
    player_.say("meta.why");
  }
  player_.ask_again();
}

void TurnMaker::tell_more() {
  const Dialog* topic = content_.dialogs.find(session_.last_topic());
  if (topic != nullptr && !topic->more.empty() && session_.more_told != topic->id) {
    session_.more_told = topic->id;
    player_.say_text(topic->more);
  } else {
    player_.say("meta.more");
  }
  player_.ask_again();
}

void TurnMaker::tell_evidence() {
  const Dialog* open = player_.dialog();
  const Dialog* topic = open != nullptr && open->evidence ? open : content_.dialogs.find(session_.last_topic());
  if (topic != nullptr && topic->evidence) {
    player_.say_text(evidence_text(content_, *topic->evidence));
  } else {
    player_.say("meta.how_do_you_know");
  }
  player_.ask_again();
}

}  // namespace unclench
