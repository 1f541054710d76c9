// Every alarm has an answer, and in an emergency or a crisis its first words show whom to call, in every country.

#include <algorithm>
#include <map>
#include <set>

#include "check/checks.h"
#include "check/step_graph.h"
#include "content/reader.h"

namespace unclench {
namespace {

constexpr std::string_view kNumbers[] = {"{region.emergency}", "{region.crisis_lines}", "{region.abuse_lines}", "{region.poison_line}"};

bool shows_a_number(const std::string& text) {
  return std::any_of(std::begin(kNumbers), std::end(kNumbers), [&](std::string_view number) { return text.find(number) != std::string::npos; });
}

/// What a step says to the person, with its place; null when it says nothing.
const Text* text_of(const Step& step, std::string& pointer) {
  if (const Say* say = std::get_if<Say>(&step.act)) {
    pointer = step.pointer + "/say";
    return &say->text;
  }
  if (const Ask* ask = std::get_if<Ask>(&step.act)) {
    pointer = step.pointer + "/ask";
    return &ask->question;
  }
  if (const Guide* guide = std::get_if<Guide>(&step.act)) {
    pointer = step.pointer + "/text";
    return &guide->text;
  }
  return nullptr;
}

/// The steps with which a dialog may begin to speak: the first with words on every path from its start.
std::set<std::size_t> first_words(const Dialog& dialog, const StepGraph& graph) {
  std::set<std::size_t> first;
  std::vector<bool> seen(graph.next.size(), false);
  std::vector<std::size_t> open = {0};
  while (!open.empty()) {
    const std::size_t here = open.back();
    open.pop_back();
    if (here == graph.end() || seen[here]) continue;
    seen[here] = true;
    std::string pointer;
    const bool speaks = text_of(dialog.steps[here], pointer) != nullptr;
    if (speaks) first.insert(here);
    if (speaks && !dialog.steps[here].when) continue;
    for (const StepGraph::Edge& edge : graph.next[here]) {
      // Past a step that speaks only if its condition fails: then the next one is first.
      if (!speaks || edge.to == here + 1) open.push_back(edge.to);
    }
  }
  return first;
}

void check_first_words(const Dialog& dialog, const std::string& why, Severity severity, Findings& findings) {
  const StepGraph graph = graph_of(dialog, {});
  for (const std::size_t index : first_words(dialog, graph)) {
    std::string pointer;
    const Text& text = *text_of(dialog.steps[index], pointer);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (shows_a_number(text[i])) continue;
      findings.push_back(error("alarms.no_number", dialog.file, text.size() == 1 ? pointer : child(pointer, i), why + ", and its first words show no number",
                               "put {region.emergency} or {region.crisis_lines} into it"));
      findings.back().problem.severity = severity;
    }
  }
}

}  // namespace

Findings check_alarms(const Content& content) {
  Findings findings;
  std::set<std::string> told;
  std::set<Tier> tiers;
  for (const auto& [locale, pack] : content.packs) {
    for (const SafetyRule& rule : pack.safety->rules()) {
      tiers.insert(rule.tier);
      const bool grave = rule.tier == Tier::kEmergency || rule.tier == Tier::kCrisis;
      const Dialog* opens = content.dialogs.find(rule.opens);
      if (opens == nullptr) {
        findings.push_back(error("alarms.no_answer", rule.file, "/opens", "no dialog \"" + rule.opens + "\" answers " + rule.label, "write it"));
      } else if (grave && told.insert(rule.opens).second) {
        check_first_words(*opens, "answers the " + std::string(name_of(rule.tier)) + " " + rule.id, Severity::kError, findings);
      }
      // An uncertain crisis has no banner: the question itself must show where help is.
      const Dialog* asks = content.dialogs.find(rule.asks);
      if (asks != nullptr && begins_with(rule.label, "crisis.") && told.insert(rule.asks).second) {
        check_first_words(*asks, "asks about " + rule.id, Severity::kWarning, findings);
      }
      const bool may_ask = rule.weaker_asks && rule.tier != Tier::kAsk;
      if (may_ask && rule.asks.empty()) {
        findings.push_back(warning("alarms.no_question", rule.file, "", "an uncertain hit asks, but no dialog is named in \"asks\"",
                                   "name the dialog with the plain question, or write \"weaker\": \"none\""));
      }
    }
  }
  for (const Tier tier : {Tier::kEmergency, Tier::kCrisis, Tier::kSameDay}) {
    const std::string dialog = "safety.latched." + std::string(name_of(tier));
    if (tiers.count(tier) == 0 || content.dialogs.find(dialog) != nullptr) continue;
    findings.push_back(error("alarms.no_latch", "dialogs/safety/latched/" + std::string(name_of(tier)) + ".json", "",
                             "while such an alarm is open the program opens \"" + dialog + "\", and it is missing", "write it"));
  }
  return findings;
}

}  // namespace unclench
