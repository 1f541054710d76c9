#include "dialog/expression.h"

#include "catch.h"

#include <limits>

using namespace unclench;

namespace {

using List = std::vector<std::string>;

SlotSpecs slots() {
  SlotSpecs specs;
  const auto add = [&](SlotSpec spec) { specs[spec.name] = std::move(spec); };
  const std::vector<Option> often = {{.value = "never", .title = "Never", .points = 0},
                                     {.value = "sometimes", .title = "Sometimes", .points = 1},
                                     {.value = "often", .title = "Often", .points = 2},
                                     {.value = "always", .title = "Nearly always", .points = 3}};
  add({.name = "p1", .type = SlotType::kChoice, .options = often});
  add({.name = "p2", .type = SlotType::kChoice, .options = often});
  add({.name = "version",
       .type = SlotType::kChoice,
       .options = {{.value = "full", .title = "5 minutes"}, {.value = "short", .title = "1 minute"}}});
  add({.name = "p4", .type = SlotType::kYesNo});
  add({.name = "m",
       .type = SlotType::kMultiChoice,
       .options = {{.value = "injury", .title = "Injury", .points = 1},
                   {.value = "leg", .title = "Leg", .points = 1},
                   {.value = "movement", .title = "Movement"}}});
  add({.name = "stress", .type = SlotType::kScale});
  add({.name = "pain", .type = SlotType::kScale});
  add({.name = "link", .type = SlotType::kNumber, .max = 9});
  add({.name = "since", .type = SlotType::kDuration});
  add({.name = "day", .type = SlotType::kDate});
  add({.name = "note", .type = SlotType::kText});
  add({.name = "done", .type = SlotType::kFlag});
  add({.name = "person.sleep", .type = SlotType::kScale});
  return specs;
}

struct Scene {
  SlotSpecs specs = slots();
  SlotValues values;

  Expression::Scope scope() const {
    return [this](std::string_view name) -> const SlotSpec* {
      const auto found = specs.find(name);
      return found == specs.end() ? nullptr : &found->second;
    };
  }

  Expression::Reader reader() const {
    return [this](std::string_view name) -> const Value* {
      const auto found = values.find(name);
      return found == values.end() ? nullptr : &found->second;
    };
  }

  std::variant<Expression, ExpressionError> parse(const std::string& text) const {
    List names;
    for (const auto& [name, spec] : specs) names.push_back(name);
    return Expression::parse(text, scope(), names);
  }

  Expression good(const std::string& text) const {
    auto parsed = parse(text);
    if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
      FAIL(text << ": " << error->what << " at " << error->offset << "; " << error->hint);
    }
    return std::get<Expression>(parsed);
  }

  Value value(const std::string& text) const { return good(text).evaluate(reader(), scope()); }
  bool holds(const std::string& text) const { return good(text).holds(reader(), scope()); }
};

