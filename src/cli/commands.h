#pragma once
// The commands of the binary, one file each. Exit codes: 0 done, 1 the command says no (problems found, floor missed), 2 could not run.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/content_library.h"
#include "base/moment.h"
#include "content/content.h"
#include "store/session_store.h"

namespace unclench::cli {

inline constexpr int kDone = 0;
inline constexpr int kFound = 1;
inline constexpr int kFailed = 2;

struct ContentOptions {
  std::string directory;  // empty: found near the binary or the working directory
};

/// Content and what it needs to live. Throws std::runtime_error in a plain sentence.
struct LoadedContent {
  std::unique_ptr<const Lexicon> lexicon;
  std::unique_ptr<LearnedMemory> memory;  // null when there is no cache folder
  std::unique_ptr<ContentLibrary> library;
  Problems problems;
  std::shared_ptr<const Content> content;  // null when there are errors
};
LoadedContent load_content(const ContentOptions& options);
/// Prints problems to stderr, one line each. Returns kFound when there are errors.
int print_problems(const Problems& problems);
/// Loads, and ends with a message when there are errors.
std::shared_ptr<const Content> require_content(LoadedContent& loaded);

struct ExplainCommand {
  ContentOptions content;
  std::string text;
  std::string locale = "en";
  std::string after;  // the topic talked about before
  std::vector<std::string> phrases;
  bool json = false;
  bool batch = false;  // lines on stdin, JSON lines on stdout
  std::string database;  // with `session`: explain a turn that was stored
  std::string session;
  std::uint32_t turn = 0;  // 0: the last one
};
int run(const ExplainCommand& command);

struct EvalCommand {
  ContentOptions content;
  std::vector<std::string> files;
  std::string topics;  // empty: topics.tsv beside the file
  bool json = false;
  bool errors = false;
};
int run(const EvalCommand& command);

struct CheckCommand {
  ContentOptions content;
  bool json = false;
  bool quiet = false;     // errors only
  bool coverage = false;  // also the table of topics
  std::string topics;     // TSV of topics that should be covered (id, seed, kind); may be empty
};
int run(const CheckCommand& command);

/// Time and dice of a conversation test, for a turn that many minutes after its start. A recorded chat has the same, so that it passes as a test.
inline Moment test_moment(std::uint32_t turn, std::int64_t minutes) {
  constexpr std::int64_t kStart = 1'795'250'000'000;  // a day in November 2026; any fixed moment will do
  return {kStart + minutes * 60'000, turn == 1 ? 7 : mixed(7, turn)};
}

struct TestCommand {
  ContentOptions content;
  std::vector<std::string> paths;  // conversations (.txt), or folders of them
};
int run(const TestCommand& command);

struct ReplayCommand {
  ContentOptions content;
  std::string database;
  std::string session;  // empty: all
  std::string html;     // file to write the report to
  bool json = false;
  std::size_t examples = 3;  // of each group
};
int run(const ReplayCommand& command);

struct GraphCommand {
  ContentOptions content;
  std::string dialog;
  std::string format = "dot";  // or "mermaid"
  std::string database;        // counts the ways people took; may be empty
};
int run(const GraphCommand& command);

struct ChatCommand {
  ContentOptions content;
  std::string region;
  bool plain = false;  // no colours
  bool explain = false;
  std::string record;  // file to write the conversation to, as a test
};
int run(const ChatCommand& command);

struct ServeCommand {
  ContentOptions content;
  std::string listen = "127.0.0.1:8080";
  std::string database = "unclench.db";
  std::string admin;        // address of the admin listener; empty: none. Its token comes from the environment alone, so that no list of processes shows it
  int threads = 64;
};
int run(const ServeCommand& command);

/// Every kept turn of a session, in order. For stores that exist: throws std::runtime_error when there is no such file.
std::unique_ptr<SessionStore> open_existing(const std::string& database);
std::vector<StoredTurn> all_turns(SessionStore& store, const std::string& session);

std::string version_text(const std::string& content_hash);

}  // namespace unclench::cli
