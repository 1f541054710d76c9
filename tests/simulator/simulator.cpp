// Random people against the real host: answers, interruptions, typos, nonsense, clock jumps, restarts, reloads of changed content and a store that
// fails. Everything follows from a seed; a failure prints the one that repeats it.
//
//   simulator --content DIR [--turns 100000] [--seed 1]     many people
//   simulator --content DIR --person 123456                 one of them, turn by turn
//
// What must hold after every message:
//   a reply with words, or an honest "not now" from a store that failed; an alarm for every message that is an alarm by itself, in every state, whatever
//   the store does; the number in view while an alarm is open; no loop; a session that loads to what it was; nothing acknowledged is lost or doubled;
//   a key that was answered is answered the same again; "stop" ends whatever runs; and what was kept can be taken again byte for byte.

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/content_library.h"
#include "app/host.h"
#include "app/hunspell_lexicon.h"
#include "app/learned_files.h"
#include "assistant/replay.h"
#include "base/moment.h"
#include "store/memory_store.h"

namespace unclench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// A stream of dice from a seed.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : seed_(seed) {}
  std::uint64_t roll() { return mixed(seed_, ++rolled_); }
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(roll() % bound); }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <typename T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t seed_;
  std::uint64_t rolled_ = 0;
};

class SetClock : public Clock {
 public:
  std::int64_t now_ms() const override { return now; }
  std::int64_t now = 1'795'250'000'000;
};

/// A memory store that breaks when told to: before anything is saved, or after it was saved but before that is known.
class FaultyStore : public SessionStore {
 public:
  enum class Fault { kNone, kLoad, kBeforeSave, kConflict };
  Fault next = Fault::kNone;  // once

  std::optional<StoredSession> load(const std::string& id) override {
    if (take(Fault::kLoad)) throw StoreError("the disk is gone");
    return store_.load(id);
  }
  void save_async(TurnToSave turn, Done done) override {
    if (take(Fault::kBeforeSave)) return done(SaveResult::kSaved, "the disk is full");
    if (take(Fault::kConflict)) return done(SaveResult::kConflict, "");
    store_.save_async(std::move(turn), std::move(done));
  }
  std::size_t waiting() const override { return store_.waiting(); }
  std::vector<StoredTurn> turns(const std::string& id, std::int64_t after, std::size_t most) override { return store_.turns(id, after, most); }
  std::optional<KeyedReply> find_key(const std::string& id, const std::string& key) override { return store_.find_key(id, key); }
  bool erase(const std::string& id) override { return store_.erase(id); }
  std::size_t forget(std::int64_t before, std::int64_t keys_before) override { return store_.forget(before, keys_before); }
  std::vector<std::string> session_ids() override { return store_.session_ids(); }
  void check_writable() override { store_.check_writable(); }

 private:
  bool take(Fault fault) {
    if (next != fault) return false;
    next = Fault::kNone;
    return true;
  }
  MemoryStore store_;
};

/// What people say: every example and counter-example of the content, and things that no author foresaw.
struct Phrases {
  std::vector<std::string> topics;
  std::vector<std::string> harmless;
  std::vector<std::string> alarms;  // raise an alarm, not a question, when said alone
  std::vector<std::string> strange = {"", " ", "?", "...", "😢", "👍👍👍", "🙂", "x", "0", "-3", "11", "999999999999", "6.5", "7/10", "1e9", "null",
                                      "{{slot}}", "<script>alert(1)</script>", "'; drop table sessions; --", "\xff\xfe\xc3\x28", "\u202Eabc", "a\u0300\u0301\u0302\u0303",
                                      "me duele la espalda", "बहुत दर्द है", "痛い", "SELECT * FROM t", "lol", "k", "nvm"};
  std::vector<std::string> steering = {"stop", "go back", "skip", "repeat", "why do you ask", "help", "pause", "carry on", "start over", "tell me more",
                                       "how do you know", "actually it was 4", "I meant sometimes", "not sure", "no idea", "yes", "no", "yeah nah", "both",
                                       "the second one", "about a six", "6 or 7", "since my divorce, so two years", "rather not say", "done", "shorter", "thanks"};

  explicit Phrases(const Content& content) {
    const LocalePack& pack = content.pack_for("en");
    for (const Intent& intent : pack.matcher->intents()) topics.insert(topics.end(), intent.examples.begin(), intent.examples.end());
    for (const HarmlessFile& file : pack.harmless) harmless.insert(harmless.end(), file.examples.begin(), file.examples.end());
    for (const SafetyRule& rule : pack.safety->rules()) {
      for (std::size_t i = 0; i < rule.examples.size(); i += 5) {
        const Understanding u = understand(pack, rule.examples[i]);
        const Alarm* first = u.alarms.first();
        if (first != nullptr && interrupts(first->tier) && !first->likeness) alarms.push_back(rule.examples[i]);
      }
    }
    strange.push_back(std::string(5000, 'a'));
    std::string story;
    for (int i = 0; i < 60; ++i) story += "and then my back went again and I had to lie down ";
    strange.push_back(story);
  }
};

