#pragma once
// A store that forgets everything with the process: for tests, demonstrations and the terminal.

#include <map>
#include <mutex>

#include "store/session_store.h"

namespace unclench {

/// Safe to use from many threads. Answers save_async before it returns.
class MemoryStore : public SessionStore {
 public:
  std::optional<StoredSession> load(const std::string& session_id) override;
  void save_async(TurnToSave turn, Done done) override;
  std::size_t waiting() const override { return 0; }
  std::vector<StoredTurn> turns(const std::string& session_id, std::int64_t after, std::size_t most) override;
  std::optional<KeyedReply> find_key(const std::string& session_id, const std::string& key) override;
  bool erase(const std::string& session_id) override;
  std::size_t forget(std::int64_t before_ms, std::int64_t keys_before_ms) override;
  std::vector<std::string> session_ids() override;
  void check_writable() override {}

 private:
  struct Key {
    KeyedReply reply;
    std::int64_t at_ms = 0;
  };
  struct Kept {
    StoredSession session;
    std::map<std::uint32_t, StoredTurn> turns;
    std::map<std::string, Key> keys;
  };

  SaveResult saved(TurnToSave turn);

  std::mutex mutex_;  // guards what follows
  std::map<std::string, Kept> sessions_;
  Revision highest_erased_ = 0;
};

}  // namespace unclench
