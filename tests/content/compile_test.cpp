#include "catch.h"
#include "content/compile.h"
#include "content/json_text.h"

#include <nlohmann/json.hpp>

using namespace unclench;

namespace {

std::vector<ContentFile> small_content() {
  return {{"intents/en/vocabulary.json", R"({"body": {"back": ["back", "spine"]}})"},
          {"intents/en/faq/rest.json", R"({"title": "Rest?", "patterns": ["should i rest .*{back}"], "examples": ["should i rest my back"]})"},
          {"dialogs/faq/rest.json", R"({"title": "Rest?", "slots": {"n": {"type": "scale", "min": 0, "max": 10}},
             "steps": [{"id": "ask", "ask": "How strong?", "into": "n"}, {"branch": [{"if": "n >= 5", "goto": "end"}]}, {"id": "end", "say": "Thanks. {n}"}]})"}};
}

std::string first_problem(const std::string& path, const std::string& text) {
  std::vector<ContentFile> files = small_content();
  bool replaced = false;
  for (ContentFile& file : files) {
    if (file.path == path) {
      file.text = text;
      replaced = true;
    }
  }
  if (!replaced) files.push_back({path, text});
  const Compiled compiled = compile_content(files, nullptr);
  CHECK(compiled.content == nullptr);
  return compiled.problems.empty() ? "" : to_text(compiled.problems.front());
}

}  // namespace

TEST_CASE("sound content compiles, and the same content has the same hash", "[content]") {
  const Compiled first = compile_content(small_content(), nullptr);
  REQUIRE(first.content != nullptr);
  CHECK(first.problems.empty());
  CHECK(compile_content(small_content(), nullptr).content->hash == first.content->hash);
}

TEST_CASE("broken content is refused with file, pointer and what would be right", "[content]") {
  auto [path, text, wanted] = GENERATE(table<std::string, std::string, std::string>({
      {"dialogs/person.json", R"({"slots": {}, "slotz": {}})", "dialogs/person.json: unknown key \"slotz\"; did you mean \"slots\"?"},
      {"dialogs/person.json", R"({"slots": {"p": {"type": "flag", "heard": "bak"}}})", "dialogs/person.json /slots/p/heard: no concept {bak} in intents/en/; did you mean \"back\"?"},
      {"dialogs/person.json", R"({"slots": {"p": {"type": "yes_no", "heard": "back"}}})", "dialogs/person.json /slots/p/heard: only a flag can be heard"},
      {"dialogs/person.json", R"({"slots": []})", "dialogs/person.json /slots: expected names and values in braces { }"},
      {"dialogs/regions.json", R"({"regions": {"XX": {"name": "X", "emergency": "1", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p",
          "paracetamol": "p", "lines": {"kind": "crisis"}}}, "unknown": {"name": "?", "emergency": "112", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p",
          "physio": "p", "paracetamol": "p", "lines": []}})", "dialogs/regions.json /regions/XX/lines: expected a list in brackets [ ]"},
      {"dialogs/sources.json", R"({"sources": ["NG59"]})", "dialogs/sources.json /sources: expected names and values in braces { }"},
      {"intents/en/assertions.json", R"({"cues": [{"text": "no .* sign", "status": "negated", "direction": "forward"}]})",
       "intents/en/assertions.json /cues/0/text: \"no .* sign\" must be plain words; brackets, | and ? may stand for several: \"(my|our) (little )?boy\""},
      {"intents/en/assertions.json", R"({"cues": [{"text": "no sign", "status": "negated", "direction": "forward", "window": -2}]})",
       "intents/en/assertions.json /cues/0/window: is below zero"},
      {"dialogs/faq/rest.json", R"({"title": "t", "steps": [{"say": "a"}, {"goto": "confrim"}, {"id": "confirm", "say": "b"}]})",
       "dialogs/faq/rest.json /steps/1/goto: no step \"confrim\"; did you mean \"confirm\"?"},
      {"dialogs/faq/rest.json", R"({"title": "t", "steps": [{"sya": "a"}]})", "did you mean \"say\"?"},
      {"dialogs/faq/rest.json", R"({"title": "t", "stesp": [], "steps": [{"say": "a"}]})", "unknown key \"stesp\"; did you mean \"steps\"?"},
      {"dialogs/faq/rest.json", R"({"title": "t", "slots": {"pain": {"type": "scale"}}, "steps": [{"say": "a", "if": "pian > 3"}]})", "did you mean \"pain\"?"},
      {"dialogs/faq/rest.json", R"({"title": "t", "slots": {"pain": {"type": "scael"}}, "steps": [{"say": "a"}]})", "did you mean \"scale\"?"},
      {"dialogs/faq/rest.json", R"({"title": "t", "steps": [{"id": "g", "guide": "breathing", "in": 4, "out": 6, "cycles": 6, "seconds": 50, "text": "x"}]})",
       "the parts add up to 60 seconds, not 50"},
      {"dialogs/faq/rest.json", R"({"title": "t", "title": "u", "steps": [{"say": "a"}]})", "the key \"title\" stands twice"},
      {"dialogs/faq/rest.json", "{\"title\": \"t\",\n \"steps\": [}", "not valid JSON (line 2"},
      {"dialogs/faq/rest.json", R"({"title": "t", "next": ["faq.rset"], "steps": [{"say": "a"}]})", "no dialog \"faq.rset\"; did you mean \"faq.rest\"?"},
      {"intents/en/faq/rest.json", R"({"title": "t", "patterns": ["{bakc} hurts"]})", "no concept {bakc}; did you mean \"back\"?"},
      {"intents/en/faq/sleep.json", R"({"title": "t", "examples": ["a"]})", "no dialog \"faq.sleep\""},
      {"intents/en/safety/rf/x.json", R"({"title": "t", "label": "redflag.cauda_equia", "tier": "emergency", "opens": "faq.rest", "patterns": ["a"]})",
       "did you mean \"redflag.cauda_equina\"?"},
  }));
  CAPTURE(path, text);
  CHECK_THAT(first_problem(path, text), contains_text(wanted));
}

TEST_CASE("all problems are told at once", "[content]") {
  std::vector<ContentFile> files = small_content();
  files.push_back({"dialogs/a.json", "{"});
  files.push_back({"dialogs/b.json", R"({"title": "t", "steps": [{"goto": "x"}]})"});
  CHECK(compile_content(files, nullptr).problems.size() >= 2);
}

TEST_CASE("a text that is nested too deeply, or too large, is never built", "[content]") {
  const std::string deep(100'000, '[');
  const auto result = parse_json(deep);
  REQUIRE(std::holds_alternative<JsonError>(result));
  CHECK(std::get<JsonError>(result).kind == JsonError::Kind::kDepth);
  CHECK(std::get<JsonError>(parse_json("[1]", {.bytes = 2})).kind == JsonError::Kind::kTooLarge);
}
