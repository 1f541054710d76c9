#pragma once
// One turn in the making: a choice is carried out on the player, and what the person sees is put together. Internal to assistant/; its parts stand in
// turn.cpp (the frame), turn_alarms.cpp, turn_topics.cpp, turn_answers.cpp and turn_steering.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assistant/choose.h"
#include "assistant/turn.h"

namespace unclench {

inline bool is_safety_dialog(std::string_view id) { return id.starts_with("safety."); }
inline bool is_repair_dialog(std::string_view id) { return id.starts_with("repair."); }

/// Borrows the content; for one turn and one thread.
class TurnMaker {
 public:
  TurnMaker(const Content& content, const Session& before, const Moment& moment);

  Player& player() { return player_; }
  const LocalePack& pack() const { return pack_; }
  Turn& turn() { return turn_; }

  /// `hours_away`: since the last turn, when that was long ago; else 0.
  void take(const Message& said, const Understanding& u, std::int64_t hours_away);
  /// `u` is null when there were no words to understand.
  Turn finish(const Understanding* u) &&;

 private:
  // turn_alarms.cpp
  void sound(const Alarm& alarm);
  void raise(const std::string& label, Tier tier, const std::string& rule);
  void advise_soon(const Alarm& alarm);
  /// A dialog (triage) may have called a safety dialog by itself; and a safety dialog may have closed the alarm.
  void note_alarm_dialogs(Outcome& outcome);
  /// What {alarm.open} and {alarm.tier} say, while one is open.
  void tell_dialogs(SlotValues& shared) const;
  Line banner() const;
  /// While an alarm is open nothing goes back to business: the question that clears it comes first.
  bool gated(std::string_view topic);

  // turn_topics.cpp
  void open_topics(const OpenTopic& asked);
  void say_with(std::string_view dialog, const char* name, const std::string& value);
  void ask_which_first(const std::string& topic);
  /// False when something else came first: an alarm, the question which of two to go on with.
  bool open_topic(const std::string& topic);
  void offer_topics(const OfferTopics& offer);
  void not_understood(const std::string& outside, const Understanding& u);
  void note_topic(const Outcome& outcome);
  /// Of what was said last without a question, for instance "we begin again".
  const Dialog* said_last(const std::vector<std::string>& path) const;
  void suggest(const Outcome& outcome, bool may_skip, bool has_why);

  // turn_answers.cpp
  void answer(const Value& value, const std::string& was_open);
  void correct(const Player::Answered& which, const Value& value);
  void refuse(const std::string& refusal);
  void skip();
  void finish_guide(const std::string& how);
  void miss();

  // turn_steering.cpp
  void steer(Control control);
  void stop();
  void start_over();
  void go_back();
  void repeat();
  void say_why();
  void tell_more();
  void tell_evidence();
  void hold_to_alarm();  // the question that clears it, with its number

  const Content& content_;
  const LocalePack& pack_;
  Session session_;
  Moment moment_;
  Player player_;
  Turn turn_;
  std::optional<Suggestion> also_asked_;  // a second question, for later
  bool chosen_by_button_ = false;
};

}  // namespace unclench
