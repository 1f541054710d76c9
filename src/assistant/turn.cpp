#include "assistant/turn.h"

#include <algorithm>

#include "assistant/turn_maker.h"
#include "base/overloaded.h"

namespace unclench {
namespace {

constexpr std::int64_t kHour = 60LL * 60 * 1000;
constexpr std::int64_t kLongAway = 6 * kHour;  // after that we ask whether to go on
constexpr std::size_t kMatchesShown = 3;
constexpr std::size_t kMatchesKept = 5;

/// Meant for the open question, whether it fits or not.
bool answers(const Choice& choice) {
  return std::holds_alternative<GiveAnswer>(choice.what) || std::holds_alternative<RefuseAnswer>(choice.what) ||
         std::holds_alternative<LeaveUnanswered>(choice.what) || std::holds_alternative<CorrectAnswer>(choice.what) || std::holds_alternative<ReturnToQuestion>(choice.what) ||
         std::holds_alternative<FinishGuide>(choice.what) || std::holds_alternative<MissAnswer>(choice.what) ||
         std::holds_alternative<NotUnderstood>(choice.what);
}

/// After a long time away, only what speaks for itself is carried out at once.
bool waits_after_break(const Choice& choice) {
  if (std::holds_alternative<MissAnswer>(choice.what) || std::holds_alternative<NotUnderstood>(choice.what)) return true;
  const OpenTopic* topic = std::get_if<OpenTopic>(&choice.what);
  return topic != nullptr && topic->intent.starts_with("chitchat.");
}

/// What the person says of themself in passing: only what is there counts, nothing imagined, over, denied or somebody else's.
std::vector<std::pair<std::string, bool>> heard_in(const LocalePack& pack, const NormalText& text) {
  std::vector<std::pair<std::string, bool>> heard;
  if (pack.heard.empty() || text.empty()) return heard;
  const Marks marks = pack.scanner->scan(text);
  std::optional<std::vector<CueScope>> scopes;
  for (const HeardFlag& flag : pack.heard) {
    for (const Span at : marks.spans(flag.words)) {
      if (!scopes) scopes = pack.safety->assertions().scopes(text);
      if (pack.safety->assertions().of(text, *scopes, at, {at}).status == Status::kPresent) heard.emplace_back(flag.slot, flag.sets);
    }
  }
  return heard;
}

}  // namespace

TurnMaker::TurnMaker(const Content& content, const Session& before, const Moment& moment)
    : content_(content),
      pack_(content.pack_for(before.locale)),
      session_(before),
      moment_(moment),
      player_(content.dialogs, content.regions, session_.diary, before.dialog, moment) {
  session_.turn = before.turn + 1;
  session_.last_ms = moment.now_ms;
}

void TurnMaker::take(const Message& said, const Understanding& u, std::int64_t hours_away) {
  if (const Alarm* first = u.alarms.first(); first != nullptr && !interrupts(first->tier)) advise_soon(*first);
  const std::string was_open = player_.dialog() == nullptr ? "" : player_.dialog()->id;
  Choice choice = choose(content_, pack_, session_, player_, said, u, moment_);
  if (player_.settled() != Player::Settled::kAsLeft && answers(choice)) {
    choice = {ContentChanged{}, "content_changed", "the open question is not the one that was asked"};
  }
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
                 [&](const CorrectAnswer& corrected) { correct(corrected.which, corrected.value); },
                 [&](const ReturnToQuestion& back) {
                   player_.say(player_.return_to(back.which) ? "repair.went_back" : "repair.too_many_open");
                   player_.ask_again();
                 },
                 [&](const FinishGuide& finished) { finish_guide(finished.how); },
                 [&](const OpenTopic& topic) { open_topics(topic); },
                 [&](const OfferTopics& offer) { offer_topics(offer); },
                 [&](const StopUnwell&) {
                   player_.leave_all();
                   player_.say("repair.unwell_in_exercise");
                 },
                 [&](const ContentChanged&) {
                   player_.say(player_.settled() == Player::Settled::kRestarted ? "repair.changed_content" : "repair.resume");
                   player_.ask_again();
                 },
                 [&](const MissAnswer&) { miss(); },
                 [&](const NotUnderstood& missed) { not_understood(missed.outside, u); },
             },
             choice.what);
}

Turn TurnMaker::finish(const Understanding* u) && {
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
  for (const DiaryEntry& entry : outcome.entries) put(session_.diary, entry);

  Reply& reply = turn_.reply;
  reply.turn = session_.turn;
  reply.lines = std::move(outcome.lines);
  reply.expects = std::move(expects);
  reply.dialog = dialog;
  reply.step = step;
  reply.progress = progress;
  if (session_.alarm() != nullptr) reply.lines.insert(reply.lines.begin(), banner());
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
  for (const Effect& effect : outcome.effects) reply.effects.push_back(effect.kind);
  turn_.effects = std::move(outcome.effects);
  turn_.entries = std::move(outcome.entries);
  turn_.session = std::move(session_);
  return std::move(turn_);
}

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
  const Understanding u = understand(maker.pack(), said.text, maker.player().step() == nullptr ? before.last_topic() : std::string(), {}, Trace(refused));
  Record& record = maker.turn().record;
  record.normalised = u.typed.text;
  record.corrections = u.mended.corrections;
  record.raised = u.alarms.raised;
  record.dismissed = u.alarms.dismissed;
  record.matches.assign(u.matches.begin(), u.matches.begin() + static_cast<std::ptrdiff_t>(std::min(u.matches.size(), kMatchesKept)));
  record.refused = std::move(refused);

  const bool long_away = before.last_ms > 0 && moment.now_ms - before.last_ms > kLongAway;
  const Player& player = maker.player();
  const bool was_busy = player.step() != nullptr && !is_safety_dialog(player.dialog()->id) && player.dialog()->id != "repair.continue_after_break";
  const bool typed = said.payload.empty() && !said.widget;
  for (const auto& [slot, there] : heard_in(maker.pack(), u.mended)) {
    maker.player().shared().insert_or_assign(slot, there);
    record.heard.push_back((there ? "" : "not ") + slot);
  }
  maker.take(said, u, long_away && was_busy && typed ? (moment.now_ms - before.last_ms) / kHour : 0);
  return std::move(maker).finish(u.typed.empty() ? nullptr : &u);
}

}  // namespace unclench
