#include "intent/word_pattern.h"

#include <algorithm>
#include <cctype>

namespace unclench {
namespace {

using Kind = WordPattern::Kind;

WordPattern of_kind(Kind kind) {
  WordPattern pattern;
  pattern.kind = kind;
  return pattern;
}

/// choice := row ("|" row)*   row := (unit quantifier?)*   unit := letter | class | "(" choice ")"
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<WordPattern> parse() {
    std::optional<WordPattern> all = choice(0);
    if (at_ != text_.size()) return std::nullopt;
    return all;
  }

 private:
  static constexpr int kDeepest = 32;
  static constexpr int kMostTimes = 50;

  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  std::optional<WordPattern> choice(int depth) {
    if (depth > kDeepest) return std::nullopt;
    WordPattern all = of_kind(Kind::kChoice);
    for (;;) {
      std::optional<WordPattern> next = row(depth);
      if (!next) return std::nullopt;
      all.parts.push_back(std::move(*next));
      if (!next_is('|')) break;
      ++at_;
    }
    if (all.parts.size() > 1) return all;
    WordPattern only = std::move(all.parts.front());
    return only;
  }

  std::optional<WordPattern> row(int depth) {
    WordPattern row = of_kind(Kind::kRow);
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') {
      std::optional<WordPattern> unit = this->unit(depth);
      const bool once = unit && !is_quantifier();
      if (!unit || !quantify(*unit)) return std::nullopt;
      const bool joins = once && unit->kind == Kind::kText && !row.parts.empty() && row.parts.back().kind == Kind::kText;
      if (joins) row.parts.back().letters += unit->letters;
      else row.parts.push_back(std::move(*unit));
    }
    return row;
  }

  bool is_quantifier() const { return next_is('?') || next_is('*') || next_is('+') || next_is('{'); }

  bool quantify(WordPattern& unit) {
    if (!is_quantifier()) return true;
    WordPattern repeat = of_kind(Kind::kRepeat);
    const char sign = text_[at_++];
    repeat.least = sign == '+' ? 1 : 0;
    repeat.most = sign == '?' ? 1 : WordPattern::kForever;
    if (sign == '{' && !read_times(repeat)) return false;
    if (next_is('?') || next_is('*') || next_is('+')) return false;  // "as little as possible": an expression is wanted
    repeat.parts.push_back(std::move(unit));
    unit = std::move(repeat);
    return true;
  }

