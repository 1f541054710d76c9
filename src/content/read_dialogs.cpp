// Dialog files -> values, with every reference checked: steps, slots, dialogs, topics, sources, names in texts.

#include <algorithm>
#include <cmath>

#include "content/parts.h"
#include "content/reader.h"
#include "dialog/phrases.h"

namespace unclench {
namespace {

using nlohmann::json;

/// What one dialog may refer to.
struct Scope {
  const Dialog& dialog;
  const Dialogs& known;
  const std::vector<std::string>& all_ids;
  std::vector<std::string> steps;
  std::vector<std::string> slot_names;
};

std::vector<std::string> slot_type_words() {
  return {"yes_no", "choice", "multi_choice", "scale", "number", "duration", "date", "text", "flag"};
}

std::optional<Expression> read_expression(const json& value, Reader& reader, const std::string& pointer, const Scope& scope) {
  std::string text;
  if (value.is_string()) {
    text = value.get<std::string>();
  } else if (value.is_boolean() || value.is_number()) {
    text = value.dump();
  } else {
    reader.problems().push_back({reader.file(), pointer, "expected an expression in quotes", ""});
    return std::nullopt;
  }
  auto parsed = Expression::parse(
      text, [&](std::string_view name) { return scope.known.slot(scope.dialog, name); }, scope.slot_names);
  if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
    reader.problems().push_back({reader.file(), pointer, error->what + " in \"" + text + "\"", error->hint});
    return std::nullopt;
  }
  return std::get<Expression>(std::move(parsed));
}

std::optional<Expression> read_expression(Reader& reader, const std::string& key, const Scope& scope) {
  const json* value = reader.value(key);
  return value == nullptr ? std::nullopt : read_expression(*value, reader, reader.pointer(key), scope);
}

void check_names(const std::string& text, Reader& reader, const std::string& pointer, const Scope& scope) {
  std::vector<std::string> names = scope.slot_names;
  for (const std::string& word : region_words()) names.push_back("region." + word);
  names.insert(names.end(), {"answer_min", "answer_max"});
  for (const std::string& name : names_in(text)) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      reader.problems().push_back({reader.file(), pointer, "no slot {" + name + "} to show", did_you_mean(name, names)});
    }
  }
}

Text read_text(Reader& reader, const std::string& key, const Scope& scope, bool required) {
  Text text = reader.texts(key, required);
  for (const std::string& variant : text) {
    check_names(variant, reader, reader.pointer(key), scope);
    if (variant.empty()) reader.problem(key, "an empty text");
  }
  return text;
}

std::string read_step(Reader& reader, const std::string& key, const Scope& scope, bool required) {
  const std::string to = reader.text(key, required);
  if (!to.empty() && std::find(scope.steps.begin(), scope.steps.end(), to) == scope.steps.end()) {
    reader.problem(key, "no step \"" + to + "\"", did_you_mean(to, scope.steps));
  }
  return to;
}

std::string read_slot(Reader& reader, const std::string& key, const Scope& scope) {
  const std::string name = reader.text(key, true);
  if (!name.empty() && scope.known.slot(scope.dialog, name) == nullptr) {
    reader.problem(key, "no slot \"" + name + "\"", did_you_mean(name, scope.slot_names));
  }
  return name;
}

Ask read_ask(Reader& reader, const Scope& scope) {
  Ask ask;
  ask.question = read_text(reader, "ask", scope, true);
  ask.into = read_slot(reader, "into", scope);
  if (const SlotSpec* slot = scope.known.slot(scope.dialog, ask.into); slot != nullptr && slot->type == SlotType::kFlag) {
    reader.problem("into", "a flag cannot be asked", "use a yes_no slot and set the flag from it");
  }
  ask.why = reader.text("why");
  ask.retry = read_text(reader, "retry", scope, false);
  ask.skip = reader.flag("skip").value_or(true);
  ask.max_tries = std::max(1, reader.whole("max_tries").value_or(3));
  ask.give_up = read_step(reader, "give_up", scope, false);
  return ask;
}

