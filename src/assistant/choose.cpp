// An answer may also be a change of subject ("actually, can stress do this?"). We try the open question first, and leave it only for words
// that steer, or for a topic that explains the message better than the answer does. "six" answers "how strong?"; "stop" does not; "is six bad?" is a question.

#include "assistant/choose.h"

#include <algorithm>
#include <array>
#include <optional>

namespace unclench {
namespace {

constexpr double kWholeMessage = 0.75;   // an answer that explains nearly all of the message
constexpr float kAlarmInAnswer = 1.4F;   // suspicion from which a plain answer is still asked about
constexpr double kFairShare = 0.34;      // an answer that explains enough of it, when no topic is sure
constexpr double kCorrects = 0.2;          // the same for a correction, whose cue is a part of the message
constexpr double kNamedCorrects = 0.1;     // the same when the question is named as well
constexpr double kSteers = 0.6;          // specificity from which a control word steers
constexpr double kSteersAway = 0.3;      // the same for leaving something that runs, in a longer message
constexpr double kLeaves = 0.6;          // score it needs then
constexpr double kInterrupts = 0.55;     // score from which a topic that a rule saw interrupts an open question
constexpr double kInterruptsUnruled = 0.85;  // the same, when only similarity speaks for it
constexpr double kMostlySaid = 0.5;          // an exercise ends when so much of the message says "done"
constexpr std::size_t kShortReport = 6;      // or some of it, in so few words
constexpr std::size_t kLongestNote = 1000;     // bytes of a question that is taken as a note
constexpr std::size_t kShortDenial = 8;        // words of "no, I don't want a body scan"
constexpr std::size_t kFewWords = 2;         // with a word that steers among them
constexpr std::size_t kSomeWords = 4;        // and the message has so many words: "no" and "ok" are answers

std::string_view name_of_kind(const Match& match) { return match.kind == MatchKind::kRule ? "rule " : "similar to "; }

std::string reason_of(const Match& match) {
  return std::string(name_of_kind(match)) + (match.kind == MatchKind::kRule ? match.rule : match.intent);
}

bool looks_like_question(const NormalText& text) {
  static constexpr std::array<std::string_view, 22> kOpeners = {"what", "why",  "how",   "when", "where", "who", "which", "can",  "could", "does", "do",
                                                                "did",  "is",   "are",   "should", "will", "would", "am",  "may",  "was",   "has",  "have"};
  if (text.empty()) return false;
  if (text.original.find('?') != std::string::npos) return true;
  return std::find(kOpeners.begin(), kOpeners.end(), text.word(0)) != kOpeners.end() && text.words.size() > 2;
}

bool is_safety(std::string_view dialog) { return dialog.starts_with("safety."); }

/// "4" by itself names no sign: where one may be in danger it has to be said.
bool is_bare_number(const NormalText& text) {
  return text.words.size() == 1 && std::all_of(text.text.begin(), text.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// As it was typed, unless mended spelling explains more: "hayır" is no "hair", "sevn" is seven.
Answer read_either(const SlotSpec& slot, const Understanding& u, const Moment& moment) {
  Answer typed = read_answer(slot, u.typed, moment);
  if (u.mended.corrections.empty()) return typed;
  Answer mended = read_answer(slot, u.mended, moment);
  return typed.kind != AnswerKind::kNone && typed.coverage >= mended.coverage ? typed : mended;
}

/// A message that only resembles alarms a little, and is all answer to the open question: "10, 12 and 8 times".
bool just_answers(const Player& player, const Understanding& u, const Alarm& alarm, const Moment& moment) {
  const SlotSpec* slot = player.open_slot();
  if (!alarm.likeness || *alarm.likeness >= kAlarmInAnswer || slot == nullptr || slot->type == SlotType::kText) return false;
  const Answer answer = read_either(*slot, u, moment);
  return (answer.kind == AnswerKind::kValue || answer.kind == AnswerKind::kUnsure) && answer.coverage >= kFairShare;
}

/// The share of the message's words that a concept stands on.
double share_of(const LocalePack& pack, const NormalText& text, std::string_view concept_name) {
  const std::optional<AtomId> atom = pack.atoms->find_concept(concept_name);
  if (!atom || text.empty()) return 0;
  const Marks marks = pack.scanner->scan(text);
  std::size_t covered = 0;
  for (const Word& word : text.words) {
    const auto& spans = marks.spans(*atom);
    if (std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.overlaps(word.at); })) ++covered;
  }
  return static_cast<double>(covered) / static_cast<double>(text.words.size());
}

std::string_view payload_after(std::string_view payload, std::string_view start) {
  return payload.substr(0, start.size()) == start ? payload.substr(start.size()) : std::string_view();
}

/// Whether a widget stood in an earlier reply than the last: its id is "turn.number".
bool is_late(const WidgetResult& widget, std::uint32_t last_turn) {
  const std::size_t dot = widget.id.find('.');
  return dot != std::string::npos && widget.id.substr(0, dot) != std::to_string(last_turn);
}

/// A button or a widget: exact, no guessing. Nothing when it fits nothing that is open.
std::optional<Choice> choose_exact(const Content& content, const LocalePack& pack, const Session& session, const Player& player, const Message& said) {
  std::string payload = said.payload;
  if (said.widget) {
    const Value& value = said.widget->value;
    if (is_late(*said.widget, session.turn - 1)) return Choice{Steer{Control::kRepeat}, "control", "a widget of an earlier reply"};
    if (const Guide* guide = player.open_guide()) {
      const bool fits = said.widget->type == (guide->kind == Guide::Kind::kBreathing ? "breathing_pacer" : "timer");
      if (fits) return Choice{FinishGuide{"done"}, "guide", said.widget->type + " finished"};
      return Choice{Steer{Control::kRepeat}, "control", "another widget than the one that runs"};
    }
    const SlotSpec* slot = player.open_slot();
    if (slot == nullptr) return std::nullopt;
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
      if (list->empty() && slot->type == SlotType::kMultiChoice) return Choice{GiveAnswer{value}, "answer_to_question", "nothing ticked"};
      for (const std::string& entry : *list) payload += (payload.empty() ? "" : ",") + entry;
    } else {
      payload = shown(value, nullptr);
    }
  }
  if (payload.empty()) return std::nullopt;
  if (player.open_guide() != nullptr && (payload == "done" || payload == "shorter" || payload == "slower")) {
    return Choice{FinishGuide{payload}, "guide", "button " + payload};
  }
  if (player.open_slot() != nullptr) {
    const Answer answer = read_payload(*player.open_slot(), payload);
    if (answer.kind == AnswerKind::kValue) return Choice{GiveAnswer{answer.value}, "answer_to_question", "button " + payload};
    if (answer.kind == AnswerKind::kRefused) return Choice{RefuseAnswer{answer.refusal}, "answer_refused", answer.refusal};
  }
  if (const std::string_view topic = payload_after(payload, "topic:"); !topic.empty()) {
    if (pack.matcher->find(topic) != nullptr || content.dialogs.find(topic) != nullptr) {
      return Choice{OpenTopic{std::string(topic)}, "topic", "button"};
    }
  }
  if (const std::optional<Control> control = control_named(payload)) return Choice{Steer{*control}, "control", "button " + payload};
  return std::nullopt;
}

/// The words of a button, or other words that its author listed, and nothing else: "How do I explain it?" is an option here, not a question, and "not
/// now" an answer, not a wish to stop.
std::optional<Choice> choose_typed_button(const LocalePack& pack, const Player& player, const NormalText& text) {
  if (const SlotSpec* slot = player.open_slot(); slot != nullptr && !text.empty()) {
    for (const Option& option : slot->options) {
      for (const std::string& also : option.also) {
        if (pack.rules.normalise(also).text != text.text) continue;
        const Answer answer = read_payload(*slot, option.value);
        if (answer.kind == AnswerKind::kValue) return Choice{GiveAnswer{answer.value}, "answer_to_question", "typed " + option.value};
      }
    }
  }
  for (const Option& option : player.expects().options) {
    if (text.empty() || pack.rules.normalise(option.title).text != text.text) continue;
    if (player.open_guide() != nullptr) return Choice{FinishGuide{option.value}, "guide", "typed " + option.value};
    const Answer answer = read_payload(*player.open_slot(), option.value);
    if (answer.kind == AnswerKind::kValue) return Choice{GiveAnswer{answer.value}, "answer_to_question", "typed option " + option.value};
  }
  return std::nullopt;
}

/// "The second one", "body scan": one of what the last reply offered.
std::optional<Choice> choose_offer(const Session& session, const NormalText& text, const Moment& moment) {
  if (session.offers.empty()) return std::nullopt;
  SlotSpec slot;
  slot.type = SlotType::kChoice;
  for (const Suggestion& offer : session.offers) slot.options.push_back({offer.payload, offer.title, {}, {}});
  const Answer answer = read_answer(slot, text, moment);
  if (answer.kind != AnswerKind::kValue || answer.coverage < kWholeMessage) return std::nullopt;
  const std::string payload = std::get<std::string>(answer.value);
  if (const std::optional<Control> control = control_named(payload)) return Choice{Steer{*control}, "control", "chosen from what was offered"};
  const std::string_view topic = payload_after(payload, "topic:");
  if (topic.empty()) return std::nullopt;
  return Choice{OpenTopic{std::string(topic)}, "topic", "chosen from what was offered"};
}

bool names(const LocalePack& pack, const SlotSpec& slot, const NormalText& text) {
  const std::string padded = " " + text.text + " ";
  return std::any_of(slot.called.begin(), slot.called.end(), [&](const std::string& called) {
    return padded.find(" " + pack.rules.normalise(called).text + " ") != std::string::npos;
  });
}

/// A change of an answer given before. By its name any of them: "can I change my pain? it was 4", "stress was 8, not 3". Without a name the last one: "I
/// meant 4", and "actually 4" only when that answers nothing now.
std::optional<Choice> choose_correction(const LocalePack& pack, const Player& player, const Understanding& u, const Answer& answer, const Moment& moment) {
  const bool corrects = share_of(pack, u.mended, "corrects") > 0;
  const bool changes = share_of(pack, u.mended, "changes_answer") > 0;
  const bool may_correct = share_of(pack, u.mended, "may_correct") > 0;
  if (!corrects && !changes && !may_correct) return std::nullopt;
  const std::vector<Player::Answered> answered = player.answered();
  const auto corrected = [&](const Player::Answered& which, double enough) -> std::optional<Choice> {
    const Answer correction = read_answer(*which.slot, u.mended, moment);
    if (correction.kind != AnswerKind::kValue || correction.coverage < enough) return std::nullopt;
    return Choice{CorrectAnswer{correction.value, which}, "correction", "of " + which.slot->name};
  };
  for (const Player::Answered& which : answered) {
    const bool cue = corrects || changes || !which.ended;
    if (!cue || is_safety(which.dialog) || which.slot->type == SlotType::kText || !names(pack, *which.slot, u.mended)) continue;
    if (auto choice = corrected(which, kNamedCorrects)) return choice;
    // "How can I change my sleep habits?" is a question of its own.
    const Intent* best = u.matches.empty() ? nullptr : pack.matcher->find(u.matches.front().intent);
    const bool about_it = best == nullptr || best->control || best->opens == which.dialog;
    if (changes && about_it) return Choice{ReturnToQuestion{which}, "correction", "wants to change " + which.slot->name};
  }
  if (answered.empty() || answered.front().ended) return std::nullopt;
  const Player::Answered& last = answered.front();
  if (corrects || (may_correct && answer.kind == AnswerKind::kNone && last.slot->type != SlotType::kText)) return corrected(last, kCorrects);
  return std::nullopt;
}

/// "No, I don't want to breathe": a short message whose wish is denied, from near its start to its last word but one at least (some cues reach only so far).
bool denies_wish(const LocalePack& pack, const NormalText& text) {
  static constexpr std::array<std::string_view, 7> kWishes = {"want", "wanna", "like", "need", "feel", "fancy", "wish"};
  if (text.words.size() > kShortDenial) return false;
  const std::vector<CueScope> scopes = pack.safety->assertions().scopes(text);
  return std::any_of(scopes.begin(), scopes.end(), [&](const CueScope& scope) {
    return scope.cue->status == Status::kNegated && scope.first_word <= kFewWords && scope.end_word < text.words.size() &&
           std::find(kWishes.begin(), kWishes.end(), text.word(scope.end_word)) != kWishes.end() && scope.scope_end + 1 >= text.words.size();
  });
}

std::optional<Choice> choose_answer(const Player& player, const Answer& answer) {
  switch (answer.kind) {
    case AnswerKind::kValue: return Choice{GiveAnswer{answer.value}, "answer_to_question", "in words"};
    case AnswerKind::kRefused: return Choice{RefuseAnswer{answer.refusal}, "answer_refused", answer.refusal};
    case AnswerKind::kDeclined: return Choice{LeaveUnanswered{}, "declined", "declined"};
    case AnswerKind::kUnsure:
      if (player.open_ask()->skip) return Choice{LeaveUnanswered{}, "declined", "not sure"};
      return Choice{MissAnswer{}, "answer_missed", "not sure"};
    case AnswerKind::kNone: break;
  }
  return std::nullopt;
}

}  // namespace

