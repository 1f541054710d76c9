#include <nlohmann/json.hpp>

#include "assistant/replay.h"
#include "catch.h"
#include "support/small_content.h"

using namespace unclench;

namespace {

KeptTurn kept(const Turn& turn, const std::string& said) { return {turn.session.turn, said, to_json(turn.reply).dump(), to_json(turn.record).dump()}; }

/// A conversation as a store keeps it.
std::vector<KeptTurn> conversation() {
  Turn turn = begin(small_content(), "en", "", {1'000, 1});
  std::vector<KeptTurn> turns = {kept(turn, "null")};
  std::uint64_t seed = 1;
  for (const char* text : {"do the check", "about a six", "should i rest", "yeah", "numb between my legs"}) {
    const Message said{text, "", {}};
    turn = take_turn(small_content(), turn.session, said, {turn.session.last_ms + 1'000, ++seed});
    turns.push_back(kept(turn, to_json(said).dump()));
  }
  return turns;
}

std::vector<Replayed> outcomes(const std::vector<KeptTurn>& turns) {
  std::vector<Replayed> all;
  for (const TurnReplay& turn : replay(small_content(), turns)) all.push_back(turn.outcome);
  return all;
}

}  // namespace

TEST_CASE("a kept conversation taken again gives the same bytes", "[replay]") {
  CHECK(outcomes(conversation()) == std::vector<Replayed>(6, Replayed::kSame));
}

TEST_CASE("another wording is told apart from another decision", "[replay]") {
  std::vector<KeptTurn> turns = conversation();
  const std::size_t at = turns[3].reply.find("Stay active.");
  REQUIRE(at != std::string::npos);
  turns[3].reply.replace(at, 12, "Keep moving.");
  const std::vector<TurnReplay> replays = replay(small_content(), turns);
  CHECK(replays[3].outcome == Replayed::kWording);
  CHECK(replays[3].before.find("Keep moving.") != std::string::npos);
  CHECK(replays[3].now.find("Stay active.") != std::string::npos);
  CHECK(replays[4].outcome == Replayed::kSame);

  turns = conversation();
  nlohmann::json reply = nlohmann::json::parse(turns[5].reply);
  reply["alarm"] = nullptr;
  turns[5].reply = reply.dump();
  const TurnReplay last = replay(small_content(), turns).back();
  CHECK(last.outcome == Replayed::kDifferent);
  CHECK(last.change == "alarm none -> redflag.cauda_equina (emergency)");
}

TEST_CASE("a damaged reply is told, and the conversation goes on behind it", "[replay]") {
  for (const char* damaged : {"", "[]", "{\"messages\":7", "null"}) {
    std::vector<KeptTurn> turns = conversation();
    turns[2].reply = damaged;
    const std::vector<TurnReplay> replays = replay(small_content(), turns);
    INFO(damaged);
    CHECK(replays[2].outcome == Replayed::kUnreadable);
    CHECK(replays[2].change == "the reply is gone");
    CHECK(replays[3].outcome == Replayed::kSame);
  }
  std::vector<KeptTurn> turns = conversation();
  turns[2].reply = R"({"alarm":"yes","dialog":3,"messages":"none"})";
  CHECK(replay(small_content(), turns)[2].outcome == Replayed::kDifferent);
}

TEST_CASE("what was forgotten or redacted ends what can be taken again", "[replay]") {
  std::vector<KeptTurn> turns = conversation();
  turns.erase(turns.begin());
  CHECK(outcomes(turns) == std::vector<Replayed>(5, Replayed::kUnreadable));

  turns = conversation();
  turns[2].said = R"({"redacted":true})";
  const std::vector<Replayed> expected = {Replayed::kSame, Replayed::kSame, Replayed::kUnreadable, Replayed::kUnreadable, Replayed::kUnreadable, Replayed::kUnreadable};
  CHECK(outcomes(turns) == expected);

  turns = conversation();
  turns[1].record = "not JSON";
  CHECK(outcomes(turns)[1] == Replayed::kUnreadable);
}

TEST_CASE("messages survive being kept", "[replay]") {
  for (const Message& message : {Message{"words", "", {}}, Message{"", "topic:faq.rest", {}}, Message{"", "", WidgetResult{"2.1", "scale", Value(6.0)}}}) {
    CHECK(message_from_json(to_json(message)) == message);
  }
  CHECK(message_from_json(nullptr) == std::nullopt);
  CHECK(message_from_json(nlohmann::json::array()) == std::nullopt);
}
