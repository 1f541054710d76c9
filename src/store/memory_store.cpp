#include "store/memory_store.h"

#include <algorithm>
#include <utility>

namespace unclench {
std::optional<StoredSession> MemoryStore::load(const std::string& session_id) {
  const std::lock_guard lock(mutex_);
  const auto it = sessions_.find(session_id);
  return it == sessions_.end() ? std::nullopt : std::optional(it->second.session);
}

void MemoryStore::save_async(TurnToSave turn, Done done) {
  SaveResult result = SaveResult::kConflict;
  std::string error;
  try {
    result = saved(std::move(turn));
  } catch (const StoreError& problem) {
    error = problem.what();
  }
  done(result, error);
}

SaveResult MemoryStore::saved(TurnToSave turn) {
  const std::lock_guard lock(mutex_);
  const auto known = sessions_.find(turn.session_id);
  const bool exists = known != sessions_.end();
  if (exists && known->second.keys.count(turn.idempotency_key) > 0) return SaveResult::kDuplicate;
  if (!exists && turn.loaded > 0) return SaveResult::kGone;
  if (exists && known->second.session.revision != turn.loaded) return SaveResult::kConflict;
  if (exists && known->second.turns.count(turn.turn.turn) > 0) {
    throw StoreError("A turn of that number was saved before.");
  }

  Kept& kept = sessions_[turn.session_id];
  StoredSession& session = kept.session;
  if (!exists) {
    session.revision = highest_erased_;
    session.token_hash = std::move(turn.token_hash);
    session.created_ms = turn.turn.at_ms;
  }
  ++session.revision;
  session.state = std::move(turn.state);
  session.content_hash = std::move(turn.content_hash);
  session.updated_ms = turn.turn.at_ms;
  for (const DiaryEntry& entry : turn.entries) put(session.diary, entry);
  if (!turn.idempotency_key.empty()) {
    kept.keys[turn.idempotency_key] = {{std::move(turn.request_hash), turn.turn.reply}, turn.turn.at_ms};
  }
  kept.turns.emplace(turn.turn.turn, std::move(turn.turn));
  return SaveResult::kSaved;
}

std::vector<StoredTurn> MemoryStore::turns(const std::string& session_id, std::int64_t after,
                                           std::size_t most) {
  const std::lock_guard lock(mutex_);
  std::vector<StoredTurn> found;
  const auto session = sessions_.find(session_id);
  if (session == sessions_.end()) return found;
  for (const auto& [number, turn] : session->second.turns) {
    if (found.size() == most) break;
    if (number > after) found.push_back(turn);
  }
  return found;
}

std::optional<KeyedReply> MemoryStore::find_key(const std::string& session_id, const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto session = sessions_.find(session_id);
  if (session == sessions_.end()) return std::nullopt;
  const auto it = session->second.keys.find(key);
  return it == session->second.keys.end() ? std::nullopt : std::optional(it->second.reply);
}

bool MemoryStore::erase(const std::string& session_id) {
  const std::lock_guard lock(mutex_);
  const auto it = sessions_.find(session_id);
  if (it == sessions_.end()) return false;
  highest_erased_ = std::max(highest_erased_, it->second.session.revision);
  sessions_.erase(it);
  return true;
}

std::size_t MemoryStore::forget(std::int64_t before_ms, std::int64_t keys_before_ms) {
  const std::lock_guard lock(mutex_);
  std::size_t forgotten = 0;
  for (auto& [id, kept] : sessions_) {
    forgotten += std::erase_if(kept.turns, [=](const auto& turn) { return turn.second.at_ms < before_ms; });
    std::erase_if(kept.keys, [=](const auto& key) { return key.second.at_ms < keys_before_ms; });
  }
  return forgotten;
}

std::vector<std::string> MemoryStore::session_ids() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  ids.reserve(sessions_.size());
  for (const auto& [id, kept] : sessions_) ids.push_back(id);
  return ids;
}

}  // namespace unclench
