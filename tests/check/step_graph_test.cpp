#include "check/step_graph.h"

#include "catch.h"
#include "pack.h"

using namespace unclench;

namespace {

/// A pack with dialogs "x.a", "x.b", ...: each text is what stands in "steps" (and, before it, in "slots").
std::shared_ptr<const Content> compiled(const std::vector<std::pair<std::string, std::string>>& dialogs) {
  std::vector<ContentFile> files = sound_pack();
  for (const auto& [name, inside] : dialogs) files.push_back({"dialogs/x/" + name + ".json", R"({"title": "t", )" + inside + "}"});
  Compiled result = compile_content(files, nullptr);
  for (const Problem& problem : result.problems) UNSCOPED_INFO(to_text(problem));
  REQUIRE(result.content != nullptr);
  return result.content;
}

const Dialog& dialog_a(const Content& content) { return *content.dialogs.find("x.a"); }

std::string text_of(const StepGraph& graph) {
  std::string text;
  for (std::size_t i = 0; i + 1 < graph.next.size(); ++i) {
    text += std::to_string(i) + ":";
    for (const StepGraph::Edge& edge : graph.next[i]) text += (edge.silent ? " ~" : " ") + std::to_string(edge.to);
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a graph has every edge a dialog can take, and knows which are silent", "[check]") {
  const auto content = compiled({{"a", R"("slots": {"y": {"type": "yes_no"}}, "steps": [
      {"say": "x"},
      {"id": "q", "if": "known(y) or true", "ask": "x", "into": "y", "give_up": "out"},
      {"branch": [{"if": "y == 'yes'", "goto": "q"}, {"if": "y == 'no'", "goto": "out"}]},
      {"branch": [{"if": "y == 'yes'", "goto": "q"}, {"goto": "out"}]},
      {"id": "g", "guide": "breathing", "in": 4, "out": 6, "cycles": 1, "seconds": 10, "text": "t", "shorter": "out", "slower": "g"},
      {"if": "y == 'yes'", "goto": "q"},
      {"end": true},
      {"id": "out", "call": "faq.what_diet"}])"}});
  const Dialog& dialog = dialog_a(*content);
  CHECK(text_of(graph_of(dialog, pass_silently(content->dialogs))) ==
        "0: ~1\n"
        "1: ~2 2 7\n"
        "2: ~1 ~7 ~3\n"
        "3: ~1 ~7\n"
        "4: 5 7 4\n"
        "5: ~6 ~1\n"
        "6: ~8\n"
        "7: ~8\n");
}

TEST_CASE("whether a call comes back without a question depends on what is called", "[check]") {
  const auto content = compiled({{"a", R"("steps": [{"call": "x.b"}])"},
                                 {"b", R"("steps": [{"call": "x.c"}])"},
                                 {"c", R"("slots": {"y": {"type": "yes_no"}}, "steps": [{"id": "q", "ask": "x", "into": "y"}])"},
                                 {"d", R"("slots": {"y": {"type": "yes_no"}}, "steps": [{"if": "person.pregnant", "end": true}, {"id": "q", "ask": "x", "into": "y"}])"}});
  const PassesSilently passes = pass_silently(content->dialogs);
  CHECK_FALSE(passes.at("x.a"));
  CHECK_FALSE(passes.at("x.c"));
  CHECK(passes.at("x.d"));
  CHECK(passes.at("faq.what_diet"));
}

TEST_CASE("the shortest way and the shortest circle are found", "[check]") {
  const auto content = compiled({{"a", R"("slots": {"n": {"type": "number"}}, "steps": [
      {"id": "one", "say": "x"}, {"branch": [{"if": "n > 1", "goto": "four"}]}, {"id": "two", "say": "x"}, {"id": "three", "say": "x"},
      {"id": "four", "set": {"n": "n + 1"}}, {"branch": [{"if": "n < 9", "goto": "three"}, {"if": "n < 5", "goto": "four"}]}])"}});
  const Dialog& dialog = dialog_a(*content);
  const StepGraph graph = graph_of(dialog, {});
  CHECK(path_text(dialog, shortest_path(graph, 0, [](std::size_t i) { return i == 4; }, Along::kAllEdges)) == "one -> #1 -> four");
  CHECK(path_text(dialog, shortest_path(graph, 0, [&](std::size_t i) { return i == graph.end(); }, Along::kSilentEdges)) == "one -> #1 -> four -> #5 -> (end)");
  CHECK(path_text(dialog, shortest_path(graph, 0, [](std::size_t) { return false; }, Along::kAllEdges)) == "");
  CHECK(path_text(dialog, silent_cycle(graph)) == "four -> #5 -> four");
}

TEST_CASE("a circle with a question in it is none", "[check]") {
  const auto content = compiled({{"a", R"("slots": {"y": {"type": "yes_no"}}, "steps": [{"id": "q", "ask": "x", "into": "y"}, {"branch": [{"if": "y == 'no'", "goto": "q"}]}])"}});
  CHECK(silent_cycle(graph_of(dialog_a(*content), {})).empty());
}

TEST_CASE("a question that may be passed over does not break a circle", "[check]") {
  const auto content = compiled({{"a", R"("slots": {"y": {"type": "yes_no"}}, "steps": [{"id": "q", "if": "person.pregnant", "ask": "x", "into": "y"}, {"branch": [{"if": "y == 'no'", "goto": "q"}]}])"}});
  const Dialog& dialog = dialog_a(*content);
  CHECK(path_text(dialog, silent_cycle(graph_of(dialog, {}))) == "q -> #1 -> q");
}

TEST_CASE("answers are followed to the next question, as far as the conditions depend on them", "[check]") {
  auto [steps, stuck] = GENERATE(table<std::string, std::vector<std::string>>({
      {R"({"branch": [{"if": "c == 'a'", "goto": "q"}]})", {"a"}},
      {R"({"branch": [{"if": "c == 'a' or c == 'b'", "goto": "q"}]}, {"say": "x"})", {"a", "b"}},
      // depends on more than the answer: it may lead on
      {R"({"branch": [{"if": "c == 'a' and person.pregnant", "goto": "q"}]})", {}},
      // the answer is changed before it is looked at
      {R"({"set": {"c": "'b'"}}, {"branch": [{"if": "c == 'a'", "goto": "q"}]})", {}},
      // a detour that says something, and comes back
      {R"({"if": "c != 'a'", "end": true}, {"say": "x"}, {"goto": "q"})", {"a"}},
      {R"({"if": "c == 'a'", "goto": "q"}, {"call": "faq.what_diet"}, {"goto": "q"})", {"a"}},
      {R"({"branch": [{"if": "c == 'c'", "goto": "out"}, {"goto": "q"}]}, {"id": "out", "say": "x"})", {"a", "b"}},
  }));
  CAPTURE(steps);
  const auto content = compiled({{"a", R"("slots": {"c": {"type": "choice", "options": [{"value": "a", "title": "A"}, {"value": "b", "title": "B"}, {"value": "c", "title": "C"}]}},
      "steps": [{"say": "x"}, {"id": "q", "ask": "x", "into": "c", "skip": false}, )" + steps + "]"}});
  const AnswerPaths paths = answer_paths(content->dialogs, dialog_a(*content), 1);
  CHECK(paths.answers == 3);
  CHECK(paths.stuck == stuck);
}

TEST_CASE("a scale is followed number by number, a text cannot be listed", "[check]") {
  const auto scale = compiled({{"a", R"("slots": {"n": {"type": "scale", "min": 0, "max": 3}}, "steps": [{"id": "q", "ask": "x", "into": "n"}, {"if": "n < 2", "goto": "q"}])"}});
  const AnswerPaths paths = answer_paths(scale->dialogs, dialog_a(*scale), 0);
  CHECK(paths.answers == 4);
  CHECK(paths.stuck == std::vector<std::string>{"0", "1"});
  const auto text = compiled({{"a", R"("slots": {"t": {"type": "text"}}, "steps": [{"id": "q", "ask": "x", "into": "t"}])"}});
  CHECK(answer_paths(text->dialogs, dialog_a(*text), 0).answers == 0);
}
