// A mention is the longest run of words that one option's wordings share with the message. Only part of a
// wording will do when no other option has that part: "several" for "Several days", "every day" for "Nearly
// every day".

#include "dialog/answer_options.h"

#include <algorithm>

#include "dialog/answer_phrases.h"
#include "dialog/plain_words.h"

namespace unclench {
namespace {

using Word = std::string_view;

// Left out of comparisons on both sides.
constexpr PhraseTable kSkipped({"a", "an", "the", "my", "of", "your"});

// They tell nothing when they are all there is of a wording.
constexpr PhraseTable kWeak({
    "not", "no", "at", "all", "more", "than", "and", "or", "in", "on", "to", "for", "with", "is", "it", "i",
    "do", "does", "am", "are", "was", "be", "have", "has", "had", "that", "this", "by", "from", "as", "so",
    "very", "time", "days", "day", "one", "every", "too", "out", "up", "down", "when", "if", "but", "can",
    "just", "only", "about", "what", "how", "why", "back", "pain", "me", "them", "other", "bit", "where",
    "who", "will", "should", "could", "would", "which", "did", "any", "these", "those", "its", "nearly",
    "almost", "now", "then"});

// No part of a wording ends with them: "injury or" of "injury or unusual load".
constexpr PhraseTable kJoining({
    "and", "or", "to", "with", "in", "at", "is", "it", "than", "for", "on", "by", "from", "but", "when", "if",
    "as", "that", "was", "are"});

// No option "No".
constexpr PhraseTable kOtherNo({
    "no one", "no idea", "no way", "no more", "no longer", "no doubt", "no problem", "no worries", "no need",
    "no wonder", "no matter", "no good", "no point", "no help", "yes or no"});

constexpr PhraseTable kDenials({
    "not", "never", "no", "hardly", "without", "nor", "neither", "than", "instead of"});
constexpr PhraseTable kInOrder({"fine", "ok", "okay", "good", "normal", "alright", "great", "perfect", "well", "normally"});
constexpr PhraseTable kExceptions({
    "except", "except for", "apart from", "other than", "but not", "but", "besides", "all but", "minus",
    "excluding", "bar"});
constexpr PhraseTable kBetweenDenialAndOption({
    "really", "so", "very", "that", "quite", "the", "a", "my", "any", "exactly", "too", "all", "even", "just",
    "as", "always", "have", "for"});

constexpr PhraseTable kNone({
    "none", "none of these", "none of them", "none of the above", "none of those", "nothing", "neither", "no",
    "not any", "none at all", "neither of these", "neither of them", "none of that", "nothing at all",
    "not any of these", "not any of them", "not at all", "never"});
constexpr PhraseTable kUnsure({
    "not sure", "unsure", "do not know", "i do not know", "i am not sure", "maybe", "not certain",
    "i am unsure", "can not say", "hard to say", "no idea", "perhaps", "dont know"});

bool is_skipped(Word word) { return kSkipped.contains(word); }

bool has_digit(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Words of the message from `i` on against words of a wording from `first` on.
struct Run {
  std::size_t typed_end = 0;
  std::size_t end = 0;  // in the wording
  bool exact = true;
};

Run run_at(const AnswerWords& words, std::size_t i, const std::vector<std::string>& wording,
           std::size_t first) {
  Run longest{.typed_end = i, .end = first};
  Run run = longest;
  for (std::size_t at = i; run.end < wording.size() && at < words.size(); ++at) {
    if (at > i && words.begins_sentence(at)) break;
    if (alike(words[at], wording[run.end])) {
      run.exact = run.exact && words[at] == wording[run.end];
      run.typed_end = at + 1;
      ++run.end;
      const bool may_end = run.end == wording.size() || !kJoining.contains(wording[run.end - 1]);
      if (may_end) longest = run;
    } else if (at == i || !is_skipped(words[at])) {
      break;
    }
  }
  return longest;
}

bool goes_before(const OptionMention& a, const OptionMention& b) {
  if (a.at.size() != b.at.size()) return a.at.size() > b.at.size();
  if (a.whole != b.whole) return a.whole;
  return a.exact && !b.exact;
}

bool as_good(const OptionMention& a, const OptionMention& b) {
  return a.at.begin == b.at.begin && !goes_before(a, b) && !goes_before(b, a);
}

bool is_exception(const AnswerWords& words, std::size_t begin) {
  for (std::size_t length = 1; length <= 2 && length <= begin; ++length) {
    if (words.longest(kExceptions, begin - length) == length) return true;
  }
  return false;
}

/// The word before the mention, not counting "really", "the", ...
std::size_t skip_back(const AnswerWords& words, std::size_t begin) {
  for (std::size_t steps = 0; steps < 3; ++steps) {
    if (words.begins_clause(begin) || !kBetweenDenialAndOption.contains(words[begin - 1])) break;
    --begin;
  }
  return begin;
}

/// "sometimes no often" corrects, "no tingling" denies.
bool is_denied(const AnswerWords& words, std::size_t at, const std::vector<OptionMention>& before) {
  const Word word = words.before(at);
  if (!kDenials.contains(word) && words.longest(kDenials, at < 2 ? at : at - 2) != 2) return false;
  return word != "no" || before.empty() || before.back().at.end + 1 != at;
}

/// "walking fine", "legs are all good": a part of an option that is in order is no complaint about it.
bool is_in_order(const AnswerWords& words, const OptionMention& mention) {
  constexpr std::size_t kNear = 4;
  if (mention.whole) return false;
  for (std::size_t at = mention.at.end; at < std::min(words.size(), mention.at.end + kNear) && !words.begins_clause(at); ++at) {
    if (kDenials.contains(words[at])) return false;
    if (kInOrder.contains(words[at])) return true;
  }
  return false;
}

/// "no injury or tingling" denies both.
bool shares_denial(const AnswerWords& words, const OptionMention& last, std::size_t at) {
  if (!last.denied || at == 0) return false;
  const bool joined = words.before(at) == "or" || words.before(at) == "nor";
  return joined && last.at.end + 1 == at;
}

}  // namespace

PhraseList none_wordings() { return kNone; }
PhraseList unsure_wordings() { return kUnsure; }

OptionWords::OptionWords(const SlotSpec& slot) : count_(slot.options.size()) {
  for (std::size_t i = 0; i < slot.options.size(); ++i) {
    add(i, slot.options[i].title, true);
    // A code such as "IN" or "NO" is also a word; authors list it under "also" where it is safe.
    if (std::any_of(slot.options[i].value.begin(), slot.options[i].value.end(), is_small_letter)) add(i, slot.options[i].value, true);
    for (const std::string& word : slot.options[i].also) add(i, word, false);
  }
}

void OptionWords::add(std::size_t option, const std::string& text, bool parts_tell) {
  std::vector<std::string> words = plain_words(text);
  const auto kept =
      std::remove_if(words.begin(), words.end(), [](const std::string& word) { return is_skipped(word); });
  if (kept != words.begin()) words.erase(kept, words.end());
  if (!words.empty())
    wordings_.push_back({.option = option, .words = std::move(words), .parts_tell = parts_tell});
}

bool OptionWords::has_numbers() const {
  return std::any_of(wordings_.begin(), wordings_.end(), [](const Wording& wording) {
    return std::any_of(wording.words.begin(), wording.words.end(), has_digit);
  });
}

std::size_t OptionWords::only_one(PhraseList wordings, bool begins) const {
  std::size_t found = count_;
  for (const Wording& wording : wordings_) {
    const std::string text = joined(wording.words);
    const bool is_one = begins ? wordings.contains(wording.words.front()) : wordings.contains(text);
    if (!is_one || found == wording.option) continue;
    if (found != count_) return count_;
    found = wording.option;
  }
  return found;
}

std::vector<OptionMention> OptionWords::mentions_in(const AnswerWords& words) const {
  std::vector<OptionMention> found;
  for (std::size_t i = 0; i < words.size(); ++i) match_at(words, i, found);
  std::stable_sort(found.begin(), found.end(), goes_before);

  std::vector<OptionMention> kept;
  std::vector<bool> taken(words.size());
  for (const OptionMention& mention : found) {
    const auto is_taken = [&](std::size_t i) { return taken[i]; };
    bool free = true;
    for (std::size_t i = mention.at.begin; i < mention.at.end; ++i) free = free && !is_taken(i);
    const bool tied = !kept.empty() && as_good(kept.back(), mention) && kept.back().option != mention.option;
    if (!free && !tied) continue;
    for (std::size_t i = mention.at.begin; i < mention.at.end; ++i) taken[i] = true;
    kept.push_back(mention);
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const OptionMention& a, const OptionMention& b) { return a.at.begin < b.at.begin; });

