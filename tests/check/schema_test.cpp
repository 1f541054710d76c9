// The schemas and the compiler must take the same keys and words. A full sample of every kind of file is broken in every place: a key too
// many, a key too few, a value of another type, a misspelt word. Both must complain, or neither.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <set>

#include "catch.h"
#include "check/check.h"
#include "pack.h"

using namespace unclench;
using nlohmann::json;

namespace {

struct Sample {
  std::string path;
  std::string text;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> kSamples = {
      {"intents/en/faq/should_i_rest.json",
       R"({"$schema": "x", "$comment": "c", "title": "t", "opens": "faq.should_i_rest", "control": "stop", "scope": "outside",
           "patterns": ["rest", {"all": ["lie"], "any": "sit", "none": ["walk"]}], "examples": ["should i rest"], "not": ["no"]})"},
      {"intents/en/safety/rf/saddle.json",
       R"({"$schema": "x", "title": "t", "label": "redflag.cauda_equina", "tier": "emergency", "opens": "safety.saddle", "asks": "safety.ask_saddle", "weaker": "ask",
           "counts": ["present", "past"], "patterns": [{"all": ["numb"], "any": ["groin"], "none": ["walk"]}], "examples": ["numb groin"], "not": ["no"]})"},
      {"intents/en/vocabulary.json", R"({"$schema": "x", "$comment": "c", "body": {"numb": ["numb"], "groin": ["groin"], "food": "food", "back_pain": ["back"]}})"},
      {"intents/en/assertions.json",
       R"({"$schema": "x", "symptoms": ["numb"], "terminators": ["but"], "cues": [{"text": "no", "status": "negated", "direction": "forward", "window": 4},
           {"text": "no doubt", "direction": "pseudo"}]})"},
      {"dialogs/faq/should_i_rest.json",
       R"({"$schema": "x", "$comment": "c", "title": "t", "evidence": {"label": "good", "sources": ["NG59"], "plain": "p"},
           "slots": {"s": {"type": "scale", "min": 0, "max": 10, "min_label": "a", "max_label": "b"}, "n": {"type": "number", "unit": "hours"}, "y": {"type": "yes_no"},
                     "c": {"type": "choice", "options": [{"value": "v", "title": "w", "also": ["x"], "points": 1}]}, "p": {"type": "choice", "item": "phq4/1"}},
           "steps": [{"id": "a", "if": "y == 'yes'", "say": ["x", "y"]},
                     {"id": "q", "ask": "x", "into": "s", "why": "w", "retry": ["r"], "skip": false, "max_tries": 2, "give_up": "a"},
                     {"id": "b", "guide": "breathing", "in": 4, "hold": 1, "out": 6, "rest": 1, "cycles": 2, "seconds": 24, "text": "t", "shorter": "a", "slower": "b"},
                     {"id": "t", "guide": "timed", "label": "l", "parts": [{"say": "x", "seconds": 5, "area": "feet"}], "seconds": 5, "text": "t", "skip_areas": true},
                     {"set": {"n": "n + 1"}}, {"branch": [{"if": "s > 3", "goto": "a"}, {"goto": "q"}]}, {"goto": "a"}, {"call": "faq.what_diet"}, {"end": true},
                     {"log": {"pain": "s", "stress": "s", "sleep": "s", "activity": "'some'", "tried": "'walk'", "note": "'n'"}},
                     {"show": "diary", "text": "t"}, {"effect": "export"}],
           "more": "m", "next": ["faq.what_diet"]})"},
      {"dialogs/person.json", R"({"$schema": "x", "slots": {"s": {"type": "scale", "min": 0, "max": 10}, "c": {"type": "choice", "options": [{"value": "v", "title": "w"}]}}})"},
      {"dialogs/regions.json",
       R"({"$schema": "x", "regions": {"GB": {"name": "n", "emergency": "e", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p", "paracetamol": "p",
             "verified_on": "2026-11-01", "lines": [{"kind": "crisis", "name": "n", "number": "1", "sms": "s", "hours": "h", "url": "u", "langs": ["en"],
             "verified_on": "2026-11-01", "source": "s", "note": "n"}]}},
           "unknown": {"name": "n", "emergency": "e", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p", "paracetamol": "p", "lines": []}})"},
      {"dialogs/sources.json", R"({"$schema": "x", "sources": {"NG59": {"title": "t", "year": 2020, "doi": "d", "id": "i", "url": "u", "checked": true, "note": "n"}, "DIET": {"title": "t"}}})"},
      {"dialogs/labels.json", R"({"$schema": "x", "labels": {"yes": "Yes"}})"},
      {"dialogs/instruments/phq4.json",
       R"({"$schema": "x", "title": "t", "source": "s", "licence": "l", "lead_in": "in", "options": [{"value": "v", "title": "w", "also": ["x"], "points": 0}], "items": ["one"],
           "checksum": "e1e9e0b8e4ee9c39f9fa5cef2ee55b2a1d9a8ad0c0ba9b1b2f1c0f8a4f0b8f00"})"},
  };
  return kSamples;
}

