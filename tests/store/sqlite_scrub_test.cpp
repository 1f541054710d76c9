#include "store/sqlite_scrub.h"

#include <array>
#include "catch.h"
#include <vector>

#include "store/session_store.h"

using namespace unclench;

namespace {

/// A page of 512 bytes that begins with `head`.
std::vector<unsigned char> page_of(const std::vector<unsigned char>& head, std::size_t at = 0) {
  std::vector<unsigned char> page(512, 0xee);
  std::copy(head.begin(), head.end(), page.begin() + static_cast<std::ptrdiff_t>(at));
  return page;
}

}  // namespace

TEST_CASE("the unused middle lies between the row pointers and the rows", "[store][sqlite]") {
  using Head = std::vector<unsigned char>;
  const auto [what, head, begin, size] = GENERATE(table<std::string, Head, std::size_t, std::size_t>({
      {"a leaf of two rows that begin at 400", {0x0d, 0, 0, 0, 2, 0x01, 0x90, 0}, 12, 388},
      {"a leaf of an index", {0x0a, 0, 0, 0, 1, 0x01, 0x90, 0}, 10, 390},
      {"an inner page, whose head is longer", {0x05, 0, 0, 0, 1, 0x01, 0x90, 0}, 14, 386},
      {"an inner page of an index", {0x02, 0, 0, 0, 0, 0x02, 0x00, 0}, 12, 500},
      {"an empty leaf", {0x0d, 0, 0, 0, 0, 0x02, 0x00, 0}, 8, 504},
      {"a full leaf", {0x0d, 0, 0, 0, 2, 0x00, 0x0c, 0}, 0, 0},
      {"a leaf that cannot be", {0x0d, 0, 0, 0xff, 0xff, 0x01, 0x90, 0}, 0, 0},
      {"a leaf whose rows begin behind the page", {0x0d, 0, 0, 0, 2, 0x03, 0x00, 0}, 0, 0},
      {"the rest of a long row", {0x00, 0, 0, 7, 2, 0x01, 0x90, 0}, 0, 0},
      {"words", {'w', 'o', 'r', 'd', 's', ' ', ' ', ' '}, 0, 0},
  }));
  CAPTURE(what);
  const std::vector<unsigned char> page = page_of(head);
  const auto middle = unused_middle(page, false);
  REQUIRE(middle.size() == size);
  if (size > 0) CHECK(middle.data() == page.data() + begin);
}

TEST_CASE("the first page has the file's head before it", "[store][sqlite]") {
  const std::vector<unsigned char> page = page_of({0x0d, 0, 0, 0, 2, 0x01, 0x90, 0}, 100);
  const auto middle = unused_middle(page, true);
  REQUIRE(middle.size() == 400 - 112);
  CHECK(middle.data() == page.data() + 112);
}

TEST_CASE("bytes too short for a page have no middle", "[store][sqlite]") {
  const std::array<unsigned char, 8> few = {0x0d, 0, 0, 0, 0, 0, 8, 0};
  CHECK(unused_middle(few, false).empty());
  CHECK(unused_middle({}, true).empty());
}

TEST_CASE("a layer needs one below it", "[store][sqlite]") {
  CHECK_THROWS_AS(SqliteScrub("no such layer"), StoreError);
  CHECK_NOTHROW(SqliteScrub());
}
