#include "safety/assertion.h"

#include <algorithm>
#include <array>

namespace unclench {
namespace {

constexpr std::array<std::string_view, 5> kStatuses = {"present", "negated", "past", "hypothetical", "other"};
constexpr std::array<std::string_view, 4> kDirections = {"forward", "backward", "both", "pseudo"};

// Beyond so many words a status still holds, but is uncertain.
constexpr std::size_t kNearWords = 6;

// After a comma these begin a new statement: "no fever, my legs are numb" against "no fever, chills or sweats".
constexpr std::array<std::string_view, 22> kNewSubject = {"i",   "my",   "it",    "he",   "she",  "they", "we",   "the",  "there", "just", "only",
                                                          "now", "then", "this",  "that", "you",  "your", "can",  "could", "what", "is",   "also"};

bool starts_new_statement(const NormalText& text, std::size_t word) {
  return text.words[word].before == Break::kClause &&
         std::find(kNewSubject.begin(), kNewSubject.end(), text.word(word)) != kNewSubject.end();
}

/// "can not feel" says itself that something is not: the "not" is the sign, and denies nothing. A cue is the sign's own when one span holds all of it, or at
/// least the word that negates; "my mum" is not, though some pattern also wants a "my".
bool is_part_of_sign(const NormalText& text, const CueScope& scope, const std::vector<Span>& own) {
  static constexpr std::array<std::string_view, 8> kNegators = {"no", "not", "never", "without", "nothing", "none", "unable", "lost"};
  return std::any_of(own.begin(), own.end(), [&](Span span) {
    bool whole = true;
    for (std::size_t w = scope.first_word; w < scope.end_word; ++w) {
      const bool inside = span.overlaps(text.words[w].at);
      if (inside && std::find(kNegators.begin(), kNegators.end(), text.word(w)) != kNegators.end()) return true;
      whole = whole && inside;
    }
    return whole;
  });
}

template <typename Names>
int index_in(const Names& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}

/// Which status decides when several hold: what dismisses most surely first.
int strength(Status status) {
  switch (status) {
    case Status::kNegated: return 4;
    case Status::kOther: return 3;
    case Status::kHypothetical: return 2;
    case Status::kPast: return 1;
    case Status::kPresent: return 0;
  }
  return 0;
}

}  // namespace

std::string_view name_of(Status status) { return kStatuses[static_cast<std::size_t>(status)]; }

std::optional<Status> status_named(std::string_view name) {
  const int index = index_in(kStatuses, name);
  if (index < 0) return std::nullopt;
  return static_cast<Status>(index);
}

std::optional<Direction> direction_named(std::string_view name) {
  const int index = index_in(kDirections, name);
  if (index < 0) return std::nullopt;
  return static_cast<Direction>(index);
}

Assertions::Assertions(std::vector<Cue> cues, const std::vector<std::string>& terminators) : cues_(std::move(cues)) {
  PhraseTrie::Builder phrases;
  std::uint32_t id = 0;
  for (const Cue& cue : cues_) phrases.add(cue.text, id++);
  for (const std::string& terminator : terminators) phrases.add(terminator, id++);
  phrases_ = phrases.build();
}

std::vector<CueScope> Assertions::scopes(const NormalText& text) const {
  struct Hit {
    const Cue* cue;  // null for a terminator
    std::size_t begin;
    std::size_t end;
  };
  std::vector<Hit> hits;
  const std::size_t count = text.words.size();
  const PhraseTrie::Words words = phrases_.words_of(text);
  const auto in_one_sentence = [&text](std::size_t begin, std::size_t end) {
    while (++begin < end) {
      if (text.words[begin].before == Break::kSentence) return false;
    }
    return true;
  };
  for (std::size_t w = 0; w < count;) {
    // The longest phrase wins the words; a terminator and a cue of the same words both count.
    const std::size_t before = hits.size();
    std::size_t longest = w;
    phrases_.each(words, w, [&](std::uint32_t id, std::size_t end) {
      if (end < longest || !in_one_sentence(w, end)) return;
      if (end > longest) hits.resize(before);
      longest = end;
      hits.push_back({id < cues_.size() ? &cues_[id] : nullptr, w, end});
    });
    w = std::max(longest, w + 1);
  }

  const auto stops_at = [&](std::size_t word) {
    return std::any_of(hits.begin(), hits.end(),
                       [&](const Hit& hit) { return hit.cue == nullptr && hit.begin <= word && word < hit.end; });
  };
  std::vector<CueScope> scopes;
  for (const Hit& hit : hits) {
    if (hit.cue == nullptr || hit.cue->direction == Direction::kPseudo) continue;
    const std::size_t window = hit.cue->window == 0 ? count : hit.cue->window;
    CueScope scope{hit.cue, hit.begin, hit.end, hit.end, hit.end};
    if (hit.cue->direction != Direction::kBackward) {
      while (scope.scope_end < count && scope.scope_end - hit.end < window && !stops_at(scope.scope_end) &&
             text.words[scope.scope_end].before != Break::kSentence && !starts_new_statement(text, scope.scope_end)) {
        ++scope.scope_end;
      }
    }
    if (hit.cue->direction != Direction::kForward) {
      scope.scope_begin = hit.begin;
      while (scope.scope_begin > 0 && hit.begin - scope.scope_begin < window &&
             text.words[scope.scope_begin].before != Break::kSentence && !stops_at(scope.scope_begin - 1)) {
        --scope.scope_begin;
      }
    }
    scopes.push_back(scope);
  }
  return scopes;
}

Assertion Assertions::of(const NormalText& text, const std::vector<CueScope>& scopes, Span at, const std::vector<Span>& own) const {
  const std::size_t first = text.word_at(at.begin);
  std::size_t end = first;
  while (end < text.words.size() && text.words[end].at.begin < at.end) ++end;
  Assertion assertion;
  for (const CueScope& scope : scopes) {
    if (first >= scope.scope_end || end <= scope.scope_begin) continue;
    if (is_part_of_sign(text, scope, own)) continue;
    if (strength(scope.cue->status) <= strength(assertion.status)) continue;
    const std::size_t distance = first >= scope.end_word ? first - scope.end_word : scope.first_word - std::min(end, scope.first_word);
    assertion = {scope.cue->status, distance <= kNearWords, scope.cue->text};
  }
  return assertion;
}

}  // namespace unclench
