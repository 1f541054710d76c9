#include "pack.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"

namespace unclench {
namespace {

namespace fs = std::filesystem;

std::string dialog_schema(const std::string& path) {
  std::string up;
  for (const char c : path) up += c == '/' ? "../" : "";
  return up + "schema/dialog.schema.json";
}

constexpr const char* kBuiltIn[] = {
    "welcome", "meta/delete_my_data", "meta/go_back", "meta/help", "meta/how_do_you_know", "meta/more", "meta/pause", "meta/repeat", "meta/resume",
    "meta/skip", "meta/start_over", "meta/stop", "meta/why", "repair/all_right", "repair/also_asked", "repair/also_later", "repair/too_many_open", "repair/which_first", "repair/own_pace", "repair/unwell_in_exercise", "repair/cancelled", "repair/cannot_help", "repair/clarify", "repair/continue_after_break",
    "repair/corrected", "repair/empty_message", "repair/not_understood_answer", "repair/nothing_to_undo", "repair/number_out_of_range", "repair/outside",
    "repair/resume", "repair/skip_refused", "repair/suggest", "repair/too_long", "repair/two_choices", "repair/went_back"};

}  // namespace

std::vector<ContentFile> sound_pack() {
  std::vector<ContentFile> files = {
      {"intents/en/vocabulary.json", R"({"$schema": "../../schema/vocabulary.schema.json",
        "body": {"back_pain": ["back pain", "backache", "my back hurts"], "food": ["food", "diet", "eat"], "numb": ["numb"], "groin": ["groin", "down there"]}})"},
      {"intents/en/assertions.json", R"({"$schema": "../../schema/assertions.schema.json",
        "symptoms": ["numb"], "terminators": ["but"], "cues": [{"text": "not", "status": "negated", "direction": "forward", "window": 5},
        {"text": "my uncle", "status": "other", "direction": "forward", "window": 4}]})"},
      {"intents/en/faq/what_diet.json", R"({"$schema": "../../../schema/intent.schema.json", "title": "What should I eat?",
        "patterns": ["{food} .*{back_pain}"], "examples": ["what food for back pain", "is there a diet for backache"], "not": ["I like pizza"]})"},
      {"intents/en/faq/should_i_rest.json", R"({"$schema": "../../../schema/intent.schema.json", "title": "Should I rest?",
        "patterns": ["(should i|better to) rest"], "examples": ["should i rest", "is it better to rest with back pain"]})"},
      {"intents/en/safety/rf/saddle.json", R"({"$schema": "../../../../schema/safety.schema.json", "title": "Numb between the legs",
        "label": "redflag.cauda_equina", "tier": "emergency", "opens": "safety.saddle", "asks": "safety.ask_saddle",
        "patterns": ["{numb} .*{groin}"], "examples": ["I am numb down there"], "not": ["I am not numb in my groin", "my uncle is numb down there"]})"},
      {"dialogs/safety/saddle.json", R"({"$schema": "../../schema/dialog.schema.json", "title": "Get help now",
        "steps": [{"say": ["Please get help now: call {region.emergency}.", "Call {region.emergency} now, please."]}]})"},
      {"dialogs/safety/ask_saddle.json", R"({"$schema": "../../schema/dialog.schema.json", "title": "One question",
        "slots": {"numb": {"type": "yes_no"}}, "steps": [{"id": "numb", "ask": "Is it numb down there?", "into": "numb"}]})"},
      {"dialogs/safety/latched/emergency.json", R"({"$schema": "../../../schema/dialog.schema.json", "title": "First things first",
        "steps": [{"say": "Have you called {region.emergency}?"}]})"},
      {"dialogs/faq/what_diet.json", R"({"$schema": "../../schema/dialog.schema.json", "title": "What should I eat?",
        "evidence": {"label": "weak", "sources": ["DIET"], "plain": "No diet has been shown to ease back pain much."},
        "steps": [{"say": "No food treats back pain. What you enjoy and can keep up is a good start."}], "next": ["faq.should_i_rest"]})"},
      {"dialogs/faq/should_i_rest.json", R"({"$schema": "../../schema/dialog.schema.json", "title": "Should I rest?",
        "evidence": {"label": "good", "sources": "NG59", "plain": "Guidelines agree on this."},
        "slots": {"pain": {"type": "scale", "min": 0, "max": 10}},
        "steps": [{"id": "pain", "ask": "How much pain is there now?", "into": "pain", "why": "So that it fits."},
                  {"branch": [{"if": "pain >= 7", "goto": "much"}]},
                  {"say": "A short walk may be a good start."}, {"end": true},
                  {"id": "much", "say": "Then small movements are enough for now."}]})"},
      {"dialogs/sources.json", R"({"$schema": "../schema/sources.schema.json", "sources": {
        "NG59": {"title": "NICE NG59", "year": 2020, "checked": true}, "DIET": {"title": "A review", "doi": "10.3390/jcm9030702", "checked": true}}})"},
      {"dialogs/person.json", R"({"$schema": "../schema/person.schema.json", "slots": {"pregnant": {"type": "flag"}}})"},
      {"dialogs/labels.json", R"({"$schema": "../schema/labels.schema.json", "labels": {"yes": "Yes", "no": "No", "unsure": "Not sure", "done": "Done",
        "shorter": "Shorter", "slower": "Slower", "skip": "Skip", "why": "Why?", "resume": "Carry on", "more": "More", "how_do_you_know": "How do you know?", "sources": "Sources",
        "contact.emergency": "Emergency", "banner.emergency": "Emergency: {region.emergency}", "banner.crisis": "You can talk to a person now.",
        "banner.same_day": "Speak to a clinician today.", "evidence.good": "Well supported", "evidence.some": "Some support", "evidence.weak": "Weak support",
        "evidence.contested": "Disputed", "evidence.history": "Background", "evidence.consensus": "Safety practice"}})"},
      {"dialogs/regions.json", R"({"$schema": "../schema/regions.schema.json",
        "regions": {"GB": {"name": "United Kingdom", "emergency": "999", "urgent": "NHS 111", "er": "A&E", "doctor": "GP", "pharmacist": "pharmacist",
          "physio": "physio", "paracetamol": "paracetamol",
          "lines": [{"kind": "crisis", "name": "Samaritans", "number": "116 123", "verified_on": "2026-11-01"}]}},
        "unknown": {"name": "your country", "emergency": "112", "urgent": "urgent care", "er": "the hospital", "doctor": "doctor", "pharmacist": "pharmacist",
          "physio": "physio", "paracetamol": "paracetamol", "lines": [{"kind": "crisis", "name": "Find a helpline", "url": "findahelpline.com", "verified_on": "2026-11-01"}]}})"}};
  for (const std::string name : kBuiltIn) {
    const std::string path = "dialogs/" + name + ".json";
    files.push_back({path, R"({"$schema": ")" + dialog_schema(path) + R"(", "title": "Short", "steps": [{"say": "That is fine."}]})"});
  }
  return files;
}

