#include "intent/phrase_trie.h"

#include <algorithm>

namespace unclench {

std::uint32_t PhraseTrie::child(std::uint32_t node, std::uint32_t name) const {
  const auto begin = names_of_nodes_.begin() + nodes_[node].first_child;
  const auto end = names_of_nodes_.begin() + nodes_[node + 1].first_child;
  const auto it = std::lower_bound(begin, end, name);
  return it != end && *it == name ? static_cast<std::uint32_t>(it - names_of_nodes_.begin()) : kNoNode;
}

PhraseTrie::Words PhraseTrie::words_of(const NormalText& text) const {
  Words words;
  words.spelt_.reserve(text.words.size());
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const std::string_view word = text.word(i);
    const auto begin = static_cast<std::uint32_t>(words.prefixes_.size());
    std::uint32_t name = kNoName;
    if (const auto known = words_.find(word); known != words_.end()) {
      name = known->second.name;
      words.prefixes_.insert(words.prefixes_.end(), prefixes_of_words_.begin() + known->second.prefixes,
                             prefixes_of_words_.begin() + known->second.prefixes_end);
    } else {
      add_prefixes(word, words.prefixes_);
    }
    std::uint64_t mask = mask_of(kAnyWord) | (name == kNoName ? 0 : mask_of(name));
    for (std::size_t p = begin; p < words.prefixes_.size(); ++p) mask |= mask_of(words.prefixes_[p]);
    words.spelt_.push_back({mask, name, begin, static_cast<std::uint32_t>(words.prefixes_.size())});
  }
  return words;
}

void PhraseTrie::add_prefixes(std::string_view word, std::vector<std::uint32_t>& names) const {
  if (std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) names.push_back(kNumber);
  for (std::size_t letters = 1; letters <= std::min(word.size(), longest_prefix_); ++letters) {
    if (const auto name = prefix_names_.find(word.substr(0, letters)); name != prefix_names_.end()) names.push_back(name->second);
  }
}

std::uint32_t PhraseTrie::Builder::name_of(std::string_view word) {
  if (word == "+") return kAnyWord;
  if (word == "#") return kNumber;
  const auto next = static_cast<std::uint32_t>(is_prefix_.size());
  const bool is_prefix = word.back() == '*';
  if (is_prefix) {
    word.remove_suffix(1);
    trie_.longest_prefix_ = std::max(trie_.longest_prefix_, word.size());
    const auto [entry, is_new] = trie_.prefix_names_.emplace(word, next);
    if (is_new) is_prefix_.push_back(true);
    return entry->second;
  }
  const auto [entry, is_new] = trie_.words_.emplace(word, Known{next, 0, 0});
  if (is_new) is_prefix_.push_back(false);
  return entry->second.name;
}

std::uint32_t PhraseTrie::Builder::step(std::uint32_t node, std::string_view word) {
  const std::uint32_t name = name_of(word);
  const std::uint64_t edge = (std::uint64_t{node} << 32) | name;
  if (const std::uint32_t next = edges_.find(edge); next != FlatMap::kNothing) return next;
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  edges_.set(edge, next);
  nodes_[node].children.emplace_back(name, next);
  nodes_.emplace_back();
  return next;
}

void PhraseTrie::Builder::add(std::string_view phrase, std::uint32_t id) {
  std::uint32_t node = 0;
  while (!phrase.empty()) {
    const std::size_t space = phrase.find(' ');
    if (space != 0) node = step(node, phrase.substr(0, space));
    if (space == phrase.npos) break;
    phrase.remove_prefix(space + 1);
  }
  if (node == 0) return;
  std::vector<std::uint32_t>& ids = nodes_[node].ids;
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

PhraseTrie PhraseTrie::Builder::build() {
  // Level by level, so that children stand side by side.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order = {{kAnyWord, 0}};  // name, node
  trie_.nodes_.reserve(nodes_.size() + 1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto [name, from] = order[i];
    Node& node = nodes_[from];
    std::sort(node.children.begin(), node.children.end());
    PhraseTrie::Node built;
    built.first_child = static_cast<std::uint32_t>(order.size());
    built.first_id = static_cast<std::uint32_t>(trie_.ids_.size());
    for (const auto& child : node.children) {
      built.has_any = built.has_any || child.first == kAnyWord;
      built.has_prefixes = built.has_prefixes || is_prefix_[child.first];
    }
    trie_.ids_.insert(trie_.ids_.end(), node.ids.begin(), node.ids.end());
    order.insert(order.end(), node.children.begin(), node.children.end());
    trie_.nodes_.push_back(built);
    trie_.names_of_nodes_.push_back(name);
  }
  trie_.nodes_.push_back({static_cast<std::uint32_t>(order.size()), static_cast<std::uint32_t>(trie_.ids_.size()), false, false});
  trie_.from_root_.assign(is_prefix_.size(), kNoNode);
  for (std::uint32_t child = trie_.nodes_[0].first_child; child < trie_.nodes_[1].first_child; ++child) {
    trie_.from_root_[trie_.names_of_nodes_[child]] = child;
  }
  for (auto& [word, known] : trie_.words_) {
    known.prefixes = static_cast<std::uint32_t>(trie_.prefixes_of_words_.size());
    trie_.add_prefixes(word, trie_.prefixes_of_words_);
    known.prefixes_end = static_cast<std::uint32_t>(trie_.prefixes_of_words_.size());
  }
  return std::move(trie_);
}

}  // namespace unclench
