// Runs conversations written as in docs/conversations.md against the content, and says line by line what went otherwise.

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "assistant/turn.h"
#include "cli/commands.h"

namespace unclench::cli {
namespace {

namespace fs = std::filesystem;

std::string simplified(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '*') continue;
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// One conversation being held.
class Conversation {
 public:
  Conversation(const Content& content, std::ostream& out, std::string file) : content_(content), out_(out), file_(std::move(file)) {}

  /// The number of lines that were not as they should be.
  int run(std::istream& in) {
    for (std::string line; std::getline(in, line);) {
      ++line_;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      const std::size_t start = line.find_first_not_of(" \t");
      if (start == std::string::npos || line[start] == '#') continue;
      const std::size_t end = line.find_first_of(" \t", start);
      const std::string verb = line.substr(start, end == std::string::npos ? end : end - start);
      const std::size_t rest = end == std::string::npos ? end : line.find_first_not_of(" \t", end);
      obey(verb, rest == std::string::npos ? "" : line.substr(rest));
    }
    if (!begun_) fail("a conversation needs at least one \"person\" line");
    return failures_;
  }

 private:
  void obey(const std::string& verb, const std::string& rest) {
    if (verb == "region") {
      if (begun_) return fail("\"region\" stands before the first \"person\" line");
      if (content_.regions.by_code.count(rest) == 0) return fail("no country \"" + rest + "\" in dialogs/regions.json");
      region_ = rest;
      return;
    }
    if (!begun_) start();
    if (verb == "person") {
      said_ = rest;
      minutes_ += 1;
      turn_ = take_turn(content_, turn_.session, message(rest), test_moment(turn_.session.turn + 1, minutes_));
    } else if (verb == "later") {
      later(rest);
    } else if (verb == "reply") {
      if (simplified(whole_reply()).find(simplified(rest)) == std::string::npos) fail("the reply does not say \"" + rest + "\"");
    } else if (verb == "never") {
      if (simplified(whole_reply()).find(simplified(rest)) != std::string::npos) fail("the reply says \"" + rest + "\"");
    } else if (verb == "step") {
      const std::string at = turn_.reply.step.empty() ? "none" : turn_.reply.dialog + "/" + turn_.reply.step;
      if (at != rest && (rest.find('/') != std::string::npos || turn_.reply.dialog != rest)) fail("open is " + at + ", not " + rest);
    } else if (verb == "alarm") {
      const std::string raised = turn_.reply.alarm ? turn_.reply.alarm->label + " " + turn_.reply.alarm->tier : "none";
      if (raised != rest) fail("alarm is " + raised + ", not " + rest);
    } else if (verb == "banner") {
      const bool shown = std::any_of(turn_.reply.lines.begin(), turn_.reply.lines.end(),
                                     [](const Line& line) { return std::holds_alternative<BannerLine>(line.shape); });
      if (shown != (rest != "none")) fail(shown ? "there is a banner" : "there is no banner");
    } else if (verb == "offers") {
      const auto titled = [&](const std::string& title) { return simplified(title) == simplified(rest); };
      const bool found = std::any_of(turn_.reply.suggestions.begin(), turn_.reply.suggestions.end(), [&](const Suggestion& s) { return titled(s.title); }) ||
                         std::any_of(turn_.reply.expects.options.begin(), turn_.reply.expects.options.end(), [&](const Option& o) { return titled(o.title); });
      if (!found) fail("no button \"" + rest + "\"");
    } else if (verb == "decision") {
      if (turn_.record.decision != rest) fail("decision is " + turn_.record.decision + " (" + turn_.record.reason + "), not " + rest);
    } else {
      fail("\"" + verb + "\" is not known; " + did_you_mean(verb, {"region", "person", "later", "reply", "never", "step", "alarm", "banner", "offers", "decision"}, 10));
    }
  }

  void start() {
    begun_ = true;
    turn_ = begin(content_, "en", region_, test_moment(1, minutes_));
  }

  void later(const std::string& rest) {
    static const std::map<std::string, std::int64_t> kUnits = {{"minute", 1}, {"hour", 60}, {"day", 24 * 60}};
    const std::vector<std::string> words = words_of(rest);
    std::string unit = words.size() == 2 ? words[1] : "";
    if (!unit.empty() && unit.back() == 's') unit.pop_back();
    const auto it = kUnits.find(unit);
    if (it == kUnits.end() || words[0].find_first_not_of("0123456789") != std::string::npos || words[0].size() > 5) {
      fail("write it as \"later 9 hours\"");
      return;
    }
    minutes_ += std::stoll(words[0]) * it->second;
  }

  static Message message(const std::string& rest) {
    if (rest.size() > 2 && rest.front() == '[' && rest.back() == ']') return {"", rest.substr(1, rest.size() - 2), {}};
    if (rest.size() > 2 && rest.front() == '<' && rest.back() == '>') return {"", "", WidgetResult{"", rest.substr(1, rest.size() - 2), {}}};
    return {rest, "", {}};
  }

  std::string whole_reply() const {
    std::string text;
    for (const Line& line : turn_.reply.lines) text += line.text + "\n";
    return text;
  }

  void fail(const std::string& what) {
    ++failures_;
    const bool colours = isatty(STDOUT_FILENO) != 0;
    out_ << file_ << ":" << line_ << ": " << (colours ? "\033[31m" : "") << what << (colours ? "\033[0m" : "") << "\n";
    if (!said_.empty()) out_ << "    person: " << said_ << "\n";
    std::istringstream in(whole_reply());
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) out_ << "    reply:  " << line << "\n";
    }
  }

  const Content& content_;
  std::ostream& out_;
  std::string file_;
  std::string region_;
  std::string said_;
  Turn turn_;
  std::int64_t minutes_ = 0;
  int line_ = 0;
  int failures_ = 0;
  bool begun_ = false;
};

std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (fs::is_directory(path)) {
      for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
      }
    } else {
      files.push_back(path);
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int run(const TestCommand& command) {
  LoadedContent loaded = load_content(command.content);
  const std::shared_ptr<const Content> content = require_content(loaded);
  if (content == nullptr) return kFailed;
  const std::vector<std::string> files = files_of(command.paths);
  if (files.empty()) {
    std::cerr << "no conversations (.txt) there\n";
    return kFailed;
  }
  int failed = 0;
  for (const std::string& file : files) {
    std::ifstream in(file);
    if (!in) {
      std::cerr << "cannot read " << file << "\n";
      return kFailed;
    }
    if (Conversation(*content, std::cout, file).run(in) > 0) ++failed;
  }
  std::cout << files.size() - static_cast<std::size_t>(failed) << " passed, " << failed << " failed\n";
  return failed == 0 ? kDone : kFound;
}

}  // namespace unclench::cli
