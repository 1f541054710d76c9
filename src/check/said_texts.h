#pragma once
// Everything that content says, text by text, with the place where its author wrote it.

#include <string>
#include <vector>

#include "content/content.h"

namespace unclench {

enum class TextKind {
  kMessage,  // what the assistant says, asks and explains
  kButton,   // titles and options: what the person says by tapping
  kLabel,    // short words of the program
};

struct SaidText {
  TextKind kind = TextKind::kMessage;
  std::string file;
  std::string pointer;
  std::string dialog;  // empty for intents and labels
  std::string text;
};

/// In the order of their files. Leaves out what nobody reads (`also`, patterns, examples) and what is not ours to word (instruments).
std::vector<SaidText> said_texts(const Content& content);

}  // namespace unclench
