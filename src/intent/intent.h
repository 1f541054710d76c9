#pragma once
// What one intent file says, ready for matching.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intent/pattern.h"

namespace unclench {

/// The words that steer a conversation. Closed: each has its place in assistant/choose.cpp.
enum class Control { kStop, kGoBack, kStartOver, kSkip, kRepeat, kWhy, kHelp, kPause, kResume, kMore, kHowDoYouKnow, kDeleteMyData };

std::optional<Control> control_named(std::string_view name);
std::string_view name_of(Control control);

struct Intent {
  std::string id;
  std::string title;
  std::string about;  // what the topic is called inside a sentence ("yoga"), for "is it safe?" after it; may be empty
  std::string opens;  // the dialog, usually of the same id
  std::optional<Control> control;
  bool outside = false;      // recognised as something the assistant is not for
  bool small_talk = false;   // a greeting, thanks: asks for nothing, so nobody would choose it from a list
  bool last_resort = false;  // answers, when a pattern of it fits, before nothing is understood at all
  std::vector<PatternSource> patterns;
  std::vector<std::string> examples;  // as authors typed them
  std::vector<std::string> nots;
  std::string file;
};

}  // namespace unclench
