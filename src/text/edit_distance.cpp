#include "text/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace unclench {
namespace {

// Dropping what both words share at either end never changes the distance, and most misspellings share most.
void drop_common_ends(std::string_view& a, std::string_view& b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
}

/// `rows` has room for three rows of b.size() + 1 figures.
std::size_t distance_in(std::size_t* rows, std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t width = b.size() + 1;
  std::size_t* before = rows;
  std::size_t* above = rows + width;
  std::size_t* row = rows + 2 * width;
  for (std::size_t j = 0; j < width; ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j < width; ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // A swap reaches back two rows, but its cost is never less than the least of the row between.
    if (least > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[b.size()], limit + 1);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  drop_common_ends(a, b);
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() > limit) return limit + 1;
  if (b.empty()) return a.size();

  constexpr std::size_t kShort = 32;
  if (b.size() < kShort) {
    std::array<std::size_t, 3 * kShort> rows;
    return distance_in(rows.data(), a, b, limit);
  }
  std::vector<std::size_t> rows(3 * (b.size() + 1));
  return distance_in(rows.data(), a, b, limit);
}

}  // namespace unclench
