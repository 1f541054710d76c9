#pragma once

#include <optional>
#include <vector>

#include "dialog/answer_words.h"

namespace unclench {

/// Options meant by where they stand: "2"   "the second one"   "last"   "first two"   "1 and 3"   "option b".
struct PositionsSeen {
  std::vector<std::size_t> positions{};  // from 0, in the order of the message; all below the count
  std::optional<double> beyond{};        // a number that is no position: "7" of 4
  std::vector<WordRange> told{};
};

/// `bare_numbers`: whether "2" alone may be a position.
PositionsSeen positions_in(const AnswerWords& words, std::size_t count, bool bare_numbers);

}  // namespace unclench
