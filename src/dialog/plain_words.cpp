#include "dialog/plain_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/stemmer.h"

namespace unclench {
namespace {

constexpr std::size_t kFewestLetters = 4;
constexpr std::size_t kSharedLetters = 3;

using Rewrite = std::pair<std::string_view, std::string_view>;

constexpr std::array<Rewrite, 4> kWhole = {
    {{"can't", "can not"}, {"won't", "will not"}, {"it's", "it is"}, {"let's", "let us"}}};

constexpr std::array<Rewrite, 6> kEndings = {
    {{"n't", " not"}, {"'m", " am"}, {"'re", " are"}, {"'ve", " have"}, {"'ll", " will"}, {"'d", " would"}}};

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of longer UTF-8 sequences count as letters.
bool is_in_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

std::string with_plain_signs(std::string_view authored) {
  std::string text;
  for (std::size_t i = 0; i < authored.size(); ++i) {
    if (authored.substr(i).starts_with("\xE2\x80\x99")) {  // a typographic apostrophe
      text += '\'';
      i += 2;
    } else if (authored.substr(i).starts_with("\xE2\x80\x93")) {  // an en dash
      text += '-';
      i += 2;
    } else {
      text += lowered(authored[i]);
    }
  }
  return text;
}

/// "7/10" and "6.5" are one word, "30-60" is a range.
std::string between_digits(char sign) {
  if (sign == '/' || sign == '.') return std::string(1, sign);
  return sign == '-' ? " to " : " ";
}

std::string spaced(const std::string& text) {
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digits_around = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (is_in_word(text[i])) {
      words += text[i];
    } else if (text[i] == '&') {
      words += " and ";
    } else {
      words += digits_around ? between_digits(text[i]) : " ";
    }
  }
  return words;
}

std::string written_out(std::string_view word) {
  for (const auto& [from, to] : kWhole) {
    if (word == from) return std::string(to);
  }
  for (const auto& [ending, to] : kEndings) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      return std::string(word.substr(0, word.size() - ending.size())) + std::string(to);
    }
  }
  std::string plain;
  for (const char c : word.ends_with("'s") ? word.substr(0, word.size() - 2) : word) {
    if (c != '\'') plain += c;
  }
  return plain;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = text.find_first_not_of(' ');
  while (begin != std::string_view::npos) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(' ', end);
  }
  return words;
}

/// "shorter" for "short", which have different stems.
bool is_comparison(std::string_view ending) { return ending == "er" || ending == "est"; }

}  // namespace

std::vector<std::string> plain_words(std::string_view authored) {
  std::vector<std::string> words;
  for (const std::string& word : split(spaced(with_plain_signs(authored)))) {
    for (std::string& plain : split(written_out(word))) words.push_back(std::move(plain));
  }
  return words;
}

bool alike(std::string_view typed, std::string_view authored) {
  if (typed == authored) return true;
  if (typed.size() < kFewestLetters || authored.size() < kFewestLetters) return false;
  if (authored.starts_with(typed) && typed.size() * 5 >= authored.size() * 2) return true;  // "some" of "sometimes", not "over" of "overwhelmed"
  if (typed.starts_with(authored) && is_comparison(typed.substr(authored.size()))) return true;
  if (typed.substr(0, kSharedLetters) != authored.substr(0, kSharedLetters)) return false;
  Stemmer stemmer;
  const std::string stem(stemmer.stem(typed));
  return stem.size() >= kSharedLetters && stem == stemmer.stem(authored);
}

}  // namespace unclench
