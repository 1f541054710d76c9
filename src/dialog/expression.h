#pragma once
// The small language of `if` and `set`, parsed and type-checked when content loads, so that it cannot fail in
// a conversation.
//
//   link >= 6 and count(m) == 0
//   sum(points(p1), points(p2))           missing ones are left out
//
//   or   := and ("or" and)*         and := not ("and" not)*        not := "not" not | cmp
//   cmp  := add (("=="|"!="|"<"|"<="|">"|">=") add)?               add := mul (("+"|"-") mul)*
//   mul  := neg (("*"|"/") neg)*    neg := "-" neg | atom
//   atom := number | 'text' | true | false | name | name "(" or ("," or)* ")" | "(" or ")"
//
// Missing spreads: anything computed from a missing value is missing; a comparison with it is false. `and`,
// `or` and `not` take missing as false. Division by zero is missing, and so is the sum of nothing but missing
// values.
//
// Besides types, the check knows what a slot can be: `p1 == 'somtimes'` (no such option), `stress == 11` (a
// scale of 0 to 10) and `sum(points(p1), points(p2)) > 6` (3 points each) are errors, because they can never
// be true.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dialog/slot.h"

namespace unclench {

enum class ValueKind { kFlag, kNumber, kText, kList };

struct ExpressionError {
  std::size_t offset = 0;  // into the expression's text
  std::string what{};      // "no slot \"stres\"", "\"p1\" can never be 'somtimes'"
  std::string hint{};      // did you mean ..., one of ...
};

/// Immutable once parsed; cheap to copy and to share.
class Expression {
 public:
  /// How the parser sees the slots in scope: returns null for an unknown name ("person.sleep" is asked as a
  /// whole).
  using Scope = std::function<const SlotSpec*(std::string_view name)>;
  /// How evaluation reads them; returns null or a missing value when there is none. A value of another type
  /// than the slot's (content changed since it was stored) counts as missing.
  using Reader = std::function<const Value*(std::string_view name)>;

  /// Brackets, calls, `not` and `-` may be nested this deep.
  static constexpr std::size_t kMaxDepth = 64;

  /// `names` are all names in scope, for "did you mean".
  static std::variant<Expression, ExpressionError> parse(std::string_view text, const Scope& scope,
                                                         const std::vector<std::string>& names);

  ValueKind kind() const;
  const std::string& text() const;
  /// The slots it reads, sorted, each once.
  const std::vector<std::string>& reads() const;

  /// Why the result cannot be put into `target`: another kind, a text that is none of its options, a number
  /// that is never in its range. Empty when it can.
  std::optional<ExpressionError> cannot_set(const SlotSpec& target) const;
  /// Why it is no condition: an answer with options is neither true nor false (`p4` for `p4 == 'yes'`; 'no'
  /// would hold as well). Empty when it is one.
  std::optional<ExpressionError> cannot_decide() const;

  Value evaluate(const Reader& read, const Scope& scope) const;
  /// evaluate() as a condition: missing is false, a number is true unless 0, a text or list unless empty.
  bool holds(const Reader& read, const Scope& scope) const;

  struct Node;  // in expression_node.h, which nobody else needs

 private:
  Expression(std::shared_ptr<const Node> root, std::string text, std::vector<std::string> reads);

  std::shared_ptr<const Node> root_;
  std::shared_ptr<const std::string> text_;
  std::shared_ptr<const std::vector<std::string>> reads_;
};

}  // namespace unclench