Guide read_guide(Reader& reader, const Scope& scope) {
  Guide guide;
  const std::string kind = reader.one_of("guide", {"breathing", "timed"}, true);
  guide.kind = kind == "timed" ? Guide::Kind::kTimed : Guide::Kind::kBreathing;
  guide.text = read_text(reader, "text", scope, true);
  guide.seconds = reader.whole("seconds", true).value_or(0);
  guide.shorter = read_step(reader, "shorter", scope, false);
  guide.slower = read_step(reader, "slower", scope, false);
  double total = 0;
  if (guide.kind == Guide::Kind::kBreathing) {
    guide.in_s = reader.number("in", true).value_or(4);
    guide.hold_s = reader.number("hold").value_or(0);
    guide.out_s = reader.number("out", true).value_or(6);
    guide.rest_s = reader.number("rest").value_or(0);
    guide.cycles = reader.whole("cycles", true).value_or(1);
    if (guide.in_s <= 0 || guide.out_s <= 0 || guide.hold_s < 0 || guide.rest_s < 0 || guide.cycles < 1) {
      reader.problem("", "a breath needs time in and out, and at least one cycle");
    }
    total = (guide.in_s + guide.hold_s + guide.out_s + guide.rest_s) * guide.cycles;
  } else {
    guide.label = reader.text("label", true);
    guide.skip_areas = reader.flag("skip_areas").value_or(false);
    const json* parts = reader.value("parts", true);
    if (parts != nullptr && !parts->is_array()) reader.problem("parts", "expected a list in brackets [ ]");
    for (std::size_t i = 0; parts != nullptr && parts->is_array() && i < parts->size(); ++i) {
      Reader part((*parts)[i], reader.file(), child(reader.pointer("parts"), i), reader.problems());
      guide.parts.push_back({part.text("say", true), part.whole("seconds", true).value_or(0), part.text("area")});
      check_names(guide.parts.back().say, part, part.pointer("say"), scope);
      part.finish();
      total += guide.parts.back().seconds;
    }
  }
  if (std::abs(total - guide.seconds) > 0.01) {
    std::string sum = std::to_string(total);
    sum.erase(sum.find_last_not_of('0') + 1);
    if (sum.back() == '.') sum.pop_back();
    reader.problem("seconds", "the parts add up to " + sum + " seconds, not " + std::to_string(guide.seconds));
  }
  return guide;
}

Branch read_branch(Reader& reader, const Scope& scope) {
  Branch branch;
  const json& arms = *reader.value("branch", true);
  if (!arms.is_array() || arms.empty()) reader.problem("branch", "expected a list of { \"if\": ..., \"goto\": ... }");
  for (std::size_t i = 0; arms.is_array() && i < arms.size(); ++i) {
    Reader arm(arms[i], reader.file(), child(reader.pointer("branch"), i), reader.problems());
    const bool conditional = arm.has("if");
    auto when = read_expression(arm, "if", scope);
    const std::string to = read_step(arm, "goto", scope, true);
    arm.finish();
    if (!conditional && i + 1 < arms.size()) arm.problem("", "only the last one may stand without \"if\": what follows is never reached");
    if (conditional && !when) continue;
    branch.arms.push_back({std::move(when), to});
  }
  return branch;
}

std::string read_dialog_id(Reader& reader, const std::string& key, const Scope& scope) {
  const std::string id = reader.text(key, true);
  if (!id.empty() && std::find(scope.all_ids.begin(), scope.all_ids.end(), id) == scope.all_ids.end()) {
    reader.problem(key, "no dialog \"" + id + "\"", did_you_mean(id, scope.all_ids));
  }
  return id;
}

