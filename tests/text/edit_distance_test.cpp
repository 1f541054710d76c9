#include "text/edit_distance.h"

#include "catch.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace unclench;

namespace {

// The textbook, with the whole table and no limit.
std::size_t plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

std::string random_word(std::mt19937& dice) {
  std::uniform_int_distribution<std::size_t> length(0, 9);
  std::uniform_int_distribution<int> letter('a', 'c');
  std::string word(length(dice), ' ');
  std::generate(word.begin(), word.end(), [&] { return static_cast<char>(letter(dice)); });
  return word;
}

}  // namespace

TEST_CASE("a distance counts letters added, dropped, changed and swapped", "[text]") {
  auto [a, b, distance] = GENERATE(table<std::string, std::string, std::size_t>({
      {"", "", 0}, {"pain", "pain", 0}, {"", "abc", 3}, {"pain", "pian", 1}, {"stres", "stress", 1},
      {"breating", "breathing", 1}, {"anxeity", "anxiety", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3}}));
  CAPTURE(a, b);
  CHECK(edit_distance(a, b, 5) == distance);
  CHECK(edit_distance(b, a, 5) == distance);
}

TEST_CASE("beyond the limit the distance is the limit and one", "[text]") {
  CHECK(edit_distance("back", "shoulder", 2) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("a", "b", 0) == 1);
  CHECK(edit_distance("a", "a", 0) == 0);
}

TEST_CASE("a distance is that of the textbook, or says that it is too far", "[text]") {
  std::mt19937 dice(7);
  for (int i = 0; i < 20000; ++i) {
    const std::string a = random_word(dice);
    const std::string b = random_word(dice);
    const std::size_t limit = dice() % 5;
    CAPTURE(a, b, limit);
    REQUIRE(edit_distance(a, b, limit) == std::min(plain_distance(a, b), limit + 1));
  }
}

TEST_CASE("long words have a distance too", "[text]") {
  const std::string a(100, 'a');
  const std::string b(100, 'b');
  CHECK(edit_distance(a, b, 200) == 100);
  CHECK(edit_distance(a + "x" + b, a + "y" + b, 1) == 1);
}
