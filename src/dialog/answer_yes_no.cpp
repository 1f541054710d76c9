// Yes, no and not sure, in the many ways people say them. A message gives *cues* in order:
//
//   "yeah nah"                yes no              the last one of a row counts: no
//   "no I do not have that"   no, no              no
//   "yes, there is no feeling" yes                a row ends at a word that is no cue; what follows explains
//   "a bit"                   yes, as a hedge     counts when nothing firmer is said

#include <algorithm>
#include <optional>

#include "dialog/answer_context.h"
#include "dialog/answer_phrases.h"
#include "dialog/answer_readers.h"
#include "dialog/answer_yes_no_phrases.h"

namespace unclench {
namespace {

using namespace yes_no;

enum class Says { kYes, kNo, kUnsure };
enum class Firmness {
  kFirm,    // "yes", "not really"
  kSoft,    // "right", "it does": as good, but not in the middle of something else
  kUnsure,  // "no idea"
  kHedge,   // "a bit": gives way to the others
};

struct Cue {
  Says says = Says::kUnsure;
  Firmness firmness = Firmness::kFirm;
  WordRange at{};
};

constexpr std::size_t kNearby = 6;  // words or fillers that are looked at on one side

class YesNoReader {
 public:
  explicit YesNoReader(const AnswerWords& words) : words_(words) {}

  AnswerReadings read() {
    find_cues();
    AnswerReadings readings;
    for (std::size_t i = 0; i < cues_.size();) {
      const std::size_t end = row_end(i);
      if (const auto says = decided(i, end)) readings.push_back(reading(*says, i, end));
      i = end;
    }
    // Something firm goes first, wherever it stands.
    std::stable_partition(readings.begin(), readings.end(),
                          [](const AnswerReading& r) { return !r.only_if_all; });
    return readings;
  }

 private:
  void find_cues() {
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t elsewhere = about_something_else(i);
      const std::optional<Cue> cue = elsewhere != 0 ? std::nullopt : cue_at(i);
      const std::size_t neutral = std::max(elsewhere, words_.longest(kNeutral, i));
      if (cue && cue->at.size() >= neutral) {
        if (!denies_what_follows(*cue) && !misses_something(*cue)) cues_.push_back(*cue);
        i = cue->at.end;
      } else {
        i += std::max<std::size_t>(1, neutral);
      }
    }
  }

  /// The longest there is at word `i`.
  std::optional<Cue> cue_at(std::size_t i) const {
    std::optional<Cue> best;
    const auto consider = [&](Says says, Firmness firmness, std::size_t length) {
      if (length == 0 || (best && length <= best->at.size())) return;
      best = Cue{says, firmness, {i, i + length}};
    };
    consider(Says::kUnsure, Firmness::kUnsure, unsure_at(words_, i));
    consider(Says::kNo, Firmness::kFirm, words_.longest(kNo, i));
    consider(Says::kYes, Firmness::kFirm, words_.longest(kYes, i));
    if (!opens(i)) return best;
    consider(Says::kUnsure, Firmness::kHedge, alone(i, words_.longest(kHedgedUnsure, i)));
    consider(Says::kYes, Firmness::kSoft, alone(i, words_.longest(kYesAlone, i)));
    consider(Says::kNo, Firmness::kSoft, alone(i, words_.longest(kNoAlone, i)));
    consider(Says::kYes, Firmness::kHedge, alone(i, words_.longest(kHedgedYes, i)));
    consider(Says::kNo, Firmness::kHedge, alone(i, words_.longest(kHedgedNo, i)));
    if (words_.longest(unsure_phrases(), i) == 0 && words_.longest(declining_phrases(), i) == 0) {
      consider(Says::kNo, Firmness::kSoft, short_denial(i));
      consider_verb(i, consider);
    }
    return best;
  }

