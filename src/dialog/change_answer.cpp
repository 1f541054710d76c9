// Changing an answer that was given some questions ago. The conversation is taken again from there, in silence and with the answers that followed, up to
// the first place where the change makes a difference to what is said or asked.
#include <algorithm>
#include <utility>

#include "dialog/advance.h"

namespace unclench {
namespace {

const Ask* ask_at(const Dialog& dialog, const std::string& step_id) {
  const std::size_t index = dialog.step_index(step_id);
  return index == dialog.steps.size() ? nullptr : std::get_if<Ask>(&dialog.steps[index].act);
}

std::vector<std::string> texts_from(const std::vector<Line>& lines, std::size_t first) {
  std::vector<std::string> texts;
  for (std::size_t i = first; i < lines.size(); ++i) texts.push_back(lines[i].text);
  return texts;
}

}  // namespace

std::vector<Player::Answered> Player::answered() const {
  std::vector<Answered> all;
  const auto add = [&](const Frame& frame, std::optional<std::size_t> ended) {
    const Dialog* dialog = dialogs_.find(frame.dialog);
    if (dialog == nullptr) return;
    for (auto step = frame.trail.rbegin(); step != frame.trail.rend(); ++step) {
      const Ask* ask = ask_at(*dialog, *step);
      const SlotSpec* slot = ask == nullptr ? nullptr : dialogs_.slot(*dialog, ask->into);
      if (slot != nullptr) all.push_back({dialog->id, *step, slot, ended});
    }
  };
  if (!state_.stack.empty()) add(state_.stack.back(), std::nullopt);
  for (std::size_t i = state_.ended.size(); i-- > 0;) {
    if (moment_.now_ms - state_.ended[i].at_ms < kMayStillChange_ms && day_of(moment_.now_ms) == day_of(state_.ended[i].at_ms)) add(state_.ended[i].frame, i);
  }
  return all;
}

bool Player::return_to(const Answered& which) {
  if (which.ended) {
    if (state_.stack.size() >= kMaxDepth) return false;
    Frame again = std::move(state_.ended[*which.ended].frame);
    state_.ended.erase(state_.ended.begin() + static_cast<std::ptrdiff_t>(*which.ended));
    state_.stack.push_back(std::move(again));
  }
  Frame& frame = state_.stack.back();
  const auto at = std::find(frame.trail.rbegin(), frame.trail.rend(), which.step);
  if (at == frame.trail.rend()) return false;
  frame.step = which.step;
  frame.tries = 0;
  frame.later.assign(at.base(), frame.trail.end());
  frame.trail.erase(at.base() - 1, frame.trail.end());
  asked_ = false;
  return true;
}

bool Player::change(const Answered& which, const Value& value) {
  if (!return_to(which)) return false;
  answer(value);
  return true;
}

void Player::put(Value value) {
  Frame& frame = state_.stack.back();
  const std::vector<std::string> later = std::exchange(frame.later, {});
  if (later.empty()) {
    put_alone(std::move(value));
    return;
  }
  const Dialog& dialog = *this->dialog();
  const auto value_at = [&](const std::string& step) {
    const Ask* ask = ask_at(dialog, step);
    const Value* known = ask == nullptr ? nullptr : read(ask->into);
    return known == nullptr ? Value{} : *known;
  };
  std::vector<Value> kept;
  for (const std::string& step : later) kept.push_back(value_at(step));

  const std::size_t depth = state_.stack.size();
  const std::size_t first = outcome_.lines.size();
  Player as_before(*this);
  as_before.put_alone(value_at(frame.step));
  put_alone(std::move(value));
  for (std::size_t i = 0; i < later.size(); ++i) {
    const auto goes_the_same_way = [&] {
      return state_.stack.size() == depth && as_before.state_.stack.size() == depth && state_.stack.back().step == as_before.state_.stack.back().step &&
             texts_from(outcome_.lines, first) == texts_from(as_before.outcome_.lines, first);
    };
    const auto in_silence = [&](const auto& go_on) {
      for (Player* player : {this, &as_before}) {
        player->outcome_.lines.resize(first);
        go_on(*player);
      }
    };
    // An exercise in between was done already.
    for (std::size_t guides = 0; guides < dialog.steps.size() && goes_the_same_way() && open_guide() != nullptr; ++guides) {
      in_silence([](Player& player) { player.done(); });
    }
    if (!goes_the_same_way() || state_.stack.back().step != later[i]) return;
    in_silence([&](Player& player) { player.put_alone(kept[i]); });
  }
}

void Player::put_alone(Value value) {
  asked_ = false;
  Frame& frame = state_.stack.back();
  set_slot(open_ask()->into, std::move(value));
  frame.trail.push_back(frame.step);
  next_step();
  run();
}

}  // namespace unclench