/// Everything but p2, link, since, day and person.sleep has been answered.
Scene answered() {
  Scene scene;
  scene.values = {{"p1", std::string("often")},
                  {"version", std::string("short")},
                  {"p4", std::string("no")},
                  {"m", List{"leg", "movement"}},
                  {"stress", 6.5},
                  {"pain", 4.0},
                  {"note", std::string("since the move")},
                  {"done", true}};
  return scene;
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("expressions compute numbers with the usual precedence", "[expression]") {
  auto [text, number] = GENERATE(table<std::string, double>({
      {"6", 6}, {"6.25", 6.25}, {"1 + 2 * 3", 7}, {"(1 + 2) * 3", 9}, {"10 - 4 - 3", 3}, {"12 / 3 / 2", 2},
      {"2 * 9 / 3 * 2", 12}, {"49 * 1 / 49", 1}, {"-3 + 5", 2}, {"2 - -3", 5}, {"--3", 3}, {"-(1 + 2)", -3},
      {"stress", 6.5}, {"stress+pain", 10.5}, {"floor(stress)", 6}, {"ceil(stress)", 7},
      {"floor(0.1 * 3 / 0.1)", 3}, {"min(stress, pain, 5)", 4}, {"max(stress, pain, 5)", 6.5},
      {"points(p1)", 2}, {"points(m)", 1}, {"count(m)", 2}, {"count_known(p1, p2, stress, link)", 2},
      {"sum(points(p1), points(p2), 1)", 3}, {"sum(stress)", 6.5}}));
  CAPTURE(text);
  const Value value = answered().value(text);
  REQUIRE(std::holds_alternative<double>(value));
  CHECK(std::get<double>(value) == Approx(number));
}

TEST_CASE("expressions decide", "[expression]") {
  auto [text, holds] = GENERATE(table<std::string, bool>({
      {"true", true}, {"false", false}, {"not false", true}, {"not not true", true},
      {"true or false and false", true}, {"(true or false) and false", false}, {"not false and false", false},
      {"not (false and false)", true}, {"not stress == 6.5", false}, {"stress >= 6.5 and pain < 5", true},
      {"stress > 6.5", false}, {"stress <= 6.5", true}, {"stress != 6", true}, {"stress - 6.2 == 0.3", true},
      {"stress - 6.2 > 0.3", false}, {"pain + 2.5 == stress", true}, {"p1 == 'often'", true},
      {"'often' == p1", true}, {"p1 != 'never'", true}, {"p1 == p2", false}, {"p4 == 'no'", true},
      {"version == 'short' or version == 'full'", true}, {"note == 'anything'", false}, {"done", true},
      {"done == false", false}, {"done != false", true}, {"note", true}, {"m", true}, {"stress", true},
      {"stress - 6.5", false}, {"has(m, 'leg')", true}, {"has(m, 'injury')", false}, {"count(m) == 2", true},
      {"known(p1) and missing(p2)", true}, {"known(points(p1))", true}, {"known(points(p2))", false},
      {"note == 'and' or true", true}}));
  CAPTURE(text);
  CHECK(answered().holds(text) == holds);
}

TEST_CASE("whatever is computed from a missing value is missing", "[expression]") {
  auto text = GENERATE(as<std::string>(),
                        "p2", "link", "link + 1", "1 + link", "-link", "link * 0", "floor(link)",
                        "max(1, link)", "points(p2)", "sum(points(p2), link)", "stress / 0", "0 / 0",
                        "stress / (pain - 4)", "person.sleep");
  CAPTURE(text);
  CHECK(is_missing(answered().value(text)));
}

TEST_CASE("a comparison with a missing value is false, and so is its opposite", "[expression]") {
  auto text = GENERATE(as<std::string>(),
                        "link == 3", "link != 3", "link < 3", "link >= 3", "3 > link", "p2 == 'often'",
                        "p2 != 'often'", "link", "not (missing(link))", "has(m, 'leg') and link > 1",
                        "since > 90", "day > 0", "stress / 0 == 1");
  CAPTURE(text);
  CHECK_FALSE(answered().holds(text));
}

TEST_CASE("and, or and not take missing as false", "[expression]") {
  auto text = GENERATE(as<std::string>(),
                        "not link", "link or true", "not (link and true)", "not (p2 == 'often')");
  CAPTURE(text);
  CHECK(answered().holds(text));
}

TEST_CASE("a list that is missing has nothing and no count", "[expression]") {
  const Scene nothing;
  CHECK_FALSE(nothing.holds("has(m, 'leg')"));
  CHECK(nothing.holds("not has(m, 'leg')"));
  CHECK(is_missing(nothing.value("count(m)")));
  CHECK_FALSE(nothing.holds("count(m) == 0"));
  CHECK(is_missing(nothing.value("points(m)")));
}

TEST_CASE("a value of another type, from older content, counts as missing", "[expression]") {
  Scene scene;
  scene.values = {{"stress", std::string("high")}, {"p1", 2.0}, {"m", std::string("leg")}, {"done", 1.0}};
  CHECK(is_missing(scene.value("stress + 1")));
  CHECK(is_missing(scene.value("points(p1)")));
  CHECK_FALSE(scene.holds("has(m, 'leg')"));
  CHECK_FALSE(scene.holds("done"));
}

TEST_CASE("a chosen option that is gone has no points", "[expression]") {
  Scene scene;
  scene.values = {{"p1", std::string("rarely")}, {"m", List{"gone", "leg"}}};
  CHECK(is_missing(scene.value("points(p1)")));
  CHECK(std::get<double>(scene.value("points(m)")) == 1);
}

TEST_CASE("an expression knows its kind, its text and the slots it reads", "[expression]") {
  auto [text, kind] = GENERATE(table<std::string, ValueKind>({
      {"stress > 1", ValueKind::kFlag}, {"stress + 1", ValueKind::kNumber}, {"p1", ValueKind::kText},
      {"'x'", ValueKind::kText}, {"m", ValueKind::kList}, {"has(m, 'leg')", ValueKind::kFlag}}));
  CHECK(Scene().good(text).kind() == kind);
  CHECK(Scene().good(text).text() == text);
  CHECK(Scene().good("stress > 1 and (pain > 2 or person.sleep < stress)").reads() ==
        List{"pain", "person.sleep", "stress"});
  CHECK(Scene().good("1 + 2").reads().empty());
}

TEST_CASE("what is wrong is said with its place and a hint", "[expression]") {
  auto [text, offset, what, hint] = GENERATE(table<std::string, std::size_t, std::string, std::string>({
      // form
      {"", 0, "the expression is empty", ""},
      {"   ", 0, "the expression is empty", ""},
      {"stress =  6", 7, "\"=\" means nothing here", "did you mean \"==\"?"},
      {"done && done", 5, "\"&\" means nothing here", "did you mean \"and\"?"},
      {"done || done", 5, "\"|\" means nothing here", "did you mean \"or\"?"},
      {"!done", 0, "\"!\" means nothing here", "did you mean \"not\"?"},
      {"stress <> 6", 7, "\"<\" means nothing here", "did you mean \"!=\"?"},
      {"stress => 6", 7, "\"=\" means nothing here", "did you mean \">=\"?"},
      {"p1 == \"often\"", 6, "\"\"\" means nothing here", "texts stand in single quotes: 'often'"},
      {"p1 == 'often", 6, "the text is not closed", "add a ' at its end"},
      {"stress % 2", 7, "\"%\" means nothing here", ""},
      {"stress \xC3\xB7 2", 7, "a strange character", ""},
      {"6. > 1", 0, "\"6.\" is not a number", "a number is 6 or 6.5"},
      {"1.2.3 > 1", 0, "\"1.2.3\" is not a number", "a number is 6 or 6.5"},
      {"3x > 1", 0, "a name cannot begin with a digit", ""},
      {"stress >", 8, "something is missing at the end", "expected a slot, a number, a 'text' or a bracket"},
      {"stress > and done", 9, "unexpected \"and\"", "expected a slot, a number, a 'text' or a bracket"},
      {"(stress > 1", 11, "a bracket is not closed", "expected \")\""},
      {"max(stress pain)", 11, "unexpected \"pain\"", "expected \")\""},
      {"stress > 1)", 10, "unexpected \")\"", "expected an operator, or the end"},
      {"done AND done", 5, "unexpected \"AND\"", "did you mean \"and\"?"},
      {"done xyz done", 5, "unexpected \"xyz\"", "expected an operator, or the end"},
      {"0 < stress < 5", 11, "comparisons cannot follow one another", "write: 3 < a and a < 6"},
      // functions
      {"cuont(m)", 0, "no function \"cuont\"", "did you mean \"count\"?"},
      {"has(m)", 0, "\"has\" takes 2 arguments, not 1", ""},
      {"floor()", 0, "\"floor\" takes 1 argument, not 0", ""},
      {"sum()", 0, "\"sum\" takes at least 1 argument, not 0", ""},
      {"points(2)", 7, "points() needs a slot", "points(p1)"},
      {"points(stress) > 1", 7, "no option of \"stress\" has points", ""},
      {"points(version) > 1", 7, "no option of \"version\" has points", ""},
      {"count(p1)", 6, "\"p1\" is a text, not a list", "for several slots write count_known(a, b)"},
      {"has(stress, 'leg')", 4, "\"stress\" is a number, not a list", "compare it with a number: 0 to 10"},
      {"has(m, stress)", 7, "\"stress\" is a number, not a text", "one of: 'injury', 'leg', 'movement'"},
      // names
      {"done and stres > 1", 9, "no slot \"stres\"", "did you mean \"stress\"?"},
      {"person.slep > 1", 0, "no slot \"person.slep\"", "did you mean \"person.sleep\"?"},
      {"count > 1", 0, "no slot \"count\"", "one of: day, done, link, m, note, p1, p2, p4, ..."},
      // options
      {"p1 == 'somtimes'", 6, "\"p1\" can never be 'somtimes'", "did you mean \"sometimes\"?"},
      {"p1 != 'somtimes'", 6, "\"p1\" can never be 'somtimes'", "did you mean \"sometimes\"?"},
      {"'x' == p1", 0, "\"p1\" can never be 'x'", "one of: never, sometimes, often, always"},
      {"p4 == 'maybe'", 6, "\"p4\" can never be 'maybe'", "one of: yes, no, unsure"},
      {"has(m, 'legs')", 7, "\"m\" can never hold 'legs'", "did you mean \"leg\"?"},
      {"p1 == version", 6, "\"p1\" and \"version\" have no value in common", ""},
      // kinds
      {"p4 == true", 6, "\"p4\" is a text, true is true or false", "compare it with 'yes', 'no', 'unsure'"},
      {"done == 'yes'", 8, "\"done\" is true or false, 'yes' is a text", "compare it with true or false"},
      {"stress == 'high'", 10, "\"stress\" is a number, 'high' is a text",
       "compare it with a number: 0 to 10"},
      {"p1 == 2", 6, "\"p1\" is a text, 2 is a number",
       "compare it with 'never', 'sometimes', 'often', 'always'"},
      {"since == 'weeks'", 9, "\"since\" is a number, 'weeks' is a text",
       "compare it with a number: at least 0"},
      {"note == 5", 8, "\"note\" is a text, 5 is a number", "compare it with a 'text'"},
      {"m == 'leg'", 0, "\"m\" is a list and equals nothing", "write has(m, 'value') or count(m)"},
      {"'leg' == m", 9, "\"m\" is a list and equals nothing", "write has(m, 'value') or count(m)"},
      {"p1 > 'never'", 0, "\"p1\" is a text and has no order", "use == or !="},
      {"m > 2", 0, "\"m\" is a list and has no order", "write count(m)"},
      {"done >= 1", 0, "\"done\" is true or false and has no order", "use == or !="},
      {"p1 + 1 > 2", 0, "\"p1\" is a text, not a number", "for scoring write points(p1)"},
      {"sum(p1, 1)", 4, "\"p1\" is a text, not a number", "for scoring write points(p1)"},
      {"-done", 1, "\"done\" is true or false, not a number", ""},
      {"p4 and done", 0, "\"p4\" is neither true nor false", "write p4 == 'yes'"},
      {"not p1", 4, "\"p1\" is neither true nor false", "write p1 == 'never'"},
      // ranges
      {"stress == 11", 10, "\"stress\" can never be 11", "\"stress\" is 0 to 10"},
      {"stress != -1", 10, "\"stress\" can never be -1", "\"stress\" is 0 to 10"},
      {"11 == stress", 0, "\"stress\" can never be 11", "\"stress\" is 0 to 10"},
      {"stress > 10", 0, "this can never be true: stress > 10", "\"stress\" is 0 to 10"},
      {"done and stress < 0", 9, "this can never be true: stress < 0", "\"stress\" is 0 to 10"},
      {"10 < stress", 0, "this can never be true: 10 < stress", "\"stress\" is 0 to 10"},
      {"link >= 10", 0, "this can never be true: link >= 10", "\"link\" is 0 to 9"},
      {"since < 0", 0, "this can never be true: since < 0", "\"since\" is at least 0"},
      {"count(m) > 3", 0, "this can never be true: count(m) > 3", "count(m) is 0 to 3"},
      {"points(p1) == 4", 14, "points(p1) can never be 4", "points(p1) is 0 to 3"},
      {"sum(points(p1), points(p2)) > 6", 0, "this can never be true: sum(points(p1), points(p2)) > 6",
       "sum(points(p1), points(p2)) is 0 to 6"},
      {"stress - pain < -10", 0, "this can never be true: stress - pain < -10", "stress - pain is -10 to 10"},
      {"max(stress, 3) < 3", 0, "this can never be true: max(stress, 3) < 3", "max(stress, 3) is 3 to 10"},
      {"points(m) == 3", 13, "points(m) can never be 3", "points(m) is 0 to 2"},
      {"count_known(p1, p2) > 2", 0, "this can never be true: count_known(p1, p2) > 2",
       "count_known(p1, p2) is 0 to 2"},
  }));
  CAPTURE(text);
  const auto parsed = Scene().parse(text);
  const auto* error = std::get_if<ExpressionError>(&parsed);
  REQUIRE(error != nullptr);
  CHECK(error->what == what);
  CHECK(error->offset == offset);
  CHECK(error->hint == hint);
}

TEST_CASE("comparisons that can be true are left alone", "[expression]") {
  auto text = GENERATE(as<std::string>(),
                        "stress == 10", "stress >= 10", "stress <= 0", "stress == 6.5", "stress >= 0",
                        "stress < 100", "stress * pain == 100", "stress / pain > 1000", "day < 0",
                        "since > 100000", "10 - stress == 10", "min(stress, 20) == 10",
                        "floor(stress / 3) == 3", "p1 == p2", "note == p1", "2 * points(p1) == 6",
                        "day - day > 5", "since * -1 < 0", "since / 7 >= 6");
  CAPTURE(text);
  CHECK(std::holds_alternative<Expression>(Scene().parse(text)));
}

TEST_CASE("a result that does not fit its slot is refused when content loads", "[expression]") {
  auto [text, slot, what] = GENERATE(table<std::string, std::string, std::string>({
      {"stress + 1", "link", ""}, {"'often'", "p1", ""}, {"p1", "p2", ""}, {"stress > 5", "done", ""},
      {"'anything'", "note", ""}, {"p1", "note", ""}, {"m", "m", ""}, {"14", "since", ""},
      {"'somtimes'", "p1", "\"p1\" can never be 'somtimes'"},
      {"'maybe'", "p4", "\"p4\" can never be 'maybe'"},
      {"note", "p1", "\"p1\" takes only its options, this can be any text"},
      {"11", "stress", "\"stress\" can never be 11"}, {"-1", "since", "\"since\" can never be -1"},
      {"true", "p4", "\"p4\" takes a text, this is true or false"},
      {"stress", "p1", "\"p1\" takes a text, this is a number"},
      {"p1", "m", "\"m\" takes a list, this is a text"}}));
  CAPTURE(text, slot);
  const Scene scene;
  const std::optional<ExpressionError> error = scene.good(text).cannot_set(scene.specs.at(slot));
  CHECK((error ? error->what : "") == what);
}

TEST_CASE("an answer with options decides nothing by itself", "[expression]") {
  CHECK(Scene().good("p4").cannot_decide()->hint == "write p4 == 'yes'");
  CHECK(Scene().good("p1").cannot_decide().has_value());
  CHECK_FALSE(Scene().good("p4 == 'yes'").cannot_decide().has_value());
  CHECK_FALSE(Scene().good("note").cannot_decide().has_value());
  CHECK_FALSE(Scene().good("stress").cannot_decide().has_value());
  CHECK_FALSE(Scene().good("m").cannot_decide().has_value());
}

TEST_CASE("deep nesting is refused and never overflows the stack", "[expression]") {
  const auto [open, inside, close] = GENERATE(table<std::string, std::string, std::string>(
      {{"(", "1", ")"}, {"not ", "true", ""}, {"-", "1", ""}, {"floor(", "1", ")"}, {"-(", "1", ")"}}));
  CAPTURE(open);
  const std::size_t levels = Expression::kMaxDepth / (open == "-(" ? 2 : 1);
  CHECK(std::holds_alternative<Expression>(
      Scene().parse(repeated(open, levels) + inside + repeated(close, levels))));
  for (const std::size_t depth : {levels + 1, std::size_t{100'000}}) {
    const auto parsed = Scene().parse(repeated(open, depth) + inside + repeated(close, depth));
    REQUIRE(std::holds_alternative<ExpressionError>(parsed));
    CHECK(std::get<ExpressionError>(parsed).what == "nested too deeply");
    CHECK(std::get<ExpressionError>(parsed).hint == "at most 64 levels");
  }
}

TEST_CASE("long rows are no deeper than short ones", "[expression]") {
  const std::size_t many = 50'000;
  CHECK(Scene().holds("true" + repeated(" and true", many)));
  CHECK_FALSE(Scene().holds("false" + repeated(" or false", many)));
  CHECK(std::get<double>(Scene().value("1" + repeated(" + 1", many))) == many + 1);
  CHECK(std::get<double>(Scene().value("max(1" + repeated(", 2", many) + ")")) == 2);
}

TEST_CASE("results too large for a number are missing", "[expression]") {
  const std::string large = "1" + repeated("0", 300);
  CHECK(is_missing(answered().value(large + " * " + large)));
  CHECK(std::holds_alternative<ExpressionError>(Scene().parse("1" + repeated("0", 400))));
}
