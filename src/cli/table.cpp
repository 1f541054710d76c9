#include "cli/table.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace unclench::cli {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = text.find(at); end != std::string::npos; end = text.find(at, begin)) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

int Table::column(std::string_view name) const {
  const auto it = std::find(columns.begin(), columns.end(), name);
  return it == columns.end() ? -1 : static_cast<int>(it - columns.begin());
}

Table read_table(const std::string& path, const std::vector<std::string>& needed, const std::vector<std::string>& filled) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  Table table;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (table.columns.empty()) {
      table.columns = split(line, '\t');
      for (const std::string& name : needed) {
        if (table.column(name) < 0) throw std::runtime_error(path + ": the first line must name a column \"" + name + "\"");
      }
      continue;
    }
    if (line.empty()) continue;
    std::vector<std::string> cells = split(line, '\t');
    cells.resize(table.columns.size());
    for (const std::string& name : filled) {
      const int column = table.column(name);
      if (column >= 0 && cells[static_cast<std::size_t>(column)].empty()) {
        throw std::runtime_error(path + ", line " + std::to_string(number) + ": the column \"" + name + "\" is empty");
      }
    }
    table.rows.push_back(std::move(cells));
  }
  if (table.columns.empty()) throw std::runtime_error(path + ": the file is empty; its first line must name the columns");
  return table;
}

}  // namespace unclench::cli
