#include "check/coverage.h"

#include "catch.h"
#include "pack.h"

using namespace unclench;

TEST_CASE("a list of topics is read by the names of its columns", "[check]") {
  const auto marks = std::get<std::vector<TopicMark>>(read_topic_marks("title\tid\tkind\tseed\r\nDiet\tfaq.what_diet\tanswer\tD2\n\nShort\tx\n"));
  REQUIRE(marks.size() == 2);
  CHECK(marks[0].id == "faq.what_diet");
  CHECK(marks[0].seed == "D2");
  CHECK(marks[0].kind == "answer");
  CHECK(marks[1].id == "x");
  CHECK(marks[1].seed.empty());
  CHECK(std::get<std::string>(read_topic_marks("id\ttopic\n")) == "the first line must name the column \"seed\"");
}

TEST_CASE("coverage has a row for each topic, also for one that only the list knows", "[check]") {
  const std::string stop = R"({"$schema": "../../../schema/intent.schema.json", "title": "Stop", "control": "stop", "patterns": ["^stop$"], "examples": ["stop"]})";
  const Compiled compiled = compile_content(with(sound_pack(), "intents/en/meta/stop.json", stop), nullptr);
  REQUIRE(compiled.content != nullptr);
  const std::vector<CoverageRow> rows = coverage(*compiled.content, "en",
                                                 {{"faq.what_diet", "D2", "answer"}, {"faq.heat_or_cold", "D1", "answer"}, {"meta.stop", "added", "control"}});
  std::string table;
  for (const CoverageRow& row : rows) {
    table += row.topic + "|" + row.seed + "|" + row.dialog + "|" + row.label + "|";
    for (const std::string& source : row.sources) table += source;
    table += "|" + std::to_string(row.patterns) + "|" + std::to_string(row.examples) + "\n";
  }
  CHECK(table ==
        "faq.heat_or_cold|D1||||0|0\n"
        "faq.should_i_rest||faq.should_i_rest|good|NG59|1|2\n"
        "faq.what_diet|D2|faq.what_diet|weak|DIET|1|2\n");
  CHECK(rows[2].title == "What should I eat?");
  CHECK(rows[2].grade > 0);
}
