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

/// `lexicon` may be null; otherwise it must outlive the content.
Compiled compile_content(const std::vector<ContentFile>& files, const Lexicon* lexicon);

}  // namespace unclench
