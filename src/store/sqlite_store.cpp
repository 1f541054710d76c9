#include "store/sqlite_store.h"

#include <utility>

#include "store/sqlite_database.h"
#include "store/sqlite_queries.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_scrub.h"
#include "store/sqlite_writer.h"

namespace unclench {
namespace {

std::unique_ptr<SqliteDatabase> open_for_writing(const std::string& file, const std::string& layer,
                                                 int lock_wait_ms) {
  auto database = std::make_unique<SqliteDatabase>(file, SqliteDatabase::Access::kWrite, layer);
  database->wait_for_locks(lock_wait_ms);
  // Words must not stay in free pages, nor go to temporary files.
  database->run("PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY");
  database->run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF");
  database->run("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864");
  database->leave_log_on_close(true);
  migrate(*database);
  database->leave_log_on_close(false);
  if (database->text("PRAGMA journal_mode = WAL") != "wal") {
    throw StoreError("The database " + file + " cannot have a write-ahead log: put it on a local disk.");
  }
  return database;
}

}  // namespace

SqliteStore::SqliteStore(const std::string& file, const SqliteOptions& options) {
  prepare_database_file(file);
  scrub_ = std::make_unique<SqliteScrub>(options.vfs);
  database_ = open_for_writing(file, scrub_->name(), options.lock_wait_ms);
  readers_ = std::make_unique<SqliteReaders>(file, scrub_->name(), options.readers);
  writer_ = std::make_unique<SqliteWriter>(*database_);
}

SqliteStore::~SqliteStore() = default;

std::optional<StoredSession> SqliteStore::load(const std::string& session_id) {
  return readers_->borrow()->load(session_id);
}

void SqliteStore::save_async(TurnToSave turn, Done done) { writer_->save(std::move(turn), std::move(done)); }

std::size_t SqliteStore::waiting() const { return writer_->waiting(); }

std::vector<StoredTurn> SqliteStore::turns(const std::string& session_id, std::int64_t after,
                                           std::size_t most) {
  return readers_->borrow()->turns(session_id, after, most);
}

std::optional<KeyedReply> SqliteStore::find_key(const std::string& session_id, const std::string& key) {
  return readers_->borrow()->find_key(session_id, key);
}

bool SqliteStore::erase(const std::string& session_id) { return writer_->erase(session_id); }

std::size_t SqliteStore::forget(std::int64_t before_ms, std::int64_t keys_before_ms) {
  return writer_->forget(before_ms, keys_before_ms);
}

std::vector<std::string> SqliteStore::session_ids() { return readers_->borrow()->session_ids(); }

void SqliteStore::check_writable() { writer_->touch(); }

std::uint64_t SqliteStore::commits() const { return writer_->commits(); }

}  // namespace unclench
