#pragma once
// Plays dialogs: a choice + where we were -> what to say, and where we are. Pure; the same state, input and seed give the same outcome.
//
// The state is a stack of frames, the open dialog last. A dialog that `call`s another waits below it; so does one that was interrupted by
// a new topic. When the upper one ends, a caller goes on with its next step, an interrupted one asks its question again after a short bridge.

#include <optional>
#include <string>
#include <vector>

#include "base/moment.h"
#include "dialog/dialog.h"
#include "dialog/line.h"
#include "dialog/phrases.h"
#include "dialog/region.h"

namespace unclench {

struct Frame {
  std::string dialog;
  std::string step;  // by id, so that it survives a change of content
  SlotValues slots;
  int tries = 0;                   // answers to the open question that did not fit
  std::vector<std::string> trail;  // questions answered so far, for "go back"
  std::vector<std::string> later;  // answered after the open one, which is asked again to change it
};

/// A dialog that came to its end, kept for a while so that an answer can still be changed.
struct EndedDialog {
  Frame frame;
  std::int64_t at_ms = 0;
};

/// Where a conversation stands. Plain values: it is stored as JSON.
struct DialogState {
  std::vector<Frame> stack;
  SlotValues shared;  // "person.country", "alarm.open"
  std::vector<EndedDialog> ended;  // the last few in which something was answered, oldest first
  SaidBefore said;

  bool idle() const { return stack.empty(); }
};

/// Something for the outside world to do once the turn is on disk.
struct Effect {
  EffectKind kind = EffectKind::kExport;
  bool operator==(const Effect&) const = default;
};

struct Outcome {
  DialogState state;
  std::vector<Line> lines;
  std::vector<Effect> effects;
  std::vector<DiaryEntry> entries;  // to add to the diary
  std::vector<std::string> path;    // "triage.start/p1": every step that ran, for the record
  bool unhurried = false;           // a question is open, and was not put again on purpose
  std::string ended;                // the topic dialog that came to its end last; empty when none did
};

/// One turn's worth of play. Borrows everything; for one thread.
class Player {
 public:
  static constexpr int kMaxSilentSteps = 200;  // a loop in content cannot hang a turn
  static constexpr std::size_t kMaxDepth = 8;   // of dialogs on top of each other, those that one calls counted
  static constexpr std::size_t kEndedKept = 2;
  static constexpr std::int64_t kMayStillChange_ms = 2LL * 60 * 60 * 1000;  // and on the same day
  static constexpr std::size_t kMostOpened = 3;  // of dialogs that a person opened on top of each other

  Player(const Dialogs& dialogs, const Regions& regions, const std::vector<DiaryEntry>& diary, DialogState state, Moment moment);

  /// What became of the open question when the content changed since the last turn.
  enum class Settled { kAsLeft, kWentOn, kRestarted };
  Settled settled() const { return settled_; }  // kWentOn: what it had called is gone; kRestarted: its dialog stands at its first question again

  // Where we are.
  const Dialog* dialog() const;                // of the open frame; null when idle
  const Step* step() const;                    // that waits; null when idle
  const Ask* open_ask() const;
  const Guide* open_guide() const;
  const SlotSpec* open_slot() const;           // of open_ask()
  Expecting expects() const;
  double progress() const;                     // of the open dialog, 0..1
  std::size_t opened() const;                  // dialogs that wait, those that were called by another one not counted
  const DialogState& state() const { return state_; }

  SlotValues& shared() { return state_.shared; }

  struct Answered {
    std::string dialog;
    std::string step;
    const SlotSpec* slot = nullptr;
    std::optional<std::size_t> ended;  // index in state().ended; empty for the open dialog
  };
  /// What was answered in the open dialog and in those that ended a short while ago, latest first.
  std::vector<Answered> answered() const;

  // What to do. Each runs until something waits or all has ended.
  bool open(std::string_view dialog_id);            // on top of whatever waits; false when there is no such dialog, or no room
  void open_alone(std::string_view dialog_id);      // after leaving everything else
  void answer(const Value& value);                  // to the open question
  void skip();                                      // leaves the slot missing
  void go_to(std::string_view step_id);             // inside the open dialog
  bool go_back();                                   // to the last answered question; false when there is none
  bool return_to(const Answered& which);            // asks that question next; the answers after it are kept if they still fit
  bool change(const Answered& which, const Value& value);
  const SlotSpec* last_answered() const;            // null when there is none
  void done();                                      // a guide was finished
  void miss();                                      // an answer did not fit: counts a try, gives up after max_tries
  void ask_again(bool with_retry = false);          // says the open question once more
  void leave();                                     // ends the open dialog without going on
  void leave_all();

  /// Says a dialog that asks nothing (a repair text) without touching the stack.
  void say(std::string_view dialog_id, const SlotValues& with = {});
  /// A single text of an author, with its {names} filled in.
  void say_text(std::string_view text);
  std::string filled(std::string_view text) const;
  void add(Line line);

  Outcome finish() &&;

 private:
  void settle();
  void put(Value value);        // into the open question, then on
  void put_alone(Value value);  // the same without the answers that were kept from before
  bool waits() const;
  void run();
  void perform(const Step& step);
  void next_step();
  void end_frame();
  void resume_below();
  void emit_question(bool retry);
  void emit_guide(const Guide& guide, const std::string& place);
  void emit_ask(const Ask& ask, const std::string& place, bool retry);
  Line::Shape shape_of(const SlotSpec& slot) const;
  void set_slot(std::string_view name, Value value);
  const Value* read(std::string_view name) const;
  std::string text_of(const Text& variants, std::string_view place);
  std::string shown_value(std::string_view name) const;
  bool holds(const Expression& expression) const;
  Value evaluate(const Expression& expression) const;
  void log(const Log& log);

  const Dialogs& dialogs_;
  const Regions& regions_;
  const std::vector<DiaryEntry>& diary_;
  Moment moment_;
  DialogState state_;
  Outcome outcome_;
  Settled settled_ = Settled::kAsLeft;
  bool asked_ = false;  // the open question has been put in this run
  SlotValues with_;     // extra names while saying a repair text
};

}  // namespace unclench
