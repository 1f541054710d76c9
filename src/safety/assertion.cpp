#include "safety/assertion.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace unclench {
namespace {

constexpr std::array<std::string_view, 5> kStatuses = {"present", "negated", "past", "hypothetical", "other"};
constexpr std::array<std::string_view, 4> kDirections = {"forward", "backward", "both", "pseudo"};

// Beyond so many words a status still holds, but is uncertain.
constexpr std::size_t kNearWords = 6;

// "Any fever? No." is a list that somebody goes through. Longer questions say something of their own: "my legs are numb, should I worry? No."
constexpr std::size_t kLongestQuestion = 4;

struct Hit {
  const Cue* cue;  // null for a terminator
  std::size_t begin;
  std::size_t end;

  std::size_t size() const { return end - begin; }
  bool is_pseudo() const { return cue != nullptr && cue->direction == Direction::kPseudo; }
};

bool overlap(const Hit& a, const Hit& b) { return a.begin < b.end && b.begin < a.end; }

/// Leaves each word to one phrase, the longest; a terminator and a cue of the same words both count. But "there was no" loses even to the shorter
/// pseudo-cue "no change", which goes on where it ends.
void drop_overlapped(std::vector<Hit>& hits) {
  const std::vector<Hit> all = hits;
  std::erase_if(hits, [&](const Hit& hit) {
    return !hit.is_pseudo() && std::any_of(all.begin(), all.end(), [&](const Hit& pseudo) {
      return pseudo.is_pseudo() && hit.begin < pseudo.begin && pseudo.begin < hit.end && hit.end < pseudo.end;
    });
  });
  // Of two of the same size the one that goes on: of "was negative for" it is "negative for".
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.size() != b.size() ? a.size() > b.size() : a.begin > b.begin; });
  std::vector<Hit> kept;
  for (const Hit& hit : hits) {
    const bool taken = std::any_of(kept.begin(), kept.end(), [&](const Hit& other) {
      return overlap(hit, other) && !(hit.begin == other.begin && hit.end == other.end);
    });
    if (!taken) kept.push_back(hit);
  }
  hits = std::move(kept);
}

/// What was typed between a word and the one before.
std::string_view typed_before(const NormalText& text, std::size_t word) {
  const std::uint32_t begin = word == 0 ? 0 : text.words[word - 1].source.end;
  const std::uint32_t end = word == text.words.size() ? static_cast<std::uint32_t>(text.original.size()) : text.words[word].source.begin;
  return std::string_view(text.original).substr(begin, end - begin);
}

/// "no rash, +oedema", "photophobia ++", "spleen 16 cm": what a note marks as there.
bool is_measured(const NormalText& text, std::size_t word) {
  const std::string_view after = typed_before(text, word + 1);
  const bool is_last = word + 1 == text.words.size();
  return typed_before(text, word).ends_with('+') || (after.starts_with(" +") && (is_last || !after.ends_with('+'))) ||
         std::isdigit(static_cast<unsigned char>(text.word(word).front())) != 0;
}

