#pragma once
// The statements that change sessions. Belongs to the thread that writes; every call is part of a transaction
// its caller begins and commits.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "store/session_store.h"
#include "store/sqlite_database.h"

namespace unclench {

class SqliteChanges {
 public:
  explicit SqliteChanges(SqliteDatabase& database);

  /// When it throws, a part may have been written: take it back.
  SaveResult save(const TurnToSave& turn);
  bool erase(const std::string& session_id);
  /// At most about `most` turns, the oldest first; returns how many. 0: there are no more.
  std::size_t forget_turns(std::int64_t before_ms, std::size_t most);
  std::size_t forget_keys(std::int64_t before_ms, std::size_t most);
  /// Something small that has to reach the disk.
  void touch();

 private:
  struct Found {
    std::int64_t number = 0;
    Revision revision = 0;
  };
  std::optional<Found> find(const std::string& session_id);
  bool has_key(std::int64_t session, const std::string& key);
  std::int64_t create(const TurnToSave& turn);

  SqliteStatement find_;
  SqliteStatement has_key_;
  SqliteStatement create_;
  SqliteStatement update_;
  SqliteStatement add_turn_;
  SqliteStatement put_entry_;
  SqliteStatement add_key_;
  SqliteStatement note_erased_;
  SqliteStatement erase_;
  SqliteStatement nth_oldest_turn_;
  SqliteStatement keep_replies_;
  SqliteStatement forget_turns_;
  SqliteStatement forget_keys_;
  SqliteStatement touch_;
};

}  // namespace unclench
