#pragma once
// Proves about content what can be proved without running it. Pure: texts and values in, findings out.
//
// Compilation says whether content can be used; these checks say whether it should be. Every finding names the file, the place in it, what
// is wrong, and the rule that says so ("wording.dose", "graph.unreachable").

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "content/compile.h"
#include "content/content.h"
#include "diary/entry.h"

namespace unclench {

struct Finding {
  Problem problem;
  std::string rule;
};

using Findings = std::vector<Finding>;

struct CheckOptions {
  Day today = 0;                     // crisis numbers grow old
  std::vector<ContentFile> schemas;  // "schema/intent.schema.json": paths as content files name them, from the content directory
  double most_grade = 8;             // school grade of a text from which it is called hard to read
};

/// Everything that is wrong with content that compiled. `files` are what it was compiled from.
Findings check_content(const Content& content, const std::vector<ContentFile>& files, const CheckOptions& options);

/// The part that needs no compiled content: every file against the schema it names. Files that are no JSON are left to the compiler.
Findings check_schemas(const std::vector<ContentFile>& files, const std::vector<ContentFile>& schemas);

/// Errors before warnings, each by file, place and rule.
void sort_findings(Findings& findings);

}  // namespace unclench
