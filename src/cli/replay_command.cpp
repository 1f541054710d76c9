// Takes stored conversations again: proves them byte for byte under the same content, or lists what other content would change.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>

#include "assistant/replay.h"
#include "cli/commands.h"

namespace unclench::cli {
namespace {

using nlohmann::json;

struct Example {
  std::string session;
  TurnReplay turn;
};

struct Group {
  std::size_t count = 0;
  Replayed outcome = Replayed::kDifferent;
  std::vector<Example> examples;
};

struct Report {
  std::size_t sessions = 0;
  std::size_t turns = 0;
  std::map<Replayed, std::size_t> outcomes;
  std::map<std::string, Group> groups;  // by change

  void add(const std::string& session, std::vector<TurnReplay> replayed, std::size_t most_examples) {
    ++sessions;
    for (TurnReplay& turn : replayed) {
      ++turns;
      ++outcomes[turn.outcome];
      if (turn.outcome == Replayed::kSame || turn.outcome == Replayed::kScores || turn.outcome == Replayed::kAfterwards) continue;
      Group& group = groups[turn.change];
      ++group.count;
      group.outcome = turn.outcome;
      if (group.examples.size() < most_examples) group.examples.push_back({session, std::move(turn)});
    }
  }

  std::size_t of(Replayed outcome) const {
    const auto it = outcomes.find(outcome);
    return it == outcomes.end() ? 0 : it->second;
  }
  bool all_same() const { return of(Replayed::kSame) == turns; }

  /// Alarms first, then what is most frequent.
  std::vector<std::pair<std::string, const Group*>> sorted() const {
    std::vector<std::pair<std::string, const Group*>> list;
    for (const auto& [change, group] : groups) list.emplace_back(change, &group);
    const auto rank = [](const auto& entry) { return entry.first.starts_with("alarm ") ? 0 : static_cast<int>(entry.second->outcome) + 1; };
    std::stable_sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
      return rank(a) != rank(b) ? rank(a) < rank(b) : a.second->count > b.second->count;
    });
    return list;
  }
};

std::string one_line(const std::string& text, std::size_t most) {
  std::string line;
  // What strangers wrote must not steer the operator's terminal.
  for (const char c : text) line += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  if (line.size() <= most) return line;
  while (most > 0 && (static_cast<unsigned char>(line[most]) & 0xC0) == 0x80) --most;
  return line.substr(0, most) + "...";
}

/// From the first line on that differs.
std::pair<std::string, std::string> differing(const std::string& before, const std::string& now) {
  std::size_t line = 0;
  for (std::size_t i = 0; i < std::min(before.size(), now.size()) && before[i] == now[i]; ++i) {
    if (before[i] == '\n') line = i + 1;
  }
  return {before.substr(line), now.substr(line)};
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "<br>"; break;
      default: out += c;
    }
  }
  return out;
}

void print(const Report& report, const std::string& content) {
  std::printf("%zu conversations, %zu turns, against content %s\n", report.sessions, report.turns, content.substr(0, 12).c_str());
  const std::pair<Replayed, const char*> rows[] = {{Replayed::kSame, "byte for byte the same"},
                                                   {Replayed::kScores, "the same reply, with other scores"},
                                                   {Replayed::kWording, "the same steps in other words"},
                                                   {Replayed::kDifferent, "answered differently"},
                                                   {Replayed::kAfterwards, "later in a conversation that went another way"},
                                                   {Replayed::kUnreadable, "could not be taken again"}};
  for (const auto& [outcome, label] : rows) {
    if (report.of(outcome) > 0 || outcome == Replayed::kSame) std::printf("  %7zu  %s\n", report.of(outcome), label);
  }
  for (const auto& [change, group] : report.sorted()) {
    std::printf("\n%zu x %s\n", group->count, one_line(change, 400).c_str());
    for (const Example& example : group->examples) {
      std::printf("    %s turn %u: %s\n", example.session.substr(0, 8).c_str(), example.turn.turn, one_line(example.turn.said, 100).c_str());
      if (group->outcome == Replayed::kUnreadable) continue;
      const auto [before, now] = differing(example.turn.before, example.turn.now);
      std::printf("      was  %s\n", one_line(before, 160).c_str());
      std::printf("      now  %s\n", one_line(now, 160).c_str());
    }
  }
}

