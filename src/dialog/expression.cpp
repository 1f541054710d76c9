#include "dialog/expression.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/problem.h"
#include "dialog/expression_check.h"
#include "dialog/expression_node.h"
#include "dialog/expression_parser.h"

namespace unclench {
namespace {

using Node = Expression::Node;
using Op = Node::Op;
using Facts = Node::Facts;
using List = std::vector<std::string>;

bool is_true(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* number = std::get_if<double>(&value)) return *number != 0;
  if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
  if (const auto* list = std::get_if<List>(&value)) return !list->empty();
  return false;
}

Value finite(double number) { return std::isfinite(number) ? Value(number) : Value(); }

bool is_of(ValueKind kind, const Value& value) {
  switch (kind) {
    case ValueKind::kFlag:
      return std::holds_alternative<bool>(value);
    case ValueKind::kNumber:
      return std::holds_alternative<double>(value);
    case ValueKind::kText:
      return std::holds_alternative<std::string>(value);
    case ValueKind::kList:
      return std::holds_alternative<List>(value);
  }
  return false;
}

Value points_of(const Value& chosen, const SlotSpec* spec) {
  if (spec == nullptr) return {};
  if (const auto* text = std::get_if<std::string>(&chosen)) {
    const Option* option = spec->option(*text);
    return option != nullptr && option->points ? Value(*option->points) : Value();
  }
  const auto* list = std::get_if<List>(&chosen);
  if (list == nullptr) return {};
  double sum = 0;
  for (const std::string& value : *list) {
    const Option* option = spec->option(value);
    if (option != nullptr) sum += option->points.value_or(0);
  }
  return sum;
}

bool equal(const Value& a, const Value& b) {
  const auto* x = std::get_if<double>(&a);
  const auto* y = std::get_if<double>(&b);
  return x != nullptr && y != nullptr ? std::abs(*x - *y) < Node::kSame : a == b;
}

/// Types were checked when the tree was made; only values can be missing. So every std::get here is of a
/// value that is not missing and of the kind its node promises.
class Evaluator {
 public:
  Evaluator(const Expression::Reader& read, const Expression::Scope& scope) : read_(read), scope_(scope) {}

  Value value(const Node& node) const {
    switch (node.op) {
      case Op::kNumber:
        return node.number;
      case Op::kText:
        return node.text;
      case Op::kFlag:
        return node.number != 0;
      case Op::kSlot:
        return slot(node);
      case Op::kOr:
        return std::any_of(node.parts.begin(), node.parts.end(),
                           [&](const Node& part) { return holds(part); });
      case Op::kAnd:
        return std::all_of(node.parts.begin(), node.parts.end(),
                           [&](const Node& part) { return holds(part); });
      case Op::kNot:
        return !holds(node.parts.front());
      case Op::kEqual:
      case Op::kUnequal:
      case Op::kLess:
      case Op::kLessEqual:
      case Op::kGreater:
      case Op::kGreaterEqual:
        return compare(node);
      case Op::kKnown:
        return !is_missing(value(node.parts.front()));
      case Op::kMissing:
        return is_missing(value(node.parts.front()));
      case Op::kPoints:
        return points_of(value(node.parts.front()), scope_(node.parts.front().text));
      case Op::kHas:
        return has(node);
      case Op::kCount:
        return count(node);
      case Op::kCountKnown:
        return static_cast<double>(std::count_if(node.parts.begin(), node.parts.end(),
                                                 [&](const Node& part) { return !is_missing(value(part)); }));
      case Op::kSum:
        return sum_of_known(node);
      case Op::kAdd:
      case Op::kMultiply:
      case Op::kNegate:
      case Op::kFloor:
      case Op::kCeil:
      case Op::kMin:
      case Op::kMax:
        return arithmetic(node);
    }
    return {};
  }

  bool holds(const Node& node) const { return is_true(value(node)); }

 private:
  Value slot(const Node& node) const {
    const Value* held = read_(node.text);
    return held != nullptr && is_of(node.facts.kind, *held) ? *held : Value();
  }

  Value compare(const Node& node) const {
    const Value left = value(node.parts[0]);
    const Value right = value(node.parts[1]);
    if (is_missing(left) || is_missing(right)) return false;
    const bool same = equal(left, right);
    if (node.op == Op::kEqual) return same;
    if (node.op == Op::kUnequal) return !same;
    const double a = std::get<double>(left), b = std::get<double>(right);
    if (node.op == Op::kLess) return !same && a < b;
    if (node.op == Op::kLessEqual) return same || a < b;
    if (node.op == Op::kGreater) return !same && a > b;
    return same || a > b;
  }

