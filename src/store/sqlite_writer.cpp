#include "store/sqlite_writer.h"

#include <sqlite3.h>

#include <new>
#include <utility>

namespace unclench {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t kMostInOneCommit = 256;
constexpr std::size_t kForgottenAtOnce = 500;  // so that a turn never waits long behind a clean-up

// The log is copied into the file after an answer, never before it. When readers keep a log from starting
// anew, it grows, and in the end the writer waits for them.
constexpr int kLogPages = 4000;  // about 16 MiB
constexpr int kLongLogPages = 4 * kLogPages;

// Another program that reads (a backup) may keep the log from being emptied; turns must not wait long for
// that.
constexpr int kLogWaitMs = 250;
constexpr std::chrono::seconds kEmptyLogAgain{1};

/// Whether the error is about the turn itself. After any other, nothing of the batch can be trusted.
bool concerns_one_turn(const SqliteError& error) {
  return error.code() == SQLITE_CONSTRAINT || error.code() == SQLITE_TOOBIG;
}

/// Empty when `work` was done; otherwise what to tell the operator.
template <typename Work>
std::string failure_of(Work work) {
  try {
    work();
    return {};
  } catch (const StoreError& error) {
    return error.what();
  } catch (const std::bad_alloc&) {
    return "The memory ran out.";
  }
}

}  // namespace

SqliteWriter::SqliteWriter(SqliteDatabase& database)
    : database_(database), changes_(database), checkpoint_at_(kLogPages) {
  empty_log();  // after a crash it may still hold what was erased
  thread_ = std::thread([this] { run(); });
}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void SqliteWriter::save(TurnToSave turn, SessionStore::Done done) {
  ++waiting_;
  put(WaitingTurn{std::move(turn), std::move(done)});
}

bool SqliteWriter::erase(const std::string& session_id) {
  const std::size_t erased = ask([this, &session_id] {
    const std::size_t sessions = commit([&] { return changes_.erase(session_id) ? 1 : 0; });
    if (sessions > 0) empty_log();
    return sessions;
  });
  return erased > 0;
}

std::size_t SqliteWriter::forget(std::int64_t before_ms, std::int64_t keys_before_ms) {
  std::size_t keys = 0;
  const auto some_keys = [&] { return changes_.forget_keys(keys_before_ms, kForgottenAtOnce); };
  while (const std::size_t some = ask([&] { return commit(some_keys); })) keys += some;

  std::size_t turns = 0;
  const auto some_turns = [&] { return changes_.forget_turns(before_ms, kForgottenAtOnce); };
  while (const std::size_t some = ask([&] { return commit(some_turns); })) turns += some;

  if (keys + turns > 0) {
    ask([this] {
      empty_log();
      return 0;
    });
  }
  return turns;
}

void SqliteWriter::touch() {
  ask([this] {
    return commit([this] {
      changes_.touch();
      return 0;
    });
  });
}

void SqliteWriter::put(Job job) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(std::move(job));
  }
  wake_.notify_one();
}

std::size_t SqliteWriter::ask(std::function<std::size_t()> run) {
  Errand errand{std::move(run), {}};
  std::future<Errand::Outcome> outcome = errand.outcome.get_future();
  put(std::move(errand));
  const auto [count, error] = outcome.get();
  if (!error.empty()) throw StoreError(error);
  return count;
}

void SqliteWriter::run() {
  for (Work work = next_work(); !work.last; work = next_work()) {
    if (!work.turns.empty()) save_all(work.turns);
    if (work.errand) do_errand(*work.errand);
    look_after_log();
  }
}

SqliteWriter::Work SqliteWriter::next_work() {
  std::unique_lock lock(mutex_);
  const auto ready = [this] { return stopping_ || !queue_.empty(); };
  if (remains_in_log_) {
    wake_.wait_until(lock, empty_log_at_, ready);
  } else {
    wake_.wait(lock, ready);
  }
  Work work;
  work.last = stopping_ && queue_.empty();
  while (!queue_.empty() && work.turns.size() < kMostInOneCommit) {
    if (auto* errand = std::get_if<Errand>(&queue_.front())) {
      if (!work.turns.empty()) break;
      work.errand = std::move(*errand);
      queue_.pop_front();
      break;
    }
    work.turns.push_back(std::move(std::get<WaitingTurn>(queue_.front())));
    queue_.pop_front();
  }
  return work;
}

void SqliteWriter::save_all(const std::vector<WaitingTurn>& batch) {
  std::vector<Answer> answers(batch.size());
  const std::string failure = failure_of([&] {
    commit([&] {
      for (std::size_t i = 0; i < batch.size(); ++i) answers[i] = save_one(batch[i].turn);
      return batch.size();
    });
  });
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i].done(answers[i].result, failure.empty() ? answers[i].error : failure);
    --waiting_;
  }
}

SqliteWriter::Answer SqliteWriter::save_one(const TurnToSave& turn) {
  SqliteSavepoint part(database_);
  try {
    const SaveResult result = changes_.save(turn);
    part.keep();
    return {result, {}};
  } catch (const SqliteError& error) {
    if (!concerns_one_turn(error)) throw;
    return {SaveResult::kConflict, error.what()};
  }
}

void SqliteWriter::do_errand(Errand& errand) {
  Errand::Outcome outcome;
  outcome.error = failure_of([&] { outcome.count = errand.run(); });
  errand.outcome.set_value(std::move(outcome));
}

std::size_t SqliteWriter::commit(const std::function<std::size_t()>& change) {
  SqliteTransaction transaction(database_);
  const std::size_t count = change();
  transaction.commit();
  ++commits_;
  return count;
}

void SqliteWriter::look_after_log() {
  if (remains_in_log_) {
    if (steady_clock::now() >= empty_log_at_) empty_log();
    return;
  }
  const int pages = database_.log_pages();
  if (pages < kLogPages) checkpoint_at_ = kLogPages;
  if (pages < checkpoint_at_) return;
  checkpoint_at_ = pages + kLogPages;
  const auto how = pages < kLongLogPages ? SqliteDatabase::Log::kKeep : SqliteDatabase::Log::kEmpty;
  // A disk that is full or ill refuses turns as well, and their answers say so.
  failure_of([&] { database_.checkpoint(how, kLogWaitMs); });
}

void SqliteWriter::empty_log() {
  remains_in_log_ = true;
  failure_of([&] {
    remains_in_log_ = !database_.checkpoint(SqliteDatabase::Log::kEmpty, kLogWaitMs);
    database_.drop_cached_pages();
  });
  empty_log_at_ = steady_clock::now() + kEmptyLogAgain;
}

}  // namespace unclench
