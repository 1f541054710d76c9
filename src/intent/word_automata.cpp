#include "intent/word_automata.h"

#include <algorithm>
#include <map>

namespace unclench {
namespace {

using Kind = WordPattern::Kind;
using States = std::vector<std::uint32_t>;  // sorted

constexpr std::size_t kMostStates = 50'000;  // letters of one pattern
constexpr std::size_t kMostEdges = 100'000;
constexpr std::size_t kLongestWord = 40;     // letters
constexpr std::size_t kMostSpelt = 5'000;    // words and beginnings of words, from one state

/// A pattern by its letters, in the manner of Thompson. A space is a letter like any other.
class Letters {
 public:
  struct State {
    enum class Reads : std::uint8_t { kNothing, kOneOf, kAnyLetter, kNumber };
    Reads reads = Reads::kNothing;  // kNumber: a figure that more may follow
    std::string letters;            // of kOneOf
    std::uint32_t next = 0;         // after reading
    States also;                    // without reading
  };

  explicit Letters(const WordPattern& pattern) {
    accept_ = add_state();
    start_ = add(pattern, accept_);
  }

  bool too_many() const { return states_.size() > kMostStates; }
  bool accepts(const States& states) const { return std::binary_search(states.begin(), states.end(), accept_); }
  std::uint32_t start() const { return start_; }
  const State& at(std::uint32_t state) const { return states_[state]; }

  /// With all that is reached without reading; what neither reads nor accepts is left out.
  States closed(States open) const {
    States all;
    States marked;
    seen_.resize(states_.size(), false);
    while (!open.empty()) {
      const std::uint32_t s = open.back();
      open.pop_back();
      if (seen_[s]) continue;
      seen_[s] = true;
      marked.push_back(s);
      if (states_[s].reads != State::Reads::kNothing || s == accept_) all.push_back(s);
      open.insert(open.end(), states_[s].also.begin(), states_[s].also.end());
    }
    for (const std::uint32_t s : marked) seen_[s] = false;
    std::sort(all.begin(), all.end());
    return all;
  }

  /// Where those of `states` go that read(state); not closed.
  template <typename Reads>
  States next(const States& states, Reads reads) const {
    States next;
    for (const std::uint32_t s : states) {
      if (reads(states_[s])) next.push_back(states_[s].next);
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    return next;
  }
  template <typename Reads>
  States after(const States& states, Reads reads) const {
    return closed(next(states, reads));
  }

 private:
  std::uint32_t add_state() {
    states_.emplace_back();
    return static_cast<std::uint32_t>(states_.size() - 1);
  }

  /// The state before `pattern` that leads to `next` after it.
  std::uint32_t add(const WordPattern& pattern, std::uint32_t next) {
    if (too_many()) return next;
    switch (pattern.kind) {
      case Kind::kText:
        for (auto letter = pattern.letters.rbegin(); letter != pattern.letters.rend(); ++letter) {
          next = add_reading(State::Reads::kOneOf, std::string(1, *letter), next);
        }
        return next;
      case Kind::kOneOf: return add_reading(State::Reads::kOneOf, pattern.letters, next);
      case Kind::kAnyLetter: return add_reading(State::Reads::kAnyLetter, "", next);
      case Kind::kRow:
        for (auto part = pattern.parts.rbegin(); part != pattern.parts.rend(); ++part) next = add(*part, next);
        return next;
      case Kind::kChoice: {
        States ways;
        for (const WordPattern& part : pattern.parts) ways.push_back(add(part, next));
        const std::uint32_t fork = add_state();
        states_[fork].also = std::move(ways);
        return fork;
      }
      case Kind::kRepeat: return add_repeat(pattern, next);
    }
    return next;
  }

  std::uint32_t add_repeat(const WordPattern& repeat, std::uint32_t next) {
    const WordPattern& part = repeat.parts.front();
    int least = repeat.least;
    if (repeat.most == WordPattern::kForever) {
      const std::uint32_t again = add_state();
      const bool is_number = part.is_figure();
      const std::uint32_t once = is_number ? add_reading(State::Reads::kNumber, "", again) : add(part, again);
      states_[again].also = {next, once};
      next = least == 0 ? again : once;
      least = std::max(0, least - 1);
    } else {
      for (int i = repeat.least; i < repeat.most; ++i) {
        const std::uint32_t once = add(part, next);
        const std::uint32_t maybe = add_state();
        states_[maybe].also = {next, once};
        next = maybe;
      }
    }
    for (int i = 0; i < least; ++i) next = add(part, next);
    return next;
  }

  std::uint32_t add_reading(State::Reads reads, std::string letters, std::uint32_t next) {
    const std::uint32_t state = add_state();
    states_[state].reads = reads;
    states_[state].letters = std::move(letters);
    states_[state].next = next;
    return state;
  }

  std::vector<State> states_;
  std::uint32_t start_ = 0;
  std::uint32_t accept_ = 0;
  mutable std::vector<bool> seen_;
};

bool is_one_of(const Letters::State& state, char letter) {
  return state.reads == Letters::State::Reads::kOneOf && state.letters.find(letter) != state.letters.npos;
}

/// Where a word leads: whether the pattern may end after it, and the states at the beginning of the next, not closed: they are few.
struct Target {
  bool accepts = false;
  States next;

