// The ways to answer a question without typing. Each takes the reply's message and a function that sends what the person chose.

import { button, el } from "./dom.js";

const LONG_TITLE = 22; // characters; longer ones stand below each other

export function choice(message, send) {
  const long = message.options.some((option) => option.title.length > LONG_TITLE);
  return el("div", { class: long ? "options tall" : "options", role: "group", "aria-labelledby": label(message) },
    ...message.options.map((option) => button(option.title, () => send({ payload: option.payload }), "option")));
}

export function multiChoice(message, send) {
  const boxes = message.options.map((option) => el("input", { type: "checkbox", name: "answer", value: option.payload }));
  const none = boxes.find((box) => box.value === "none");
  const error = el("p", { class: "error", role: "alert" });
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const rows = boxes.map((box, i) => el("label", { class: "pick" }, box, el("span", {}, message.options[i].title)));
  return el("form", {
    role: "group", "aria-labelledby": label(message),
    onchange: ({ target }) => {
      // A sign that is ticked outweighs "none", never the other way round.
      if (none && target !== none && target.checked) none.checked = false;
      error.textContent = "";
    },
    onsubmit: (event) => {
      event.preventDefault();
      if (chosen().length > 0 || !none) {
        send({ widget_result: { id: message.id, type: message.type, value: chosen() } });
      } else {
        error.textContent = "Please tick what fits, or the last one if nothing does.";
        boxes[0].focus();
      }
    },
  }, el("div", { class: "picks" }, ...rows), error, el("button", { type: "submit", class: "strong wide" }, "Send answer"));
}

/** Nothing is chosen beforehand: a number that is already there biases the answer. */
export function scale(message, send) {
  const numbers = Array.from({ length: message.max - message.min + 1 }, (_, i) => message.min + i);
  const ends = new Map([[message.min, message.min_label], [message.max, message.max_label]]);
  const radios = numbers.map((number) => el("input", { type: "radio", name: "answer", value: number, class: "unseen" }));
  const error = el("p", { class: "error", role: "alert" });
  const hidden = (number) => (ends.get(number) ? el("span", { class: "unseen" }, `, ${ends.get(number)}`) : null);
  const end = (number) => el("span", {}, el("b", {}, String(number)), ` ${ends.get(number)}`);
  return el("form", {
    onchange: () => { error.textContent = ""; },
    onsubmit: (event) => {
      event.preventDefault();
      const chosen = radios.find((radio) => radio.checked);
      if (chosen) {
        send({ widget_result: { id: message.id, type: message.type, value: Number(chosen.value) } });
      } else {
        error.textContent = "Please choose a number first.";
        radios[0].focus();
      }
    },
  },
  el("div", { class: "ends", "aria-hidden": "true" }, end(message.min), end(message.max)),
  el("div", { class: "scale", role: "radiogroup", "aria-labelledby": label(message) },
    ...radios.map((radio, i) => el("label", {}, radio, el("span", {}, String(numbers[i]), hidden(numbers[i]))))),
  error, el("button", { type: "submit", class: "strong wide" }, "Send answer"));
}

/** The id of the element with the question's words. */
export const label = (message) => `message-${message.id}`;