class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::string with_typos(std::string text, Dice& dice) {
  for (std::size_t n = 1 + text.size() / 20; n > 0 && text.size() > 3; --n) {
    const std::size_t at = dice.below(text.size() - 1);
    switch (dice.below(4)) {
      case 0: std::swap(text[at], text[at + 1]); break;
      case 1: text.erase(at, 1); break;
      case 2: text.insert(at, 1, text[at]); break;
      default: text[at] = static_cast<char>('a' + dice.below(26));
    }
  }
  return text;
}

/// Everything that lives across people.
struct World {
  ContentLibrary& content;
  const Phrases& phrases;
  SetClock clock;
  FaultyStore store;
  std::unique_ptr<Host> host;
  std::size_t turns = 0;
  std::size_t alarms = 0;
  std::size_t refused = 0;   // answered "not now"
  std::size_t replayed = 0;
  bool loud = false;

  World(ContentLibrary& library, const Phrases& said) : content(library), phrases(said), host(std::make_unique<Host>(library, store, clock)) {}
  void restart() { host = std::make_unique<Host>(content, store, clock); }
};

/// One person's conversation.
class Person {
 public:
  Person(World& world, std::uint64_t seed) : world_(world), dice_(seed) {}

  void live() {
    static const std::vector<std::string> kRegions = {"", "GB", "US", "IN", "DE", "XX", "JP"};
    const NewSession born = world_.host->create("en", dice_.of(kRegions));
    id_ = born.id;
    caller_ = {born.id, born.token, false};
    reply_ = json::parse(born.reply);
    content_ = world_.content.snapshot()->hash;
    const std::size_t length = 4 + dice_.below(36);
    for (std::size_t i = 0; i < length && !gone_; ++i) message(choose(), i);
    if (gone_) return;
    check_transcript();
    must_stop();
  }

 private:
  struct Said {
    Message message;
    bool is_alarm = false;
  };

  Said choose() {
    if (dice_.chance(4)) return {{dice_.of(world_.phrases.alarms), "", {}}, true};
    const bool asked = reply_["expects"].value("type", "none") != "none";
    if (asked && dice_.chance(55)) return {answer(), false};
    if (!reply_["suggestions"].empty() && dice_.chance(25)) {
      return {{"", reply_["suggestions"][dice_.below(reply_["suggestions"].size())].value("payload", ""), {}}, false};
    }
    switch (dice_.below(10)) {
      case 0: return {{dice_.of(world_.phrases.strange), "", {}}, false};
      case 1: case 2: return {{dice_.of(world_.phrases.steering), "", {}}, false};
      case 3: return {{dice_.of(world_.phrases.harmless), "", {}}, false};
      case 4: return {{with_typos(dice_.of(world_.phrases.topics), dice_), "", {}}, false};
      case 5: return {{dice_.of(world_.phrases.topics) + ", and " + dice_.of(world_.phrases.topics), "", {}}, false};
      case 6: return {{"", dice_.chance(50) ? "topic:triage.start" : "topic:diary.log", {}}, false};
      default: return {{dice_.of(world_.phrases.topics), "", {}}, false};
    }
  }

  Message answer() {
    const json& expects = reply_["expects"];
    const std::string type = expects["type"];
    if (expects.contains("options") && !expects["options"].empty() && dice_.chance(80)) {
      const json& option = expects["options"][dice_.below(expects["options"].size())];
      return dice_.chance(60) ? Message{"", option.value("value", ""), {}} : Message{option.value("title", ""), "", {}};
    }
    if (type == "scale" || type == "number") return {std::to_string(dice_.below(12)), "", {}};
    if (type == "duration") return {std::to_string(1 + dice_.below(40)) + (dice_.chance(50) ? " days" : " minutes"), "", {}};
    if (type == "done") return dice_.chance(50) ? Message{"", "", WidgetResult{"", "timer", {}}} : Message{"done", "", {}};
    return {dice_.of(world_.phrases.steering), "", {}};
  }

