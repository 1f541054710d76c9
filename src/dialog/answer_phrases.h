#pragma once
// What people say around an answer, and instead of one. English.

#include "dialog/answer_words.h"

namespace unclench {

/// "um", "i would say", "about", "today": part of the answer's clause without meaning anything for it.
PhraseList filler_phrases();

/// "the", "my", "it was": explained when all the rest of their clause is.
PhraseList glue_words();

/// "but", "because", "since": a new clause may begin with them where nobody typed a comma.
PhraseList connectors();

/// "i", "my", "in": right after an answer they begin another clause ("zero i feel great", "6 in my left
/// leg").
PhraseList clause_subjects();

/// "i would say", "it is": an answer may begin with them after something else ("when i move i would say 7").
PhraseList leads();

/// "when", "until": a clause that begins with one only says under which circumstances ("until 6").
PhraseList subordinates();

/// "no wait", "i mean": what follows replaces what was said before.
PhraseList corrections();

/// "rather not say", "none of your business".
PhraseList declining_phrases();

/// "i do not know", "hard to say".
PhraseList unsure_phrases();

}  // namespace unclench
