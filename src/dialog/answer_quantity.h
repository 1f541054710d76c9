#pragma once
// An amount as people write it: 6   6.5   7/10   six and a half   a hundred and twenty   seven out of ten 60
// percent

#include <optional>

#include "dialog/answer_words.h"

namespace unclench {

struct Quantity {
  double value = 0;
  double out_of = 0;  // 10 for "7/10"; 0 when not said
  WordRange at{};
};

/// The longest amount that begins at word `i`. "a couple" is 2; a lone "half" is none, nor is "one" in "this
/// one".
std::optional<Quantity> quantity_at(const AnswerWords& words, std::size_t i);

/// All of them in order. "On a scale of 1 to 10 I would say 6" is one: 6 of 10.
std::vector<Quantity> quantities_in(const AnswerWords& words);

}  // namespace unclench
