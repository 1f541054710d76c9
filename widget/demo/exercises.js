// Exercises that run by the clock. Only one runs at a time, it never starts by itself, and it pauses when the page is hidden.

import { label } from "./answers.js";
import { button, el } from "./dom.js";

const SMALLEST = 0.46; // of the circle, breathed out
const calm = matchMedia("(prefers-reduced-motion: reduce)");

let playing = null; // the clock that runs
export const pauseExercise = () => playing?.pause();
document.addEventListener("visibilitychange", () => { if (document.hidden) pauseExercise(); });

/** Seconds since the start without the pauses. Calls `tick(seconds)` for every frame, and `changed()` when it starts or pauses. */
class Clock {
  begun = false; // started, and not stopped since
  changed = () => {};
  #spent = 0;
  #since = 0;
  #awake = null;
  #request = 0;

  constructor(tick) {
    this.tick = tick;
  }
  get runs() { return playing === this; }
  get seconds() { return this.#spent + (this.runs ? (performance.now() - this.#since) / 1000 : 0); }
  set seconds(value) {
    this.#spent = value;
    this.#since = performance.now();
  }
  start() {
    pauseExercise();
    this.#since = performance.now();
    playing = this;
    this.begun = true;
    this.#awake = navigator.wakeLock?.request("screen").catch(() => null);
    this.changed();
    this.#frame();
  }
  pause() {
    if (!this.runs) return;
    this.#spent = this.seconds;
    playing = null;
    cancelAnimationFrame(this.#request);
    this.#awake?.then((lock) => lock?.release());
    this.changed();
  }
  #frame() {
    this.tick(this.seconds);
    if (this.runs) this.#request = requestAnimationFrame(() => this.#frame());
  }
}

/** Start, then Pause and Stop for as long as it runs. */
function controls(clock, stopped, ...more) {
  const go = button("Start", () => {
    if (clock.runs) {
      clock.pause();
    } else {
      clock.start();
      go.closest(".exercise").scrollIntoView({ block: "center" });
    }
  }, "strong");
  const stop = button("Stop", () => {
    clock.pause();
    const { seconds } = clock;
    clock.seconds = 0;
    clock.begun = false;
    stopped(seconds);
    clock.changed();
    go.focus();
  });
  clock.changed = () => {
    go.textContent = clock.runs ? "Pause" : clock.begun ? "Carry on" : "Start";
    for (const node of [stop, ...more]) node.hidden = !clock.begun;
  };
  clock.changed();
  return el("div", { class: "row" }, go, ...more, stop);
}

export function breathingPacer(message, finished) {
  const phases = [
    { word: "Breathe in", seconds: message.in_s, from: 0, to: 1 },
    { word: "Hold", seconds: message.hold_s, from: 1, to: 1 },
    { word: "Breathe out", seconds: message.out_s, from: 1, to: 0 },
    { word: "Rest", seconds: message.rest_s, from: 0, to: 0 },
  ].filter((phase) => phase.seconds > 0);
  const cycle = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const circle = el("div", { class: "circle" });
  const word = el("p", { class: "word", "aria-live": "polite" });
  const count = el("p", { class: "count", "aria-hidden": "true" });
  const left = el("p", { class: "left" });
  const open = (share) => { circle.style.transform = `scale(${calm.matches ? 1 : SMALLEST + (1 - SMALLEST) * share})`; };
  const rest = (words) => {
    open(0);
    put(word, words);
    put(count, "");
    put(left, `${breaths(message.cycles)} to go`);
  };

  const clock = new Clock((seconds) => {
    const done = Math.floor(seconds / cycle);
    if (done >= message.cycles) {
      clock.pause();
      rest("Finished");
      finished({ completed_cycles: message.cycles });
      return;
    }
    let within = seconds - done * cycle;
    const phase = phases.find((candidate) => within < candidate.seconds || ((within -= candidate.seconds), false)) ?? phases.at(-1);
    const share = within / phase.seconds;
    const eased = (1 - Math.cos(Math.PI * share)) / 2;
    open(phase.from + (phase.to - phase.from) * eased);
    put(word, phase.word);
    put(count, calm.matches ? String(Math.floor(within) + 1) : "");
    put(left, `${breaths(message.cycles - done)} left`);
  });
  const row = controls(clock, (seconds) => rest(`Stopped after ${breaths(Math.floor(seconds / cycle))}`));
  rest("Ready when you are");
  return el("div", { class: "exercise pacer", role: "group", "aria-labelledby": label(message) },
    el("div", { class: "lung" }, el("div", { class: "ring" }), circle, el("div", { class: "words" }, word, count)), left, row);
}

export function timer(message, finished) {
  const steps = message.steps.length > 0 ? message.steps : [{ label: message.label, seconds: message.seconds }];
  const areas = message.skip_areas ? [...new Set(steps.flatMap((step) => step.area ?? []))] : [];
  const leftOut = new Set();
  const wanted = (step) => !leftOut.has(step.area);
  const say = el("p", { class: "say", "aria-live": "polite" });
  const clockface = el("p", { class: "left", role: "timer" });
  const bar = el("progress", { max: 1, value: 0, "aria-label": "How far through the exercise" });
  let at = 0;
  let played = 0;

  const draw = (seconds = 0) => {
    const step = steps[at];
    const whole = steps.filter(wanted).reduce((sum, each) => sum + each.seconds, 0);
    const before = steps.slice(0, at).filter(wanted).reduce((sum, each) => sum + each.seconds, 0);
    put(say, step.label);
    put(clockface, `${minutes(Math.ceil(step.seconds - seconds))} · part ${steps.slice(0, at).filter(wanted).length + 1} of ${steps.filter(wanted).length}`);
    bar.value = Math.min(1, (before + seconds) / Math.max(1, whole));
  };
  const move = (to) => {
    while (to < steps.length && !wanted(steps[to])) ++to;
    clock.seconds = 0;
    if (to < steps.length) {
      at = to;
      draw();
    } else {
      clock.pause();
      finished({ completed_steps: played });
    }
  };
  const clock = new Clock((seconds) => {
    draw(seconds);
    if (seconds < steps[at].seconds) return;
    ++played;
    move(at + 1);
  });
  const next = button("Next", () => move(at + 1));
  const row = controls(clock, () => { played = 0; move(0); }, next);
  const skip = (area) => el("label", { class: "pick" }, el("input", {
    type: "checkbox",
    onchange: ({ target }) => {
      leftOut[target.checked ? "add" : "delete"](area);
      if (!steps.some(wanted)) { // something has to be left to do
        leftOut.delete(area);
        target.checked = false;
      }
      if (!clock.begun) move(0);
      else if (wanted(steps[at])) draw(clock.seconds);
      else move(at + 1);
    },
  }), el("span", {}, area.replaceAll("_", " ")));
  draw();
  return el("div", { class: "exercise", role: "group", "aria-labelledby": label(message) },
    el("h2", {}, message.label), say, clockface, bar, row,
    areas.length === 0 ? null : el("details", {}, el("summary", {}, "Leave out parts of the body"), el("div", { class: "picks two" }, ...areas.map(skip))));
}

/** Only what changes is written: a live region would otherwise speak again. */
function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const breaths = (number) => `${number} ${number === 1 ? "breath" : "breaths"}`;
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.max(0, seconds % 60)).padStart(2, "0")}`;
