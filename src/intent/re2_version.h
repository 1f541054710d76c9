#pragma once
// What differs between RE2 of Debian 12 (its own StringPiece) and Debian 13 (abseil's string_view).

#include <re2/re2.h>
#include <re2/stringpiece.h>

#include <string_view>

namespace unclench {

inline re2::StringPiece re2_view(std::string_view text) { return re2::StringPiece(text.data(), text.size()); }

/// How every expression of ours is read: UTF-8, leftmost and longest, nothing written to stderr.
inline RE2::Options re2_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  return options;
}

}  // namespace unclench
