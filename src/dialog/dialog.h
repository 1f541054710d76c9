#pragma once
// A dialog: what we say and ask, in order. Compiled from one JSON file; see docs/authoring.md. The step types are a closed set, each one verb.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "dialog/expression.h"
#include "dialog/slot.h"

namespace unclench {

/// Variants of one and the same message; never empty.
using Text = std::vector<std::string>;

struct Say {
  Text text;
};

struct Ask {
  Text question;
  std::string into;  // the slot
  std::string why;
  std::vector<std::string> retry;  // used in turn when the answer did not fit
  bool skip = true;
  int max_tries = 3;
  std::string give_up;  // step to go to after that; empty: the next one
};

struct GuidePart {
  std::string say;
  int seconds = 0;
  std::string area;  // of the body; may be skipped
};

struct Guide {
  enum class Kind { kBreathing, kTimed };
  Kind kind = Kind::kBreathing;
  double in_s = 4;  // of one breath, in seconds
  double hold_s = 0;
  double out_s = 6;
  double rest_s = 0;
  int cycles = 6;
  std::string label;
  std::vector<GuidePart> parts;
  Text text;  // for clients that show only text
  int seconds = 0;  // in all
  std::string shorter;  // steps to offer instead
  std::string slower;
  bool skip_areas = false;
};

struct Set {
  std::vector<std::pair<std::string, Expression>> values;
};

struct Branch {
  struct Arm {
    std::optional<Expression> when;  // none: always
    std::string to;
  };
  std::vector<Arm> arms;
};

struct Goto {
  std::string to;
};

struct Call {
  std::string dialog;
};

struct End {};

struct Log {
  std::map<std::string, Expression> fields;  // pain, stress, sleep, activity, tried, note
};

struct Show {
  enum class What { kDiary, kSummary };
  What what = What::kDiary;
  Text text;  // what stands above it; may be empty
};

enum class EffectKind { kExport, kErase, kHandOver, kRemind };
std::string_view name_of(EffectKind kind);

struct Perform {
  EffectKind effect = EffectKind::kExport;
};

struct Step {
  std::string id;  // "#3" when the author gave none
  std::optional<Expression> when;
  std::variant<Say, Ask, Guide, Set, Branch, Goto, Call, End, Log, Show, Perform> act;
  std::string pointer;  // in its file

  /// True when it waits for the person.
  bool waits() const { return std::holds_alternative<Ask>(act) || std::holds_alternative<Guide>(act); }
};

enum class EvidenceLabel { kGood, kSome, kWeak, kContested, kHistory, kConsensus };
std::string_view name_of(EvidenceLabel label);
std::optional<EvidenceLabel> evidence_label(std::string_view name);

struct Evidence {
  EvidenceLabel label = EvidenceLabel::kWeak;
  std::vector<std::string> sources;  // keys of Content::sources
  std::string plain;
};

struct Dialog {
  std::string id;
  std::string title;
  std::optional<Evidence> evidence;
  SlotSpecs slots;
  std::vector<Step> steps;
  std::string more;               // "tell me more"; may be empty
  bool unhurried = false;         // what was open before is not asked again at once
  std::vector<std::string> next;  // topics to offer at the end
  std::vector<std::string> was;                                // ids it had before, so that open conversations find it
  std::map<std::string, std::string, std::less<>> renamed_steps;  // old id -> new id
  std::string file;

  /// True when it asks something or begins an exercise, and is more than an answer.
  bool waits() const;
  /// A step's id of today.
  std::string now_called(const std::string& step_id) const;
  /// Index of a step, or steps.size() when there is none.
  std::size_t step_index(std::string_view step_id) const;
};

/// A published questionnaire, verbatim and read-only.
struct Instrument {
  std::string id;
  std::string title;
  std::string source;
  std::string licence;
  std::string lead_in;
  std::vector<Option> options;
  std::vector<std::string> items;
};

struct Dialogs {
  std::map<std::string, Dialog, std::less<>> by_id;
  SlotSpecs shared;  // "person.country", "alarm.open": known in every dialog
  std::map<std::string, Instrument, std::less<>> instruments;
  std::set<std::string, std::less<>> final_word;  // answers to alarms: what calls one of these does not go on afterwards
  std::map<std::string, std::string, std::less<>> labels;  // dialogs/labels.json: what stands on buttons, and other short words

  std::map<std::string, std::string, std::less<>> renamed;  // old id of a dialog -> new id

  const Dialog* find(std::string_view id) const;
  /// A dialog's id of today.
  std::string now_called(const std::string& id) const;
  /// The published words that a slot asks, or null.
  const std::string* item(const SlotSpec& slot) const;
  /// A label, or its key when authors forgot it (`check` tells them).
  std::string label(std::string_view key) const;
  /// The slot `name` as seen from `dialog`: its own, then the shared ones. Null when there is none.
  const SlotSpec* slot(const Dialog& dialog, std::string_view name) const;
};

}  // namespace unclench