Choice choose(const Content& content, const LocalePack& pack, const Session& session, const Player& player, const Message& said,
              const Understanding& u, const Moment& moment) {
  // 1. Alarms, in the words of a message as well as of a note.
  if (const Alarm* alarm = u.alarms.first(); alarm != nullptr && interrupts(alarm->tier) && !just_answers(player, u, *alarm, moment)) {
    return {RaiseAlarm{*alarm}, "alarm", alarm->rule};
  }

  if (u.typed.empty() && said.payload.empty() && !said.widget) return {NotUnderstood{}, "fallback", "nothing to read"};

  if (auto exact = choose_exact(content, pack, session, player, said)) return *exact;
  if (auto typed = choose_typed_button(pack, player, u.typed)) return *typed;

  const Match* best = u.matches.empty() ? nullptr : &u.matches.front();
  const Intent* intent = best == nullptr ? nullptr : pack.matcher->find(best->intent);
  const bool ruled = best != nullptr && best->kind == MatchKind::kRule;
  const SlotSpec* slot = player.open_slot();
  const bool may_answer = slot != nullptr && !(is_safety(player.dialog()->id) && is_bare_number(u.mended) && !slot->options.empty());
  const Answer answer = may_answer ? read_either(*slot, u, moment) : Answer{};
  const bool free_text = slot != nullptr && slot->type == SlotType::kText;
  const bool answers_whole = answer.kind != AnswerKind::kNone && answer.coverage >= kWholeMessage && !free_text;
  const bool asks_back = looks_like_question(u.mended);

  // An exercise runs: whoever feels unwell, or says stop in any sentence, is out of it at once.
  if (player.open_guide() != nullptr) {
    if (!asks_back && share_of(pack, u.mended, "unwell_in_exercise") > 0) return {StopUnwell{}, "control", "unwell in an exercise"};
    if (share_of(pack, u.mended, "leaves_exercise") > 0) return {Steer{Control::kStop}, "control", "leaves an exercise"};
  }

  // 2. Words that steer. To stop, go back, start over or get help is always possible; the other ones may also be an answer.
  if (intent != nullptr && intent->control && ruled && !(free_text && u.mended.words.size() > 4)) {
    const bool leaves = *intent->control == Control::kStop || *intent->control == Control::kGoBack || *intent->control == Control::kStartOver ||
                        *intent->control == Control::kHelp;
    const double enough = leaves && player.step() != nullptr && best->score >= kLeaves ? kSteersAway : kSteers;
    if (best->specificity >= enough && (leaves || !answers_whole)) return {Steer{*intent->control}, "control", reason_of(*best)};
  }

  // A guide goes on shorter or slower.
  if (player.open_guide() != nullptr && !asks_back) {
    for (const char* word : {"done", "shorter", "slower"}) {
      const double share = share_of(pack, u.mended, word);
      if (share >= kMostlySaid || (share > 0 && u.mended.words.size() <= kShortReport)) return {FinishGuide{word}, "guide", std::string("said ") + word};
    }
  }

  // 4 before 3, but only with a cue.
  if (auto correction = choose_correction(pack, player, u, answer, moment)) return *correction;

  // 3. The open question.
  const bool sure_topic = intent != nullptr && !intent->outside && !intent->control && u.decision == Decision::kAnswer;
  if (answers_whole) return *choose_answer(player, answer);
  if (free_text && answer.kind != AnswerKind::kNone && !(sure_topic && asks_back)) return *choose_answer(player, answer);
  if (free_text && !sure_topic && u.decision != Decision::kAnswer && u.typed.original.size() <= kLongestNote) {
    return {GiveAnswer{u.typed.original}, "answer_to_question", "in their own words"};  // "Hey, got five minutes?" is what they would write
  }
  if (answer.kind != AnswerKind::kNone && answer.coverage >= kFairShare && !asks_back &&
      !(sure_topic && ruled && best->specificity > answer.coverage)) {
    return *choose_answer(player, answer);
  }
  if (auto offer = choose_offer(session, u.mended, moment)) return *offer;

  // 5. A new topic, or steering in words that no rule foresaw.
  const bool may_interrupt = best != nullptr && (player.step() == nullptr || asks_back || (ruled && best->score >= kInterrupts) ||
                                                 (best->score >= kInterruptsUnruled && u.mended.words.size() >= kSomeWords));
  const bool steers_unruled = best != nullptr && best->score >= kInterruptsUnruled && u.mended.words.size() >= kFewWords && answer.kind == AnswerKind::kNone;
  if (intent != nullptr && intent->control && u.decision == Decision::kAnswer && (may_interrupt || steers_unruled)) {
    return {Steer{*intent->control}, "control", reason_of(*best)};
  }
  if (sure_topic && may_interrupt) {
    const Dialog* opened = content.dialogs.find(intent->opens);
    if (!asks_back && opened != nullptr && opened->waits() && denies_wish(pack, u.mended)) {
      return {OpenTopic{"repair.declined"}, "control", "does not want " + best->intent};
    }
    // "And how often?" after yoga: more about yoga, not the same words again.
    if (!u.in_context.empty() && best->intent == session.last_topic()) return {Steer{Control::kMore}, "control", "more about " + best->intent};
    return {OpenTopic{best->intent, u.second ? u.second->match.intent : ""}, "topic", reason_of(*best)};
  }

  // 6. Close candidates; 7. a guess; and then an honest "I don't know".
  if (player.step() != nullptr && !asks_back) {
    if (intent != nullptr && intent->outside && ruled) return {NotUnderstood{intent->id}, "outside", reason_of(*best)};
    return {MissAnswer{}, "answer_missed", "no answer to the open question"};
  }
  if (u.decision == Decision::kClarify || u.decision == Decision::kSuggest || u.decision == Decision::kAnswer) {
    std::vector<std::string> topics = candidates(pack, u);
    if (!topics.empty()) return {OfferTopics{std::move(topics), u.decision == Decision::kClarify}, std::string(name_of(u.decision)), ""};
  }
  if (player.step() != nullptr) return {MissAnswer{}, "answer_missed", "no answer to the open question"};
  return {NotUnderstood{intent != nullptr && intent->outside ? intent->id : ""}, "fallback", best == nullptr ? "nothing to read" : reason_of(*best)};
}

}  // namespace unclench
