// Measures understanding on labelled messages. Four kinds of file, told apart by their columns: `topic` (which topic is meant; with `previous` the one
// talked about before, with `second` that of a second question), `label` (which alarm, or `none`), `phrase` and `status` (what a sentence says of a
// symptom: present, negated, past, hypothetical, other), none of these (messages outside what the assistant is for).

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>

#include "assistant/explain.h"
#include "assistant/understand.h"
#include "cli/commands.h"
#include "cli/table.h"

namespace unclench::cli {
namespace {

using nlohmann::json;

/// Topic id -> the group it is graded as; ids outside the list are their own group.
class Groups {
 public:
  explicit Groups(const std::string& path) {
    if (path.empty()) return;
    const Table table = read_table(path, {"id", "group"});
    const int id = table.column("id");
    const int group = table.column("group");
    for (const auto& row : table.rows) {
      const std::string& name = row[static_cast<std::size_t>(group)];
      if (name != "-") groups_[row[static_cast<std::size_t>(id)]] = name;
    }
  }
  std::string of(const std::string& intent) const {
    const auto it = groups_.find(intent);
    return it == groups_.end() ? intent : it->second;
  }

 private:
  std::map<std::string, std::string> groups_;
};

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

struct Mistake {
  std::string text;
  std::string wanted;
  std::string got;
  std::string decision;
};

struct TopicScore {
  std::size_t rows = 0;
  std::size_t first = 0;
  std::size_t third = 0;
  std::size_t wrong = 0;
};

json topics_report(const Table& table, const LocalePack& pack, const Groups& groups, std::vector<Mistake>& mistakes) {
  const auto text_column = static_cast<std::size_t>(table.column("text"));
  const auto topic_column = static_cast<std::size_t>(table.column("topic"));
  const int previous_column = table.column("previous");
  const int second_column = table.column("second");
  std::size_t both = 0;
  TopicScore all;
  std::map<std::string, TopicScore> by_topic;
  std::map<std::pair<std::string, std::string>, std::size_t> confusions;
  std::map<std::string, std::size_t> decisions;
  for (const auto& row : table.rows) {
    const std::string previous = previous_column < 0 ? "" : row[static_cast<std::size_t>(previous_column)];
    const Understanding u = understand(pack, row[text_column], previous);
    // Of two questions either may come first.
    const std::string other = second_column < 0 ? "" : row[static_cast<std::size_t>(second_column)];
    std::vector<std::string> wanted = split(row[topic_column], '|');
    if (!other.empty()) wanted.push_back(other);
    const auto right = [&](const std::string& intent) {
      return std::find(wanted.begin(), wanted.end(), groups.of(intent)) != wanted.end() ||
             std::find(wanted.begin(), wanted.end(), intent) != wanted.end();
    };
    const std::string best = u.matches.empty() ? "" : u.matches.front().intent;
    const bool first = !best.empty() && right(best);
    bool third = false;
    for (std::size_t i = 0; i < u.matches.size() && i < 3; ++i) third = third || right(u.matches[i].intent);
    const bool wrong = u.decision == Decision::kAnswer && !first;
    ++decisions[std::string(name_of(u.decision))];
    for (TopicScore* score : {&all, &by_topic[wanted.front()]}) {
      ++score->rows;
      score->first += first;
      score->third += third;
      score->wrong += wrong;
    }
    if (!other.empty()) {
      const bool heard = first && u.second && u.second->match.intent != best && right(u.second->match.intent);
      both += heard;
      if (!heard && first) {
        mistakes.push_back({row[text_column], row[topic_column] + " and " + other, u.second ? best + " and " + u.second->match.intent : best + " alone",
                            std::string(name_of(u.decision))});
      }
    }
    if (!first) {
      ++confusions[{wanted.front(), groups.of(best)}];
      mistakes.push_back({row[text_column], row[topic_column], best, std::string(name_of(u.decision))});
    }
    if (u.decision == Decision::kAlarm) {
      mistakes.push_back({row[text_column], row[topic_column], "ALARM " + u.alarms.first()->rule, "alarm"});
    }
  }
  std::vector<std::pair<std::size_t, std::pair<std::string, std::string>>> worst;
  for (const auto& [pair, count] : confusions) worst.emplace_back(count, pair);
  std::stable_sort(worst.begin(), worst.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  json report{{"rows", all.rows},
              {"right_first", percent(all.first, all.rows)},
              {"right_in_three", percent(all.third, all.rows)},
              {"wrong_answered", percent(all.wrong, all.rows)},
              {"fallback", percent(decisions["fallback"], all.rows)},
              {"clarified", percent(decisions["clarify"] + decisions["suggest"], all.rows)},
              {"alarms", percent(decisions["alarm"], all.rows)},
              {"topics", json::object()},
              {"confusions", json::array()}};
  if (second_column >= 0) report["both"] = percent(both, all.rows);
  for (const auto& [topic, score] : by_topic) {
    report["topics"][topic] = {{"rows", score.rows}, {"right_first", percent(score.first, score.rows)},
                               {"right_in_three", percent(score.third, score.rows)}, {"wrong_answered", percent(score.wrong, score.rows)}};
  }
  for (const auto& [count, pair] : worst) report["confusions"].push_back({{"wanted", pair.first}, {"got", pair.second}, {"count", count}});
  return report;
}

json safety_report(const Table& table, const LocalePack& pack, std::vector<Mistake>& mistakes) {
  const auto text_column = static_cast<std::size_t>(table.column("text"));
  const auto label_column = static_cast<std::size_t>(table.column("label"));
  std::size_t signs = 0;
  std::size_t raised = 0;
  std::size_t labelled = 0;
  std::size_t harmless = 0;
  std::size_t false_alarms = 0;
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_label;
  for (const auto& row : table.rows) {
    const Understanding u = understand(pack, row[text_column]);
    const Alarm* alarm = u.alarms.first();
    const std::vector<std::string> wanted = split(row[label_column], '|');
    const bool none = row[label_column] == "none";
    if (none) {
      ++harmless;
      false_alarms += alarm != nullptr;
    } else {
      const bool right_label = alarm != nullptr && std::find(wanted.begin(), wanted.end(), alarm->label) != wanted.end();
      ++signs;
      raised += alarm != nullptr;
      labelled += right_label;
      ++by_label[wanted.front()].first;
      by_label[wanted.front()].second += alarm != nullptr;
    }
    if (none ? alarm != nullptr : alarm == nullptr || std::find(wanted.begin(), wanted.end(), alarm->label) == wanted.end()) {
      mistakes.push_back({row[text_column], row[label_column], alarm == nullptr ? "no alarm" : alarm->rule + " " + alarm->label,
                          alarm == nullptr ? "missed" : std::string(name_of(alarm->tier))});
    }
  }
  json report{{"rows", table.rows.size()}, {"recall", percent(raised, signs)},      {"signs", signs},
              {"right_label", percent(labelled, signs)}, {"harmless", harmless}, {"false_alarms", percent(false_alarms, harmless)},
              {"labels", json::object()}};
  for (const auto& [label, counts] : by_label) {
    report["labels"][label] = {{"rows", counts.first}, {"recall", percent(counts.second, counts.first)}};
  }
  return report;
}

json outside_report(const Table& table, const LocalePack& pack, std::vector<Mistake>& mistakes) {
  const auto text_column = static_cast<std::size_t>(table.column("text"));
  std::size_t answered = 0;
  std::size_t alarms = 0;
  for (const auto& row : table.rows) {
    const Understanding u = understand(pack, row[text_column]);
    answered += u.decision == Decision::kAnswer;
    alarms += u.alarms.first() != nullptr;
    if (u.decision == Decision::kAnswer) mistakes.push_back({row[text_column], "outside", u.matches.front().intent, "answer"});
    if (const Alarm* alarm = u.alarms.first()) mistakes.push_back({row[text_column], "outside", "ALARM " + alarm->rule, "alarm"});
  }
  return {{"rows", table.rows.size()}, {"answered", percent(answered, table.rows.size())}, {"alarms", percent(alarms, table.rows.size())}};
}

json status_report(const Table& table, const Content& content, std::vector<Mistake>& mistakes) {
  const auto text_column = static_cast<std::size_t>(table.column("text"));
  const auto phrase_column = static_cast<std::size_t>(table.column("phrase"));
  const auto status_column = static_cast<std::size_t>(table.column("status"));
  std::size_t right = 0;
  std::size_t negated = 0;
  std::size_t read_negated = 0;
  std::size_t both_negated = 0;
  for (const auto& row : table.rows) {
    ExplainOptions options;
    options.phrases = {row[phrase_column]};
    const json assertions = explain(content, "en", row[text_column], options)["assertions"];
    const std::string got = assertions.empty() ? "not found" : assertions.back().value("status", "");
    const std::string& wanted = row[status_column];
    right += got == wanted;
    negated += wanted == "negated";
    read_negated += got == "negated";
    both_negated += wanted == "negated" && got == "negated";
    if (got != wanted) mistakes.push_back({row[text_column] + " (" + row[phrase_column] + ")", wanted, got, "status"});
  }
  return {{"rows", table.rows.size()},
          {"right_status", percent(right, table.rows.size())},
          {"negation_precision", percent(both_negated, read_negated)},
          {"negation_recall", percent(both_negated, negated)}};
}

void print(const std::string& file, const json& report, const std::vector<Mistake>& mistakes, bool errors) {
  const auto line = [&](const char* label, const char* key) {
    if (report.contains(key)) std::printf("  %-34s %6.2f %%\n", label, report[key].get<double>());
  };
  std::printf("%s: %zu messages\n", file.c_str(), report["rows"].get<std::size_t>());
  line("right topic first", "right_first");
  line("right topic among the first three", "right_in_three");
  line("both questions heard", "both");
  line("wrong topic answered", "wrong_answered");
  line("asked back (clarify, did you mean)", "clarified");
  line("not understood", "fallback");
  line("alarm or crisis raised", "recall");
  line("right label", "right_label");
  line("false alarms on harmless messages", "false_alarms");
  line("right status", "right_status");
  line("negation, precision", "negation_precision");
  line("negation, recall", "negation_recall");
  line("outside, but answered", "answered");
  line("alarms on ordinary messages", "alarms");
  if (report.contains("topics")) {
    std::printf("  %-42s %5s %7s %7s %7s\n", "topic", "rows", "first", "three", "wrong");
    for (const auto& [topic, score] : report["topics"].items()) {
      std::printf("  %-42s %5zu %6.1f%% %6.1f%% %6.1f%%\n", topic.c_str(), score["rows"].get<std::size_t>(), score["right_first"].get<double>(),
                  score["right_in_three"].get<double>(), score["wrong_answered"].get<double>());
    }
    std::printf("  most frequent confusions\n");
    std::size_t shown = 0;
    for (const json& confusion : report["confusions"]) {
      if (++shown > 15) break;
      std::printf("  %4zu  %s taken for %s\n", confusion["count"].get<std::size_t>(), confusion["wanted"].get<std::string>().c_str(),
                  confusion["got"].get<std::string>().c_str());
    }
  }
  if (report.contains("labels")) {
    for (const auto& [label, score] : report["labels"].items()) {
      std::printf("  %-42s %5zu %6.1f%%\n", label.c_str(), score["rows"].get<std::size_t>(), score["recall"].get<double>());
    }
  }
  if (errors) {
    for (const Mistake& m : mistakes) std::printf("  [%s] wanted %s got %s: %s\n", m.decision.c_str(), m.wanted.c_str(), m.got.c_str(), m.text.c_str());
  }
}

}  // namespace

int run(const EvalCommand& command) {
  LoadedContent loaded = load_content(command.content);
  const std::shared_ptr<const Content> content = require_content(loaded);
  if (content == nullptr) return kFailed;
  json reports = json::object();
  for (const std::string& file : command.files) {
    const Table table = read_table(file, {"text"}, {"topic", "label", "second", "phrase", "status"});
    std::string topics = command.topics;
    const std::string beside = (std::filesystem::path(file).parent_path() / "topics.tsv").string();
    if (topics.empty() && std::filesystem::exists(beside)) topics = beside;
    std::vector<Mistake> mistakes;
    const LocalePack& pack = content->pack_for("en");
    const json report = table.column("topic") >= 0   ? topics_report(table, pack, Groups(topics), mistakes)
                        : table.column("label") >= 0 ? safety_report(table, pack, mistakes)
                        : table.column("status") >= 0 && table.column("phrase") >= 0 ? status_report(table, *content, mistakes)
                                                     : outside_report(table, pack, mistakes);
    if (command.json) {
      reports[file] = report;
    } else {
      print(file, report, mistakes, command.errors);
    }
  }
  if (command.json) std::printf("%s\n", reports.dump(2).c_str());
  return kDone;
}

}  // namespace unclench::cli
