#include "dialog/answer_question.h"

#include <algorithm>
#include <string_view>

#include "dialog/answer_words.h"

namespace unclench {
namespace {

using Word = std::string_view;

// They may stand before a question without being one.
constexpr PhraseTable kBeforeQuestions({
    "um", "uh", "ok", "okay", "well", "hey", "hi", "hello", "please", "sorry", "so", "but", "and", "wait",
    "oh", "hmm", "hm", "also", "then", "just", "yes", "no", "yeah", "ah", "right", "cool", "thanks", "btw",
    "or", "actually", "quick", "question", "honestly", "because"});

// Begin like questions, but answer.
constexpr PhraseTable kAnswers({
    "why not", "who knows", "how should i know", "how would i know", "how am i supposed to know",
    "what do i know", "what i", "what it", "what we", "what they", "what my", "what the doctor", "how i",
    "how it feels", "so do i", "so it does", "so it is", "neither do i", "nor do i", "nor does it", "will do",
    "can do", "do it", "do that", "do this", "do so", "did it", "has it", "had it", "have it", "had that",
    "have that", "have this", "had this", "have my", "had my", "have the", "had the", "has the", "may be",
    "is what it is", "uh huh"});

constexpr PhraseTable kRequests({
    "tell me", "can you tell", "explain", "show me", "i want to know", "i would like to know", "i wonder",
    "wondering if", "wondering whether", "just wondering", "i do not understand", "do not understand",
    "i do not get it", "i do not get the", "not sure what you mean", "not sure what that means",
    "i do not know what you mean", "i do not know what that means", "do not know what that means",
    "do not know what you mean", "no idea what that means", "no idea what you mean", "what", "why",
    "how come", "huh", "pardon", "come again", "say again", "say that again", "any idea why", "any idea what",
    "do you"});

constexpr PhraseTable kVerbsFirst({
    "can", "could", "does", "do", "did", "is", "are", "was", "were", "should", "would", "will", "has", "have",
    "had", "am", "may", "shall", "must", "might"});

constexpr PhraseTable kSubjects({
    "i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "there", "your", "anyone",
    "anything", "people", "someone", "my", "the"});

constexpr PhraseTable kPronouns({"i", "you", "he", "she", "it", "we", "they", "this", "that", "there"});
constexpr PhraseTable kPersons({"i", "you", "he", "she", "it", "we", "they", "there"});

// Also begin statements and dates, so only a person after them makes a question: "was the worst", "may the
// 5th".
constexpr PhraseTable kNeedPerson({
    "have", "had", "has", "may", "might", "must", "was", "were", "am", "shall"});

// "do the second one" is a choice, "do these help" a question.
constexpr PhraseTable kAfterDo({
    "i", "you", "we", "they", "these", "those", "your", "people", "my", "any", "anyone"});

constexpr PhraseTable kNumbers({
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"});

// "is a bit sore" states, "is a scan needed" asks.
constexpr PhraseTable kStatesAfterA({
    "bit", "lot", "little", "few", "couple", "week", "month", "year", "day", "problem", "nightmare",
    "struggle", "pain", "while", "long"});

constexpr PhraseTable kAsking({"what", "why", "how", "when", "where", "who", "which", "whose"});

constexpr PhraseTable kAfterHow({
    "do", "does", "did", "is", "are", "can", "could", "come", "much", "many", "long", "bad", "often",
    "should", "would", "to", "will", "was", "were", "about", "strong", "severe", "far", "soon", "high", "low",
    "good", "likely", "serious"});

// "what it is" and "when i sit" are no questions; "what is it" is one.
constexpr PhraseTable kAfterWhatNoQuestion({"i", "it", "we", "they", "he", "she", "my", "you", "ever"});

// After "is", "can", "does" at the beginning: what goes on with a statement whose subject was left out.
constexpr PhraseTable kStatementGoesOn(
    {"not",     "be",        "been",       "being",     "say",      "only",  "well",    "also",   "always",
     "never",   "sometimes", "often",      "usually",   "probably", "maybe", "about",   "around", "roughly",
     "like",    "at",        "still",      "now",       "between",  "have",  "had",     "seem",   "seems",
     "vary",    "get",       "getting",    "go",        "going",    "feel",  "too",     "so",     "quite",
     "very",    "just",      "definitely", "certainly", "more",     "less",  "really",  "kind",   "sort",
     "better",  "worse",     "fine",       "ok",        "okay",     "all",   "in",      "for",    "since",
     "from",    "under",     "over",       "up",        "gone",     "hurt",  "help",    "ache",   "flare",
     "happen",  "come",      "make",       "bother",    "depend",   "start", "started", "nearly", "almost",
     "no",      "none",      "ages",       "years",     "months",   "weeks", "some",    "any",    "to",
     "killing", "worst",     "mostly",     "rarely",    "hardly",   "both",  "because", "due",    "affect",
     "keep",    "wake",      "hard",       "as",        "lots"});

bool is_number(Word word) {
  const bool digit = !word.empty() && word[0] >= '0' && word[0] <= '9';
  return digit || kNumbers.contains(word);
}

/// The words themselves, before anything is known about them.
class Finder {
 public:
  explicit Finder(const NormalText& text) : text_(text), asks_(text.words.size()) {}

  std::vector<bool> run() {
    for (std::size_t i = 0; i < size(); ++i) {
      if (asks_[i]) continue;
      const bool fresh =
          i == 0 || text_.words[i].before != Break::kNone || kBeforeQuestions.contains(word(i - 1));
      if ((fresh && opens_question(i)) || inverts_anywhere(i)) mark_from(i);
    }
    return std::move(asks_);
  }

 private:
  std::size_t size() const { return text_.words.size(); }

  Word word(std::size_t i) const { return i < size() ? text_.word(i) : Word(); }

  /// The word that stands `ahead` words after word `i` in the same sentence, or empty.
  Word next(std::size_t i, std::size_t ahead) const {
    for (std::size_t at = i + 1; at <= i + ahead; ++at) {
      if (at >= size() || text_.words[at].before == Break::kSentence) return {};
    }
    return word(i + ahead);
  }

  bool begins(Word phrase, std::size_t i) const {
    const Word rest = Word(text_.text).substr(text_.words[i].at.begin);
    return rest.starts_with(phrase) && (rest.size() == phrase.size() || rest[phrase.size()] == ' ');
  }

  bool begins_any(PhraseList phrases, std::size_t i) const {
    const auto candidates = phrases.beginning_with(word(i));
    return std::any_of(candidates.begin(), candidates.end(), [&](Word phrase) { return begins(phrase, i); });
  }

  bool opens_question(std::size_t i) const {
    if (begins_any(kAnswers, i) || (i > 0 && begins_any(kAnswers, i - 1))) return false;
    const Word first = word(i), second = next(i, 1);
    if (first == "what") return !kAfterWhatNoQuestion.contains(second);
    if (first == "how") return second.empty() || kAfterHow.contains(second);
    if (begins_any(kRequests, i)) return true;
    if (kAsking.contains(first))
      return second.empty() || kVerbsFirst.contains(second) || begins("which one", i);
    return kVerbsFirst.contains(first) && verb_first_asks(i);
  }

  bool verb_first_asks(std::size_t i) const {
    const Word verb = word(i), second = next(i, 1), third = next(i, 2);
    if (kNeedPerson.contains(verb)) return kPersons.contains(second);
    if (verb == "do" && kSubjects.contains(second)) return kAfterDo.contains(second);
    if (kSubjects.contains(second)) return true;
    if (second.empty() || third.empty()) return false;
    if (second == "a" || second == "an") return article_asks(third, next(i, 3));
    if (is_number(second)) return number_asks(third);
    return !kStatementGoesOn.contains(second);
  }

  /// After "is a": "6" states, "6 bad" asks, "bit sore" states, "scan needed" asks.
  static bool article_asks(Word third, Word fourth) {
    if (is_number(third)) return number_asks(fourth);
    return !fourth.empty() && !kStatesAfterA.contains(third);
  }

  static bool number_asks(Word after) {
    return !after.empty() && after != "or" && after != "out" && !kStatementGoesOn.contains(after);
  }

  /// "6 why do you ask": the order of words gives a question away wherever it begins.
  bool inverts_anywhere(std::size_t i) const {
    if (!kAsking.contains(word(i)) || begins_any(kAnswers, i)) return false;
    return kVerbsFirst.contains(next(i, 1)) && kPronouns.contains(next(i, 2));
  }

  void mark_from(std::size_t i) {
    do {
      asks_[i++] = true;
    } while (i < size() && text_.words[i].before != Break::kSentence);
  }

  const NormalText& text_;
  std::vector<bool> asks_;
};

}  // namespace

std::vector<bool> asking_words(const NormalText& text) { return Finder(text).run(); }

}  // namespace unclench
