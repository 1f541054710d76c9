#pragma once
// Labelled messages as tab separated values: one header line, no quotes, UTF-8.

#include <string>
#include <string_view>
#include <vector>

namespace unclench::cli {

std::vector<std::string> split(const std::string& text, char at);

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns, each

  /// Index of a column, or -1.
  int column(std::string_view name) const;
};

/// Throws std::runtime_error naming the file, and the line where one is meant: an unreadable file, a column of `needed` that is missing, and a cell of
/// `filled` (where the file has that column) that is empty.
Table read_table(const std::string& path, const std::vector<std::string>& needed, const std::vector<std::string>& filled = {});

}  // namespace unclench::cli
