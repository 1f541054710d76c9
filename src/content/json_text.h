#pragma once
// JSON from people and strangers: depth, duplicate keys and size are checked while reading, so that nothing deep or doubled is ever built.

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace unclench {

struct JsonLimits {
  std::size_t bytes = 1 << 20;
  std::size_t depth = 16;
};

struct JsonError {
  enum class Kind { kSyntax, kDepth, kDuplicateKey, kTooLarge };
  Kind kind = Kind::kSyntax;
  std::size_t line = 0;    // from 1; 0 when it does not matter
  std::size_t column = 0;
  std::string what;  // never holds the text itself, except a duplicate key's name
};

/// A parsed document. Holds a nlohmann::json behind a pointer, so that headers need not include it.
std::variant<nlohmann::json, JsonError> parse_json(std::string_view text, const JsonLimits& limits = {});

}  // namespace unclench