Step read_step_object(const json& value, std::size_t index, const ParsedFile& file, const Scope& scope, Problems& problems) {
  static const std::vector<std::string> kVerbs = {"say", "ask", "guide", "set", "branch", "goto", "call", "end", "log", "show", "effect"};
  const std::string pointer = child("/steps", index);
  Reader reader(value, file.path, pointer, problems);
  Step step;
  step.pointer = pointer;
  step.id = reader.text("id");
  const bool named = !step.id.empty();
  if (!named) step.id = "#" + std::to_string(index);
  step.when = read_expression(reader, "if", scope);
  std::vector<std::string> verbs;
  for (const std::string& verb : kVerbs) {
    if (reader.has(verb)) verbs.push_back(verb);
  }
  if (verbs.size() != 1) {
    if (verbs.empty()) {
      std::string hint;
      for (const auto& [key, inside] : reader.object().items()) {
        if (hint.empty() && !nearest_word(key, kVerbs).empty()) hint = did_you_mean(key, kVerbs);
      }
      problems.push_back({file.path, pointer, "a step needs one verb", hint.empty() ? did_you_mean("", kVerbs, kVerbs.size()) : hint});
    } else {
      problems.push_back({file.path, pointer, "a step has one verb, here are \"" + verbs[0] + "\" and \"" + verbs[1] + "\"", "make two steps"});
    }
    return step;
  }
  const std::string& verb = verbs.front();
  if (verb == "say") {
    step.act = Say{read_text(reader, "say", scope, true)};
  } else if (verb == "ask") {
    step.act = read_ask(reader, scope);
  } else if (verb == "guide") {
    step.act = read_guide(reader, scope);
  } else if (verb == "set") {
    Set set;
    Reader values(*reader.value("set"), file.path, reader.pointer("set"), problems);
    for (const auto& [name, expression] : values.object().items()) {
      const SlotSpec* slot = scope.known.slot(scope.dialog, name);
      if (slot == nullptr) {
        problems.push_back({file.path, values.pointer(name), "no slot \"" + name + "\"", did_you_mean(name, scope.slot_names)});
        continue;
      }
      if (auto parsed = read_expression(expression, values, values.pointer(name), scope)) set.values.emplace_back(name, *parsed);
    }
    step.act = std::move(set);
  } else if (verb == "branch") {
    step.act = read_branch(reader, scope);
  } else if (verb == "goto") {
    step.act = Goto{read_step(reader, "goto", scope, true)};
  } else if (verb == "call") {
    step.act = Call{read_dialog_id(reader, "call", scope)};
  } else if (verb == "end") {
    if (!reader.flag("end").value_or(false)) reader.problem("end", "write \"end\": true");
    step.act = End{};
  } else if (verb == "log") {
    Log log;
    Reader fields(*reader.value("log"), file.path, reader.pointer("log"), problems);
    for (const char* field : {"pain", "stress", "sleep", "activity", "tried", "note"}) {
      if (auto parsed = read_expression(fields, field, scope)) log.fields.emplace(field, *parsed);
    }
    fields.finish();
    step.act = std::move(log);
  } else if (verb == "show") {
    const std::string what = reader.one_of("show", {"diary", "summary"}, true);
    step.act = Show{what == "summary" ? Show::What::kSummary : Show::What::kDiary, read_text(reader, "text", scope, false)};
  } else {
    const std::string kind = reader.one_of("effect", {"export", "erase", "hand_over", "remind"}, true);
    Perform perform;
    for (const EffectKind each : {EffectKind::kExport, EffectKind::kErase, EffectKind::kHandOver, EffectKind::kRemind}) {
      if (name_of(each) == kind) perform.effect = each;
    }
    step.act = perform;
  }
  if (step.waits() && !named) reader.problem("", "a step that waits for an answer needs an \"id\"");
  reader.finish();
  return step;
}

