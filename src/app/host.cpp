#include "app/host.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace unclench {
namespace {

constexpr int kMostRaces = 16;

std::string dumped(const nlohmann::json& value) { return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

TurnToSave to_save(const std::string& id, Revision loaded, const Content& content, const Turn& turn, const std::string& said) {
  TurnToSave save;
  save.session_id = id;
  save.loaded = loaded;
  save.state = dumped(to_json(turn.session));
  save.content_hash = content.hash;
  save.turn = {turn.session.turn, turn.session.last_ms, said, dumped(to_json(turn.reply)), dumped(to_json(turn.record))};
  save.entries = turn.entries;
  return save;
}

bool has_effect(const Turn& turn, EffectKind kind) {
  return std::any_of(turn.effects.begin(), turn.effects.end(), [kind](const Effect& effect) { return effect.kind == kind; });
}

}  // namespace

std::uint64_t turn_seed(std::string_view session_id, std::uint32_t turn) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : session_id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mixed(hash, turn);
}

std::string message_json(const Message& message) { return dumped(to_json(message)); }

Host::Host(ContentLibrary& content, SessionStore& store, const Clock& clock) : content_(content), store_(store), clock_(clock) {}

NewSession Host::create(const std::string& locale, const std::string& region) {
  const std::shared_ptr<const Content> content = content_.snapshot();
  NewSession session;
  session.id = random_token(24);
  session.token = random_token();
  const Turn turn = begin(*content, locale, region, {clock_.now_ms(), turn_seed(session.id, 1)});
  session.locale = turn.session.locale;
  TurnToSave save = to_save(session.id, 0, *content, turn, "null");
  save.token_hash = hash_hex(session.token);
  session.reply = save.turn.reply;
  if (store_.save(std::move(save)) != SaveResult::kSaved) throw StoreError("a new session met one of the same name");
  return session;
}

std::optional<StoredSession> Host::authorised(const Caller& caller) {
  std::optional<StoredSession> stored = store_.load(caller.session_id);
  if (!stored) return std::nullopt;
  if (!caller.trusted && !same_secret(stored->token_hash, hash_hex(caller.token))) return std::nullopt;
  return stored;
}

Said Host::say(const Caller& caller, const Message& message, const std::string& key, const std::string& request_hash) {
  const std::lock_guard lane(lanes_[std::hash<std::string>{}(caller.session_id) % lanes_.size()]);
  try {
    for (int race = 0; race < kMostRaces; ++race) {
      SaveResult result = SaveResult::kSaved;
      Said said = say_once(caller, message, key, request_hash, result);
      if (result != SaveResult::kConflict && result != SaveResult::kDuplicate) return said;
    }
    return {SayStatus::kBusy, "", false, false, false};
  } catch (const StoreError&) {
    // Safety does not wait for a disk: an alarm is answered from an empty session, everything else has to come again.
    const std::shared_ptr<const Content> content = content_.snapshot();
    const Turn turn = take_turn(*content, Session{}, message, {clock_.now_ms(), turn_seed(caller.session_id, 0)});
    if (turn.reply.alarm) return {SayStatus::kReplied, dumped(to_json(turn.reply)), false, true, false};
    return {SayStatus::kUnavailable, "", false, false, false};
  }
}

Said Host::say_once(const Caller& caller, const Message& message, const std::string& key, const std::string& request_hash,
                    SaveResult& result) {
  const std::optional<StoredSession> stored = authorised(caller);
  if (!stored) return {};
  if (!key.empty()) {
    if (const std::optional<KeyedReply> before = store_.find_key(caller.session_id, key)) {
      if (before->request_hash != request_hash) return {SayStatus::kKeyReused, "", false, false, false};
      return {SayStatus::kReplied, before->reply, true, false, false};
    }
  }
  const std::shared_ptr<const Content> content = content_.snapshot();
  const nlohmann::json state = nlohmann::json::parse(stored->state, nullptr, false);
  if (state.is_discarded()) throw StoreError("the state of a session is damaged");
  Session session = session_from_json(state);
  session.diary = stored->diary;
  const Turn turn = take_turn(*content, session, message, {clock_.now_ms(), turn_seed(caller.session_id, session.turn + 1)});
  if (has_effect(turn, EffectKind::kErase)) {
    // Nothing of this turn is kept either; a repetition finds no session.
    if (!store_.erase(caller.session_id)) return {};
    result = SaveResult::kSaved;
    return {SayStatus::kReplied, dumped(to_json(turn.reply)), false, false, false};
  }
  TurnToSave save = to_save(caller.session_id, stored->revision, *content, turn, message_json(message));
  save.idempotency_key = key;
  save.request_hash = request_hash;
  Said said{SayStatus::kReplied, save.turn.reply, false, false, has_effect(turn, EffectKind::kHandOver)};
  result = store_.save(std::move(save));
  if (result == SaveResult::kGone) return {};
  return said;
}

std::optional<std::vector<StoredTurn>> Host::transcript(const Caller& caller, std::int64_t after, std::size_t most) {
  if (!authorised(caller)) return std::nullopt;
  return store_.turns(caller.session_id, after, most);
}

bool Host::erase(const Caller& caller) {
  if (!authorised(caller)) return false;
  return store_.erase(caller.session_id);
}

}  // namespace unclench