  void message(const Said& said, std::size_t number) {
    static constexpr std::int64_t kGaps[] = {1'000, 20'000, 60'000, 600'000, 3'600'000, 9 * 3'600'000, 3 * 86'400'000LL, -5'000};
    world_.clock.now += kGaps[dice_.below(dice_.chance(85) ? 3 : std::size(kGaps))];
    if (dice_.chance(2)) world_.restart();
    const bool had_alarm = alarm_open();
    world_.store.next = dice_.chance(4) ? static_cast<FaultyStore::Fault>(1 + dice_.below(3)) : FaultyStore::Fault::kNone;
    const bool failing = world_.store.next == FaultyStore::Fault::kLoad || world_.store.next == FaultyStore::Fault::kBeforeSave;
    const std::string key = dice_.chance(20) ? "k" + std::to_string(number) : "";
    last_said_ = message_json(said.message);

    const unclench::Said answered = world_.host->say(caller_, said.message, key, last_said_);
    world_.store.next = FaultyStore::Fault::kNone;
    ++world_.turns;
    if (world_.loud) std::printf("person  %s\n", last_said_.c_str());

    if (answered.status == SayStatus::kUnavailable) {
      must(failing, "not now, though the store works");
      must(!said.is_alarm, "an alarm got no reply while the store failed");
      ++world_.refused;
      return;
    }
    must(answered.status == SayStatus::kReplied, "no reply: status " + std::to_string(static_cast<int>(answered.status)));
    const json reply = json::parse(answered.reply);
    if (world_.loud) std::printf("reply   %s\n", answered.reply.substr(0, 400).c_str());
    must(has_words(reply), "a reply without words");
    if (said.is_alarm) {
      must(!reply["alarm"].is_null(), "no alarm");
      ++world_.alarms;
    }
    if (answered.unsaved) {
      must(failing, "unsaved, though the store works");
      return;
    }
    reply_ = reply;
    if (world_.store.load(id_) == std::nullopt) {
      gone_ = true;  // the person had everything erased
      return;
    }
    check_session(reply, had_alarm);
    ++acknowledged_;
    if (!key.empty()) {
      const unclench::Said again = world_.host->say(caller_, said.message, key, last_said_);
      must(again.status == SayStatus::kReplied && again.repeated && again.reply == answered.reply, "the same key got another reply");
    }
    if (world_.content.snapshot()->hash != content_) changed_ = true;
  }

  bool alarm_open() {
    const std::optional<StoredSession> stored = world_.store.load(id_);
    return stored && session_from_json(json::parse(stored->state)).alarm() != nullptr;
  }

  void check_session(const json& reply, bool had_alarm) {
    const std::optional<StoredSession> stored = world_.store.load(id_);
    const json state = json::parse(stored->state);
    const Session session = session_from_json(state);
    must(to_json(session).dump() == state.dump(), "a session that loads to something else");
    must(session.turn == reply.value("turn", 0U), "the session and the reply disagree on the turn");
    if (session.alarm() != nullptr) {
      const bool banner = std::any_of(reply["messages"].begin(), reply["messages"].end(), [](const json& line) { return line.value("type", "") == "crisis_banner"; });
      must(banner, had_alarm ? "the number went out of view while the alarm is open" : "an alarm without its number");
    }
    const std::vector<StoredTurn> last = world_.store.turns(id_, static_cast<std::int64_t>(session.turn) - 1, 2);
    must(last.size() == 1 && last.front().turn == session.turn, "an acknowledged turn is not there");
    const json record = json::parse(last.front().record);
    must(record["path"].size() < 200, "a loop");
  }

  void check_transcript() {
    const std::vector<StoredTurn> turns = world_.store.turns(id_, 0, 1000);
    must(turns.size() == acknowledged_ + 1, "of " + std::to_string(acknowledged_ + 1) + " acknowledged turns " + std::to_string(turns.size()) + " are there");
    if (changed_ || dice_.chance(70)) return;
    std::vector<KeptTurn> kept;
    for (const StoredTurn& turn : turns) kept.push_back({turn.turn, turn.said, turn.reply, turn.record});
    for (const TurnReplay& turn : replay(*world_.content.snapshot(), kept)) {
      must(turn.outcome == Replayed::kSame, "turn " + std::to_string(turn.turn) + " is not the same when taken again: " + turn.change);
    }
    world_.replayed += kept.size();
  }

  /// Whatever runs, "stop" ends it; an open alarm asks how the person is.
  void must_stop() {
    world_.clock.now += 1'000;
    const unclench::Said answered = world_.host->say(caller_, {"stop", "", {}});
    must(answered.status == SayStatus::kReplied, "no reply to stop");
    const json reply = json::parse(answered.reply);
    const bool open = !reply["dialog"].is_null();
    must(!open || alarm_open() || reply["dialog"]["id"].get<std::string>().starts_with("safety."), "stop did not stop " + reply["dialog"].dump());
    world_.store.erase(id_);
  }

  static bool has_words(const json& reply) {
    return std::any_of(reply["messages"].begin(), reply["messages"].end(), [](const json& line) { return !line.value("text", "").empty(); });
  }

  void must(bool holds, const std::string& what) const {
    if (!holds) throw Failure(what + ", after " + last_said_.substr(0, 300));
  }

  World& world_;
  Dice dice_;
  std::string id_;
  Caller caller_;
  json reply_;
  std::string content_;
  std::string last_said_;
  std::size_t acknowledged_ = 0;
  bool gone_ = false;
  bool changed_ = false;  // the content, since the person came
};

/// Other ids for the questions of some dialogs: what an author does between two releases.
void rename_steps(const fs::path& dialogs, Dice dice) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(dialogs)) {
    if (entry.path().extension() != ".json" || !dice.chance(40)) continue;
    std::ifstream in(entry.path());
    json dialog = json::parse(in, nullptr, false);
    in.close();
    if (!dialog.is_object() || !dialog.contains("steps")) continue;
    std::set<std::string> renamed;
    for (json& step : dialog["steps"]) {
      if (step.contains("ask") && step.contains("id") && dice.chance(50)) {
        renamed.insert(step["id"].get<std::string>());
        step["id"] = step["id"].get<std::string>() + "_2";
      }
    }
    const auto follow = [&](json& holder, const char* name) {
      if (holder.contains(name) && holder[name].is_string() && renamed.count(holder[name].get<std::string>()) > 0) holder[name] = holder[name].get<std::string>() + "_2";
    };
    for (json& step : dialog["steps"]) {
      for (const char* name : {"goto", "give_up", "shorter", "slower"}) follow(step, name);
      if (!step.contains("branch")) continue;
      for (json& arm : step["branch"]) follow(arm, "goto");
    }
    std::ofstream(entry.path()) << dialog.dump(1);
  }
}

