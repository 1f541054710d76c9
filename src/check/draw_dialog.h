#pragma once
// A dialog as a picture: boxes for what is said, diamonds for what is decided, and how often people went each way.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/dialog.h"

namespace unclench {

/// How often a step followed another one in real conversations, by the steps' ids; "" is the end.
using WaysTaken = std::map<std::pair<std::string, std::string>, std::uint64_t>;

/// Counts the ways through one dialog. `paths`: of each turn of one conversation in order, the steps that ran ("triage.start/p1").
void count_ways(const Dialog& dialog, const std::vector<std::vector<std::string>>& paths, WaysTaken& ways);

/// Graphviz. `ways` may be empty; then no edge has a number.
std::string draw_dot(const Dialogs& dialogs, const Dialog& dialog, const WaysTaken& ways);
/// Mermaid, for documents.
std::string draw_mermaid(const Dialogs& dialogs, const Dialog& dialog, const WaysTaken& ways);

}  // namespace unclench
