#include "dialog/expression_check.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/problem.h"
#include "dialog/expression_parser.h"

namespace unclench {
namespace {

using Node = Expression::Node;
using Op = Node::Op;
using Facts = Node::Facts;
using Error = std::optional<ExpressionError>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Facts flag() { return {.kind = ValueKind::kFlag}; }

Facts number(double low = -kInfinity, double high = kInfinity) {
  // 0 times infinity and the like: nothing is known.
  return {.kind = ValueKind::kNumber,
          .low = std::isnan(low) ? -kInfinity : low,
          .high = std::isnan(high) ? kInfinity : high};
}

Facts text(std::vector<std::string> texts) { return {.kind = ValueKind::kText, .texts = std::move(texts)}; }

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

Facts negated(const Facts& of) { return number(-of.high, -of.low); }

Facts product(const Facts& a, const Facts& b) {
  const std::array<double, 4> corners = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  if (std::any_of(corners.begin(), corners.end(), [](double corner) { return std::isnan(corner); }))
    return number();
  return number(*std::min_element(corners.begin(), corners.end()),
                *std::max_element(corners.begin(), corners.end()));
}

Facts quotient(const Facts& a, const Facts& b) {
  if (b.low <= 0 && b.high >= 0) return number();
  const std::array<double, 4> corners = {a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high};
  if (std::any_of(corners.begin(), corners.end(), [](double corner) { return std::isnan(corner); }))
    return number();
  return number(*std::min_element(corners.begin(), corners.end()),
                *std::max_element(corners.begin(), corners.end()));
}

/// A missing part is left out, so it adds nothing.
Facts sum_of_known(const std::vector<Node>& parts) {
  Facts sum = number(0, 0);
  for (const Node& part : parts) {
    sum.low += std::min(0.0, part.facts.low);
    sum.high += std::max(0.0, part.facts.high);
  }
  return parts.size() == 1 ? parts.front().facts : sum;
}

bool share_a_text(const Facts& a, const Facts& b) {
  if (a.any_text || b.any_text) return true;
  return std::any_of(a.texts.begin(), a.texts.end(), [&](const std::string& one) {
    return std::find(b.texts.begin(), b.texts.end(), one) != b.texts.end();
  });
}

std::string as_literals(const std::vector<std::string>& texts) {
  std::string list;
  for (std::size_t i = 0; i < texts.size(); ++i) list += (i == 0 ? "'" : ", '") + texts[i] + "'";
  return list;
}

/// Bottom up. Stops at the first error in reading order.
class Checker {
 public:
  Checker(std::string_view text, const Expression::Scope& scope, const std::vector<std::string>& names)
      : text_(text), scope_(scope), names_(names) {}

  Error check(Node& node) const {
    for (Node& part : node.parts) {
      if (Error error = check(part)) return error;
    }
    switch (node.op) {
      case Op::kNumber:
        return settle(node, number(node.number, node.number));
      case Op::kText:
        return settle(node, unclench::text({node.text}));
      case Op::kFlag:
      case Op::kKnown:
      case Op::kMissing:
        return settle(node, flag());
      case Op::kSlot:
        return check_slot(node);
      case Op::kOr:
      case Op::kAnd:
      case Op::kNot:
        return check_logic(node);
      case Op::kEqual:
      case Op::kUnequal:
        return check_equality(node);
      case Op::kLess:
      case Op::kLessEqual:
      case Op::kGreater:
      case Op::kGreaterEqual:
        return check_order(node);
      case Op::kPoints:
        return check_points(node);
      case Op::kHas:
        return check_has(node);
      case Op::kCount:
        return check_count(node);
      case Op::kCountKnown:
        return settle(node, number(0, static_cast<double>(node.parts.size())));
      case Op::kAdd:
      case Op::kMultiply:
      case Op::kNegate:
      case Op::kSum:
      case Op::kFloor:
      case Op::kCeil:
      case Op::kMin:
      case Op::kMax:
        return check_arithmetic(node);
    }
    return {};
  }

 private:
  Error check_slot(Node& node) const {
    const SlotSpec* spec = scope_(node.text);
    if (spec == nullptr) return wrong(node, "no slot " + quoted(node.text), did_you_mean(node.text, names_));
    return settle(node, facts_of(*spec));
  }

  Error check_logic(Node& node) const {
    for (const Node& part : node.parts) {
      if (!decides(part.facts)) {
        return wrong(part, shown(part) + " is neither true nor false",
                     "write " + std::string(source(part)) + " == '" + part.facts.texts.front() + "'");
      }
    }
    return settle(node, flag());
  }

