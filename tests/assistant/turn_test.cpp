#include <nlohmann/json.hpp>

#include "assistant/turn.h"
#include "catch.h"
#include "content/compile.h"

using namespace unclench;

namespace {

const Content& content() {
  static const Compiled kCompiled = compile_content(
      {{"intents/en/vocabulary.json", R"({"answers": {"corrects": ["actually", "i meant"], "done": ["done"]}})"},
       {"intents/en/faq/rest.json", R"({"title": "Rest?", "patterns": ["should i rest"], "examples": ["should i rest", "is lying down good"]})"},
       {"intents/en/check.json", R"({"title": "Check", "patterns": ["do the check"], "examples": ["do the check", "ask me questions"]})"},
       {"intents/en/meta/stop.json", R"({"title": "Stop", "control": "stop", "patterns": ["^stop$"], "examples": ["stop"]})"},
       {"intents/en/meta/go_back.json", R"({"title": "Back", "control": "go_back", "patterns": ["^go back$"], "examples": ["go back"]})"},
       {"intents/en/safety/rf/saddle.json",
        R"({"title": "Saddle", "label": "redflag.cauda_equina", "tier": "emergency", "opens": "safety.saddle", "patterns": ["numb between my legs"]})"},
       {"dialogs/welcome.json", R"({"title": "w", "steps": [{"say": "Welcome."}]})"},
       {"dialogs/faq/rest.json", R"({"title": "Rest?", "steps": [{"say": "Stay active."}]})"},
       {"dialogs/check.json", R"({"title": "Check", "slots": {"a": {"type": "scale"}, "b": {"type": "yes_no"}},
          "steps": [{"id": "a", "ask": "How strong?", "into": "a"}, {"id": "b", "ask": "Is it new?", "into": "b"}, {"say": "Strength {a}, new {b}."}]})"},
       {"dialogs/safety/saddle.json", R"({"title": "s", "slots": {"ok": {"type": "yes_no"}}, "steps": [{"say": "Call {region.emergency} now."},
          {"id": "ok", "ask": "Is it gone?", "into": "ok"}, {"branch": [{"if": "ok == 'yes'", "goto": "clear"}]}, {"end": true}, {"id": "clear", "set": {"alarm.open": "false"}}]})"},
       {"dialogs/safety/latched/emergency.json", R"({"title": "l", "steps": [{"say": "The number is still there."}]})"},
       {"dialogs/repair/resume.json", R"({"title": "r", "steps": [{"say": "Back to where we were."}]})"},
       {"dialogs/repair/corrected.json", R"({"title": "r", "slots": {"answer": {"type": "text"}}, "steps": [{"say": "Changed to {answer}."}]})"},
       {"dialogs/repair/went_back.json", R"({"title": "r", "steps": [{"say": "One back."}]})"},
       {"dialogs/repair/number_out_of_range.json", R"({"title": "r", "steps": [{"say": "From {answer_min} to {answer_max}, please."}]})"},
       {"dialogs/meta/stop.json", R"({"title": "r", "steps": [{"say": "Stopped."}]})"},
       {"dialogs/labels.json", R"({"labels": {"yes": "Yes", "no": "No", "unsure": "Not sure", "banner.emergency": "Emergency: {region.emergency}"}})"},
       {"dialogs/regions.json", R"({"regions": {}, "unknown": {"name": "?", "emergency": "112", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p", "paracetamol": "p", "lines": []}})"}},
      nullptr);
  for (const Problem& problem : kCompiled.problems) UNSCOPED_INFO(to_text(problem));
  REQUIRE(kCompiled.content != nullptr);
  return *kCompiled.content;
}

/// Says all of it, one after the other, and gives the last turn.
Turn after(const std::vector<std::string>& said) {
  Turn turn = begin(content(), "en", "", {1'000, 1});
  for (const std::string& text : said) turn = take_turn(content(), turn.session, {text, "", {}}, {turn.session.last_ms + 1'000, turn.session.turn});
  return turn;
}

std::string words_of(const Turn& turn) {
  std::string words;
  for (const Line& line : turn.reply.lines) words += line.text + " | ";
  return words;
}

}  // namespace

TEST_CASE("a conversation runs on answers in words", "[assistant]") {
  CHECK(words_of(after({"do the check", "about a six", "yeah"})) == "Strength 6, new Yes. | ");
}

TEST_CASE("the order of precedence holds in an open question", "[assistant]") {
  auto [said, words, decision] = GENERATE(table<std::string, std::string, std::string>({
      {"numb between my legs", "Call 112 now.", "alarm"},
      {"stop", "Stopped.", "control"},
      {"yes", "Strength 6, new Yes.", "answer_to_question"},
      {"actually it was 4", "Changed to 4.", "correction"},
      {"should i rest?", "Stay active. | Back to where we were. | Is it new?", "topic"},
      {"go back", "One back. | How strong?", "control"},
  }));
  CAPTURE(said);
  const Turn turn = after({"do the check", "6", said});
  CHECK_THAT(words_of(turn), Catch::Matchers::Contains(words));
  CHECK(turn.record.decision == decision);
}

TEST_CASE("an answer out of range is refused with the reason", "[assistant]") {
  const Turn turn = after({"do the check", "11"});
  CHECK(words_of(turn) == "From 0 to 10, please. | How strong? | ");
  CHECK(turn.reply.step == "a");
}

TEST_CASE("an alarm stays open, gates what follows, and is closed by its question", "[assistant]") {
  const Turn raised = after({"numb between my legs"});
  REQUIRE(raised.reply.alarm);
  CHECK(raised.reply.alarm->label == "redflag.cauda_equina");
  CHECK(std::holds_alternative<BannerLine>(raised.reply.lines.front().shape));
  const Turn gated = after({"numb between my legs", "no", "do the check"});
  CHECK_THAT(words_of(gated), Catch::Matchers::Contains("The number is still there."));
  const Turn cleared = after({"numb between my legs", "yes"});
  CHECK_FALSE(cleared.session.alarm);
}

TEST_CASE("the same content, state, message and moment give the same reply, and a session survives its JSON", "[assistant]") {
  const Turn before = after({"do the check", "6"});
  const Session reloaded = session_from_json(nlohmann::json::parse(to_json(before.session).dump()));
  CHECK(to_json(reloaded) == to_json(before.session));
  const Moment moment{99'000, 7};
  const Turn first = take_turn(content(), before.session, {"yes", "", {}}, moment);
  const Turn second = take_turn(content(), reloaded, {"yes", "", {}}, moment);
  CHECK(to_json(first.reply).dump() == to_json(second.reply).dump());
  CHECK(to_json(first.session).dump() == to_json(second.session).dump());
}
