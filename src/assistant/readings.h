#pragma once
// Other ways to read a message: past its greeting, in the light of what was talked about, and as two questions. Pure functions over the words of concepts
// (`greets`, `refers_back`, `asks`, `joins`) of the vocabulary.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intent/marks.h"

namespace unclench {

/// "Good morning, my back hurts": the index of the word after the greeting; 0 without one, or when nothing much follows.
std::size_t end_of_greeting(const NormalText& text, const Marks& marks, const Atoms& atoms);

/// "Is it safe every day?" about yoga: "is yoga safe every day". Without a word that refers back, the topic is put in front: "yoga how often". Nothing
/// when the message asks for nothing, or is too long to hang on what was said before.
std::optional<std::string> in_the_light_of(std::string_view about, const NormalText& text, const Marks& marks, const Atoms& atoms);

/// Indexes of words at which a second question may begin: after a sentence or clause, or at "and", where both sides ask for something.
std::vector<std::size_t> second_questions(const NormalText& text, const Marks& marks, const Atoms& atoms);

}  // namespace unclench
