// One or several of a slot's options: by their words, else by where they stand, else by "both", "all",
// "none", "yes".

#include <algorithm>
#include <cmath>
#include <string>

#include "dialog/answer_context.h"
#include "dialog/answer_options.h"
#include "dialog/answer_phrases.h"
#include "dialog/answer_position.h"
#include "dialog/answer_readers.h"

namespace unclench {
namespace {

using Word = std::string_view;

constexpr PhraseTable kAll({
    "all", "all of them", "all of these", "all of those", "all of the above", "all the above", "all of it",
    "all of that", "everything", "the lot", "the whole lot", "every one", "every one of them", "each of them",
    "all apply", "they all apply", "all three", "all four", "all five", "all 3", "all 4", "all 5",
    "every single one", "all of them apply", "everything above"});
constexpr PhraseTable kBoth({"both", "both of them", "both of these", "both of those", "both options"});
constexpr PhraseTable kNoneOfThem({
    "none", "none of these", "none of them", "none of the above", "none of those", "none of that",
    "none at all", "none apply", "none of these apply", "none of them apply", "nothing", "nothing at all",
    "nothing like that", "neither", "neither of them", "neither of these", "not any", "not any of these",
    "not any of them", "not any of those", "no none", "i have none", "i have none of these",
    "i do not have any", "i do not have any of these", "i do not have any of those",
    "i do not have any of them", "do not have any", "do not have any of these", "0", "zero", "never",
    "not at all"});
constexpr PhraseTable kYesWordings({"yes", "yeah", "yep"});
constexpr PhraseTable kNoWordings({"no", "nope"});
constexpr PhraseTable kPlainYesNo({
    "yes", "yeah", "yep", "yup", "yea", "ya", "no", "nope", "nah", "sure", "not really", "not at all",
    "definitely", "absolutely", "never", "aye"});

using Indices = std::vector<std::size_t>;

class ChoiceReader {
 public:
  ChoiceReader(const SlotSpec& slot, const AnswerWords& words)
      : slot_(slot),
        words_(words),
        options_(slot),
        none_(options_.only_one(none_wordings(), false)),
        unsure_(options_.only_one(unsure_wordings(), false)),
        several_(slot.type == SlotType::kMultiChoice) {}

  AnswerReadings read() const {
    if (slot_.options.empty()) return {};
    const std::vector<OptionMention> mentions = options_.mentions_in(words_);
    AnswerReadings readings;
    const auto add = [&](AnswerReading reading) {
      if (reading.kind != AnswerKind::kNone) readings.push_back(std::move(reading));
    };
    if (asks_yes_or_no()) {
      for (AnswerReading& reading : read_yes_no(words_)) {
        const std::string* said = std::get_if<std::string>(&reading.value);
        if (said != nullptr && has_option(*said)) add(std::move(reading));
      }
      if (!readings.empty()) return readings;
    }
    add(said_together(mentions));
    add(several_ ? said_several(mentions) : said_one(mentions));
    if (readings.empty()) add(said_by_position());
    if (readings.empty() && mentions.empty()) add(said_yes_or_no());
    return readings;
  }

 private:
  /// Nothing but yes, no and not sure: then the many ways to say those count, and not single words of them.
  bool asks_yes_or_no() const {
    return !several_ && std::all_of(slot_.options.begin(), slot_.options.end(), [](const Option& option) {
      return option.value == "yes" || option.value == "no" || option.value == "unsure";
    });
  }

  bool has_option(const std::string& value) const {
    return std::any_of(slot_.options.begin(), slot_.options.end(), [&](const Option& option) { return option.value == value; });
  }

  AnswerReading said_one(std::vector<OptionMention> mentions) const {
    AnswerReading reading;
    for (const OptionMention& mention : mentions) reading.told.push_back(mention.told);
    mentions.erase(
        std::remove_if(mentions.begin(), mentions.end(), [](const OptionMention& m) { return m.denied; }),
        mentions.end());
    keep_what_corrects(mentions, reading);
    prefer_whole(mentions);
    return one_of(distinct(mentions), std::move(reading));
  }

