#include "assistant/turn.h"
#include "catch.h"
#include "dialog/answer.h"
#include "support/small_content.h"

using namespace unclench;

namespace {

Turn next(const Turn& before, const Message& said) { return take_turn(small_content(), before.session, said, {before.session.last_ms + 1000, 5}); }

Turn asked() { return next(begin(small_content(), "en", "", {1000, 1}), {"do the check", "", {}}); }

Message widget(const std::string& id, const std::string& type, Value value) { return {"", "", WidgetResult{id, type, std::move(value)}}; }

}  // namespace

TEST_CASE("a widget answers the question it belongs to, and no later one", "[widget]") {
  const Turn first = asked();
  REQUIRE(first.reply.step == "a");
  const Turn answered = next(first, widget(std::to_string(first.reply.turn) + ".1", "scale", Value(6.0)));
  REQUIRE(answered.reply.step == "b");
  const Turn late = next(answered, widget(std::to_string(first.reply.turn) + ".1", "scale", Value(7.0)));
  CHECK(late.reply.step == "b");
  CHECK(late.record.reason == "a widget of an earlier reply");
}

TEST_CASE("nothing ticked is no answer to a question with one answer", "[widget]") {
  const Turn turn = next(asked(), widget("", "multi_choice", Value(std::vector<std::string>{})));
  CHECK(turn.reply.step == "a");
  CHECK(turn.session.dialog.stack.back().slots.empty());
}

TEST_CASE("payloads keep to what words may say", "[widget]") {
  SlotSpec duration;
  duration.type = SlotType::kDuration;
  CHECK(read_payload(duration, "99999999999").kind == AnswerKind::kRefused);
  CHECK(read_payload(duration, "30").kind == AnswerKind::kValue);
  SlotSpec date;
  date.type = SlotType::kDate;
  CHECK(read_payload(date, "999999999999999999").kind == AnswerKind::kNone);
  CHECK(read_payload(date, "2026-11-21").kind == AnswerKind::kValue);
}
