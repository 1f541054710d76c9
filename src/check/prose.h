#pragma once
// The small Markdown of texts -> plain prose and its sentences.

#include <string>
#include <string_view>
#include <vector>

namespace unclench {

/// Without marks: emphasis, list bullets and link addresses go; {names} stay; typographic quotes and dashes become plain ones.
std::string without_markdown(std::string_view text);

/// The sentences of plain prose, in order, trimmed, each with its final mark. A line ends a sentence as well; a dot inside a number, an
/// abbreviation ("e.g.") or an address does not.
std::vector<std::string> sentences_of(std::string_view prose);

}  // namespace unclench