std::vector<ContentFile> with(std::vector<ContentFile> files, const std::string& path, const std::string& text) {
  const auto it = std::find_if(files.begin(), files.end(), [&](const ContentFile& file) { return file.path == path; });
  if (it == files.end()) {
    files.push_back({path, text});
  } else {
    it->text = text;
  }
  return files;
}

const std::vector<ContentFile>& project_schemas() {
  static const std::vector<ContentFile> kSchemas = [] {
    const char* root = std::getenv("UNCLENCH_ROOT");
    std::vector<ContentFile> schemas;
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(root == nullptr ? "." : root) / "schema")) {
      std::ifstream in(entry.path());
      std::ostringstream text;
      text << in.rdbuf();
      schemas.push_back({"schema/" + entry.path().filename().string(), text.str()});
    }
    return schemas;
  }();
  return kSchemas;
}

Findings check(const std::vector<ContentFile>& files) {
  const Compiled compiled = compile_content(files, nullptr);
  for (const Problem& problem : compiled.problems) UNSCOPED_INFO(to_text(problem));
  REQUIRE(compiled.content != nullptr);
  CheckOptions options;
  options.today = *day_from_iso("2026-11-21");
  options.schemas = project_schemas();
  return check_content(*compiled.content, files, options);
}

std::string lines_of(const Findings& findings) {
  std::string lines;
  for (const Finding& finding : findings) lines += finding.rule + " | " + to_text(finding.problem) + "\n";
  return lines;
}

}  // namespace unclench
