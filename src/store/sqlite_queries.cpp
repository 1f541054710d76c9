#include "store/sqlite_queries.h"

#include <algorithm>
#include <limits>

#include "store/diary_text.h"

namespace unclench {

SqliteQueries::SqliteQueries(const std::string& file, const std::string& vfs)
    : database_(file, SqliteDatabase::Access::kRead, vfs),
      session_(database_,
               "SELECT number, revision, token_hash, content_hash, created_ms, updated_ms, state "
               "FROM session WHERE id = ?"),
      diary_(database_, "SELECT entry FROM diary WHERE session = ? ORDER BY day"),
      turns_(database_,
             "SELECT turn, at_ms, said, reply, record FROM turn "
             "WHERE session = (SELECT number FROM session WHERE id = ?) AND turn > ? ORDER BY turn LIMIT ?"),
      key_(database_,
           "SELECT keyed_reply.request_hash, coalesce(keyed_reply.reply, turn.reply) FROM session "
           "JOIN keyed_reply ON keyed_reply.session = session.number "
           "LEFT JOIN turn ON turn.session = keyed_reply.session AND turn.turn = keyed_reply.turn "
           "WHERE session.id = ? AND keyed_reply.key = ?"),
      ids_(database_, "SELECT id FROM session ORDER BY id") {}

std::optional<StoredSession> SqliteQueries::load(const std::string& session_id) {
  const SqliteTransaction snapshot(database_, SqliteTransaction::Kind::kRead);
  SqliteRows session = session_.rows(session_id);
  if (!session.next()) return std::nullopt;
  StoredSession stored;
  const std::int64_t number = session.number(0);
  stored.revision = static_cast<Revision>(session.number(1));
  stored.token_hash = session.text(2);
  stored.content_hash = session.text(3);
  stored.created_ms = session.number(4);
  stored.updated_ms = session.number(5);
  stored.state = session.text(6);
  SqliteRows diary = diary_.rows(number);
  while (diary.next()) stored.diary.push_back(entry_from_text(diary.text(0)));
  return stored;
}

std::vector<StoredTurn> SqliteQueries::turns(const std::string& session_id, std::int64_t after,
                                             std::size_t most) {
  constexpr std::size_t kMost = std::numeric_limits<std::int64_t>::max();
  std::vector<StoredTurn> found;
  SqliteRows rows = turns_.rows(session_id, after, std::min(most, kMost));
  while (rows.next()) {
    const auto number = static_cast<std::uint32_t>(rows.number(0));
    found.push_back({number, rows.number(1), rows.text(2), rows.text(3), rows.text(4)});
  }
  return found;
}

std::optional<KeyedReply> SqliteQueries::find_key(const std::string& session_id, const std::string& key) {
  SqliteRows rows = key_.rows(session_id, key);
  if (!rows.next()) return std::nullopt;
  return KeyedReply{rows.text(0), rows.text(1)};
}

std::vector<std::string> SqliteQueries::session_ids() {
  std::vector<std::string> ids;
  SqliteRows rows = ids_.rows();
  while (rows.next()) ids.push_back(rows.text(0));
  return ids;
}

SqliteReaders::SqliteReaders(const std::string& file, const std::string& vfs, std::size_t how_many) {
  for (std::size_t i = 0; i < std::max<std::size_t>(1, how_many); ++i) {
    all_.push_back(std::make_unique<SqliteQueries>(file, vfs));
    idle_.push_back(all_.back().get());
  }
}

SqliteReaders::Lease SqliteReaders::borrow() {
  std::unique_lock lock(mutex_);
  returned_.wait(lock, [this] { return !idle_.empty(); });
  SqliteQueries* queries = idle_.back();
  idle_.pop_back();
  return Lease(*this, *queries);
}

void SqliteReaders::give_back(SqliteQueries& queries) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(&queries);
  }
  returned_.notify_one();
}

}  // namespace unclench
