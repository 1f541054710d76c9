#pragma once
// Normal text for tests of rooms above `text`, through the real rules.

#include <string>

#include "text/text_rules.h"

namespace unclench {

inline NormalText plain_text(const std::string& typed) {
  const TextRules rules = TextRules::english();
  return rules.normalise(typed);
}

}  // namespace unclench
