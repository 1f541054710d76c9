#pragma once
// The part of SQLite's C interface that the store needs, with owners that clean up after themselves:
//
//   SqliteStatement rename(database, "UPDATE session SET state = ? WHERE number = ?");
//   SqliteTransaction change(database);  // rolls back unless committed
//   rename.run(state, number);           // binds in order
//   change.commit();
//
// Everything throws SqliteError, except destructors. One thread at a time may use a database and what belongs
// to it.

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>

#include "store/session_store.h"

struct sqlite3;
struct sqlite3_stmt;

namespace unclench {

class SqliteStatement;

/// What SQLite refused, as a sentence for the operator.
class SqliteError : public StoreError {
 public:
  /// `code` is SQLite's extended result code.
  SqliteError(int code, const std::string& file);
  /// SQLITE_FULL, SQLITE_BUSY and so on, without the extension.
  int code() const { return code_; }

 private:
  int code_;
};

class SqliteDatabase {
 public:
  enum class Access {
    kLook,  // the file as it lies there, without its log: takes no lock and changes nothing on disk
    kRead,
    kWrite,
  };

  /// Opens a file that exists. `vfs` names the layer below SQLite; empty is SQLite's own.
  SqliteDatabase(const std::string& file, Access access, const std::string& vfs = {});
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  const std::string& file() const { return file_; }

  /// Statements that need no values; rows are dropped.
  void run(const std::string& sql);
  /// The first column of the first row: number("PRAGMA user_version").
  std::int64_t number(const std::string& sql);
  std::string text(const std::string& sql);

  /// How long to wait for a lock that another process holds; 5 seconds unless told.
  void wait_for_locks(int milliseconds);
  bool in_transaction() const;

  /// Pages in the write-ahead log when this connection last committed.
  int log_pages() const { return log_pages_; }
  enum class Log { kKeep, kEmpty };
  /// Copies the log into the database file; kEmpty also waits for readers, at most `wait_ms`, and cuts the
  /// log to nothing. False when other connections kept it from finishing.
  bool checkpoint(Log log, int wait_ms);
  /// Whether the last connection to close leaves log and file as they are, instead of copying the one into
  /// the other.
  void leave_log_on_close(bool leave);
  void drop_cached_pages();

 private:
  friend class SqliteStatement;
  friend class SqliteTransaction;
  friend class SqliteSavepoint;

  void check(int code) const;  // throws unless it is SQLITE_OK
  void run_quietly(const char* sql) noexcept;

  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  std::string file_;
  std::unique_ptr<sqlite3, Closer> handle_;
  int lock_wait_ms_ = 0;
  int log_pages_ = 0;
};

/// The rows of a statement while they are read. Frees the statement for its next use when it goes.
class SqliteRows {
 public:
  ~SqliteRows();
  SqliteRows(const SqliteRows&) = delete;
  SqliteRows& operator=(const SqliteRows&) = delete;

  /// Steps to the next row; false after the last.
  bool next();
  std::int64_t number(int column) const;
  std::string text(int column) const;

 private:
  friend class SqliteStatement;
  explicit SqliteRows(SqliteStatement& statement) : statement_(statement) {}

  SqliteStatement& statement_;
};

/// One statement, compiled once and run many times. Must go before its database.
class SqliteStatement {
 public:
  SqliteStatement(SqliteDatabase& database, const std::string& sql);

  /// Values are copied. Only one SqliteRows of a statement may be alive.
  template <typename... Values>
  SqliteRows rows(const Values&... values) {
    int at = 0;
    (bind(++at, values), ...);
    return SqliteRows(*this);
  }

  /// Runs to the end and returns how many rows it changed.
  template <typename... Values>
  std::int64_t run(const Values&... values) {
    SqliteRows rest = rows(values...);
    while (rest.next()) {
    }
    return rows_changed();
  }

 private:
  friend class SqliteRows;

  bool step();  // false after the last row
  void bind(int at, const std::string& value);
  void bind_number(int at, std::int64_t value);
  template <std::integral Number>
  void bind(int at, Number value) {
    bind_number(at, static_cast<std::int64_t>(value));
  }
  std::int64_t rows_changed() const;
  void reset();

  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const;
  };
  SqliteDatabase& database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
};

/// Rolls back unless committed.
class SqliteTransaction {
 public:
  enum class Kind {
    kRead,   // one consistent snapshot
    kWrite,  // takes the write lock at once, so that it cannot fail half-way for want of it
  };
  explicit SqliteTransaction(SqliteDatabase& database, Kind kind = Kind::kWrite);
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;

  void commit();

 private:
  SqliteDatabase& database_;
};

/// A part of a transaction that is taken back unless kept.
class SqliteSavepoint {
 public:
  explicit SqliteSavepoint(SqliteDatabase& database);
  ~SqliteSavepoint();
  SqliteSavepoint(const SqliteSavepoint&) = delete;
  SqliteSavepoint& operator=(const SqliteSavepoint&) = delete;

  void keep();

 private:
  SqliteDatabase& database_;
  bool open_ = true;
};

}  // namespace unclench
