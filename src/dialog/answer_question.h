#pragma once
// A question is never an answer. These are the words of a message that ask, or ask for, something:
//
//   "why do you ask"  all     "6, what does that mean"  all but the 6     "is 6 bad"  all     "do not know"
//   none

#include <vector>

#include "text/normal_text.h"

namespace unclench {

/// One flag for each word. From where a question begins it goes on to the end of its sentence.
std::vector<bool> asking_words(const NormalText& text);

}  // namespace unclench
