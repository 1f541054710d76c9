// What a turn does with an answer to the open question, or without one.
#include "assistant/turn_maker.h"

namespace unclench {

void TurnMaker::answer(const Value& value, const std::string& was_open) {
  if (was_open == "repair.continue_after_break" && value == Value(std::string("no"))) {
    player_.leave_all();
    player_.say("repair.cancelled");
    return;
  }
  player_.answer(value);
}

void TurnMaker::correct(const Player::Answered& which, const Value& value) {
  say_with("repair.corrected", "answer", shown(value, which.slot));
  if (player_.change(which, value)) return;
  player_.say("repair.too_many_open");
  player_.ask_again();
}

void TurnMaker::refuse(const std::string& refusal) {
  player_.say(refusal == "above" || refusal == "below" || refusal == "not_whole" ? "repair.number_out_of_range"
              : refusal == "two_choices"                                        ? "repair.two_choices"
              : refusal == "too_long"                                           ? "repair.too_long"
                                                                                : "repair.not_understood_answer");
  player_.ask_again();
}

void TurnMaker::skip() {
  if (player_.open_ask() != nullptr && !player_.open_ask()->skip) {
    player_.say("repair.skip_refused");
    player_.ask_again();
  } else {
    player_.skip();
  }
}

void TurnMaker::finish_guide(const std::string& how) {
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

void TurnMaker::miss() {
  const Ask* ask = player_.open_ask();
  if (ask == nullptr) {
    player_.say("repair.own_pace");
    player_.ask_again();
    return;
  }
  if (ask->retry.empty()) player_.say("repair.not_understood_answer");
  player_.miss();
}

}  // namespace unclench
