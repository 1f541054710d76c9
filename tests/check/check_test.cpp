// Packs with exactly one fault each. Every fault must be found, in its file and place, with what would be right.

#include "check/check.h"

#include <algorithm>

#include "catch.h"
#include "pack.h"

using namespace unclench;

namespace {

struct Fault {
  std::string title;  // of the fault, for the report
  std::string path;   // of the file that has it
  std::string text;   // of that file
  std::string rule;
  std::string pointer;
  std::string what;  // a part of it
  std::string hint;  // a part of it
  Severity severity = Severity::kError;
  std::string found_in{};  // when the fault shows in another file
};

const std::string kEvidence = R"("evidence": {"label": "good", "sources": ["NG59"], "plain": "Guidelines agree."})";

std::string rest_dialog(const std::string& inside) {
  return R"({"$schema": "../../schema/dialog.schema.json", "title": "Should I rest?", )" + inside + "}";
}

const std::vector<Fault>& faults() {
  static const std::vector<Fault> kFaults = {
      {"a dialog names no schema", "dialogs/faq/should_i_rest.json", R"({"title": "Should I rest?", )" + kEvidence + R"(, "steps": [{"say": "Move a little."}]})", "schema", "",
       "names no schema", R"("$schema": "../../schema/dialog.schema.json")"},
      {"a safety rule names the schema of intents", "intents/en/safety/rf/saddle.json",
       R"({"$schema": "../../../../schema/intent.schema.json", "title": "Numb", "label": "redflag.cauda_equina", "tier": "emergency",
           "opens": "safety.saddle", "asks": "safety.ask_saddle", "patterns": ["{numb} .*{groin}"], "examples": ["I am numb down there"]})",
       "schema", "/$schema", "is not the schema of this file", "../../../../schema/safety.schema.json"},
      {"a dose", "dialogs/faq/should_i_rest.json", rest_dialog(kEvidence + R"(, "steps": [{"say": "Move a little."}, {"say": ["A walk may help.", "Some take 400 mg."]}])"),
       "wording.dose", "/steps/1/say/1", "\"400 mg\" must not be said", "pharmacist"},
      {"a cure in the evidence", "dialogs/faq/should_i_rest.json",
       rest_dialog(R"("evidence": {"label": "good", "sources": ["NG59"], "plain": "Moving is scientifically proven."}, "steps": [{"say": "Move a little."}])"), "wording.promise",
       "/evidence/plain", "scientifically proven", "studies suggest"},
      {"a step that nothing leads to", "dialogs/faq/should_i_rest.json",
       rest_dialog(kEvidence + R"(, "steps": [{"say": "Move a little."}, {"end": true}, {"id": "lost", "say": "Nobody hears this."}])"), "graph.unreachable", "/steps/2",
       "no path comes to step \"lost\"", "go to it"},
      {"a circle without a question", "dialogs/faq/should_i_rest.json",
       rest_dialog(kEvidence + R"(, "slots": {"n": {"type": "number"}}, "steps": [{"id": "start", "say": "Move a little."}, {"id": "again", "set": {"n": "n + 1"}},
         {"branch": [{"if": "n < 3", "goto": "again"}]}])"),
       "graph.silent_loop", "/steps/1", "start -> again -> #2 -> again", "ask something on the way"},
      {"a question nobody can leave", "dialogs/faq/should_i_rest.json",
       rest_dialog(kEvidence + R"(, "slots": {"ok": {"type": "yes_no"}}, "steps": [{"say": "Hello."}, {"id": "ok", "ask": "Ready?", "into": "ok", "skip": false}, {"goto": "ok"}])"),
       "graph.never_ends", "/steps/0", "#0", "give_up"},
      {"a question whose every answer comes back to it", "dialogs/faq/should_i_rest.json",
       rest_dialog(kEvidence + R"(, "slots": {"ok": {"type": "yes_no"}, "n": {"type": "number"}}, "steps": [{"id": "ok", "ask": "Ready?", "into": "ok", "skip": false},
         {"branch": [{"if": "missing(ok) or false", "goto": "out"}, {"goto": "ok"}]}, {"id": "out", "say": "Fine."}])"),
       "graph.no_answer_leads_on", "/steps/0", "every answer comes back", "let an answer lead on"},
      {"one answer that never leads on", "dialogs/faq/should_i_rest.json",
       rest_dialog(kEvidence + R"(, "slots": {"ok": {"type": "yes_no"}}, "steps": [{"id": "ok", "ask": "Ready?", "into": "ok", "skip": false},
         {"branch": [{"if": "ok == 'no'", "goto": "ok"}]}, {"say": "Fine."}])"),
       "graph.answer_comes_back", "/steps/0", "'no' comes back to it for ever", "give_up", Severity::kWarning},
      {"a dialog that calls itself", "dialogs/faq/should_i_rest.json", rest_dialog(kEvidence + R"(, "steps": [{"say": "Hello."}, {"call": "faq.should_i_rest"}])"),
       "graph.recursion", "/steps/1", "faq.should_i_rest -> faq.should_i_rest", "ask something before"},
      {"the same topic offered twice", "dialogs/faq/should_i_rest.json",
       rest_dialog(kEvidence + R"(, "steps": [{"say": "Move a little."}], "next": ["faq.what_diet", "faq.what_diet"])"), "graph.next_twice", "/next/1", "is offered twice", "remove one"},
      {"a claim without evidence", "dialogs/faq/should_i_rest.json", rest_dialog(R"("steps": [{"say": "Move a little."}])"), "evidence.missing", "", "no evidence", "\"label\""},
      {"a source that nobody opened", "dialogs/sources.json",
       R"({"$schema": "../schema/sources.schema.json", "sources": {"NG59": {"title": "NICE NG59", "checked": true}, "DIET": {"title": "A review"}}})", "evidence.unchecked",
       "/sources/DIET", "used by 1 dialog (faq.what_diet)", "\"checked\": true", Severity::kWarning},
      {"an example that another intent's rule takes", "intents/en/faq/should_i_rest.json",
       R"({"$schema": "../../../schema/intent.schema.json", "title": "Should I rest?", "patterns": ["(should i|better to) rest"],
           "examples": ["should i rest", "what food for back pain"]})",
       "understanding.example", "/examples/1", "is understood as faq.what_diet", "faq.what_diet#0"},
      {"a message that does not belong here, and is answered", "intents/en/faq/should_i_rest.json",
       R"({"$schema": "../../../schema/intent.schema.json", "title": "Should I rest?", "patterns": ["(should i|better to) rest"],
           "examples": ["should i rest"], "not": ["should i rest"]})",
       "understanding.not", "/not/0", "is answered as faq.should_i_rest", "faq.should_i_rest#0"},
      {"a sign that raises nothing", "intents/en/safety/rf/saddle.json",
       R"({"$schema": "../../../../schema/safety.schema.json", "title": "Numb", "label": "redflag.cauda_equina", "tier": "emergency", "opens": "safety.saddle",
           "asks": "safety.ask_saddle", "patterns": ["{numb} .*{groin}"], "examples": ["no feeling when I wipe"]})",
       "understanding.missed_alarm", "/examples/0", "does not raise redflag.cauda_equina", "write a pattern"},
      {"a denied sign among the examples", "intents/en/safety/rf/saddle.json",
       R"({"$schema": "../../../../schema/safety.schema.json", "title": "Numb", "label": "redflag.cauda_equina", "tier": "emergency", "opens": "safety.saddle",
           "asks": "safety.ask_saddle", "patterns": ["{numb} .*{groin}"], "examples": ["I am numb down there", "not numb down there"]})",
       "understanding.missed_alarm", "/examples/1", "does not raise", "reads it as negated because of \"not\""},
      {"a sign among the messages that are none", "intents/en/safety/rf/saddle.json",
       R"({"$schema": "../../../../schema/safety.schema.json", "title": "Numb", "label": "redflag.cauda_equina", "tier": "emergency", "opens": "safety.saddle",
           "asks": "safety.ask_saddle", "patterns": ["{numb} .*{groin}"], "examples": ["I am numb down there"], "not": ["groin fine, numb in my groin"]})",
       "understanding.false_alarm", "/not/0", "raises the alarm rf.saddle", "{numb} .*{groin}"},
      {"an ordinary example that sounds an alarm", "intents/en/faq/should_i_rest.json",
       R"({"$schema": "../../../schema/intent.schema.json", "title": "Should I rest?", "patterns": ["(should i|better to) rest"],
           "examples": ["should i rest when numb down there"]})",
       "understanding.false_alarm", "/examples/0", "raises the alarm rf.saddle", "\"not\" of rf.saddle"},
      {"a pattern that no example fits", "intents/en/faq/should_i_rest.json",
       R"({"$schema": "../../../schema/intent.schema.json", "title": "Should I rest?", "patterns": ["(should i|better to) rest", "lie down all day"], "examples": ["should i rest"]})",
       "rules.no_example", "/patterns/1", "lie down all day", "add an example", Severity::kWarning},
      {"a pattern that fits the examples of others", "intents/en/faq/should_i_rest.json",
       R"({"$schema": "../../../schema/intent.schema.json", "title": "Should I rest?", "patterns": ["(should i|better to) rest", "{back_pain}"],
           "examples": ["should i rest", "rest and backache"]})",
       "rules.fits_others", "/patterns/1", "fits 2 examples of other intents (and 1 of its own)", "narrow it", Severity::kWarning},
      {"the same pattern in two intents", "intents/en/faq/what_diet.json",
       R"({"$schema": "../../../schema/intent.schema.json", "title": "What should I eat?", "patterns": ["{food} .*{back_pain}", "(should i|better to) rest"],
           "examples": ["what food for back pain", "is there a diet for backache"]})",
       "rules.identical", "/patterns/1", "intents/en/faq/should_i_rest.json /patterns/0", "keep it in one"},
      {"an emergency without a number in its first words", "dialogs/safety/saddle.json",
       R"({"$schema": "../../schema/dialog.schema.json", "title": "Get help now", "steps": [{"say": ["Call {region.emergency} now.", "Please get help."]}]})", "alarms.no_number",
       "/steps/0/say/1", "answers the emergency rf.saddle", "{region.emergency}"},
      {"a number only on one way into an emergency", "dialogs/safety/saddle.json",
       R"({"$schema": "../../schema/dialog.schema.json", "title": "Get help now",
           "steps": [{"if": "person.pregnant", "say": "Call {region.emergency} now."}, {"say": "Please get help."}]})",
       "alarms.no_number", "/steps/1/say", "first words show no number", "{region.emergency}"},
      {"a country without a crisis line", "dialogs/regions.json",
       R"({"$schema": "../schema/regions.schema.json", "regions": {"GB": {"name": "United Kingdom", "emergency": "999", "urgent": "111", "er": "A&E", "doctor": "GP",
           "pharmacist": "p", "physio": "p", "paracetamol": "p", "lines": [{"kind": "poison", "name": "111", "number": "111", "verified_on": "2026-11-01"}]}},
           "unknown": {"name": "your country", "emergency": "112", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p", "paracetamol": "p",
           "lines": [{"kind": "crisis", "name": "Find", "url": "findahelpline.com", "verified_on": "2026-11-01"}]}})",
       "regions.no_crisis_line", "/regions/GB/lines", "no line of the kind \"crisis\"", "at least one"},
      {"a crisis line that nobody checked for half a year", "dialogs/regions.json",
       R"({"$schema": "../schema/regions.schema.json", "regions": {"GB": {"name": "United Kingdom", "emergency": "999", "urgent": "111", "er": "A&E", "doctor": "GP",
           "pharmacist": "p", "physio": "p", "paracetamol": "p", "lines": [{"kind": "crisis", "name": "Samaritans", "number": "116 123", "verified_on": "2026-05-24"}]}},
           "unknown": {"name": "your country", "emergency": "112", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p", "paracetamol": "p",
           "lines": [{"kind": "crisis", "name": "Find", "url": "findahelpline.com", "verified_on": "2026-11-01"}]}})",
       "regions.stale", "/regions/GB/lines/0/verified_on", "181 days ago", "check it again"},
      {"a crisis line that nobody ever checked", "dialogs/regions.json",
       R"({"$schema": "../schema/regions.schema.json", "regions": {"GB": {"name": "United Kingdom", "emergency": "999", "urgent": "111", "er": "A&E", "doctor": "GP",
           "pharmacist": "p", "physio": "p", "paracetamol": "p", "lines": [{"kind": "crisis", "name": "Samaritans", "number": "116 123", "verified_on": null}]}},
           "unknown": {"name": "your country", "emergency": "112", "urgent": "u", "er": "e", "doctor": "d", "pharmacist": "p", "physio": "p", "paracetamol": "p",
           "lines": [{"kind": "crisis", "name": "Find", "url": "findahelpline.com", "verified_on": "2026-11-01"}]}})",
       "regions.not_verified", "/regions/GB/lines/0", "\"Samaritans\" has not been checked", "verified_on", Severity::kWarning},
      {"a label the program shows is missing", "dialogs/labels.json", R"({"$schema": "../schema/labels.schema.json", "labels": {"yes": "Yes"}})", "built_in", "/labels",
       "no label \"no\"", "bare key"},
      {"a long sentence", "dialogs/faq/should_i_rest.json",
       rest_dialog(kEvidence + R"(, "steps": [{"say": "If you can move a bit and it is not too bad for you then go for a short walk in the sun and see how your back is when you come home."}])"),
       "reading.sentence", "/steps/0/say", "a sentence of 33 words", "make two of it", Severity::kWarning},
      {"hard words", "dialogs/faq/should_i_rest.json",
       rest_dialog(kEvidence + R"(, "steps": [{"say": "Multidimensional rehabilitation interventions facilitate psychological adaptation. Consequently, deconditioning diminishes. International recommendations unanimously emphasise individualised physical activity. Prolonged immobilisation deteriorates musculoskeletal functionality considerably. Progressive reactivation necessitates professional supervision. Individualised rehabilitation programmes unquestionably facilitate recovery."}])"),
       "reading.grade", "/steps/0/say", "hard to read: school grade", "shorter words", Severity::kWarning},
  };
  return kFaults;
}

}  // namespace

