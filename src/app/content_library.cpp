#include "app/content_library.h"

#include <malloc.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace unclench {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return text.str();
}

}  // namespace

std::vector<ContentFile> read_content_files(const std::string& directory) {
  std::vector<ContentFile> files;
  for (const char* folder : {"intents", "dialogs"}) {
    const fs::path root = fs::path(directory) / folder;
    std::error_code error;
    if (!fs::is_directory(root, error)) {
      throw std::runtime_error("no folder \"" + std::string(folder) + "\" in " + directory + "; point --content at the folder that holds intents and dialogs");
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".json") continue;
      files.push_back({fs::relative(entry.path(), directory).generic_string(), read_file(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(), [](const ContentFile& a, const ContentFile& b) { return a.path < b.path; });
  return files;
}

ContentLibrary::ContentLibrary(std::string directory, const Lexicon* lexicon, LearnedMemory* memory)
    : directory_(std::move(directory)), lexicon_(lexicon), memory_(memory) {}

bool ContentLibrary::reload(Problems& problems) {
  const std::lock_guard one_at_a_time(reloading_);
  Compiled compiled;
  try {
    compiled = compile_content(read_content_files(directory_), lexicon_, memory_);
  } catch (const std::exception& error) {
    problems = {{directory_, "", error.what(), "", Severity::kError}};
    return false;
  }
  problems = std::move(compiled.problems);
  malloc_trim(0);  // compiling takes several times the memory that its result keeps
  if (compiled.content == nullptr) return false;
  const std::lock_guard lock(mutex_);
  content_ = std::move(compiled.content);
  return true;
}

std::shared_ptr<const Content> ContentLibrary::snapshot() const {
  const std::lock_guard lock(mutex_);
  return content_;
}

}  // namespace unclench
