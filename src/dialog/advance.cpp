#include "dialog/advance.h"

#include <algorithm>
#include <cmath>

#include "base/overloaded.h"

namespace unclench {
namespace {

std::optional<int> rounded(const Value& value, int low, int high) {
  const double* number = std::get_if<double>(&value);
  if (number == nullptr || std::isnan(*number)) return std::nullopt;
  return static_cast<int>(std::lround(std::clamp(*number, static_cast<double>(low), static_cast<double>(high))));
}

std::optional<Activity> activity_of(const Value& value) {
  const std::string* text = std::get_if<std::string>(&value);
  if (text == nullptr) return std::nullopt;
  if (*text == "none") return Activity::kNone;
  if (*text == "a_little") return Activity::kALittle;
  if (*text == "some") return Activity::kSome;
  if (*text == "lots") return Activity::kLots;
  return std::nullopt;
}

}  // namespace

Player::Player(const Dialogs& dialogs, const Regions& regions, const std::vector<DiaryEntry>& diary, DialogState state, Moment moment)
    : dialogs_(dialogs), regions_(regions), diary_(diary), moment_(moment), state_(std::move(state)) {
  settle();
}

void Player::settle() {
  for (Frame& frame : state_.stack) {
    frame.dialog = dialogs_.now_called(frame.dialog);
    const Dialog* dialog = dialogs_.find(frame.dialog);
    if (dialog == nullptr) continue;
    frame.step = dialog->now_called(frame.step);
    for (std::string& step : frame.trail) step = dialog->now_called(step);
    for (std::string& step : frame.later) step = dialog->now_called(step);
  }
  while (!state_.stack.empty() && !waits()) {
    Frame& frame = state_.stack.back();
    const Dialog* dialog = dialogs_.find(frame.dialog);
    const Step* open = step();
    const bool called = open != nullptr && std::holds_alternative<Call>(open->act);
    if (dialog == nullptr || (settled_ == Settled::kRestarted && !called)) {
      state_.stack.pop_back();
      continue;
    }
    settled_ = called ? Settled::kWentOn : Settled::kRestarted;
    if (called) {
      next_step();  // what it had called is gone
    } else {
      frame = {dialog->id, dialog->steps.front().id, {}, 0, {}, {}};
    }
    run();
    // Nobody hears this: the caller asks the open question again, with a word about why.
    outcome_ = {};
    asked_ = false;
  }
}

bool Player::waits() const {
  const Step* open = step();
  return open != nullptr && open->waits();
}

const Dialog* Player::dialog() const { return state_.stack.empty() ? nullptr : dialogs_.find(state_.stack.back().dialog); }

const Step* Player::step() const {
  const Dialog* open = dialog();
  if (open == nullptr) return nullptr;
  const std::size_t index = open->step_index(state_.stack.back().step);
  return index < open->steps.size() ? &open->steps[index] : nullptr;
}

const Ask* Player::open_ask() const {
  const Step* open = step();
  return open == nullptr ? nullptr : std::get_if<Ask>(&open->act);
}

const Guide* Player::open_guide() const {
  const Step* open = step();
  return open == nullptr ? nullptr : std::get_if<Guide>(&open->act);
}

const SlotSpec* Player::open_slot() const {
  const Ask* ask = open_ask();
  return ask == nullptr ? nullptr : dialogs_.slot(*dialog(), ask->into);
}

double Player::progress() const {
  const Dialog* open = dialog();
  if (open == nullptr) return 0;
  const std::size_t index = open->step_index(state_.stack.back().step);
  double before = 0;
  double all = 0;
  for (std::size_t i = 0; i < open->steps.size(); ++i) {
    if (!open->steps[i].waits()) continue;
    all += 1;
    if (i < index) before += 1;
  }
  return all == 0 ? 0 : std::round(before / all * 100) / 100;
}

std::size_t Player::opened() const {
  std::size_t count = 0;
  bool called = false;
  for (const Frame& frame : state_.stack) {
    if (!called) ++count;
    const Dialog* waiting = dialogs_.find(frame.dialog);
    const std::size_t at = waiting == nullptr ? 0 : waiting->step_index(frame.step);
    called = waiting != nullptr && at < waiting->steps.size() && std::holds_alternative<Call>(waiting->steps[at].act);
  }
  return count;
}

bool Player::open(std::string_view dialog_id) {
  const Dialog* found = dialogs_.find(dialog_id);
  if (found == nullptr || found->steps.empty() || state_.stack.size() >= kMaxDepth) return false;
  asked_ = false;
  state_.stack.push_back({found->id, found->steps.front().id, {}, 0, {}, {}});
  run();
  return true;
}

void Player::open_alone(std::string_view dialog_id) {
  leave_all();
  open(dialog_id);
}

void Player::answer(const Value& value) {
  if (open_ask() != nullptr) put(value);
}

void Player::skip() {
  if (open_ask() != nullptr) {
    put(Value{});
  } else if (open_guide() != nullptr) {
    done();
  }
}

void Player::done() {
  if (open_guide() == nullptr) return;
  asked_ = false;
  next_step();
  run();
}

void Player::go_to(std::string_view step_id) {
  const Dialog* open = dialog();
  if (open == nullptr || open->step_index(step_id) == open->steps.size()) return;
  state_.stack.back().step = step_id;
  state_.stack.back().tries = 0;
  asked_ = false;
  run();
}

bool Player::go_back() {
  asked_ = false;
  std::vector<Frame> stack = state_.stack;
  // Out of a dialog that has asked nothing yet, back into the one that called it.
  while (!stack.empty()) {
    Frame& frame = stack.back();
    const Dialog* owner = dialogs_.find(frame.dialog);
    while (!frame.trail.empty()) {
      const std::string to = frame.trail.back();
      frame.trail.pop_back();
      if (owner == nullptr || owner->step_index(to) == owner->steps.size()) continue;
      frame.step = to;
      frame.tries = 0;
      state_.stack = std::move(stack);
      run();
      return true;
    }
    stack.pop_back();
  }
  return false;
}

const SlotSpec* Player::last_answered() const {
  const Dialog* open = dialog();
  if (open == nullptr || state_.stack.back().trail.empty()) return nullptr;
  const std::size_t index = open->step_index(state_.stack.back().trail.back());
  if (index == open->steps.size()) return nullptr;
  const Ask* ask = std::get_if<Ask>(&open->steps[index].act);
  return ask == nullptr ? nullptr : dialogs_.slot(*open, ask->into);
}

void Player::miss() {
  const Ask* ask = open_ask();
  if (ask == nullptr) return;
  Frame& frame = state_.stack.back();
  if (++frame.tries < ask->max_tries) {
    emit_question(true);
    return;
  }
  if (!ask->skip && ask->give_up.empty()) {
    emit_question(true);  // must be answered, and nothing else is foreseen: ask on
    return;
  }
  asked_ = false;
  set_slot(ask->into, Value{});
  if (ask->give_up.empty()) {
    next_step();
  } else {
    frame.step = ask->give_up;
    frame.tries = 0;
  }
  run();
}

void Player::ask_again(bool with_retry) {
  if (waits()) emit_question(with_retry);
}

void Player::leave() {
  if (!state_.stack.empty()) state_.stack.pop_back();
}

void Player::leave_all() { state_.stack.clear(); }

void Player::say(std::string_view dialog_id, const SlotValues& with) {
  const Dialog* found = dialogs_.find(dialog_id);
  if (found == nullptr) return;
  with_ = with;
  outcome_.path.push_back(found->id);
  for (const Step& step : found->steps) {
    const Say* say = std::get_if<Say>(&step.act);
    if (say == nullptr || (step.when && !holds(*step.when))) continue;
    add({text_of(say->text, found->id + "/" + step.id), TextLine{}});
  }
  with_.clear();
}

void Player::say_text(std::string_view text) {
  if (!text.empty()) outcome_.lines.push_back({filled(text), TextLine{}});
}

void Player::add(Line line) { outcome_.lines.push_back(std::move(line)); }

Outcome Player::finish() && {
  outcome_.state = std::move(state_);
  return std::move(outcome_);
}

void Player::run() {
  for (int silent = 0; !state_.stack.empty() && !asked_; ++silent) {
    if (silent > kMaxSilentSteps) {
      // Content that never waits: `check` refuses it; a turn survives it.
      leave();
      return;
    }
    const Step* current = step();
    if (current == nullptr) {
      end_frame();
    } else if (current->when && !holds(*current->when)) {
      next_step();
    } else {
      outcome_.path.push_back(state_.stack.back().dialog + "/" + current->id);
      perform(*current);
    }
  }
}

void Player::perform(const Step& step) {
  std::visit(
      Overloaded{
          [&](const Say& say) {
            add({text_of(say.text, state_.stack.back().dialog + "/" + step.id), TextLine{}});
            next_step();
          },
          [&](const Ask&) {
            state_.stack.back().tries = 0;
            emit_question(false);
          },
          [&](const Guide&) {
            emit_question(false);
          },
          [&](const Set& set) {
            for (const auto& [name, expression] : set.values) set_slot(name, evaluate(expression));
            next_step();
          },
          [&](const Branch& branch) {
            for (const Branch::Arm& arm : branch.arms) {
              if (arm.when && !holds(*arm.when)) continue;
              state_.stack.back().step = arm.to;
              return;
            }
            next_step();
          },
          [&](const Goto& jump) {
            state_.stack.back().step = jump.to;
          },
          [&](const Call& call) {
            const Dialog* called = dialogs_.find(call.dialog);
            if (called == nullptr || called->steps.empty() || state_.stack.size() >= kMaxDepth) {
              next_step();
            } else {
              if (dialogs_.final_word.count(call.dialog) > 0) leave_all();
              state_.stack.push_back({called->id, called->steps.front().id, {}, 0, {}, {}});
            }
          },
          [&](const End&) {
            end_frame();
          },
          [&](const Log& entry) {
            log(entry);
            next_step();
          },
          [&](const Show& show) {
            std::string text = show.text.empty() ? "" : text_of(show.text, state_.stack.back().dialog + "/" + step.id);
            if (show.what == Show::What::kDiary) {
              std::vector<DiaryEntry> entries = diary_;
              for (const DiaryEntry& entry : outcome_.entries) unclench::put(entries, entry);
              outcome_.lines.push_back({std::move(text), DiaryLine{std::move(entries)}});
            } else {
              outcome_.lines.push_back({std::move(text), SummaryLine{}});
            }
            next_step();
          },
          [&](const Perform& perform) {
            outcome_.effects.push_back({perform.effect});
            next_step();
          },
      },
      step.act);
}

void Player::next_step() {
  Frame& frame = state_.stack.back();
  frame.tries = 0;
  const Dialog* open = dialog();
  const std::size_t index = open->step_index(frame.step) + 1;
  if (index < open->steps.size()) {
    frame.step = open->steps[index].id;
  } else {
    end_frame();
  }
}

void Player::end_frame() {
  outcome_.ended = state_.stack.back().dialog;
  if (!state_.stack.back().trail.empty()) {
    state_.ended.push_back({std::move(state_.stack.back()), moment_.now_ms});
    if (state_.ended.size() > kEndedKept) state_.ended.erase(state_.ended.begin());
  }
  state_.stack.pop_back();
  resume_below();
}

void Player::resume_below() {
  if (state_.stack.empty()) return;
  const Step* below = step();
  if (below == nullptr) return;
  if (std::holds_alternative<Call>(below->act)) {
    next_step();
  } else if (below->waits()) {
    const Dialog* before = dialogs_.find(outcome_.ended);
    if (before != nullptr && before->unhurried) {
      asked_ = true;
      outcome_.unhurried = true;
      return;
    }
    say("repair.resume");
    emit_question(false);
  }
}

void Player::set_slot(std::string_view name, Value value) {
  const bool own = dialog() != nullptr && dialog()->slots.find(name) != dialog()->slots.end();
  SlotValues& values = own ? state_.stack.back().slots : state_.shared;
  if (is_missing(value)) {
    const auto it = values.find(name);
    if (it != values.end()) values.erase(it);
  } else {
    values.insert_or_assign(std::string(name), std::move(value));
  }
}

const Value* Player::read(std::string_view name) const {
  const auto in = [&](const SlotValues& values) -> const Value* {
    const auto it = values.find(name);
    return it == values.end() ? nullptr : &it->second;
  };
  if (const Value* value = in(with_)) return value;
  if (!state_.stack.empty()) {
    if (const Value* value = in(state_.stack.back().slots)) return value;
  }
  return in(state_.shared);
}

std::string Player::text_of(const Text& variants, std::string_view place) {
  return filled(variants[pick_variant(variants, place, moment_.seed, state_.said)]);
}

std::string Player::filled(std::string_view text) const {
  return fill(text, [&](std::string_view name) { return shown_value(name); });
}

std::string Player::shown_value(std::string_view name) const {
  constexpr std::string_view kRegion = "region.";
  if (name.substr(0, kRegion.size()) == kRegion) {
    const Value* country = read("person.country");
    const std::string* code = country == nullptr ? nullptr : std::get_if<std::string>(country);
    return region_word(regions_.of(code == nullptr ? std::string_view("unknown") : *code), name.substr(kRegion.size()));
  }
  if (name == "answer_min" || name == "answer_max") {
    const SlotSpec* slot = open_slot();
    if (slot == nullptr) return "";
    return shown(Value{name == "answer_min" ? slot->min : slot->max}, nullptr);
  }
  const Value* value = read(name);
  const SlotSpec* slot = dialog() == nullptr ? nullptr : dialogs_.slot(*dialog(), name);
  return value == nullptr ? std::string() : shown(*value, slot);
}

Value Player::evaluate(const Expression& expression) const {
  return expression.evaluate([&](std::string_view name) { return read(name); },
                             [&](std::string_view name) { return dialog() == nullptr ? nullptr : dialogs_.slot(*dialog(), name); });
}

bool Player::holds(const Expression& expression) const {
  return expression.holds([&](std::string_view name) { return read(name); },
                          [&](std::string_view name) { return dialog() == nullptr ? nullptr : dialogs_.slot(*dialog(), name); });
}

void Player::log(const Log& log) {
  DiaryEntry entry;
  entry.day = day_of(moment_.now_ms);
  for (const auto& [field, expression] : log.fields) {
    const Value value = evaluate(expression);
    if (field == "pain") entry.pain = rounded(value, 0, 10);
    if (field == "stress") entry.stress = rounded(value, 0, 10);
    if (field == "sleep") entry.sleep = rounded(value, 0, 10);
    if (field == "activity") entry.activity = activity_of(value);
    if (field == "tried") {
      if (const auto* list = std::get_if<std::vector<std::string>>(&value)) entry.tried = *list;
      if (const auto* one = std::get_if<std::string>(&value)) entry.tried = {*one};
    }
    if (field == "note") {
      if (const auto* note = std::get_if<std::string>(&value)) entry.note = *note;
    }
  }
  outcome_.entries.push_back(std::move(entry));
}

}  // namespace unclench
