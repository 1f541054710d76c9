#include "base/problem.h"

#include <algorithm>
#include <cstddef>

namespace unclench {
namespace {

constexpr std::size_t kLongWord = 8;       // longer words may be further off
constexpr std::size_t kSharedLetters = 3;  // that make a beginning
constexpr std::size_t kLongestName = 64;   // beyond that nobody misspelt a name

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letter(char a, char b) { return lowered(a) == lowered(b); }

/// Insertions, deletions, changes and swaps of neighbours. One row of the table at a time would forget the
/// row that a swap needs, so three are kept.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> two_ago(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = above[j - 1] + (same_letter(a[i - 1], b[j - 1]) ? 0 : 1);
      row[j] = std::min({changed, above[j] + 1, row[j - 1] + 1});
      const bool swapped =
          i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) && same_letter(a[i - 2], b[j - 1]);
      if (swapped) row[j] = std::min(row[j], two_ago[j - 2] + 1);
    }
    std::swap(two_ago, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

/// Two letters off is a slip in "sometimes" and another word in "pea".
std::size_t forgivable(std::size_t letters) {
  if (letters > kLongWord) return 3;
  return std::min<std::size_t>(2, letters / 2);
}

std::size_t shared_beginning(const std::string& a, const std::string& b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end(), same_letter);
  return static_cast<std::size_t>(differ.first - a.begin());
}

/// "breath" and "breathing"; "stress_today" and "stress_now".
bool begin_alike(const std::string& a, const std::string& b) {
  const std::size_t shared = shared_beginning(a, b);
  const bool one_within = shared == std::min(a.size(), b.size());
  return shared >= kSharedLetters && (one_within || 2 * shared >= std::max(a.size(), b.size()));
}

std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

std::string to_text(const Problem& problem) {
  std::string line = problem.file;
  if (!problem.pointer.empty()) line += (line.empty() ? "" : " ") + problem.pointer;
  if (!line.empty()) line += ": ";
  line += problem.what;
  if (!problem.hint.empty()) line += "; " + problem.hint;
  return on_one_line(std::move(line));
}

bool has_errors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return problem.severity == Severity::kError; });
}

std::string nearest_word(const std::string& word, const std::vector<std::string>& known) {
  if (word.empty() || word.size() > kLongestName) return {};
  const std::string* nearest = nullptr;
  std::size_t least = 0;
  for (const std::string& candidate : known) {
    const std::size_t most = forgivable(std::max(word.size(), candidate.size()));
    const std::size_t longer = std::max(word.size(), candidate.size());
    if (longer - std::min(word.size(), candidate.size()) > most) continue;
    const std::size_t off = distance(word, candidate);
    if (off > most || (nearest != nullptr && off >= least)) continue;
    nearest = &candidate;
    least = off;
  }
  if (nearest != nullptr) return *nearest;

  std::size_t longest = 0;
  for (const std::string& candidate : known) {
    const std::size_t shared = shared_beginning(word, candidate);
    if (!begin_alike(word, candidate) || shared <= longest) continue;
    nearest = &candidate;
    longest = shared;
  }
  return nearest != nullptr ? *nearest : std::string();
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known, std::size_t most) {
  if (const std::string nearest = nearest_word(word, known); !nearest.empty()) {
    return "did you mean \"" + nearest + "\"?";
  }
  if (known.empty() || most == 0) return {};
  std::string list = "one of: ";
  for (std::size_t i = 0; i < std::min(most, known.size()); ++i) list += (i == 0 ? "" : ", ") + known[i];
  return known.size() > most ? list + ", ..." : list;
}

}  // namespace unclench
