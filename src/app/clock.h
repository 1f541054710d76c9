#pragma once

#include <chrono>
#include <cstdint>

namespace unclench {

/// Where the shell gets the time from; tests bring their own.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now_ms() const = 0;  // since 1970-01-01 UTC
};

class SystemClock : public Clock {
 public:
  std::int64_t now_ms() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  }
};

}  // namespace unclench
