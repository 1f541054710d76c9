#pragma once
// The outside world as one value: when a turn happens, and the dice it may use.

#include <cstdint>

namespace unclench {

struct Moment {
  std::int64_t now_ms = 0;  // milliseconds since 1970-01-01 UTC
  std::uint64_t seed = 0;   // from session and turn number, so that a replay says the same words
};

/// Splitmix64: a well mixed number for (`seed`, `salt`). The same everywhere, for ever.
constexpr std::uint64_t mixed(std::uint64_t seed, std::uint64_t salt) {
  std::uint64_t z = seed + 0x9e3779b97f4a7c15ULL * (salt + 1);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace unclench
