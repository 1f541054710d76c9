#include <nlohmann/json.hpp>

#include "assistant/reply.h"
#include "assistant/session.h"
#include "base/overloaded.h"

namespace unclench {
namespace {

using nlohmann::json;

json options_json(const std::vector<Option>& options) {
  json list = json::array();
  for (const Option& option : options) list.push_back({{"title", option.title}, {"payload", option.value}});
  return list;
}

json contact_json(const Contact& contact) {
  json value{{"kind", contact.kind}, {"name", contact.name}, {"number", contact.number}};
  if (!contact.sms.empty()) value["sms"] = contact.sms;
  if (!contact.hours.empty()) value["hours"] = contact.hours;
  if (!contact.url.empty()) value["url"] = contact.url;
  return value;
}

json scale_json(double min, double max, const std::string& min_label, const std::string& max_label) {
  return {{"min", min}, {"max", max}, {"min_label", min_label}, {"max_label", max_label}};
}

json line_json(const Line& line, const std::string& id) {
  json value = std::visit(Overloaded{
                              [](const TextLine&) { return json{{"type", "text"}}; },
                              [](const ChoiceLine& choice) {
                                return json{{"type", choice.several ? "multi_choice" : "choice"}, {"options", options_json(choice.options)}};
                              },
                              [](const ScaleLine& scale) {
                                json out = scale_json(scale.min, scale.max, scale.min_label, scale.max_label);
                                out["type"] = "scale";
                                return out;
                              },
                              [](const PacerLine& pacer) {
                                return json{{"type", "breathing_pacer"}, {"in_s", pacer.in_s}, {"hold_s", pacer.hold_s},
                                            {"out_s", pacer.out_s},      {"rest_s", pacer.rest_s}, {"cycles", pacer.cycles}};
                              },
                              [](const TimerLine& timer) {
                                json steps = json::array();
                                for (const TimerLine::Part& part : timer.parts) {
                                  json step{{"label", part.say}, {"seconds", part.seconds}};
                                  if (!part.area.empty()) step["area"] = part.area;
                                  steps.push_back(std::move(step));
                                }
                                return json{{"type", "timer"},   {"label", timer.label}, {"seconds", timer.seconds},
                                            {"steps", std::move(steps)}, {"skip_areas", timer.skip_areas}};
                              },
                              [](const DiaryLine& diary) {
                                json entries = json::array();
                                for (const DiaryEntry& entry : diary.entries) {
                                  json shown = to_json(entry);
                                  shown.erase("note");  // private: never charted
                                  entries.push_back(std::move(shown));
                                }
                                return json{{"type", "diary_chart"}, {"entries", std::move(entries)}};
                              },
                              [](const SummaryLine&) { return json{{"type", "summary"}}; },
                              [](const BannerLine& banner) {
                                json contacts = json::array();
                                for (const Contact& contact : banner.contacts) contacts.push_back(contact_json(contact));
                                return json{{"type", "crisis_banner"}, {"level", banner.level}, {"contacts", std::move(contacts)}};
                              },
                          },
                          line.shape);
  value["id"] = id;
  value["text"] = line.text;
  return value;
}

json expects_json(const Expecting& expects) {
  json value{{"type", expects.type}};
  if (!expects.options.empty()) value["options"] = options_json(expects.options);
  if (expects.type == "scale" || (expects.type == "number" && expects.max < 1e8)) {
    value.update(scale_json(expects.min, expects.max, expects.min_label, expects.max_label));
  }
  if (expects.type != "none") value["skip"] = expects.skip;
  return value;
}

double rounded(double score) { return static_cast<double>(static_cast<long>(score * 10000 + 0.5)) / 10000; }

}  // namespace

json to_json(const Reply& reply) {
  json messages = json::array();
  for (std::size_t i = 0; i < reply.lines.size(); ++i) {
    messages.push_back(line_json(reply.lines[i], std::to_string(reply.turn) + "." + std::to_string(i + 1)));
  }
  json suggestions = json::array();
  for (const Suggestion& suggestion : reply.suggestions) suggestions.push_back({{"title", suggestion.title}, {"payload", suggestion.payload}});
  json intents = json::array();
  for (const ReplyIntent& intent : reply.intents) {
    intents.push_back({{"id", intent.id}, {"score", rounded(intent.score)}, {"kind", intent.kind}});
  }
  json value{{"turn", reply.turn},
             {"messages", std::move(messages)},
             {"suggestions", std::move(suggestions)},
             {"expects", expects_json(reply.expects)},
             {"dialog", nullptr},
             {"intents", std::move(intents)},
             {"alarm", nullptr}};
  if (!reply.dialog.empty()) value["dialog"] = {{"id", reply.dialog}, {"step", reply.step}, {"progress", reply.progress}};
  for (const EffectKind effect : reply.effects) value["effects"].push_back(name_of(effect));
  if (reply.alarm) value["alarm"] = {{"label", reply.alarm->label}, {"tier", reply.alarm->tier}};
  return value;
}

}  // namespace unclench
