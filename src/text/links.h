#pragma once

#include <string_view>

namespace unclench {

/// True for a URL or an e-mail address. `text` is lower case, without spaces and without punctuation at its
/// ends.
bool is_link(std::string_view text);

}  // namespace unclench