  Error check_equality(Node& node) const {
    const Node& left = node.parts[0];
    const Node& right = node.parts[1];
    for (const Node& part : node.parts) {
      if (part.facts.kind != ValueKind::kList) continue;
      const std::string list(source(part));
      return wrong(part, shown(part) + " is a list and equals nothing",
                   "write has(" + list + ", 'value') or count(" + list + ")");
    }
    if (left.facts.kind != right.facts.kind) return wrong_kinds(left, right);
    if (left.facts.kind == ValueKind::kText && !share_a_text(left.facts, right.facts)) {
      return never_equal_texts(left, right);
    }
    if (left.facts.kind == ValueKind::kNumber && (left.facts.high + Node::kSame < right.facts.low ||
                                                  right.facts.high + Node::kSame < left.facts.low)) {
      return never(node, left, right);
    }
    return settle(node, flag());
  }

  Error check_order(Node& node) const {
    const Node& left = node.parts[0];
    const Node& right = node.parts[1];
    for (const Node& part : node.parts) {
      if (part.facts.kind == ValueKind::kNumber) continue;
      const bool can_be_equal = part.facts.kind != ValueKind::kList;
      return wrong(part, shown(part) + " is " + std::string(name_of(part.facts.kind)) + " and has no order",
                   can_be_equal ? "use == or !=" : "write count(" + std::string(source(part)) + ")");
    }
    const Facts& a = left.facts;
    const Facts& b = right.facts;
    const bool upwards = node.op == Op::kLess || node.op == Op::kLessEqual;
    const bool or_equal = node.op == Op::kLessEqual || node.op == Op::kGreaterEqual;
    const double most_apart = upwards ? b.high - a.low : a.high - b.low;
    const bool possible = or_equal ? most_apart > -Node::kSame : most_apart > Node::kSame;
    return possible ? settle(node, flag()) : never(node, left, right);
  }

  Error check_arithmetic(Node& node) const {
    for (const Node& part : node.parts) {
      if (part.facts.kind == ValueKind::kNumber) continue;
      const bool can_have_points = part.op == Op::kSlot && part.facts.kind != ValueKind::kFlag;
      return wrong(part, shown(part) + " is " + std::string(name_of(part.facts.kind)) + ", not a number",
                   can_have_points ? "for scoring write points(" + part.text + ")" : "");
    }
    return settle(node, arithmetic(node));
  }

  static Facts arithmetic(const Node& node) {
    Facts facts = node.parts.front().facts;
    if (node.op == Op::kNegate) return negated(facts);
    if (node.op == Op::kFloor) return number(std::floor(facts.low), std::floor(facts.high));
    if (node.op == Op::kCeil) return number(std::ceil(facts.low), std::ceil(facts.high));
    if (node.op == Op::kSum) return sum_of_known(node.parts);
    for (std::size_t i = 1; i < node.parts.size(); ++i) facts = combined(node.op, facts, node.parts[i]);
    return facts;
  }

  static Facts combined(Op op, const Facts& so_far, const Node& part) {
    const Facts& next = part.facts;
    if (op == Op::kMin) return number(std::min(so_far.low, next.low), std::min(so_far.high, next.high));
    if (op == Op::kMax) return number(std::max(so_far.low, next.low), std::max(so_far.high, next.high));
    if (op == Op::kMultiply) return part.inverse ? quotient(so_far, next) : product(so_far, next);
    const Facts added = part.inverse ? negated(next) : next;
    return number(so_far.low + added.low, so_far.high + added.high);
  }

  Error check_points(Node& node) const {
    const Node& of = node.parts.front();
    const SlotSpec* spec = of.op == Op::kSlot ? scope_(of.text) : nullptr;
    if (spec == nullptr) return wrong(of, "points() needs a slot", "points(p1)");
    double low = kInfinity, high = -kInfinity, below = 0, above = 0;
    for (const Option& option : spec->options) {
      if (!option.points) continue;
      low = std::min(low, *option.points);
      high = std::max(high, *option.points);
      below += std::min(0.0, *option.points);
      above += std::max(0.0, *option.points);
    }
    if (low > high) return wrong(of, "no option of " + quoted(of.text) + " has points", "");
    return settle(node, spec->type == SlotType::kMultiChoice ? number(below, above) : number(low, high));
  }

  Error check_has(Node& node) const {
    const Node& list = node.parts[0];
    const Node& value = node.parts[1];
    if (list.facts.kind != ValueKind::kList) return no_list(list, compared(list));
    if (value.facts.kind != ValueKind::kText) {
      return wrong(value, shown(value) + " is " + std::string(name_of(value.facts.kind)) + ", not a text",
                   "one of: " + as_literals(list.facts.texts));
    }
    return share_a_text(list.facts, value.facts) ? settle(node, flag()) : never_equal_texts(list, value);
  }

  Error check_count(Node& node) const {
    const Node& list = node.parts.front();
    if (list.facts.kind != ValueKind::kList)
      return no_list(list, "for several slots write count_known(a, b)");
    return settle(node, number(0, static_cast<double>(list.facts.texts.size())));
  }

