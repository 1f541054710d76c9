#pragma once
// The steps of a dialog as a graph, and the few questions about it that prove a dialog sound. Nothing is played: a condition may be true or
// false, a question may be answered in any way, and every edge that follows from that is there.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dialog/dialog.h"

namespace unclench {

struct StepGraph {
  struct Edge {
    std::size_t to = 0;
    bool silent = true;  // false: the person answers in between
  };
  std::vector<std::vector<Edge>> next;  // by index of the step; the end has none
  std::size_t end() const { return next.size() - 1; }
};

/// Steps as indexes into Dialog::steps.
using StepPath = std::vector<std::size_t>;

/// Whether a dialog can be played from start to end without a question, by its id.
using PassesSilently = std::map<std::string, bool, std::less<>>;
PassesSilently pass_silently(const Dialogs& dialogs);

/// `passes` tells which calls may come back without a question.
StepGraph graph_of(const Dialog& dialog, const PassesSilently& passes);

enum class Along { kAllEdges, kSilentEdges };

/// By step, and for the end: whether it can be reached from `start`.
std::vector<bool> reachable(const StepGraph& graph, std::size_t start, Along along);
/// By step: whether the end can be reached from it.
std::vector<bool> can_end(const StepGraph& graph);
/// The shortest way to a step that `wanted` accepts, both ends included; empty when there is none.
StepPath shortest_path(const StepGraph& graph, std::size_t start, const std::function<bool(std::size_t)>& wanted, Along along);
/// The shortest round trip without a question through some step that can be reached, first and last step the same; empty when there is none.
StepPath silent_cycle(const StepGraph& graph);

/// "start -> #1 -> minute -> (end)". Indexes beyond the steps are the end.
std::string path_text(const Dialog& dialog, const StepPath& path);

/// Where the answers to one question lead.
struct AnswerPaths {
  std::vector<std::string> stuck;  // answers after which the next question is the same one again, whatever else is known
  std::size_t answers = 0;         // how many were looked at; 0 when they cannot be listed
  /// Answers after which nothing is said, asked, shown, called, logged or set on any path to the end, although another answer leads to something.
  struct Unhandled {
    std::string answer;
    StepPath path;  // from the question to the end
  };
  std::vector<Unhandled> unhandled;
};
/// The answers of a slot that can be listed: yes_no, choice, scale. Empty for the others.
std::vector<Value> listed_answers(const SlotSpec& slot);

/// Follows every answer of a question with listed answers (yes_no, choice, scale) to the next question or end. Conditions that depend on anything
/// else count as true and as false.
AnswerPaths answer_paths(const Dialogs& dialogs, const Dialog& dialog, std::size_t ask);

}  // namespace unclench
