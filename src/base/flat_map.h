#pragma once
// A hash table of numbers in one block of memory: most look-ups touch one cache line. Grows, never shrinks; nothing can be removed.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace unclench {

/// Keys are any 64 bits, values any number but `kNothing`.
class FlatMap {
 public:
  static constexpr std::uint32_t kNothing = 0xffffffffU;

  /// kNothing when there is no such key.
  std::uint32_t find(std::uint64_t key) const {
    if (slots_.empty()) return kNothing;
    for (std::size_t at = place(key);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].value == kNothing || slots_[at].key == key) return slots_[at].value;
    }
  }

  /// Says that `key` will soon be asked for.
  void prefetch(std::uint64_t key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[place(key)]);
  }

  /// Replaces what stood under `key`.
  void set(std::uint64_t key, std::uint32_t value) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    std::size_t at = place(key);
    while (slots_[at].value != kNothing && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].value == kNothing) ++used_;
    slots_[at] = {key, value};
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = kNothing;
  };

  std::size_t place(std::uint64_t key) const {
    key *= 0x9e3779b97f4a7c15ULL;
    return static_cast<std::size_t>(key ^ (key >> 32)) & (slots_.size() - 1);
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.value == kNothing) continue;
      std::size_t at = place(slot.key);
      while (slots_[at].value != kNothing) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two of them, at most half used
  std::size_t used_ = 0;
};

}  // namespace unclench
