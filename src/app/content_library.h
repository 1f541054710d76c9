#pragma once
// The content in use. A reload compiles aside: any error keeps the old content, success swaps one pointer.

#include <memory>
#include <mutex>
#include <string>

#include "content/compile.h"

namespace unclench {

/// Reads every .json below `directory`/intents and `directory`/dialogs. Throws std::runtime_error with a plain sentence when that cannot be done.
std::vector<ContentFile> read_content_files(const std::string& directory);

/// Safe to use from many threads.
class ContentLibrary {
 public:
  /// `lexicon` may be null; otherwise it must outlive the library and every snapshot. `memory` may be null; otherwise it must outlive the library.
  ContentLibrary(std::string directory, const Lexicon* lexicon, LearnedMemory* memory = nullptr);

  /// Compiles what is on disk now, one call at a time. True when it is in use afterwards; `problems` tells what was wrong (or only doubtful).
  /// Never throws: what cannot even be read is a problem as well.
  bool reload(Problems& problems);

  /// Null before the first successful reload. A turn uses one snapshot throughout.
  std::shared_ptr<const Content> snapshot() const;
  const std::string& directory() const { return directory_; }

 private:
  std::string directory_;
  const Lexicon* lexicon_;
  LearnedMemory* memory_;
  std::mutex reloading_;  // a signal and an admin's call may come together
  mutable std::mutex mutex_;
  std::shared_ptr<const Content> content_;  // guarded by mutex_
};

}  // namespace unclench
