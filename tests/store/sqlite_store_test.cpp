#include "store/sqlite_store.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include "catch.h"
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string_view>
#include <thread>

#include "store/contract.h"
#include "store/faulty_disk.h"
#include "store/sqlite_database.h"
#include "store/sqlite_schema.h"
#include "store/temporary_folder.h"

using namespace unclench;
namespace fs = std::filesystem;

namespace {

using Access = SqliteDatabase::Access;
using Files = std::map<std::string, std::string>;

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Without the bytes of SQLite's index of the log, which it makes anew whenever it likes.
Files files_in(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().string();
    const bool index = name.size() > 4 && name.compare(name.size() - 4, 4, "-shm") == 0;
    files[name] = entry.is_regular_file() && !index ? bytes_of(entry.path()) : "";
  }
  return files;
}

void write_file(const std::string& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

/// A SQLite database made by these statements.
void make_database(const std::string& file, const std::string& sql) {
  write_file(file, "");
  SqliteDatabase(file, Access::kWrite).run(sql);
}

/// The same, with everything still in its write-ahead log, as after a crash.
void make_crashed_database(const std::string& file, const std::string& sql) {
  write_file(file, "");
  SqliteDatabase database(file, Access::kWrite);
  database.run("PRAGMA journal_mode = WAL");
  database.leave_log_on_close(true);
  database.run(sql);
}

std::string opening_error(const std::string& file) {
  try {
    const SqliteStore store(file);
  } catch (const StoreError& error) {
    return error.what();
  }
  return {};
}

/// Rights as they bind ordinary people, also when the tests run as root.
class AsOrdinaryUser {
 public:
  AsOrdinaryUser() {
    if (was_ == 0 && ::seteuid(65534) != 0) FAIL("cannot give up root");
  }
  ~AsOrdinaryUser() {
    if (::seteuid(was_) != 0) std::abort();
  }

 private:
  uid_t was_ = ::geteuid();
};

class WithUmask {
 public:
  explicit WithUmask(mode_t mask) : was_(::umask(mask)) {}
  ~WithUmask() { ::umask(was_); }

 private:
  mode_t was_;
};

/// The ids in every "CANARY-id-".
std::set<std::string> canaries_in(const std::string& bytes) {
  constexpr std::string_view kCanary = "CANARY-";
  std::set<std::string> ids;
  for (std::size_t at = bytes.find(kCanary); at != std::string::npos; at = bytes.find(kCanary, at)) {
    at += kCanary.size();
    const std::size_t end = bytes.find('-', at);
    if (end != std::string::npos) ids.insert(bytes.substr(at, end - at));
  }
  return ids;
}

std::string error_of_save(SessionStore& store, const TurnToSave& turn) {
  try {
    store.save(turn);
  } catch (const StoreError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("only the owner may read a new database and its log", "[store][sqlite]") {
  const TemporaryFolder folder;
  const WithUmask loose(022);
  const std::string file = folder.file("unclench.db");
  if (GENERATE(false, true)) write_file(file, "");  // as `touch` leaves it
  SqliteStore store(file);
  REQUIRE(store.save(turn_of("anna", 0, "hello")) == SaveResult::kSaved);
  for (const char* suffix : {"", "-wal", "-shm"}) {
    CAPTURE(suffix);
    REQUIRE(fs::exists(file + suffix));
    CHECK(fs::status(file + suffix).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  }
}

TEST_CASE("a database remembers everything when it is opened again", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  TurnToSave turn = turn_of("anna", 0, "hello");
  turn.idempotency_key = "k1";
  turn.entries.resize(1);
  turn.entries[0].note = "slept well";
  REQUIRE(SqliteStore(file).save(turn) == SaveResult::kSaved);

  SqliteStore store(file);
  REQUIRE(store.load("anna"));
  CHECK(store.load("anna")->state == "state after hello");
  CHECK(store.load("anna")->revision == 1);
  CHECK(store.load("anna")->diary == turn.entries);
  CHECK(store.turns("anna", -1, kAll).size() == 1);
  CHECK(store.find_key("anna", "k1")->reply == "reply to hello");
  CHECK(store.save(turn_of("anna", 1, "again")) == SaveResult::kSaved);
}

TEST_CASE("a closed database is one file", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  SqliteStore(file).save(turn_of("anna", 0, "hello"));
  CHECK(files_in(folder.path()).size() == 1);
}

TEST_CASE("a database says what it is", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  SqliteStore store(file);
  SqliteDatabase database(file, Access::kRead);
  CHECK(database.number("PRAGMA application_id") == kSqliteApplicationId);
  CHECK(database.number("PRAGMA user_version") == current_schema_version());
  CHECK(database.text("PRAGMA journal_mode") == "wal");
  const std::string tables = "SELECT count(*) FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'";
  CHECK(database.number(tables) == 6);
  CHECK(database.number(tables + " AND NOT strict") == 0);
}

TEST_CASE("an empty database becomes a current one", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  SECTION("an empty file") { write_file(file, ""); }
  SECTION("one of ours without a schema") {
    make_database(file, "PRAGMA application_id = " + std::to_string(kSqliteApplicationId));
  }
  SECTION("one that was being made when the power went") {
    // A journal of no pages, beside a file of which a part had been written.
    std::string journal("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    journal += std::string(4, '\0') + "abcd" + std::string(4, '\0');  // no records, a nonce, no pages before
    journal += std::string("\0\0\x02\0\0\0\x10\0", 8);
    journal.resize(512, '\0');
    write_file(file + "-journal", journal);
    write_file(file, std::string(4096, '\0'));
  }
  SqliteStore store(file);
  CHECK(SqliteDatabase(file, Access::kRead).number("PRAGMA user_version") == current_schema_version());
  CHECK(store.save(turn_of("anna", 0, "hello")) == SaveResult::kSaved);
}

TEST_CASE("what is no database of ours is refused in a sentence and left as it was", "[store][sqlite]") {
  struct Case {
    const char* what;
    std::function<void(const std::string& file)> make;
    const char* expected;
  };
  const std::string ours = "PRAGMA application_id = " + std::to_string(kSqliteApplicationId) + ";";
  const auto [what, make, expected] = GENERATE_COPY(values<Case>({
      {"a folder", [](const std::string& file) { fs::create_directory(file); }, "is a folder: name a file"},
      {"a text", [](const std::string& file) { write_file(file, std::string(5000, 'x')); },
       "is not a SQLite database"},
      {"a few bytes", [](const std::string& file) { write_file(file, "SQLite"); },
       "is not a SQLite database"},
      {"another program's database",
       [](const std::string& file) { make_database(file, "CREATE TABLE song (title TEXT)"); },
       "of another program"},
      {"another program's database with an id",
       [](const std::string& file) {
         make_database(file, "PRAGMA application_id = 7; PRAGMA user_version = 1");
       },
       "of another program"},
      {"another program's database after a crash",
       [](const std::string& file) { make_crashed_database(file, "CREATE TABLE song (title TEXT)"); },
       "of another program"},
      {"a newer database of ours",
       [=](const std::string& file) {
         make_database(file, ours + "PRAGMA user_version = 99; CREATE TABLE later (x)");
       },
       "written by a newer version of unclench (schema 99"},
      {"a newer database of ours after a crash",
       [=](const std::string& file) {
         make_database(file, ours + "PRAGMA user_version = 1; CREATE TABLE session (x)");
         SqliteDatabase database(file, Access::kWrite);
         database.run("PRAGMA journal_mode = WAL");
         database.leave_log_on_close(true);
         database.run("PRAGMA user_version = 99");
       },
       "written by a newer version of unclench (schema 99"},
      {"a damaged database of ours",
       [=](const std::string& file) {
         make_database(file, ours + "CREATE TABLE session (x); CREATE TABLE turn (x)");
         std::string bytes = bytes_of(file);
         write_file(file, bytes.replace(110, 3000, std::string(3000, '\x7f')));
       },
       "is damaged: restore it from a backup"},
      {"a device", [](const std::string& file) { fs::create_symlink("/dev/null", file); },
       "cannot be read and written"},
  }));
  CAPTURE(what);
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  make(file);
  const Files before = files_in(folder.path());

  const std::string error = opening_error(file);
  CHECK_THAT(error, contains_text(expected));
  CHECK_THAT(error, contains_text(file));
  CHECK_THAT(error, ends_with_text("."));
  CHECK(files_in(folder.path()) == before);
}

TEST_CASE("a database nobody gave rights to is refused in a sentence", "[store][sqlite]") {
  const auto [mode, folder_mode, exists] = GENERATE(table<unsigned, unsigned, bool>({
      {0000, 0777, true},   // may not be read
      {0444, 0777, true},   // may not be written
      {0644, 0555, false},  // may not be made
  }));
  CAPTURE(mode, folder_mode, exists);
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  if (exists) write_file(file, "");
  if (exists) fs::permissions(file, static_cast<fs::perms>(mode));
  fs::permissions(folder.path(), static_cast<fs::perms>(folder_mode));
  std::string error;
  {
    const AsOrdinaryUser user;
    error = opening_error(file);
  }
  CHECK_THAT(error, contains_text(file) && contains_text("permissions"));
  CHECK(fs::exists(file) == exists);
}

TEST_CASE("a folder that is missing is not made", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string error = opening_error(folder.file("missing/unclench.db"));
  CHECK_THAT(error, contains_text("There is no folder " + folder.file("missing")));
  CHECK(files_in(folder.path()).empty());
}

TEST_CASE("a file name means a file, whatever it looks like", "[store][sqlite]") {
  const TemporaryFolder folder;
  const fs::path was = fs::current_path();
  fs::current_path(folder.path());
  const auto name = GENERATE(as<std::string>(), "file:x?mode=memory", ":memory:", "a%20b#c?.db", "-x");
  {
    CAPTURE(name);
    SqliteStore(name).save(turn_of("anna", 0, "hello"));
    CHECK(fs::exists(folder.path() / name));
    CHECK(SqliteStore(name).load("anna"));
  }
  fs::current_path(was);
}

TEST_CASE("turns that wait together are committed together", "[store][sqlite]") {
  const TemporaryFolder folder;
  FaultyDisk disk;
  SqliteStore store(folder.file("unclench.db"), {.readers = 1, .lock_wait_ms = 100, .vfs = disk.name()});
  disk.slow_syncs(std::chrono::milliseconds(5));
  constexpr int kPeople = 64;
  constexpr int kTurns = 4;
  std::atomic<int> saved = 0;
  const auto talk = [&](int person) {
    for (Revision loaded = 0; loaded < kTurns; ++loaded) {
      saved += store.save(turn_of(std::to_string(person), loaded, "hello")) == SaveResult::kSaved;
    }
  };
  std::vector<std::thread> people;
  for (int person = 0; person < kPeople; ++person) people.emplace_back(talk, person);
  for (std::thread& person : people) person.join();
  CHECK(saved == kPeople * kTurns);
  CHECK(store.commits() < kPeople * kTurns / 4);
}

TEST_CASE("of two turns in one batch the first wins, and a bad one spoils no other", "[store][sqlite]") {
  const TemporaryFolder folder;
  FaultyDisk disk;
  SqliteStore store(folder.file("unclench.db"), {.readers = 1, .lock_wait_ms = 100, .vfs = disk.name()});
  REQUIRE(store.save(turn_of("anna", 0, "one")) == SaveResult::kSaved);
  disk.slow_syncs(std::chrono::milliseconds(30));

  TurnToSave bad = turn_of("anna", 2, "bad");
  bad.turn.turn = 1;  // was used before
  bad.entries.resize(1);
  std::vector<TurnToSave> batch = {turn_of("ben", 0, "occupies the disk"), turn_of("anna", 1, "two"),
                                   turn_of("anna", 1, "late"), bad, turn_of("anna", 2, "three")};
  std::vector<std::string> answers(batch.size());
  std::atomic<std::size_t> answered = 0;
  const std::uint64_t commits = store.commits();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    store.save_async(
        std::move(batch[i]), [&answers, &answered, i](SaveResult result, const std::string& error) {
          answers[i] = !error.empty() ? "error" : result == SaveResult::kSaved ? "saved" : "conflict";
          ++answered;
        });
  }
  while (answered < answers.size()) std::this_thread::yield();
  CHECK(answers == std::vector<std::string>{"saved", "saved", "conflict", "error", "saved"});
  CHECK(store.commits() - commits <= 3);
  CHECK(store.load("anna")->state == "state after three");
  CHECK(store.load("anna")->diary.empty());
  CHECK(store.turns("anna", -1, kAll).size() == 3);
}

TEST_CASE("nothing is answered before it is on the disk", "[store][sqlite]") {
  const TemporaryFolder folder;
  FaultyDisk disk;
  SqliteStore store(folder.file("unclench.db"), {.readers = 1, .lock_wait_ms = 100, .vfs = disk.name()});
  disk.slow_syncs(std::chrono::milliseconds(50));
  std::atomic<int> answered = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 3; ++i) {
    store.save_async(turn_of(std::to_string(i), 0, "hello"),
                     [&](SaveResult, const std::string&) { ++answered; });
  }
  CHECK(store.waiting() == 3);
  CHECK(answered == 0);
  while (answered < 3) std::this_thread::yield();
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(50));
  while (store.waiting() > 0) std::this_thread::yield();
}

TEST_CASE("closing a store finishes what waits", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  constexpr std::size_t kMany = 1000;
  std::atomic<std::size_t> saved = 0;
  {
    SqliteStore store(file);
    for (std::size_t i = 0; i < kMany; ++i) {
      store.save_async(turn_of(std::to_string(i), 0, "hello"),
                       [&](SaveResult result, const std::string&) { saved += result == SaveResult::kSaved; });
    }
  }
  CHECK(saved == kMany);
  CHECK(SqliteStore(file).session_ids().size() == kMany);
}

TEST_CASE("a failing disk is told in a sentence, saves nothing, and is used again when it works",
          "[store][sqlite]") {
  const auto [writes, syncs, expected] = GENERATE(table<int, int, std::string>({
      {SQLITE_FULL, 0, "the disk is full"},
      {SQLITE_IOERR_WRITE, 0, "the disk reports an error (SQLite 778)"},
      {SQLITE_READONLY, 0, "cannot be written to"},
      {0, SQLITE_IOERR_FSYNC, "the disk reports an error (SQLite 1034)"},
  }));
  CAPTURE(expected);
  const TemporaryFolder folder;
  FaultyDisk disk;
  const std::string file = folder.file("unclench.db");
  const SqliteOptions options{.readers = 2, .lock_wait_ms = 100, .vfs = disk.name()};
  {
    SqliteStore store(file, options);
    REQUIRE(store.save(turn_of("anna", 0, "one")) == SaveResult::kSaved);

    disk.fail_writes(writes);
    disk.fail_syncs(syncs);
    std::vector<std::string> errors(20);
    std::atomic<std::size_t> answered = 0;
    for (std::string& into : errors) {
      store.save_async(turn_of("anna", 1, "two"), [&](SaveResult, const std::string& error) {
        into = error;
        ++answered;
      });
    }
    while (answered < errors.size()) std::this_thread::yield();
    for (const std::string& error : errors) {
      CHECK_THAT(error, contains_text(expected) && contains_text(file));
    }
    CHECK_THROWS_AS(store.check_writable(), StoreError);
    CHECK_THROWS_AS(store.erase("anna"), StoreError);
    CHECK_THROWS_AS(store.forget(5000, 5000), StoreError);
    CHECK(store.load("anna")->state == "state after one");
    CHECK(store.turns("anna", -1, kAll).size() == 1);

    disk.fail_writes(0);
    disk.fail_syncs(0);
    CHECK_NOTHROW(store.check_writable());
    CHECK(store.load("anna")->revision == 1);
    CHECK(store.save(turn_of("anna", 1, "two")) == SaveResult::kSaved);
    CHECK(store.load("anna")->state == "state after two");
  }
  SqliteStore store(file, options);
  CHECK(store.load("anna")->state == "state after two");
}

TEST_CASE("a store opens on a full disk, for reading", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  SqliteStore crashed(file);
  REQUIRE(crashed.save(turn_of("anna", 0, "one")) == SaveResult::kSaved);
  for (const char* suffix : {"", "-wal"}) fs::copy_file(file + suffix, folder.file("copy") + suffix);

  FaultyDisk disk;
  disk.fail_writes(SQLITE_FULL);
  SqliteStore store(folder.file("copy"), {.readers = 1, .lock_wait_ms = 100, .vfs = disk.name()});
  CHECK(store.load("anna")->state == "state after one");
  CHECK_THAT(error_of_save(store, turn_of("anna", 1, "two")), contains_text("the disk is full"));
  disk.fail_writes(0);
  CHECK(store.save(turn_of("anna", 1, "two")) == SaveResult::kSaved);
}

TEST_CASE("another program's lock is told in a sentence, and reading goes on", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  SqliteStore store(file, {.readers = 1, .lock_wait_ms = 20, .vfs = {}});
  REQUIRE(store.save(turn_of("anna", 0, "one")) == SaveResult::kSaved);
  {
    SqliteDatabase other(file, Access::kWrite);
    const SqliteTransaction busy(other);
    CHECK_THAT(error_of_save(store, turn_of("anna", 1, "two")),
               contains_text("is locked by another program"));
    CHECK(store.load("anna")->state == "state after one");
  }
  CHECK(store.save(turn_of("anna", 1, "two")) == SaveResult::kSaved);
}

TEST_CASE("two stores may share a file", "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  SqliteStore one(file);
  SqliteStore other(file);
  CHECK(one.save(turn_of("anna", 0, "one")) == SaveResult::kSaved);
  CHECK(other.load("anna")->revision == 1);
  CHECK(other.save(turn_of("anna", 0, "late")) == SaveResult::kConflict);
  CHECK(other.save(turn_of("anna", 1, "two")) == SaveResult::kSaved);
  CHECK(one.load("anna")->state == "state after two");
  CHECK(other.erase("anna"));
  CHECK_FALSE(one.load("anna"));
}

TEST_CASE("no byte of an erased session remains", "[store][sqlite]") {
  const TemporaryFolder folder;
  SqliteStore store(folder.file("unclench.db"));
  const auto everywhere = [](TurnToSave turn, const std::string& words) {
    turn.state = turn.turn.said = turn.turn.reply = turn.turn.record = words + std::string(3000, '.') + words;
    turn.token_hash = turn.request_hash = words;
    turn.idempotency_key = words + std::to_string(turn.loaded);
    turn.entries.resize(1);
    turn.entries[0].day = static_cast<Day>(turn.loaded);
    turn.entries[0].note = words;
    return turn;
  };
  for (Revision loaded = 0; loaded < 10; ++loaded) {
    REQUIRE(store.save(everywhere(turn_of("CANARY-anna", loaded, ""), "CANARY")) == SaveResult::kSaved);
    REQUIRE(store.save(everywhere(turn_of("ben", loaded, ""), "sparrow")) == SaveResult::kSaved);
  }
  REQUIRE(store.erase("CANARY-anna"));
  for (const auto& [file, bytes] : files_in(folder.path())) {
    CAPTURE(file);
    CHECK(bytes.find("CANARY") == std::string::npos);
  }
  CHECK(store.turns("ben", -1, kAll).size() == 10);

  REQUIRE(store.forget(kEver, kEver) == 10);
  for (const auto& [file, bytes] : files_in(folder.path())) {
    CAPTURE(file);
    CHECK(bytes.find("sparrow0") == std::string::npos);  // keys
  }
}

TEST_CASE("a program that still reads delays the last traces of an erasure, not the rest",
          "[store][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("unclench.db");
  SqliteStore store(file);
  REQUIRE(store.save(turn_of("anna", 0, "CANARY")) == SaveResult::kSaved);
  {
    SqliteDatabase other(file, Access::kRead);
    const SqliteTransaction reading(other, SqliteTransaction::Kind::kRead);
    REQUIRE(other.number("SELECT count(*) FROM session") == 1);
    CHECK(store.erase("anna"));
    CHECK_FALSE(store.load("anna"));
    CHECK(store.save(turn_of("ben", 0, "hello")) == SaveResult::kSaved);
    CHECK(other.number("SELECT count(*) FROM session") == 1);
  }
  const auto traces = [&] {
    return (bytes_of(file) + bytes_of(file + "-wal")).find("CANARY") != std::string::npos;
  };
  for (int tries = 0; traces() && tries < 500; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK_FALSE(traces());
  CHECK(store.load("ben"));
}

// Rows move between pages as their neighbours grow and go; see sqlite_scrub.h.
TEST_CASE("no byte of an erased session remains where rows have moved", "[store][sqlite]") {
  const auto seed = GENERATE(range(1U, 5U));
  CAPTURE(seed);
  const TemporaryFolder folder;
  FaultyDisk disk;
  const std::string file = folder.file("unclench.db");
  SqliteStore store(file, {.readers = 1, .lock_wait_ms = 100, .vfs = disk.name()});
  std::mt19937 dice(seed);
  using Uniform = std::uniform_int_distribution<std::size_t>;
  const auto up_to = [&dice](std::size_t most) { return Uniform(1, most)(dice); };
  const auto canary = [](const std::string& id) { return "CANARY-" + id + "-"; };
  const auto repeated = [](const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
  };

  struct Alive {
    std::string id;
    Revision revision = 0;
  };
  std::vector<Alive> alive;
  std::set<std::string> erased;
  std::string found;
  const auto look = [&] {
    for (const std::string& id : canaries_in(disk.bytes(file) + disk.bytes(file + "-wal"))) {
      if (erased.count(id) > 0) found += id + " ";
    }
  };
  for (int step = 0; step < 1000; ++step) {
    if (step % 8 == 0) look();
    std::size_t talks = 0;
    if (alive.empty() || up_to(100) <= 15) {
      alive.push_back({std::to_string(step), 0});
      talks = alive.size() - 1;
    } else if (up_to(100) <= 12) {
      const std::size_t which = up_to(alive.size()) - 1;
      REQUIRE(store.erase(alive[which].id));
      erased.insert(alive[which].id);
      alive.erase(alive.begin() + static_cast<std::ptrdiff_t>(which));
      look();
      continue;
    } else {
      talks = up_to(alive.size()) - 1;
    }
    Alive& session = alive[talks];
    TurnToSave turn = turn_of(session.id, session.revision, "");
    turn.turn.turn = static_cast<std::uint32_t>(step);
    turn.turn.said = repeated(canary(session.id), up_to(150));
    turn.state = repeated(canary(session.id), up_to(80));
    turn.entries.resize(1);
    turn.entries[0].day = static_cast<Day>(up_to(30));
    turn.entries[0].note = repeated(canary(session.id), up_to(40));
    turn.idempotency_key = canary(session.id) + std::to_string(step);
    REQUIRE(store.save(turn) == SaveResult::kSaved);
    session.revision = store.load(session.id)->revision;
  }
  CHECK(found.empty());
  CHECK(SqliteDatabase(file, Access::kRead, disk.name()).text("PRAGMA integrity_check") == "ok");
}