  AnswerReading one_of(const Indices& chosen, AnswerReading reading) const {
    if (chosen.empty()) return {};
    reading.kind = chosen.size() == 1 ? AnswerKind::kValue : AnswerKind::kRefused;
    if (chosen.size() == 1) reading.value = slot_.options[chosen.front()].value;
    if (chosen.size() > 1) reading.refusal = "two_choices";
    return reading;
  }

  /// "sometimes, no, often": only what comes after counts.
  void keep_what_corrects(std::vector<OptionMention>& mentions, AnswerReading& reading) const {
    for (std::size_t i = mentions.size(); i-- > 1;) {
      if (!corrected_between(mentions[i - 1].at.end, mentions[i].at.begin)) continue;
      reading.told.push_back({mentions[i - 1].at.end, mentions[i].at.begin});
      mentions.erase(mentions.begin(), mentions.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  bool corrected_between(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t length = words_.longest(corrections(), i);
      if (length != 0 && i + length <= end) return true;
    }
    return false;
  }

  static void prefer_whole(std::vector<OptionMention>& mentions) {
    const auto is_part = [](const OptionMention& mention) { return !mention.whole; };
    if (std::all_of(mentions.begin(), mentions.end(), is_part)) return;
    mentions.erase(std::remove_if(mentions.begin(), mentions.end(), is_part), mentions.end());
  }

  static Indices distinct(const std::vector<OptionMention>& mentions) {
    Indices chosen;
    for (const OptionMention& mention : mentions) chosen.push_back(mention.option);
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
  }

  AnswerReading said_several(const std::vector<OptionMention>& mentions) const {
    AnswerReading reading;
    std::vector<OptionMention> meant;
    for (const OptionMention& mention : mentions) {
      reading.told.push_back(mention.told);
      if (!mention.denied) meant.push_back(mention);
    }
    Indices chosen = distinct(meant);
    if (chosen.size() > 1) chosen.erase(std::remove(chosen.begin(), chosen.end(), none_), chosen.end());
    return chosen.empty() ? AnswerReading{} : list_of(chosen, std::move(reading));
  }

  AnswerReading list_of(const Indices& chosen, AnswerReading reading) const {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < slot_.options.size(); ++i) {
      if (std::find(chosen.begin(), chosen.end(), i) != chosen.end())
        values.push_back(slot_.options[i].value);
    }
    reading.kind = AnswerKind::kValue;
    reading.value = std::move(values);
    return reading;
  }

  /// "all of them", "both", "none of these"; with exceptions: "all but the last", "none except tingling".
  AnswerReading said_together(const std::vector<OptionMention>& mentions) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (is_option(mentions, i)) continue;
      const std::size_t all = words_.longest(kAll, i);
      const std::size_t both = options_.size() == 2 ? words_.longest(kBoth, i) : 0;
      const std::size_t none = words_.longest(kNoneOfThem, i);
      const std::size_t length = std::max({all, both, none});
      if (length == 0 || (length == 1 && names_one(mentions))) continue;
      if (!opens_statement(words_, i) || !ends_statement(words_, i + length)) continue;
      AnswerReading reading{.told = {{i, i + length}}};
      return none > std::max(all, both) ? nothing(mentions, std::move(reading))
                                        : everything(mentions, std::move(reading));
    }
    return {};
  }