json to_json(const Report& report, const std::string& content) {
  json groups = json::array();
  for (const auto& [change, group] : report.sorted()) {
    json examples = json::array();
    for (const Example& example : group->examples) {
      examples.push_back({{"session", example.session}, {"turn", example.turn.turn}, {"said", example.turn.said},
                          {"before", example.turn.before}, {"now", example.turn.now}});
    }
    groups.push_back({{"change", change}, {"count", group->count}, {"outcome", name_of(group->outcome)}, {"examples", std::move(examples)}});
  }
  json outcomes = json::object();
  for (const auto& [outcome, count] : report.outcomes) outcomes[std::string(name_of(outcome))] = count;
  return {{"content", content}, {"sessions", report.sessions}, {"turns", report.turns}, {"outcomes", std::move(outcomes)}, {"groups", std::move(groups)}};
}

void write_html(const Report& report, const std::string& content, const std::string& file) {
  std::ofstream out(file, std::ios::trunc);
  out << "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Replay</title>\n"
         "<style>body{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d2b2a}table{border-collapse:collapse;width:100%}"
         "td,th{border:1px solid #c9d6d3;padding:.5rem;vertical-align:top;text-align:left}th{background:#eef4f2}h2{margin-top:2rem}"
         ".alarm{color:#a01818}td{width:33%}.bar{background:#2f7d6d;height:.8rem;display:inline-block}</style>\n"
         "<h1>What this content would change</h1>\n<p>This page holds words that people wrote. Keep it as you keep the database.</p>\n<p>"
      << report.sessions << " conversations, " << report.turns << " turns, content " << escaped(content.substr(0, 12)) << ".</p>\n<table>";
  for (const auto& [outcome, count] : report.outcomes) {
    const double share = report.turns == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(report.turns);
    out << "<tr><th>" << name_of(outcome) << "<td>" << count << "<td><span class=bar style=\"width:" << share << "%\"></span></tr>\n";
  }
  out << "</table>\n";
  for (const auto& [change, group] : report.sorted()) {
    out << "<h2" << (change.starts_with("alarm ") ? " class=alarm" : "") << ">" << group->count << " &times; " << escaped(change)
        << "</h2>\n<table><tr><th>They wrote<th>Was answered<th>Would be answered</tr>\n";
    for (const Example& example : group->examples) {
      out << "<tr><td>" << escaped(example.turn.said) << "<td>" << escaped(example.turn.before) << "<td>" << escaped(example.turn.now) << "</tr>\n";
    }
    out << "</table>\n";
  }
  out << "</html>\n";
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file);
}

}  // namespace

int run(const ReplayCommand& command) {
  LoadedContent loaded = load_content(command.content);
  const std::shared_ptr<const Content> content = require_content(loaded);
  if (content == nullptr) return kFailed;
  const std::unique_ptr<SessionStore> store = open_existing(command.database);
  std::vector<std::string> ids = command.session.empty() ? store->session_ids() : std::vector<std::string>{command.session};
  Report report;
  for (const std::string& id : ids) {
    std::vector<KeptTurn> turns;
    for (StoredTurn& turn : all_turns(*store, id)) turns.push_back({turn.turn, std::move(turn.said), std::move(turn.reply), std::move(turn.record)});
    if (turns.empty() && !command.session.empty()) {
      std::cerr << "no session " << id << " there\n";
      return kFailed;
    }
    report.add(id, replay(*content, turns), command.examples);
  }
  if (!command.html.empty()) write_html(report, content->hash, command.html);
  if (command.json) {
    std::cout << to_json(report, content->hash).dump(2, ' ', false, json::error_handler_t::replace) << '\n';
  } else {
    print(report, content->hash);
  }
  return report.all_same() ? kDone : kFound;
}

}  // namespace unclench::cli
