// What a turn does about topics: open them, offer them, and say what may come next.
#include "assistant/turn_maker.h"

#include <algorithm>

namespace unclench {
namespace {

constexpr std::size_t kTopicsKept = 6;
constexpr std::size_t kMostSuggestions = 5;

}  // namespace

void TurnMaker::open_topics(const OpenTopic& asked) {
  const std::size_t open_before = player_.state().stack.size();
  const bool opened = open_topic(asked.intent);
  if (!opened || asked.second.empty() || session_.alarm() != nullptr) return;
  also_asked_ = {content_.title_of(pack_, asked.second), "topic:" + asked.second};
  if (player_.state().stack.size() > open_before) {
    say_with("repair.also_later", "topic", also_asked_->title);
  } else {
    say_with("repair.also_asked", "topic", also_asked_->title);
    also_asked_.reset();
    open_topic(asked.second);
  }
}

void TurnMaker::say_with(std::string_view dialog, const char* name, const std::string& value) {
  SlotValues with;
  with.emplace(name, value);
  player_.say(dialog, with);
}

void TurnMaker::ask_which_first(const std::string& topic) {
  say_with("repair.which_first", "topic", content_.title_of(pack_, topic));
  turn_.reply.suggestions = {{content_.title_of(pack_, topic), "topic:" + topic}, {content_.title_of(pack_, player_.state().stack.back().dialog), "resume"}};
  session_.offers = turn_.reply.suggestions;
}

bool TurnMaker::open_topic(const std::string& topic) {
  const Intent* intent = pack_.matcher->find(topic);
  const std::string dialog = intent == nullptr ? topic : intent->opens;
  if (intent != nullptr && intent->control) {
    steer(*intent->control);
    return false;
  }
  if (gated(dialog)) return false;
  if (player_.dialog() != nullptr && player_.dialog()->id == dialog) {
    player_.ask_again();  // already in it
    return false;
  }
  // What waits for an answer itself would bury what waits already.
  const Dialog* opened = content_.dialogs.find(dialog);
  const bool buries = player_.step() != nullptr && opened != nullptr && opened->waits() && !is_repair_dialog(dialog) && !is_safety_dialog(player_.dialog()->id);
  if (buries && player_.opened() >= Player::kMostOpened) {
    player_.say("repair.too_many_open");
    player_.ask_again();
    return false;
  }
  if (buries && !chosen_by_button_) {
    ask_which_first(topic);
    return false;
  }
  return player_.open(dialog);
}

void TurnMaker::offer_topics(const OfferTopics& offer) {
  if (gated("")) return;
  player_.say(offer.sure_of_some ? "repair.clarify" : "repair.suggest");
  for (const std::string& topic : offer.topics) turn_.reply.suggestions.push_back({content_.title_of(pack_, topic), "topic:" + topic});
  session_.offers = turn_.reply.suggestions;
  if (player_.step() != nullptr) player_.ask_again();
}

void TurnMaker::not_understood(const std::string& outside, const Understanding& u) {
  if (session_.held()) {
    hold_to_alarm();
    return;
  }
  if (u.typed.empty()) {
    player_.say("repair.empty_message");
  } else {
    // An outside intent may have an answer of its own; else the family's.
    const std::string_view kind = std::string_view(outside).substr(outside.find('.') + 1);
    const std::string own = "repair." + std::string(kind);
    player_.say(outside.empty() ? "repair.cannot_help" : content_.dialogs.find(own) != nullptr ? own : "repair.outside");
  }
  if (player_.step() != nullptr) player_.ask_again();
}

void TurnMaker::note_topic(const Outcome& outcome) {
  std::string topic = outcome.ended;
  if (topic.empty() || is_safety_dialog(topic) || is_repair_dialog(topic)) return;
  const Dialog* dialog = content_.dialogs.find(topic);
  if (dialog == nullptr || (dialog->more.empty() && !dialog->evidence && dialog->next.empty())) return;
  std::vector<std::string>& topics = session_.topics;
  topics.erase(std::remove(topics.begin(), topics.end(), topic), topics.end());
  topics.push_back(topic);
  if (topics.size() > kTopicsKept) topics.erase(topics.begin());
}

const Dialog* TurnMaker::said_last(const std::vector<std::string>& path) const {
  for (auto it = path.rbegin(); it != path.rend(); ++it) {
    const Dialog* said = it->find('/') == std::string::npos ? content_.dialogs.find(*it) : nullptr;
    if (said != nullptr && !said->next.empty()) return said;
  }
  return nullptr;
}

void TurnMaker::suggest(const Outcome& outcome, bool may_skip, bool has_why) {
  const std::string& ended = outcome.ended;
  std::vector<Suggestion>& suggestions = turn_.reply.suggestions;
  const auto add_control = [&](const char* control) { suggestions.push_back({content_.dialogs.label(control), control}); };
  if (!turn_.reply.step.empty() && outcome.unhurried) {
    add_control("resume");
    add_control("stop");
    return;
  }
  if (!turn_.reply.step.empty()) {
    if (may_skip) add_control("skip");
    if (has_why) add_control("why");
    return;
  }
  if (session_.alarm() != nullptr) return;
  const std::string topic = session_.last_topic();
  const Dialog* dialog = content_.dialogs.find(ended.empty() || is_safety_dialog(ended) ? topic : ended);
  if (const Dialog* said = said_last(outcome.path); said != nullptr && (ended.empty() || is_safety_dialog(ended))) dialog = said;
  if (dialog == nullptr) return;
  if (!dialog->more.empty() && session_.more_told != dialog->id) add_control("more");
  if (dialog->evidence && turn_.record.reason.find("how_do_you_know") == std::string::npos) add_control("how_do_you_know");
  for (const std::string& next : dialog->next) {
    if (suggestions.size() < kMostSuggestions) suggestions.push_back({content_.title_of(pack_, next), "topic:" + next});
  }
}

}  // namespace unclench
