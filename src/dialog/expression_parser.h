#pragma once

#include <string_view>
#include <variant>

#include "dialog/expression_node.h"

namespace unclench {

/// The tree of an expression, without facts: nothing is known about slots here.
std::variant<Expression::Node, ExpressionError> parse_expression_tree(std::string_view text);

}  // namespace unclench
