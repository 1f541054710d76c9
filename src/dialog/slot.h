#pragma once
// What a dialog remembers, and of which type it is. A slot without a value is *missing*: never asked, skipped
// or declined.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace unclench {

enum class SlotType { kYesNo, kChoice, kMultiChoice, kScale, kNumber, kDuration, kDate, kText, kFlag };

/// "yes_no", "choice", ... as authors write them.
std::string_view name_of(SlotType type);
std::optional<SlotType> slot_type(std::string_view name);

struct Option {
  std::string value{};              // what expressions compare with
  std::string title{};              // what a button shows
  std::vector<std::string> also{};  // other words for it
  std::optional<double> points{};   // for scoring
  bool operator==(const Option&) const = default;
};

struct SlotSpec {
  std::string name{};
  SlotType type = SlotType::kText;
  std::vector<Option> options{};  // choice, multi_choice; yes_no has yes, no, unsure built in
  double min = 0;                 // scale, number
  double max = 10;
  std::string min_label{};
  std::string max_label{};
  std::string unit{};
  std::string heard{};                // of a flag: the concept whose words set it, wherever they are said
  std::string taken_back{};           // the concept whose words clear it again
  std::vector<std::string> called{};  // what a person calls it: "pain", "how active I was"; to change it by name
  std::string item{};  // "phq4/1": wording and options come from an instrument

  /// Null when there is none of that value. For yes_no one of the three that are built in.
  const Option* option(std::string_view value) const;
  /// What it can be: the values of its options, of yes_no "yes", "no" and "unsure". Empty for the other
  /// types.
  std::vector<std::string> option_values() const;
};

/// yes_no and choice hold the option's value as text; multi_choice a list; duration days; date days since
/// 1970-01-01.
using Value = std::variant<std::monostate, bool, double, std::string, std::vector<std::string>>;

inline bool is_missing(const Value& value) { return std::holds_alternative<std::monostate>(value); }

/// As a person reads it: "6", "6.5", "7 hours", "Nearly always", "a, b and c", "2 years", "5 March 2026".
/// `spec` may be null. Nothing for a missing value.
std::string shown(const Value& value, const SlotSpec* spec);

using SlotSpecs = std::map<std::string, SlotSpec, std::less<>>;
using SlotValues = std::map<std::string, Value, std::less<>>;

}  // namespace unclench
