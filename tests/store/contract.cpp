#include "store/contract.h"

#include <algorithm>
#include <atomic>
#include "catch.h"
#include <condition_variable>
#include <limits>
#include <mutex>
#include <set>
#include <thread>

#include "store/memory_store.h"
#include "store/sqlite_store.h"
#include "store/temporary_folder.h"

namespace unclench {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();

struct SqliteInFolder {
  TemporaryFolder folder;
  SqliteStore store{folder.file("unclench.db")};
};

std::shared_ptr<SessionStore> sqlite_store() {
  auto both = std::make_shared<SqliteInFolder>();
  return {both, &both->store};
}

DiaryEntry rated(Day day, int pain) {
  DiaryEntry entry;
  entry.day = day;
  entry.pain = pain;
  return entry;
}

DiaryEntry noted(Day day, const std::string& note) {
  DiaryEntry entry;
  entry.day = day;
  entry.note = note;
  return entry;
}

std::vector<std::string> said(const std::vector<StoredTurn>& turns) {
  std::vector<std::string> texts;
  for (const StoredTurn& turn : turns) texts.push_back(turn.said);
  return texts;
}

}  // namespace

std::vector<StoreUnderTest> stores_under_test() {
  return {
      {"memory", [] { return std::make_shared<MemoryStore>(); }},
      {"SQLite", sqlite_store},
  };
}

TurnToSave turn_of(const std::string& session_id, Revision loaded, const std::string& text) {
  const auto number = static_cast<std::uint32_t>(loaded + 1);
  TurnToSave turn;
  turn.session_id = session_id;
  turn.loaded = loaded;
  turn.state = "state after " + text;
  turn.token_hash = "token of " + session_id;
  turn.content_hash = "content";
  turn.turn = {number, 1000 * std::int64_t{number}, text, "reply to " + text, "record of " + text};
  return turn;
}

}  // namespace unclench

using namespace unclench;

TEST_CASE("a session that was never saved is not there", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  CHECK_FALSE(store->load("nobody"));
  CHECK(store->turns("nobody", -1, kAll).empty());
  CHECK_FALSE(store->find_key("nobody", "key"));
  CHECK_FALSE(store->erase("nobody"));
  CHECK(store->session_ids().empty());
  CHECK(store->save(turn_of("nobody", 3, "hello")) == SaveResult::kGone);
  CHECK_FALSE(store->load("nobody"));
}

TEST_CASE("what was saved is loaded", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  REQUIRE(store->save(turn_of("anna", 0, "hello")) == SaveResult::kSaved);

  TurnToSave second = turn_of("anna", 1, "my back hurts");
  second.token_hash = "not this one";
  second.content_hash = "newer content";
  REQUIRE(store->save(second) == SaveResult::kSaved);

  const std::optional<StoredSession> session = store->load("anna");
  REQUIRE(session);
  CHECK(session->state == "state after my back hurts");
  CHECK(session->revision == 2);
  CHECK(session->token_hash == "token of anna");
  CHECK(session->content_hash == "newer content");
  CHECK(session->created_ms == 1000);
  CHECK(session->updated_ms == 2000);
  CHECK(session->diary.empty());

  const std::vector<StoredTurn> turns = store->turns("anna", -1, kAll);
  REQUIRE(turns.size() == 2);
  CHECK(turns[1].turn == 2);
  CHECK(turns[1].at_ms == 2000);
  CHECK(turns[1].said == "my back hurts");
  CHECK(turns[1].reply == "reply to my back hurts");
  CHECK(turns[1].record == "record of my back hurts");
}

