#include "assistant/turn.h"

#include <algorithm>

#include "assistant/choose.h"

namespace unclench {
namespace {

constexpr std::int64_t kHour = 60LL * 60 * 1000;
constexpr std::int64_t kLongAway = 6 * kHour;  // after that we ask whether to go on
constexpr std::size_t kTopicsKept = 6;
constexpr std::size_t kMatchesShown = 3;
constexpr std::size_t kMatchesKept = 5;
constexpr std::size_t kMostSuggestions = 5;

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

bool is_safety(std::string_view dialog) { return dialog.starts_with("safety."); }
bool is_repair(std::string_view dialog) { return dialog.starts_with("repair."); }

/// After a long time away, only what speaks for itself is carried out at once.
bool waits_after_break(const Choice& choice) {
  if (std::holds_alternative<MissAnswer>(choice.what) || std::holds_alternative<NotUnderstood>(choice.what)) return true;
  const OpenTopic* topic = std::get_if<OpenTopic>(&choice.what);
  return topic != nullptr && topic->intent.starts_with("chitchat.");
}

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

/// One turn in the making: the choice is carried out here.
class TurnMaker {
 public:
  TurnMaker(const Content& content, const Session& before, const Moment& moment)
      : content_(content),
        pack_(content.pack_for(before.locale)),
        session_(before),
        moment_(moment),
        player_(content.dialogs, content.regions, session_.diary, before.dialog, moment) {
    session_.turn = before.turn + 1;
    session_.last_ms = moment.now_ms;
  }

  Player& player() { return player_; }
  const LocalePack& pack() const { return pack_; }
  Session& session() { return session_; }
  Turn& turn() { return turn_; }

  /// `hours_away`: since the last turn, when that was long ago; else 0.
  void take(const Message& said, const Understanding& u, std::int64_t hours_away) {
    if (const Alarm* first = u.alarms.first(); first != nullptr && !interrupts(first->tier)) advise_soon(*first);
    const std::string was_open = player_.dialog() == nullptr ? "" : player_.dialog()->id;
    Choice choice = choose(content_, pack_, session_, player_, said, u, moment_);
    if (hours_away > 0 && waits_after_break(choice)) {
      choice = {OpenTopic{"repair.continue_after_break"}, "continue_after_break", "away for " + std::to_string(hours_away) + " hours"};
    }
    chosen_by_button_ = !said.payload.empty() || choice.reason == "chosen from what was offered";
    turn_.record.decision = choice.kind;
    turn_.record.reason = choice.reason;
    session_.offers.clear();
    const bool understood = !std::holds_alternative<NotUnderstood>(choice.what) && !std::holds_alternative<MissAnswer>(choice.what);
    session_.misses = understood ? 0 : session_.misses + 1;
    std::visit(Overloaded{
                   [&](const RaiseAlarm& raise) { sound(raise.alarm); },
                   [&](const Steer& steer_to) { steer(steer_to.control); },
                   [&](const GiveAnswer& given) { answer(given.value, was_open); },
                   [&](const RefuseAnswer& refused) { refuse(refused.refusal); },
                   [&](const LeaveUnanswered&) { skip(); },
                   [&](const CorrectAnswer& corrected) {
                     SlotValues with;
                     with.emplace("answer", shown(corrected.value, player_.last_answered()));
                     player_.say("repair.corrected", with);
                     player_.correct(corrected.value);
                   },
                   [&](const FinishGuide& finished) { finish_guide(finished.how); },
                   [&](const OpenTopic& topic) { open_topics(topic); },
                   [&](const OfferTopics& offer) { offer_topics(offer); },
                   [&](const StopUnwell&) {
                     player_.leave_all();
                     player_.say("repair.unwell_in_exercise");
                   },
                   [&](const MissAnswer&) { miss(); },
                   [&](const NotUnderstood& missed) { not_understood(missed.outside, u); },
               },
               choice.what);
  }

