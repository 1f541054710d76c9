#include "dialog/answer_labels.h"

#include <algorithm>
#include <string>

#include "dialog/answer_context.h"
#include "dialog/plain_words.h"

namespace unclench {
namespace {

using Word = std::string_view;

constexpr PhraseTable kLowest({
    "none", "none whatsoever", "none at all", "nothing", "nothing at all", "nil", "zilch", "nada",
    "not at all", "not any", "minimum", "the minimum", "min", "the min", "lowest", "the lowest",
    "the lowest possible", "bottom of the scale", "the bottom of the scale", "rock bottom"});

constexpr PhraseTable kHighest({
    "max", "the max", "maximum", "the maximum", "maxed out", "highest", "the highest", "the highest possible",
    "top of the scale", "the top of the scale", "off the scale", "off the scales", "off the chart",
    "off the charts", "through the roof", "full marks", "as high as it gets", "as high as it goes",
    "as high as it can be", "sky high"});

constexpr PhraseTable kMiddle({
    "half", "halfway", "half way", "middle", "the middle", "in the middle", "the midpoint", "midway",
    "mid way", "right in the middle", "down the middle", "medium", "in between", "somewhere in the middle",
    "middle of the road", "middling", "50 50", "fifty fifty"});

// Which end of the scale they mean, its label says.
constexpr PhraseTable kWorst({
    "worst", "the worst", "worst ever", "the worst ever", "worst possible", "the worst possible",
    "worst imaginable", "the worst imaginable", "worst i can imagine", "the worst i can imagine",
    "worst it can be", "worst it has ever been", "the worst it has ever been", "worst it has been",
    "the worst it has been", "as bad as it gets", "as bad as it can get", "as bad as it can be",
    "could not be worse", "can not get worse", "can not get any worse", "could not get worse",
    "the worst pain ever", "worst pain ever", "worst pain imaginable", "the worst pain imaginable",
    "worst pain of my life", "the worst pain of my life"});
constexpr PhraseTable kBest({
    "best", "the best", "best ever", "the best ever", "perfect", "perfectly", "could not be better",
    "as good as it gets", "best possible", "the best possible", "best it has been"});

constexpr PhraseTable kBadLabelWords({
    "worst", "terrible", "awful", "unbearable", "imaginable", "extreme", "horrible", "dreadful", "bad",
    "badly", "agony", "severe"});
constexpr PhraseTable kGoodLabelWords({
    "best", "great", "perfect", "excellent", "good", "wonderful", "brilliant", "fine"});

// Alone they are no label.
constexpr PhraseTable kSmallWords({
    "a", "an", "the", "at", "all", "i", "it", "no", "not", "very", "as", "my", "you"});

constexpr PhraseTable kDenials({"not", "never", "hardly", "not the", "no longer", "without"});

class LabelReader {
 public:
  LabelReader(const SlotSpec& slot, const AnswerWords& words)
      : slot_(slot), words_(words), low_(plain_words(slot.min_label)), high_(plain_words(slot.max_label)) {}

  AnswerReadings read() const {
    AnswerReadings readings;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (denied(i) || !opens_statement(words_, i)) continue;
      add(readings, slot_.min, i, lowest_at(i));
      add(readings, slot_.max, i, highest_at(i));
      add(readings, (slot_.min + slot_.max) / 2, i, words_.longest(kMiddle, i));
    }
    return readings;
  }

 private:
  /// "none", but not "none the wiser".
  void add(AnswerReadings& readings, double value, std::size_t i, std::size_t length) const {
    if (length == 0 || !ends_statement(words_, i + length)) return;
    readings.push_back({.kind = AnswerKind::kValue, .value = value, .told = {{i, i + length}}});
  }

  bool denied(std::size_t i) const { return kDenials.contains(words_.before(i)); }

  std::size_t lowest_at(std::size_t i) const {
    return std::max(
        {label_at(low_, high_, i), words_.longest(kLowest, i), own_end(low_, i), none_of_it_at(i)});
  }

  std::size_t highest_at(std::size_t i) const {
    return std::max({label_at(high_, low_, i), words_.longest(kHighest, i), own_end(high_, i)});
  }

  /// "the worst" means the end that has a bad label.
  std::size_t own_end(const std::vector<std::string>& label, std::size_t i) const {
    const auto says = [&](PhraseList list) {
      return std::any_of(label.begin(), label.end(),
                         [&](const std::string& word) { return list.contains(word); });
    };
    return std::max(says(kBadLabelWords) ? words_.longest(kWorst, i) : 0,
                    says(kGoodLabelWords) ? words_.longest(kBest, i) : 0);
  }

  /// The whole label, or, when it is all that is said, its first words: "not at all" for "not at all
  /// stressed".
  std::size_t label_at(const std::vector<std::string>& label, const std::vector<std::string>& other,
                       std::size_t i) const {
    std::size_t length = 0;
    while (length < label.size() && alike(words_[i + length], label[length])) ++length;
    if (length == 0 || length == label.size()) return length;
    if (length == 1 && kSmallWords.contains(label.front())) return 0;
    const bool alone = words_.begins_clause(i) && words_.begins_clause(i + length);
    const bool shared =
        length <= other.size() &&
        std::equal(label.begin(), label.begin() + static_cast<std::ptrdiff_t>(length), other.begin());
    return alone && !shared ? length : 0;
  }

  /// "no stress" on a scale of stress, "pain free" on one of pain.
  std::size_t none_of_it_at(std::size_t i) const {
    if (slot_.min != 0) return 0;
    if (words_[i] == "no" && is_own(words_[i + 1]) && !words_.begins_clause(i + 1)) {
      return words_.match("at all", i + 2) + 2;
    }
    return is_own(words_[i]) && words_[i + 1] == "free" ? 2 : 0;
  }

  bool is_own(Word word) const {
    if (word.empty()) return false;
    std::vector<std::string> own = plain_words(slot_.name);
    if (!low_.empty() && low_.front() == "no") own.insert(own.end(), low_.begin() + 1, low_.end());
    return std::any_of(own.begin(), own.end(), [&](const std::string& w) { return alike(word, w); });
  }

  const SlotSpec& slot_;
  const AnswerWords& words_;
  const std::vector<std::string> low_;
  const std::vector<std::string> high_;
};

}  // namespace

AnswerReadings read_label(const SlotSpec& slot, const AnswerWords& words) {
  return LabelReader(slot, words).read();
}

}  // namespace unclench
