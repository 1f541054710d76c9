#include "dialog/answer_quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace unclench {
namespace {

using Word = std::string_view;

constexpr double kLargest = 1e12;  // whoever means more means "very much"

struct NumberWord {
  Word word;
  double value;
};

constexpr std::array<NumberWord, 23> kSmall = {
    {{"zero", 0},       {"nought", 0},    {"naught", 0},    {"nil", 0},      {"one", 1},
     {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},     {"six", 6},
     {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},     {"eleven", 11},
     {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
     {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}}};

constexpr std::array<NumberWord, 9> kTens = {{
    {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fourty", 40}, {"fifty", 50}, {"sixty", 60},
    {"seventy", 70}, {"eighty", 80}, {"ninety", 90},
}};

constexpr std::array<NumberWord, 4> kScales = {
    {{"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}}};

constexpr std::array<NumberWord, 11> kSets = {{
    {"a couple of", 2}, {"a couple", 2}, {"couple of", 2}, {"couple", 2}, {"half a dozen", 6},
    {"a half dozen", 6}, {"half dozen", 6}, {"a dozen", 12}, {"dozen", 12}, {"a pair of", 2}, {"a pair", 2},
}};

constexpr std::array<NumberWord, 9> kFractions = {{
    {"and a half", 0.5}, {"and half", 0.5}, {"and one half", 0.5}, {"and a quarter", 0.25},
    {"and three quarters", 0.75}, {"1/2", 0.5}, {"1/4", 0.25}, {"3/4", 0.75}, {"and 1/2", 0.5},
}};

// "One" is a number after these, and a pronoun after the rest: "about one", "this one".
constexpr PhraseTable kBeforeOne({
    "about", "around", "maybe", "just", "only", "like", "say", "or", "to", "and", "between", "is", "was",
    "be", "at", "a", "number", "option", "for", "since", "in", "over", "under", "nearly", "almost",
    "probably", "within", "after", "than", "of", "by", "minus", "roughly", "perhaps", "answer", "from",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "it", "um", "numbers",
    "options", "out of", "level", "pain", "stress", "guess"});

constexpr PhraseTable kScaleBegins({
    "on a scale of", "on a scale from", "on the scale of", "on scale of", "a scale of", "scale of",
    "scale from", "on a scale between", "on a scale out of"});
constexpr PhraseTable kScaleGoesOn({"to", "through", "thru", "and", "out of"});
constexpr PhraseTable kOutOf({"out of", "of", "on", "over", "out of a possible", "out of a"});

template <std::size_t N>
const NumberWord* find(const std::array<NumberWord, N>& table, Word word) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const NumberWord& entry) { return entry.word == word; });
  return found == table.end() ? nullptr : &*found;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> decimal(Word word) {
  const bool plain = !word.empty() && is_digit(word.front()) && is_digit(word.back()) &&
                     std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.'; });
  double value = 0;
  const char* const end = word.data() + word.size();
  const auto [stop, error] = plain ? std::from_chars(word.data(), end, value, std::chars_format::fixed)
                                   : std::from_chars_result{nullptr, std::errc::invalid_argument};
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

/// What follows `joint` words at `i`, "on a scale of" 1 to 10: the higher number, and all words up to it.
std::optional<Quantity> top_at(const AnswerWords& words, std::size_t i, std::size_t joint);

class Reader {
 public:
  explicit Reader(const AnswerWords& words) : words_(words) {}

  std::optional<Quantity> read(std::size_t begin) {
    at_ = begin;
    const bool negative = words_[at_] == "minus" || words_[at_] == "negative";
    if (negative) ++at_;
    Quantity quantity;
    if (!read_ratio(quantity) && !read_set(quantity) && !read_number(quantity)) return std::nullopt;
    if (negative) quantity.value = -quantity.value;
    if (quantity.out_of == 0) read_out_of(quantity);
    quantity.value = std::clamp(quantity.value, -kLargest, kLargest);
    quantity.at = {begin, at_};
    return quantity;
  }

  /// A number without "out of".
  std::optional<Quantity> read_plain(std::size_t begin) {
    at_ = begin;
    Quantity quantity;
    if (!read_number(quantity)) return std::nullopt;
    quantity.at = {begin, at_};
    return quantity;
  }

 private:
  /// "7/10"
  bool read_ratio(Quantity& quantity) {
    const Word word = words_[at_];
    const std::size_t slash = word.find('/');
    if (slash == Word::npos) return false;
    const std::optional<double> value = decimal(word.substr(0, slash));
    const std::optional<double> out_of = decimal(word.substr(slash + 1));
    if (!value || !out_of || *out_of == 0) return false;
    quantity.value = *value;
    quantity.out_of = *out_of;
    ++at_;
    return true;
  }

  /// "a couple of"; the first that fits is the longest.
  bool read_set(Quantity& quantity) {
    for (const NumberWord& set : kSets) {
      const std::size_t length = words_.match(set.word, at_);
      if (length == 0) continue;
      quantity.value = set.value;
      at_ += length;
      return true;
    }
    return false;
  }

  bool read_number(Quantity& quantity) {
    if (!read_digits(quantity.value) && !read_words(quantity.value)) return false;
    if (words_[at_] == "ish") ++at_;
    read_fraction(quantity.value);
    return true;
  }

  bool read_digits(double& value) {
    Word word = words_[at_];
    if (word.ends_with("ish")) word.remove_suffix(3);
    const std::optional<double> number = decimal(word);
    if (!number) return false;
    value = *number;
    ++at_;
    if (!goes_on(at_)) return true;
    if (const NumberWord* scale = find(kScales, words_[at_])) {  // "2 hundred"
      value *= scale->value;
      ++at_;
    }
    return true;
  }

  /// "a hundred and twenty five"
  bool read_words(double& value) {
    const bool article =
        (words_[at_] == "a" || words_[at_] == "an") && find(kScales, words_[at_ + 1]) != nullptr;
    double group = 0;
    if (article) {
      group = 1;
      ++at_;
    } else if (!read_below_hundred(group)) {
      return false;
    }
    double total = 0;
    while (goes_on(at_)) {
      const NumberWord* scale = find(kScales, words_[at_]);
      if (scale == nullptr) break;
      ++at_;
      group *= scale->value;
      double rest = 0;
      const std::size_t before_rest = at_;
      if (words_[at_] == "and" && goes_on(at_)) ++at_;
      if (read_below_hundred(rest)) {
        total += group;
        group = rest;
      } else {
        at_ = before_rest;
      }
    }
    value = total + group;
    return true;
  }

  bool read_below_hundred(double& value) {
    Word word = words_[at_];
    if (word.size() > 3 && word.ends_with("ish")) word.remove_suffix(3);
    if (const NumberWord* tens = find(kTens, word)) {
      value = tens->value;
      ++at_;
      const NumberWord* ones = goes_on(at_) ? find(kSmall, words_[at_]) : nullptr;
      if (ones != nullptr && ones->value >= 1 && ones->value < 10) {
        value += ones->value;
        ++at_;
      }
      return true;
    }
    const NumberWord* small = find(kSmall, word);
    if (small == nullptr || (word == "one" && is_pronoun())) return false;
    value = small->value;
    ++at_;
    return true;
  }

  bool is_pronoun() const {
    const Word before = words_.before(at_);
    return (!before.empty() && !kBeforeOne.contains(before)) || words_[at_ + 1] == "of" ||
           words_.match("one day", at_) != 0 || words_.match("one thing", at_) != 0;
  }

  void read_fraction(double& value) {
    for (const NumberWord& fraction : kFractions) {
      const std::size_t length = goes_on(at_) ? words_.match(fraction.word, at_) : 0;
      if (length == 0) continue;
      value += fraction.value;
      at_ += length;
      return;
    }
    if (words_[at_] != "point" || !goes_on(at_)) return;
    const std::optional<double> digits = decimal(words_[at_ + 1]);
    const NumberWord* word = find(kSmall, words_[at_ + 1]);
    const double tenths = digits ? *digits : word != nullptr ? word->value : -1;
    if (tenths < 0 || tenths > 9) return;
    value += tenths / 10;
    at_ += 2;
  }

  void read_out_of(Quantity& quantity) {
    if (!goes_on(at_)) return;
    if (words_[at_] == "percent") {
      quantity.out_of = 100;
      ++at_;
      return;
    }
    const std::size_t joint = words_.longest(kOutOf, at_) != 0 && words_.longest(kScaleBegins, at_) == 0
                                  ? words_.longest(kOutOf, at_)
                                  : words_.longest(kScaleBegins, at_);
    if (joint == 0) return;
    const bool sure = words_[at_] == "out" || words_.longest(kScaleBegins, at_) != 0;
    const std::optional<Quantity> whole = top_at(words_, at_, joint);
    if (!whole || whole->value <= 1 || (!sure && whole->value < quantity.value)) return;
    quantity.out_of = whole->value;
    at_ = whole->at.end;
  }

  bool goes_on(std::size_t i) const { return !words_.begins_clause(i); }

  const AnswerWords& words_;
  std::size_t at_ = 0;
};

std::optional<Quantity> top_at(const AnswerWords& words, std::size_t i, std::size_t joint) {
  std::optional<Quantity> top = Reader(words).read_plain(i + joint);
  if (!top) return std::nullopt;
  if (const std::size_t on = words.longest(kScaleGoesOn, top->at.end)) {
    const std::optional<Quantity> upper = Reader(words).read_plain(top->at.end + on);
    if (upper && upper->value > top->value && words.longest(kScaleBegins, i) != 0) top = upper;
  }
  top->at.begin = i;
  return top;
}

std::optional<Quantity> scale_at(const AnswerWords& words, std::size_t i) {
  const std::size_t out_of =
      words.begins_clause(i) ? words.match("out of", i) : 0;  // "out of ten I would say 6"
  const std::size_t joint = std::max(words.longest(kScaleBegins, i), out_of);
  return joint == 0 ? std::nullopt : top_at(words, i, joint);
}

}  // namespace

std::optional<Quantity> quantity_at(const AnswerWords& words, std::size_t i) { return Reader(words).read(i); }

std::vector<Quantity> quantities_in(const AnswerWords& words) {
  std::vector<Quantity> all;
  std::optional<Quantity> scale;  // said before the number it belongs to
  for (std::size_t i = 0; i < words.size();) {
    if (const auto announced = scale_at(words, i)) {
      scale = announced;
      i = announced->at.end;
      continue;
    }
    std::optional<Quantity> quantity = quantity_at(words, i);
    if (!quantity) {
      ++i;
      continue;
    }
    i = quantity->at.end;
    if (scale && quantity->out_of == 0) {
      quantity->out_of = scale->value;
      quantity->at.begin = scale->at.begin;
      scale.reset();
    }
    all.push_back(*quantity);
  }
  return all;
}

}  // namespace unclench