/// Where the schema is stricter on purpose, or sees what the compiler passes over. A part of "file pointer".
const std::vector<std::string>& stricter() {
  static const std::vector<std::string> kPlaces = {
      "dialogs/person.json ",                       // the compiler reads "slots" and nothing else
      "dialogs/regions.json /regions",              // names of countries, lists and dates
      "dialogs/regions.json /unknown/lines",
      "dialogs/instruments/phq4.json /options",     // a list
      "dialogs/instruments/phq4.json /checksum",    // the compiler compares it with the wording
      "dialogs/instruments/phq4.json /checksum",    // 64 hexadecimal digits
      "dialogs/sources.json /sources",              // an object
  };
  return kPlaces;
}

/// Of what the compiler says, what a schema could say as well: not references between places, sums and checksums.
bool is_about_shape(const Problem& problem) {
  static const char* kShape[] = {"unknown key", "is missing", "expected", "is not known here", "must not be empty", "needs at least one", "a step", "a choice needs",
                                 "an intent needs", "a safety rule needs", "a pattern needs", "is not a context", "write \"end\"", "an empty text", "a concept's name", "an empty pattern"};
  return std::any_of(std::begin(kShape), std::end(kShape), [&](const char* part) { return problem.what.find(part) != std::string::npos; });
}

std::string compiler_says(const std::string& path, const std::string& text) {
  std::vector<ContentFile> files;
  for (const Sample& sample : samples()) files.push_back({sample.path, sample.path == path ? text : sample.text});
  std::string said;
  for (const Problem& problem : compile_content(files, nullptr).problems) {
    if (problem.file == path && is_about_shape(problem)) said += to_text(problem) + "\n";
  }
  return said;
}

std::string schema_says(const std::string& path, const std::string& text) {
  std::string said;
  for (const Finding& finding : check_schemas({{path, text}}, project_schemas())) {
    if (finding.problem.pointer != "/$schema" && finding.problem.what != "names no schema") said += to_text(finding.problem) + "\n";
  }
  return said;
}

bool is_looked_at(const std::string& place) {
  return std::none_of(stricter().begin(), stricter().end(), [&](const std::string& part) { return place.substr(0, part.size()) == part; });
}

void agree(const Sample& sample, const json& broken, const std::string& pointer, const std::string& how) {
  const std::string compiler = compiler_says(sample.path, broken.dump());
  const std::string schema = schema_says(sample.path, broken.dump());
  CAPTURE(sample.path, pointer, how, compiler, schema);
  if (is_looked_at(sample.path + " " + pointer)) {
    CHECK(compiler.empty() == schema.empty());
  } else {
    CHECK((compiler.empty() || !schema.empty()));
  }
}

/// Calls `visit(pointer)` for the document and everything inside.
void each_place(const json& value, const std::string& pointer, const std::function<void(const std::string&)>& visit) {
  visit(pointer);
  if (value.is_object()) {
    for (const auto& [key, inside] : value.items()) {
      if (key != "$schema" && key != "$comment") each_place(inside, pointer + "/" + key, visit);
    }
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) each_place(value[i], pointer + "/" + std::to_string(i), visit);
  }
}

