#pragma once
// The one thread that writes.
//
// It takes whatever turns wait and commits them as one transaction, so that one wait for the disk serves many
// people. There is no timer: while one batch is on its way to the disk, the next one gathers. Each turn is a
// part of the transaction of its own, so that a conflict in one does not spoil the others; all are answered
// after the commit, and all with the error when it fails.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "store/session_store.h"
#include "store/sqlite_changes.h"
#include "store/sqlite_database.h"

namespace unclench {

/// Safe to use from many threads. Answers from its own thread.
class SqliteWriter {
 public:
  /// Nobody else may use `database` from now on; it has to be migrated, and to outlive the writer.
  explicit SqliteWriter(SqliteDatabase& database);
  /// Finishes what waits.
  ~SqliteWriter();
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  void save(TurnToSave turn, SessionStore::Done done);
  /// These wait until what was asked for before is done; they throw StoreError.
  bool erase(const std::string& session_id);
  std::size_t forget(std::int64_t before_ms, std::int64_t keys_before_ms);
  void touch();

  std::size_t waiting() const { return waiting_; }
  std::uint64_t commits() const { return commits_; }

 private:
  struct WaitingTurn {
    TurnToSave turn;
    SessionStore::Done done;
  };
  struct Answer {
    SaveResult result = SaveResult::kConflict;
    std::string error;
  };
  /// Something else to do on the thread, in its own transaction.
  struct Errand {
    struct Outcome {
      std::size_t count = 0;
      std::string error;
    };
    std::function<std::size_t()> run;
    std::promise<Outcome> outcome;
  };
  using Job = std::variant<WaitingTurn, Errand>;
  /// What the thread does next: the turns at the head of the queue, or one errand, or only a look at the log.
  struct Work {
    std::vector<WaitingTurn> turns;
    std::optional<Errand> errand;
    bool last = false;  // nothing waits and nothing will come
  };

  void put(Job job);
  std::size_t ask(std::function<std::size_t()> run);

  void run();
  Work next_work();
  void save_all(const std::vector<WaitingTurn>& batch);
  Answer save_one(const TurnToSave& turn);
  void do_errand(Errand& errand);
  std::size_t commit(const std::function<std::size_t()>& change);
  void look_after_log();
  void empty_log();

  // Of the thread.
  SqliteDatabase& database_;
  SqliteChanges changes_;
  int checkpoint_at_;            // pages in the log
  bool remains_in_log_ = false;  // of what was erased
  std::chrono::steady_clock::time_point empty_log_at_;

  std::atomic<std::size_t> waiting_ = 0;
  std::atomic<std::uint64_t> commits_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;  // guarded by mutex_
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;     // last: uses all of the above
};

}  // namespace unclench
