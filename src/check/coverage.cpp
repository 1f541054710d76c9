#include "check/coverage.h"

#include <algorithm>
#include <map>

#include "check/reading_age.h"

namespace unclench {
namespace {

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', at), line.size());
    cells.emplace_back(line.substr(at, tab - at));
    at = tab + 1;
  }
  return cells;
}

void fill_from_dialog(CoverageRow& row, const Content& content, const std::string& id,
                      const std::map<std::string, double, std::less<>>& grades) {
  const Dialog* dialog = content.dialogs.find(id);
  if (dialog == nullptr) return;
  row.dialog = id;
  if (row.title.empty()) row.title = dialog->title;
  if (dialog->evidence) {
    row.label = name_of(dialog->evidence->label);
    row.sources = dialog->evidence->sources;
  }
  const auto grade = grades.find(id);
  if (grade != grades.end()) row.grade = grade->second;
}

}  // namespace

std::variant<std::vector<TopicMark>, std::string> read_topic_marks(std::string_view tsv) {
  std::vector<TopicMark> marks;
  std::map<std::string, std::size_t> columns;
  for (std::size_t at = 0; at < tsv.size();) {
    const std::size_t end = std::min(tsv.find('\n', at), tsv.size());
    std::string_view line = tsv.substr(at, end - at);
    at = end + 1;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) continue;
    std::vector<std::string> cells = cells_of(line);
    if (columns.empty()) {
      for (std::size_t i = 0; i < cells.size(); ++i) columns.emplace(cells[i], i);
      for (const char* name : {"id", "seed", "kind"}) {
        if (columns.count(name) == 0) return "the first line must name the column \"" + std::string(name) + "\"";
      }
      continue;
    }
    cells.resize(std::max(cells.size(), columns.size()));
    marks.push_back({cells[columns["id"]], cells[columns["seed"]], cells[columns["kind"]]});
  }
  return marks;
}

std::vector<CoverageRow> coverage(const Content& content, std::string_view locale, const std::vector<TopicMark>& marks) {
  std::map<std::string, double, std::less<>> grades;
  for (const DialogReading& reading : reading_of_dialogs(content)) grades.emplace(reading.dialog, reading.reading.grade());

  std::map<std::string, CoverageRow> rows;
  const LocalePack& pack = content.pack_for(locale);
  for (const Intent& intent : pack.matcher->intents()) {
    if (intent.control || intent.outside) continue;
    CoverageRow& row = rows[intent.id];
    row.topic = intent.id;
    row.title = intent.title;
    row.patterns = intent.patterns.size();
    row.examples = intent.examples.size();
    fill_from_dialog(row, content, intent.opens, grades);
  }
  for (const TopicMark& mark : marks) {
    const Intent* intent = pack.matcher->find(mark.id);
    const bool steers = mark.kind == "control" || mark.kind == "outside" || (intent != nullptr && (intent->control || intent->outside));
    if (mark.id.empty() || steers) continue;
    CoverageRow& row = rows[mark.id];
    row.seed = mark.seed;
    if (!row.topic.empty()) continue;
    row.topic = mark.id;
    fill_from_dialog(row, content, mark.id, grades);
  }
  std::vector<CoverageRow> sorted;
  for (auto& [topic, row] : rows) sorted.push_back(std::move(row));
  return sorted;
}

}  // namespace unclench