  bool operator<(const Target& other) const { return accepts != other.accepts ? accepts < other.accepts : next < other.next; }
  bool is_nowhere() const { return !accepts && next.empty(); }
};

/// A word as it stands in a phrase ("back", "worr*", "#", "+"), and where it leads.
struct WordEdge {
  std::string word;
  Target target;
};

/// The words of a pattern that lead on from one state: each state is spelt once, however many nodes it is part of.
class Words {
 public:
  explicit Words(const Letters& letters) : letters_(letters) {}

  const std::vector<WordEdge>& from(std::uint32_t state) {
    const auto [entry, is_new] = known_.try_emplace(state);
    if (is_new) {
      edges_ = &entry->second;
      spelt_ = 0;
      spell("", letters_.closed({state}));
    }
    return entry->second;
  }
  bool failed() const { return failed_; }

 private:
  using Reads = Letters::State::Reads;

  void add(const std::string& word, const States& ends) {
    Target target{letters_.accepts(ends), letters_.next(ends, [](const Letters::State& state) { return is_one_of(state, ' '); })};
    if (letters_.accepts(letters_.closed(target.next))) target.accepts = true;  // a space at the end of a pattern says nothing
    if (!target.is_nowhere()) edges_->push_back({word, std::move(target)});
  }

  /// "Any letters", "any figures": words can only say what goes on so for ever, or ends. "leuk\w*mia" they cannot.
  void add_endless(const std::string& word, const States& states, Reads reads) {
    const auto reads_so = [reads](const Letters::State& state) { return state.reads == reads; };
    const States ends = letters_.after(states, reads_so);
    if (ends.empty()) return;
    const bool goes_on_otherwise = std::any_of(ends.begin(), ends.end(), [&](std::uint32_t s) {
      const Letters::State& state = letters_.at(s);
      return state.reads != Reads::kNothing && state.reads != reads && state.letters != " ";
    });
    // "worr*" is "worr", too.
    const bool may_end_before = word.size() < 2 || std::includes(states.begin(), states.end(), ends.begin(), ends.end());
    failed_ = failed_ || goes_on_otherwise || !may_end_before || letters_.after(ends, reads_so) != ends;
    add(word, ends);
  }

