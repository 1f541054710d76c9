#pragma once

#include <cstddef>
#include <string_view>

namespace unclench {

/// Restricted Damerau-Levenshtein distance in bytes (a swap of neighbours counts 1), or `limit` + 1 as soon
/// as it is more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace unclench