std::vector<std::string> places_of(const json& value) {
  std::vector<std::string> places;
  each_place(value, "", [&](const std::string& pointer) { places.push_back(pointer); });
  return places;
}

}  // namespace

TEST_CASE("the compiler and the schema both take a file that uses every key there is", "[check][schema]") {
  const Sample& sample = samples()[GENERATE(range<std::size_t>(0, samples().size()))];
  CAPTURE(sample.path);
  CHECK(compiler_says(sample.path, sample.text).empty());
  CHECK(schema_says(sample.path, sample.text).empty());
}

TEST_CASE("the compiler and the schema agree on a key too many", "[check][schema]") {
  const Sample& sample = samples()[GENERATE(range<std::size_t>(0, samples().size()))];
  const json whole = json::parse(sample.text);
  for (const std::string& place : places_of(whole)) {
    json broken = whole;
    json& at = broken[json::json_pointer(place)];
    if (!at.is_object()) continue;
    at["zzz"] = 7;
    agree(sample, broken, place, "zzz added");
  }
}

TEST_CASE("the compiler and the schema agree on a key too few", "[check][schema]") {
  const Sample& sample = samples()[GENERATE(range<std::size_t>(0, samples().size()))];
  const json whole = json::parse(sample.text);
  for (const std::string& place : places_of(whole)) {
    const json::json_pointer pointer(place);
    if (place.empty() || !whole[pointer.parent_pointer()].is_object()) continue;
    json broken = whole;
    broken[pointer.parent_pointer()].erase(pointer.back());
    agree(sample, broken, place, "removed");
  }
}

TEST_CASE("the compiler and the schema agree on values of another type and on unknown words", "[check][schema]") {
  const Sample& sample = samples()[GENERATE(range<std::size_t>(0, samples().size()))];
  const json whole = json::parse(sample.text);
  for (const std::string& place : places_of(whole)) {
    if (place.empty()) continue;
    for (const json& other : {json("zzz"), json(7.5), json(true), json::array(), json::object()}) {
      json broken = whole;
      json& at = broken[json::json_pointer(place)];
      // A text for a text is a misspelt word only where words are listed; numbers and lists of the same type are as good as before.
      if (at.type() == other.type() && !at.is_string()) continue;
      at = other;
      agree(sample, broken, place, other.dump());
    }
  }
}

TEST_CASE("a schema's complaint names the place and what is wrong there", "[check][schema]") {
  auto [text, line] = GENERATE(table<std::string, std::string>({
      {R"({"$schema": "../../schema/dialog.schema.json", "title": "t", "steps": [{"say": "x", "serched": 1}]})", "dialogs/faq/x.json /steps/0: unknown key \"serched\"; see schema/dialog.schema.json"},
      {R"({"$schema": "../../schema/dialog.schema.json", "title": "t", "steps": [{"said": "x"}]})", "dialogs/faq/x.json /steps/0: none of the keys that belong here is there; see schema/dialog.schema.json"},
      {R"({"$schema": "../../schema/dialog.schema.json", "title": "t", "steps": [{"id": "a", "ask": "x"}]})", "dialogs/faq/x.json /steps/0: \"into\" is missing; see schema/dialog.schema.json"},
      {R"({"$schema": "../../schema/dialog.schema.json", "title": "t", "slots": {"a": {"type": "scael"}}, "steps": [{"say": "x"}]})", "dialogs/faq/x.json /slots/a/type: \"scael\" is not one of the words allowed here; see schema/dialog.schema.json"},
      {R"({"$schema": "../../schema/dialog.schema.json", "title": 7, "steps": [{"say": "x"}]})", "dialogs/faq/x.json /title: a number does not belong here; see schema/dialog.schema.json"},
      {R"({"$schema": "../../schema/dialog.schema.json", "title": "", "steps": [{"say": "x"}]})", "dialogs/faq/x.json /title: must not be empty; see schema/dialog.schema.json"},
      {R"({"$schema": "../../schema/dialog.schema.json", "title": "t", "steps": []})", "dialogs/faq/x.json /steps: the list is too short; see schema/dialog.schema.json"},
  }));
  std::string lines;
  for (const Finding& finding : check_schemas({{"dialogs/faq/x.json", text}}, project_schemas())) lines += to_text(finding.problem) + "\n";
  CHECK(lines == line + "\n");
}

