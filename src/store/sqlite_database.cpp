#include "store/sqlite_database.h"

#include <sqlite3.h>

#include <filesystem>
#include <string_view>

namespace unclench {
namespace {

constexpr int kWaitForLocksMs = 5000;

std::string sentence(int code, const std::string& file) {
  const auto about = [&file](const char* rest) { return "The database " + file + " " + rest; };
  switch (code & 0xff) {
    case SQLITE_FULL:
      return about("cannot grow because the disk is full: make room; it goes on by itself.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return about("is locked by another program: wait for that program or stop it.");
    case SQLITE_READONLY:
      return about(
          "cannot be written to: check the permissions of file and folder, and how the disk is mounted.");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return about("cannot be opened: check that the file and its folder may be read and written.");
    case SQLITE_NOTADB:
      return about("is not a SQLite database: name another file.");
    case SQLITE_CORRUPT:
      return about("is damaged: restore it from a backup.");
    case SQLITE_NOMEM:
      return about("cannot be used because the memory ran out.");
    case SQLITE_IOERR:
      return about("cannot be used because the disk reports an error (SQLite ") + std::to_string(code) +
             "): check the disk and how full it is.";
    default:
      return about("refused a change (SQLite ") + std::to_string(code) + ", " + sqlite3_errstr(code) + ").";
  }
}

/// A file name as part of a URI.
std::string escaped(const std::string& file) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : file) {
    if (c == '%' || c == '?' || c == '#') {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

SqliteError::SqliteError(int code, const std::string& file)
    : StoreError(sentence(code, file)), code_(code & 0xff) {}

void SqliteDatabase::Closer::operator()(sqlite3* handle) const { sqlite3_close(handle); }

SqliteDatabase::SqliteDatabase(const std::string& file, Access access, const std::string& vfs) : file_(file) {
  // Absolute, because SQLite gives names like ":memory:" and "file:x" a meaning of their own.
  std::string name = std::filesystem::absolute(file).string();
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
    case Access::kLook:
      name = "file://" + escaped(name) + "?immutable=1";
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
      break;
    case Access::kRead:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case Access::kWrite:
      flags |= SQLITE_OPEN_READWRITE;
      break;
  }
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
  handle_.reset(handle);
  check(code);
  wait_for_locks(kWaitForLocksMs);
  // SQLite quietly opens what it may not write for reading.
  if (access == Access::kWrite && sqlite3_db_readonly(handle, "main") == 1) check(SQLITE_READONLY);
  if (access == Access::kWrite) {
    const auto remember = [](void* self, sqlite3*, const char*, int pages) {
      static_cast<SqliteDatabase*>(self)->log_pages_ = pages;
      return SQLITE_OK;
    };
    sqlite3_wal_hook(handle, remember, this);  // in place of the automatic checkpoint
  }
}

void SqliteDatabase::check(int code) const {
  if (code != SQLITE_OK) throw SqliteError(code, file_);
}

void SqliteDatabase::run(const std::string& sql) {
  check(sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

void SqliteDatabase::run_quietly(const char* sql) noexcept {
  sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
}

std::int64_t SqliteDatabase::number(const std::string& sql) {
  SqliteStatement statement(*this, sql);
  SqliteRows rows = statement.rows();
  return rows.next() ? rows.number(0) : 0;
}

std::string SqliteDatabase::text(const std::string& sql) {
  SqliteStatement statement(*this, sql);
  SqliteRows rows = statement.rows();
  return rows.next() ? rows.text(0) : std::string();
}

void SqliteDatabase::wait_for_locks(int milliseconds) {
  check(sqlite3_busy_timeout(handle_.get(), milliseconds));
  lock_wait_ms_ = milliseconds;
}

bool SqliteDatabase::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

bool SqliteDatabase::checkpoint(Log log, int wait_ms) {
  const int mode = log == Log::kEmpty ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  int pages = 0;
  int copied = 0;
  check(sqlite3_busy_timeout(handle_.get(), wait_ms));
  const int code = sqlite3_wal_checkpoint_v2(handle_.get(), "main", mode, &pages, &copied);
  check(sqlite3_busy_timeout(handle_.get(), lock_wait_ms_));
  if ((code & 0xff) == SQLITE_BUSY) return false;
  check(code);
  return pages == copied;
}

void SqliteDatabase::leave_log_on_close(bool leave) {
  check(sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave ? 1 : 0, nullptr));
}

void SqliteDatabase::drop_cached_pages() { sqlite3_db_release_memory(handle_.get()); }

SqliteRows::~SqliteRows() { statement_.reset(); }

bool SqliteRows::next() { return statement_.step(); }

std::int64_t SqliteRows::number(int column) const {
  return sqlite3_column_int64(statement_.handle_.get(), column);
}

std::string SqliteRows::text(int column) const {
  sqlite3_stmt* handle = statement_.handle_.get();
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle, column));
  return size == 0 ? std::string() : std::string(bytes, size);
}

void SqliteStatement::Finalizer::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

SqliteStatement::SqliteStatement(SqliteDatabase& database, const std::string& sql) : database_(database) {
  sqlite3_stmt* handle = nullptr;
  constexpr unsigned int kKept = SQLITE_PREPARE_PERSISTENT;
  const int size = static_cast<int>(sql.size());
  database.check(sqlite3_prepare_v3(database.handle_.get(), sql.c_str(), size, kKept, &handle, nullptr));
  handle_.reset(handle);
}

bool SqliteStatement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) database_.check(code);
  return code == SQLITE_ROW;
}

void SqliteStatement::bind(int at, const std::string& value) {
  const char* text = value.data();
  database_.check(sqlite3_bind_text64(handle_.get(), at, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void SqliteStatement::bind_number(int at, std::int64_t value) {
  database_.check(sqlite3_bind_int64(handle_.get(), at, value));
}

std::int64_t SqliteStatement::rows_changed() const { return sqlite3_changes64(database_.handle_.get()); }

void SqliteStatement::reset() {
  sqlite3_reset(handle_.get());
  sqlite3_clear_bindings(handle_.get());
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database, Kind kind) : database_(database) {
  database.run(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

SqliteTransaction::~SqliteTransaction() {
  // After some errors SQLite has rolled back already.
  if (database_.in_transaction()) database_.run_quietly("ROLLBACK");
}

void SqliteTransaction::commit() { database_.run("COMMIT"); }

SqliteSavepoint::SqliteSavepoint(SqliteDatabase& database) : database_(database) {
  database.run("SAVEPOINT part");
}

SqliteSavepoint::~SqliteSavepoint() {
  if (open_ && database_.in_transaction()) database_.run_quietly("ROLLBACK TO part; RELEASE part");
}

void SqliteSavepoint::keep() {
  database_.run("RELEASE part");
  open_ = false;
}

}  // namespace unclench
