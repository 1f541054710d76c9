#pragma once
// What stands around a phrase, and whether it can be the point of its clause there.

#include "dialog/answer_words.h"

namespace unclench {

/// True when nothing but fillers, a connector or "it is" leads up to word `i` in its clause.
bool opens_statement(const AnswerWords& words, std::size_t i);

/// True when the clause ends before word `i`, but for fillers.
bool ends_statement(const AnswerWords& words, std::size_t i);

/// Number of words of the longest "I don't know" at word `i`; 0 when there is none, or when it is about
/// something else
/// ("I don't know why it hurts", "I can't tell if you are a person").
std::size_t unsure_at(const AnswerWords& words, std::size_t i);

}  // namespace unclench