TEST_CASE("a missing schema, and none at all, are told", "[check][schema]") {
  const ContentFile file{"dialogs/labels.json", R"({"$schema": "../schema/labels.schema.json", "labels": {}})"};
  CHECK(lines_of(check_schemas({file}, {{"schema/other.json", "{}"}})) == "schema | schema/labels.schema.json: this schema is missing; it stands beside intents/ and dialogs/\n");
  const Findings none = check_schemas({file}, {});
  REQUIRE(none.size() == 1);
  CHECK(none.front().problem.severity == Severity::kWarning);
  CHECK(lines_of(check_schemas({file}, {{"schema/labels.schema.json", R"({"type": 7})"}})).find("not a schema") != std::string::npos);
}

TEST_CASE("a very long text is refused instead of walked recursively", "[check][schema]") {
  const std::string text = R"({"$schema": "../schema/labels.schema.json", "labels": {"x": ")" + std::string(500'000, 'a') + R"("}})";
  CHECK(lines_of(check_schemas({{"dialogs/labels.json", text}}, project_schemas())).find("a text of more than") != std::string::npos);
}

// --- the schemas themselves ---

namespace {

/// What valijson 1.0 checks in a schema of draft 7, and what is only for people and editors. Any other word it would pass over without a sound.
const std::set<std::string>& known_words() {
  static const std::set<std::string> kWords = {
      "$ref", "additionalItems", "additionalProperties", "allOf", "anyOf", "const", "contains", "dependencies", "else", "enum", "exclusiveMaximum", "exclusiveMinimum",
      "if", "items", "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern",
      "patternProperties", "properties", "propertyNames", "required", "then", "type", "uniqueItems",
      "$schema", "$id", "$comment", "title", "description", "default", "examples", "definitions"};
  return kWords;
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void lint(const json& schema, const std::string& pointer) {
  if (schema.is_boolean()) return;
  CAPTURE(pointer);
  REQUIRE(schema.is_object());
  for (const auto& [word, value] : schema.items()) {
    CAPTURE(word);
    CHECK(known_words().count(word) == 1);
    const std::string inside = pointer + "/" + word;
    if (word == "pattern") CHECK(is_ascii(value.get<std::string>()));
    if (word == "properties" || word == "patternProperties" || word == "definitions") {
      for (const auto& [name, part] : value.items()) {
        if (word == "patternProperties") CHECK(is_ascii(name));
        lint(part, inside + "/" + name);
      }
    } else if (word == "allOf" || word == "anyOf" || word == "oneOf") {
      for (std::size_t i = 0; i < value.size(); ++i) lint(value[i], inside + "/" + std::to_string(i));
    } else if (word == "if" || word == "then" || word == "else" || word == "not" || word == "additionalProperties" || word == "propertyNames" || word == "contains" || word == "items") {
      lint(value, inside);
    }
  }
}

void references(const json& node, const json& schema) {
  if (node.is_object() && node.contains("$ref")) {
    const std::string ref = node["$ref"];
    CAPTURE(ref);
    REQUIRE(ref.substr(0, 2) == "#/");
    CHECK(schema.contains(json::json_pointer(ref.substr(1))));
  }
  if (node.is_structured()) {
    for (const json& inside : node) references(inside, schema);
  }
}

}  // namespace

TEST_CASE("the schemas use only words that are checked, and refer only to what is there", "[check][schema]") {
  REQUIRE(project_schemas().size() == 11);
  for (const ContentFile& file : project_schemas()) {
    CAPTURE(file.path);
    const json schema = json::parse(file.text);
    CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
    CHECK(schema.contains("description"));
    CHECK(is_ascii(file.text));
    lint(schema, "");
    references(schema, schema);
  }
}
