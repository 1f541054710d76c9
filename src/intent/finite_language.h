#pragma once
// Most of what authors write is finite: "(my )?(bad|sore) backs?" is eight phrases. Those are looked up word by word instead of being matched. In a
// phrase `+` stands for any word (`\w+`), and a word that ends in `*` for every word that begins so (`worr\w*`).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unclench {

/// All phrases that `pattern` matches, or nothing when they are too many or it is more than literals, `|`, `?`, brackets and small classes (`[0-5]`).
std::optional<std::vector<std::string>> finite_language(std::string_view pattern, std::size_t most);

/// Phrases of few words such that whatever `pattern` matches begins with one of them: as long as `most` allows. Nothing when any word may begin it.
std::optional<std::vector<std::string>> beginnings(std::string_view pattern, std::size_t most);

}  // namespace unclench
