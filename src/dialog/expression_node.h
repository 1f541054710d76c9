#pragma once
// An expression as a tree. Rows of the same operator are one node with many parts, so that only brackets,
// calls, `not` and `-` make a tree deep, and the parser can limit that.

#include <limits>
#include <string>
#include <vector>

#include "dialog/expression.h"

namespace unclench {

struct Expression::Node {
  enum class Op {
    kNumber,
    kText,
    kFlag,
    kSlot,
    kOr,
    kAnd,
    kNot,
    kEqual,
    kUnequal,
    kLess,
    kLessEqual,
    kGreater,
    kGreaterEqual,
    kAdd,
    kMultiply,
    kNegate,  // kAdd and kMultiply also subtract and divide: see `inverse`
    kKnown,
    kMissing,
    kPoints,
    kSum,
    kHas,
    kCount,
    kCountKnown,
    kFloor,
    kCeil,
    kMin,
    kMax,
  };

  /// What the check found out about all values a node can have.
  struct Facts {
    ValueKind kind = ValueKind::kFlag;
    double low = -std::numeric_limits<double>::infinity();  // numbers
    double high = std::numeric_limits<double>::infinity();
    bool any_text = false;             // texts: not only those in `texts`
    std::vector<std::string> texts{};  // texts; of a list what it may hold
  };

  /// Numbers nearer than this are equal: 0.1 + 0.2 is 0.3 to whoever writes it.
  static constexpr double kSame = 1e-9;

  Op op = Op::kFlag;
  std::size_t begin = 0;  // in the expression's text
  std::size_t end = 0;
  double number = 0;     // kNumber; kFlag: 0 or 1
  std::string text{};    // kText; kSlot: its name
  bool inverse = false;  // as a part of kAdd: subtracted; of kMultiply: divided by
  std::vector<Node> parts{};
  Facts facts{};
};

}  // namespace unclench