TEST_CASE("any text comes back as it was", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto text =
      GENERATE(as<std::string>(), "", "O'Brien; DROP TABLE session; --", "\xf0\x9f\x98\x80 na\xc3\xafve",
               std::string("a\0b", 3), std::string(200'000, 'x'));
  CAPTURE(text.size());
  const auto store = under.open();
  TurnToSave turn = turn_of(text + "id", 0, text);
  turn.state = text;
  turn.idempotency_key = text + "key";
  turn.entries = {noted(20'000, text)};
  REQUIRE(store->save(turn) == SaveResult::kSaved);
  CHECK(store->load(turn.session_id)->state == text);
  CHECK(store->load(turn.session_id)->diary == turn.entries);
  CHECK(store->turns(turn.session_id, -1, kAll).at(0).said == text);
  CHECK(store->find_key(turn.session_id, turn.idempotency_key)->reply == turn.turn.reply);
  CHECK(store->session_ids() == std::vector<std::string>{turn.session_id});
}

TEST_CASE("whoever saves first wins, and the other changes nothing", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  REQUIRE(store->save(turn_of("anna", 0, "one")) == SaveResult::kSaved);
  REQUIRE(store->save(turn_of("anna", 1, "two")) == SaveResult::kSaved);

  const auto stale = GENERATE(as<Revision>(), 0, 1, 3, 1000);
  CAPTURE(stale);
  TurnToSave late = turn_of("anna", stale, "late");
  late.turn.turn = 99;
  late.idempotency_key = "late";
  late.entries = {rated(1, 5)};
  CHECK(store->save(late) == SaveResult::kConflict);
  CHECK(store->load("anna")->state == "state after two");
  CHECK(store->load("anna")->revision == 2);
  CHECK(store->load("anna")->diary.empty());
  CHECK(store->turns("anna", -1, kAll).size() == 2);
  CHECK_FALSE(store->find_key("anna", "late"));
}

TEST_CASE("a turn number that was used before is an error that changes nothing", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  REQUIRE(store->save(turn_of("anna", 0, "one")) == SaveResult::kSaved);
  TurnToSave again = turn_of("anna", 1, "two");
  again.turn.turn = 1;
  CHECK_THROWS_AS(store->save(again), StoreError);
  CHECK(store->load("anna")->state == "state after one");
  CHECK(store->load("anna")->revision == 1);
  CHECK(store->save(turn_of("anna", 1, "two")) == SaveResult::kSaved);
}

TEST_CASE("diary entries are kept by day, and a later one replaces that of its day", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  DiaryEntry monday = rated(20'000, 7);
  monday.stress = 3;
  monday.sleep = 5;
  monday.activity = Activity::kSome;
  monday.tried = {"a walk", "slow breathing"};
  monday.note = "long \"meeting\"";
  monday.back_dated = true;
  const DiaryEntry tuesday = rated(20'001, 4);
  const DiaryEntry better_monday = rated(20'000, 6);

  TurnToSave first = turn_of("anna", 0, "one");
  first.entries = {tuesday, monday};
  REQUIRE(store->save(first) == SaveResult::kSaved);
  CHECK(store->load("anna")->diary == std::vector{monday, tuesday});

  TurnToSave second = turn_of("anna", 1, "two");
  second.entries = {better_monday};
  REQUIRE(store->save(second) == SaveResult::kSaved);
  CHECK(store->load("anna")->diary == std::vector{better_monday, tuesday});
}

TEST_CASE("a key is honoured once, whatever the revision", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  TurnToSave first = turn_of("anna", 0, "one");
  first.idempotency_key = "k1";
  first.request_hash = "hash";
  REQUIRE(store->save(first) == SaveResult::kSaved);
  REQUIRE(store->find_key("anna", "k1"));
  CHECK(store->find_key("anna", "k1")->reply == "reply to one");
  CHECK(store->find_key("anna", "k1")->request_hash == "hash");

  const auto loaded = GENERATE(as<Revision>(), 0, 1, 7);
  TurnToSave again = turn_of("anna", loaded, "again");
  again.turn.turn = 50;
  again.idempotency_key = "k1";
  again.entries = {rated(1, 5)};
  CHECK(store->save(again) == SaveResult::kDuplicate);
  CHECK(store->load("anna")->state == "state after one");
  CHECK(store->load("anna")->revision == 1);
  CHECK(store->load("anna")->diary.empty());
  CHECK(store->turns("anna", -1, kAll).size() == 1);

  TurnToSave other = turn_of("ben", 0, "one");
  other.idempotency_key = "k1";
  CHECK(store->save(other) == SaveResult::kSaved);
  CHECK_FALSE(store->find_key("anna", "k2"));
}

TEST_CASE("a transcript is read in pages, oldest first", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  TurnToSave greeting = turn_of("anna", 0, "null");
  greeting.turn.turn = 0;
  REQUIRE(store->save(greeting) == SaveResult::kSaved);
  for (Revision loaded = 1; loaded <= 11; ++loaded) {
    REQUIRE(store->save(turn_of("anna", loaded, "turn " + std::to_string(loaded + 1))) == SaveResult::kSaved);
  }
  REQUIRE(store->save(turn_of("ben", 0, "mine")) == SaveResult::kSaved);

  CHECK(said(store->turns("anna", -1, 2)) == std::vector<std::string>{"null", "turn 2"});
  CHECK(said(store->turns("anna", 0, 2)) == std::vector<std::string>{"turn 2", "turn 3"});
  CHECK(said(store->turns("anna", 10, kAll)) == std::vector<std::string>{"turn 11", "turn 12"});
  CHECK(store->turns("anna", 12, kAll).empty());
  CHECK(store->turns("anna", -1, 0).empty());
  CHECK(store->turns("anna", kEver, kAll).empty());
}

TEST_CASE("an erased session is gone with everything, and its turns stay gone", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  TurnToSave first = turn_of("anna", 0, "one");
  first.idempotency_key = "k1";
  first.entries = {rated(20'000, 7)};
  REQUIRE(store->save(first) == SaveResult::kSaved);
  REQUIRE(store->save(turn_of("ben", 0, "mine")) == SaveResult::kSaved);

  CHECK(store->erase("anna"));
  CHECK_FALSE(store->load("anna"));
  CHECK(store->turns("anna", -1, kAll).empty());
  CHECK_FALSE(store->find_key("anna", "k1"));
  CHECK(store->session_ids() == std::vector<std::string>{"ben"});
  CHECK(store->load("ben")->state == "state after mine");
  CHECK_FALSE(store->erase("anna"));

  TurnToSave late = turn_of("anna", 1, "late");
  late.idempotency_key = "k1";
  CHECK(store->save(late) == SaveResult::kGone);
  CHECK_FALSE(store->load("anna"));
}

TEST_CASE("a turn taken before an erasure is not saved into a new session of the same name", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  REQUIRE(store->save(turn_of("anna", 0, "one")) == SaveResult::kSaved);
  const TurnToSave late = turn_of("anna", store->load("anna")->revision, "erased words");
  REQUIRE(store->erase("anna"));

  REQUIRE(store->save(turn_of("anna", 0, "new")) == SaveResult::kSaved);
  CHECK(store->save(late) == SaveResult::kConflict);
  CHECK(store->load("anna")->state == "state after new");
  CHECK(store->turns("anna", -1, kAll).size() == 1);
  TurnToSave next = turn_of("anna", store->load("anna")->revision, "next");
  CHECK(store->save(next) == SaveResult::kSaved);
}

TEST_CASE("transcripts and keys are forgotten by age, sessions and diaries are not", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  for (Revision loaded = 0; loaded < 4; ++loaded) {  // at 1000, 2000, 3000, 4000 ms
    TurnToSave turn = turn_of("anna", loaded, std::to_string(loaded + 1));
    turn.idempotency_key = "k" + std::to_string(loaded + 1);
    turn.entries = {rated(static_cast<Day>(loaded), 3)};
    REQUIRE(store->save(turn) == SaveResult::kSaved);
  }

  CHECK(store->forget(3000, 2000) == 2);
  CHECK(said(store->turns("anna", -1, kAll)) == std::vector<std::string>{"3", "4"});
  CHECK_FALSE(store->find_key("anna", "k1"));
  REQUIRE(store->find_key("anna", "k2"));
  CHECK(store->find_key("anna", "k2")->reply == "reply to 2");
  CHECK(store->find_key("anna", "k3")->reply == "reply to 3");
  CHECK(store->load("anna")->state == "state after 4");
  CHECK(store->load("anna")->revision == 4);
  CHECK(store->load("anna")->diary.size() == 4);

  CHECK(store->forget(3000, 2000) == 0);
  TurnToSave again = turn_of("anna", 4, "again");
  again.idempotency_key = "k2";
  CHECK(store->save(again) == SaveResult::kDuplicate);
  again.idempotency_key = "k1";
  CHECK(store->save(again) == SaveResult::kSaved);
  CHECK(store->forget(kEver, kEver) == 3);
  CHECK(store->turns("anna", -1, kAll).empty());
  CHECK_FALSE(store->find_key("anna", "k4"));
}

TEST_CASE("forgetting works through many turns", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  constexpr std::size_t kMany = 1700;
  std::atomic<std::size_t> saved = 0;
  for (std::size_t i = 0; i < kMany; ++i) {
    TurnToSave turn = turn_of("session " + std::to_string(i), 0, "hello");
    turn.turn.at_ms = static_cast<std::int64_t>(i / 3);  // several at the same time
    turn.idempotency_key = "k";
    store->save_async(std::move(turn),
                      [&](SaveResult result, const std::string&) { saved += result == SaveResult::kSaved; });
  }
  CHECK(store->forget(400, 300) == 1200);
  CHECK(saved == kMany);
  CHECK_FALSE(store->find_key("session 899", "k"));
  CHECK(store->find_key("session 900", "k")->reply == "reply to hello");
  CHECK(store->find_key("session 1600", "k")->reply == "reply to hello");
  CHECK(store->session_ids().size() == kMany);
}

TEST_CASE("a store that works says so", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  CHECK_NOTHROW(store->check_writable());
  CHECK(store->waiting() == 0);
  CHECK(store->session_ids().empty());
}

TEST_CASE("an answer may save the next turn", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  std::atomic<int> answered = 0;
  {
    const auto store = under.open();
    SessionStore* again = store.get();
    store->save_async(turn_of("anna", 0, "one"), [&, again](SaveResult, const std::string&) {
      ++answered;
      again->save_async(turn_of("anna", 1, "two"), [&](SaveResult result, const std::string&) {
        answered += result == SaveResult::kSaved;
      });
    });
  }
  CHECK(answered == 2);
}

TEST_CASE("fifty people in one session: every turn exactly once, in one order", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  constexpr int kPeople = 50;
  constexpr int kTurns = 4;
  REQUIRE(store->save(turn_of("all", 0, "hello")) == SaveResult::kSaved);

  std::atomic<int> wrong = 0;
  const auto talk = [&](int person) {
    for (int i = 0; i < kTurns; ++i) {
      const std::string text = std::to_string(person) + "." + std::to_string(i);
      for (;;) {
        TurnToSave turn = turn_of("all", store->load("all")->revision, text);
        turn.idempotency_key = text;
        const SaveResult result = store->save(std::move(turn));
        if (result == SaveResult::kSaved) break;
        if (result != SaveResult::kConflict) ++wrong;
      }
    }
  };
  std::vector<std::thread> people;
  for (int person = 0; person < kPeople; ++person) people.emplace_back(talk, person);
  for (std::thread& person : people) person.join();

  CHECK(wrong == 0);
  const std::vector<StoredTurn> turns = store->turns("all", -1, kAll);
  REQUIRE(turns.size() == kPeople * kTurns + 1);
  std::set<std::string> distinct;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    CHECK(turns[i].turn == i + 1);
    distinct.insert(turns[i].said);
  }
  CHECK(distinct.size() == turns.size());
  CHECK(store->load("all")->state == "state after " + turns.back().said);
  CHECK(store->load("all")->revision == turns.size());
}

TEST_CASE("nobody reads half a turn", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  constexpr Revision kTurns = 100;
  std::atomic<bool> finished = false;
  std::atomic<int> halves = 0;
  std::atomic<std::size_t> reads = 0;

  const auto read = [&] {
    while (!finished) {
      const std::optional<StoredSession> session = store->load("anna");
      if (!session) continue;
      const std::string revision = std::to_string(session->revision);
      const bool whole = session->state == "state after " + revision && session->diary.size() == 2 &&
                         session->diary[0].note == revision && session->diary[1].note == revision;
      const auto before = static_cast<std::int64_t>(session->revision) - 1;
      const std::vector<StoredTurn> turns = store->turns("anna", before, 1);
      const bool told = !turns.empty() && turns[0].said == revision;
      const bool keyed = store->find_key("anna", revision).has_value();
      if (!whole || !told || !keyed) ++halves;
      ++reads;
    }
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) readers.emplace_back(read);
  for (Revision loaded = 0; loaded < kTurns || reads < 100; ++loaded) {
    const std::string revision = std::to_string(loaded + 1);
    TurnToSave turn = turn_of("anna", loaded, revision);
    turn.idempotency_key = revision;
    turn.entries = {noted(1, revision), noted(2, revision)};
    REQUIRE(store->save(turn) == SaveResult::kSaved);
  }
  finished = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(halves == 0);
}

TEST_CASE("sessions are erased while others talk", "[store]") {
  const StoreUnderTest under = GENERATE(from_range(stores_under_test()));
  CAPTURE(under.name);
  const auto store = under.open();
  constexpr int kSessions = 8;
  constexpr int kTurns = 40;
  std::atomic<int> wrong = 0;
  const auto talk = [&](int number) {
    const std::string id = std::to_string(number);
    Revision loaded = 0;
    for (int i = 0; i < kTurns; ++i) {
      if (store->save(turn_of(id, loaded, "hello")) != SaveResult::kSaved) ++wrong;
      loaded = store->load(id)->revision;
    }
    if (number % 2 == 0 && !store->erase(id)) ++wrong;
  };
  std::vector<std::thread> talkers;
  for (int i = 0; i < kSessions; ++i) talkers.emplace_back(talk, i);
  for (std::thread& talker : talkers) talker.join();
  CHECK(wrong == 0);
  CHECK(store->session_ids() == std::vector<std::string>{"1", "3", "5", "7"});
  CHECK(store->turns("3", -1, kAll).size() == kTurns);
}
