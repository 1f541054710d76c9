// All intents of a language -> one LocalePack: vocabulary, atoms, one scan, speller, safety rules, matcher.

#include "content/learned.h"
#include "content/parts.h"

namespace unclench {
namespace {

template <typename Owner>
std::vector<Rule> compile_rules(const std::vector<Owner>& owners, Atoms& atoms, Problems& problems) {
  std::vector<Rule> rules;
  for (std::uint32_t owner = 0; owner < owners.size(); ++owner) {
    for (std::size_t i = 0; i < owners[owner].patterns.size(); ++i) {
      rules.push_back(atoms.compile(owners[owner].patterns[i], owners[owner].id + "#" + std::to_string(i), owner, owners[owner].file,
                                    problems));
    }
  }
  return rules;
}

void check_opens(const std::string& file, const std::string& key, const std::string& dialog, const Dialogs& dialogs, Problems& problems) {
  if (dialogs.find(dialog) != nullptr) return;
  std::vector<std::string> ids;
  for (const auto& [id, known] : dialogs.by_id) ids.push_back(id);
  problems.push_back({file, "/" + key, "no dialog \"" + dialog + "\"", did_you_mean(dialog, ids)});
}

}  // namespace

void compile_locale(const std::string& locale, const LocaleFiles& files, const Lexicon* lexicon, LearnedMemory* memory, const std::string& key,
                    const Dialogs& dialogs, std::map<std::string, LocalePack, std::less<>>& packs, Problems& problems) {
  LocalePack pack;
  pack.locale = locale;
  pack.vocabulary = std::make_unique<Vocabulary>(Vocabulary::build(read_vocabulary(files.vocabularies, problems), problems));
  auto atoms = std::make_unique<Atoms>(*pack.vocabulary);
  for (const std::string& name : pack.vocabulary->names()) atoms->concept_atom(name);

  const std::string folder = "intents/" + locale + "/";
  std::vector<Intent> intents;
  for (const ParsedFile* file : files.intents) {
    intents.push_back(read_intent(*file, id_of(std::string_view(file->path).substr(folder.size())), problems));
    const Intent& intent = intents.back();
    if (!intent.control && !intent.outside) {
      check_opens(file->path, file->value.contains("opens") ? "opens" : "", intent.opens, dialogs, problems);
    }
  }
  std::vector<SafetyRule> safety_rules;
  for (const ParsedFile* file : files.safety) {
    const std::string safety_folder = folder + "safety/";
    safety_rules.push_back(read_safety_rule(*file, id_of(std::string_view(file->path).substr(safety_folder.size())), problems));
    const SafetyRule& rule = safety_rules.back();
    if (!rule.opens.empty()) check_opens(file->path, "opens", rule.opens, dialogs, problems);
    if (!rule.asks.empty()) check_opens(file->path, "asks", rule.asks, dialogs, problems);
  }
  std::vector<Rule> rules = compile_rules(intents, *atoms, problems);
  std::vector<Rule> alarm_rules = compile_rules(safety_rules, *atoms, problems);
  for (const ParsedFile* file : files.harmless) pack.harmless.push_back(read_harmless(*file, problems));
  AssertionFile assertions;
  if (files.assertions != nullptr) assertions = read_assertions(*files.assertions, problems);
  for (std::size_t i = 0; i < assertions.symptoms.size(); ++i) {
    if (!pack.vocabulary->has(assertions.symptoms[i])) {
      problems.push_back({files.assertions->path, "/symptoms/" + std::to_string(i), "no concept {" + assertions.symptoms[i] + "}",
                          did_you_mean(assertions.symptoms[i], pack.vocabulary->names())});
      continue;
    }
    pack.symptoms.push_back(assertions.symptoms[i]);
    pack.symptom_atoms.push_back(atoms->concept_atom(assertions.symptoms[i]));
  }
  for (const auto& [name, slot] : dialogs.shared) {
    for (const bool sets : {true, false}) {
      const std::string& words = sets ? slot.heard : slot.taken_back;
      if (words.empty()) continue;
      if (pack.vocabulary->has(words)) {
        pack.heard.push_back({name, atoms->concept_atom(words), sets});
      } else {
        problems.push_back({"dialogs/person.json", "/slots/" + name.substr(name.find('.') + 1) + (sets ? "/heard" : "/taken_back"),
                            "no concept {" + words + "} in " + folder, did_you_mean(words, pack.vocabulary->names())});
      }
    }
  }
  if (has_errors(problems)) return;

  std::string failure;
  pack.scanner = Scanner::build(*atoms, failure);
  if (pack.scanner == nullptr) {
    problems.push_back({folder, "", failure, ""});
    return;
  }
  atoms->drop_phrases();
  pack.atoms = std::move(atoms);

  Assertions context(std::move(assertions.words));
  std::optional<Learned> learned;
  if (memory != nullptr) learned = Learned::from_bytes(memory->recall(key), pack.atoms->size(), rules.size());
  if (!learned) {
    learned = learn(intents, rules, safety_rules, pack.harmless, context, pack.rules, *pack.vocabulary, *pack.atoms, *pack.scanner, lexicon);
    if (memory != nullptr) memory->keep(key, learned->bytes());
  }
  pack.features = std::make_unique<FeatureReader>(*pack.atoms);
  pack.speller = std::make_unique<Speller>(learned->known_words, lexicon);
  pack.safety = std::make_unique<SafetyCheck>(std::move(safety_rules), std::move(alarm_rules), std::move(context), *pack.atoms,
                                              std::move(learned->alarms));
  pack.matcher = std::make_unique<Matcher>(std::move(intents), std::move(rules), *pack.atoms, std::move(learned->topics),
                                           std::move(learned->word_rarity), learned->atom_counts, learned->rule_records);
  packs.emplace(locale, std::move(pack));
}

}  // namespace unclench
