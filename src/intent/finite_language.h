#pragma once
// Most of what authors write is finite: "(my )?(bad|sore) backs?" is eight phrases. Those are looked up word by word instead of being matched.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unclench {

/// All texts that `pattern` matches, or nothing when they are too many or it is more than literals, brackets, `|` and `?`. A text that ends in `*`
/// stands for every word that begins so (`worr\w*`).
std::optional<std::vector<std::string>> finite_language(std::string_view pattern, std::size_t most);

}  // namespace unclench
