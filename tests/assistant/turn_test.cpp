#include <nlohmann/json.hpp>

#include "assistant/turn.h"
#include "catch.h"
#include "support/small_content.h"

using namespace unclench;

namespace {

/// Says all of it, one after the other, and gives the last turn.
Turn after(const std::vector<std::string>& said) {
  Turn turn = begin(small_content(), "en", "", {1'000, 1});
  for (const std::string& text : said) turn = take_turn(small_content(), turn.session, {text, "", {}}, {turn.session.last_ms + 1'000, turn.session.turn});
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
  CHECK_THAT(words_of(turn), contains_text(words));
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
  CHECK_THAT(words_of(gated), contains_text("The number is still there."));
  const Turn cleared = after({"numb between my legs", "yes"});
  CHECK(cleared.session.alarms.empty());
}

TEST_CASE("the same content, state, message and moment give the same reply, and a session survives its JSON", "[assistant]") {
  const Turn before = after({"do the check", "6"});
  const Session reloaded = session_from_json(nlohmann::json::parse(to_json(before.session).dump()));
  CHECK(to_json(reloaded) == to_json(before.session));
  const Moment moment{99'000, 7};
  const Turn first = take_turn(small_content(), before.session, {"yes", "", {}}, moment);
  const Turn second = take_turn(small_content(), reloaded, {"yes", "", {}}, moment);
  CHECK(to_json(first.reply).dump() == to_json(second.reply).dump());
  CHECK(to_json(first.session).dump() == to_json(second.session).dump());
}
