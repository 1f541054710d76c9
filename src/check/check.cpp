#include "check/check.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "check/checks.h"

namespace unclench {

Findings check_content(const Content& content, const std::vector<ContentFile>& files, const CheckOptions& options) {
  Findings all = check_schemas(files, options.schemas);
  for (Findings& findings : std::vector<Findings>{check_built_in(content), check_alarms(content), check_regions(content, options.today),
                                                  check_wording(content), check_graphs(content), check_answers(content),
                                                  check_evidence(content), check_understanding(content), check_rules(content),
                                                  check_reading(content, options.most_grade)}) {
    std::move(findings.begin(), findings.end(), std::back_inserter(all));
  }
  sort_findings(all);
  return all;
}

void sort_findings(Findings& findings) {
  const auto key = [](const Finding& finding) {
    return std::tie(finding.problem.severity, finding.problem.file, finding.problem.pointer, finding.rule);
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
}

}  // namespace unclench
