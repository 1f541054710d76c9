#pragma once
// An expression's text as words and signs:  stress >= 6  ->  name "stress", sign ">=", number 6

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "dialog/expression.h"

namespace unclench {

enum class ExpressionTokenKind { kName, kNumber, kText, kSign, kEnd };

struct ExpressionToken {
  ExpressionTokenKind kind = ExpressionTokenKind::kEnd;
  std::string_view text{};  // into the expression; a text's without its quotes; "" at the end
  double number = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// All tokens, kEnd last, or the first thing that is none. The tokens point into `text`.
std::variant<std::vector<ExpressionToken>, ExpressionError> expression_tokens(std::string_view text);

}  // namespace unclench
