#pragma once
// Values to bytes and back, for what this machine keeps for itself: its own byte order, lengths before lists.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace unclench {

class ByteWriter {
 public:
  template <typename T>
  void value(const T& v) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&v), sizeof v);
  }
  template <typename T>
  void list(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    value(static_cast<std::uint64_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  void text(std::string_view text) {
    value(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// After the first read beyond the end everything reads as empty and `failed()` is true.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  T value() {
    static_assert(std::is_trivially_copyable_v<T>);
    T v{};
    if (const std::string_view bytes = take(sizeof v); !failed_) std::memcpy(&v, bytes.data(), sizeof v);
    return v;
  }
  template <typename T>
  std::vector<T> list() {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto count = value<std::uint64_t>();
    std::vector<T> values;
    if (count > rest_.size() / sizeof(T)) failed_ = true;
    if (failed_) return values;
    values.resize(static_cast<std::size_t>(count));
    const std::string_view bytes = take(values.size() * sizeof(T));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
  }
  std::string_view text() { return take(value<std::uint32_t>()); }

  bool failed() const { return failed_; }
  /// All read, nothing left over.
  bool complete() const { return !failed_ && rest_.empty(); }

 private:
  std::string_view take(std::size_t count) {
    if (failed_ || count > rest_.size()) {
      failed_ = true;
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace unclench
