#include "dialog/slot.h"

#include "catch.h"

#include <limits>

using namespace unclench;

namespace {

using List = std::vector<std::string>;

SlotSpec of_type(SlotType type) { return {.name = "s", .type = type}; }

}  // namespace

TEST_CASE("every slot type has the name authors write, and is found by it", "[slot]") {
  auto [type, name] = GENERATE(table<SlotType, std::string>({{SlotType::kYesNo, "yes_no"},
                                                             {SlotType::kChoice, "choice"},
                                                             {SlotType::kMultiChoice, "multi_choice"},
                                                             {SlotType::kScale, "scale"},
                                                             {SlotType::kNumber, "number"},
                                                             {SlotType::kDuration, "duration"},
                                                             {SlotType::kDate, "date"},
                                                             {SlotType::kText, "text"},
                                                             {SlotType::kFlag, "flag"}}));
  CHECK(name_of(type) == name);
  CHECK(slot_type(name) == type);
  CHECK_FALSE(slot_type("Choice").has_value());
}

TEST_CASE("a slot knows its options by value", "[slot]") {
  SlotSpec choice = of_type(SlotType::kChoice);
  choice.options = {{.value = "often", .title = "Often"}, {.value = "always", .title = "Nearly always"}};
  REQUIRE(choice.option("always") != nullptr);
  CHECK(choice.option("always")->title == "Nearly always");
  CHECK(choice.option("Always") == nullptr);
  CHECK(choice.option_values() == List{"often", "always"});
}

TEST_CASE("yes_no has its three options built in", "[slot]") {
  const SlotSpec spec = of_type(SlotType::kYesNo);
  CHECK(spec.option_values() == List{"yes", "no", "unsure"});
  CHECK(spec.option("unsure")->title == "Not sure");
  CHECK(spec.option("maybe") == nullptr);
}

TEST_CASE("numbers are shown without needless zeros", "[slot]") {
  auto [number, text] = GENERATE(table<double, std::string>({
      {6, "6"}, {6.5, "6.5"}, {6.25, "6.25"}, {1.0 / 3, "0.33"}, {10, "10"}, {100, "100"}, {0, "0"},
      {-0.001, "0"}, {-3, "-3"}, {std::numeric_limits<double>::infinity(), ""}}));
  CAPTURE(number);
  CHECK(shown(number, nullptr) == text);
}

TEST_CASE("durations are shown in the unit a person would choose", "[slot]") {
  auto [days, text] = GENERATE(table<double, std::string>({
      {0, "0 days"}, {1, "1 day"}, {3, "3 days"}, {7, "1 week"}, {10, "10 days"}, {14, "2 weeks"},
      {42, "6 weeks"}, {45, "6 weeks"}, {61, "2 months"}, {91, "3 months"}, {183, "6 months"},
      {365, "1 year"}, {548, "18 months"}, {730, "2 years"}, {913, "2.5 years"}, {3652, "10 years"},
      {7305, "20 years"}, {2.0 / 24, "2 hours"}, {20.0 / 1440, "20 minutes"}, {1.5, "1.5 days"}}));
  CAPTURE(days);
  const SlotSpec spec = of_type(SlotType::kDuration);
  CHECK(shown(days, &spec) == text);
}

TEST_CASE("values are shown as a person reads them", "[slot]") {
  SlotSpec choice = of_type(SlotType::kMultiChoice);
  choice.options = {
      {.value = "a", .title = "Work"}, {.value = "b", .title = "Money"}, {.value = "c", .title = "Sleep"}};
  SlotSpec hours = of_type(SlotType::kNumber);
  hours.unit = "hours";
  const SlotSpec yes_no = of_type(SlotType::kYesNo);
  const SlotSpec date = of_type(SlotType::kDate);
  CHECK(shown(std::string("b"), &choice) == "Money");
  CHECK(shown(std::string("gone"), &choice) == "gone");
  CHECK(shown(List{"a", "b", "c"}, &choice) == "Work, Money and Sleep");
  CHECK(shown(List{"a", "c"}, &choice) == "Work and Sleep");
  CHECK(shown(List{}, &choice).empty());
  CHECK(shown(7.0, &hours) == "7 hours");
  CHECK(shown(std::string("unsure"), &yes_no) == "Not sure");
  CHECK(shown(20'778.0, &date) == "21 November 2026");
  CHECK(shown(true, nullptr) == "yes");
  CHECK(shown(std::string("Anna"), nullptr) == "Anna");
  CHECK(shown(Value{}, &date).empty());
}
