#include "check/draw_dialog.h"

#include <algorithm>
#include <deque>

#include "check/step_graph.h"

namespace unclench {
namespace {

constexpr std::size_t kLongestLabel = 58;

/// The first words of a text, in one line.
std::string shortened(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '*') continue;
    const char plain = c == '\n' || c == '"' ? ' ' : c;
    if (plain == ' ' && !line.empty() && line.back() == ' ') continue;
    line += plain;
  }
  if (line.size() <= kLongestLabel) return line;
  std::size_t end = line.rfind(' ', kLongestLabel);
  if (end == std::string::npos) end = kLongestLabel;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end) + " ...";
}

enum class Shape { kSay, kAsk, kGuide, kDecide, kCall, kEnd, kOther };

struct Node {
  std::string label;
  Shape shape = Shape::kOther;
};

struct Arrow {
  std::size_t from = 0;
  std::size_t to = 0;  // steps.size() is the end
  std::string label;
};

std::string title_of(const Dialogs& dialogs, const std::string& id) {
  const Dialog* dialog = dialogs.find(id);
  return dialog == nullptr || dialog->title.empty() ? id : dialog->title;
}

Node node_of(const Dialogs& dialogs, const Step& step) {
  const std::string id = step.id.starts_with("#") ? "" : step.id + ": ";
  if (const auto* say = std::get_if<Say>(&step.act)) return {id + shortened(say->text.front()), Shape::kSay};
  if (const auto* ask = std::get_if<Ask>(&step.act)) return {id + shortened(ask->question.front()), Shape::kAsk};
  if (const auto* guide = std::get_if<Guide>(&step.act)) {
    const std::string what = guide->kind == Guide::Kind::kBreathing ? "breathing" : guide->label.empty() ? "guide" : guide->label;
    return {id + what + ", " + std::to_string(guide->seconds) + " s", Shape::kGuide};
  }
  if (const auto* set = std::get_if<Set>(&step.act)) {
    std::string text = id;
    for (const auto& [slot, expression] : set->values) text += (text == id ? "" : ", ") + slot + " = " + expression.text();
    return {shortened(text), Shape::kOther};
  }
  if (std::holds_alternative<Branch>(step.act)) return {step.id.starts_with("#") ? "which?" : step.id, Shape::kDecide};
  if (std::holds_alternative<Goto>(step.act)) return {"go on", Shape::kOther};
  if (const auto* call = std::get_if<Call>(&step.act)) return {id + title_of(dialogs, call->dialog), Shape::kCall};
  if (std::holds_alternative<End>(step.act)) return {"end", Shape::kEnd};
  if (std::holds_alternative<Log>(step.act)) return {id + "into the diary", Shape::kOther};
  if (const auto* show = std::get_if<Show>(&step.act)) return {id + (show->what == Show::What::kDiary ? "the diary" : "the summary"), Shape::kSay};
  return {id + std::string(name_of(std::get<Perform>(step.act).effect)), Shape::kOther};
}

std::vector<Arrow> arrows_of(const Dialog& dialog) {
  std::vector<Arrow> arrows;
  for (std::size_t i = 0; i < dialog.steps.size(); ++i) {
    const Step& step = dialog.steps[i];
    const auto arrow = [&](const std::string& to, std::string label) { arrows.push_back({i, dialog.step_index(to), shortened(label)}); };
    if (step.when) arrows.push_back({i, i + 1, "unless " + shortened(step.when->text())});
    if (const auto* branch = std::get_if<Branch>(&step.act)) {
      bool always = false;
      for (const Branch::Arm& arm : branch->arms) {
        arrow(arm.to, arm.when ? arm.when->text() : "else");
        always = always || !arm.when;
      }
      if (!always) arrows.push_back({i, i + 1, "else"});
      continue;
    }
    if (const auto* jump = std::get_if<Goto>(&step.act)) {
      arrow(jump->to, "");
      continue;
    }
    if (std::holds_alternative<End>(step.act)) {
      arrows.push_back({i, dialog.steps.size(), ""});
      continue;
    }
    arrows.push_back({i, i + 1, ""});
    if (const auto* ask = std::get_if<Ask>(&step.act); ask != nullptr && !ask->give_up.empty()) arrow(ask->give_up, "no answer");
    if (const auto* guide = std::get_if<Guide>(&step.act)) {
      if (!guide->shorter.empty()) arrow(guide->shorter, "shorter");
      if (!guide->slower.empty()) arrow(guide->slower, "slower");
    }
  }
  return arrows;
}

std::uint64_t taken(const Dialog& dialog, const Arrow& arrow, const WaysTaken& ways) {
  const auto id = [&](std::size_t at) { return at < dialog.steps.size() ? dialog.steps[at].id : std::string(); };
  const auto it = ways.find({id(arrow.from), id(arrow.to)});
  return it == ways.end() ? 0 : it->second;
}