  Error no_list(const Node& node, std::string hint) const {
    return wrong(node, shown(node) + " is " + std::string(name_of(node.facts.kind)) + ", not a list",
                 std::move(hint));
  }

  Error wrong_kinds(const Node& left, const Node& right) const {
    const Node& slot = left.op == Op::kSlot || right.op != Op::kSlot ? left : right;
    const Node& other = &slot == &left ? right : left;
    return wrong(other,
                 shown(slot) + " is " + std::string(name_of(slot.facts.kind)) + ", " + shown(other) + " is " +
                     std::string(name_of(other.facts.kind)),
                 compared(slot));
  }

  Error never_equal_texts(const Node& left, const Node& right) const {
    const bool literal_first = left.op == Op::kText;
    const Node& literal = literal_first ? left : right;
    const Node& slot = literal_first ? right : left;
    const std::string never = slot.facts.kind == ValueKind::kList ? " can never hold " : " can never be ";
    if (literal.op != Op::kText)
      return wrong(right, shown(left) + " and " + shown(right) + " have no value in common", "");
    return wrong(literal, shown(slot) + never + shown(literal), did_you_mean(literal.text, slot.facts.texts));
  }

  Error never(const Node& comparison, const Node& left, const Node& right) const {
    const bool literal_first = left.op == Op::kNumber;
    const Node& literal = literal_first ? left : right;
    const Node& other = literal_first ? right : left;
    const std::string hint = shown(other) + " is " + range_of(other.facts);
    if (comparison.op == Op::kUnequal)
      return wrong(literal, shown(other) + " can never be " + shown(literal), hint);
    if (comparison.op == Op::kEqual)
      return wrong(literal, shown(other) + " can never be " + shown(literal), hint);
    return wrong(comparison, "this can never be true: " + std::string(source(comparison)), hint);
  }

  /// How a condition about it would look.
  std::string compared(const Node& node) const {
    const Facts& facts = node.facts;
    if (facts.kind == ValueKind::kFlag) return "compare it with true or false";
    if (facts.kind == ValueKind::kNumber)
      return "compare it with a number" + (range_of(facts).empty() ? "" : ": " + range_of(facts));
    if (facts.any_text || facts.texts.empty()) return "compare it with a 'text'";
    return "compare it with " + as_literals(facts.texts);
  }

  std::string_view source(const Node& node) const { return text_.substr(node.begin, node.end - node.begin); }

  /// As an author would point at it: "p1" for a slot, the source for the rest.
  std::string shown(const Node& node) const {
    return node.op == Op::kSlot ? quoted(node.text) : std::string(source(node));
  }

  static Error settle(Node& node, Facts facts) {
    node.facts = std::move(facts);
    return {};
  }

  static Error wrong(const Node& at, std::string what, std::string hint) {
    return ExpressionError{.offset = at.begin, .what = std::move(what), .hint = std::move(hint)};
  }

  std::string_view text_;
  const Expression::Scope& scope_;
  const std::vector<std::string>& names_;
};

std::string shown_bound(double bound) { return unclench::shown(bound, nullptr); }

}  // namespace

std::optional<ExpressionError> check_expression_tree(Expression::Node& root, std::string_view text,
                                                     const Expression::Scope& scope,
                                                     const std::vector<std::string>& names) {
  return Checker(text, scope, names).check(root);
}

Expression::Node::Facts facts_of(const SlotSpec& spec) {
  switch (spec.type) {
    case SlotType::kYesNo:
    case SlotType::kChoice:
      return text(spec.option_values());
    case SlotType::kMultiChoice:
      return {.kind = ValueKind::kList, .texts = spec.option_values()};
    case SlotType::kScale:
    case SlotType::kNumber:
      return number(spec.min, spec.max);
    case SlotType::kDuration:
      return number(0, kInfinity);
    case SlotType::kDate:
      return number();
    case SlotType::kText:
      return {.kind = ValueKind::kText, .any_text = true};
    case SlotType::kFlag:
      return flag();
  }
  return flag();
}

bool decides(const Expression::Node::Facts& facts) {
  return facts.kind != ValueKind::kText || facts.any_text || facts.texts.empty();
}

std::string_view name_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::kFlag:
      return "true or false";
    case ValueKind::kNumber:
      return "a number";
    case ValueKind::kText:
      return "a text";
    case ValueKind::kList:
      return "a list";
  }
  return {};
}

std::string range_of(const Expression::Node::Facts& facts) {
  const bool has_low = std::isfinite(facts.low), has_high = std::isfinite(facts.high);
  if (has_low && has_high && facts.low == facts.high) return shown_bound(facts.low);
  if (has_low && has_high) return shown_bound(facts.low) + " to " + shown_bound(facts.high);
  if (has_low) return "at least " + shown_bound(facts.low);
  return has_high ? "at most " + shown_bound(facts.high) : std::string();
}

}  // namespace unclench
