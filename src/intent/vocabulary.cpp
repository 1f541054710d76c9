#include "intent/vocabulary.h"

#include <algorithm>
#include <functional>
#include <set>

namespace unclench {
namespace {

constexpr std::size_t kMaxExpansion = 64 * 1024;  // one concept, written out

class Expander {
 public:
  Expander(const std::map<std::string, Vocabulary::Concept>& concepts, Problems& problems)
      : concepts_(concepts), problems_(problems) {
    for (const auto& [name, spec] : concepts_) names_.push_back(name);
  }

  /// Null when the concept does not exist, includes itself, or is too large.
  const std::string* expand(const std::string& name) {
    const auto done = expanded_.find(name);
    if (done != expanded_.end()) return &done->second;
    const auto it = concepts_.find(name);
    if (it == concepts_.end()) return nullptr;
    if (!open_.insert(name).second) return nullptr;
    std::string joined = "(?:";
    for (std::size_t i = 0; i < it->second.entries.size(); ++i) {
      if (i > 0) joined += '|';
      joined += entry(it->second, name, i);
    }
    joined += ')';
    open_.erase(name);
    if (joined.size() > kMaxExpansion) {
      problems_.push_back({it->second.file, it->second.pointer, "concept \"" + name + "\" is too large when written out", ""});
      joined = "(?:)";
    }
    return &expanded_.emplace(name, std::move(joined)).first->second;
  }

  std::map<std::string, std::string, std::less<>> take() { return std::move(expanded_); }

 private:
  std::string entry(const Vocabulary::Concept& spec, const std::string& name, std::size_t i) {
    const std::string& text = spec.entries[i];
    const std::string pointer = spec.pointer + "/" + std::to_string(i);
    std::string out;
    std::size_t at = 0;
    each_concept(text, [&](std::string_view inner, std::size_t begin, std::size_t end) {
      out += text.substr(at, begin - at);
      at = end;
      const std::string inner_name(inner);
      if (open_.count(inner_name) > 0) {
        problems_.push_back({spec.file, pointer, "concept \"" + name + "\" includes itself through {" + inner_name + "}", ""});
      } else if (const std::string* expansion = expand(inner_name)) {
        out += *expansion;
      } else {
        problems_.push_back({spec.file, pointer, "no concept {" + inner_name + "}", did_you_mean(inner_name, names_)});
      }
    });
    out += text.substr(at);
    return out;
  }

  const std::map<std::string, Vocabulary::Concept>& concepts_;
  Problems& problems_;
  std::vector<std::string> names_;
  std::set<std::string> open_;
  std::map<std::string, std::string, std::less<>> expanded_;
};

}  // namespace

Vocabulary Vocabulary::build(std::map<std::string, Concept> concepts, Problems& problems) {
  Expander expander(concepts, problems);
  for (const auto& [name, spec] : concepts) expander.expand(name);
  Vocabulary vocabulary;
  vocabulary.expanded_ = expander.take();
  return vocabulary;
}

std::vector<std::string> Vocabulary::names() const {
  std::vector<std::string> names;
  for (const auto& [name, expansion] : expanded_) names.push_back(name);
  return names;
}

std::optional<std::string> Vocabulary::expand(std::string_view pattern, std::string& unknown) const {
  std::string out;
  std::size_t at = 0;
  unknown.clear();
  each_concept(pattern, [&](std::string_view name, std::size_t begin, std::size_t end) {
    out += pattern.substr(at, begin - at);
    at = end;
    const auto it = expanded_.find(name);
    if (it != expanded_.end()) {
      out += it->second;
    } else if (unknown.empty()) {
      unknown = name;
    }
  });
  if (!unknown.empty()) return std::nullopt;
  out += pattern.substr(at);
  return out;
}

std::vector<std::string> Vocabulary::words() const {
  std::set<std::string> words;
  for (const auto& [name, expansion] : expanded_) {
    std::string word;
    for (std::size_t i = 0; i <= expansion.size(); ++i) {
      const char c = i < expansion.size() ? expansion[i] : ' ';
      if (c >= 'a' && c <= 'z') {
        word += c;
        continue;
      }
      // A word that a quantifier, an escape or a bracket touches is only a part of one.
      const bool whole = c == ' ' || c == '|' || c == ')';
      const std::size_t start = i - word.size();
      const char before = start > 0 ? expansion[start - 1] : ' ';
      const bool clean = before == ' ' || before == '|' || before == ':';
      if (whole && clean && word.size() > 2) words.insert(word);
      word.clear();
    }
  }
  return {words.begin(), words.end()};
}

}  // namespace unclench
