#pragma once
// A few topics, one check with two questions and one alarm, compiled without files: for tests of turns.

#include "catch.h"
#include "content/compile.h"

namespace unclench {

inline const Content& small_content() {
  static const Compiled kCompiled = compile_content(
      {{"intents/en/vocabulary.json", R"({"answers": {"corrects": ["actually", "i meant"], "done": ["done"]}})"},
       {"intents/en/faq/rest.json", R"({"title": "Rest?", "patterns": ["should i rest"], "examples": ["should i rest", "is lying down good"]})"},
       {"intents/en/check.json", R"({"title": "Check", "patterns": ["do the check"], "examples": ["do the check", "ask me questions"]})"},
       {"intents/en/meta/stop.json", R"({"title": "Stop", "control": "stop", "patterns": ["^stop$"], "examples": ["stop"]})"},
       {"intents/en/meta/go_back.json", R"({"title": "Back", "control": "go_back", "patterns": ["^go back$"], "examples": ["go back"]})"},
       {"intents/en/safety/rf/saddle.json",
        R"({"title": "Saddle", "label": "redflag.cauda_equina", "tier": "emergency", "opens": "safety.saddle", "patterns": ["numb between my legs"]})"},
       {"dialogs/welcome.json", R"({"title": "w", "steps": [{"say": "Welcome."}]})"},
       {"dialogs/faq/rest.json", R"({"title": "Rest?", "steps": [{"say": "Stay active."}]})"},
       {"dialogs/check.json", R"({"title": "Check", "slots": {"a": {"type": "scale"}, "b": {"type": "yes_no"}},
          "steps": [{"id": "a", "ask": "How strong?", "into": "a"}, {"id": "b", "ask": "Is it new?", "into": "b"}, {"say": "Strength {a}, new {b}."}]})"},
       {"dialogs/safety/saddle.json", R"({"title": "s", "slots": {"ok": {"type": "yes_no"}}, "steps": [{"say": "Call {region.emergency} now."},
          {"id": "ok", "ask": "Is it gone?", "into": "ok"}, {"branch": [{"if": "ok == 'yes'", "goto": "clear"}]}, {"end": true}, {"id": "clear", "set": {"alarm.open": "false"}}]})"},
       {"dialogs/safety/latched/emergency.json", R"({"title": "l", "steps": [{"say": "The number is still there."}]})"},
       {"dialogs/repair/resume.json", R"({"title": "r", "steps": [{"say": "Back to where we were."}]})"},
       {"dialogs/repair/corrected.json", R"({"title": "r", "slots": {"answer": {"type": "text"}}, "steps": [{"say": "Changed to {answer}."}]})"},
       {"dialogs/repair/went_back.json", R"({"title": "r", "steps": [{"say": "One back."}]})"},
       {"dialogs/repair/number_out_of_range.json", R"({"title": "r", "steps": [{"say": "From {answer_min} to {answer_max}, please."}]})"},
       {"dialogs/meta/stop.json", R"({"title": "r", "steps": [{"say": "Stopped."}]})"},
       {"dialogs/labels.json", R"({"labels": {"yes": "Yes", "no": "No", "unsure": "Not sure", "banner.emergency": "Emergency: {region.emergency}"}})"},
       {"dialogs/regions.json", R"({"regions": {}, "unknown": {"name": "?", "emergency": "112", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p", "paracetamol": "p", "lines": []}})"}},
      nullptr);
  for (const Problem& problem : kCompiled.problems) UNSCOPED_INFO(to_text(problem));
  REQUIRE(kCompiled.content != nullptr);
  return *kCompiled.content;
}

}  // namespace unclench
