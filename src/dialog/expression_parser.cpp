#include "dialog/expression_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/problem.h"
#include "dialog/expression_tokens.h"

namespace unclench {
namespace {

using Node = Expression::Node;
using Op = Node::Op;
using Token = ExpressionToken;
using TokenKind = ExpressionTokenKind;

struct Function {
  std::string_view name;
  Op op;
  std::size_t least;  // arguments
  std::size_t most;
};

constexpr std::size_t kMany = static_cast<std::size_t>(-1);

constexpr std::array<Function, 11> kFunctions = {{
    {"known", Op::kKnown, 1, 1}, {"missing", Op::kMissing, 1, 1}, {"points", Op::kPoints, 1, 1},
    {"sum", Op::kSum, 1, kMany}, {"has", Op::kHas, 2, 2}, {"count", Op::kCount, 1, 1},
    {"count_known", Op::kCountKnown, 1, kMany}, {"floor", Op::kFloor, 1, 1}, {"ceil", Op::kCeil, 1, 1},
    {"min", Op::kMin, 1, kMany}, {"max", Op::kMax, 1, kMany},
}};

constexpr std::array<std::pair<std::string_view, Op>, 6> kComparisons = {{
    {"==", Op::kEqual}, {"!=", Op::kUnequal}, {"<", Op::kLess}, {"<=", Op::kLessEqual}, {">", Op::kGreater},
    {">=", Op::kGreaterEqual},
}};

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string arguments(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " argument" : " arguments");
}

/// By recursive descent. After the first error every production returns at once, whatever it returns.
class Parser {
 public:
  explicit Parser(const std::vector<ExpressionToken>& tokens) : tokens_(tokens) {}

  std::variant<Node, ExpressionError> run() {
    if (next().kind == TokenKind::kEnd)
      return ExpressionError{.offset = 0, .what = "the expression is empty"};
    Node root = parse_or();
    if (!error_ && next().kind != TokenKind::kEnd) refuse_leftover();
    if (error_) return *error_;
    return root;
  }

 private:
  Node parse_or() { return row(Op::kOr, "or", "or", &Parser::parse_and); }
  Node parse_and() { return row(Op::kAnd, "and", "and", &Parser::parse_not); }
  Node parse_add() { return row(Op::kAdd, "+", "-", &Parser::parse_multiply); }
  Node parse_multiply() { return row(Op::kMultiply, "*", "/", &Parser::parse_negate); }

  Node parse_not() { return sees("not") ? prefixed(Op::kNot, &Parser::parse_not) : parse_comparison(); }
  Node parse_negate() { return sees("-") ? prefixed(Op::kNegate, &Parser::parse_negate) : parse_atom(); }

  Node parse_comparison() {
    Node left = parse_add();
    const auto sign = comparison();
    if (error_ || sign == kComparisons.end()) return left;
    take();
    Node node = with_parts(sign->second, std::move(left), parse_add());
    if (!error_ && comparison() != kComparisons.end()) {
      refuse(next(), "comparisons cannot follow one another", "write: 3 < a and a < 6");
    }
    return node;
  }

  Node parse_atom() {
    const Token token = next();
    switch (token.kind) {
      case TokenKind::kNumber:
        take();
        return {.op = Op::kNumber, .begin = token.begin, .end = token.end, .number = token.number};
      case TokenKind::kText:
        take();
        return {.op = Op::kText, .begin = token.begin, .end = token.end, .text = std::string(token.text)};
      case TokenKind::kName:
        return parse_name();
      case TokenKind::kSign:
        if (token.text == "(") return parse_brackets();
        break;
      case TokenKind::kEnd:
        break;
    }
    refuse(token, token.kind == TokenKind::kEnd ? "something is missing at the end" : unexpected(token),
           "expected a slot, a number, a 'text' or a bracket");
    return {};
  }

  Node parse_name() {
    const Token name = next();
    if (name.text == "and" || name.text == "or" || name.text == "not") {
      refuse(name, unexpected(name), "expected a slot, a number, a 'text' or a bracket");
      return {};
    }
    take();
    if (sees("(")) return parse_call(name);
    if (name.text == "true" || name.text == "false") {
      return {
          .op = Op::kFlag, .begin = name.begin, .end = name.end, .number = name.text == "true" ? 1.0 : 0.0};
    }
    return {.op = Op::kSlot, .begin = name.begin, .end = name.end, .text = std::string(name.text)};
  }

  Node parse_brackets() {
    if (!descend()) return {};
    take();
    Node inside = parse_or();
    expect_close();
    ascend();
    return inside;
  }