/// "no rash: shingles", "no rash - shingles".
bool follows_colon_or_dash(const NormalText& text, std::size_t word) {
  const std::string_view typed = typed_before(text, word);
  return typed.find(": ") != typed.npos || typed.find(" - ") != typed.npos;
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

Assertions::Assertions(ContextWords words)
    : cues_(std::move(words.cues)),
      openers_(words.openers.begin(), words.openers.end()),
      verbs_(words.verbs.begin(), words.verbs.end()),
      joiners_(words.joiners.begin(), words.joiners.end()),
      negators_(words.negators.begin(), words.negators.end()) {
  PhraseTrie::Builder phrases;
  std::uint32_t id = 0;
  for (const Cue& cue : cues_) phrases.add(cue.text, id++);
  for (const std::string& terminator : words.terminators) phrases.add(terminator, id++);
  first_note_ = id;
  for (const std::string& note : words.notes) phrases.add(note, id++);
  phrases_ = phrases.build();
}

/// Where the short question before `word` begins, if `word` alone is the answer: "Fever? No."
std::optional<std::size_t> Assertions::denied_question(const NormalText& text, std::size_t word) const {
  if (word == 0 || text.words[word].before != Break::kSentence || !negators_.contains(text.word(word))) return std::nullopt;
  const std::uint32_t asked_end = text.words[word - 1].source.end;
  const std::string_view between = std::string_view(text.original).substr(asked_end, text.words[word].source.begin - asked_end);
  if (between.find('?') == std::string_view::npos) return std::nullopt;
  if (word + 1 < text.words.size() && text.words[word + 1].before != Break::kSentence) return std::nullopt;
  std::size_t begin = word - 1;
  while (begin > 0 && text.words[begin].before != Break::kSentence) --begin;
  if (word - begin > kLongestQuestion) return std::nullopt;
  return begin;
}

/// "no fever, my legs are numb" against "no fever, chills or sweats". After "if" a verb only goes on: "if you have a fit, are sick, feel hot".
bool Assertions::opens_statement(const NormalText& text, std::size_t word, const Cue& cue) const {
  if (text.words[word].before != Break::kClause) return false;
  if (openers_.contains(text.word(word)) || follows_colon_or_dash(text, word)) return true;
  const bool goes_on = cue.status == Status::kHypothetical && verbs_.contains(text.word(word));
  for (std::size_t w = word; !goes_on && w < text.words.size() && (w == word || text.words[w].before == Break::kNone); ++w) {
    if (joiners_.contains(text.word(w))) return false;
    if (verbs_.contains(text.word(w)) || is_measured(text, w)) return true;
  }
  return false;
}

/// "can not feel" says itself that something is not: the "not" is the sign, and denies nothing. A cue is the sign's own when one span holds all of it, or at
/// least the word that negates; "my mum" is not, though some pattern also wants a "my".
bool Assertions::is_part_of_sign(const NormalText& text, const CueScope& scope, const std::vector<Span>& own) const {
  return std::any_of(own.begin(), own.end(), [&](Span span) {
    bool whole = true;
    for (std::size_t w = scope.first_word; w < scope.end_word; ++w) {
      const bool inside = span.overlaps(text.words[w].at);
      if (inside && negators_.contains(text.word(w))) return true;
      whole = whole && inside;
    }
    return whole;
  });
}

std::vector<CueScope> Assertions::scopes(const NormalText& text) const {
  std::vector<Hit> hits;
  const std::size_t count = text.words.size();
  const PhraseTrie::Words words = phrases_.words_of(text);
  const auto in_one_sentence = [&text](std::size_t begin, std::size_t end) {
    while (++begin < end) {
      if (text.words[begin].before == Break::kSentence) return false;
    }
    return true;
  };
  bool is_note = false;
  for (std::size_t w = 0; w < count; ++w) {
    phrases_.each(words, w, [&](std::uint32_t id, std::size_t end) {
      if (id >= first_note_) is_note = true;
      else if (in_one_sentence(w, end)) hits.push_back({id < cues_.size() ? &cues_[id] : nullptr, w, end});
    });
  }
  if (is_note) std::erase_if(hits, [](const Hit& hit) { return hit.cue != nullptr && hit.cue->not_in_notes; });
  drop_overlapped(hits);

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
      std::size_t item = hit.end;  // where this item of a list begins
      for (std::size_t w = hit.end; w < count && !stops_at(w) && text.words[w].before != Break::kSentence && !(w > hit.end && opens_statement(text, w, *hit.cue)); ++w) {
        if (text.words[w].before == Break::kClause || joiners_.contains(text.word(w))) item = w;
        if (w - item >= window) break;
        scope.scope_end = w + 1;
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
  for (std::size_t w = 1; w < count; ++w) {
    if (const auto question = denied_question(text, w)) scopes.push_back({&answer_, w, w + 1, *question, w});
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
