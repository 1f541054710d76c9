// The power goes at any moment: while the database is made, in the middle of a commit, of a checkpoint, of an
// erasure, and again while it recovers. Then every turn that was acknowledged is there, in order and once;
// one that was not is there as a whole or not at all; and what was erased stays erased.

#include <atomic>
#include "catch.h"
#include <limits>
#include <optional>
#include <random>
#include <set>
#include <string_view>
#include <thread>

#include "store/contract.h"
#include "store/faulty_disk.h"
#include "store/sqlite_database.h"
#include "store/sqlite_store.h"
#include "store/temporary_folder.h"

using namespace unclench;

namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

/// What is known from the outside about one session.
struct Known {
  std::string id;
  int life = 0;                      // one more with each erasure
  std::vector<std::string> turns;    // acknowledged, of this life
  std::optional<std::string> asked;  // a turn whose answer has not come
  bool erasing = false;              // an erasure whose answer has not come
  Revision revision = 0;

  std::string name_of_life() const { return "LIFE-" + id + "." + std::to_string(life) + "-"; }
};

/// One database from its making to the loss of power and after it. Returns what was found wrong.
class Life {
 public:
  explicit Life(std::uint64_t seed) : dice_(seed) {
    for (const char* id : {"anna", "ben", "cleo", "dan", "eve"}) {
      sessions_.push_back({.id = id, .turns = {}, .asked = {}});
    }
  }

  std::string run() {
    disk_.lose_power_at(up_to(300));
    try {
      talk();
    } catch (const StoreError&) {
      if (!disk_.powerless()) return "an error while the power was on";
    }
    restore_power();
    try {
      SqliteStore store(file_, options());
      check(store);
    } catch (const StoreError& error) {
      return error.what();
    }
    return wrong_;
  }

  std::size_t acknowledged() const { return acknowledged_; }

 private:
  std::size_t up_to(std::size_t most) { return std::uniform_int_distribution<std::size_t>(1, most)(dice_); }
  SqliteOptions options() const { return {.readers = 1, .lock_wait_ms = 100, .vfs = disk_.name()}; }
  void expect(bool right, const std::string& what) {
    if (!right) wrong_ += what + "; ";
  }

  void talk() {
    SqliteStore store(file_, options());
    for (int round = 0; round < 100 && !disk_.powerless(); ++round) {
      say_something(store);
      Known& some = sessions_[up_to(sessions_.size()) - 1];
      if (!some.turns.empty() && up_to(6) == 1) erase(store, some);
    }
  }

  /// Some people say something at the same time. All are answered before it returns.
  void say_something(SqliteStore& store) {
    std::atomic<std::size_t> open = 0;
    std::atomic<bool> failed = false;
    for (Known& session : sessions_) {
      if (up_to(3) == 1) continue;
      const std::string number = std::to_string(session.turns.size());
      session.asked = session.name_of_life() + std::string(up_to(3000), '.') + number;
      ++open;
      store.save_async(turn_of(session.id, session.revision, *session.asked),
                       [&](SaveResult result, const std::string& error) {
                         if (error.empty() && result == SaveResult::kSaved) {
                           session.turns.push_back(*session.asked);
                           session.asked.reset();
                         } else {
                           failed = true;
                         }
                         --open;
                       });
    }
    while (open > 0) std::this_thread::sleep_for(std::chrono::microseconds(50));
    if (failed) throw StoreError("a turn was refused");
    for (Known& session : sessions_) {
      if (!session.turns.empty()) session.revision = store.load(session.id)->revision;
    }
  }

  void erase(SqliteStore& store, Known& session) {
    session.erasing = true;
    expect(store.erase(session.id), "nothing to erase");
    erased_.insert(session.name_of_life());
    session = Known{.id = session.id, .life = session.life + 1, .turns = {}, .asked = {}};
  }

  void restore_power() {
    disk_.restore_power(dice_());
    for (std::size_t again = up_to(3) - 1; again > 0; --again) {
      disk_.lose_power_at(up_to(40));
      try {
        const SqliteStore store(file_, options());
      } catch (const StoreError&) {
        expect(disk_.powerless(), "an error while it recovered");
      }
      disk_.restore_power(dice_());
    }
  }

  void check(SqliteStore& store) {
    for (Known& session : sessions_) {
      std::vector<std::string> found;
      for (const StoredTurn& turn : store.turns(session.id, -1, kAll)) found.push_back(turn.said);
      const std::optional<StoredSession> loaded = store.load(session.id);
      expect(loaded.has_value() == !found.empty(), session.id + " is there by half");

      std::vector<std::string> with_asked = session.turns;
      if (session.asked) with_asked.push_back(*session.asked);
      const bool kept = found == session.turns || found == with_asked;
      const bool gone = session.erasing && found.empty();
      expect(kept || gone, session.id + " has other turns than those acknowledged");
      const bool fits = !loaded || found.empty() || loaded->state == "state after " + found.back();
      expect(fits, session.id + " has another state");
      acknowledged_ += session.turns.size();

      const std::string next = session.name_of_life() + "after";
      const Revision revision = loaded ? loaded->revision : 0;
      TurnToSave turn = turn_of(session.id, revision, next);
      expect(store.save(turn) == SaveResult::kSaved, session.id + " cannot go on");
    }
    SqliteDatabase database(file_, SqliteDatabase::Access::kRead, disk_.name());
    expect(database.text("PRAGMA integrity_check") == "ok", "the file is damaged");
    for (const std::string& life : erased_) {
      const bool remains = disk_.bytes(file_).find(life) != std::string::npos ||
                           disk_.bytes(file_ + "-wal").find(life) != std::string::npos;
      expect(!remains, life + " was erased and is in a file");
    }
  }

  std::mt19937_64 dice_;
  TemporaryFolder folder_;
  std::string file_ = folder_.file("unclench.db");
  FaultyDisk disk_;
  std::vector<Known> sessions_;
  std::set<std::string> erased_;
  std::size_t acknowledged_ = 0;
  std::string wrong_;
};

void live(std::uint64_t lives) {
  std::size_t acknowledged = 0;
  for (std::uint64_t seed = 1; seed <= lives; ++seed) {
    CAPTURE(seed);
    Life life(seed);
    CHECK(life.run() == "");
    acknowledged += life.acknowledged();
  }
  CHECK(acknowledged > lives);
  WARN(lives << " power losses, " << acknowledged << " acknowledged turns");
}

}  // namespace

TEST_CASE("no acknowledged turn is lost when the power goes", "[store][sqlite]") { live(200); }

TEST_CASE("no acknowledged turn is lost when the power goes two thousand times", "[.][long]") { live(2000); }
