#pragma once

namespace unclench {

inline constexpr const char* kVersion = UNCLENCH_VERSION;

}  // namespace unclench
