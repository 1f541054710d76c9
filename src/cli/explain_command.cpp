#include <nlohmann/json.hpp>

#include <iostream>

#include "assistant/explain.h"
#include "cli/commands.h"
#include "content/json_text.h"

namespace unclench::cli {
namespace {

std::string dumped(const nlohmann::json& value, int indent = -1) {
  return value.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// A line is a message, or {"text": ..., "phrases": [...]}.
nlohmann::json explain_line(const Content& content, const std::string& locale, const std::string& line, ExplainOptions options) {
  if (!line.empty() && line.front() == '{') {
    auto parsed = parse_json(line);
    if (const auto* value = std::get_if<nlohmann::json>(&parsed); value != nullptr && value->is_object() && value->contains("text") &&
                                                                   (*value)["text"].is_string()) {
      if (value->contains("phrases") && (*value)["phrases"].is_array()) {
        for (const nlohmann::json& phrase : (*value)["phrases"]) {
          if (phrase.is_string()) options.phrases.push_back(phrase.get<std::string>());
        }
      }
      return explain(content, locale, (*value)["text"].get<std::string>(), options);
    }
  }
  return explain(content, locale, line, options);
}

/// A stored turn in words, from its record alone: the content may have changed since.
int explain_stored(const ExplainCommand& command) {
  const std::unique_ptr<SessionStore> store = open_existing(command.database);
  const std::vector<StoredTurn> turns = all_turns(*store, command.session);
  const auto it = std::find_if(turns.begin(), turns.end(), [&](const StoredTurn& turn) { return turn.turn == command.turn; });
  if (turns.empty() || (command.turn != 0 && it == turns.end())) {
    std::cerr << "no such turn of session " << command.session << "\n";
    return kFailed;
  }
  const StoredTurn& turn = command.turn == 0 ? turns.back() : *it;
  const nlohmann::json record = nlohmann::json::parse(turn.record, nullptr, false);
  const nlohmann::json said = nlohmann::json::parse(turn.said, nullptr, false);
  if (command.json) {
    std::cout << dumped({{"turn", turn.turn}, {"said", said}, {"record", record}}, 2) << '\n';
  } else {
    std::cout << "turn        " << turn.turn << "\nsaid        " << dumped(said) << "\n" << record_in_words(record);
  }
  return kDone;
}

}  // namespace

int run(const ExplainCommand& command) {
  if (!command.session.empty()) return explain_stored(command);
  LoadedContent loaded = load_content(command.content);
  const std::shared_ptr<const Content> content = require_content(loaded);
  if (content == nullptr) return kFailed;
  if (!command.after.empty()) {
    if (const std::string hint = hint_for_topic(*content, command.locale, command.after); !hint.empty()) {
      std::cerr << "--after: there is no topic \"" << command.after << "\"; " << hint << "\n";
      return kFailed;
    }
  }
  const ExplainOptions options{command.after, command.phrases, !command.batch, command.batch ? std::size_t{1} : std::size_t{3}};
  if (command.batch) {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      std::cout << dumped(explain_line(*content, command.locale, line, options)) << '\n';
    }
    std::cout.flush();
  } else if (command.json) {
    std::cout << dumped(explain(*content, command.locale, command.text, options), 2) << '\n';
  } else {
    std::cout << explain_in_words(*content, command.locale, command.text, command.after);
  }
  return kDone;
}

}  // namespace unclench::cli
