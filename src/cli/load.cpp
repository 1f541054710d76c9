#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "app/hunspell_lexicon.h"
#include "app/learned_files.h"
#include "cli/commands.h"
#include "store/open_store.h"

namespace unclench::cli {
namespace {

namespace fs = std::filesystem;

bool holds_content(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path / "intents", error) && fs::is_directory(path / "dialogs", error);
}

/// The working directory, or the first folder above the binary that holds content.
std::string find_content() {
  if (holds_content(".")) return ".";
  std::error_code error;
  for (fs::path path = fs::read_symlink("/proc/self/exe", error).parent_path(); !error && !path.empty(); path = path.parent_path()) {
    if (holds_content(path)) return path.string();
    if (holds_content(path / "share" / "unclench")) return (path / "share" / "unclench").string();
    if (path == path.root_path()) break;
  }
  throw std::runtime_error("no content found; point --content at the folder that holds intents and dialogs");
}

}  // namespace

LoadedContent load_content(const ContentOptions& options) {
  LoadedContent loaded;
  loaded.lexicon = HunspellLexicon::open_system();
  if (const std::string folder = LearnedFiles::usual_folder(); !folder.empty()) loaded.memory = std::make_unique<LearnedFiles>(folder);
  loaded.library = std::make_unique<ContentLibrary>(options.directory.empty() ? find_content() : options.directory, loaded.lexicon.get(),
                                                    loaded.memory.get());
  loaded.library->reload(loaded.problems);
  loaded.content = loaded.library->snapshot();
  return loaded;
}

int print_problems(const Problems& problems) {
  for (const Problem& problem : problems) {
    std::cerr << (problem.severity == Severity::kWarning ? "warning: " : "") << to_text(problem) << '\n';
  }
  return has_errors(problems) ? kFound : kDone;
}

std::unique_ptr<SessionStore> open_existing(const std::string& database) {
  if (!fs::exists(database)) throw std::runtime_error("there is no database " + database);
  return open_store(database);
}

std::vector<StoredTurn> all_turns(SessionStore& store, const std::string& session) {
  constexpr std::size_t kPage = 500;
  std::vector<StoredTurn> turns;
  std::int64_t after = 0;
  for (;;) {
    std::vector<StoredTurn> page = store.turns(session, after, kPage);
    const bool last = page.size() < kPage;
    if (!page.empty()) after = page.back().turn;
    turns.insert(turns.end(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
    if (last) return turns;
  }
}

std::shared_ptr<const Content> require_content(LoadedContent& loaded) {
  if (loaded.content == nullptr) {
    print_problems(loaded.problems);
    std::cerr << "the content has errors and cannot be used\n";
  }
  return loaded.content;
}

}  // namespace unclench::cli
