#pragma once
// JSON texts -> immutable Content, or every Problem in them. Takes texts, not paths, so tests need no disk.

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/problem.h"
#include "content/content.h"
#include "text/lexicon.h"

namespace unclench {

struct ContentFile {
  std::string path;  // from the content directory: "dialogs/faq/what_diet.json"
  std::string text;
};

struct Compiled {
  std::shared_ptr<const Content> content;  // null when there are errors
  Problems problems;                       // errors and warnings
};

/// Where what was learned from examples is kept between starts. Keys change with everything the learning rests on.
class LearnedMemory {
 public:
  virtual ~LearnedMemory() = default;
  /// Empty when there is nothing under that key.
  virtual std::string recall(const std::string& key) = 0;
  /// May fail silently: it is only a memory.
  virtual void keep(const std::string& key, const std::string& bytes) = 0;
};

/// `lexicon` may be null; otherwise it must outlive the content. Without `memory` everything is learned anew, which takes seconds.
Compiled compile_content(const std::vector<ContentFile>& files, const Lexicon* lexicon, LearnedMemory* memory = nullptr);

}  // namespace unclench
