// Finds the phrases of the table and looks at the words around them.

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <stdexcept>

#include "check/forbidden_phrases.h"
#include "check/prose.h"
#include "intent/re2_version.h"

namespace unclench {
namespace {

constexpr std::size_t kDenialReach = 8;     // words between a denial and what it denies
constexpr std::size_t kConditionReach = 6;
constexpr std::int64_t kSetMemory = 64 << 20;

// Words that end the reach of a "not": "I cannot see you, so it is just stress".
constexpr const char* kClauseEnd =
    "(?:[,;:(]| - |\\b(?:but|yet|however|although|because|so|while|and (?:it|this|that|you|we|i|they|there|your|then))\\b)";
constexpr const char* kDenial =
    "\\b(?:not|never|no|nobody|no one|none|nothing|cannot|can't|don't|doesn't|didn't|isn't|aren't|wasn't|won't|wouldn't|shouldn't|couldn't|"
    "mustn't|haven't|hasn't|without|neither|nor|rather than|instead of|far from|avoid|myth that|wrong to)\\b|^ ever\\b";  // "never, ever"
constexpr const char* kFalseDenial = "\\b(?:no doubt|without (?:a |any )?doubt|not only|no wonder|why not|not just)\\b";
constexpr const char* kDenialAfter =
    "\\b(?:is|are|was|were) (?:an? )?(?:\\w+ )?(?:myth|untrue|not true|wrong|false|mistaken|outdated|out of date|not so|not what)\\b|\\bdoes not (?:apply|hold|help)\\b";
// What others say is told, not claimed; "experts say" still claims.
constexpr const char* kReport =
    "\\b(?:some people|people|others|the others?|someone|somebody|friends|family|anyone|you may|you might|you) (?:may |might |often |sometimes |will )?(?:have |been |have been )?(?:says?|said|tells?|told|"
    "hears?|heard|thinks?|thought|believes?|believed|feels?|felt|fears?|worry|wonder)(?: you| us| them)?(?: that)?(?: it is| it's| this is)? $";
constexpr const char* kCondition =
    "\\b(?:if|when|whenever|whether|unless|until|once|in case|even though|as though|do|did|could|may|might|people|anyone|someone|everyone|those|"
    "they|some|many|who|how|what|told|thinking about|before|wondering)\\b";
constexpr const char* kWhoMay =
    "\\b(?:doctors?|gps?|pharmacists?|chemist|prescribers?|prescribed|midwi(?:fe|ves)|nurses?|clinicians?|surgeons?|dentist|specialists?|"
    "health professionals?|care team|physios?|physiotherapists?)\\b|\\{region\\.(?:doctor|pharmacist|physio|urgent)\\}";
constexpr const char* kAsking = "\\b(?:before|about|whether|how|together|want to|wish to|like to|plan to|thinking of|when to|decide to|if you|can|could|may|might)\\b";

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

/// One sentence in lower case and the span of a phrase in it.
struct Place {
  std::string_view sentence;
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view before() const { return sentence.substr(0, begin); }
  std::string_view after() const { return sentence.substr(end); }
};

class Surroundings {
 public:
  Surroundings()
      : clause_end_(kClauseEnd, options()), denial_(kDenial, options()), false_denial_(kFalseDenial, options()),
        denial_after_(kDenialAfter, options()), condition_(kCondition, options()), report_(kReport, options()),
        who_may_(kWhoMay, options()), asking_(kAsking, options()) {}

  bool allow(unsigned contexts, const Place& place) const {
    return ((contexts & ForbiddenPhrase::kDenied) != 0 && denied(place)) ||
           ((contexts & ForbiddenPhrase::kQuoted) != 0 && (quoted(place) || last(report_, place.before()).first != place.before().npos)) ||
           ((contexts & ForbiddenPhrase::kAsked) != 0 && place.sentence.find('?') != place.sentence.npos) ||
           ((contexts & ForbiddenPhrase::kConditional) != 0 && near(condition_, clause_before(place), kConditionReach)) ||
           ((contexts & ForbiddenPhrase::kReferred) != 0 && referred(place));
  }

 private:
  static RE2::Options options() { return re2_options(); }

  /// [begin, end) of the last match, or npos.
  static std::pair<std::size_t, std::size_t> last(const RE2& cue, std::string_view text) {
    std::pair<std::size_t, std::size_t> found{text.npos, text.npos};
    re2::StringPiece match;
    for (std::size_t at = 0; at <= text.size(); at = found.second) {
      if (!cue.Match(re2_view(text), at, text.size(), RE2::UNANCHORED, &match, 1) || match.empty()) break;
      found.first = static_cast<std::size_t>(match.data() - text.data());
      found.second = found.first + match.size();
    }
    return found;
  }

