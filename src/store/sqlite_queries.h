#pragma once
// The statements that read sessions, and the connections they run on.

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/session_store.h"
#include "store/sqlite_database.h"

namespace unclench {

/// A connection of its own; one thread at a time.
class SqliteQueries {
 public:
  SqliteQueries(const std::string& file, const std::string& vfs);

  std::optional<StoredSession> load(const std::string& session_id);
  std::vector<StoredTurn> turns(const std::string& session_id, std::int64_t after, std::size_t most);
  std::optional<KeyedReply> find_key(const std::string& session_id, const std::string& key);
  std::vector<std::string> session_ids();

 private:
  SqliteDatabase database_;
  SqliteStatement session_;
  SqliteStatement diary_;
  SqliteStatement turns_;
  SqliteStatement key_;
  SqliteStatement ids_;
};

/// A few of them to borrow from. Safe to use from many threads: who finds none waits for one.
class SqliteReaders {
 public:
  SqliteReaders(const std::string& file, const std::string& vfs, std::size_t how_many);

  class Lease {
   public:
    ~Lease() { readers_.give_back(queries_); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    SqliteQueries* operator->() { return &queries_; }

   private:
    friend class SqliteReaders;
    Lease(SqliteReaders& readers, SqliteQueries& queries) : readers_(readers), queries_(queries) {}

    SqliteReaders& readers_;
    SqliteQueries& queries_;
  };
  Lease borrow();

 private:
  void give_back(SqliteQueries& queries);

  std::vector<std::unique_ptr<SqliteQueries>> all_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<SqliteQueries*> idle_;  // guarded by mutex_
};

}  // namespace unclench
