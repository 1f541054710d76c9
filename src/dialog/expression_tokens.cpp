#include "dialog/expression_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace unclench {
namespace {

// Longer ones first, so that "<=" is not "<" and "=".
constexpr std::array<std::string_view, 13> kSigns = {"==", "!=", "<=", ">=", "<", ">", "+",
                                                     "-",  "*",  "/",  "(",  ")", ","};

struct Mistake {
  std::string_view written;
  std::string_view hint;
};

// What people bring from other languages. Longer ones first, again.
constexpr std::array<Mistake, 10> kMistakes = {{
    {"&&", "did you mean \"and\"?"}, {"||", "did you mean \"or\"?"}, {"<>", "did you mean \"!=\"?"},
    {"=<", "did you mean \"<=\"?"}, {"=>", "did you mean \">=\"?"}, {"=", "did you mean \"==\"?"},
    {"!", "did you mean \"not\"?"}, {"&", "did you mean \"and\"?"}, {"|", "did you mean \"or\"?"},
    {"\"", "texts stand in single quotes: 'often'"},
}};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_in_name(char c) { return is_letter(c) || is_digit(c) || c == '.'; }
bool is_in_number(char c) { return is_digit(c) || c == '.'; }

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::variant<std::vector<ExpressionToken>, ExpressionError> run() {
    while (!error_) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      if (at_ == text_.size()) break;
      read_one();
    }
    if (error_) return *error_;
    tokens_.push_back({.kind = ExpressionTokenKind::kEnd, .begin = text_.size(), .end = text_.size()});
    return std::move(tokens_);
  }

 private:
  void read_one() {
    const char first = text_[at_];
    if (is_letter(first)) return add(ExpressionTokenKind::kName, end_of(is_in_name));
    if (is_digit(first)) return read_number();
    if (first == '\'') return read_text();
    if (const std::string_view hint = mistaken(); !hint.empty()) return refuse_sign(hint);
    const auto sign =
        std::find_if(kSigns.begin(), kSigns.end(), [&](std::string_view s) { return rest().starts_with(s); });
    if (sign == kSigns.end()) return refuse_sign({});
    add(ExpressionTokenKind::kSign, at_ + sign->size());
  }

  void read_number() {
    const std::size_t end = end_of(is_in_number);
    double number = 0;
    const char* const last = text_.data() + end;
    const auto [stop, error] = std::from_chars(text_.data() + at_, last, number, std::chars_format::fixed);
    if (error != std::errc() || stop != last || text_[end - 1] == '.') {
      return refuse("\"" + std::string(text_.substr(at_, end - at_)) + "\" is not a number",
                    "a number is 6 or 6.5");
    }
    if (end < text_.size() && is_letter(text_[end])) {
      return refuse("a name cannot begin with a digit", "");
    }
    add(ExpressionTokenKind::kNumber, end);
    tokens_.back().number = number;
  }

  void read_text() {
    const std::size_t close = text_.find('\'', at_ + 1);
    if (close == std::string_view::npos) return refuse("the text is not closed", "add a ' at its end");
    add(ExpressionTokenKind::kText, close + 1);
    tokens_.back().text = text_.substr(tokens_.back().begin + 1, close - tokens_.back().begin - 1);
  }

  std::string_view mistaken() const {
    if (rest().starts_with("==") || rest().starts_with("!=")) return {};
    const auto mistake = std::find_if(kMistakes.begin(), kMistakes.end(),
                                      [&](const Mistake& m) { return rest().starts_with(m.written); });
    return mistake == kMistakes.end() ? std::string_view() : mistake->hint;
  }

  void refuse_sign(std::string_view hint) {
    const bool printable = text_[at_] > ' ' && text_[at_] <= '~';
    refuse(printable ? std::string("\"") + text_[at_] + "\" means nothing here" : "a strange character",
           hint);
  }

  template <typename Accepts>
  std::size_t end_of(Accepts accepts) const {
    std::size_t end = at_;
    while (end < text_.size() && accepts(text_[end])) ++end;
    return end;
  }

  std::string_view rest() const { return text_.substr(at_); }

  void add(ExpressionTokenKind kind, std::size_t end) {
    tokens_.push_back({.kind = kind, .text = text_.substr(at_, end - at_), .begin = at_, .end = end});
    at_ = end;
  }

  void refuse(std::string what, std::string_view hint) {
    error_ = ExpressionError{.offset = at_, .what = std::move(what), .hint = std::string(hint)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<ExpressionToken> tokens_;
  std::optional<ExpressionError> error_;
};

}  // namespace

std::variant<std::vector<ExpressionToken>, ExpressionError> expression_tokens(std::string_view text) {
  return Tokenizer(text).run();
}

}  // namespace unclench
