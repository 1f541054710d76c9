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

namespace unclench {
namespace {

using Word = std::string_view;

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

constexpr PhraseTable kYes({
    "yes", "yep", "yeah", "yea", "yah", "yup", "yas", "yess", "yeh", "aye", "affirmative", "uh huh", "mhm",
    "mm hmm", "mmhmm", "mm hm", "yes please", "yes indeed", "absolutely", "definitely", "deffo", "certainly",
    "of course", "for sure", "sure thing", "sure is", "sure do", "sure does", "you bet", "you betcha",
    "god yes", "hell yes", "hell yeah", "heck yes", "heck yeah", "too right", "damn right", "100 percent",
    "a hundred percent", "hundred percent", "one hundred percent", "without a doubt", "no doubt about it",
    "no question", "no question about it", "very much so", "most certainly", "most definitely",
    "that is right", "you are right", "that is correct", "that is true", "so true", "very true", "that is me",
    "that is me exactly", "sounds like me", "sounds right", "sounds about right", "thats right", "i think so",
    "i believe so", "i guess so", "i suppose so", "i reckon so", "i would say so", "i would think so",
    "i should think so", "i imagine so", "i expect so", "i am afraid so", "afraid so", "unfortunately so",
    "unfortunately yes", "sadly yes", "yes sadly", "i must admit", "i admit", "thumbsup", "why not",
    "go ahead", "go for it", "let us do it", "lets do it", "let us go", "lets go", "sounds good", "so do i",
    "guilty as charged", "always have", "always has", "i agree", "agreed", "it is true", "not wrong",
    "you are not wrong", "can not deny it", "as a matter of fact yes"});

// Yes only when nothing follows in their clause: "right", but not "right leg".
constexpr PhraseTable kYesAlone({
    "right", "correct", "true", "sure", "ok", "okay", "please", "k", "y", "very", "very much", "alright",
    "all right", "okey", "okey dokey", "granted", "unfortunately", "sadly", "regrettably", "will do",
    "can do", "go on then", "indeed", "spot on", "bang on", "all of them", "all of the above", "all of that",
    "all of it", "both", "both of them", "some of them", "some of it", "one of them", "a few of them",
    "most of them", "exactly", "precisely", "si", "ya", "ye", "def", "guilty", "once or twice", "i did once",
    "totally", "please do", "i guess", "i suppose", "i reckon", "no doubt", "thumbs up"});

constexpr PhraseTable kNo({
    "no", "nope", "nah", "naw", "nay", "noo", "nooo", "nuh uh", "nah uh", "uh uh", "no sir", "no thanks",
    "no thank you", "no never", "never", "not really", "not at all", "not in the slightest",
    "not in the least", "not a bit", "not one bit", "not that i know of", "not that i am aware of",
    "not that i am aware", "not that i know", "not that i can tell", "not that i can think of",
    "not that i remember", "not that i can remember", "not that i recall", "not that i have noticed",
    "not that i noticed", "not to my knowledge", "not as far as i know", "not as far as i can tell",
    "not as far as i am aware", "not me", "not i", "not yet", "not any more", "not anymore", "no more",
    "no longer", "not now", "not right now", "not today", "not currently", "not at the moment", "not lately",
    "not recently", "not particularly", "not especially", "not exactly", "not quite", "not so much",
    "not very much", "not very often", "not usually", "not normally", "not generally", "not often",
    "not that often", "not in my case", "not likely", "not a chance", "not on your life", "not ever",
    "not once", "not any", "not any of those", "not any of them", "not any of that", "nothing like that",
    "nothing of the sort", "nothing of that sort", "nothing at all", "none of that", "none of those",
    "none of these", "none of them", "none of the above", "none at all", "neither of them",
    "neither of those", "hardly at all", "i wish", "i do not think so", "do not think so",
    "i do not believe so", "do not believe so", "i would not say so", "would not say so",
    "i would not say that", "i think not", "i guess not", "i suppose not", "i believe not", "i would say not",
    "afraid not", "i am afraid not", "unfortunately not", "sadly not", "fortunately not", "thankfully not",
    "luckily not", "thank god no", "definitely not", "absolutely not", "certainly not", "of course not",
    "probably not", "most likely not", "maybe not", "perhaps not", "possibly not", "obviously not",
    "clearly not", "hell no", "heck no", "god no", "lord no", "oh god no", "i doubt it", "doubt it",
    "i doubt that", "unlikely", "very unlikely", "highly unlikely", "thumbs down", "thumbsdown",
    "far from it", "on the contrary", "neither do i", "nor do i", "nor does it", "no chance", "no siree",
    "that is not right", "that is not true", "not true", "that is not me", "not me no", "no need",
    "not interested", "i disagree", "disagree", "negative"});

constexpr PhraseTable kNoAlone({
    "nothing", "none", "neither", "n", "false", "nowhere", "zero", "nil", "nada", "hardly", "barely",
    "no way", "na", "hardly ever", "rarely", "very rarely", "seldom", "not much", "not very", "not a lot",
    "not for me", "as if", "if only"});

constexpr PhraseTable kHedgedYes({
    "a bit", "a little", "a little bit", "little bit", "bit", "a tad", "a touch", "slightly", "mildly",
    "somewhat", "sort of", "kind of", "kinda", "sorta", "to some extent", "to some degree", "to an extent",
    "to a degree", "to a certain extent", "in a way", "more or less", "pretty much", "quite a bit",
    "quite a lot", "a lot", "lots", "loads", "quite often", "very often", "often", "a lot of the time",
    "most of the time", "all the time", "always", "constantly", "every day", "every time", "every night",
    "nearly always", "almost always", "usually", "mostly", "frequently", "regularly", "most days",
    "most nights", "probably", "most likely", "very likely", "likely", "quite likely", "quite possibly",
    "quite", "extremely", "really badly", "big time", "more than i would like", "more than ever",
    "i have noticed that", "i have noticed it", "now that you mention it", "some", "only a bit",
    "only a little", "only slightly", "only at night", "only sometimes", "partly", "partially", "it seems so",
    "seems so", "it seems like it", "seems like it", "looks like it", "feels like it", "it feels like it",
    "it would seem so", "apparently", "i feel that", "i feel it", "i have that", "i get that",
    "i do get that"});

constexpr PhraseTable kHedgedNo({
    "not so often", "it is rare", "once in a blue moon", "very occasionally", "only rarely"});

constexpr PhraseTable kHedgedUnsure({
    "maybe", "perhaps", "possibly", "might", "might be", "it might", "it might be", "could be", "it could be",
    "may be", "it may be", "it could", "sometimes", "some times", "at times", "occasionally", "now and then",
    "now and again", "every now and then", "every now and again", "every so often", "from time to time",
    "once in a while", "on and off", "off and on", "it comes and goes", "comes and goes", "some days",
    "not always", "not all the time", "not every time", "not every day", "not necessarily", "i hope so",
    "i hope not", "hopefully", "hopefully not", "hope so", "hope not", "yes and no", "no and yes",
    "yes no maybe", "maybe maybe not", "maybe yes maybe no", "so so", "50 50", "fifty fifty",
    "sometimes yes sometimes no", "sometimes it does sometimes it does not", "ish", "meh", "in some ways",
    "yeah right", "i used to", "it used to", "used to"});

// Of no meaning here, though a word of them would have one.
constexpr PhraseTable kNeutral({
    "thank you very much", "thanks very much", "very good", "never mind", "nevermind", "no worries",
    "no problem", "not bad", "not too bad", "no rush", "not to worry", "no comment", "no idea why",
    "no pain no gain", "no one", "nobody", "no matter", "not only", "not just", "i am good", "i am fine",
    "i am ok", "i am okay", "i am all right", "all ok", "i am alright", "it is fine", "it is ok",
    "it is all good", "so good", "good morning", "good evening", "good afternoon", "right now", "of course i",
    "no longer than", "no more than", "no less than", "yes or no", "or no", "or nah", "or nay", "or not",
    "or nope"});

constexpr PhraseTable kPersons({"i", "it", "they", "he", "she", "we", "that", "this", "there", "mine"});
constexpr PhraseTable kVerbs({
    "do", "does", "did", "am", "is", "are", "was", "were", "have", "has", "had", "can", "could", "will",
    "would", "should"});
constexpr PhraseTable kBetween({
    "really", "certainly", "definitely", "sure", "just", "still", "sometimes", "actually", "also", "often",
    "always", "probably", "honestly"});
constexpr PhraseTable kAfterVerb({
    "have that", "have it", "have this", "have those", "have them", "have any of those", "have any of that",
    "have any of these", "have any of them", "have either", "get that", "get it", "get those",
    "get any of that", "get any of those", "feel that", "notice that", "notice it", "think it does",
    "think it is", "think i do", "think i have", "think i am", "think that", "think so", "any of those",
    "any of that", "any of these", "any of them", "anything like that", "have anything like that", "that",
    "it", "had that", "had it", "had this", "like that", "have", "anymore", "any more", "yet", "at all",
    "too", "as well", "do that", "do it", "do"});

// "I do not have any numbness": what comes next may be named.
constexpr PhraseTable kNaming({
    "have any", "have a", "have", "had any", "had a", "had", "get any", "get a", "get", "notice any",
    "noticed any", "any"});

// "No feeling in my foot" to "Is anything numb?" is rather a yes, so it is no answer at all.
constexpr PhraseTable kGoodToHave({
    "feeling", "feelings", "feel", "sensation", "sense", "control", "strength", "power", "movement",
    "balance", "sleep", "energy", "appetite", "move", "walk", "stand", "lift", "response", "reflexes",
    "relief"});

constexpr PhraseTable kAskedAbout({"why", "how", "what", "when", "where", "who", "which"});

constexpr std::size_t kNearby = 6;  // fillers

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
      while (list.contains(words_[at]) && !words_.begins_clause(at + 1)) ++at;
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
      both = both || (last && cues_[i].says != *last && told_side_by_side(begin, i));
      last = cues_[i].says;
    }
    if (!last) return hedged(begin, end);
    return both ? Says::kUnsure : last;
  }

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
