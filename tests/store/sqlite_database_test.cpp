#include "store/sqlite_database.h"

#include <sqlite3.h>

#include "catch.h"
#include <fstream>

#include "store/temporary_folder.h"

using namespace unclench;

namespace {

using Access = SqliteDatabase::Access;

struct Fixture {
  Fixture() {
    std::ofstream(folder.file("a b#%.db")).flush();
    database.emplace(folder.file("a b#%.db"), Access::kWrite);
    database->run("CREATE TABLE song (number INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT");
  }
  std::int64_t songs() { return database->number("SELECT count(*) FROM song"); }

  TemporaryFolder folder;
  std::optional<SqliteDatabase> database;
};

}  // namespace

TEST_CASE("a transaction rolls back unless committed", "[store][sqlite]") {
  Fixture fixture;
  SqliteStatement add(*fixture.database, "INSERT INTO song (title) VALUES (?)");
  {
    SqliteTransaction change(*fixture.database);
    CHECK(add.run(std::string("one")) == 1);
  }
  CHECK(fixture.songs() == 0);
  {
    SqliteTransaction change(*fixture.database);
    add.run(std::string("one"));
    change.commit();
  }
  CHECK(fixture.songs() == 1);
  CHECK_FALSE(fixture.database->in_transaction());
}

TEST_CASE("a savepoint takes back its part and no more", "[store][sqlite]") {
  Fixture fixture;
  SqliteStatement add(*fixture.database, "INSERT INTO song (title) VALUES (?)");
  SqliteTransaction change(*fixture.database);
  {
    SqliteSavepoint part(*fixture.database);
    add.run(std::string("kept"));
    part.keep();
  }
  {
    SqliteSavepoint part(*fixture.database);
    add.run(std::string("taken back"));
  }
  change.commit();
  CHECK(fixture.database->text("SELECT title FROM song") == "kept");
  CHECK(fixture.songs() == 1);
}

TEST_CASE("a statement is free again after its rows, read to the end or not", "[store][sqlite]") {
  Fixture fixture;
  SqliteStatement add(*fixture.database, "INSERT INTO song (number, title) VALUES (?, ?)");
  for (int i = 1; i <= 3; ++i) add.run(i, "song " + std::to_string(i));
  SqliteStatement find(*fixture.database, "SELECT number, title FROM song WHERE number >= ? ORDER BY number");
  {
    SqliteRows rows = find.rows(2);
    REQUIRE(rows.next());
    CHECK(rows.number(0) == 2);
    CHECK(rows.text(1) == "song 2");
  }
  SqliteRows rows = find.rows(3);
  REQUIRE(rows.next());
  CHECK(rows.text(1) == "song 3");
  CHECK_FALSE(rows.next());
}

TEST_CASE("an error tells its code and the file, never a value", "[store][sqlite]") {
  Fixture fixture;
  SqliteStatement add(*fixture.database, "INSERT INTO song (number, title) VALUES (?, ?)");
  add.run(1, std::string("secret"));
  try {
    add.run(1, std::string("secret"));
    FAIL("a number was used twice");
  } catch (const SqliteError& error) {
    CHECK(error.code() == SQLITE_CONSTRAINT);
    CHECK_THAT(error.what(), contains_text("a b#%.db") && !contains_text("secret"));
  }
  CHECK(add.run(2, std::string("other")) == 1);
  CHECK_THROWS_AS(fixture.database->run("no statement"), SqliteError);
  CHECK_THROWS_AS(SqliteStatement(*fixture.database, "SELECT x FROM y"), SqliteError);
}

TEST_CASE("a look at a file sees what is in it and leaves no trace", "[store][sqlite]") {
  Fixture fixture;
  fixture.database->run("PRAGMA user_version = 5; PRAGMA journal_mode = WAL; PRAGMA user_version = 6");
  fixture.database->leave_log_on_close(true);
  fixture.database.reset();
  const auto files = [&] {
    return std::distance(std::filesystem::directory_iterator(fixture.folder.path()), {});
  };
  const auto before = files();
  CHECK(SqliteDatabase(fixture.folder.file("a b#%.db"), Access::kLook).number("PRAGMA user_version") == 5);
  CHECK(files() == before);
}
