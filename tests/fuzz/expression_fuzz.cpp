// Any bytes as an expression: it either parses, and then evaluates to a value of its kind, or is refused with
// an offset inside the text.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "dialog/expression.h"

namespace {

using namespace unclench;

const SlotSpecs& specs() {
  static const SlotSpecs kSpecs = [] {
    const std::vector<Option> options = {{.value = "never", .title = "Never", .points = 0},
                                         {.value = "often", .title = "Often", .points = 2}};
    SlotSpecs all;
    for (const SlotSpec& spec : {SlotSpec{.name = "a", .type = SlotType::kScale},
                                 SlotSpec{.name = "c", .type = SlotType::kChoice, .options = options},
                                 SlotSpec{.name = "m", .type = SlotType::kMultiChoice, .options = options},
                                 SlotSpec{.name = "y", .type = SlotType::kYesNo},
                                 SlotSpec{.name = "d", .type = SlotType::kDuration},
                                 SlotSpec{.name = "t", .type = SlotType::kText},
                                 SlotSpec{.name = "f", .type = SlotType::kFlag}}) {
      all[spec.name] = spec;
    }
    return all;
  }();
  return kSpecs;
}

const SlotSpec* spec_of(std::string_view name) {
  const auto found = specs().find(name);
  return found == specs().end() ? nullptr : &found->second;
}

const Value* value_of(std::string_view name) {
  static const SlotValues kValues = {{"a", 6.5},
                                     {"c", std::string("often")},
                                     {"m", std::vector<std::string>{"never"}},
                                     {"t", std::string("text")},
                                     {"f", true}};
  const auto found = kValues.find(name);
  return found == kValues.end() ? nullptr : &found->second;
}

bool is_of(ValueKind kind, const Value& value) {
  if (is_missing(value)) return true;
  switch (kind) {
    case ValueKind::kFlag:
      return std::holds_alternative<bool>(value);
    case ValueKind::kNumber:
      return std::holds_alternative<double>(value);
    case ValueKind::kText:
      return std::holds_alternative<std::string>(value);
    case ValueKind::kList:
      return std::holds_alternative<std::vector<std::string>>(value);
  }
  return false;
}

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto parsed = Expression::parse(text, spec_of, {"a", "c", "m", "y", "d", "t", "f"});
  if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
    require(error->offset <= size && !error->what.empty());
    return 0;
  }
  const Expression& expression = std::get<Expression>(parsed);
  require(expression.text() == text);
  for (const auto value : {value_of, +[](std::string_view) -> const Value* { return nullptr; }}) {
    require(is_of(expression.kind(), expression.evaluate(value, spec_of)));
    expression.holds(value, spec_of);
  }
  for (const auto& [name, spec] : specs()) {
    if (const auto error = expression.cannot_set(spec)) require(error->offset <= size);
  }
  return 0;
}
