// A conversation goes on although its content was changed in between.

#include <nlohmann/json.hpp>

#include "assistant/turn.h"
#include "catch.h"
#include "content/compile.h"

using namespace unclench;

namespace {

Compiled with(const std::string& opens, const std::vector<ContentFile>& dialogs) {
  std::vector<ContentFile> files = {
      {"intents/en/vocabulary.json", R"({"answers": {"done": ["done"]}})"},
      {"intents/en/ask.json", R"({"title": "Check", "patterns": ["do the check"], "examples": ["do the check"], "opens": ")" + opens + "\"}"},
      {"intents/en/faq/rest.json", R"({"title": "Rest?", "patterns": ["should i rest"], "examples": ["should i rest"]})"},
      {"dialogs/welcome.json", R"({"title": "w", "steps": [{"say": "Welcome."}]})"},
      {"dialogs/faq/rest.json", R"({"title": "Rest?", "steps": [{"say": "Stay active."}]})"},
      {"dialogs/repair/resume.json", R"({"title": "r", "steps": [{"say": "Back to where we were."}]})"},
      {"dialogs/repair/changed_content.json", R"({"title": "r", "steps": [{"say": "This was rewritten."}]})"},
      {"dialogs/repair/cannot_help.json", R"({"title": "r", "steps": [{"say": "Sorry?"}]})"},
      {"dialogs/labels.json", R"({"labels": {"yes": "Yes", "no": "No", "unsure": "Not sure"}})"},
      {"dialogs/regions.json", R"({"regions": {}, "unknown": {"name": "?", "emergency": "112", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p", "paracetamol": "p", "lines": []}})"}};
  files.insert(files.end(), dialogs.begin(), dialogs.end());
  return compile_content(files, nullptr);
}

const Content& content_of(const Compiled& compiled) {
  for (const Problem& problem : compiled.problems) UNSCOPED_INFO(to_text(problem));
  REQUIRE(compiled.content != nullptr);
  return *compiled.content;
}

/// Two questions; `head` stands before the steps, `second` is the id of the second step.
std::string check(const std::string& head, const std::string& second) {
  return R"({"title": "Check", )" + head + R"("slots": {"a": {"type": "scale"}, "b": {"type": "scale"}}, "steps": [{"say": "Two questions."},
      {"id": "a", "ask": "How strong?", "into": "a"}, {"id": ")" + second + R"(", "ask": "How long?", "into": "b"}, {"say": "{a} and {b}."}]})";
}

Turn next(const Content& content, const Turn& before, const std::string& text) {
  return take_turn(content, before.session, {text, "", {}}, {before.session.last_ms + 1000, 7});
}

std::string words_of(const Turn& turn) {
  std::string words;
  for (const Line& line : turn.reply.lines) words += (words.empty() ? "" : " | ") + line.text;
  return words;
}

/// In the middle of the check, its first answer given.
Turn asked_how_long(const Content& content) {
  Turn turn = next(content, next(content, begin(content, "en", "", {1000, 1}), "do the check"), "4");
  REQUIRE(words_of(turn) == "How long?");
  return turn;
}

}  // namespace

TEST_CASE("renamed steps and dialogs are found again", "[changed_content]") {
  const Compiled before = with("check", {{"dialogs/check.json", check("", "b")}});
  const Compiled after = with("survey", {{"dialogs/survey.json", check(R"("was": "check", "renamed": {"b": "how_long"}, )", "how_long")}});
  const Turn answered = next(content_of(after), asked_how_long(content_of(before)), "6");
  CHECK(words_of(answered) == "4 and 6.");
}

TEST_CASE("a step that is gone restarts its dialog, and an answer to it is no answer to another question", "[changed_content]") {
  const Compiled before = with("check", {{"dialogs/check.json", check("", "b")}});
  const Compiled after = with("check", {{"dialogs/check.json", check("", "other")}});
  const Turn asked = asked_how_long(content_of(before));
  const Turn restarted = next(content_of(after), asked, "6");
  CHECK(words_of(restarted) == "This was rewritten. | How strong?");
  CHECK(restarted.record.decision == "content_changed");
  CHECK(words_of(next(content_of(after), restarted, "5")) == "How long?");
  // A question of the person's own is answered all the same.
  CHECK(words_of(next(content_of(after), asked, "should i rest")) == "Stay active. | Back to where we were. | How strong?");
}

TEST_CASE("a question that became a statement restarts its dialog", "[changed_content]") {
  const Compiled before = with("check", {{"dialogs/check.json", check("", "b")}});
  const Compiled after = with("check", {{"dialogs/check.json", R"({"title": "Check", "slots": {"a": {"type": "scale"}},
      "steps": [{"id": "a", "ask": "How strong?", "into": "a"}, {"id": "b", "say": "No more questions."}]})"}});
  const Turn restarted = next(content_of(after), asked_how_long(content_of(before)), "xyzzy");
  CHECK(words_of(restarted) == "This was rewritten. | How strong?");
}

TEST_CASE("when a called dialog is gone, the caller goes on", "[changed_content]") {
  const std::string inner = R"({"title": "Inner", "slots": {"c": {"type": "scale"}}, "steps": [{"id": "c", "ask": "Inside?", "into": "c"}]})";
  const std::string outer = R"({"title": "Outer", "slots": {"d": {"type": "scale"}}, "steps": [{"id": "there", "call": "inner"}, {"id": "d", "ask": "Outside?", "into": "d"}]})";
  const std::string outer_alone = R"({"title": "Outer", "slots": {"d": {"type": "scale"}}, "steps": [{"id": "there", "call": "faq.rest"}, {"id": "d", "ask": "Outside?", "into": "d"}]})";
  const Compiled before = with("outer", {{"dialogs/outer.json", outer}, {"dialogs/inner.json", inner}});
  const Compiled after = with("outer", {{"dialogs/outer.json", outer_alone}});
  const Turn inside = next(content_of(before), begin(content_of(before), "en", "", {1000, 1}), "do the check");
  REQUIRE(words_of(inside) == "Inside?");
  for (const char* said : {"6", "gibberish gibberish", "1 2 3"}) {
    CHECK(words_of(next(content_of(after), inside, said)) == "Back to where we were. | Outside?");
  }
}

TEST_CASE("a dialog that is gone altogether leaves nothing open", "[changed_content]") {
  const Compiled before = with("check", {{"dialogs/check.json", check("", "b")}});
  const Compiled after = with("faq.rest", {});
  const Turn turn = next(content_of(after), asked_how_long(content_of(before)), "should i rest");
  CHECK(words_of(turn) == "Stay active.");
  CHECK(turn.session.dialog.idle());
}

TEST_CASE("renames that cannot be are refused", "[changed_content]") {
  const auto refused = [](const std::string& head, const std::string& what) {
    const Compiled compiled = with("check", {{"dialogs/check.json", check(head, "b")}});
    CHECK(compiled.content == nullptr);
    REQUIRE(compiled.problems.size() == 1);
    CHECK(to_text(compiled.problems.front()).find(what) != std::string::npos);
  };
  refused(R"("was": "faq.rest", )", "/was/0: there is a dialog \"faq.rest\" today");
  refused(R"("renamed": {"old": "c"}, )", "/renamed/old: no step \"c\"");
  refused(R"("renamed": {"a": "b"}, )", "there is a step \"a\" today");
  refused(R"("renamed": ["a"], )", "expected old and new step ids in braces");
}
