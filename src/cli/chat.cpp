// A conversation in the terminal: the pure turn with a session in memory. Numbered choices; "quit" or the end of input leaves.

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iostream>
#include <random>

#include "app/clock.h"
#include "assistant/turn.h"
#include "cli/commands.h"
#include "server/version.h"

namespace unclench::cli {
namespace {

constexpr std::size_t kWidth = 84;

struct Colours {
  const char* said = "";
  const char* choice = "";
  const char* alarm = "";
  const char* dim = "";
  const char* end = "";
};

Colours colours(bool plain) {
  if (plain || isatty(STDOUT_FILENO) == 0) return {};
  return {"\033[36m", "\033[33m", "\033[1;31m", "\033[2m", "\033[0m"};
}

/// Wraps at words; the small Markdown is readable as it is, but the stars of bold are dropped.
std::string wrapped(const std::string& text, const std::string& indent) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "**") == 0) {
      ++i;
    } else {
      plain += text[i];
    }
  }
  std::string out = indent;
  std::size_t column = 0;
  for (std::size_t i = 0; i < plain.size();) {
    if (plain[i] == '\n') {
      out += "\n" + indent;
      column = 0;
      ++i;
      continue;
    }
    const std::size_t end = plain.find_first_of(" \n", i);
    const std::string word = plain.substr(i, end - i);
    if (column > 0 && column + 1 + word.size() > kWidth) {
      out += "\n" + indent;
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    i = end == std::string::npos ? plain.size() : plain[end] == ' ' ? end + 1 : end;
  }
  return out;
}

struct Shown {
  std::vector<std::string> payloads;  // by number, from 1
};

Shown show(const Turn& turn, const Colours& colour, bool explain) {
  Shown shown;
  for (const Line& line : turn.reply.lines) {
    const bool banner = std::holds_alternative<BannerLine>(line.shape);
    std::cout << (banner ? colour.alarm : colour.said) << wrapped(line.text, "  ") << colour.end << "\n";
    if (const auto* timer = std::get_if<TimerLine>(&line.shape)) {
      for (const TimerLine::Part& part : timer->parts) std::cout << colour.dim << "    " << part.seconds << " s  " << part.say << colour.end << "\n";
    }
    if (const auto* scale = std::get_if<ScaleLine>(&line.shape)) {
      std::cout << colour.dim << "    " << scale->min << " = " << scale->min_label << ", " << scale->max << " = " << scale->max_label << colour.end << "\n";
    }
    std::cout << "\n";
  }
  const auto choices = [&](const std::string& title, const std::string& payload) {
    shown.payloads.push_back(payload);
    std::cout << colour.choice << "  [" << shown.payloads.size() << "] " << title << colour.end << "\n";
  };
  const bool numbers_are_answers = turn.reply.expects.type == "scale" || turn.reply.expects.type == "number" || turn.reply.expects.type == "duration";
  if (!numbers_are_answers) {
    for (const Option& option : turn.reply.expects.options) choices(option.title, option.value);
    for (const Suggestion& suggestion : turn.reply.suggestions) choices(suggestion.title, suggestion.payload);
  } else if (!turn.reply.suggestions.empty()) {
    std::cout << colour.dim << "  (you can also say:";
    for (const Suggestion& suggestion : turn.reply.suggestions) std::cout << ' ' << suggestion.title << (&suggestion == &turn.reply.suggestions.back() ? "" : ",");
    std::cout << ")" << colour.end << "\n";
  }
  if (turn.reply.progress > 0) std::cout << colour.dim << "  " << static_cast<int>(turn.reply.progress * 100) << " % done" << colour.end << "\n";
  if (explain) std::cout << colour.dim << "  why: " << turn.record.decision << ", " << turn.record.reason << colour.end << "\n";
  return shown;
}

/// "2" picks the second choice; "1, 3" several of a multiple choice. Anything else is words.
Message read(const std::string& line, const Shown& shown, const Expecting& expects) {
  std::vector<std::size_t> numbers;
  std::size_t at = 0;
  for (; at < line.size();) {
    if (line[at] == ' ' || line[at] == ',') {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && std::isdigit(static_cast<unsigned char>(line[end])) != 0) ++end;
    if (end == at || end - at > 3) return {line, "", {}};
    numbers.push_back(std::stoul(line.substr(at, end - at)));
    at = end;
  }
  const bool known = !numbers.empty() && std::all_of(numbers.begin(), numbers.end(), [&](std::size_t n) { return n >= 1 && n <= shown.payloads.size(); });
  if (!known || (numbers.size() > 1 && expects.type != "multi_choice")) return {line, "", {}};
  std::string payload;
  for (const std::size_t n : numbers) payload += (payload.empty() ? "" : ",") + shown.payloads[n - 1];
  return {"", payload, {}};
}