  Turn finish(const Understanding* u) && {
    const double progress = player_.progress();
    Expecting expects = player_.expects();
    const std::string dialog = player_.dialog() == nullptr ? "" : player_.dialog()->id;
    const std::string step = player_.step() == nullptr ? "" : player_.step()->id;
    const bool asks_to_skip = player_.open_ask() != nullptr && player_.open_ask()->skip;
    const bool has_why = player_.open_ask() != nullptr && !player_.open_ask()->why.empty();
    Outcome outcome = std::move(player_).finish();

    note_alarm_dialogs(outcome);
    note_topic(outcome);
    if (outcome.lines.empty()) {
      // A dialog may end without a word ("grounding?" "no"); a reply never does.
      Player last_word(content_.dialogs, content_.regions, session_.diary, {}, moment_);
      last_word.say("repair.all_right");
      outcome.lines = std::move(last_word).finish().lines;
    }
    session_.dialog = std::move(outcome.state);
    session_.diary.insert(session_.diary.end(), outcome.entries.begin(), outcome.entries.end());

    Reply& reply = turn_.reply;
    reply.turn = session_.turn;
    reply.lines = std::move(outcome.lines);
    reply.expects = std::move(expects);
    reply.dialog = dialog;
    reply.step = step;
    reply.progress = progress;
    if (session_.alarm) reply.lines.insert(reply.lines.begin(), banner(*session_.alarm));
    if (u != nullptr) {
      for (std::size_t i = 0; i < u->matches.size() && i < kMatchesShown; ++i) {
        const Match& match = u->matches[i];
        reply.intents.push_back({match.intent, match.score, match.kind == MatchKind::kRule ? "rule" : "similar"});
      }
    }
    if (reply.suggestions.empty()) suggest(outcome, asks_to_skip, has_why);
    if (also_asked_) reply.suggestions.insert(reply.suggestions.begin(), *also_asked_);

    Record& record = turn_.record;
    record.content_hash = content_.hash;
    record.moment = moment_;
    record.path = std::move(outcome.path);
    turn_.effects = std::move(outcome.effects);
    turn_.entries = std::move(outcome.entries);
    turn_.session = std::move(session_);
    return std::move(turn_);
  }

 private:
  // --- safety ---

  void sound(const Alarm& alarm) {
    if (alarm.tier == Tier::kAsk) {
      player_.open(alarm.opens);
    } else {
      player_.open_alone(alarm.opens);
    }
    raise(alarm.label, alarm.tier, alarm.rule);
  }

  void raise(const std::string& label, Tier tier, const std::string& rule) {
    turn_.reply.alarm = ReplyAlarm{label, std::string(name_of(tier))};
    if (tier == Tier::kAsk || tier == Tier::kSoon) return;
    session_.alarm = OpenAlarm{label, std::string(name_of(tier)), rule, session_.turn};
    player_.set_shared("alarm.open", true);
    player_.set_shared("alarm.tier", std::string(name_of(tier)));
  }

  void advise_soon(const Alarm& alarm) {
    turn_.reply.alarm = ReplyAlarm{alarm.label, std::string(name_of(alarm.tier))};
    if (std::find(session_.soon_said.begin(), session_.soon_said.end(), alarm.rule) != session_.soon_said.end()) return;
    session_.soon_said.push_back(alarm.rule);
    player_.say(alarm.opens);
  }

