#include "dialog/answer_position.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "dialog/answer_phrases.h"
#include "dialog/answer_quantity.h"

namespace unclench {
namespace {

using Word = std::string_view;

struct Ordinal {
  Word words;
  int position;  // from 1; from the end when negative
};

// Longer ones first.
constexpr std::array<Ordinal, 31> kOrdinals = {{
    {"second to last", -2}, {"second from last", -2}, {"next to last", -2}, {"last but one", -2},
    {"second last", -2}, {"penultimate", -2}, {"first", 1}, {"1st", 1}, {"second", 2}, {"2nd", 2},
    {"third", 3}, {"3rd", 3}, {"fourth", 4}, {"4th", 4}, {"fifth", 5}, {"5th", 5}, {"sixth", 6}, {"6th", 6},
    {"seventh", 7}, {"7th", 7}, {"eighth", 8}, {"8th", 8}, {"ninth", 9}, {"9th", 9}, {"tenth", 10},
    {"10th", 10}, {"last", -1}, {"final", -1}, {"bottom", -1}, {"top", 1}, {"former", 1},
}};

constexpr PhraseTable kNouns({
    "one", "ones", "option", "options", "answer", "choice", "of those", "of them", "of these", "of the two",
    "of the list", "on the list", "in the list", "item", "button", "box"});
constexpr PhraseTable kAnnounced({
    "option", "number", "answer", "choice", "no", "item", "button", "the", "options", "numbers"});
constexpr PhraseTable kRangeWords({"to", "through", "thru", "till"});
constexpr Word kLetters = "abcdefghij";

class PositionReader {
 public:
  PositionReader(const AnswerWords& words, std::size_t count, bool bare_numbers)
      : words_(words),
        count_(static_cast<int>(std::min<std::size_t>(count, 1000))),
        bare_numbers_(bare_numbers) {}

  PositionsSeen read() {
    for (std::size_t i = 0; i < words_.size();) {
      if (!read_ordinal(i) && !read_letter(i) && !read_number(i)) ++i;
    }
    return std::move(seen_);
  }

 private:
  bool read_ordinal(std::size_t& i) {
    std::size_t length = 0;
    int position = 0;
    for (const Ordinal& ordinal : kOrdinals) {
      length = words_.match(ordinal.words, i);
      position = ordinal.position;
      if (length != 0) break;
    }
    if (length == 0 && words_[i] == "latter") {
      length = 1;
      position = -1;
    }
    if (length == 0 && words_[i] == "middle" && count_ % 2 == 1) {
      length = 1;
      position = count_ / 2 + 1;
    }
    if (length == 0) return false;
    std::size_t end = i + length;
    int several = 1;
    if (const auto quantity = words_.begins_clause(end) ? std::nullopt : quantity_at(words_, end)) {
      if (!is_whole(quantity->value) || quantity->value > count_) return false;
      several = static_cast<int>(quantity->value);
      end = quantity->at.end;
    }
    if (!words_.begins_clause(end)) end += words_.longest(kNouns, end);
    const bool needs_noun = words_[i] == "top" || words_[i] == "bottom" || words_[i] == "final";
    if (!ends(end) || (needs_noun && end == i + length)) return false;
    add_several(position, several);
    seen_.told.push_back({i, end});
    i = end;
    return true;
  }

  /// "first two", "last two".
  void add_several(int position, int several) {
    const int first = position > 0 ? position : count_ + 1 + position - (several - 1);
    for (int at = first; at < first + several; ++at) add(at);
  }

  /// "option b"; a letter alone when it is all that is said.
  bool read_letter(std::size_t& i) {
    const std::size_t letter = words_[i].size() == 1 ? kLetters.find(words_[i].front()) : Word::npos;
    if (letter == Word::npos || !ends(i + 1)) return false;
    const bool announced = words_.before(i) == "option" || words_.before(i) == "answer";
    const bool alone = words_.size() == 1 && bare_numbers_;
    if (!announced && !alone) return false;
    add(static_cast<int>(letter) + 1);
    seen_.told.push_back({i, i + 1});
    ++i;
    return true;
  }

  bool read_number(std::size_t& i) {
    const auto quantity = quantity_at(words_, i);
    if (!quantity) return false;
    const bool announced = kAnnounced.contains(words_.before(i)) && words_.before(i) != "the";
    const bool usable = (bare_numbers_ || announced) && quantity->out_of == 0 && is_whole(quantity->value) &&
                        ends(quantity->at.end);
    if (!usable) {
      i = quantity->at.end;
      return true;
    }
    const bool in_range = quantity->value >= 1 && quantity->value <= count_;
    if (in_range && is_range_end(*quantity)) {
      for (int at = static_cast<int>(seen_.positions.back()) + 2; at < static_cast<int>(quantity->value);
           ++at)
        add(at);
    }
    if (in_range) {
      add(static_cast<int>(quantity->value));
    } else if (!seen_.beyond) {
      seen_.beyond = quantity->value;
    }
    seen_.told.push_back(quantity->at);
    i = quantity->at.end;
    return true;
  }

  /// "1 to 3"
  bool is_range_end(const Quantity& quantity) const {
    const bool joined = kRangeWords.contains(words_.before(quantity.at.begin));
    return joined && !seen_.told.empty() && !seen_.positions.empty() &&
           seen_.told.back().end + 1 == quantity.at.begin;
  }

  /// What comes next is not what the position or number counts: "2 kids", "last night", "first thing".
  bool ends(std::size_t i) const {
    if (words_.begins_clause(i) || connectors().contains(words_[i])) return true;
    if (words_.longest(kRangeWords, i) != 0 || words_.longest(corrections(), i) != 0) return true;
    static constexpr PhraseTable kOtherwise({"last night", "first thing", "last time", "last week", "once"});
    if (i > 0 && words_.longest(kOtherwise, i - 1) > 1) return false;
    return words_.longest(filler_phrases(), i) != 0 || quantity_at(words_, i).has_value();
  }

  static bool is_whole(double value) { return value == std::floor(value); }

  void add(int position) {
    if (position < 1 || position > count_) {
      if (!seen_.beyond) seen_.beyond = position;
      return;
    }
    const auto index = static_cast<std::size_t>(position - 1);
    if (std::find(seen_.positions.begin(), seen_.positions.end(), index) == seen_.positions.end()) {
      seen_.positions.push_back(index);
    }
  }

  const AnswerWords& words_;
  const int count_;
  const bool bare_numbers_;
  PositionsSeen seen_;
};

}  // namespace

PositionsSeen positions_in(const AnswerWords& words, std::size_t count, bool bare_numbers) {
  return PositionReader(words, count, bare_numbers).read();
}

}  // namespace unclench
