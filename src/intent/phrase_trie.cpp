#include "intent/phrase_trie.h"

#include <algorithm>

namespace unclench {

std::uint32_t PhraseTrie::step(std::uint32_t node, std::string_view word) {
  if (word.back() == '*') {
    const std::string prefix(word.substr(0, word.size() - 1));
    for (const auto& [known, next] : nodes_[node].prefixes) {
      if (known == prefix) return next;
    }
    const auto next = static_cast<std::uint32_t>(nodes_.size());
    nodes_[node].prefixes.emplace_back(prefix, next);
    nodes_.emplace_back();
    return next;
  }
  auto known = word_ids_.find(word);
  if (known == word_ids_.end()) known = word_ids_.emplace(word, static_cast<std::uint32_t>(word_ids_.size() + 1)).first;
  const std::uint64_t edge = key(node, known->second);
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

std::vector<std::uint32_t> PhraseTrie::words_of(const NormalText& text) const {
  std::vector<std::uint32_t> ids;
  ids.reserve(text.words.size());
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const auto it = word_ids_.find(text.word(i));
    ids.push_back(it == word_ids_.end() ? 0 : it->second);
  }
  return ids;
}

}  // namespace unclench
