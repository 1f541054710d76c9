#include "check/step_graph.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

namespace unclench {
namespace {

/// The index of a step, or of the end.
std::size_t target(const Dialog& dialog, const std::string& id) { return dialog.step_index(id); }

bool falls_through(const Branch& branch) {
  return std::none_of(branch.arms.begin(), branch.arms.end(), [](const Branch::Arm& arm) { return !arm.when; });
}

std::vector<StepGraph::Edge> edges_of(const Dialog& dialog, std::size_t index, const PassesSilently& passes) {
  const Step& step = dialog.steps[index];
  const std::size_t below = index + 1;
  std::vector<StepGraph::Edge> edges;
  if (step.when) edges.push_back({below, true});
  if (const Ask* ask = std::get_if<Ask>(&step.act)) {
    edges.push_back({below, false});
    if (!ask->give_up.empty()) edges.push_back({target(dialog, ask->give_up), false});
  } else if (const Guide* guide = std::get_if<Guide>(&step.act)) {
    edges.push_back({below, false});
    for (const std::string* to : {&guide->shorter, &guide->slower}) {
      if (!to->empty()) edges.push_back({target(dialog, *to), false});
    }
  } else if (const Branch* branch = std::get_if<Branch>(&step.act)) {
    for (const Branch::Arm& arm : branch->arms) edges.push_back({target(dialog, arm.to), true});
    if (falls_through(*branch)) edges.push_back({below, true});
  } else if (const Goto* jump = std::get_if<Goto>(&step.act)) {
    edges.push_back({target(dialog, jump->to), true});
  } else if (const Call* call = std::get_if<Call>(&step.act)) {
    const auto called = passes.find(call->dialog);
    edges.push_back({below, called == passes.end() || called->second});
  } else if (std::holds_alternative<End>(step.act)) {
    edges.push_back({dialog.steps.size(), true});
  } else {
    edges.push_back({below, true});
  }
  return edges;
}

bool follows(const StepGraph::Edge& edge, Along along) { return along == Along::kAllEdges || edge.silent; }

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Breadth first from the edges of `start`, so that `start` itself can be found again. `came[i]` is the step before i on a shortest way.
std::vector<std::size_t> ways_from(const StepGraph& graph, std::size_t start, Along along) {
  std::vector<std::size_t> came(graph.next.size(), kNone);
  std::deque<std::size_t> open = {start};
  while (!open.empty()) {
    const std::size_t here = open.front();
    open.pop_front();
    for (const StepGraph::Edge& edge : graph.next[here]) {
      if (!follows(edge, along) || came[edge.to] != kNone) continue;
      came[edge.to] = here;
      if (edge.to != start) open.push_back(edge.to);
    }
  }
  return came;
}

StepPath way_back(const std::vector<std::size_t>& came, std::size_t start, std::size_t to) {
  StepPath path = {to};
  do {
    to = came[to];
    path.push_back(to);
  } while (to != start);
  std::reverse(path.begin(), path.end());
  return path;
}

/// Follows one answer. A state is a step, and whether the answer still stands in its slot.
class AnswerWalk {
 public:
  AnswerWalk(const Dialogs& dialogs, const Dialog& dialog, std::size_t ask, const std::string& slot, const Value& answer)
      : dialogs_(dialogs), dialog_(dialog), ask_(ask), slot_(slot), answer_(answer), seen_(2 * dialog.steps.size(), false), came_(dialog.steps.size(), kNone), from_(ask) {}

  /// True when it comes to another question, a call, or the end.
  bool leads_on() {
    go(ask_ + 1, true);
    while (!open_.empty() && !elsewhere_) {
      const auto [index, known] = open_.back();
      open_.pop_back();
      pass(index, known);
    }
    return elsewhere_;
  }