  std::vector<OptionMention> mentions;
  for (OptionMention& mention : kept) {
    const std::size_t before = skip_back(words, mention.at.begin);
    mention.excepted = is_exception(words, before);
    mention.denied = is_denied(words, before, mentions) || is_in_order(words, mention) ||
                     (!mentions.empty() && shares_denial(words, mentions.back(), before));
    const bool turned = mention.excepted || mention.denied;
    mention.told = {turned && before > 0 ? before - 1 : mention.at.begin, mention.at.end};
    mentions.push_back(mention);
  }
  return mentions;
}

void OptionWords::match_at(const AnswerWords& words, std::size_t i, std::vector<OptionMention>& into) const {
  if (words[i].empty() || is_skipped(words[i]) || words.longest(kOtherNo, i) != 0) return;
  for (const Wording& wording : wordings_) {
    const OptionMention best = best_part(words, i, wording);
    if (!best.at.empty()) into.push_back(best);
  }
}

OptionMention OptionWords::best_part(const AnswerWords& words, std::size_t i, const Wording& wording) const {
  OptionMention best{.option = wording.option};
  for (std::size_t first = 0; first < wording.words.size(); ++first) {
    const Run run = run_at(words, i, wording.words, first);
    if (run.end == first) continue;
    const bool whole = first == 0 && run.end == wording.words.size();
    if (!whole && !tells(wording, first, run.end)) continue;
    const OptionMention mention{
        .option = wording.option, .at = {i, run.typed_end}, .whole = whole, .exact = run.exact};
    if (best.at.empty() || goes_before(mention, best)) best = mention;
  }
  return best;
}

/// Whether words [first, end) of a wording are enough to know the option.
bool OptionWords::tells(const Wording& wording, std::size_t first, std::size_t end) const {
  if (!wording.parts_tell) return false;
  const auto begin = wording.words.begin() + static_cast<std::ptrdiff_t>(first);
  const auto stop = wording.words.begin() + static_cast<std::ptrdiff_t>(end);
  const bool weak = std::all_of(begin, stop, [](const std::string& word) {
    return kWeak.contains(word) || (word.size() < 3 && !has_digit(word));
  });
  if (weak &&
      (end - first < 2 || std::all_of(begin, stop, [](const std::string& w) { return w.size() < 4; })))
    return false;
  return std::none_of(wordings_.begin(), wordings_.end(), [&](const Wording& other) {
    return other.option != wording.option &&
           std::search(other.words.begin(), other.words.end(), begin, stop) != other.words.end();
  });
}

}  // namespace unclench
