#include "intent/finite_language.h"

namespace unclench {
namespace {

using Texts = std::vector<std::string>;

/// alternatives := row ("|" row)*   row := (unit "?"?)*   unit := letter | "(" alternatives ")"
class Expander {
 public:
  Expander(std::string_view pattern, std::size_t most) : pattern_(pattern), most_(most) {}

  std::optional<Texts> expand() {
    std::optional<Texts> texts = alternatives(0);
    if (!texts || at_ != pattern_.size()) return std::nullopt;
    return texts;
  }

 private:
  static constexpr int kDeepest = 32;

  std::optional<Texts> alternatives(int depth) {
    if (depth > kDeepest) return std::nullopt;
    Texts all;
    for (;;) {
      std::optional<Texts> texts = row(depth);
      if (!texts || all.size() + texts->size() > most_) return std::nullopt;
      all.insert(all.end(), texts->begin(), texts->end());
      if (at_ == pattern_.size() || pattern_[at_] != '|') return all;
      ++at_;
    }
  }

  std::optional<Texts> row(int depth) {
    Texts texts{""};
    while (at_ < pattern_.size() && pattern_[at_] != '|' && pattern_[at_] != ')') {
      std::optional<Texts> unit = this->unit(depth);
      if (!unit) return std::nullopt;
      if (at_ < pattern_.size() && pattern_[at_] == '?') {
        ++at_;
        unit->emplace_back();
      }
      if (texts.size() * unit->size() > most_) return std::nullopt;
      Texts longer;
      longer.reserve(texts.size() * unit->size());
      for (const std::string& text : texts) {
        // What stands for many words can only end a word.
        for (const std::string& next : *unit) {
          if (!text.empty() && text.back() == '*' && !next.empty() && next.front() != ' ') return std::nullopt;
          longer.push_back(text + next);
        }
      }
      texts = std::move(longer);
    }
    return texts;
  }

  std::optional<Texts> unit(int depth) {
    const char c = pattern_[at_];
    if (c == '(') {
      ++at_;
      if (pattern_.substr(at_, 2) == "?:") {
        at_ += 2;
      } else if (pattern_.substr(at_, 1) == "?") {
        return std::nullopt;
      }
      std::optional<Texts> texts = alternatives(depth + 1);
      if (!texts || at_ == pattern_.size() || pattern_[at_] != ')') return std::nullopt;
      ++at_;
      return texts;
    }
    if (pattern_.substr(at_, 3) == "\\w*") {
      at_ += 3;
      return Texts{"*"};
    }
    constexpr std::string_view kSpecial = "[]{}\\.*+?^$)";
    if (kSpecial.find(c) != kSpecial.npos) return std::nullopt;
    // A letter may be more than one byte.
    std::size_t bytes = 1;
    while (at_ + bytes < pattern_.size() && (static_cast<unsigned char>(pattern_[at_ + bytes]) & 0xC0U) == 0x80U) ++bytes;
    at_ += bytes;
    return Texts{std::string(pattern_.substr(at_ - bytes, bytes))};
  }

  std::string_view pattern_;
  std::size_t most_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<std::string>> finite_language(std::string_view pattern, std::size_t most) {
  return Expander(pattern, most).expand();
}

}  // namespace unclench