std::string label_with_count(const Dialog& dialog, const Arrow& arrow, const WaysTaken& ways) {
  if (ways.empty()) return arrow.label;
  return arrow.label + (arrow.label.empty() ? "" : " ") + "(" + std::to_string(taken(dialog, arrow, ways)) + ")";
}

}  // namespace

void count_ways(const Dialog& dialog, const std::vector<std::vector<std::string>>& paths, WaysTaken& ways) {
  // Steps that a condition passed over leave no trace, so a way between two steps that ran is the shortest one.
  const StepGraph graph = graph_of(dialog, {});
  std::vector<std::size_t> visits;
  const std::size_t end = dialog.steps.size();
  const auto walk = [&](std::size_t from, std::size_t to) {
    const StepPath path = shortest_path(graph, from, [&](std::size_t at) { return at == to; }, Along::kAllEdges);
    for (std::size_t i = 1; i < path.size(); ++i) {
      const auto id = [&](std::size_t at) { return at < end ? dialog.steps[at].id : std::string(); };
      ++ways[{id(path[i - 1]), id(path[i])}];
    }
  };
  std::size_t before = end;  // not in the dialog
  for (const auto& path : paths) {
    for (const std::string& ran : path) {
      const std::size_t slash = ran.find('/');
      if (slash == std::string::npos || ran.compare(0, slash, dialog.id) != 0 || slash != dialog.id.size()) continue;
      const std::size_t at = dialog.step_index(std::string_view(ran).substr(slash + 1));
      if (at == end) continue;
      if (before != end && !(at == 0 && before != 0)) walk(before, at);
      before = at;
      if (std::holds_alternative<End>(dialog.steps[at].act)) {
        walk(at, end);
        before = end;
      }
    }
  }
}

std::string draw_dot(const Dialogs& dialogs, const Dialog& dialog, const WaysTaken& ways) {
  static constexpr const char* kShapes[] = {"box", "box", "box", "diamond", "component", "oval", "plain"};
  static constexpr const char* kColours[] = {"#eef4f2", "#fdf3dc", "#e4eefb", "#ffffff", "#f3e9f7", "#eeeeee", "#ffffff"};
  std::string out = "digraph \"" + dialog.id + "\" {\n  label=\"" + shortened(dialog.title) + "\"; labelloc=t; fontname=\"sans-serif\";\n" +
                    "  node [fontname=\"sans-serif\", fontsize=10, style=\"rounded,filled\"]; edge [fontname=\"sans-serif\", fontsize=9];\n";
  for (std::size_t i = 0; i < dialog.steps.size(); ++i) {
    const Node node = node_of(dialogs, dialog.steps[i]);
    const auto kind = static_cast<std::size_t>(node.shape);
    out += "  s" + std::to_string(i) + " [shape=" + kShapes[kind] + ", fillcolor=\"" + kColours[kind] + "\", label=\"" + shortened(node.label) + "\"];\n";
  }
  out += "  s" + std::to_string(dialog.steps.size()) + " [shape=doublecircle, label=\"\"];\n";
  std::uint64_t most = 1;
  for (const auto& [way, count] : ways) most = std::max(most, count);
  for (const Arrow& arrow : arrows_of(dialog)) {
    const double width = ways.empty() ? 1 : 0.5 + 4.5 * static_cast<double>(taken(dialog, arrow, ways)) / static_cast<double>(most);
    const std::string thick = std::to_string(width).substr(0, 4);
    out += "  s" + std::to_string(arrow.from) + " -> s" + std::to_string(arrow.to) + " [label=\"" + label_with_count(dialog, arrow, ways) + "\", penwidth=" + thick + "];\n";
  }
  return out + "}\n";
}

std::string draw_mermaid(const Dialogs& dialogs, const Dialog& dialog, const WaysTaken& ways) {
  static constexpr std::pair<const char*, const char*> kBrackets[] = {{"[\"", "\"]"}, {"[/\"", "\"/]"}, {"([\"", "\"])"}, {"{\"", "\"}"},
                                                                      {"[[\"", "\"]]"}, {"((\"", "\"))"}, {"[\"", "\"]"}};
  std::string out = "flowchart TD\n";
  for (std::size_t i = 0; i < dialog.steps.size(); ++i) {
    const Node node = node_of(dialogs, dialog.steps[i]);
    const auto& [open, close] = kBrackets[static_cast<std::size_t>(node.shape)];
    out += "  s" + std::to_string(i) + open + shortened(node.label) + close + "\n";
  }
  out += "  s" + std::to_string(dialog.steps.size()) + "((\" \"))\n";
  for (const Arrow& arrow : arrows_of(dialog)) {
    const std::string label = label_with_count(dialog, arrow, ways);
    out += "  s" + std::to_string(arrow.from) + (label.empty() ? " --> " : " -->|\"" + label + "\"| ") + "s" + std::to_string(arrow.to) + "\n";
  }
  return out;
}

}  // namespace unclench
