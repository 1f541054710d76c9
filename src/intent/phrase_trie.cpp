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
  const auto id = word_ids_.emplace(std::string(word), static_cast<std::uint32_t>(word_ids_.size() + 1)).first->second;
  const auto [edge, fresh] = edges_.emplace(key(node, id), static_cast<std::uint32_t>(nodes_.size()));
  if (fresh) nodes_.emplace_back();
  return edge->second;
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
    const auto it = word_ids_.find(std::string(text.word(i)));
    ids.push_back(it == word_ids_.end() ? 0 : it->second);
  }
  return ids;
}

}  // namespace unclench