  /// A dialog (triage) may have called a safety dialog by itself; and a safety dialog may have closed the alarm.
  void note_alarm_dialogs(Outcome& outcome) {
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

  Line banner(const OpenAlarm& alarm) const {
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

  /// While an alarm is open nothing goes back to business: the question that clears it comes first.
  bool gated(std::string_view topic) {
    if (!session_.alarm) return false;
    const bool polite = topic.starts_with("chitchat.") && session_.alarm->tier != "emergency";
    const bool meta = topic.starts_with("meta.") || polite;
    if (session_.alarm->tier == "same_day") {
      if (topic != "triage.start") return false;
    } else if (meta) {
      return false;
    }
    player_.open_alone("safety.latched." + session_.alarm->tier);
    return true;
  }

  // --- topics ---

  void open_topics(const OpenTopic& asked) {
    const std::size_t open_before = player_.state().stack.size();
    open_topic(asked.intent);
    if (asked.second.empty() || session_.alarm) return;
    also_asked_ = {content_.title_of(pack_, asked.second), "topic:" + asked.second};
    if (player_.state().stack.size() > open_before) {
      say_with("repair.also_later", "topic", also_asked_->title);
    } else {
      say_with("repair.also_asked", "topic", also_asked_->title);
      also_asked_.reset();
      open_topic(asked.second);
    }
  }

  void say_with(std::string_view dialog, const char* name, const std::string& value) {
    SlotValues with;
    with.emplace(name, value);
    player_.say(dialog, with);
  }

  /// What waits for an answer itself would bury what waits already.
  bool asks_something(const std::string& dialog) const {
    const Dialog* opened = content_.dialogs.find(dialog);
    return opened != nullptr && std::any_of(opened->steps.begin(), opened->steps.end(), [](const Step& step) { return step.waits(); });
  }

  void ask_which_first(const std::string& topic) {
    say_with("repair.which_first", "topic", content_.title_of(pack_, topic));
    turn_.reply.suggestions = {{content_.title_of(pack_, topic), "topic:" + topic}, {content_.title_of(pack_, player_.state().stack.front().dialog), "resume"}};
    session_.offers = turn_.reply.suggestions;
  }

  void open_topic(const std::string& topic) {
    const Intent* intent = pack_.matcher->find(topic);
    const std::string dialog = intent == nullptr ? topic : intent->opens;
    if (intent != nullptr && intent->control) {
      steer(*intent->control);
      return;
    }
    if (gated(dialog)) return;
    if (player_.dialog() != nullptr && player_.dialog()->id == dialog) {
      player_.ask_again();  // already in it
      return;
    }
    const bool buries = player_.step() != nullptr && asks_something(dialog) && !is_repair(dialog) && !is_safety(player_.dialog()->id);
    if (buries && player_.opened() >= Player::kMostOpened) {
      player_.say("repair.too_many_open");
      player_.ask_again();
      return;
    }
    if (buries && !chosen_by_button_) {
      ask_which_first(topic);
      return;
    }
    player_.open(dialog);
  }

  void offer_topics(const OfferTopics& offer) {
    if (gated("")) return;
    player_.say(offer.sure_of_some ? "repair.clarify" : "repair.suggest");
    for (const std::string& topic : offer.topics) turn_.reply.suggestions.push_back({content_.title_of(pack_, topic), "topic:" + topic});
    session_.offers = turn_.reply.suggestions;
    if (player_.step() != nullptr) player_.ask_again();
  }

  void not_understood(const std::string& outside, const Understanding& u) {
    if (session_.alarm && session_.alarm->tier != "same_day") {
      player_.open_alone("safety.latched." + session_.alarm->tier);
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

  // --- the open question ---

  void answer(const Value& value, const std::string& was_open) {
    if (was_open == "repair.continue_after_break" && value == Value(std::string("no"))) {
      player_.leave_all();
      player_.say("repair.cancelled");
      return;
    }
    player_.answer(value);
  }

  void refuse(const std::string& refusal) {
    player_.say(refusal == "above" || refusal == "below" || refusal == "not_whole" ? "repair.number_out_of_range"
                : refusal == "two_choices"                                        ? "repair.two_choices"
                : refusal == "too_long"                                           ? "repair.too_long"
                                                                                  : "repair.not_understood_answer");
    player_.ask_again();
  }

  void skip() {
    if (player_.open_ask() != nullptr && !player_.open_ask()->skip) {
      player_.say("repair.skip_refused");
      player_.ask_again();
    } else {
      player_.skip();
    }
  }

  void finish_guide(const std::string& how) {
    const Guide* guide = player_.open_guide();
    if (guide == nullptr) return;
    if (how == "shorter" && !guide->shorter.empty()) {
      player_.go_to(guide->shorter);
    } else if (how == "slower" && !guide->slower.empty()) {
      player_.go_to(guide->slower);
    } else if (how != "done") {
      player_.say("repair.own_pace");
      player_.ask_again();
    } else {
      player_.done();
    }
  }

  void miss() {
    const Ask* ask = player_.open_ask();
    if (ask == nullptr) {
      player_.say("repair.own_pace");
      player_.ask_again();
      return;
    }
    if (ask->retry.empty()) player_.say("repair.not_understood_answer");
    player_.miss();
  }

  // --- words that steer ---

  void steer(Control control) {
    const bool open = player_.step() != nullptr;
    const bool leaves = control == Control::kStop || control == Control::kStartOver || control == Control::kGoBack || control == Control::kDeleteMyData;
    if (!leaves && !open && session_.alarm && session_.alarm->tier != "same_day") {
      player_.open_alone("safety.latched." + session_.alarm->tier);
      return;
    }
    const bool about_question = control == Control::kSkip || control == Control::kWhy;
    if (!leaves && !about_question && open && session_.alarm && session_.alarm->tier != "same_day" && is_safety(player_.dialog()->id)) {
      player_.ask_again();  // no breaks, no other topics: the question with its number
      return;
    }
    switch (control) {
      case Control::kStop:
        if (open && is_safety(player_.dialog()->id) && session_.alarm) {
          player_.leave_all();
          player_.open("safety.latched." + session_.alarm->tier);
          return;
        }
        player_.leave_all();
        player_.say("meta.stop");
        return;
      case Control::kStartOver: {
        const bool keep = session_.alarm.has_value();
        player_.leave_all();
        session_.topics.clear();
        if (keep) {
          player_.open("safety.latched." + session_.alarm->tier);
        } else {
          player_.say("meta.start_over");
        }
        return;
      }
      case Control::kGoBack:
        if (!open || player_.last_answered() == nullptr) {
          player_.say(open ? "repair.nothing_to_undo" : "meta.go_back");
          player_.ask_again();
        } else {
          player_.say("repair.went_back");
          player_.go_back();
        }
        return;
      case Control::kSkip:
        if (open) {
          skip();
        } else {
          player_.say("meta.skip");
        }
        return;
      case Control::kRepeat:
        if (open) {
          player_.ask_again();
        } else if (!session_.last_topic().empty() && !gated(session_.last_topic())) {
          player_.open(session_.last_topic());
        } else {
          player_.say("meta.repeat");
        }
        return;
      case Control::kWhy:
        if (player_.open_ask() != nullptr && !player_.open_ask()->why.empty()) {
          player_.say_text(player_.open_ask()->why);
        } else {
          player_.say("meta.why");
        }
        player_.ask_again();
        return;
      case Control::kHelp:
        player_.say("meta.help");
        player_.ask_again();
        return;
      case Control::kPause:
        session_.paused = true;
        player_.say("meta.pause");
        return;
      case Control::kResume:
        session_.paused = false;
        if (!open) player_.say("meta.resume");
        player_.ask_again();
        return;
      case Control::kMore: {
        const Dialog* topic = content_.dialogs.find(session_.last_topic());
        if (topic != nullptr && !topic->more.empty() && session_.more_told != topic->id) {
          session_.more_told = topic->id;
          player_.say_text(topic->more);
        } else {
          player_.say("meta.more");
        }
        player_.ask_again();
        return;
      }
      case Control::kHowDoYouKnow: {
        const Dialog* topic = player_.dialog() != nullptr && player_.dialog()->evidence ? player_.dialog()
                                                                                          : content_.dialogs.find(session_.last_topic());
        if (topic != nullptr && topic->evidence) {
          player_.say_text(evidence_text(content_, *topic->evidence));
        } else {
          player_.say("meta.how_do_you_know");
        }
        player_.ask_again();
        return;
      }
      case Control::kDeleteMyData:
        player_.open("meta.delete_my_data");
        return;
    }
  }

  // --- what may come next ---

  void note_topic(const Outcome& outcome) {
    std::string topic = outcome.ended;
    if (topic.empty() || is_safety(topic) || topic.substr(0, 7) == "repair.") return;
    const Dialog* dialog = content_.dialogs.find(topic);
    if (dialog == nullptr || (dialog->more.empty() && !dialog->evidence && dialog->next.empty())) return;
    std::vector<std::string>& topics = session_.topics;
    topics.erase(std::remove(topics.begin(), topics.end(), topic), topics.end());
    topics.push_back(topic);
    if (topics.size() > kTopicsKept) topics.erase(topics.begin());
  }

  /// Of what was said last without a question, for instance "we begin again".
  const Dialog* said_last(const std::vector<std::string>& path) const {
    for (auto it = path.rbegin(); it != path.rend(); ++it) {
      const Dialog* said = it->find('/') == std::string::npos ? content_.dialogs.find(*it) : nullptr;
      if (said != nullptr && !said->next.empty()) return said;
    }
    return nullptr;
  }

  void suggest(const Outcome& outcome, bool may_skip, bool has_why) {
    const std::string& ended = outcome.ended;
    std::vector<Suggestion>& suggestions = turn_.reply.suggestions;
    const auto add_control = [&](const char* control) { suggestions.push_back({content_.dialogs.label(control), control}); };
    if (!turn_.reply.step.empty()) {
      if (may_skip) add_control("skip");
      if (has_why) add_control("why");
      return;
    }
    if (session_.alarm) return;
    const std::string topic = session_.last_topic();
    const Dialog* dialog = content_.dialogs.find(ended.empty() || is_safety(ended) ? topic : ended);
    if (const Dialog* said = said_last(outcome.path); said != nullptr && (ended.empty() || is_safety(ended))) dialog = said;
    if (dialog == nullptr) return;
    if (!dialog->more.empty() && session_.more_told != dialog->id) add_control("more");
    if (dialog->evidence && turn_.record.reason.find("how_do_you_know") == std::string::npos) add_control("how_do_you_know");
    for (const std::string& next : dialog->next) {
      if (suggestions.size() < kMostSuggestions) suggestions.push_back({content_.title_of(pack_, next), "topic:" + next});
    }
  }

  const Content& content_;
  const LocalePack& pack_;
  Session session_;
  Moment moment_;
  Player player_;
  Turn turn_;
  std::optional<Suggestion> also_asked_;  // a second question, for later
  bool chosen_by_button_ = false;
};

/// What a button stands for in words, so that safety and the record see words as well.
std::string words_of(const Message& said) {
  if (!said.text.empty()) return said.text;
  return {};
}

}  // namespace

Turn begin(const Content& content, const std::string& locale, const std::string& region, const Moment& moment) {
  Session session;
  session.locale = content.packs.count(locale) > 0 ? locale : content.pack_for(locale).locale;
  if (!region.empty() && content.regions.by_code.count(region) > 0) session.dialog.shared.emplace("person.country", region);
  TurnMaker maker(content, session, moment);
  maker.player().open("welcome");
  maker.turn().record.decision = "welcome";
  maker.turn().record.begun = Record::Begun{locale, region};
  return std::move(maker).finish(nullptr);
}

Turn take_turn(const Content& content, const Session& before, const Message& said, const Moment& moment) {
  TurnMaker maker(content, before, moment);
  std::vector<Refusal> refused;
  const Understanding u = understand(maker.pack(), words_of(said), maker.player().step() == nullptr ? before.last_topic() : std::string(), {}, Trace(refused));
  Record& record = maker.turn().record;
  record.normalised = u.typed.text;
  record.corrections = u.mended.corrections;
  record.raised = u.alarms.raised;
  record.dismissed = u.alarms.dismissed;
  record.matches.assign(u.matches.begin(), u.matches.begin() + static_cast<std::ptrdiff_t>(std::min(u.matches.size(), kMatchesKept)));
  record.refused = std::move(refused);

  const bool long_away = before.last_ms > 0 && moment.now_ms - before.last_ms > kLongAway;
  const Player& player = maker.player();
  const bool was_busy = player.step() != nullptr && !is_safety(player.dialog()->id) && player.dialog()->id != "repair.continue_after_break";
  const bool typed = said.payload.empty() && !said.widget;
  maker.take(said, u, long_away && was_busy && typed ? (moment.now_ms - before.last_ms) / kHour : 0);
  return std::move(maker).finish(u.typed.empty() ? nullptr : &u);
}

}  // namespace unclench
