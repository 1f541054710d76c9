// Every example and every `not` of the authors is a test: here they run. Two intents that open the same dialog may stand for each other, and
// so may two that are outside.

#include <algorithm>

#include "assistant/understand.h"
#include "check/checks.h"
#include "content/reader.h"

namespace unclench {
namespace {

class UnderstandingCheck {
 public:
  UnderstandingCheck(const LocalePack& pack, Findings& findings) : pack_(pack), findings_(findings) {}

  void run() {
    for (const Intent& intent : pack_.matcher->intents()) {
      for (std::size_t i = 0; i < intent.examples.size(); ++i) check_example(intent, i);
      for (std::size_t i = 0; i < intent.nots.size(); ++i) check_not(intent, i);
    }
    for (const SafetyRule& rule : pack_.safety->rules()) {
      for (std::size_t i = 0; i < rule.examples.size(); ++i) check_sign(rule, i);
      for (std::size_t i = 0; i < rule.nots.size(); ++i) check_no_sign(rule.nots[i], rule.file, child("/not", i));
    }
    for (const HarmlessFile& harmless : pack_.harmless) {
      for (std::size_t i = 0; i < harmless.examples.size(); ++i) check_no_sign(harmless.examples[i], harmless.file, child("/examples", i));
    }
  }

 private:
  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

  static bool same(const Intent& a, const Intent& b) {
    if (a.id == b.id || (a.outside && b.outside)) return true;
    return !a.outside && !b.outside && a.control == b.control && a.opens == b.opens;
  }

  static const Alarm* interrupting(const Alarms& alarms) {
    const Alarm* first = alarms.first();
    return first != nullptr && interrupts(first->tier) ? first : nullptr;
  }

  void check_example(const Intent& intent, std::size_t i) {
    const std::string& text = intent.examples[i];
    const std::string place = child("/examples", i);
    const Understanding u = understand(pack_, text);
    if (const Alarm* alarm = interrupting(u.alarms)) {
      findings_.push_back(error("understanding.false_alarm", intent.file, place, quoted(text) + " raises the alarm " + alarm->rule,
                                (alarm->pattern.empty() ? std::string("it resembles its examples") : "it fits " + alarm->pattern) + "; if it is no sign, add it to the \"not\" of " + alarm->rule));
      return;
    }
    if (u.matches.empty()) {
      findings_.push_back(error("understanding.example", intent.file, place, quoted(text) + " has no words", "write what people type"));
      return;
    }
    const Match& best = u.matches.front();
    const Intent* understood = pack_.matcher->find(best.intent);
    if (same(intent, *understood)) return;
    if (best.kind == MatchKind::kRule) {
      findings_.push_back(error("understanding.example", intent.file, place, quoted(text) + " is understood as " + best.intent,
                                "by " + best.rule + ": " + best.pattern + "; write a pattern here that explains more of it, or narrow that one"));
    } else {
      findings_.push_back(warning("understanding.similar", intent.file, place, quoted(text) + " resembles " + best.intent + " more",
                                  "more examples like it here, or a pattern"));
    }
  }

  void check_not(const Intent& intent, std::size_t i) {
    const std::string& text = intent.nots[i];
    const Understanding u = understand(pack_, text);
    if (u.decision != Decision::kAnswer || u.matches.front().intent != intent.id) return;
    const Match& best = u.matches.front();
    findings_.push_back(error("understanding.not", intent.file, child("/not", i), quoted(text) + " is answered as " + intent.id,
                              best.kind == MatchKind::kRule ? "by " + best.rule + ": " + best.pattern + "; narrow it"
                                                            : "it resembles the examples; give it to the intent it belongs to"));
  }

  void check_sign(const SafetyRule& rule, std::size_t i) {
    const std::string& text = rule.examples[i];
    const std::string place = child("/examples", i);
    const Alarms alarms = understand(pack_, text).alarms;
    const auto same_label = [&](const Alarm& alarm) { return alarm.label == rule.label; };
    const auto raised = std::find_if(alarms.raised.begin(), alarms.raised.end(), same_label);
    if (raised == alarms.raised.end()) {
      std::string hint = "write a pattern for it";
      const auto dismissed = std::find_if(alarms.dismissed.begin(), alarms.dismissed.end(), same_label);
      if (dismissed != alarms.dismissed.end()) {
        hint = dismissed->rule + " fits, but reads it as " + std::string(name_of(dismissed->status)) + " because of \"" + dismissed->cue + "\"";
      } else if (alarms.first() != nullptr) {
        hint = "it raises " + alarms.first()->rule + " (" + alarms.first()->label + ")";
      }
      if (rule.patterns.empty()) {
        // A likeness promises nothing about a single message.
        findings_.push_back(warning("understanding.quiet_alarm", rule.file, place, quoted(text) + " does not raise " + rule.label,
                                    "write more examples like it, or a pattern in a rule of that label"));
        return;
      }
      findings_.push_back(error("understanding.missed_alarm", rule.file, place, quoted(text) + " does not raise " + rule.label, hint));
      return;
    }
    const bool weaker = std::none_of(alarms.raised.begin(), alarms.raised.end(),
                                     [&](const Alarm& alarm) { return alarm.label == rule.label && alarm.tier <= rule.tier; });
    if (weaker) {
      findings_.push_back(warning("understanding.weak_alarm", rule.file, place,
                                  quoted(text) + " is only " + std::string(name_of(raised->tier)) + ", not " + std::string(name_of(rule.tier)),
                                  raised->cue.empty() ? "" : "because of \"" + raised->cue + "\""));
    }
  }

  void check_no_sign(const std::string& text, const std::string& file, const std::string& place) {
    const Alarms alarms = understand(pack_, text).alarms;
    if (const Alarm* alarm = interrupting(alarms)) {
      findings_.push_back(error("understanding.false_alarm", file, place, quoted(text) + " raises the alarm " + alarm->rule,
                                alarm->pattern.empty() ? "it resembles the examples of that rule" : "it fits " + alarm->pattern));
    }
  }

  const LocalePack& pack_;
  Findings& findings_;
};

}  // namespace

Findings check_understanding(const Content& content) {
  Findings findings;
  for (const auto& [locale, pack] : content.packs) UnderstandingCheck(pack, findings).run();
  return findings;
}

}  // namespace unclench
