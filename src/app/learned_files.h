#pragma once
// What was learned from examples, kept in files of a cache folder. Losing them costs seconds at the next start and nothing else.

#include <string>

#include "content/compile.h"

namespace unclench {

class LearnedFiles final : public LearnedMemory {
 public:
  /// Made on first keeping; need not exist.
  explicit LearnedFiles(std::string folder);

  std::string recall(const std::string& key) override;
  /// Written beside and renamed, so that nobody ever reads half of it. Files not used for long are removed when there are many.
  void keep(const std::string& key, const std::string& bytes) override;

  /// $UNCLENCH_CACHE, else what systemd offers as $CACHE_DIRECTORY, else unclench in $XDG_CACHE_HOME or ~/.cache. Empty when none of these is set.
  static std::string usual_folder();

 private:
  std::string path_of(const std::string& key) const;
  std::string folder_;
};

}  // namespace unclench
