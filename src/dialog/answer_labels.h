#pragma once

#include "dialog/answer_readers.h"

namespace unclench {

/// A place on a scale without a number: "none", "off the scale", "halfway", or the words of a label ("no
/// pain").
AnswerReadings read_label(const SlotSpec& slot, const AnswerWords& words);

}  // namespace unclench
