#include "store/sqlite_schema.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace unclench {
namespace {

namespace fs = std::filesystem;

// Rows of a session hang from its number, so that erasing the session takes them along, those of later tables
// too. Text that grows stands last in a row. Turns lie in the order they were saved: a commit of many turns
// writes few pages, and forgetting frees whole ones.
constexpr const char* kFirst = R"sql(
CREATE TABLE store (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  highest_erased INTEGER NOT NULL,  -- revision; sessions start above it
  checks INTEGER NOT NULL           -- counts up to prove that it can be written
) STRICT;
INSERT INTO store VALUES (1, 0, 0);

CREATE TABLE session (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  token_hash TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE turn (
  number INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  turn INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  said TEXT NOT NULL,
  reply TEXT NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (session, turn)
) STRICT;
CREATE INDEX turn_by_time ON turn (at_ms);

CREATE TABLE diary (
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  day INTEGER NOT NULL,  -- since 1970-01-01
  entry TEXT NOT NULL,
  PRIMARY KEY (session, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE keyed_reply (
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  key TEXT NOT NULL,
  turn INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  request_hash TEXT NOT NULL,
  reply TEXT,  -- NULL while the turn still has it
  PRIMARY KEY (session, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX keyed_reply_by_time ON keyed_reply (at_ms);

CREATE TABLE outbox (
  number INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  turn INTEGER NOT NULL,
  due_ms INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  effect TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_by_session ON outbox (session);
CREATE INDEX outbox_by_time ON outbox (due_ms);
)sql";

// The n-th turns a database of version n into one of version n + 1. Never change one that was released.
constexpr std::array kMigrations = {kFirst};

void refuse_newer(std::int64_t version, const std::string& file) {
  if (version <= current_schema_version()) return;
  throw StoreError("The database " + file + " was written by a newer version of unclench (schema " +
                   std::to_string(version) + ", this one knows " + std::to_string(current_schema_version()) +
                   "): install that version or name another file.");
}

void refuse_foreign(std::int64_t application_id, const std::string& file) {
  if (application_id == kSqliteApplicationId) return;
  throw StoreError("The file " + file + " is a SQLite database of another program: name another file.");
}

// The power may fail while a database is being made. Then its journal lies beside it and says that the
// database had no pages before, and SQLite mends it when it opens it; until then the file looks like
// anything.
bool was_being_made(const std::string& file) {
  constexpr std::string_view kMagic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  constexpr std::size_t kPagesAt = 16;
  std::array<char, kPagesAt + 4> head{};
  std::ifstream journal(file + "-journal", std::ios::binary);
  if (!journal.read(head.data(), head.size())) return false;
  const std::string_view text(head.data(), head.size());
  return text.substr(0, kMagic.size()) == kMagic && text.substr(kPagesAt) == std::string_view("\0\0\0\0", 4);
}

void make_empty_file(const std::string& file) {
  const fs::path folder = fs::absolute(file).parent_path();
  if (!fs::is_directory(folder)) {
    throw StoreError("There is no folder " + folder.string() +
                     " for the database: create it or name another file.");
  }
  const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (handle < 0) {
    throw StoreError("The database " + file + " cannot be created (" +
                     std::generic_category().message(errno) +
                     "): check the permissions of its folder and the space on the disk.");
  }
  ::close(handle);
}

}  // namespace

std::int64_t current_schema_version() { return static_cast<std::int64_t>(kMigrations.size()); }

void prepare_database_file(const std::string& file) {
  std::error_code ignored;
  const fs::file_status status = fs::status(file, ignored);
  if (status.type() == fs::file_type::not_found) return make_empty_file(file);
  if (fs::is_directory(status)) {
    throw StoreError("The database " + file + " is a folder: name a file, for instance " +
                     (fs::path(file) / "unclench.db").string() + ".");
  }
  const bool allowed = ::faccessat(AT_FDCWD, file.c_str(), R_OK | W_OK, AT_EACCESS) == 0;
  const bool empty = allowed && fs::is_regular_file(status) && fs::file_size(file) == 0;
  std::error_code not_ours;
  if (empty) fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, not_ours);
  if (!allowed || !fs::is_regular_file(status) || not_ours) {
    throw StoreError("The database " + file +
                     " cannot be read and written: check its permissions, or run as its owner.");
  }
  if (empty || was_being_made(file)) return;
  try {
    SqliteDatabase look(file, SqliteDatabase::Access::kLook);
    refuse_foreign(look.number("PRAGMA application_id"), file);
    refuse_newer(look.number("PRAGMA user_version"), file);
  } catch (const SqliteError& error) {
    // Or it failed while the log was being copied into the file; then the log has everything.
    const bool has_log = fs::exists(file + "-wal", ignored) && fs::file_size(file + "-wal", ignored) > 0;
    if (error.code() != SQLITE_CORRUPT || !has_log) throw;
  }
}

void migrate(SqliteDatabase& database) {
  SqliteTransaction change(database);
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!empty) refuse_foreign(database.number("PRAGMA application_id"), database.file());
  const std::int64_t version = database.number("PRAGMA user_version");
  refuse_newer(version, database.file());
  if (version == current_schema_version()) return;
  for (auto next = static_cast<std::size_t>(version); next < kMigrations.size(); ++next) {
    database.run(kMigrations[next]);
  }
  database.run("PRAGMA application_id = " + std::to_string(kSqliteApplicationId));
  database.run("PRAGMA user_version = " + std::to_string(current_schema_version()));
  change.commit();
}

}  // namespace unclench
