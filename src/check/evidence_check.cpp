#include <algorithm>
#include <map>

#include "check/checks.h"
#include "content/reader.h"

namespace unclench {
namespace {

// Folders whose dialogs claim something.
constexpr std::string_view kClaiming[] = {"faq.",      "learn.",   "technique.", "movement.", "therapy.", "lifestyle.",
                                          "medical.",  "sciatica.", "social.",   "identify.", "triage."};

bool claims(std::string_view dialog) {
  return std::any_of(std::begin(kClaiming), std::end(kClaiming), [&](std::string_view folder) { return begins_with(dialog, folder); });
}

}  // namespace

Findings check_evidence(const Content& content) {
  Findings findings;
  std::map<std::string, std::vector<std::string>> unchecked;  // source -> dialogs
  for (const auto& [id, dialog] : content.dialogs.by_id) {
    if (!dialog.evidence || dialog.evidence->sources.empty()) {
      if (claims(id)) {
        findings.push_back(error("evidence.missing", dialog.file, dialog.evidence ? "/evidence/sources" : "",
                                 dialog.evidence ? "no source" : "no evidence, and this folder makes claims",
                                 "\"evidence\": {\"label\": ..., \"sources\": [...], \"plain\": ...}"));
      }
      continue;
    }
    for (const std::string& key : dialog.evidence->sources) {
      const auto source = content.sources.find(key);
      if (source != content.sources.end() && !source->second.checked) unchecked[key].push_back(id);
    }
  }
  for (const auto& [key, dialogs] : unchecked) {
    findings.push_back(warning("evidence.unchecked", "dialogs/sources.json", child("/sources", key),
                               "used by " + std::to_string(dialogs.size()) + (dialogs.size() == 1 ? " dialog" : " dialogs") + " (" + dialogs.front() +
                                   (dialogs.size() == 1 ? ")" : ", ...)") + ", but nobody has opened it yet",
                               "open it, see that it says so, then \"checked\": true"));
  }
  return findings;
}

}  // namespace unclench