  std::string_view clause_before(const Place& place) const {
    const auto [begin, end] = last(clause_end_, place.before());
    return end == std::string_view::npos ? place.before() : place.before().substr(end);
  }

  static bool near(const RE2& cue, std::string_view text, std::size_t reach) {
    const auto [begin, end] = last(cue, text);
    return begin != text.npos && words_in(text.substr(end)) <= reach;
  }

  bool denied(const Place& place) const {
    const std::string_view clause = clause_before(place);
    const std::size_t pseudo = last(false_denial_, clause).second;
    if (near(denial_, pseudo == clause.npos ? clause : clause.substr(pseudo), kDenialReach)) return true;
    return last(denial_after_, place.after()).first != place.after().npos;
  }

  /// Between a pair of quotation marks; an apostrophe stands between letters and is none.
  static bool quoted(const Place& place) {
    for (const char mark : {'"', '\''}) {
      const auto is_mark = [&](std::size_t i) {
        const auto letter = [&](std::size_t k) {
          const char c = place.sentence[k];
          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        };
        if (place.sentence[i] != mark) return false;
        return mark == '"' || !(i > 0 && i + 1 < place.sentence.size() && letter(i - 1) && letter(i + 1));
      };
      std::size_t opened = 0;
      bool closed = false;
      for (std::size_t i = 0; i < place.begin; ++i) opened += is_mark(i) ? 1 : 0;
      for (std::size_t i = place.end; i < place.sentence.size(); ++i) closed = closed || is_mark(i);
      if (opened % 2 == 1 && closed) return true;
    }
    return false;
  }

  /// "Ask your doctor before you stop ...", "Before you stop ..., ask your doctor", "Only your doctor can change ...". Not "Tell your doctor and
  /// stop ...".
  bool referred(const Place& place) const {
    const auto [who, who_end] = last(who_may_, place.before());
    if (who != std::string_view::npos && place.before().substr(who_end).find(" and ") == std::string_view::npos) return true;
    return last(who_may_, place.after()).first != std::string_view::npos && near(asking_, place.before(), 4);
  }

  RE2 clause_end_, denial_, false_denial_, denial_after_, condition_, report_, who_may_, asking_;
};

}  // namespace

struct WordingRules::Engine {
  Engine() : set(re2_options_for_set(), RE2::UNANCHORED) {
    for (const ForbiddenPhrase& phrase : forbidden_phrases()) {
      patterns.push_back(std::make_unique<RE2>(phrase.pattern, re2_options()));
      std::string error;
      if (!patterns.back()->ok() || set.Add(phrase.pattern, &error) < 0) {
        throw std::logic_error(std::string("wording rule ") + phrase.rule + ": " + patterns.back()->error() + error);
      }
    }
    if (!set.Compile()) throw std::logic_error("the wording rules need more memory");
  }

  static RE2::Options re2_options_for_set() {
    RE2::Options options = re2_options();
    options.set_max_mem(kSetMemory);
    return options;
  }

  RE2::Set set;
  std::vector<std::unique_ptr<RE2>> patterns;
  Surroundings surroundings;
};

WordingRules::WordingRules() : engine_(std::make_unique<const Engine>()) {}
WordingRules::~WordingRules() = default;

std::vector<Wording> WordingRules::find(std::string_view text, bool on_button) const {
  std::vector<Wording> found;
  for (const std::string& original : sentences_of(without_markdown(text))) {
    const std::string sentence = lowered(original);
    std::vector<int> hits;
    if (!engine_->set.Match(re2_view(sentence), &hits)) continue;
    std::sort(hits.begin(), hits.end());
    for (const int hit : hits) {
      const ForbiddenPhrase& phrase = forbidden_phrases()[static_cast<std::size_t>(hit)];
      if (on_button && !phrase.on_buttons) continue;
      if (std::any_of(found.begin(), found.end(), [&](const Wording& w) { return std::string_view(w.phrase->rule) == phrase.rule; })) continue;
      re2::StringPiece match;
      for (std::size_t at = 0; at < sentence.size();) {
        if (!engine_->patterns[static_cast<std::size_t>(hit)]->Match(re2_view(sentence), at, sentence.size(), RE2::UNANCHORED, &match, 1)) break;
        const auto begin = static_cast<std::size_t>(match.data() - sentence.data());
        at = begin + std::max<std::size_t>(match.size(), 1);
        if (engine_->surroundings.allow(phrase.allowed, {sentence, begin, begin + match.size()})) continue;
        found.push_back({&phrase, std::string(match.data(), match.size())});
        break;
      }
    }
  }
  return found;
}

}  // namespace unclench