std::optional<Evidence> read_evidence(Reader& reader, const std::map<std::string, Source, std::less<>>& sources) {
  const json* value = reader.value("evidence");
  if (value == nullptr) return std::nullopt;
  Reader inside(*value, reader.file(), reader.pointer("evidence"), reader.problems());
  Evidence evidence;
  const std::string label = inside.one_of("label", {"good", "some", "weak", "contested", "history", "consensus"}, true);
  if (!label.empty()) evidence.label = *evidence_label(label);
  evidence.sources = inside.texts("sources", true);
  evidence.plain = inside.text("plain", true);
  std::vector<std::string> keys;
  for (const auto& [key, source] : sources) keys.push_back(key);
  for (std::size_t i = 0; i < evidence.sources.size(); ++i) {
    if (sources.find(evidence.sources[i]) == sources.end()) {
      reader.problems().push_back({reader.file(), child(inside.pointer("sources"), i), "no source \"" + evidence.sources[i] + "\"",
                                   did_you_mean(evidence.sources[i], keys)});
    }
  }
  inside.finish();
  return evidence;
}

}  // namespace

SlotSpecs read_slots(const json& value, const std::string& file, const std::string& pointer, Problems& problems,
                     const std::map<std::string, Instrument, std::less<>>& instruments) {
  SlotSpecs slots;
  Reader all(value, file, pointer, problems);
  for (const auto& [name, spec] : all.object().items()) {
    Reader reader(spec, file, child(pointer, name), problems);
    SlotSpec slot;
    slot.name = name;
    const std::string type = reader.one_of("type", slot_type_words(), true);
    if (!type.empty()) slot.type = *slot_type(type);
    slot.min = reader.number("min").value_or(slot.type == SlotType::kNumber ? -1e9 : 0);
    slot.max = reader.number("max").value_or(slot.type == SlotType::kNumber ? 1e9 : 10);
    if (slot.min > slot.max) reader.problem("min", "is larger than \"max\"");
    slot.min_label = reader.text("min_label");
    slot.max_label = reader.text("max_label");
    slot.unit = reader.text("unit");
    slot.item = reader.text("item");
    slot.called = reader.texts("called");
    slot.heard = reader.text("heard");
    slot.taken_back = reader.text("taken_back");
    if (!slot.heard.empty() && slot.type != SlotType::kFlag) reader.problem("heard", "only a flag can be heard");
    if (!slot.taken_back.empty() && slot.heard.empty()) reader.problem("taken_back", "what is never heard cannot be taken back", "add \"heard\"");
    if (const json* options = reader.value("options"); options != nullptr && options->is_array()) {
      for (std::size_t i = 0; i < options->size(); ++i) {
        Reader entry((*options)[i], file, child(reader.pointer("options"), i), problems);
        Option option{entry.text("value", true), entry.text("title", true), entry.texts("also"), entry.number("points")};
        if (slot.option(option.value) != nullptr) entry.problem("value", "\"" + option.value + "\" stands twice");
        entry.finish();
        slot.options.push_back(std::move(option));
      }
    } else if (options != nullptr) {
      reader.problem("options", "expected a list in brackets [ ]");
    }
    if (!slot.item.empty()) {
      const std::size_t slash = slot.item.find('/');
      const auto instrument = instruments.find(slot.item.substr(0, slash));
      int number = 0;
      if (slash != std::string::npos) {
        const std::string digits = slot.item.substr(slash + 1);
        if (!digits.empty() && digits.size() < 4 && digits.find_first_not_of("0123456789") == digits.npos) number = std::stoi(digits);
      }
      if (instrument == instruments.end() || number < 1 || number > static_cast<int>(instrument->second.items.size())) {
        reader.problem("item", "no instrument item \"" + slot.item + "\"", "write it as \"phq4/1\"");
        slot.item.clear();
      } else {
        for (const Option& option : instrument->second.options) {
          const auto same = std::find_if(slot.options.begin(), slot.options.end(), [&](const Option& o) { return o.value == option.value; });
          if (same == slot.options.end()) {
            slot.options.push_back(option);
          } else {
            // The author may add other words for an option; wording and points stay the instrument's.
            same->title = option.title;
            same->points = option.points;
          }
        }
      }
    }
    if ((slot.type == SlotType::kChoice || slot.type == SlotType::kMultiChoice) && slot.options.empty()) {
      reader.problem("", "a choice needs \"options\"");
    }
    reader.finish();
    slots.emplace(name, std::move(slot));
  }
  return slots;
}

