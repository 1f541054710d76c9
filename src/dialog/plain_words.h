#pragma once
// The words of a text that an author wrote (an option's title, a label), in the form that messages are
// compared in. Authors write little, so this is less than TextRules::normalise does for what people type.

#include <string>
#include <string_view>
#include <vector>

namespace unclench {

/// "Don't know / not sure" -> do not know not sure; "30-60 minutes" -> 30 to 60 minutes; "leg_pain" -> leg
/// pain.
std::vector<std::string> plain_words(std::string_view authored);

/// The same word in another form ("worrying" for "worry", "shorter" for "short"), or the first letters of it,
/// at least four ("near", "nearly"). The author's word comes second.
bool alike(std::string_view typed, std::string_view authored);

}  // namespace unclench
