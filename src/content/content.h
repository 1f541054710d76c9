#pragma once
// Everything authors wrote, compiled once and immutable: shared by all threads, swapped as a whole when content is reloaded.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/dialog.h"
#include "dialog/region.h"
#include "intent/matcher.h"
#include "safety/safety_check.h"
#include "text/speller.h"
#include "text/text_rules.h"

namespace unclench {

struct Source {
  std::string key;
  std::string title;
  int year = 0;
  std::string reference;  // a DOI, a guideline number, an address
  bool checked = false;
};

/// What it takes to understand one language.
/// A flag of the person, and the concept whose words set it: "I'm pregnant" sets person.pregnant.
struct HeardFlag {
  std::string slot;
  AtomId words = 0;
  bool sets = true;  // false: the words clear it
};

/// Messages that sound like an alarm and are none.
struct HarmlessFile {
  std::string file;
  std::vector<std::string> examples;
};

struct LocalePack {
  std::string locale;
  TextRules rules = TextRules::english();
  std::unique_ptr<const Vocabulary> vocabulary;
  std::unique_ptr<const Atoms> atoms;
  std::unique_ptr<const Scanner> scanner;
  std::unique_ptr<const FeatureReader> features;
  std::unique_ptr<const Speller> speller;
  std::unique_ptr<const Matcher> matcher;
  std::unique_ptr<const SafetyCheck> safety;
  std::vector<HarmlessFile> harmless;
  std::vector<std::string> symptoms;  // concepts that are symptoms
  std::vector<AtomId> symptom_atoms;  // beside `symptoms`
  std::vector<HeardFlag> heard;       // what a person may tell in passing
};

/// What a dialog of the safety content stands for, whichever way a conversation got there.
struct AlarmDialog {
  std::string label;
  Tier tier = Tier::kAsk;
  std::string rule;
};

struct Content {
  std::string hash;  // of all files: the same content has the same hash everywhere
  std::map<std::string, LocalePack, std::less<>> packs;
  Dialogs dialogs;
  Regions regions;
  std::map<std::string, Source, std::less<>> sources;
  std::map<std::string, AlarmDialog, std::less<>> alarm_dialogs;  // by dialog id

  /// The pack of a locale ("en-GB" falls back to "en"), or of "en".
  const LocalePack& pack_for(std::string_view locale) const;
  /// How a topic is offered on a button: the intent's title, else the dialog's, else the id.
  std::string title_of(const LocalePack& pack, std::string_view topic) const;
};

}  // namespace unclench