TEST_CASE("a sound pack has no findings", "[check]") { CHECK(lines_of(check(sound_pack())) == ""); }

TEST_CASE("a single fault is found where it is, with what would be right", "[check]") {
  const Fault& fault = faults()[GENERATE(range<std::size_t>(0, faults().size()))];
  CAPTURE(fault.title);
  const Findings findings = check(with(sound_pack(), fault.path, fault.text));
  CAPTURE(lines_of(findings));
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.rule == fault.rule && finding.problem.file == (fault.found_in.empty() ? fault.path : fault.found_in) && finding.problem.pointer == fault.pointer;
  });
  REQUIRE(found != findings.end());
  CHECK(found->problem.severity == fault.severity);
  CHECK_THAT(found->problem.what, contains_text(fault.what));
  CHECK_THAT(found->problem.hint, contains_text(fault.hint));
}

TEST_CASE("a single fault does not raise errors of other kinds", "[check]") {
  const Fault& fault = faults()[GENERATE(range<std::size_t>(0, faults().size()))];
  CAPTURE(fault.title);
  Findings findings = check(with(sound_pack(), fault.path, fault.text));
  // A pattern that is too wide also takes the examples of its neighbours.
  const bool takes_examples = fault.rule == "rules.fits_others";
  const auto of_the_fault = [&](const Finding& finding) {
    return finding.rule == fault.rule || finding.problem.severity == Severity::kWarning || (takes_examples && finding.rule == "understanding.example");
  };
  findings.erase(std::remove_if(findings.begin(), findings.end(), of_the_fault), findings.end());
  CHECK(lines_of(findings) == "");
}

TEST_CASE("dialogs the program opens by name are missed", "[check]") {
  std::vector<ContentFile> files = sound_pack();
  files.erase(std::remove_if(files.begin(), files.end(), [](const ContentFile& f) { return f.path == "dialogs/repair/cannot_help.json" || f.path == "dialogs/safety/latched/emergency.json"; }),
              files.end());
  const std::string lines = lines_of(check(files));
  CHECK_THAT(lines, contains_text("built_in | dialogs/repair/cannot_help.json: "));
  CHECK_THAT(lines, contains_text("alarms.no_latch | dialogs/safety/latched/emergency.json: "));
}

TEST_CASE("errors come before warnings, each by file and place", "[check]") {
  const auto finding = [](Severity severity, const char* file, const char* pointer) { return Finding{{file, pointer, "", "", severity}, "r"}; };
  Findings findings = {finding(Severity::kWarning, "a", "/1"), finding(Severity::kError, "b", "/2"), finding(Severity::kError, "b", "/1"), finding(Severity::kError, "a", "/9")};
  sort_findings(findings);
  std::string order;
  for (const Finding& f : findings) order += f.problem.file + f.problem.pointer + " ";
  CHECK(order == "a/9 b/1 b/2 a/1 ");
}
