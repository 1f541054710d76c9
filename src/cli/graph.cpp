// Draws a dialog; with a database, the ways that people took.

#include <nlohmann/json.hpp>

#include <iostream>

#include "base/problem.h"
#include "check/draw_dialog.h"
#include "cli/commands.h"

namespace unclench::cli {
namespace {

std::vector<std::vector<std::string>> paths_of(const std::vector<StoredTurn>& turns) {
  std::vector<std::vector<std::string>> paths;
  for (const StoredTurn& turn : turns) {
    const nlohmann::json record = nlohmann::json::parse(turn.record, nullptr, false);
    std::vector<std::string>& path = paths.emplace_back();
    if (!record.is_object() || !record.contains("path")) continue;
    for (const nlohmann::json& step : record["path"]) {
      if (step.is_string()) path.push_back(step.get<std::string>());
    }
  }
  return paths;
}

}  // namespace

int run(const GraphCommand& command) {
  LoadedContent loaded = load_content(command.content);
  const std::shared_ptr<const Content> content = require_content(loaded);
  if (content == nullptr) return kFailed;
  const Dialog* dialog = content->dialogs.find(command.dialog);
  if (dialog == nullptr) {
    std::vector<std::string> ids;
    for (const auto& [id, known] : content->dialogs.by_id) ids.push_back(id);
    const std::string hint = did_you_mean(command.dialog, ids);
    std::cerr << "no dialog \"" << command.dialog << "\"" << (hint.empty() ? "" : "; " + hint) << "\n";
    return kFailed;
  }
  WaysTaken ways;
  if (!command.database.empty()) {
    const std::unique_ptr<SessionStore> store = open_existing(command.database);
    for (const std::string& id : store->session_ids()) count_ways(*dialog, paths_of(all_turns(*store, id)), ways);
    if (ways.empty()) std::cerr << "nobody has been in " << dialog->id << " yet\n";
  }
  std::cout << (command.format == "mermaid" ? draw_mermaid(content->dialogs, *dialog, ways) : draw_dot(content->dialogs, *dialog, ways));
  return kDone;
}

}  // namespace unclench::cli
