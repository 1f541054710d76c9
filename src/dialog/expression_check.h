#pragma once
// What can be known of an expression before anyone has answered anything.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/expression_node.h"

namespace unclench {

/// Fills in the facts of `root` and of all nodes below it, or says what is wrong first. `text` is the
/// expression.
std::optional<ExpressionError> check_expression_tree(Expression::Node& root, std::string_view text,
                                                     const Expression::Scope& scope,
                                                     const std::vector<std::string>& names);

/// All values a slot can have.
Expression::Node::Facts facts_of(const SlotSpec& spec);

/// False for a text from a fixed set: 'no' would count as true.
bool decides(const Expression::Node::Facts& facts);

/// "a number", "a text", "a list", "true or false".
std::string_view name_of(ValueKind kind);

/// `0 to 10`, `at least 0`, `at most 3`; empty when it can be any number.
std::string range_of(const Expression::Node::Facts& facts);

}  // namespace unclench
