#include "catch.h"
#include "check/draw_dialog.h"
#include "support/small_content.h"

using namespace unclench;

namespace {

const Dialog& check_dialog() { return *small_content().dialogs.find("check"); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a dialog is drawn with its questions and its end", "[draw]") {
  const std::string dot = draw_dot(small_content().dialogs, check_dialog(), {});
  CHECK(has(dot, "digraph \"check\""));
  CHECK(has(dot, "a: How strong?"));
  CHECK(has(dot, "s0 -> s1"));
  CHECK(has(dot, "s2 -> s3"));
  const std::string mermaid = draw_mermaid(small_content().dialogs, check_dialog(), {});
  CHECK(has(mermaid, "flowchart TD"));
  CHECK(has(mermaid, "s1[/\"b: Is it new?\"/]"));
}

TEST_CASE("arrows carry how often people took them", "[draw]") {
  WaysTaken ways;
  count_ways(check_dialog(), {{"check/a"}, {"faq.rest/#0"}, {"check/b"}, {"check/#2"}}, ways);
  count_ways(check_dialog(), {{"check/a"}, {"check/b"}}, ways);
  CHECK(ways[{"a", "b"}] == 2);
  CHECK(ways[{"b", "#2"}] == 1);
  CHECK(has(draw_mermaid(small_content().dialogs, check_dialog(), ways), "s0 -->|\"(2)\"| s1"));
}

TEST_CASE("a second visit does not join the first", "[draw]") {
  WaysTaken ways;
  count_ways(check_dialog(), {{"check/a"}, {"check/b"}, {"check/a"}}, ways);
  CHECK(ways[{"a", "b"}] == 1);
  CHECK(ways.count({"b", "a"}) == 0);
}
