#include "check/prose.h"

#include <algorithm>
#include <array>
#include <utility>

namespace unclench {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kPlainer = {{
    {"\u2018", "'"}, {"\u2019", "'"}, {"\u201c", "\""}, {"\u201d", "\""}, {"\u2013", "-"}, {"\u2014", " - "},
    {"\u2026", "..."}, {"\u00a0", " "}, {"\u2022", ""}, {"\u202f", " "},
}};

constexpr std::array<std::string_view, 11> kAbbreviations = {"e.g", "i.e", "etc", "vs", "dr", "mr", "mrs", "ms", "approx", "a.m", "p.m"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string with_plain_marks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    bool replaced = false;
    for (const auto& [fancy, plain] : kPlainer) {
      if (text.substr(i, fancy.size()) != fancy) continue;
      out += plain;
      i += fancy.size();
      replaced = true;
      break;
    }
    if (!replaced) out += text[i++];
  }
  return out;
}

/// "- ", "* ", "1. ", "> " or "# " at the start of a line: how many characters to leave out.
std::size_t bullet_at(std::string_view rest) {
  std::size_t i = 0;
  while (i < rest.size() && rest[i] == ' ') ++i;
  const std::size_t indent = i;
  if (i < rest.size() && (rest[i] == '-' || rest[i] == '*' || rest[i] == '+' || rest[i] == '>')) {
    ++i;
  } else if (i < rest.size() && rest[i] == '#') {
    while (i < rest.size() && rest[i] == '#') ++i;
  } else {
    while (i < rest.size() && rest[i] >= '0' && rest[i] <= '9') ++i;
    if (i == indent || i >= rest.size() || rest[i] != '.') return 0;
    ++i;
  }
  return i < rest.size() && rest[i] == ' ' ? i + 1 : 0;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_abbreviation(std::string_view before) {
  const std::size_t start = before.find_last_of(" \t\n(\"") == before.npos ? 0 : before.find_last_of(" \t\n(\"") + 1;
  std::string word;
  for (const char c : before.substr(start)) word += lowered(c);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

}  // namespace

std::string without_markdown(std::string_view text) {
  const std::string plain = with_plain_marks(text);
  const std::string_view rest(plain);
  std::string out;
  bool line_start = true;
  for (std::size_t i = 0; i < plain.size();) {
    if (line_start) {
      i += bullet_at(rest.substr(i));
      line_start = false;
      if (i >= plain.size()) break;
    }
    const char c = plain[i];
    if (c == '\n') line_start = true;
    if (c == '[') {  // [words](address)
      const std::size_t close = plain.find("](", i);
      const std::size_t end = close == plain.npos ? plain.npos : plain.find(')', close);
      if (end != plain.npos) {
        out += without_markdown(rest.substr(i + 1, close - i - 1));
        i = end + 1;
        continue;
      }
    }
    if (c != '*') out += c;
    ++i;
  }
  return out;
}

std::vector<std::string> sentences_of(std::string_view prose) {
  std::vector<std::string> sentences;
  std::size_t start = 0;
  const auto cut = [&](std::size_t end) {
    const std::string_view sentence = trimmed(prose.substr(start, end - start));
    if (!sentence.empty()) sentences.emplace_back(sentence);
    start = end;
  };
  for (std::size_t i = 0; i < prose.size(); ++i) {
    const char c = prose[i];
    if (c == '\n') {
      cut(i + 1);
      continue;
    }
    if (c != '.' && c != '!' && c != '?') continue;
    std::size_t end = i + 1;
    while (end < prose.size() && (prose[end] == '.' || prose[end] == '!' || prose[end] == '?')) ++end;
    while (end < prose.size() && (prose[end] == '"' || prose[end] == '\'' || prose[end] == ')')) ++end;
    const bool followed = end == prose.size() || is_space(prose[end]);
    if (followed && !(c == '.' && is_abbreviation(prose.substr(start, i - start)))) cut(end);
    i = end - 1;
  }
  cut(prose.size());
  return sentences;
}

}  // namespace unclench
