#include "content/compile.h"

#include <algorithm>

#include "content/json_text.h"
#include "content/parts.h"
#include "content/reader.h"

namespace unclench {
namespace {

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

/// Slots that every dialog knows without declaring them.
SlotSpecs built_in_slots() {
  SlotSpec open;
  open.name = "alarm.open";
  open.type = SlotType::kFlag;
  SlotSpec tier;
  tier.name = "alarm.tier";
  tier.type = SlotType::kChoice;
  for (const char* word : {"emergency", "crisis", "same_day", "ask", "soon"}) tier.options.push_back({word, word, {}, {}});
  return {{"alarm.open", open}, {"alarm.tier", tier}};
}

std::string hash_of(std::vector<ContentFile> files) {
  std::sort(files.begin(), files.end(), [](const ContentFile& a, const ContentFile& b) { return a.path < b.path; });
  std::string all;
  for (const ContentFile& file : files) all += file.path + '\0' + std::to_string(file.text.size()) + '\0' + file.text;
  return sha256(all).substr(0, 16);
}

/// Everything that what is learned from a locale's examples depends on; the program's part in it is the number of the method.
std::string learning_key(const std::vector<ContentFile>& files, const std::string& locale, const Lexicon* lexicon) {
  constexpr const char* kMethod = "13";
  std::vector<ContentFile> about;
  const std::string folder = "intents/" + locale + "/";
  for (const ContentFile& file : files) {
    if (starts_with(file.path, folder)) about.push_back(file);
  }
  about.push_back({"method", kMethod});
  about.push_back({"lexicon", lexicon == nullptr ? "" : lexicon->name()});
  return locale + "-" + hash_of(about);
}

}  // namespace

Compiled compile_content(const std::vector<ContentFile>& files, const Lexicon* lexicon, LearnedMemory* memory) {
  Problems problems;
  std::vector<ParsedFile> parsed;
  parsed.reserve(files.size());
  for (const ContentFile& file : files) {
    if (!starts_with(file.path, "intents/") && !starts_with(file.path, "dialogs/")) continue;
    auto result = parse_json(file.text);
    if (const auto* error = std::get_if<JsonError>(&result)) {
      const std::string where = error->line == 0 ? "" : " (line " + std::to_string(error->line) + ", column " + std::to_string(error->column) + ")";
      problems.push_back({file.path, "", error->what + where, error->line == 0 ? "" : "look for a missing comma, quote or bracket just before"});
      continue;
    }
    parsed.push_back({file.path, std::get<nlohmann::json>(std::move(result))});
  }
  std::sort(parsed.begin(), parsed.end(), [](const ParsedFile& a, const ParsedFile& b) { return a.path < b.path; });

  auto content = std::make_shared<Content>();
  content->hash = hash_of(files);
  content->dialogs.shared = built_in_slots();
  std::map<std::string, LocaleFiles> locales;
  std::vector<const ParsedFile*> dialog_files;
  const ParsedFile* person = nullptr;
  for (const ParsedFile& file : parsed) {
    const std::string_view path = file.path;
    if (starts_with(path, "intents/")) {
      const std::size_t slash = path.find('/', 8);
      if (slash == path.npos) {
        problems.push_back({file.path, "", "an intent stands in the folder of its language", "intents/en/..."});
        continue;
      }
      LocaleFiles& locale = locales[std::string(path.substr(8, slash - 8))];
      const std::string_view rest = path.substr(slash + 1);
      if (starts_with(rest, "vocabulary")) {
        locale.vocabularies.push_back(&file);
      } else if (rest == "assertions.json") {
        locale.assertions = &file;
      } else if (starts_with(rest, "safety/harmless/")) {
        locale.harmless.push_back(&file);
      } else if (starts_with(rest, "safety/")) {
        locale.safety.push_back(&file);
      } else {
        locale.intents.push_back(&file);
      }
    } else if (path == "dialogs/regions.json") {
      content->regions = read_regions(file, problems);
    } else if (path == "dialogs/sources.json") {
      content->sources = read_sources(file, problems);
    } else if (path == "dialogs/labels.json") {
      content->dialogs.labels = read_labels(file, problems);
    } else if (path == "dialogs/person.json") {
      person = &file;
    } else if (starts_with(path, "dialogs/instruments/")) {
      const std::string id = id_of(path.substr(std::string_view("dialogs/instruments/").size()));
      content->dialogs.instruments.emplace(id, read_instrument(file, id, problems));
    } else if (!starts_with(path, "dialogs/locales/")) {
      dialog_files.push_back(&file);
    }
  }
  if (person != nullptr) {
    Reader reader(person->value, person->path, "", problems);
    if (const nlohmann::json* slots = reader.braces("slots", true)) {
      for (auto& [name, slot] : read_slots(*slots, person->path, "/slots", problems, content->dialogs.instruments)) {
        slot.name = "person." + name;
        content->dialogs.shared.emplace(slot.name, slot);
      }
    }
    reader.finish();
  }
  const auto dialog_id = [](const ParsedFile& file) { return id_of(std::string_view(file.path).substr(std::string_view("dialogs/").size())); };
  std::vector<std::string> ids;
  for (const ParsedFile* file : dialog_files) ids.push_back(dialog_id(*file));
  for (const ParsedFile* file : dialog_files) {
    Dialog dialog = read_dialog(*file, dialog_id(*file), content->dialogs, ids, content->sources, problems);
    for (const std::string& old : dialog.was) {
      const auto [it, fresh] = content->dialogs.renamed.emplace(old, dialog.id);
      if (!fresh) problems.push_back({file->path, "/was", "\"" + old + "\" was " + it->second + " already", ""});
    }
    content->dialogs.by_id.emplace(dialog.id, std::move(dialog));
  }
  for (const auto& [locale, locale_files] : locales) {
    compile_locale(locale, locale_files, lexicon, memory, learning_key(files, locale, lexicon), content->dialogs, content->packs, problems);
  }
  if (locales.find("en") == locales.end()) problems.push_back({"intents/en", "", "there are no English intents", "is this the content folder?"});

  for (const auto& [locale, pack] : content->packs) {
    for (const SafetyRule& rule : pack.safety->rules()) {
      const auto note = [&](const std::string& dialog, Tier tier) {
        AlarmDialog& known = content->alarm_dialogs[dialog];
        if (known.rule.empty() || tier < known.tier) known = {rule.label, tier, rule.id};
      };
      note(rule.opens, rule.tier);
      if (!rule.asks.empty()) note(rule.asks, Tier::kAsk);
    }
  }

  for (const auto& [dialog, alarm] : content->alarm_dialogs) {
    if (alarm.tier != Tier::kAsk && alarm.tier != Tier::kSoon) content->dialogs.final_word.insert(dialog);
  }

  Compiled compiled;
  if (!has_errors(problems)) compiled.content = std::move(content);
  compiled.problems = std::move(problems);
  return compiled;
}

}  // namespace unclench
