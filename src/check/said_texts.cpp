#include "check/said_texts.h"

#include <variant>

#include "content/reader.h"

namespace unclench {
namespace {

class Collector {
 public:
  explicit Collector(const Content& content) : content_(content) {}

  std::vector<SaidText> collect() && {
    for (const auto& [locale, pack] : content_.packs) {
      for (const Intent& intent : pack.matcher->intents()) add(TextKind::kButton, intent.file, "/title", intent.title);
    }
    for (const auto& [id, dialog] : content_.dialogs.by_id) add_dialog(dialog);
    for (const auto& [key, label] : content_.dialogs.labels) {
      add(TextKind::kLabel, "dialogs/labels.json", child("/labels", key), label);
    }
    return std::move(texts_);
  }

 private:
  void add(TextKind kind, const std::string& file, const std::string& pointer, const std::string& text) {
    if (!text.empty()) texts_.push_back({kind, file, pointer, dialog_, text});
  }

  void add(const Dialog& dialog, const std::string& pointer, const std::string& text) {
    add(TextKind::kMessage, dialog.file, pointer, text);
  }

  /// A list of one looks like a single text once compiled; its place is then that of the list.
  void add(const Dialog& dialog, const std::string& pointer, const Text& variants) {
    for (std::size_t i = 0; i < variants.size(); ++i) {
      add(dialog, variants.size() == 1 ? pointer : child(pointer, i), variants[i]);
    }
  }

  void add_dialog(const Dialog& dialog) {
    dialog_ = dialog.id;
    add(TextKind::kButton, dialog.file, "/title", dialog.title);
    if (dialog.evidence) add(dialog, "/evidence/plain", dialog.evidence->plain);
    for (const auto& [name, slot] : dialog.slots) add_slot(dialog, child("/slots", name), slot);
    for (const Step& step : dialog.steps) add_step(dialog, step);
    add(dialog, "/more", dialog.more);
    dialog_.clear();
  }

  void add_slot(const Dialog& dialog, const std::string& pointer, const SlotSpec& slot) {
    add(TextKind::kLabel, dialog.file, pointer + "/min_label", slot.min_label);
    add(TextKind::kLabel, dialog.file, pointer + "/max_label", slot.max_label);
    if (!slot.item.empty()) return;
    for (std::size_t i = 0; i < slot.options.size(); ++i) {
      add(TextKind::kButton, dialog.file, child(pointer + "/options", i) + "/title", slot.options[i].title);
    }
  }

  void add_step(const Dialog& dialog, const Step& step) {
    if (const Say* say = std::get_if<Say>(&step.act)) {
      add(dialog, step.pointer + "/say", say->text);
    } else if (const Ask* ask = std::get_if<Ask>(&step.act)) {
      add(dialog, step.pointer + "/ask", ask->question);
      add(dialog, step.pointer + "/why", ask->why);
      add(dialog, step.pointer + "/retry", ask->retry);
    } else if (const Guide* guide = std::get_if<Guide>(&step.act)) {
      add(dialog, step.pointer + "/text", guide->text);
      for (std::size_t i = 0; i < guide->parts.size(); ++i) {
        add(dialog, child(step.pointer + "/parts", i) + "/say", guide->parts[i].say);
      }
    } else if (const Show* show = std::get_if<Show>(&step.act)) {
      add(dialog, step.pointer + "/text", show->text);
    }
  }

  const Content& content_;
  std::vector<SaidText> texts_;
  std::string dialog_;
};

}  // namespace

std::vector<SaidText> said_texts(const Content& content) { return Collector(content).collect(); }

}  // namespace unclench