/// The conversation as a test: who said what, what must appear, which step is open. Its author shortens it to what matters.
class Recorder {
 public:
  Recorder(const std::string& file, const std::string& region) : file_(file) {
    if (file_.empty()) return;
    text_ = "# Recorded from a conversation. Keep the lines that matter; write here what this person wants.\n";
    if (!region.empty()) text_ += "region   " + region + "\n";
    text_ += "\n";
  }
  void turn(const Message& said, const Turn& turn) {
    text_ += "person   " + (said.payload.empty() ? said.text : "[" + said.payload + "]") + "\n";
    text_ += "decision " + turn.record.decision + "\n";
    if (turn.reply.alarm) text_ += "alarm    " + turn.reply.alarm->label + " " + turn.reply.alarm->tier + "\n";
    for (const Line& line : turn.reply.lines) {
      const std::string first = line.text.substr(0, line.text.find('\n'));
      if (std::holds_alternative<BannerLine>(line.shape)) {
        text_ += "banner\n";
      } else if (!first.empty()) {
        text_ += "reply    " + first + "\n";
      }
    }
    text_ += "step     " + (turn.reply.step.empty() ? std::string("none") : turn.reply.dialog + "/" + turn.reply.step) + "\n";
  }
  /// False when it could not be written.
  bool write() const {
    if (file_.empty()) return true;
    std::ofstream out(file_, std::ios::trunc);
    out << text_;
    out.close();
    return static_cast<bool>(out);
  }

 private:
  std::string file_;
  std::string text_;
};

}  // namespace

std::string version_text(const std::string& content_hash) {
  return std::string("unclench ") + kVersion + (content_hash.empty() ? "" : ", content " + content_hash);
}

int run(const ChatCommand& command) {
  LoadedContent loaded = load_content(command.content);
  const std::shared_ptr<const Content> content = require_content(loaded);
  if (content == nullptr) return kFailed;
  if (!command.region.empty() && content->regions.by_code.count(command.region) == 0) {
    std::cerr << "no country \"" << command.region << "\"; leave --region out, or use a code such as GB or US\n";
    return kFailed;
  }
  const Colours colour = colours(command.plain);
  const SystemClock clock;
  const std::uint64_t dice = std::random_device{}();
  std::cout << colour.dim << "Type a number to choose, or write in your own words. \"quit\" leaves.\n" << colour.end << "\n";
  Recorder recorder(command.record, command.region);
  std::int64_t minutes = 0;
  const auto moment = [&](std::uint32_t number) {
    return command.record.empty() ? Moment{clock.now_ms(), mixed(dice, number)} : test_moment(number, minutes++);
  };
  Turn turn = begin(*content, "en", command.region, moment(1));
  for (;;) {
    const Shown shown = show(turn, colour, command.explain);
    std::cout << "> " << std::flush;
    std::string line;
    if (!std::getline(std::cin, line) || line == "quit" || line == "exit") break;
    std::cout << "\n";
    const Message said = read(line, shown, turn.reply.expects);
    turn = take_turn(*content, turn.session, said, moment(turn.session.turn + 1));
    recorder.turn(said, turn);
    if (std::any_of(turn.effects.begin(), turn.effects.end(), [](const Effect& effect) { return effect.kind == EffectKind::kExport; })) {
      std::cout << colour.dim << "(in the terminal there is no file; a client of the API offers one)\n" << colour.end;
    }
    if (std::any_of(turn.effects.begin(), turn.effects.end(), [](const Effect& effect) { return effect.kind == EffectKind::kErase; })) {
      show(turn, colour, command.explain);
      std::cout << colour.dim << "(this conversation was only in memory, and is gone)\n" << colour.end;
      break;
    }
  }
  std::cout << "\n";
  if (!recorder.write()) {
    std::cerr << "cannot write " << command.record << "\n";
    return kFailed;
  }
  if (!command.record.empty()) std::cout << "recorded in " << command.record << "; try it with: unclench test " << command.record << "\n";
  return kDone;
}

}  // namespace unclench::cli
