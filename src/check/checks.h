#pragma once
// The single checks, one file each. Internal to check/.

#include "check/check.h"

namespace unclench {

/// Dialogs that the program opens by name, and labels it shows: rule "built_in".
Findings check_built_in(const Content& content);

/// What may never be said, over everything the assistant says: rules "wording.*".
Findings check_wording(const Content& content);

/// Texts above a school grade, and long sentences: rules "reading.*", warnings.
Findings check_reading(const Content& content, double most_grade);

/// Every path through every dialog can be walked, and ends: rules "graph.*".
Findings check_graphs(const Content& content);

/// Every answer leads to something, every arm can be taken, no words stand for two options: rules "answers.*".
Findings check_answers(const Content& content);

/// Every example is understood as its own intent, no `not` is, alarms sound for their examples and for nothing else: rules "understanding.*".
Findings check_understanding(const Content& content);

/// Patterns that never fire, fire for others, or stand twice: rules "rules.*".
Findings check_rules(const Content& content);

/// Every alarm has an answer, with numbers in its first words: rules "alarms.*".
Findings check_alarms(const Content& content);

/// Every country has numbers, checked lately: rules "regions.*".
Findings check_regions(const Content& content, Day today);

/// Every claim has a label and a source: rules "evidence.*".
Findings check_evidence(const Content& content);

inline Finding error(std::string rule, std::string file, std::string pointer, std::string what, std::string hint = "") {
  return {{std::move(file), std::move(pointer), std::move(what), std::move(hint), Severity::kError}, std::move(rule)};
}

inline Finding warning(std::string rule, std::string file, std::string pointer, std::string what, std::string hint = "") {
  return {{std::move(file), std::move(pointer), std::move(what), std::move(hint), Severity::kWarning}, std::move(rule)};
}

inline bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

}  // namespace unclench
