#include <nlohmann/json.hpp>

#include "assistant/message.h"
#include "assistant/session.h"

namespace unclench {

nlohmann::json to_json(const Message& message) {
  if (message.widget) {
    return {{"widget_result", {{"id", message.widget->id}, {"type", message.widget->type}, {"value", to_json(message.widget->value)}}}};
  }
  if (!message.payload.empty()) return {{"payload", message.payload}};
  return {{"text", message.text}};
}

std::optional<Message> message_from_json(const nlohmann::json& value) {
  if (!value.is_object()) return std::nullopt;
  if (const auto text = value.find("text"); text != value.end() && text->is_string()) return Message{text->get<std::string>(), "", {}};
  if (const auto payload = value.find("payload"); payload != value.end() && payload->is_string()) return Message{"", payload->get<std::string>(), {}};
  const auto widget = value.find("widget_result");
  if (widget == value.end() || !widget->is_object()) return std::nullopt;
  return Message{"", "", WidgetResult{widget->value("id", ""), widget->value("type", ""), value_from_json(widget->value("value", nlohmann::json()))}};
}

}  // namespace unclench
