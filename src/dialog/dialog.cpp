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
