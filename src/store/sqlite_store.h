#pragma once
// Sessions in one SQLite file, the default. A write-ahead log, one thread that writes (see sqlite_writer.h),
// a few connections that read. Several programs may open the same file; only one of them should be a server.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "store/session_store.h"

namespace unclench {

class SqliteReaders;
class SqliteScrub;
class SqliteDatabase;
class SqliteWriter;

struct SqliteOptions {
  std::size_t readers = 4;  // connections
  int lock_wait_ms = 5000;  // for another program that writes
  std::string vfs;          // the layer below SQLite, for tests; empty is SQLite's own
};

/// Safe to use from many threads. Made for local disks: network file systems cannot keep its promises.
class SqliteStore : public SessionStore {
 public:
  /// Opens `file`, creates it (readable by its owner only) when there is none, and brings it to the current
  /// schema. Throws StoreError when it cannot be used; a file that is not ours, or newer than we are, is left
  /// as it was.
  explicit SqliteStore(const std::string& file, const SqliteOptions& options = {});
  /// Finishes what waits.
  ~SqliteStore() override;

  std::optional<StoredSession> load(const std::string& session_id) override;
  void save_async(TurnToSave turn, Done done) override;
  std::size_t waiting() const override;
  std::vector<StoredTurn> turns(const std::string& session_id, std::int64_t after, std::size_t most) override;
  std::optional<KeyedReply> find_key(const std::string& session_id, const std::string& key) override;
  bool erase(const std::string& session_id) override;
  std::size_t forget(std::int64_t before_ms, std::int64_t keys_before_ms) override;
  std::vector<std::string> session_ids() override;
  void check_writable() override;

  /// Transactions committed since it was opened.
  std::uint64_t commits() const;

 private:
  // In the order they are made; the last connection to close copies the log into the file, and that has to be
  // the one that writes.
  std::unique_ptr<SqliteScrub> scrub_;
  std::unique_ptr<SqliteDatabase> database_;
  std::unique_ptr<SqliteReaders> readers_;
  std::unique_ptr<SqliteWriter> writer_;
};

}  // namespace unclench
