#include "dialog/phrases.h"

#include <algorithm>

#include "base/moment.h"

namespace unclench {
namespace {

std::uint64_t phrase_id(std::string_view place, std::size_t variant) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : place) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mixed(hash, variant);
}

template <typename Each>
void each_name(std::string_view text, Each each) {
  for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == text.npos) return;
    each(open, close);
  }
}

}  // namespace

bool SaidBefore::has(std::uint64_t phrase) const { return std::find(phrases_.begin(), phrases_.end(), phrase) != phrases_.end(); }

void SaidBefore::add(std::uint64_t phrase) {
  phrases_.erase(std::remove(phrases_.begin(), phrases_.end(), phrase), phrases_.end());
  phrases_.push_back(phrase);
  if (phrases_.size() > kMost) phrases_.erase(phrases_.begin());
}

SaidBefore SaidBefore::of(std::vector<std::uint64_t> phrases) {
  SaidBefore said;
  for (const std::uint64_t phrase : phrases) said.add(phrase);
  return said;
}

std::size_t pick_variant(const Text& variants, std::string_view place, std::uint64_t seed, SaidBefore& said) {
  if (variants.size() < 2) return 0;
  std::vector<std::size_t> fresh;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (!said.has(phrase_id(place, i))) fresh.push_back(i);
  }
  std::size_t chosen = 0;
  if (fresh.empty()) {
    const auto& order = said.all();
    const auto age = [&](std::size_t i) { return std::find(order.begin(), order.end(), phrase_id(place, i)); };
    for (std::size_t i = 1; i < variants.size(); ++i) {
      if (age(i) < age(chosen)) chosen = i;
    }
  } else {
    std::uint64_t salt = 0;
    for (const char c : place) salt = salt * 131 + static_cast<unsigned char>(c);
    chosen = fresh[mixed(seed, salt) % fresh.size()];
  }
  said.add(phrase_id(place, chosen));
  return chosen;
}

std::string fill(std::string_view text, const std::function<std::string(std::string_view name)>& value_of) {
  std::string out;
  std::size_t at = 0;
  each_name(text, [&](std::size_t open, std::size_t close) {
    if (open < at) return;
    out += text.substr(at, open - at);
    out += value_of(text.substr(open + 1, close - open - 1));
    at = close + 1;
  });
  out += text.substr(at);
  return out;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  each_name(text, [&](std::size_t open, std::size_t close) { names.emplace_back(text.substr(open + 1, close - open - 1)); });
  return names;
}

}  // namespace unclench
