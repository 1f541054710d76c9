#pragma once
// What to make of a message, here and now. The whole order of precedence stands in choose.cpp, on one page.

#include <string>
#include <variant>
#include <vector>

#include "assistant/message.h"
#include "assistant/session.h"
#include "assistant/understand.h"
#include "dialog/answer.h"

namespace unclench {

struct RaiseAlarm {
  Alarm alarm;
};
struct Steer {
  Control control = Control::kHelp;
};
struct GiveAnswer {
  Value value;
};
struct RefuseAnswer {  // meant as an answer, but impossible: say why
  std::string refusal;
};
struct LeaveUnanswered {};  // "rather not say", "no idea"
struct CorrectAnswer {  // "I meant 4", "stress was 8, not 3"
  Value value;
  Player::Answered which;
};
struct ReturnToQuestion {  // "can I change my pain?"
  Player::Answered which;
};
struct FinishGuide {
  std::string how;  // "done", "shorter", "slower"
};
struct OpenTopic {
  std::string intent;
  std::string second{};  // also asked about
};
struct OfferTopics {
  std::vector<std::string> topics;
  bool sure_of_some = false;  // "did you mean" against a guess
};
struct StopUnwell {};  // something hurts or feels wrong in the middle of an exercise
struct ContentChanged {};  // an answer to a question that the content of today does not ask; put in by TurnMaker
struct MissAnswer {};  // a question is open, and this was no answer
struct NotUnderstood {
  std::string outside;  // the intent that recognised it as outside, if one did
};

struct Choice {
  std::variant<NotUnderstood, RaiseAlarm, Steer, GiveAnswer, RefuseAnswer, LeaveUnanswered, CorrectAnswer, ReturnToQuestion, FinishGuide, OpenTopic,
               OfferTopics, StopUnwell, ContentChanged, MissAnswer>
      what;
  std::string kind;    // for the record: "alarm", "control", "answer_to_question", ...
  std::string reason;  // for the record, in a few words
};

/// `player` tells which question is open. `understanding` is of the message's words; a button has none.
Choice choose(const Content& content, const LocalePack& pack, const Session& session, const Player& player, const Message& said,
              const Understanding& understanding, const Moment& moment);

}  // namespace unclench
