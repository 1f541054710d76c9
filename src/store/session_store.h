#pragma once
// Sessions at rest. One interface, several stores (memory, SQLite; PostgreSQL later), one contract suite in
// tests/store.
//
// A turn is saved as a whole, session, transcript, record, diary and idempotency key in one transaction, or
// not at all; `save` returns when it is durable. Revisions are optimistic: whoever saved first wins, the
// other loads again and takes the turn again, which costs nothing because a turn is pure.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "diary/entry.h"

namespace unclench {

/// The world is broken: disk, database, network. Says what in a sentence for the operator, never what a
/// person wrote.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Grows by one with every turn saved. A session that is created again after an erasure starts above every
/// revision it had, so that a turn taken before cannot bring erased words back.
using Revision = std::uint64_t;

struct StoredSession {
  std::string state;  // JSON of the Session
  Revision revision = 0;
  std::string token_hash;  // SHA-256 of the bearer token in hexadecimal; empty when it has none (terminal)
  std::string content_hash;
  std::int64_t created_ms = 0;
  std::int64_t updated_ms = 0;    // of the last turn
  std::vector<DiaryEntry> diary;  // by day
};

struct StoredTurn {
  std::uint32_t turn = 0;
  std::int64_t at_ms = 0;
  std::string said;    // JSON of the message: {"text": ...}; "null" for the greeting
  std::string reply;   // JSON as sent
  std::string record;  // JSON of the decision record
};

/// One turn to be made durable.
struct TurnToSave {
  std::string session_id;
  Revision loaded = 0;  // the revision the turn was taken on; 0 creates the session
  std::string state;
  std::string token_hash;  // only when it creates the session
  std::string content_hash;
  StoredTurn turn;                  // its number must be new to the session: a StoreError if not
  std::vector<DiaryEntry> entries;  // each replaces the entry of its day
  std::string idempotency_key;      // empty: none
  std::string request_hash;         // of the request body the key belongs to
};

/// When several would be true, the first of: duplicate, gone, conflict.
enum class SaveResult {
  kSaved,
  kConflict,   // someone saved since `loaded` (or the session exists already): load again
  kGone,       // the session was erased
  kDuplicate,  // the idempotency key was saved before: see `find_key`
};

struct KeyedReply {
  std::string request_hash;
  std::string reply;
};

/// Safe to call from many threads at once. Everything may throw StoreError.
class SessionStore {
 public:
  /// A non-empty `error` is a StoreError's text; `result` means nothing then. Must be quick, must not throw,
  /// and must not wait for this store (save, erase, forget, check_writable); it may call save_async.
  using Done = std::function<void(SaveResult result, const std::string& error)>;

  virtual ~SessionStore() = default;

  virtual std::optional<StoredSession> load(const std::string& session_id) = 0;

  /// Calls `done` once, from any thread, when the turn is durable or refused. The store's destructor waits
  /// for that.
  virtual void save_async(TurnToSave turn, Done done) = 0;
  /// Waits for save_async; throws StoreError when it could not be made durable.
  SaveResult save(TurnToSave turn);
  /// How many turns were given to save_async and not yet answered.
  virtual std::size_t waiting() const = 0;

  /// The transcript after turn `after`, oldest first, at most `most`. Empty for a session that is not there.
  virtual std::vector<StoredTurn> turns(const std::string& session_id, std::int64_t after,
                                        std::size_t most) = 0;
  virtual std::optional<KeyedReply> find_key(const std::string& session_id, const std::string& key) = 0;

  /// Erases everything of a session in one transaction, leaving nothing in free pages or logs. False when
  /// there was none.
  virtual bool erase(const std::string& session_id) = 0;
  /// Drops transcripts (never sessions or diaries) of turns older than `before_ms`, and keys older than
  /// `keys_before_ms`; a key that stays keeps its reply. Returns how many turns went.
  virtual std::size_t forget(std::int64_t before_ms, std::int64_t keys_before_ms) = 0;
  /// All session ids in order, for tools (replay, export); may be slow.
  virtual std::vector<std::string> session_ids() = 0;
  /// Throws StoreError when the store cannot be written to now.
  virtual void check_writable() = 0;
};

}  // namespace unclench
