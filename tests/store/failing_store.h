#pragma once
// A store that fails when it is told to, in front of one that works.

#include <atomic>
#include <cstddef>
#include <string>
#include <utility>

#include "store/memory_store.h"

namespace unclench {

/// Safe to use from many threads. A save that fails saves nothing.
class FailingStore : public SessionStore {
 public:
  /// In front of a MemoryStore of its own.
  FailingStore() : behind_(memory_) {}
  /// `behind` has to outlive it.
  explicit FailingStore(SessionStore& behind) : behind_(behind) {}

  /// The n-th save from now on fails, once. 0: none.
  void fail_save(std::size_t n) { saves_until_failure_ = n; }
  /// Every save, erasure and check fails while this is on; reading goes on, as with a full disk.
  void fail_writes(bool on) { writes_fail_ = on; }
  /// Everything fails while this is on, as with a database that cannot be reached.
  void fail_all(bool on) { all_fails_ = on; }

  std::optional<StoredSession> load(const std::string& session_id) override {
    check_reads();
    return behind_.load(session_id);
  }
  void save_async(TurnToSave turn, Done done) override {
    if (is_the_one() || writes_fail_ || all_fails_) return done(SaveResult::kConflict, kReason);
    behind_.save_async(std::move(turn), std::move(done));
  }
  std::size_t waiting() const override { return behind_.waiting(); }
  std::vector<StoredTurn> turns(const std::string& session_id, std::int64_t after,
                                std::size_t most) override {
    check_reads();
    return behind_.turns(session_id, after, most);
  }
  std::optional<KeyedReply> find_key(const std::string& session_id, const std::string& key) override {
    check_reads();
    return behind_.find_key(session_id, key);
  }
  bool erase(const std::string& session_id) override {
    check_writable();
    return behind_.erase(session_id);
  }
  std::size_t forget(std::int64_t before_ms, std::int64_t keys_before_ms) override {
    check_writable();
    return behind_.forget(before_ms, keys_before_ms);
  }
  std::vector<std::string> session_ids() override {
    check_reads();
    return behind_.session_ids();
  }
  void check_writable() override {
    if (writes_fail_ || all_fails_) throw StoreError(kReason);
    behind_.check_writable();
  }

 private:
  static constexpr const char* kReason = "The store was told to fail.";

  void check_reads() const {
    if (all_fails_) throw StoreError(kReason);
  }
  bool is_the_one() {
    std::size_t left = saves_until_failure_;
    while (left > 0 && !saves_until_failure_.compare_exchange_weak(left, left - 1)) {
    }
    return left == 1;
  }

  MemoryStore memory_;
  SessionStore& behind_;
  std::atomic<std::size_t> saves_until_failure_ = 0;
  std::atomic<bool> writes_fail_ = false;
  std::atomic<bool> all_fails_ = false;
};

}  // namespace unclench