  /// "it does not", "do not have that", "do not have any numbness": no. "it does", "I certainly have": yes.
  /// Anything else that follows makes it a statement of its own: "I do not sleep", "I can not feel my foot",
  /// "I am tired".
  template <typename Consider>
  void consider_verb(std::size_t i, const Consider& consider) const {
    std::size_t at = i;
    const auto skip = [&](PhraseList list) {
      const std::size_t end = at + kNearby;
      while (at < end && list.contains(words_[at]) && !words_.begins_clause(at + 1)) ++at;
    };
    const bool person = kPersons.contains(words_[at]);
    if (person) {
      skip(kPersons);
      if (words_.begins_clause(at)) return;
      skip(kBetween);
    }
    if (!kVerbs.contains(words_[at])) return;
    const bool able = words_[at] == "can" || words_[at] == "could";
    ++at;
    if (!words_.begins_clause(at) && kBetween.contains(words_[at]) && words_[at + 1] == "not") ++at;
    if (!words_.begins_clause(at) && words_[at] == "not") {
      ++at;
      const bool not_always =
          words_[at] == "always" || words_[at] == "necessarily" || words_.match("every time", at) != 0;
      if (not_always) return consider(Says::kUnsure, Firmness::kHedge, at + 1 - i);
      while (!words_.begins_clause(at) && kBetween.contains(words_[at])) ++at;
      const std::size_t naming = words_.begins_clause(at) || able ? 0 : words_.longest(kNaming, at);
      at += words_.begins_clause(at) ? 0 : std::max(naming, words_.longest(kAfterVerb, at));
      return consider(Says::kNo, Firmness::kSoft, naming != 0 ? at - i : alone(i, at - i));
    }
    if (!person) return;
    at += words_.begins_clause(at) ? 0 : words_.longest(kAfterVerb, at);
    consider(Says::kYes, Firmness::kSoft, alone(i, at - i));
  }

  /// "not numb", as all of a clause.
  std::size_t short_denial(std::size_t i) const {
    if (words_[i] != "not" || !words_.begins_clause(i)) return 0;
    for (std::size_t length = 2; length <= 3; ++length) {
      if (words_.begins_clause(i + length)) return i + length <= words_.size() ? length : 0;
    }
    return 0;
  }

  /// `length` when the clause ends after it, but for fillers and for another cue; else 0.
  std::size_t alone(std::size_t i, std::size_t length) const {
    if (length == 0) return 0;
    std::size_t at = i + length;
    for (std::size_t steps = 0; steps < kNearby && !words_.begins_clause(at); ++steps) {
      const std::size_t more = std::max(words_.longest(filler_phrases(), at), words_.longest(kHedgedYes, at));
      if (more == 0) break;
      at += more;
    }
    return ends_statement(words_, at) || goes_on_with_cue(at) ? length : 0;
  }

  bool goes_on_with_cue(std::size_t at) const {
    const std::size_t no = words_.longest(kNo, at);
    return words_.longest(kYes, at) != 0 || words_.longest(kHedgedUnsure, at) != 0 ||
           (no != 0 && ends_statement(words_, at + no));
  }

  /// A cue may also follow on another one: "yeah a bit".
  bool opens(std::size_t i) const {
    const bool after_cue = !cues_.empty() && cues_.back().at.end == i;
    return after_cue || opens_statement(words_, i);
  }

  /// "not sure why it hurts" says nothing about the question that was asked, "yes but not sure why" no more
  /// than yes.
  std::size_t about_something_else(std::size_t i) const {
    const std::size_t length = words_.longest(unsure_phrases(), i);
    if (length == 0 || unsure_at(words_, i) == 0) return length;
    const std::size_t after = i + length;
    const bool asks = !words_.begins_clause(after) && kAskedAbout.contains(words_[after]);
    return asks && !cues_.empty() ? length : 0;
  }

  /// Cues with nothing but fillers and connectors between them.
  std::size_t row_end(std::size_t first) const {
    std::size_t end = first + 1;
    while (end < cues_.size() && joined(cues_[end - 1], cues_[end])) ++end;
    return end;
  }

  bool joined(const Cue& a, const Cue& b) const {
    for (std::size_t i = a.at.end; i < b.at.begin;) {
      const std::size_t filler = words_.longest(filler_phrases(), i);
      if (filler == 0 && !connectors().contains(words_[i])) return false;
      i += std::max<std::size_t>(1, filler);
    }
    return !is_determiner(b);
  }