  void spell(const std::string& beginning, const States& states) {
    if (beginning.size() > kLongestWord || ++spelt_ > kMostSpelt) failed_ = true;  // "[ab]+" has no end
    if (failed_) return;
    if (!beginning.empty()) add(beginning, states);
    add_endless(beginning.empty() ? "+" : beginning + "*", states, Reads::kAnyLetter);
    const std::size_t before = edges_->size();
    add_endless("#", states, Reads::kNumber);
    if (!beginning.empty() && edges_->size() > before) failed_ = true;
    std::string next;
    for (const std::uint32_t s : states) {
      if (letters_.at(s).reads == Reads::kOneOf) next += letters_.at(s).letters;
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    for (const char letter : next) {
      if (letter != ' ') spell(beginning + letter, letters_.after(states, [letter](const Letters::State& state) { return is_one_of(state, letter); }));
    }
  }

  const Letters& letters_;
  std::map<std::uint32_t, std::vector<WordEdge>> known_;
  std::vector<WordEdge>* edges_ = nullptr;
  std::size_t spelt_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<std::vector<std::pair<std::string, std::uint32_t>>> WordAutomata::Builder::add(const WordPattern& pattern) {
  const Letters letters(pattern);
  if (letters.too_many()) return std::nullopt;

  // Made by themselves first: a pattern that turns out too large leaves nothing behind.
  struct Made {
    Target target;
    std::vector<std::pair<std::string, std::uint32_t>> edges;
  };
  std::vector<Made> made;
  std::map<Target, std::uint32_t> known;
  const auto node_of = [&](const Target& target) {
    const auto [entry, is_new] = known.try_emplace(target, static_cast<std::uint32_t>(made.size()));
    if (is_new) made.push_back({target, {}});
    return entry->second;
  };
  node_of({false, {letters.start()}});
  Words words(letters);
  std::size_t edges = 0;
  for (std::size_t n = 0; n < made.size(); ++n) {
    const States states = made[n].target.next;
    for (const std::uint32_t state : states) {
      for (const WordEdge& edge : words.from(state)) {
        const std::uint32_t node = node_of(edge.target);
        made[n].edges.emplace_back(edge.word, node);
      }
      if (words.failed() || (edges += words.from(state).size()) > kMostEdges) return std::nullopt;
    }
  }

  automata_.nodes_.pop_back();  // the end
  const auto base = static_cast<std::uint32_t>(automata_.nodes_.size());
  for (const Made& from : made) {
    Node node;
    node.first_edge = static_cast<std::uint32_t>(automata_.edges_.size());
    node.accepts = from.target.accepts;
    for (const auto& [word, target] : from.edges) {
      automata_.edges_.push_back({names_.name_of(word), base + target});
      node.mask |= PhraseTrie::mask_of(automata_.edges_.back().name);
      node.has_any = node.has_any || word == "+";
      node.has_prefixes = node.has_prefixes || word == "#" || word.back() == '*';
    }
    std::sort(automata_.edges_.begin() + node.first_edge, automata_.edges_.end());
    automata_.edges_.erase(std::unique(automata_.edges_.begin() + node.first_edge, automata_.edges_.end()), automata_.edges_.end());
    automata_.nodes_.push_back(node);
  }
  Node end;
  end.first_edge = static_cast<std::uint32_t>(automata_.edges_.size());
  automata_.nodes_.push_back(end);

  std::vector<std::pair<std::string, std::uint32_t>> first;
  for (const auto& [word, target] : made.front().edges) first.emplace_back(word, base + target);
  return first;
}

void WordAutomata::step(std::uint32_t node, const PhraseTrie::Words& words, std::size_t at, std::vector<std::uint32_t>& next) const {
  const Node& here = nodes_[node];
  const auto begin = edges_.begin() + here.first_edge;
  const auto end = edges_.begin() + nodes_[node + 1].first_edge;
  const auto follow_name = [&](std::uint32_t name) {
    for (auto edge = std::lower_bound(begin, end, Edge{name, 0}); edge != end && edge->name == name; ++edge) {
      if (std::find(next.begin(), next.end(), edge->target) == next.end()) next.push_back(edge->target);
    }
  };
  if (here.has_any) follow_name(PhraseTrie::kAnyWord);
  if (words.name(at) != PhraseTrie::kNoName) follow_name(words.name(at));
  if (!here.has_prefixes) return;
  for (const std::uint32_t name : words.prefixes(at)) follow_name(name);
}

WordAutomata WordAutomata::Builder::build() { return std::move(automata_); }

bool needs_foreign_letters(const WordPattern& pattern) {
  const Letters letters(pattern);
  if (letters.too_many()) return false;
  const auto is_ascii = [](const Letters::State& state) {
    return state.reads != Letters::State::Reads::kNothing &&
           (state.reads != Letters::State::Reads::kOneOf || static_cast<unsigned char>(state.letters.front()) < 0x80);
  };
  std::vector<States> open = {letters.closed({letters.start()})};
  std::vector<bool> seen;
  while (!open.empty()) {
    const States states = std::move(open.back());
    open.pop_back();
    if (letters.accepts(states)) return false;
    for (const std::uint32_t s : states) {
      if (seen.size() <= s) seen.resize(s + 1, false);
      if (seen[s] || !is_ascii(letters.at(s))) continue;
      seen[s] = true;
      open.push_back(letters.after({s}, is_ascii));
    }
  }
  return true;
}

}  // namespace unclench
