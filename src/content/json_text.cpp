#include "content/json_text.h"

#include <nlohmann/json.hpp>

#include <set>
#include <vector>

namespace unclench {
namespace {

using nlohmann::json;

/// Builds the document event by event and stops at the first thing that is wrong.
class Builder : public nlohmann::json_sax<json> {
 public:
  explicit Builder(const JsonLimits& limits) : limits_(limits) {}

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return enter(json::object()); }
  bool key(string_t& name) override {
    key_ = name;
    if (keys_.back().insert(name).second) return true;
    error_ = {JsonError::Kind::kDuplicateKey, 0, 0, "the key \"" + name + "\" stands twice in the same object"};
    return false;
  }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override { return enter(json::array()); }
  bool end_array() override { return leave(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    position_ = position;
    error_ = {JsonError::Kind::kSyntax, 0, 0, "this is not valid JSON"};
    return false;
  }

  json take() { return std::move(root_); }
  const JsonError& error() const { return error_; }
  std::size_t position() const { return position_; }

 private:
  template <typename T>
  bool put(T&& value) {
    place(json(std::forward<T>(value)));
    return true;
  }
  json* place(json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    return &(parent[key_] = std::move(value));
  }
  bool enter(json container) {
    if (open_.size() >= limits_.depth) {
      error_ = {JsonError::Kind::kDepth, 0, 0, "nested deeper than " + std::to_string(limits_.depth) + " levels"};
      return false;
    }
    open_.push_back(place(std::move(container)));
    keys_.emplace_back();
    return true;
  }
  bool leave() {
    open_.pop_back();
    keys_.pop_back();
    return true;
  }

  const JsonLimits& limits_;
  json root_;
  std::vector<json*> open_;  // stable: a container is only appended to while it is the last
  std::vector<std::set<std::string>> keys_;
  std::string key_;
  JsonError error_;
  std::size_t position_ = 0;
};

void locate(std::string_view text, std::size_t position, JsonError& error) {
  error.line = 1;
  error.column = 1;
  for (std::size_t i = 0; i + 1 < position && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++error.line;
      error.column = 1;
    } else {
      ++error.column;
    }
  }
}

}  // namespace

std::variant<json, JsonError> parse_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return JsonError{JsonError::Kind::kTooLarge, 0, 0, "larger than " + std::to_string(limits.bytes) + " bytes"};
  }
  Builder builder(limits);
  if (json::sax_parse(text, &builder)) return builder.take();
  JsonError error = builder.error();
  if (error.kind == JsonError::Kind::kSyntax) locate(text, builder.position(), error);
  return error;
}

}  // namespace unclench
