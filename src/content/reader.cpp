#include "content/reader.h"

#include <algorithm>
#include <cmath>

namespace unclench {
namespace {

const nlohmann::json& empty_object() {
  static const nlohmann::json kEmpty = nlohmann::json::object();
  return kEmpty;
}

}  // namespace

std::string child(const std::string& pointer, const std::string& key) {
  std::string escaped;
  for (const char c : key) {
    if (c == '~') {
      escaped += "~0";
    } else if (c == '/') {
      escaped += "~1";
    } else {
      escaped += c;
    }
  }
  return pointer + "/" + escaped;
}

std::string child(const std::string& pointer, std::size_t index) { return pointer + "/" + std::to_string(index); }

Reader::Reader(const nlohmann::json& value, std::string file, std::string pointer, Problems& problems)
    : object_(value.is_object() ? value : empty_object()), file_(std::move(file)), pointer_(std::move(pointer)), problems_(problems) {
  if (!value.is_object()) problems_.push_back({file_, pointer_, "expected an object in braces { }", ""});
}

bool Reader::has(const std::string& key) const { return object_.contains(key); }

const nlohmann::json* Reader::value(const std::string& key, bool required) {
  asked_.insert(key);
  const auto it = object_.find(key);
  if (it != object_.end()) return &*it;
  if (required) problem("", "\"" + key + "\" is missing");
  return nullptr;
}

const nlohmann::json* Reader::list(const std::string& key, bool required) {
  const nlohmann::json* found = value(key, required);
  if (found == nullptr || found->is_array()) return found;
  problem(key, "expected a list in brackets [ ]");
  return nullptr;
}

const nlohmann::json* Reader::braces(const std::string& key, bool required) {
  const nlohmann::json* found = value(key, required);
  if (found == nullptr || found->is_object()) return found;
  problem(key, "expected names and values in braces { }");
  return nullptr;
}

std::string Reader::text(const std::string& key, bool required) {
  const nlohmann::json* found = value(key, required);
  if (found == nullptr) return "";
  if (!found->is_string()) {
    problem(key, "expected a text in quotes");
    return "";
  }
  std::string text = found->get<std::string>();
  if (required && text.empty()) problem(key, "must not be empty");
  return text;
}

std::optional<bool> Reader::flag(const std::string& key) {
  const nlohmann::json* found = value(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_boolean()) {
    problem(key, "expected true or false, without quotes");
    return std::nullopt;
  }
  return found->get<bool>();
}

std::optional<double> Reader::number(const std::string& key, bool required) {
  const nlohmann::json* found = value(key, required);
  if (found == nullptr) return std::nullopt;
  if (!found->is_number()) {
    problem(key, "expected a number, without quotes");
    return std::nullopt;
  }
  return found->get<double>();
}

std::optional<int> Reader::whole(const std::string& key, bool required) {
  const std::optional<double> found = number(key, required);
  if (!found) return std::nullopt;
  if (*found != std::floor(*found) || std::abs(*found) > 1e9) {
    problem(key, "expected a whole number");
    return std::nullopt;
  }
  return static_cast<int>(*found);
}

std::vector<std::string> Reader::texts(const std::string& key, bool required) {
  const nlohmann::json* found = value(key, required);
  std::vector<std::string> texts;
  if (found == nullptr) return texts;
  if (found->is_string()) {
    texts.push_back(found->get<std::string>());
  } else if (found->is_array()) {
    for (std::size_t i = 0; i < found->size(); ++i) {
      if ((*found)[i].is_string()) {
        texts.push_back((*found)[i].get<std::string>());
      } else {
        problems_.push_back({file_, child(pointer(key), i), "expected a text in quotes", ""});
      }
    }
  } else {
    problem(key, "expected a text, or a list of texts");
  }
  if (required && texts.empty()) problem(key, "needs at least one text");
  return texts;
}

std::string Reader::one_of(const std::string& key, const std::vector<std::string>& words, bool required) {
  const std::string word = text(key, required);
  if (word.empty()) return word;
  if (std::find(words.begin(), words.end(), word) != words.end()) return word;
  problem(key, "\"" + word + "\" is not known here", did_you_mean(word, words, words.size()));
  return "";
}

void Reader::finish() {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const auto& [key, value] : object_.items()) {
    if (asked_.count(key) > 0) continue;
    std::vector<std::string> offered;
    for (const std::string& word : known) {
      if (word.front() != '$') offered.push_back(word);
    }
    problems_.push_back({file_, pointer_, "unknown key \"" + key + "\"", did_you_mean(key, offered, 16)});
  }
}

void Reader::problem(const std::string& key, std::string what, std::string hint) {
  problems_.push_back({file_, key.empty() ? pointer_ : pointer(key), std::move(what), std::move(hint)});
}

}  // namespace unclench
