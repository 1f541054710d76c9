#include "intent/phrase_trie.h"

#include <algorithm>

namespace unclench {

std::uint32_t PhraseTrie::step(std::uint32_t node, std::string_view word) {
  const bool is_prefix = word.back() == '*';
  if (is_prefix) word.remove_suffix(1);
  const auto [entry, is_new] = (is_prefix ? prefix_names_ : names_).emplace(word, used_names_);
  if (is_new) ++used_names_;
  const std::uint32_t name = entry->second;
  nodes_[node].ends = false;
  if (is_prefix) {
    nodes_[node].has_prefixes = true;
    longest_prefix_ = std::max(longest_prefix_, word.size());
  }
  const std::uint64_t edge = key(node, name);
  if (const std::uint32_t next = edges_.find(edge); next != FlatMap::kNothing) return next;
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  edges_.set(edge, next);
  nodes_.emplace_back();
  return next;
}

void PhraseTrie::add(std::string_view phrase, std::uint32_t id) {
  std::uint32_t node = kRoot;
  while (!phrase.empty()) {
    const std::size_t space = phrase.find(' ');
    if (space != 0) node = step(node, phrase.substr(0, space));
    if (space == phrase.npos) break;
    phrase.remove_prefix(space + 1);
  }
  if (node == kRoot) return;
  std::vector<std::uint32_t>& ids = nodes_[node].ids;
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

PhraseTrie::Words PhraseTrie::words_of(const NormalText& text) const {
  Words words;
  words.names_.reserve(text.words.size());
  words.prefixes_end_.reserve(text.words.size());
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const std::string_view word = text.word(i);
    const auto known = names_.find(word);
    words.names_.push_back(known == names_.end() ? kNoName : known->second);
    for (std::size_t letters = 1; letters <= std::min(word.size(), longest_prefix_); ++letters) {
      if (const auto name = prefix_names_.find(word.substr(0, letters)); name != prefix_names_.end()) words.prefix_names_.push_back(name->second);
    }
    words.prefixes_end_.push_back(static_cast<std::uint32_t>(words.prefix_names_.size()));
  }
  return words;
}

}  // namespace unclench
