#include "intent/intent.h"

#include <array>

namespace unclench {
namespace {

constexpr std::array<std::string_view, 12> kControls = {"stop", "go_back", "start_over", "skip",   "repeat", "why",
                                                        "help", "pause",   "resume",     "more",   "how_do_you_know", "delete_my_data"};

}  // namespace

std::optional<Control> control_named(std::string_view name) {
  for (std::size_t i = 0; i < kControls.size(); ++i) {
    if (kControls[i] == name) return static_cast<Control>(i);
  }
  return std::nullopt;
}

std::string_view name_of(Control control) { return kControls[static_cast<std::size_t>(control)]; }

}  // namespace unclench