  /// The way to the end, when there is one and nothing happens on any way.
  std::optional<StepPath> ends_unhandled() {
    go(ask_ + 1, true);
    while (!open_.empty()) {
      const auto [index, known] = open_.back();
      open_.pop_back();
      const auto& act = dialog_.steps[index].act;
      const bool silent = std::holds_alternative<Branch>(act) || std::holds_alternative<Goto>(act) || std::holds_alternative<End>(act);
      const bool runs = !dialog_.steps[index].when || decided(*dialog_.steps[index].when, known) != false;
      if (!silent && runs) return std::nullopt;
      from_ = index;
      pass(index, known);
    }
    if (!elsewhere_) return std::nullopt;
    StepPath path = {dialog_.steps.size()};
    for (std::size_t at = end_from_; at != ask_; at = came_[at]) path.insert(path.begin(), at);
    path.insert(path.begin(), ask_);
    return path;
  }

 private:
  void go(std::size_t index, bool known) {
    if (index >= dialog_.steps.size()) {
      end_from_ = from_;
      elsewhere_ = true;
      return;
    }
    const std::size_t state = 2 * index + (known ? 1 : 0);
    if (seen_[state]) return;
    seen_[state] = true;
    if (came_[index] == kNone) came_[index] = from_;
    open_.emplace_back(index, known);
  }

  /// True, false, or nothing when it depends on more than the answer.
  std::optional<bool> decided(const Expression& condition, bool known) const {
    if (!known) return std::nullopt;
    for (const std::string& name : condition.reads()) {
      if (name != slot_) return std::nullopt;
    }
    return condition.holds([&](std::string_view) { return &answer_; },
                           [&](std::string_view name) { return dialogs_.slot(dialog_, name); });
  }

  void pass(std::size_t index, bool known) {
    const Step& step = dialog_.steps[index];
    if (step.when) {
      const std::optional<bool> runs = decided(*step.when, known);
      if (runs != true) go(index + 1, known);
      if (runs == false) return;
    }
    if (step.waits() || std::holds_alternative<Call>(step.act)) {
      elsewhere_ = elsewhere_ || index != ask_;
    } else if (const Branch* branch = std::get_if<Branch>(&step.act)) {
      for (const Branch::Arm& arm : branch->arms) {
        const std::optional<bool> taken = arm.when ? decided(*arm.when, known) : std::optional(true);
        if (taken != false) go(dialog_.step_index(arm.to), known);
        if (taken == true) return;
      }
      go(index + 1, known);
    } else if (const Goto* jump = std::get_if<Goto>(&step.act)) {
      go(dialog_.step_index(jump->to), known);
    } else if (std::holds_alternative<End>(step.act)) {
      end_from_ = index;
      elsewhere_ = true;
    } else {
      if (const Set* set = std::get_if<Set>(&step.act)) {
        known = known && std::none_of(set->values.begin(), set->values.end(), [&](const auto& entry) { return entry.first == slot_; });
      }
      go(index + 1, known);
    }
  }

  const Dialogs& dialogs_;
  const Dialog& dialog_;
  std::size_t ask_;
  const std::string& slot_;
  const Value& answer_;
  std::vector<bool> seen_;
  std::vector<std::pair<std::size_t, bool>> open_;
  std::vector<std::size_t> came_;  // by step: the one before
  std::size_t from_;               // the step that is being passed
  std::size_t end_from_ = 0;
  bool elsewhere_ = false;
};

}  // namespace

StepGraph graph_of(const Dialog& dialog, const PassesSilently& passes) {
  StepGraph graph;
  graph.next.resize(dialog.steps.size() + 1);
  for (std::size_t i = 0; i < dialog.steps.size(); ++i) graph.next[i] = edges_of(dialog, i, passes);
  return graph;
}

PassesSilently pass_silently(const Dialogs& dialogs) {
  PassesSilently passes;
  for (const auto& [id, dialog] : dialogs.by_id) passes[id] = false;
  // Grows until nothing is added: a dialog passes silently when its calls do.
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& [id, dialog] : dialogs.by_id) {
      if (passes[id]) continue;
      const StepGraph graph = graph_of(dialog, passes);
      if (!reachable(graph, 0, Along::kSilentEdges)[graph.end()]) continue;
      passes[id] = true;
      grew = true;
    }
  }
  return passes;
}