  /// After "{": "2}", "2,}", "2,3}".
  bool read_times(WordPattern& repeat) {
    const auto number = [this](int& out) {
      const std::size_t begin = at_;
      out = 0;
      while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 && out <= kMostTimes) out = out * 10 + (text_[at_++] - '0');
      return at_ > begin && out <= kMostTimes;
    };
    if (!number(repeat.least)) return false;
    repeat.most = repeat.least;
    if (next_is(',')) {
      ++at_;
      if (next_is('}')) repeat.most = WordPattern::kForever;
      else if (!number(repeat.most) || repeat.most < repeat.least) return false;
    }
    if (!next_is('}')) return false;
    ++at_;
    return true;
  }

  /// [0-5], [abc]: letters and figures; [^ ].
  std::optional<WordPattern> one_of_class() {
    const std::size_t end = text_.find(']', at_ + 1);
    if (end == text_.npos) return std::nullopt;
    std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    if (inside == "^ ") return of_kind(Kind::kAnyLetter);
    WordPattern one = of_kind(Kind::kOneOf);
    while (!inside.empty()) {
      const char first = inside.front();
      const bool is_range = inside.size() > 2 && inside[1] == '-';
      const char last = is_range ? inside[2] : first;
      if (std::isalnum(static_cast<unsigned char>(first)) == 0 || std::isalnum(static_cast<unsigned char>(last)) == 0) return std::nullopt;
      for (char c = first; c <= last; ++c) one.letters += c;
      inside.remove_prefix(is_range ? 3 : 1);
    }
    if (one.letters.empty()) return std::nullopt;
    return one;
  }

  std::optional<WordPattern> group(int depth) {
    ++at_;
    bool named = false;
    if (text_.substr(at_, 2) == "?:") {
      at_ += 2;
    } else if (text_.substr(at_, 3) == "?P<") {
      named = true;
      if ((at_ = text_.find('>', at_)) == text_.npos) return std::nullopt;
      ++at_;
    } else if (next_is('?')) {
      return std::nullopt;
    }
    std::optional<WordPattern> inside = choice(depth + 1);
    if (!inside || !next_is(')')) return std::nullopt;
    ++at_;
    inside->named = inside->named || named;
    return inside;
  }

  std::optional<WordPattern> unit(int depth) {
    const char c = text_[at_];
    if (c == '(') return group(depth);
    if (c == '[') return one_of_class();
    if (c == '\\') return escaped();
    constexpr std::string_view kSpecial = "]{}?^$).";
    if (kSpecial.find(c) != kSpecial.npos || is_label(c)) return std::nullopt;
    std::size_t bytes = 1;
    while (at_ + bytes < text_.size() && (static_cast<unsigned char>(text_[at_ + bytes]) & 0xC0U) == 0x80U) ++bytes;
    WordPattern text = of_kind(Kind::kText);
    text.letters = text_.substr(at_, bytes);
    at_ += bytes;
    return text;
  }

  /// What a phrase writes for something else.
  static bool is_label(char c) { return c == '+' || c == '*' || c == '#'; }

  std::optional<WordPattern> escaped() {
    const std::string_view sign = text_.substr(at_, 2);
    at_ += sign.size();
    if (sign == "\\w") return of_kind(Kind::kAnyLetter);
    WordPattern one = of_kind(sign == "\\d" ? Kind::kOneOf : Kind::kText);
    if (sign == "\\d") one.letters = "0123456789";
    else if (sign.size() == 2 && std::ispunct(static_cast<unsigned char>(sign[1])) != 0 && !is_label(sign[1])) one.letters = sign[1];
    else return std::nullopt;
    return one;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

using Texts = std::vector<std::string>;

constexpr std::size_t kMostAtOnce = 100'000;  // texts before equal ones are removed

/// What stands for many words can only end a word; what stands for any word is a whole one.
bool fits(const std::string& text, const std::string& next) {
  if (text.empty() || next.empty() || text.back() == ' ' || next.front() == ' ') return true;
  return text.back() != '*' && text.back() != '+' && next.front() != '+';
}

std::optional<Texts> texts_of(const WordPattern& pattern, std::size_t most);

std::optional<Texts> texts_of_row(const WordPattern& row, std::size_t most) {
  Texts texts{""};
  for (const WordPattern& part : row.parts) {
    const std::optional<Texts> units = texts_of(part, most);
    if (!units || texts.size() * units->size() > kMostAtOnce) return std::nullopt;
    Texts longer;
    longer.reserve(texts.size() * units->size());
    for (const std::string& text : texts) {
      for (const std::string& next : *units) {
        if (!fits(text, next)) return std::nullopt;
        longer.push_back(text + next);
      }
    }
    texts = std::move(longer);
    // "(\w+ )?(\w+ )?" says one word in two ways.
    if (units->size() > 1 && units->front().starts_with('+')) {
      std::sort(texts.begin(), texts.end());
      texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    }
    if (texts.size() > most) return std::nullopt;
  }
  return texts;
}

std::optional<Texts> texts_of(const WordPattern& pattern, std::size_t most) {
  if (pattern.named) return std::nullopt;
  switch (pattern.kind) {
    case Kind::kRow: return texts_of_row(pattern, most);
    case Kind::kAnyLetter: return std::nullopt;
    case Kind::kText: return Texts{pattern.letters};
    case Kind::kOneOf: {
      Texts texts;
      for (const char c : pattern.letters) texts.emplace_back(1, c);
      return texts;
    }
    case Kind::kChoice: {
      Texts all;
      for (const WordPattern& part : pattern.parts) {
        const std::optional<Texts> texts = texts_of(part, most);
        if (!texts || all.size() + texts->size() > most) return std::nullopt;
        all.insert(all.end(), texts->begin(), texts->end());
      }
      return all;
    }
    case Kind::kRepeat: {
      const WordPattern& part = pattern.parts.front();
      if (part.kind == Kind::kAnyLetter && pattern.most == WordPattern::kForever && pattern.least <= 1) return Texts{pattern.least == 0 ? "*" : "+"};
      if (pattern.least != 0 || pattern.most != 1) return std::nullopt;
      std::optional<Texts> texts = texts_of(part, most);
      if (texts) texts->emplace_back();
      return texts;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<WordPattern> read_word_pattern(std::string_view pattern) { return Parser(pattern).parse(); }

std::optional<std::vector<std::string>> finite_language(std::string_view pattern, std::size_t most) {
  const std::optional<WordPattern> read = read_word_pattern(pattern);
  if (!read) return std::nullopt;
  return texts_of(*read, most);
}

}  // namespace unclench