  Value has(const Node& node) const {
    const Value list = value(node.parts[0]);
    const Value wanted = value(node.parts[1]);
    if (is_missing(list) || is_missing(wanted)) return {};
    const List& values = std::get<List>(list);
    return std::find(values.begin(), values.end(), std::get<std::string>(wanted)) != values.end();
  }

  Value count(const Node& node) const {
    const Value list = value(node.parts.front());
    return is_missing(list) ? Value() : Value(static_cast<double>(std::get<List>(list).size()));
  }

  Value sum_of_known(const Node& node) const {
    double sum = 0;
    bool any = false;
    for (const Node& part : node.parts) {
      const Value one = value(part);
      if (is_missing(one)) continue;
      sum += std::get<double>(one);
      any = true;
    }
    return any ? finite(sum) : Value();
  }

  Value arithmetic(const Node& node) const {
    const Value first = value(node.parts.front());
    if (is_missing(first)) return {};
    double result = std::get<double>(first);
    if (node.op == Op::kNegate) return -result;
    if (node.op == Op::kFloor) return std::floor(result + Node::kSame);
    if (node.op == Op::kCeil) return std::ceil(result - Node::kSame);
    for (std::size_t i = 1; i < node.parts.size(); ++i) {
      const Value next = value(node.parts[i]);
      if (is_missing(next)) return {};
      result = combined(node.op, node.parts[i].inverse, result, std::get<double>(next));
    }
    return finite(result);
  }

  static double combined(Op op, bool inverse, double a, double b) {
    if (op == Op::kMin) return std::min(a, b);
    if (op == Op::kMax) return std::max(a, b);
    if (op == Op::kAdd) return inverse ? a - b : a + b;
    if (!inverse) return a * b;
    return b == 0 ? std::nan("") : a / b;
  }

  const Expression::Reader& read_;
  const Expression::Scope& scope_;
};

void collect_slots(const Node& node, std::set<std::string>& into) {
  if (node.op == Op::kSlot) into.insert(node.text);
  for (const Node& part : node.parts) collect_slots(part, into);
}

}  // namespace

Expression::Expression(std::shared_ptr<const Node> root, std::string text, std::vector<std::string> reads)
    : root_(std::move(root)),
      text_(std::make_shared<const std::string>(std::move(text))),
      reads_(std::make_shared<const std::vector<std::string>>(std::move(reads))) {}

std::variant<Expression, ExpressionError> Expression::parse(std::string_view text, const Scope& scope,
                                                            const std::vector<std::string>& names) {
  std::variant<Node, ExpressionError> tree = parse_expression_tree(text);
  if (auto* error = std::get_if<ExpressionError>(&tree)) return std::move(*error);
  Node& root = std::get<Node>(tree);
  if (auto error = check_expression_tree(root, text, scope, names)) return std::move(*error);
  std::set<std::string> slots;
  collect_slots(root, slots);
  return Expression(std::make_shared<const Node>(std::move(root)), std::string(text),
                    std::vector<std::string>(slots.begin(), slots.end()));
}

ValueKind Expression::kind() const { return root_->facts.kind; }

const std::string& Expression::text() const { return *text_; }

const std::vector<std::string>& Expression::reads() const { return *reads_; }

std::optional<ExpressionError> Expression::cannot_set(const SlotSpec& target) const {
  const Facts& result = root_->facts;
  const Facts wanted = facts_of(target);
  const std::string name = "\"" + target.name + "\"";
  const auto wrong = [&](std::string what, std::string hint) {
    return ExpressionError{.offset = root_->begin, .what = std::move(what), .hint = std::move(hint)};
  };
  if (result.kind != wanted.kind) {
    return wrong(name + " takes " + std::string(name_of(wanted.kind)) + ", this is " +
                     std::string(name_of(result.kind)),
                 "");
  }
  if (result.high < wanted.low || result.low > wanted.high) {
    return wrong(name + " can never be " + range_of(result), "it is " + range_of(wanted));
  }
  if (wanted.any_text) return {};
  if (result.any_text) return wrong(name + " takes only its options, this can be any text", "");
  for (const std::string& text : result.texts) {
    if (std::find(wanted.texts.begin(), wanted.texts.end(), text) != wanted.texts.end()) continue;
    return wrong(name + " can never be '" + text + "'", did_you_mean(text, wanted.texts));
  }
  return {};
}

std::optional<ExpressionError> Expression::cannot_decide() const {
  if (decides(root_->facts)) return {};
  return ExpressionError{.offset = root_->begin,
                         .what = *text_ + " is neither true nor false",
                         .hint = "write " + *text_ + " == '" + root_->facts.texts.front() + "'"};
}

Value Expression::evaluate(const Reader& read, const Scope& scope) const {
  return Evaluator(read, scope).value(*root_);
}

bool Expression::holds(const Reader& read, const Scope& scope) const {
  return is_true(evaluate(read, scope));
}

}  // namespace unclench
