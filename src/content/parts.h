#pragma once
// The parts of compilation, one kind of file each. Internal to content/.

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

#include "base/problem.h"
#include "content/compile.h"
#include "content/content.h"

namespace unclench {

struct ParsedFile {
  std::string path;
  nlohmann::json value;
};

/// Everything that stands below intents/<locale>/.
struct LocaleFiles {
  std::vector<const ParsedFile*> vocabularies;
  const ParsedFile* assertions = nullptr;
  std::vector<const ParsedFile*> safety;
  std::vector<const ParsedFile*> harmless;
  std::vector<const ParsedFile*> intents;
};

/// "faq/what_diet.json" -> "faq.what_diet".
std::string id_of(std::string_view relative_path);

std::map<std::string, Vocabulary::Concept> read_vocabulary(const std::vector<const ParsedFile*>& files, Problems& problems);
Intent read_intent(const ParsedFile& file, const std::string& id, Problems& problems);
SafetyRule read_safety_rule(const ParsedFile& file, const std::string& id, Problems& problems);

/// Messages that sound like an alarm and are none.
HarmlessFile read_harmless(const ParsedFile& file, Problems& problems);

struct AssertionFile {
  std::vector<std::string> symptoms;
  ContextWords words;
};
AssertionFile read_assertions(const ParsedFile& file, Problems& problems);

/// Reads all of a locale and builds what understands it. `packs[locale]` is set unless there are errors.
/// `key` names what there is to learn in `memory`, which may be null.
void compile_locale(const std::string& locale, const LocaleFiles& files, const Lexicon* lexicon, LearnedMemory* memory, const std::string& key,
                    const Dialogs& dialogs, std::map<std::string, LocalePack, std::less<>>& packs, Problems& problems);

SlotSpecs read_slots(const nlohmann::json& value, const std::string& file, const std::string& pointer, Problems& problems,
                     const std::map<std::string, Instrument, std::less<>>& instruments);
Dialog read_dialog(const ParsedFile& file, const std::string& id, const Dialogs& known, const std::vector<std::string>& all_ids,
                   const std::map<std::string, Source, std::less<>>& sources, Problems& problems);
Instrument read_instrument(const ParsedFile& file, const std::string& id, Problems& problems);
Regions read_regions(const ParsedFile& file, Problems& problems);
std::map<std::string, Source, std::less<>> read_sources(const ParsedFile& file, Problems& problems);

std::map<std::string, std::string, std::less<>> read_labels(const ParsedFile& file, Problems& problems);

/// Lower-case hexadecimal SHA-256.
std::string sha256(std::string_view text);

}  // namespace unclench
