#include "assistant/explain.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

#include "assistant/turn.h"
#include "assistant/understand.h"

namespace unclench {
namespace {

using nlohmann::json;

double rounded(double score) { return static_cast<double>(static_cast<long>(score * 10000 + 0.5)) / 10000; }

json corrections_json(const std::vector<Correction>& corrections) {
  json list = json::array();
  for (const Correction& correction : corrections) list.push_back({{"from", correction.from}, {"to", correction.to}});
  return list;
}

json alarm_json(const Alarm& alarm) {
  json value{{"label", alarm.label}, {"tier", name_of(alarm.tier)}, {"rule", alarm.rule}, {"status", name_of(alarm.status)}, {"why", alarm.pattern}};
  if (!alarm.cue.empty()) value["cue"] = alarm.cue;
  return value;
}

json refusals_json(const std::vector<Refusal>& refusals) {
  json list = json::array();
  for (const Refusal& refusal : refusals) list.push_back({{"candidate", refusal.candidate}, {"reason", refusal.reason}});
  return list;
}

/// Every symptom that the vocabulary marks, where, and whether it is there, denied, over, imagined or somebody else's.
json assertions_json(const LocalePack& pack, const NormalText& text, const Marks& marks, const std::vector<std::string>& phrases) {
  const Assertions& assertions = pack.safety->assertions();
  const std::vector<CueScope> scopes = assertions.scopes(text);
  json list = json::array();
  const auto report = [&](const std::string& concept_name, Span at, const std::string& shown) {
    const Assertion assertion = assertions.of(text, scopes, at, {at});
    json value{{"concept", concept_name}, {"text", shown}, {"status", name_of(assertion.status)}};
    if (!assertion.cue.empty()) value["cue"] = assertion.cue;
    list.push_back(std::move(value));
  };
  for (std::size_t i = 0; i < pack.symptoms.size(); ++i) {
    for (const Span at : marks.spans(pack.symptom_atoms[i])) report(pack.symptoms[i], at, std::string(text.source_of(at)));
  }
  for (const std::string& phrase : phrases) {
    const NormalText wanted = pack.rules.normalise(phrase);
    std::size_t at = std::string::npos;
    for (std::size_t from = 0; !wanted.text.empty(); from = at + 1) {
      at = text.text.find(wanted.text, from);
      if (at == std::string::npos) break;
      const std::size_t end = at + wanted.text.size();
      const bool whole = (at == 0 || text.text[at - 1] == ' ') && (end == text.text.size() || text.text[end] == ' ');
      if (!whole) continue;
      report("phrase", {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, phrase);
      break;
    }
    if (at == std::string::npos) list.push_back({{"concept", "phrase"}, {"text", phrase}, {"status", "absent"}});
  }
  return list;
}

std::string nearest_example(const LocalePack& pack, const NormalText& text, const Marks& marks, const std::vector<std::string>& examples,
                            const Similarity& similarity) {
  const Features features = pack.features->read(text, marks);
  std::string nearest;
  double most = 0;
  for (const std::string& typed : examples) {
    const NormalText example = pack.speller->correct(pack.rules.normalise(typed));
    const double overlap = similarity.overlap(features, pack.features->read(example, pack.scanner->scan(example)));
    if (overlap > most) {
      most = overlap;
      nearest = typed;
    }
  }
  return nearest;
}

std::string why(const LocalePack& pack, const Match& match, const NormalText& text, const Marks& marks, bool nearest) {
  if (match.kind == MatchKind::kRule) {
    std::string words;
    for (const Span span : match.explained) words += (words.empty() ? "" : ", ") + std::string(text.view(span));
    return "pattern " + match.rule + " \"" + match.pattern + "\" fits: " + words;
  }
  if (!nearest) return "resembles its examples";
  std::string out = "resembles its examples";
  if (const std::string example = nearest_example(pack, text, marks, pack.matcher->find(match.intent)->examples, pack.matcher->similarity());
      !example.empty()) {
    out += ", most of all \"" + example + "\"";
  }
  std::vector<std::string> names;
  const Features features = pack.features->read(text, marks, &names);
  const char* join = "; what speaks for it: ";
  for (const Similarity::Reason& reason : pack.matcher->similarity().reasons(features, names, *pack.matcher->place_of(match.intent))) {
    out += join + reason.feature;
    join = ", ";
  }
  return out;
}

}  // namespace

std::string hint_for_topic(const Content& content, std::string_view locale, const std::string& topic) {
  const LocalePack& pack = content.pack_for(locale);
  if (pack.matcher->find(topic) != nullptr) return "";
  std::vector<std::string> known;
  for (const Intent& intent : pack.matcher->intents()) known.push_back(intent.id);
  return did_you_mean(topic, known);
}

json explain(const Content& content, std::string_view locale, std::string_view text, const ExplainOptions& options) {
  const LocalePack& pack = content.pack_for(locale);
  std::vector<Refusal> refusals;
  const Understanding u = understand(pack, text, options.last_topic, {}, options.refusals ? Trace(refusals) : Trace());
  const Marks marks = pack.scanner->scan(u.mended);
  const Marks typed = pack.scanner->scan(u.typed);
  json intents = json::array();
  for (std::size_t i = 0; i < u.matches.size(); ++i) {
    const Match& match = u.matches[i];
    intents.push_back({{"id", match.intent},
                       {"score", rounded(match.score)},
                       {"kind", match.kind == MatchKind::kRule ? "rule" : "similar"},
                       {"why", why(pack, match, u.mended, marks, i < options.nearest)}});
  }
  json value{{"normalised", u.typed.text},
             {"corrections", corrections_json(u.mended.corrections)},
             {"alarm", nullptr},
             {"suspicion", rounded(static_cast<double>(u.alarms.suspicion))},
             {"assertions", assertions_json(pack, u.typed, typed, options.phrases)},
             {"intents", std::move(intents)},
             {"decision", name_of(u.decision)}};
  if (u.second) value["second"] = {{"id", u.second->match.intent}, {"text", u.second->text}};
  if (!u.in_context.empty()) value["in_context"] = u.in_context;
  if (const Alarm* alarm = u.alarms.first()) value["alarm"] = alarm_json(*alarm);
  if (u.alarms.raised.size() > 1 || !u.alarms.dismissed.empty()) {
    json others = json::array();
    for (std::size_t i = 1; i < u.alarms.raised.size(); ++i) others.push_back(alarm_json(u.alarms.raised[i]));
    json dismissed = json::array();
    for (const Alarm& alarm : u.alarms.dismissed) dismissed.push_back(alarm_json(alarm));
    value["other_alarms"] = std::move(others);
    value["dismissed_alarms"] = std::move(dismissed);
  }
  if (options.refusals) value["refused"] = refusals_json(refusals);
  return value;
}

std::string explain_in_words(const Content& content, std::string_view locale, std::string_view text, const std::string& last_topic) {
  const json value = explain(content, locale, text, {.last_topic = last_topic, .phrases = {}, .refusals = true, .nearest = 3});
  std::string out = "read as     " + value["normalised"].get<std::string>() + "\n";
  for (const json& correction : value["corrections"]) {
    out += "spelling    " + correction["from"].get<std::string>() + " -> " + correction["to"].get<std::string>() + "\n";
  }
  const auto alarm_line = [](const char* what, const json& alarm) {
    std::string line = std::string(what) + alarm["label"].get<std::string>() + " (" + alarm["tier"].get<std::string>() + "), rule " +
                       alarm["rule"].get<std::string>() + ", " + alarm["status"].get<std::string>();
    if (alarm.contains("cue")) line += " by \"" + alarm["cue"].get<std::string>() + "\"";
    return line + "\n            pattern " + alarm["why"].get<std::string>() + "\n";
  };
  out += value["alarm"].is_null() ? "alarm       none\n" : alarm_line("ALARM       ", value["alarm"]);
  if (value.contains("other_alarms")) {
    for (const json& alarm : value["other_alarms"]) out += alarm_line("also        ", alarm);
    for (const json& alarm : value["dismissed_alarms"]) out += alarm_line("dismissed   ", alarm);
  }
  for (const json& assertion : value["assertions"]) {
    out += "symptom     " + assertion["text"].get<std::string>() + " {" + assertion["concept"].get<std::string>() + "}: " +
           assertion["status"].get<std::string>() + (assertion.contains("cue") ? " by \"" + assertion["cue"].get<std::string>() + "\"" : "") + "\n";
  }
  if (value.contains("second")) {
    out += "second      \"" + value["second"]["text"].get<std::string>() + "\": " + value["second"]["id"].get<std::string>() + "\n";
  }
  if (value.contains("in_context")) out += "in context  \"" + value["in_context"].get<std::string>() + "\"\n";
  out += "decision    " + value["decision"].get<std::string>() + "\n";
  for (const json& intent : value["intents"]) {
    char score[16];
    std::snprintf(score, sizeof score, "%.2f", intent["score"].get<double>());
    out += "  " + std::string(score) + "  " + intent["id"].get<std::string>() + "\n        " + intent["why"].get<std::string>() + "\n";
  }
  for (const json& refusal : value["refused"]) {
    out += "refused     " + refusal["candidate"].get<std::string>() + ": " + refusal["reason"].get<std::string>() + "\n";
  }
  return out;
}

std::string record_in_words(const json& record) {
  if (!record.is_object()) return "the record of this turn is gone\n";
  const auto text = [&](const char* key) { return record.value(key, std::string()); };
  std::string out = "content     " + text("content").substr(0, 12) + "\nread as     " + text("normalised") + "\n";
  for (const json& correction : record.value("corrections", json::array())) {
    out += "spelling    " + correction.value("from", "") + " -> " + correction.value("to", "") + "\n";
  }
  const auto alarms = [&](const char* key, const char* label) {
    for (const json& alarm : record.value(key, json::array())) {
      out += label + alarm.value("label", std::string()) + " (" + alarm.value("tier", std::string()) + "), rule " + alarm.value("rule", std::string()) + ", " +
             alarm.value("status", std::string());
      if (alarm.contains("cue")) out += " by \"" + alarm["cue"].get<std::string>() + "\"";
      out += "\n";
    }
  };
  alarms("raised", "ALARM       ");
  alarms("dismissed", "dismissed   ");
  out += "decision    " + text("decision") + (text("reason").empty() ? "" : ": " + text("reason")) + "\n";
  for (const json& heard : record.value("heard", json::array())) out += "heard       " + heard.get<std::string>() + "\n";
  for (const json& match : record.value("matches", json::array())) {
    char score[16];
    std::snprintf(score, sizeof score, "%.2f", match.value("score", 0.0));
    out += "  " + std::string(score) + "  " + match.value("id", "") + ", " +
           (match.contains("rule") ? "rule " + match["rule"].get<std::string>() : std::string("by its examples")) + "\n";
  }
  for (const json& step : record.value("path", json::array())) out += "ran         " + step.get<std::string>() + "\n";
  for (const json& refusal : record.value("refused", json::array())) {
    out += "refused     " + refusal.value("candidate", "") + ": " + refusal.value("reason", "") + "\n";
  }
  return out;
}

json to_json(const Record& record) {
  json raised = json::array();
  for (const Alarm& alarm : record.raised) raised.push_back(alarm_json(alarm));
  json dismissed = json::array();
  for (const Alarm& alarm : record.dismissed) dismissed.push_back(alarm_json(alarm));
  json matches = json::array();
  for (const Match& match : record.matches) {
    json value{{"id", match.intent}, {"score", rounded(match.score)}, {"kind", match.kind == MatchKind::kRule ? "rule" : "similar"}};
    if (!match.rule.empty()) value["rule"] = match.rule;
    if (!match.captures.empty()) value["captures"] = match.captures;
    matches.push_back(std::move(value));
  }
  json value{{"content", record.content_hash},
          {"now_ms", record.moment.now_ms},
          {"seed", record.moment.seed},
          {"normalised", record.normalised},
          {"corrections", corrections_json(record.corrections)},
          {"raised", std::move(raised)},
          {"dismissed", std::move(dismissed)},
          {"matches", std::move(matches)},
          {"decision", record.decision},
          {"reason", record.reason},
          {"path", record.path},
          {"refused", refusals_json(record.refused)}};
  if (!record.heard.empty()) value["heard"] = record.heard;
  if (record.begun) value["begun"] = {{"locale", record.begun->locale}, {"region", record.begun->region}};
  return value;
}

std::optional<Moment> moment_in(const json& record) {
  if (!record.is_object() || !record.contains("now_ms") || !record.contains("seed")) return std::nullopt;
  if (!record["now_ms"].is_number_integer() || !record["seed"].is_number_integer()) return std::nullopt;
  return Moment{record["now_ms"].get<std::int64_t>(), record["seed"].get<std::uint64_t>()};
}

}  // namespace unclench
