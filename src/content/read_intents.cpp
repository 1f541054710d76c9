// Intent, safety rule, vocabulary and assertion files -> values.

#include <algorithm>

#include "content/parts.h"
#include "content/reader.h"
#include "intent/word_pattern.h"

namespace unclench {
namespace {

constexpr std::size_t kMostPhrases = 5000;  // that one entry may stand for

/// The phrases of the entries at `key`: "(my|our) (little )?boy" is four.
std::vector<std::string> read_phrases(Reader& reader, const std::string& key, bool required = false) {
  std::vector<std::string> phrases;
  for (const std::string& entry : reader.texts(key, required)) {
    const auto texts = finite_language(entry, kMostPhrases);
    if (!texts || std::any_of(texts->begin(), texts->end(), [](const std::string& t) { return t.empty() || t.back() == '*'; })) {
      reader.problem(key, "\"" + entry + "\" must be plain words", "brackets, | and ? may stand for several: \"(my|our) (little )?boy\"");
      continue;
    }
    phrases.insert(phrases.end(), texts->begin(), texts->end());
  }
  return phrases;
}

std::vector<PatternSource> read_patterns(Reader& reader) {
  std::vector<PatternSource> patterns;
  const nlohmann::json* list = reader.value("patterns");
  if (list == nullptr) return patterns;
  if (!list->is_array()) {
    reader.problem("patterns", "expected a list in brackets [ ]");
    return patterns;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const nlohmann::json& entry = (*list)[i];
    PatternSource pattern;
    pattern.pointer = child(reader.pointer("patterns"), i);
    if (entry.is_string()) {
      pattern.all.push_back(entry.get<std::string>());
    } else {
      Reader parts(entry, reader.file(), pattern.pointer, reader.problems());
      pattern.in_string = false;
      pattern.all = parts.texts("all");
      pattern.any = parts.texts("any");
      pattern.none = parts.texts("none");
      parts.finish();
    }
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

std::vector<std::string> tier_words() { return {"emergency", "crisis", "same_day", "ask", "soon"}; }

}  // namespace

std::string id_of(std::string_view relative_path) {
  std::string id(relative_path.substr(0, relative_path.size() - std::string_view(".json").size()));
  for (char& c : id) {
    if (c == '/') c = '.';
  }
  return id;
}

std::map<std::string, Vocabulary::Concept> read_vocabulary(const std::vector<const ParsedFile*>& files, Problems& problems) {
  std::map<std::string, Vocabulary::Concept> concepts;
  for (const ParsedFile* file : files) {
    Reader sections(file->value, file->path, "", problems);
    for (const auto& [section, inside] : sections.object().items()) {
      if (!section.empty() && section.front() == '$') continue;
      const std::string pointer = child("", section);
      if (!inside.is_object()) {
        problems.push_back({file->path, pointer, "expected a section: { \"concept\": [\"words\", ...] }", ""});
        continue;
      }
      for (const auto& [name, entries] : inside.items()) {
        Reader reader(inside, file->path, pointer, problems);
        Vocabulary::Concept notion{reader.texts(name, true), file->path, child(pointer, name)};
        if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != name.npos) {
          problems.push_back({file->path, notion.pointer, "a concept's name is lower-case letters and _", ""});
        }
        if (!concepts.emplace(name, notion).second) {
          problems.push_back({file->path, notion.pointer, "the concept \"" + name + "\" stands twice", "merge the two, or rename one"});
        }
      }
    }
  }
  return concepts;
}

Intent read_intent(const ParsedFile& file, const std::string& id, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  Intent intent;
  intent.id = id;
  intent.file = file.path;
  intent.title = reader.text("title", true);
  intent.about = reader.text("about");
  intent.opens = reader.text("opens");
  if (intent.opens.empty()) intent.opens = id;
  std::vector<std::string> controls;
  for (int i = 0; i <= static_cast<int>(Control::kDeleteMyData); ++i) controls.emplace_back(name_of(static_cast<Control>(i)));
  const std::string control = reader.one_of("control", controls);
  if (!control.empty()) intent.control = control_named(control);
  intent.last_resort = reader.flag("last_resort").value_or(false);
  const std::string scope = reader.one_of("scope", {"outside", "small_talk", "inside"});
  intent.outside = scope == "outside";
  intent.small_talk = scope == "small_talk";
  intent.patterns = read_patterns(reader);
  intent.examples = reader.texts("examples");
  intent.nots = reader.texts("not");
  if (intent.patterns.empty() && intent.examples.empty()) {
    reader.problem("", "an intent needs \"patterns\" or \"examples\", else nothing can mean it");
  }
  reader.finish();
  return intent;
}

SafetyRule read_safety_rule(const ParsedFile& file, const std::string& id, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  SafetyRule rule;
  rule.id = id;
  rule.file = file.path;
  rule.title = reader.text("title", true);
  rule.label = reader.one_of("label", alarm_labels(), true);
  const std::string tier = reader.one_of("tier", tier_words(), true);
  if (!tier.empty()) rule.tier = *tier_named(tier);
  rule.opens = reader.text("opens", true);
  rule.asks = reader.text("asks");
  rule.likeness = reader.flag("likeness").value_or(true);
  const std::string weaker = reader.one_of("weaker", {"ask", "none"});
  rule.weaker_asks = weaker.empty() ? rule.tier != Tier::kSoon && rule.tier != Tier::kAsk : weaker == "ask";
  if (reader.has("counts")) {
    rule.counts.clear();
    for (const std::string& word : reader.texts("counts", true)) {
      const std::optional<Status> status = status_named(word);
      if (!status || *status == Status::kNegated) {
        reader.problem("counts", "\"" + word + "\" is not a context that can count",
                       did_you_mean(word, {"present", "past", "hypothetical", "other"}));
      } else {
        rule.counts.push_back(*status);
      }
    }
  }
  rule.patterns = read_patterns(reader);
  rule.examples = reader.texts("examples");
  rule.nots = reader.texts("not");
  if (rule.patterns.empty() && (rule.tier != Tier::kAsk || rule.examples.empty())) {
    reader.problem("", "a safety rule needs \"patterns\"", "only a rule of the tier \"ask\" may live on \"examples\" alone");
  }
  reader.finish();
  return rule;
}

HarmlessFile read_harmless(const ParsedFile& file, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  reader.text("title", true);
  HarmlessFile harmless{file.path, reader.texts("examples", true)};
  reader.finish();
  return harmless;
}

AssertionFile read_assertions(const ParsedFile& file, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  AssertionFile out;
  out.symptoms = reader.texts("symptoms");
  out.words.terminators = read_phrases(reader, "terminators");
  out.words.notes = read_phrases(reader, "notes");
  out.words.openers = read_phrases(reader, "openers");
  out.words.verbs = read_phrases(reader, "verbs");
  out.words.joiners = read_phrases(reader, "joiners");
  out.words.negators = read_phrases(reader, "negators");
  if (const nlohmann::json* cues = reader.list("cues", true)) {
    for (std::size_t i = 0; i < cues->size(); ++i) {
      Reader entry((*cues)[i], file.path, child("/cues", i), problems);
      Cue cue;
      const std::vector<std::string> texts = read_phrases(entry, "text", true);
      const std::string direction = entry.one_of("direction", {"forward", "backward", "both", "pseudo"}, true);
      if (!direction.empty()) cue.direction = *direction_named(direction);
      const std::string status =
          entry.one_of("status", {"negated", "past", "hypothetical", "other", "present"}, cue.direction != Direction::kPseudo);
      if (!status.empty()) cue.status = *status_named(status);
      const auto window = entry.whole("window").value_or(0);
      if (window < 0) entry.problem("window", "is below zero");
      cue.window = static_cast<std::size_t>(std::max<decltype(window)>(window, 0));
      cue.not_in_notes = entry.flag("not_in_notes").value_or(false);
      entry.finish();
      for (const std::string& text : texts) {
        cue.text = text;
        out.words.cues.push_back(cue);
      }
    }
  }
  reader.finish();
  return out;
}

}  // namespace unclench
