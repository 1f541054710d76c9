#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "check/check.h"
#include "check/coverage.h"
#include "cli/commands.h"

namespace unclench::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return text.str();
}

/// The schemas stand beside the content they describe. None is a finding of its own.
std::vector<ContentFile> read_schemas(const fs::path& directory) {
  std::vector<ContentFile> schemas;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory / "schema", error)) {
    if (entry.is_regular_file() && entry.path().extension() == ".json") {
      schemas.push_back({"schema/" + entry.path().filename().string(), read_file(entry.path())});
    }
  }
  return schemas;
}

Day today() { return day_of(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count()); }

std::vector<TopicMark> read_marks(const std::string& path) {
  if (path.empty()) return {};
  auto marks = read_topic_marks(read_file(path));
  if (const std::string* wrong = std::get_if<std::string>(&marks)) throw std::runtime_error(path + ": " + *wrong);
  return std::get<std::vector<TopicMark>>(std::move(marks));
}

/// What the compiler said, and everything that can be said beyond it. Files that did not compile are not held against their schema as well:
/// that would tell the same mistake twice, and less well.
Findings find_all(const LoadedContent& loaded, const std::vector<ContentFile>& files, const CheckOptions& options) {
  Findings findings;
  for (const Problem& problem : loaded.problems) findings.push_back({problem, "content"});
  const auto failed = [&](const std::string& file) {
    return std::any_of(loaded.problems.begin(), loaded.problems.end(),
                       [&](const Problem& problem) { return problem.file == file && problem.severity == Severity::kError; });
  };
  Findings more = loaded.content != nullptr ? check_content(*loaded.content, files, options) : check_schemas(files, options.schemas);
  for (Finding& finding : more) {
    if (finding.rule != "schema" || !failed(finding.problem.file)) findings.push_back(std::move(finding));
  }
  sort_findings(findings);
  return findings;
}

std::size_t count(const Findings& findings, Severity severity) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.problem.severity == severity; }));
}

std::string counted(std::size_t count, const std::string& what) { return std::to_string(count) + " " + what + (count == 1 ? "" : "s"); }

std::string summary(const Content* content, const Findings& findings) {
  const std::string found = counted(count(findings, Severity::kError), "error") + ", " + counted(count(findings, Severity::kWarning), "warning");
  if (content == nullptr) return "content that cannot be used: " + found;
  std::size_t intents = 0;
  std::size_t rules = 0;
  for (const auto& [locale, pack] : content->packs) {
    intents += pack.matcher->intents().size();
    rules += pack.safety->rules().size();
  }
  return counted(intents, "intent") + ", " + counted(content->dialogs.by_id.size(), "dialog") + ", " + counted(rules, "safety rule") + ": " + found;
}

json to_json(const Finding& finding) {
  return {{"severity", finding.problem.severity == Severity::kError ? "error" : "warning"},
          {"rule", finding.rule},
          {"file", finding.problem.file},
          {"pointer", finding.problem.pointer},
          {"what", finding.problem.what},
          {"hint", finding.problem.hint}};
}

json to_json(const CoverageRow& row) {
  return {{"topic", row.topic},   {"title", row.title},       {"seed", row.seed},         {"dialog", row.dialog}, {"label", row.label},
          {"sources", row.sources}, {"patterns", row.patterns}, {"examples", row.examples}, {"grade", row.grade}};
}

void print(const std::vector<CoverageRow>& rows) {
  std::printf("%-42s %-6s %-10s %-24s %5s %5s %6s  %s\n", "topic", "seed", "label", "sources", "rules", "examp", "grade", "title");
  for (const CoverageRow& row : rows) {
    std::string sources;
    for (const std::string& key : row.sources) sources += (sources.empty() ? "" : " ") + key;
    std::printf("%-42s %-6s %-10s %-24s %5zu %5zu %6.1f  %s\n", row.topic.c_str(), row.seed.empty() ? "-" : row.seed.c_str(),
                row.label.empty() ? "-" : row.label.c_str(), sources.empty() ? "-" : sources.c_str(), row.patterns, row.examples, row.grade,
                row.dialog.empty() ? "(no dialog)" : row.title.c_str());
  }
  const auto answered = std::count_if(rows.begin(), rows.end(), [](const CoverageRow& row) { return !row.dialog.empty() && row.examples > 0; });
  std::printf("%zu topics, %zu with an intent and a dialog\n", rows.size(), static_cast<std::size_t>(answered));
}

}  // namespace

int run(const CheckCommand& command) {
  const LoadedContent loaded = load_content(command.content);
  const std::string& directory = loaded.library->directory();
  const std::vector<ContentFile> files = read_content_files(directory);
  CheckOptions options;
  options.today = today();
  options.schemas = read_schemas(directory);
  const Findings findings = find_all(loaded, files, options);
  const std::size_t errors = count(findings, Severity::kError);

  std::vector<CoverageRow> rows;
  if (command.coverage && loaded.content != nullptr) rows = coverage(*loaded.content, "en", read_marks(command.topics));

  if (command.json) {
    json report = {{"summary", summary(loaded.content.get(), findings)},
                   {"errors", errors},
                   {"warnings", count(findings, Severity::kWarning)},
                   {"findings", json::array()}};
    for (const Finding& finding : findings) {
      if (!command.quiet || finding.problem.severity == Severity::kError) report["findings"].push_back(to_json(finding));
    }
    if (command.coverage) {
      report["coverage"] = json::array();
      for (const CoverageRow& row : rows) report["coverage"].push_back(to_json(row));
    }
    std::cout << report.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
    return errors > 0 ? kFound : kDone;
  }
  for (const Finding& finding : findings) {
    if (finding.problem.severity == Severity::kError) {
      std::cout << to_text(finding.problem) << " [" << finding.rule << "]\n";
    } else if (!command.quiet) {
      std::cout << "warning: " << to_text(finding.problem) << " [" << finding.rule << "]\n";
    }
  }
  std::cout << std::flush;
  if (command.coverage) print(rows);
  std::cout << summary(loaded.content.get(), findings) << '\n';
  return errors > 0 ? kFound : kDone;
}

}  // namespace unclench::cli
