#include "store/sqlite_changes.h"

#include <algorithm>

#include "store/diary_text.h"

namespace unclench {

SqliteChanges::SqliteChanges(SqliteDatabase& database)
    : find_(database, "SELECT number, revision FROM session WHERE id = ?"),
      has_key_(database, "SELECT 1 FROM keyed_reply WHERE session = ? AND key = ?"),
      create_(database,
              "INSERT INTO session (id, revision, token_hash, content_hash, created_ms, updated_ms, state) "
              "SELECT ?1, highest_erased + 1, ?2, ?3, ?4, ?4, ?5 FROM store RETURNING number"),
      update_(database,
              "UPDATE session SET revision = revision + 1, content_hash = ?2, updated_ms = ?3, state = ?4 "
              "WHERE number = ?1"),
      add_turn_(database,
                "INSERT INTO turn (session, turn, at_ms, said, reply, record) VALUES (?, ?, ?, ?, ?, ?)"),
      put_entry_(database,
                 "INSERT INTO diary (session, day, entry) VALUES (?, ?, ?) "
                 "ON CONFLICT (session, day) DO UPDATE SET entry = excluded.entry"),
      add_key_(database,
               "INSERT INTO keyed_reply (session, key, turn, at_ms, request_hash) VALUES (?, ?, ?, ?, ?)"),
      note_erased_(database,
                   "UPDATE store SET highest_erased = session.revision FROM session "
                   "WHERE session.id = ? AND session.revision > highest_erased"),
      erase_(database, "DELETE FROM session WHERE id = ?"),
      nth_oldest_turn_(database, "SELECT at_ms FROM turn WHERE at_ms < ? ORDER BY at_ms LIMIT 1 OFFSET ?"),
      keep_replies_(database,
                    "UPDATE keyed_reply SET reply = turn.reply FROM turn "
                    "WHERE turn.at_ms < ? AND keyed_reply.reply IS NULL "
                    "AND keyed_reply.session = turn.session AND keyed_reply.turn = turn.turn"),
      forget_turns_(database, "DELETE FROM turn WHERE at_ms < ?"),
      forget_keys_(database,
                   "DELETE FROM keyed_reply WHERE (session, key) IN "
                   "(SELECT session, key FROM keyed_reply WHERE at_ms < ? ORDER BY at_ms LIMIT ?)"),
      touch_(database, "UPDATE store SET checks = checks + 1") {}

SaveResult SqliteChanges::save(const TurnToSave& save) {
  const std::optional<Found> found = find(save.session_id);
  const bool keyed = !save.idempotency_key.empty();
  if (found && keyed && has_key(found->number, save.idempotency_key)) return SaveResult::kDuplicate;
  if (!found && save.loaded > 0) return SaveResult::kGone;
  if (found && found->revision != save.loaded) return SaveResult::kConflict;

  const StoredTurn& turn = save.turn;
  const std::int64_t session = found ? found->number : create(save);
  if (found) update_.run(session, save.content_hash, turn.at_ms, save.state);
  add_turn_.run(session, turn.turn, turn.at_ms, turn.said, turn.reply, turn.record);
  for (const DiaryEntry& entry : save.entries) put_entry_.run(session, entry.day, to_text(entry));
  if (keyed) add_key_.run(session, save.idempotency_key, turn.turn, turn.at_ms, save.request_hash);
  return SaveResult::kSaved;
}

std::optional<SqliteChanges::Found> SqliteChanges::find(const std::string& session_id) {
  SqliteRows rows = find_.rows(session_id);
  if (!rows.next()) return std::nullopt;
  return Found{rows.number(0), static_cast<Revision>(rows.number(1))};
}

bool SqliteChanges::has_key(std::int64_t session, const std::string& key) {
  return has_key_.rows(session, key).next();
}

std::int64_t SqliteChanges::create(const TurnToSave& save) {
  SqliteRows rows =
      create_.rows(save.session_id, save.token_hash, save.content_hash, save.turn.at_ms, save.state);
  rows.next();
  const std::int64_t number = rows.number(0);
  rows.next();
  return number;
}

bool SqliteChanges::erase(const std::string& session_id) {
  note_erased_.run(session_id);
  return erase_.run(session_id) > 0;
}

std::size_t SqliteChanges::forget_turns(std::int64_t before_ms, std::size_t most) {
  std::int64_t until_ms = before_ms;
  if (SqliteRows rows = nth_oldest_turn_.rows(before_ms, most); rows.next()) {
    until_ms = std::min(before_ms, rows.number(0) + 1);
  }
  keep_replies_.run(until_ms);
  return static_cast<std::size_t>(forget_turns_.run(until_ms));
}

std::size_t SqliteChanges::forget_keys(std::int64_t before_ms, std::size_t most) {
  return static_cast<std::size_t>(forget_keys_.run(before_ms, most));
}

void SqliteChanges::touch() { touch_.run(); }

}  // namespace unclench
