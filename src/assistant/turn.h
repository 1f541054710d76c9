#pragma once
// One message in, one Turn out. The one function everything here serves; pure.

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

#include "assistant/message.h"
#include "assistant/reply.h"
#include "assistant/session.h"
#include "assistant/understand.h"
#include "base/moment.h"
#include "content/content.h"

namespace unclench {

/// Why this reply: enough to explain it later, and to replay it.
struct Record {
  struct Begun {
    std::string locale;
    std::string region;
  };
  std::optional<Begun> begun;  // what a new session was asked for
  std::string content_hash;
  Moment moment;
  std::string normalised;
  std::vector<Correction> corrections;
  std::vector<Alarm> raised;
  std::vector<Alarm> dismissed;
  Matches matches;           // the best few
  std::string decision;      // "alarm", "control", "answer_to_question", "correction", "topic", "clarify", "suggest", "fallback", ...
  std::string reason;        // in a few words: "rule faq.what_diet#2", "option 'often'", "gap of 9 hours"
  std::vector<std::string> heard;  // what was told in passing: "person.pregnant"
  std::vector<std::string> path;  // steps that ran: "triage.start/p1"
  std::vector<Refusal> refused;
};

struct Turn {
  Session session;  // after
  Reply reply;
  std::vector<Effect> effects;
  std::vector<DiaryEntry> entries;  // new ones; already part of session.diary
  Record record;
};

/// The first reply of a new session: who we are. `region` may be empty.
Turn begin(const Content& content, const std::string& locale, const std::string& region, const Moment& moment);

Turn take_turn(const Content& content, const Session& before, const Message& said, const Moment& moment);

nlohmann::json to_json(const Record& record);
/// What a kept record says about when and with which dice; nothing when it says neither.
std::optional<Moment> moment_in(const nlohmann::json& record);

}  // namespace unclench
