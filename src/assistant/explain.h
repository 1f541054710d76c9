#pragma once
// Why a message is understood as it is, in words an author understands and as JSON for tools. Stateless; stores nothing.

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "content/content.h"

namespace unclench {

struct ExplainOptions {
  std::string last_topic;            // what the conversation was about before, if anything
  std::vector<std::string> phrases;  // report the assertion status of these, too
  bool refusals = false;             // also the candidates that were refused, and why
  std::size_t nearest = 1;           // for how many intents the nearest example is looked up (some 5 ms each)
};

/// Empty when `topic` is one; else what to tell whoever named it: `did you mean "movement.yoga"?`.
std::string hint_for_topic(const Content& content, std::string_view locale, const std::string& topic);

/// {"normalised","corrections","alarm","assertions","intents","decision"} of design.md 7.
nlohmann::json explain(const Content& content, std::string_view locale, std::string_view text, const ExplainOptions& options = {});

/// A kept record, for reading in a terminal: why that reply, whatever the content is today.
std::string record_in_words(const nlohmann::json& record);

/// What `explain` gives, for reading in a terminal.
std::string explain_in_words(const Content& content, std::string_view locale, std::string_view text, const std::string& last_topic = {});

}  // namespace unclench
