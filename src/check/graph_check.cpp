// Every step can be reached, every path ends, nothing runs in a circle without a question, every answer leads on.

#include <algorithm>
#include <deque>
#include <set>

#include "check/checks.h"
#include "check/step_graph.h"
#include "content/reader.h"

namespace unclench {
namespace {

class GraphCheck {
 public:
  explicit GraphCheck(const Dialogs& dialogs) : dialogs_(dialogs), passes_(pass_silently(dialogs)) {}

  Findings run() && {
    for (const auto& [id, dialog] : dialogs_.by_id) {
      const StepGraph graph = graph_of(dialog, passes_);
      check_reach(dialog, graph);
      check_ends(dialog, graph);
      check_answers(dialog, graph);
      check_next(dialog);
    }
    check_calls();
    return std::move(findings_);
  }

 private:
  void check_reach(const Dialog& dialog, const StepGraph& graph) {
    const std::vector<bool> reached = reachable(graph, 0, Along::kAllEdges);
    for (std::size_t i = 0; i < dialog.steps.size(); ++i) {
      if (reached[i]) continue;
      // Of a row of lost steps the first is enough.
      if (i > 0 && !reached[i - 1] && leads_to(graph, i - 1, i)) continue;
      findings_.push_back(error("graph.unreachable", dialog.file, dialog.steps[i].pointer, "no path comes to step \"" + dialog.steps[i].id + "\"",
                                "go to it from somewhere, or remove it"));
    }
  }

  static bool leads_to(const StepGraph& graph, std::size_t from, std::size_t to) {
    return std::any_of(graph.next[from].begin(), graph.next[from].end(), [&](const StepGraph::Edge& edge) { return edge.to == to; });
  }

  void check_ends(const Dialog& dialog, const StepGraph& graph) {
    const StepPath cycle = silent_cycle(graph);
    if (!cycle.empty()) {
      const StepPath way = shortest_path(graph, 0, [&](std::size_t i) { return i == cycle.front(); }, Along::kAllEdges);
      StepPath all(way.begin(), way.end() - 1);
      all.insert(all.end(), cycle.begin(), cycle.end());
      findings_.push_back(error("graph.silent_loop", dialog.file, dialog.steps[cycle.front()].pointer,
                                "runs in a circle without a question: " + path_text(dialog, all), "ask something on the way, or lead out of it"));
    }
    const std::vector<bool> ends = can_end(graph);
    const StepPath trapped = shortest_path(graph, 0, [&](std::size_t i) { return !ends[i]; }, Along::kAllEdges);
    if (trapped.empty() || !cycle.empty()) return;
    findings_.push_back(error("graph.never_ends", dialog.file, dialog.steps[trapped.back()].pointer,
                              "from here no path comes to an end: " + path_text(dialog, trapped), "lead out of it, for instance with \"give_up\""));
  }

  void check_answers(const Dialog& dialog, const StepGraph& graph) {
    const std::vector<bool> reached = reachable(graph, 0, Along::kAllEdges);
    const std::vector<bool> ends = can_end(graph);
    for (std::size_t i = 0; i < dialog.steps.size(); ++i) {
      const Step& step = dialog.steps[i];
      const Ask* ask = std::get_if<Ask>(&step.act);
      if (ask == nullptr || ask->skip || !ask->give_up.empty() || !reached[i] || !ends[i]) continue;
      const AnswerPaths paths = answer_paths(dialogs_, dialog, i);
      if (paths.stuck.empty()) continue;
      if (paths.stuck.size() == paths.answers) {
        findings_.push_back(error("graph.no_answer_leads_on", dialog.file, step.pointer, "\"" + step.id + "\" must be answered, and every answer comes back to it",
                                  "let an answer lead on, allow \"skip\", or name a step to \"give_up\""));
        continue;
      }
      std::string answers;
      for (const std::string& answer : paths.stuck) answers += (answers.empty() ? "'" : ", '") + answer + "'";
      findings_.push_back(warning("graph.answer_comes_back", dialog.file, step.pointer,
                                  "\"" + step.id + "\" must be answered, and " + answers + " comes back to it for ever",
                                  "let it lead on, allow \"skip\", or name a step to \"give_up\""));
    }
  }

