#pragma once
// What goes to the person, one message each. Every line has `text`, and a client that knows only text works.

#include <string>
#include <variant>
#include <vector>

#include "diary/entry.h"
#include "dialog/slot.h"

namespace unclench {

struct TextLine {};

struct ChoiceLine {
  std::vector<Option> options;
  bool several = false;
};

struct ScaleLine {
  double min = 0;
  double max = 10;
  std::string min_label;
  std::string max_label;
};

struct PacerLine {
  double in_s = 4;
  double hold_s = 0;
  double out_s = 6;
  double rest_s = 0;
  int cycles = 6;
};

struct TimerLine {
  std::string label;
  int seconds = 0;
  struct Part {
    std::string say;
    int seconds = 0;
    std::string area;
  };
  std::vector<Part> parts;
  bool skip_areas = false;
};

struct DiaryLine {
  std::vector<DiaryEntry> entries;  // by day
};

struct SummaryLine {};

struct Contact {
  std::string kind;  // emergency, crisis, abuse, poison, text
  std::string name;
  std::string number;
  std::string sms;
  std::string hours;
  std::string url;
};

struct BannerLine {
  std::string level;  // the alarm's tier
  std::vector<Contact> contacts;
};

struct Line {
  using Shape = std::variant<TextLine, ChoiceLine, ScaleLine, PacerLine, TimerLine, DiaryLine, SummaryLine, BannerLine>;
  std::string text;  // a small Markdown: paragraphs, bold, italic, lists, links
  Shape shape;
};

/// What an open question takes: the `expects` of a reply.
struct Expecting {
  std::string type;  // "none", "yes_no", "choice", "multi_choice", "scale", "number", "duration", "date", "text", "done"
  std::vector<Option> options;
  double min = 0;
  double max = 10;
  std::string min_label;
  std::string max_label;
  bool skip = false;
};

}  // namespace unclench