  Node parse_call(const Token& name) {
    const auto function = std::find_if(kFunctions.begin(), kFunctions.end(),
                                       [&](const Function& f) { return f.name == name.text; });
    if (function == kFunctions.end()) {
      refuse(name, "no function " + quoted(name.text),
             did_you_mean(std::string(name.text), function_names(), kMany));
      return {};
    }
    if (!descend()) return {};
    Node node{.op = function->op, .begin = name.begin};
    take();
    if (!sees(")")) node.parts.push_back(parse_or());
    while (!error_ && sees(",")) {
      take();
      node.parts.push_back(parse_or());
    }
    expect_close();
    ascend();
    node.end = taken_until_;
    check_arguments(*function, name, node.parts.size());
    return node;
  }

  void check_arguments(const Function& function, const Token& name, std::size_t count) {
    if (error_ || (count >= function.least && count <= function.most)) return;
    const std::string needs =
        function.most == kMany ? "at least " + arguments(function.least) : arguments(function.least);
    refuse(name, quoted(name.text) + " takes " + needs + ", not " + std::to_string(count), "");
  }

  /// first (sign next)*; `inverse_sign` may be the same as `sign`.
  Node row(Op op, std::string_view sign, std::string_view inverse_sign, Node (Parser::*part)()) {
    Node first = (this->*part)();
    if (error_ || (!sees(sign) && !sees(inverse_sign))) return first;
    Node node{.op = op, .begin = first.begin};
    node.parts.push_back(std::move(first));
    while (!error_ && (sees(sign) || sees(inverse_sign))) {
      const bool inverse = !sees(sign);
      take();
      node.parts.push_back((this->*part)());
      node.parts.back().inverse = inverse;
    }
    node.end = taken_until_;
    return node;
  }

  Node prefixed(Op op, Node (Parser::*part)()) {
    if (!descend()) return {};
    Node node{.op = op, .begin = next().begin};
    take();
    node.parts.push_back((this->*part)());
    node.end = taken_until_;
    ascend();
    return node;
  }

  static Node with_parts(Op op, Node left, Node right) {
    Node node{.op = op, .begin = left.begin, .end = right.end};
    node.parts.push_back(std::move(left));
    node.parts.push_back(std::move(right));
    return node;
  }

  decltype(kComparisons)::const_iterator comparison() const {
    if (next().kind != TokenKind::kSign) return kComparisons.end();
    return std::find_if(kComparisons.begin(), kComparisons.end(),
                        [&](const auto& entry) { return entry.first == next().text; });
  }

  static std::vector<std::string> function_names() {
    std::vector<std::string> names;
    for (const Function& function : kFunctions) names.emplace_back(function.name);
    return names;
  }

  const Token& next() const { return tokens_[at_]; }

  /// A text 'and' is not the word and.
  bool sees(std::string_view word) const {
    const bool is_word = next().kind == TokenKind::kName || next().kind == TokenKind::kSign;
    return is_word && next().text == word;
  }

  void take() {
    taken_until_ = next().end;
    if (next().kind != TokenKind::kEnd) ++at_;
  }

  bool descend() {
    if (++depth_ <= Expression::kMaxDepth) return true;
    refuse(next(), "nested too deeply", "at most " + std::to_string(Expression::kMaxDepth) + " levels");
    return false;
  }

  void ascend() { --depth_; }

  void expect_close() {
    if (error_) return;
    if (sees(")")) return take();
    const bool at_end = next().kind == TokenKind::kEnd;
    refuse(next(), at_end ? "a bracket is not closed" : unexpected(next()), "expected \")\"");
  }

  void refuse_leftover() {
    const std::string word(next().text);
    const std::string nearest = next().kind == TokenKind::kName ? nearest_word(word, {"and", "or"}) : "";
    refuse(next(), unexpected(next()),
           nearest.empty() ? "expected an operator, or the end" : "did you mean \"" + nearest + "\"?");
  }

  static std::string unexpected(const Token& token) { return "unexpected " + quoted(token.text); }

  void refuse(const Token& at, std::string what, std::string hint) {
    if (!error_)
      error_ = ExpressionError{.offset = at.begin, .what = std::move(what), .hint = std::move(hint)};
  }

  const std::vector<ExpressionToken>& tokens_;
  std::size_t at_ = 0;
  std::size_t taken_until_ = 0;  // byte where the last taken token ended
  std::size_t depth_ = 0;
  std::optional<ExpressionError> error_;
};

}  // namespace

std::variant<Node, ExpressionError> parse_expression_tree(std::string_view text) {
  std::variant<std::vector<ExpressionToken>, ExpressionError> tokens = expression_tokens(text);
  if (const auto* error = std::get_if<ExpressionError>(&tokens)) return *error;
  return Parser(std::get<std::vector<ExpressionToken>>(tokens)).run();
}

}  // namespace unclench
