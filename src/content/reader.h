#pragma once
// Reads one JSON object of a content file, key by key, and remembers what it was asked for: what is left over at the end is a misspelling.

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/problem.h"

namespace unclench {

/// One part of `pointer/of/json`.
std::string child(const std::string& pointer, const std::string& key);
std::string child(const std::string& pointer, std::size_t index);

class Reader {
 public:
  /// Anything but an object is a problem, and then reads as empty.
  Reader(const nlohmann::json& value, std::string file, std::string pointer, Problems& problems);

  bool has(const std::string& key) const;
  std::string text(const std::string& key, bool required = false);
  std::optional<bool> flag(const std::string& key);
  std::optional<double> number(const std::string& key, bool required = false);
  std::optional<int> whole(const std::string& key, bool required = false);
  /// A text or a list of texts.
  std::vector<std::string> texts(const std::string& key, bool required = false);
  /// A word of a closed list; empty when missing or wrong (then it is a problem).
  std::string one_of(const std::string& key, const std::vector<std::string>& words, bool required = false);
  /// A list, or an object, of whatever; null when missing or wrong (then it is a problem).
  const nlohmann::json* list(const std::string& key, bool required = false);
  const nlohmann::json* braces(const std::string& key, bool required = false);
  /// The raw value, or null.
  const nlohmann::json* value(const std::string& key, bool required = false);

  /// Reports every key that was not asked for.
  void finish();
  void problem(const std::string& key, std::string what, std::string hint = "");

  const std::string& file() const { return file_; }
  std::string pointer(const std::string& key) const { return child(pointer_, key); }
  const std::string& pointer() const { return pointer_; }
  Problems& problems() { return problems_; }
  const nlohmann::json& object() const { return object_; }

 private:
  const nlohmann::json& object_;
  std::string file_;
  std::string pointer_;
  Problems& problems_;
  std::set<std::string> asked_ = {"$schema", "$comment"};
};

}  // namespace unclench
