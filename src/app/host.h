#pragma once
// The shell around a turn: load the session, sample clock and seed once, take the turn, save it, then answer, then perform its effects.

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/clock.h"
#include "app/content_library.h"
#include "assistant/message.h"
#include "assistant/turn.h"
#include "store/session_store.h"

namespace unclench {

struct NewSession {
  std::string id;
  std::string token;   // told once; only its hash is kept
  std::string locale;
  std::string reply;   // JSON
};

enum class SayStatus {
  kReplied,
  kNotFound,    // no such session, or not this token: the same to the outside
  kKeyReused,   // the idempotency key belongs to another request
  kBusy,        // too many nodes race for this session; try again
  kUnavailable, // the store is down; nothing was saved
};

struct Said {
  SayStatus status = SayStatus::kNotFound;
  std::string reply;      // JSON, for kReplied
  bool repeated = false;  // an idempotency key was seen before: this is the stored reply
  bool unsaved = false;   // an alarm is answered even when the store is down
  bool wants_person = false;  // the person asked for a human
};

/// Who asks. A host of a terminal trusts itself and has no token.
struct Caller {
  std::string session_id;
  std::string token;
  bool trusted = false;
};

/// Safe to use from many threads.
class Host {
 public:
  Host(ContentLibrary& content, SessionStore& store, const Clock& clock);

  /// Throws StoreError when the session could not be made durable.
  NewSession create(const std::string& locale, const std::string& region);

  /// `idempotency_key` may be empty; `request_hash` identifies the request's body. Turns of one session happen one after the other.
  Said say(const Caller& caller, const Message& message, const std::string& idempotency_key = "", const std::string& request_hash = "");

  /// The transcript after turn `after`; empty optional: not found. Throws StoreError.
  std::optional<std::vector<StoredTurn>> transcript(const Caller& caller, std::int64_t after, std::size_t most);
  /// False: not found. Throws StoreError.
  bool erase(const Caller& caller);

  ContentLibrary& content() { return content_; }
  SessionStore& store() { return store_; }
  std::int64_t now_ms() const { return clock_.now_ms(); }

 private:
  std::optional<StoredSession> authorised(const Caller& caller);
  Said say_once(const Caller& caller, const Message& message, const std::string& key, const std::string& request_hash, SaveResult& result);

  ContentLibrary& content_;
  SessionStore& store_;
  const Clock& clock_;
  // One turn of a session at a time in this process; sessions share locks, which costs nothing but a rare wait.
  std::array<std::mutex, 256> lanes_;
};

/// `bytes` random bytes in base64url, from the system's generator.
std::string random_token(std::size_t bytes = 32);
/// SHA-256, lower-case hexadecimal.
std::string hash_hex(std::string_view text);
bool same_secret(std::string_view a, std::string_view b);
/// The dice of a turn.
std::uint64_t turn_seed(std::string_view session_id, std::uint32_t turn);

/// {"text": ...}, {"payload": ...} or {"widget_result": ...}
std::string message_json(const Message& message);

}  // namespace unclench
