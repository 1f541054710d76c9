// How an open question, or an exercise that runs, is put to a person: its words, its widget, and what it takes for an answer.
#include <algorithm>

#include "dialog/advance.h"

namespace unclench {
namespace {

std::vector<Option> labelled(const Dialogs& dialogs, std::initializer_list<const char*> values) {
  std::vector<Option> options;
  for (const char* value : values) options.push_back({value, dialogs.label(value), {}, {}});
  return options;
}

}  // namespace

Expecting Player::expects() const {
  if (open_guide() != nullptr) {
    Expecting expecting{"done", labelled(dialogs_, {"done"}), 0, 0, "", "", true};
    for (const auto& [word, step] : {std::pair{"shorter", &open_guide()->shorter}, std::pair{"slower", &open_guide()->slower}}) {
      if (!step->empty()) expecting.options.push_back(labelled(dialogs_, {word}).front());
    }
    return expecting;
  }
  const SlotSpec* slot = open_slot();
  if (slot == nullptr) return {"none", {}, 0, 0, "", "", false};
  return {std::string(name_of(slot->type)), slot->type == SlotType::kYesNo ? labelled(dialogs_, {"yes", "no", "unsure"}) : slot->options,
          slot->min, slot->max, slot->min_label, slot->max_label, open_ask()->skip};
}

void Player::emit_question(bool retry) {
  asked_ = true;
  const Step* open = step();
  const std::string place = state_.stack.back().dialog + "/" + open->id;
  if (const Guide* guide = std::get_if<Guide>(&open->act)) {
    emit_guide(*guide, place);
  } else if (const Ask* ask = std::get_if<Ask>(&open->act)) {
    emit_ask(*ask, place, retry);
  }
}

void Player::emit_guide(const Guide& guide, const std::string& place) {
  Line line{text_of(guide.text, place), {}};
  if (guide.kind == Guide::Kind::kBreathing) {
    line.shape = PacerLine{guide.in_s, guide.hold_s, guide.out_s, guide.rest_s, guide.cycles};
  } else {
    TimerLine timer{guide.label, guide.seconds, {}, guide.skip_areas};
    for (const GuidePart& part : guide.parts) timer.parts.push_back({filled(part.say), part.seconds, part.area});
    line.shape = std::move(timer);
  }
  add(std::move(line));
}

void Player::emit_ask(const Ask& ask, const std::string& place, bool retry) {
  Line line;
  if (retry && !ask.retry.empty()) {
    const int tries = std::max(state_.stack.back().tries - 1, 0);
    line.text = filled(ask.retry[static_cast<std::size_t>(tries) % ask.retry.size()]);
  } else {
    line.text = text_of(ask.question, place);
  }
  if (const SlotSpec* slot = open_slot()) {
    if (const std::string* item = dialogs_.item(*slot)) line.text += "\n\n**" + *item + "**";
    line.shape = shape_of(*slot);
  }
  add(std::move(line));
}

Line::Shape Player::shape_of(const SlotSpec& slot) const {
  switch (slot.type) {
    case SlotType::kYesNo: return ChoiceLine{labelled(dialogs_, {"yes", "no", "unsure"}), false};
    case SlotType::kChoice: return ChoiceLine{slot.options, false};
    case SlotType::kMultiChoice: return ChoiceLine{slot.options, true};
    case SlotType::kScale: return ScaleLine{slot.min, slot.max, slot.min_label, slot.max_label};
    default: return TextLine{};
  }
}

}  // namespace unclench
