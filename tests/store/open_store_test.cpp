#include "store/open_store.h"

#include "catch.h"

#include "store/memory_store.h"
#include "store/sqlite_store.h"
#include "store/temporary_folder.h"

using namespace unclench;

TEST_CASE("memory: is a store in memory, and anything else a file", "[store]") {
  const TemporaryFolder folder;
  CHECK(dynamic_cast<MemoryStore*>(open_store("memory:").get()) != nullptr);
  CHECK(dynamic_cast<SqliteStore*>(open_store(folder.file("unclench.db")).get()) != nullptr);
  CHECK(std::filesystem::exists(folder.file("unclench.db")));
}

TEST_CASE("a store we do not have is refused in a sentence", "[store]") {
  const auto [url, expected] = GENERATE(table<std::string, std::string>({
      {"", "No database is named"},
      {":memory:", "is written memory: here"},
      {"mysql://somebody:secret@host/db", "There is no store for mysql:"},
  }));
  CAPTURE(url);
  CHECK_THROWS_WITH(open_store(url), contains_text(expected) && !contains_text("secret"));
}