  static bool is_option(const std::vector<OptionMention>& mentions, std::size_t i) {
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](const OptionMention& m) { return m.at.begin <= i && i < m.at.end; });
  }

  /// "it is all work": the option is meant, not all of them.
  static bool names_one(const std::vector<OptionMention>& mentions) {
    return std::any_of(mentions.begin(), mentions.end(),
                       [](const OptionMention& m) { return !m.excepted && !m.denied; });
  }

  Indices excepted(const std::vector<OptionMention>& mentions, AnswerReading& reading) const {
    Indices except;
    for (const OptionMention& mention : mentions) {
      if (!mention.excepted && !mention.denied) continue;
      except.push_back(mention.option);
      reading.told.push_back(mention.told);
    }
    const PositionsSeen seen = positions_in(words_, options_.size(), true);
    if (except.empty() && !seen.positions.empty()) {
      except = seen.positions;
      reading.told.insert(reading.told.end(), seen.told.begin(), seen.told.end());
    }
    return except;
  }

  AnswerReading everything(const std::vector<OptionMention>& mentions, AnswerReading reading) const {
    const Indices except = excepted(mentions, reading);
    Indices chosen;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      const bool left_out = std::find(except.begin(), except.end(), i) != except.end();
      if (!left_out && i != none_ && i != unsure_) chosen.push_back(i);
    }
    return several_ ? list_of(chosen, std::move(reading)) : one_of(chosen, std::move(reading));
  }

  AnswerReading nothing(const std::vector<OptionMention>& mentions, AnswerReading reading) const {
    const Indices except = excepted(mentions, reading);
    if (!except.empty())
      return several_ ? list_of(except, std::move(reading)) : one_of(except, std::move(reading));
    return none_of_them(std::move(reading));
  }

  AnswerReading none_of_them(AnswerReading reading) const {
    const Indices chosen = none_ < options_.size() ? Indices{none_} : Indices{};
    return several_ ? list_of(chosen, std::move(reading)) : one_of(chosen, std::move(reading));
  }

  AnswerReading said_by_position() const {
    PositionsSeen seen = positions_in(words_, options_.size(), !options_.has_numbers());
    AnswerReading reading{.told = seen.told, .only_if_all = true};
    if (seen.beyond) {
      reading.kind = AnswerKind::kRefused;
      reading.refusal = *seen.beyond < 1 ? "below" : "above";
      reading.number = *seen.beyond;
      return reading;
    }
    if (seen.positions.empty()) return {};
    keep_what_corrects(seen);
    return several_ ? list_of(seen.positions, std::move(reading))
                    : one_of(seen.positions, std::move(reading));
  }

  void keep_what_corrects(PositionsSeen& seen) const {
    if (seen.told.size() != seen.positions.size()) return;
    for (std::size_t i = seen.told.size(); i-- > 1;) {
      if (!corrected_between(seen.told[i - 1].end, seen.told[i].begin)) continue;
      seen.positions.erase(seen.positions.begin(), seen.positions.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  /// "nope" where "no" is one of the options; "no" to a list of things.
  AnswerReading said_yes_or_no() const {
    const AnswerReadings readings = read_yes_no(words_);
    if (readings.empty()) return {};
    AnswerReading reading = readings.front();
    const std::string says = std::get<std::string>(reading.value);
    const std::size_t yes = options_.only_one(kYesWordings, true);
    const std::size_t no = options_.only_one(kNoWordings, true);
    if (several_) return says == "no" ? none_of_them(std::move(reading)) : AnswerReading{};
    if (says == "unsure")
      return unsure_ < options_.size() ? one_of({unsure_}, std::move(reading)) : AnswerReading{};
    const std::size_t option = says == "yes" ? yes : no;
    const bool firm = words_.longest(kPlainYesNo, reading.told.front().begin) != 0;
    const bool only_yes_and_no = options_.size() == 2 + (unsure_ < options_.size() ? 1 : 0);
    if (says == "no" && no >= options_.size() && firm) return none_of_them(std::move(reading));
    if (yes >= options_.size() || no >= options_.size() || (!firm && !only_yes_and_no)) return {};
    return one_of({option}, std::move(reading));
  }

  const SlotSpec& slot_;
  const AnswerWords& words_;
  const OptionWords options_;
  const std::size_t none_;  // options_.size() when there is none
  const std::size_t unsure_;
  const bool several_;
};

}  // namespace

AnswerReadings read_choice(const SlotSpec& slot, const AnswerWords& words) {
  return ChoiceReader(slot, words).read();
}

}  // namespace unclench
