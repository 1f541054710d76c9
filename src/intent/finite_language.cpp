#include "intent/finite_language.h"

#include <algorithm>
#include <cctype>

namespace unclench {
namespace {

using Texts = std::vector<std::string>;

constexpr char kMore = '\x01';               // at the end of a text: anything may follow
constexpr std::size_t kAllWords = 0;          // texts to their end
constexpr std::size_t kLongestBeginning = 2;  // words
constexpr std::size_t kMostAtOnce = 100'000;  // texts before equal ones are removed

bool is_cut(const std::string& text) { return !text.empty() && text.back() == kMore; }

void remove_equal(Texts& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

/// alternatives := row ("|" row)*   row := (unit quantifier?)*   unit := letter | class | "(" alternatives ")"
class Expander {
 public:
  /// `words`: how much of each text is wanted; kAllWords makes everything that is not finite a failure.
  Expander(std::string_view pattern, std::size_t most, std::size_t words) : pattern_(pattern), most_(most), words_(words) {}

  std::optional<Texts> expand() {
    std::optional<Texts> texts = alternatives(0);
    if (!texts || at_ != pattern_.size()) return std::nullopt;
    return texts;
  }

 private:
  static constexpr int kDeepest = 32;

  bool next_is(char c) const { return at_ < pattern_.size() && pattern_[at_] == c; }

  /// What this does not understand: a failure, or the end of what is wanted.
  std::optional<Texts> anything() const { return words_ == kAllWords ? std::nullopt : std::optional(Texts{std::string(1, kMore)}); }

  std::optional<Texts> alternatives(int depth) {
    if (depth > kDeepest) return std::nullopt;
    Texts all;
    for (;;) {
      std::optional<Texts> texts = row(depth);
      if (!texts || all.size() + texts->size() > most_) return std::nullopt;
      all.insert(all.end(), texts->begin(), texts->end());
      if (!next_is('|')) return all;
      ++at_;
    }
  }

  std::optional<Texts> row(int depth) {
    Texts texts{""};
    while (at_ < pattern_.size() && pattern_[at_] != '|' && pattern_[at_] != ')') {
      std::optional<Texts> unit = this->unit(depth);
      if (!unit || !quantify(*unit)) return std::nullopt;
      Texts longer;
      for (const std::string& text : texts) {
        if (is_cut(text)) {
          longer.push_back(text);
          continue;
        }
        if (longer.size() + unit->size() > kMostAtOnce) return std::nullopt;
        for (const std::string& next : *unit) {
          if (!append(text, next, longer)) return std::nullopt;
        }
      }
      texts = std::move(longer);
      // "(\w+ )?(\w+ )?" says one word in two ways.
      if (words_ != kAllWords || (unit->size() > 1 && unit->front().starts_with('+'))) remove_equal(texts);
      if (texts.size() > most_) return std::nullopt;
    }
    return texts;
  }

  /// What follows a unit: "?", and where not all is wanted "*" and "+".
  bool quantify(Texts& unit) {
    if (!next_is('?') && !next_is('*') && !next_is('+') && !next_is('{')) return true;
    const char sign = pattern_[at_++];
    if (sign == '?') {
      unit.emplace_back();
    } else {
      if (words_ == kAllWords) return false;
      const bool at_least_once = sign == '+' || (sign == '{' && !next_is('0') && !next_is(','));
      if (sign == '{' && (at_ = pattern_.find('}', at_)) == pattern_.npos) return false;
      if (sign == '{') ++at_;
      for (std::string& text : unit) {
        if (!is_cut(text)) text += kMore;
      }
      if (!at_least_once) unit.emplace_back();
    }
    if (!next_is('?')) return true;
    ++at_;  // "as little as possible" matches the same
    return words_ != kAllWords;
  }

  /// False when the two do not make one text.
  bool append(const std::string& text, const std::string& next, Texts& longer) const {
    if (!fits(text, next)) {
      if (words_ == kAllWords) return false;
      longer.push_back(text + kMore);
      return true;
    }
    longer.push_back(text + next);
    if (words_ == kAllWords) return true;
    std::string& joined = longer.back();
    std::size_t end = 0;
    for (std::size_t word = 0; word < words_; ++word) {
      end = joined.find(' ', end);
      if (end == joined.npos) return true;
      ++end;
    }
    joined.replace(end, joined.npos, 1, kMore);
    return true;
  }

  /// What stands for many words can only end a word; what stands for any word is a whole one.
  static bool fits(const std::string& text, const std::string& next) {
    if (text.empty() || next.empty() || text.back() == ' ' || next.front() == ' ') return true;
    return text.back() != '*' && text.back() != '+' && next.front() != '+';
  }

  /// [0-5], [abc]: letters and figures.
  std::optional<Texts> one_of_class() {
    const std::size_t end = pattern_.find(']', at_ + 1);
    if (end == pattern_.npos) return std::nullopt;
    std::string_view inside = pattern_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    Texts texts;
    while (!inside.empty()) {
      const char first = inside.front();
      const bool is_range = inside.size() > 2 && inside[1] == '-';
      const char last = is_range ? inside[2] : first;
      if (std::isalnum(static_cast<unsigned char>(first)) == 0 || std::isalnum(static_cast<unsigned char>(last)) == 0) return anything();
      for (char c = first; c <= last; ++c) texts.emplace_back(1, c);
      inside.remove_prefix(is_range ? 3 : 1);
    }
    if (texts.empty()) return std::nullopt;
    return texts;
  }

  std::optional<Texts> group(int depth) {
    ++at_;
    bool is_plain = true;
    if (pattern_.substr(at_, 2) == "?:") {
      at_ += 2;
    } else if (next_is('?')) {
      // (?P<name>...): an expression is wanted for what it captures.
      is_plain = false;
      if ((at_ = pattern_.find('>', at_)) == pattern_.npos) return std::nullopt;
      ++at_;
    }
    std::optional<Texts> texts = alternatives(depth + 1);
    if (!texts || !next_is(')') || (!is_plain && words_ == kAllWords)) return std::nullopt;
    ++at_;
    return texts;
  }

  std::optional<Texts> unit(int depth) {
    const char c = pattern_[at_];
    if (c == '(') return group(depth);
    if (c == '[') return one_of_class();
    if (c == '\\') {
      const std::string_view some = pattern_.substr(at_, 3);
      if (some == "\\w*" || some == "\\w+") {
        at_ += 3;
        if (next_is('?')) return std::nullopt;  // not "perhaps": "as little as possible"
        return Texts{std::string(some.substr(2))};
      }
      at_ = std::min(at_ + 2, pattern_.size());
      if (some.starts_with("\\d")) return Texts{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
      return anything();
    }
    if (c == '.') {
      ++at_;
      return anything();
    }
    constexpr std::string_view kSpecial = "]{}*+?^$)";
    if (kSpecial.find(c) != kSpecial.npos) return std::nullopt;
    // A letter may be more than one byte.
    std::size_t bytes = 1;
    while (at_ + bytes < pattern_.size() && (static_cast<unsigned char>(pattern_[at_ + bytes]) & 0xC0U) == 0x80U) ++bytes;
    at_ += bytes;
    return Texts{std::string(pattern_.substr(at_ - bytes, bytes))};
  }

  std::string_view pattern_;
  std::size_t most_;
  std::size_t words_;
  std::size_t at_ = 0;
};

/// "my foot \1" begins with two words, "my foo\1" with one and the first letters of another.
std::string as_phrase(std::string text) {
  if (!is_cut(text)) return text;
  text.pop_back();
  if (text.ends_with(' ')) text.pop_back();
  else if (!text.empty() && !text.ends_with('*') && !text.ends_with('+')) text += '*';
  return text;
}

/// Whether it says anything about what it stands for.
bool says_something(std::string_view phrase) { return phrase.find_first_not_of("+* ") != phrase.npos; }

}  // namespace

std::optional<std::vector<std::string>> finite_language(std::string_view pattern, std::size_t most) {
  return Expander(pattern, most, kAllWords).expand();
}

std::optional<std::vector<std::string>> beginnings(std::string_view pattern, std::size_t most) {
  for (std::size_t words = kLongestBeginning; words > 0; --words) {
    std::optional<Texts> texts = Expander(pattern, most, words).expand();
    if (!texts) continue;
    for (std::string& text : *texts) text = as_phrase(std::move(text));
    remove_equal(*texts);
    if (std::all_of(texts->begin(), texts->end(), says_something)) return texts;
  }
  return std::nullopt;
}

}  // namespace unclench