int simulate(const fs::path& root, std::size_t most_turns, std::uint64_t seed, std::uint64_t only) {
  constexpr std::size_t kReloads = 4;
  // In a folder of its own, because the content changes under way.
  std::string folder = (fs::temp_directory_path() / "unclench-simulator-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make a folder for the content");
  const fs::path work = folder;
  struct Remove {
    fs::path path;
    ~Remove() {
      std::error_code error;
      fs::remove_all(path, error);
    }
  } remove{work};
  for (const char* part : {"intents", "dialogs"}) fs::copy(root / part, work / part, fs::copy_options::recursive);

  const auto lexicon = HunspellLexicon::open_system();
  std::unique_ptr<LearnedMemory> memory;
  if (const std::string cache = LearnedFiles::usual_folder(); !cache.empty()) memory = std::make_unique<LearnedFiles>(cache);
  ContentLibrary library(work.string(), lexicon.get(), memory.get());
  Problems problems;
  if (!library.reload(problems)) {
    for (const Problem& problem : problems) std::cerr << to_text(problem) << '\n';
    return 2;
  }
  const Phrases phrases(*library.snapshot());
  World world(library, phrases);
  world.loud = only != 0;
  std::size_t people = 0;
  std::size_t reloads = 0;
  for (std::uint64_t n = 1; world.turns < most_turns; ++n) {
    const std::uint64_t person = only != 0 ? only : mixed(seed, n);
    try {
      Person(world, person).live();
    } catch (const std::exception& failure) {
      std::printf("FAILED: %s\nrepeat it with: simulator --person %llu\n", failure.what(), static_cast<unsigned long long>(person));
      return 1;
    }
    ++people;
    if (only != 0) break;
    if (reloads < kReloads && world.turns > (reloads + 1) * most_turns / (kReloads + 1)) {
      ++reloads;
      fs::remove_all(work / "dialogs");
      fs::copy(root / "dialogs", work / "dialogs", fs::copy_options::recursive);
      if (reloads % 2 == 1) rename_steps(work / "dialogs", Dice(mixed(seed, 1'000'000 + reloads)));
      Problems found;
      if (!library.reload(found)) throw std::runtime_error("the changed content does not load: " + to_text(found.front()));
    }
  }
  std::printf("%zu turns of %zu people, %zu alarms, %zu turned away by a broken store, %zu reloads, %zu turns taken again: all as it should be (seed %llu)\n",
              world.turns, people, world.alarms, world.refused, reloads, world.replayed, static_cast<unsigned long long>(seed));
  return 0;
}

}  // namespace
}  // namespace unclench

int main(int argc, char** argv) {
  std::string content = ".";
  std::size_t turns = 100'000;
  std::uint64_t seed = 1;
  std::uint64_t person = 0;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--content") content = argv[i + 1];
    if (name == "--turns") turns = std::stoull(argv[i + 1]);
    if (name == "--seed") seed = std::stoull(argv[i + 1]);
    if (name == "--person") person = std::stoull(argv[i + 1]);
  }
  try {
    return unclench::simulate(content, turns, seed, person);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "simulator: %s\n", error.what());
    return 2;
  }
}
