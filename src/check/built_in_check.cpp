// Dialogs and labels that the program itself uses by name. A missing one is silence, or a raw key on a button.

#include <string_view>

#include "check/checks.h"

namespace unclench {
namespace {

constexpr std::string_view kDialogs[] = {
    "welcome",
    "meta.delete_my_data", "meta.go_back", "meta.help", "meta.how_do_you_know", "meta.more", "meta.pause", "meta.repeat", "meta.resume",
    "meta.skip", "meta.start_over", "meta.stop", "meta.why",
    "repair.cancelled", "repair.cannot_help", "repair.clarify", "repair.continue_after_break", "repair.corrected", "repair.empty_message",
    "repair.all_right", "repair.also_asked", "repair.also_later", "repair.not_understood_answer", "repair.nothing_to_undo", "repair.number_out_of_range", "repair.outside",
    "repair.own_pace", "repair.resume", "repair.unwell_in_exercise",
    "repair.skip_refused", "repair.suggest", "repair.too_long", "repair.too_many_open", "repair.which_first", "repair.two_choices", "repair.went_back"};

constexpr std::string_view kLabels[] = {
    "yes", "no", "unsure", "done", "shorter", "slower", "skip", "why", "resume", "more", "how_do_you_know", "sources", "contact.emergency",
    "banner.emergency", "banner.crisis", "banner.same_day",
    "evidence.good", "evidence.some", "evidence.weak", "evidence.contested", "evidence.history", "evidence.consensus"};

std::string file_of(std::string_view dialog) {
  std::string path = "dialogs/";
  for (const char c : dialog) path += c == '.' ? '/' : c;
  return path + ".json";
}

}  // namespace

Findings check_built_in(const Content& content) {
  Findings findings;
  for (const std::string_view dialog : kDialogs) {
    if (content.dialogs.find(dialog) != nullptr) continue;
    findings.push_back(error("built_in", file_of(dialog), "", "the program opens this dialog by name, and it is missing", "write it"));
  }
  for (const std::string_view label : kLabels) {
    if (content.dialogs.labels.find(label) != content.dialogs.labels.end()) continue;
    findings.push_back(error("built_in", "dialogs/labels.json", "/labels", "no label \"" + std::string(label) + "\"", "people would see the bare key"));
  }
  return findings;
}

}  // namespace unclench
