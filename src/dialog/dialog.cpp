#include "dialog/dialog.h"

#include <algorithm>
#include <array>

namespace unclench {
namespace {

constexpr std::array<std::string_view, 4> kEffects = {"export", "erase", "hand_over", "remind"};
constexpr std::array<std::string_view, 6> kLabels = {"good", "some", "weak", "contested", "history", "consensus"};

}  // namespace

std::string_view name_of(EffectKind kind) { return kEffects[static_cast<std::size_t>(kind)]; }

std::string_view name_of(EvidenceLabel label) { return kLabels[static_cast<std::size_t>(label)]; }

std::optional<EvidenceLabel> evidence_label(std::string_view name) {
  const auto it = std::find(kLabels.begin(), kLabels.end(), name);
  if (it == kLabels.end()) return std::nullopt;
  return static_cast<EvidenceLabel>(it - kLabels.begin());
}

std::size_t Dialog::step_index(std::string_view step_id) const {
  const auto it = std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.id == step_id; });
  return static_cast<std::size_t>(it - steps.begin());
}

bool Dialog::waits() const {
  return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return step.waits(); });
}

std::string Dialog::now_called(const std::string& step_id) const {
  const auto it = renamed_steps.find(step_id);
  return it == renamed_steps.end() ? step_id : it->second;
}

std::string Dialogs::now_called(const std::string& id) const {
  const auto it = renamed.find(id);
  return it == renamed.end() ? id : it->second;
}

const std::string* Dialogs::item(const SlotSpec& slot) const {
  const std::size_t slash = slot.item.find('/');
  const auto instrument = instruments.find(slot.item.substr(0, slash));
  if (slash == std::string::npos || instrument == instruments.end()) return nullptr;
  return &instrument->second.items[static_cast<std::size_t>(std::stoi(slot.item.substr(slash + 1))) - 1];
}

const Dialog* Dialogs::find(std::string_view id) const {
  const auto it = by_id.find(id);
  return it == by_id.end() ? nullptr : &it->second;
}

std::string Dialogs::label(std::string_view key) const {
  const auto it = labels.find(key);
  return it == labels.end() ? std::string(key) : it->second;
}

const SlotSpec* Dialogs::slot(const Dialog& dialog, std::string_view name) const {
  const auto own = dialog.slots.find(name);
  if (own != dialog.slots.end()) return &own->second;
  const auto common = shared.find(name);
  return common == shared.end() ? nullptr : &common->second;
}

}  // namespace unclench