  /// The "no" of "yes, no feeling at all" denies the feeling, not the question.
  bool is_determiner(const Cue& cue) const {
    return cue.at.size() == 1 && words_[cue.at.begin] == "no" && alone(cue.at.begin, 1) == 0;
  }

  /// The same where no comma was typed.
  bool denies_what_follows(const Cue& cue) const {
    return !cues_.empty() && cues_.back().at.end == cue.at.begin && !words_.begins_clause(cue.at.begin) &&
           is_determiner(cue);
  }

  bool misses_something(const Cue& cue) const {
    if (cue.says != Says::kNo) return false;
    std::size_t at = cue.at.begin + 1;
    for (std::size_t seen = 0; seen < kNearby && !words_.begins_clause(at); ++seen, ++at) {
      if (kGoodToHave.contains(words_[at])) return true;
    }
    return false;
  }

  std::optional<Says> decided(std::size_t begin, std::size_t end) const {
    std::optional<Says> last;
    bool both = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (cues_[i].firmness == Firmness::kHedge) continue;
      // "No, you are right": agreement with what was said takes no firm "no" back.
      if (last == Says::kNo && cues_[i].says == Says::kYes && agrees(cues_[i])) continue;
      both = both || (last && cues_[i].says != *last && told_side_by_side(begin, i));
      last = cues_[i].says;
    }
    if (!last) return hedged(begin, end);
    return both ? Says::kUnsure : last;
  }

  bool agrees(const Cue& cue) const { return cue.firmness == Firmness::kSoft || words_[cue.at.begin] == "you"; }

  /// "sometimes yes, sometimes no"; "yes and no".
  bool told_side_by_side(std::size_t begin, std::size_t i) const {
    const bool sometimes = std::any_of(cues_.begin() + static_cast<std::ptrdiff_t>(begin),
                                       cues_.begin() + static_cast<std::ptrdiff_t>(i),
                                       [&](const Cue& cue) { return words_[cue.at.begin] == "sometimes"; });
    return sometimes || words_.before(cues_[i].at.begin) == "and";
  }

  std::optional<Says> hedged(std::size_t begin, std::size_t end) const {
    const auto any = [&](Says says) {
      return std::any_of(cues_.begin() + static_cast<std::ptrdiff_t>(begin),
                         cues_.begin() + static_cast<std::ptrdiff_t>(end),
                         [&](const Cue& cue) { return cue.says == says; });
    };
    if (any(Says::kYes) != any(Says::kNo)) return any(Says::kYes) ? Says::kYes : Says::kNo;
    return Says::kUnsure;
  }

  AnswerReading reading(Says says, std::size_t begin, std::size_t end) const {
    const char* const value = says == Says::kYes ? "yes" : says == Says::kNo ? "no" : "unsure";
    const auto has = [&](Firmness firmness) {
      return std::any_of(cues_.begin() + static_cast<std::ptrdiff_t>(begin),
                         cues_.begin() + static_cast<std::ptrdiff_t>(end),
                         [&](const Cue& cue) { return cue.firmness == firmness; });
    };
    const bool firm = has(Firmness::kFirm) && says != Says::kUnsure;
    const bool only_hedged = !has(Firmness::kSoft) && !has(Firmness::kUnsure);
    return {.kind = AnswerKind::kValue,
            .value = std::string(value),
            .told = {{cues_[begin].at.begin, cues_[end - 1].at.end}},
            .only_if_all = !firm && !(only_hedged && comes_first(begin))};
  }

  /// "Sometimes, when I am stressed", but not "I sleep badly, sometimes".
  bool comes_first(std::size_t cue) const {
    std::size_t at = 0;
    while (at < cues_[cue].at.begin) {
      const std::size_t filler = words_.longest(filler_phrases(), at);
      if (filler == 0) return false;
      at += filler;
    }
    return true;
  }

  const AnswerWords& words_;
  std::vector<Cue> cues_;
};

}  // namespace

AnswerReadings read_yes_no(const AnswerWords& words) { return YesNoReader(words).read(); }

}  // namespace unclench