std::vector<bool> reachable(const StepGraph& graph, std::size_t start, Along along) {
  const std::vector<std::size_t> came = ways_from(graph, start, along);
  std::vector<bool> found(graph.next.size());
  for (std::size_t i = 0; i < found.size(); ++i) found[i] = came[i] != kNone;
  found[start] = true;
  return found;
}

std::vector<bool> can_end(const StepGraph& graph) {
  std::vector<std::vector<std::size_t>> before(graph.next.size());
  for (std::size_t i = 0; i < graph.next.size(); ++i) {
    for (const StepGraph::Edge& edge : graph.next[i]) before[edge.to].push_back(i);
  }
  std::vector<bool> ends(graph.next.size(), false);
  std::vector<std::size_t> open = {graph.end()};
  ends[graph.end()] = true;
  while (!open.empty()) {
    const std::size_t here = open.back();
    open.pop_back();
    for (const std::size_t earlier : before[here]) {
      if (ends[earlier]) continue;
      ends[earlier] = true;
      open.push_back(earlier);
    }
  }
  return ends;
}

StepPath shortest_path(const StepGraph& graph, std::size_t start, const std::function<bool(std::size_t)>& wanted, Along along) {
  if (wanted(start)) return {start};
  const std::vector<std::size_t> came = ways_from(graph, start, along);
  StepPath best;
  for (std::size_t i = 0; i < came.size(); ++i) {
    if (i == start || came[i] == kNone || !wanted(i)) continue;
    StepPath path = way_back(came, start, i);
    if (best.empty() || path.size() < best.size()) best = std::move(path);
  }
  return best;
}

StepPath silent_cycle(const StepGraph& graph) {
  const std::vector<bool> reached = reachable(graph, 0, Along::kAllEdges);
  StepPath best;
  for (std::size_t i = 0; i + 1 < graph.next.size(); ++i) {
    if (!reached[i]) continue;
    const std::vector<std::size_t> came = ways_from(graph, i, Along::kSilentEdges);
    if (came[i] == kNone) continue;
    StepPath path = way_back(came, i, i);
    if (best.empty() || path.size() < best.size()) best = std::move(path);
  }
  return best;
}

std::string path_text(const Dialog& dialog, const StepPath& path) {
  std::string text;
  for (const std::size_t step : path) {
    if (!text.empty()) text += " -> ";
    text += step < dialog.steps.size() ? dialog.steps[step].id : "(end)";
  }
  return text;
}

std::vector<Value> listed_answers(const SlotSpec& slot) {
  constexpr double kMostAnswers = 101;
  std::vector<Value> answers;
  if (slot.type == SlotType::kYesNo || slot.type == SlotType::kChoice) {
    for (const std::string& value : slot.option_values()) answers.emplace_back(value);
  } else if (slot.type == SlotType::kScale && slot.max - slot.min < kMostAnswers) {
    for (double value = std::ceil(slot.min); value <= slot.max; value += 1) answers.emplace_back(value);
  }
  return answers;
}

AnswerPaths answer_paths(const Dialogs& dialogs, const Dialog& dialog, std::size_t ask) {
  AnswerPaths paths;
  const std::string& into = std::get<Ask>(dialog.steps[ask].act).into;
  const SlotSpec* slot = dialogs.slot(dialog, into);
  if (slot == nullptr) return paths;
  for (const Value& answer : listed_answers(*slot)) {
    ++paths.answers;
    if (!AnswerWalk(dialogs, dialog, ask, into, answer).leads_on()) paths.stuck.push_back(shown(answer, nullptr));
    if (auto path = AnswerWalk(dialogs, dialog, ask, into, answer).ends_unhandled()) paths.unhandled.push_back({shown(answer, nullptr), std::move(*path)});
  }
  if (paths.unhandled.size() == paths.answers) paths.unhandled.clear();  // it was only asked to be known
  return paths;
}

}  // namespace unclench
