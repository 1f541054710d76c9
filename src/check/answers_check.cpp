// What becomes of answers: each leads to something, no arm of a branch is taken away by those above it, no words stand for two options.

#include <algorithm>
#include <map>

#include "check/checks.h"
#include "check/step_graph.h"
#include "content/reader.h"
#include "dialog/plain_words.h"

namespace unclench {
namespace {

std::string quoted(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "'" : ", '") + value + "'";
  return text;
}

/// "7 to 10" for a row of numbers, else all of them.
std::string range_text(const std::vector<Value>& answers) {
  std::vector<std::string> values;
  for (const Value& answer : answers) values.push_back(shown(answer, nullptr));
  if (values.size() > 2 && std::holds_alternative<double>(answers.front())) return values.front() + " to " + values.back();
  return quoted(values);
}

class AnswersCheck {
 public:
  explicit AnswersCheck(const Dialogs& dialogs) : dialogs_(dialogs) {}

  Findings run() && {
    for (const auto& [id, dialog] : dialogs_.by_id) {
      for (std::size_t i = 0; i < dialog.steps.size(); ++i) {
        const Step& step = dialog.steps[i];
        if (std::holds_alternative<Ask>(step.act)) check_handled(dialog, i);
        if (const Branch* branch = std::get_if<Branch>(&step.act)) check_arms(dialog, step, *branch);
      }
      for (const auto& [name, slot] : dialog.slots) check_words(dialog, name, slot);
    }
    return std::move(findings_);
  }

 private:
  void check_handled(const Dialog& dialog, std::size_t ask) {
    for (const AnswerPaths::Unhandled& unhandled : answer_paths(dialogs_, dialog, ask).unhandled) {
      findings_.push_back(error("answers.unhandled", dialog.file, dialog.steps[ask].pointer,
                                "\"" + unhandled.answer + "\" fits no branch, and the dialog ends without a word: " + path_text(dialog, unhandled.path),
                                "say something there, or give it a branch"));
    }
  }

  /// Where all conditions read one slot whose answers can be listed, every answer is tried from the top.
  void check_arms(const Dialog& dialog, const Step& step, const Branch& branch) {
    std::string name;
    for (const Branch::Arm& arm : branch.arms) {
      if (!arm.when) continue;
      if (arm.when->reads().size() != 1 || (!name.empty() && arm.when->reads().front() != name)) return;
      name = arm.when->reads().front();
    }
    const SlotSpec* slot = name.empty() ? nullptr : dialogs_.slot(dialog, name);
    if (slot == nullptr) return;
    std::vector<Value> left = listed_answers(*slot);
    if (left.empty()) return;
    left.resize(left.size() + 1);  // no answer
    const std::vector<Value> all = left;
    const auto holds = [&](const Branch::Arm& arm, const Value& answer) {
      return !arm.when || arm.when->holds([&](std::string_view) { return is_missing(answer) ? nullptr : &answer; },
                                          [&](std::string_view wanted) { return dialogs_.slot(dialog, wanted); });
    };
    for (std::size_t i = 0; i < branch.arms.size(); ++i) {
      const Branch::Arm& arm = branch.arms[i];
      std::vector<Value> here;
      std::copy_if(all.begin(), all.end(), std::back_inserter(here), [&](const Value& answer) { return holds(arm, answer); });
      const bool taken = std::any_of(left.begin(), left.end(), [&](const Value& answer) { return holds(arm, answer); });
      if (arm.when && !here.empty() && !taken) {
        const auto before = std::find_if(branch.arms.begin(), branch.arms.begin() + static_cast<std::ptrdiff_t>(i),
                                         [&](const Branch::Arm& earlier) { return holds(earlier, here.front()); });
        here.erase(std::remove_if(here.begin(), here.end(), [](const Value& answer) { return is_missing(answer); }), here.end());
        findings_.push_back(error("answers.arm_never_taken", dialog.file, child(child(step.pointer, "branch"), i),
                                  "no answer comes to this: every \"" + name + "\" of " + range_text(here) + " is taken by \"" +
                                      (before->when ? before->when->text() : "else") + "\" before",
                                  "put it above, or make that one narrower"));
      }
      left.erase(std::remove_if(left.begin(), left.end(), [&](const Value& answer) { return holds(arm, answer); }), left.end());
    }
  }

  void check_words(const Dialog& dialog, const std::string& name, const SlotSpec& slot) {
    std::map<std::vector<std::string>, std::size_t> options;  // by plain words
    const std::string at = child(child("/slots", name), "options");
    for (std::size_t i = 0; i < slot.options.size(); ++i) {
      const Option& option = slot.options[i];
      const auto words = [&](const std::string& text, const std::string& pointer) {
        const auto [it, added] = options.emplace(plain_words(text), i);
        if (added || it->second == i || it->first.empty()) return;
        findings_.push_back(error("answers.same_words", dialog.file, pointer,
                                  "\"" + text + "\" also stands for the option \"" + slot.options[it->second].value + "\"",
                                  "whoever says it means both, or neither: leave it to one"));
      };
      words(option.title, child(child(at, i), "title"));
      for (std::size_t k = 0; k < option.also.size(); ++k) words(option.also[k], child(child(child(at, i), "also"), k));
    }
  }

  const Dialogs& dialogs_;
  Findings findings_;
};

}  // namespace

Findings check_answers(const Content& content) { return AnswersCheck(content.dialogs).run(); }

}  // namespace unclench