  void check_next(const Dialog& dialog) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < dialog.next.size(); ++i) {
      if (!seen.insert(dialog.next[i]).second) {
        findings_.push_back(error("graph.next_twice", dialog.file, child("/next", i), "\"" + dialog.next[i] + "\" is offered twice", "remove one"));
      } else if (dialog.next[i] == dialog.id) {
        findings_.push_back(warning("graph.next_itself", dialog.file, child("/next", i), "the dialog offers itself", "offer another topic"));
      }
    }
  }

  // --- dialogs that call dialogs ---

  struct CallEdge {
    std::string to;
    std::string pointer;
    bool silent = false;  // no question before it
  };

  std::map<std::string, std::vector<CallEdge>> calls() const {
    std::map<std::string, std::vector<CallEdge>> calls;
    for (const auto& [id, dialog] : dialogs_.by_id) {
      const StepGraph graph = graph_of(dialog, passes_);
      const std::vector<bool> silently = reachable(graph, 0, Along::kSilentEdges);
      const std::vector<bool> reached = reachable(graph, 0, Along::kAllEdges);
      for (std::size_t i = 0; i < dialog.steps.size(); ++i) {
        const Call* call = std::get_if<Call>(&dialog.steps[i].act);
        if (call != nullptr && reached[i]) calls[id].push_back({call->dialog, dialog.steps[i].pointer, silently[i]});
      }
    }
    return calls;
  }

  /// The shortest round of calls from `start` back to it, as ids; empty when there is none.
  static std::vector<std::string> round_trip(const std::map<std::string, std::vector<CallEdge>>& calls, const std::string& start, bool silent_only) {
    std::map<std::string, std::string> came;
    std::deque<std::string> open = {start};
    while (!open.empty()) {
      const std::string here = open.front();
      open.pop_front();
      const auto edges = calls.find(here);
      if (edges == calls.end()) continue;
      for (const CallEdge& edge : edges->second) {
        if ((silent_only && !edge.silent) || !came.emplace(edge.to, here).second) continue;
        if (edge.to != start) {
          open.push_back(edge.to);
          continue;
        }
        std::vector<std::string> trip = {start};
        for (std::string at = here; at != start; at = came[at]) trip.push_back(at);
        trip.push_back(start);
        std::reverse(trip.begin(), trip.end());
        return trip;
      }
    }
    return {};
  }

  void check_calls() {
    const auto all = calls();
    std::set<std::set<std::string>> told;
    for (const bool silent : {true, false}) {
      for (const auto& [id, edges] : all) {
        const std::vector<std::string> trip = round_trip(all, id, silent);
        if (trip.empty() || !told.insert({trip.begin(), trip.end()}).second) continue;
        const auto edge = std::find_if(edges.begin(), edges.end(), [&](const CallEdge& e) { return e.to == trip[1] && (e.silent || !silent); });
        std::string text;
        for (const std::string& dialog : trip) text += (text.empty() ? "" : " -> ") + dialog;
        const std::string& file = dialogs_.find(id)->file;
        if (silent) {
          findings_.push_back(error("graph.recursion", file, edge->pointer, "calls itself without a question: " + text, "ask something before, or do not call"));
        } else {
          findings_.push_back(warning("graph.recursion", file, edge->pointer, "calls itself: " + text, "after a few rounds the call is passed over"));
        }
      }
    }
  }

  const Dialogs& dialogs_;
  PassesSilently passes_;
  Findings findings_;
};

}  // namespace

Findings check_graphs(const Content& content) { return GraphCheck(content.dialogs).run(); }

}  // namespace unclench