namespace {

/// What this dialog and its steps were called before: open conversations still use those ids.
void read_renames(Reader& reader, Dialog& dialog, const Scope& scope, Problems& problems) {
  dialog.was = reader.texts("was");
  for (std::size_t i = 0; i < dialog.was.size(); ++i) {
    if (std::find(scope.all_ids.begin(), scope.all_ids.end(), dialog.was[i]) != scope.all_ids.end()) {
      problems.push_back({reader.file(), child("/was", i), "there is a dialog \"" + dialog.was[i] + "\" today", "only an id that no dialog has any more"});
    }
  }
  const json* renamed = reader.value("renamed");
  if (renamed == nullptr) return;
  if (!renamed->is_object()) {
    reader.problem("renamed", "expected old and new step ids in braces", "{\"old\": \"new\"}");
    return;
  }
  for (const auto& [before, after] : renamed->items()) {
    const std::string pointer = child("/renamed", before);
    const std::string now = after.is_string() ? after.get<std::string>() : "";
    if (std::find(scope.steps.begin(), scope.steps.end(), now) == scope.steps.end()) {
      problems.push_back({reader.file(), pointer, "no step \"" + now + "\"", did_you_mean(now, scope.steps)});
    } else if (std::find(scope.steps.begin(), scope.steps.end(), before) != scope.steps.end()) {
      problems.push_back({reader.file(), pointer, "there is a step \"" + before + "\" today", "only an id that no step has any more"});
    } else {
      dialog.renamed_steps.emplace(before, now);
    }
  }
}

}  // namespace

Dialog read_dialog(const ParsedFile& file, const std::string& id, const Dialogs& known, const std::vector<std::string>& all_ids,
                   const std::map<std::string, Source, std::less<>>& sources, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  Dialog dialog;
  dialog.id = id;
  dialog.file = file.path;
  dialog.title = reader.text("title", true);
  dialog.evidence = read_evidence(reader, sources);
  if (const json* slots = reader.value("slots")) dialog.slots = read_slots(*slots, file.path, "/slots", problems, known.instruments);
  dialog.more = reader.text("more");
  dialog.unhurried = reader.flag("unhurried").value_or(false);
  dialog.next = reader.texts("next");
  for (std::size_t i = 0; i < dialog.next.size(); ++i) {
    if (std::find(all_ids.begin(), all_ids.end(), dialog.next[i]) == all_ids.end()) {
      problems.push_back({file.path, child("/next", i), "no dialog \"" + dialog.next[i] + "\"", did_you_mean(dialog.next[i], all_ids)});
    }
  }
  Scope scope{dialog, known, all_ids, {}, {}};
  for (const auto& [name, slot] : dialog.slots) scope.slot_names.push_back(name);
  for (const auto& [name, slot] : known.shared) scope.slot_names.push_back(name);
  check_names(dialog.more, reader, "/more", scope);

  const json* steps = reader.value("steps", true);
  if (steps != nullptr && (!steps->is_array() || steps->empty())) reader.problem("steps", "expected a list of steps");
  if (steps != nullptr && steps->is_array()) {
    for (std::size_t i = 0; i < steps->size(); ++i) {
      const json& step = (*steps)[i];
      if (!step.is_object() || !step.contains("id") || !step["id"].is_string()) continue;
      const std::string name = step["id"].get<std::string>();
      if (std::find(scope.steps.begin(), scope.steps.end(), name) != scope.steps.end()) {
        problems.push_back({file.path, child("/steps", i) + "/id", "the step id \"" + name + "\" stands twice", ""});
      }
      scope.steps.push_back(name);
    }
    for (std::size_t i = 0; i < steps->size(); ++i) dialog.steps.push_back(read_step_object((*steps)[i], i, file, scope, problems));
  }
  read_renames(reader, dialog, scope, problems);
  reader.finish();
  return dialog;
}

}  // namespace unclench
