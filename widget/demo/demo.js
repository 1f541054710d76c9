// The demo page: one conversation with the server it came from. Turns come in, the transcript grows, and below it stands whatever
// answers the open question. Messages wait in an outbox, in order, until the server has confirmed them.

import { choice, label, multiChoice, scale } from "./answers.js";
import * as api from "./api.js";
import { showBanner } from "./banner.js";
import { diaryChart } from "./diary.js";
import { button, el } from "./dom.js";
import { breathingPacer, pauseExercise, timer } from "./exercises.js";
import { markdown } from "./markdown.js";

const TYPING_AFTER_MS = 350; // a quick answer needs no dots
const CONTROLS = { start_over: "Start again" };
const byId = (id) => document.getElementById(id);
const [log, tray, typing, composer, say, progress, menu] = ["log", "tray", "typing", "composer", "say", "progress", "menu"].map(byId);

const outbox = []; // {body, key, bubble, note, hurry}
let sending = false;
let latest = null; // the last reply: it has the open question

// --- the transcript ---

function bubble(who, kind, ...content) {
  return el("div", { class: `message ${kind}` }, el("span", { class: "unseen" }, who), ...content);
}

function addPerson(text) {
  const added = bubble("You: ", "person", el("p", { dir: "auto" }, text));
  log.append(added);
  return added;
}

function addReply(reply) {
  for (const message of reply.messages) {
    const chart = message.type === "diary_chart" ? diaryChart(message) : null;
    if (message.type === "crisis_banner" || (message.text === "" && !chart)) continue;
    const words = el("div", { id: label(message), class: message.type === "summary" ? "summary" : null, dir: "auto" }, markdown(message.text));
    log.append(bubble("Unclench: ", "assistant", words, chart));
  }
}

function addNote(text, ...more) {
  const note = el("div", { class: "note" }, el("p", {}, text), ...more);
  log.append(note);
  note.scrollIntoView({ block: "nearest" });
  return note;
}

/** What a message says in words, given the reply it answers. */
function inWords(said, before) {
  if (said.text !== undefined) return said.text;
  const offered = before ? [...before.messages.flatMap((m) => m.options ?? []), ...(before.expects.options ?? []), ...before.suggestions] : [];
  const title = (payload) => offered.find((option) => option.payload === payload)?.title ?? CONTROLS[payload] ?? payload.replace(/^topic:/, "");
  if (said.payload !== undefined) return title(said.payload);
  const { type, value } = said.widget_result;
  if (Array.isArray(value)) return value.length > 0 ? value.map(title).join(", ") : "None ticked";
  return type === "scale" && value !== null ? String(value) : "Finished the exercise";
}

// --- below the transcript: what answers the open question ---

const ANSWERS = { choice, multi_choice: multiChoice, scale };
const GUIDES = { breathing_pacer: breathingPacer, timer };

function clearTray() {
  pauseExercise();
  if (tray.contains(document.activeElement)) tray.focus({ preventScroll: true });
  tray.replaceChildren();
}

function showTray(reply) {
  clearTray();
  const question = reply.messages.findLast((message) => ANSWERS[message.type] || GUIDES[message.type]);
  const guide = GUIDES[question?.type];
  if (guide) tray.append(guide(question, (value) => send({ widget_result: { id: question.id, type: question.type, value } })));
  else if (question) tray.append(ANSWERS[question.type](question, send));
  const chips = [...(guide ? reply.expects.options ?? [] : []), ...reply.suggestions].map(({ title, payload }) => button(title, () => send({ payload }), "chip"));
  if (chips.length > 0) tray.append(el("div", { class: "chips", role: "group", "aria-label": "Or" }, ...chips));
}

function showState(reply) {
  latest = reply;
  showBanner(byId("banner"), reply.messages.find((message) => message.type === "crisis_banner"));
  progress.hidden = reply.dialog === null || reply.expects.type === "none";
  progress.value = reply.dialog?.progress ?? 0;
  showTray(reply);
}

/** The newest words at the top of the view, so that they are read from their beginning. */
function reveal(from) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  from?.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
}

/** Whoever lost the focus with a button gets it back where the next answer is given. On a phone no keyboard comes up over the answers. */
function refocus() {
  const fine = matchMedia("(pointer: fine)").matches;
  const free = [document.body, tray].includes(document.activeElement);
  const inTheWay = document.activeElement === say && !fine && tray.hasChildNodes();
  if (free || inTheWay) (fine && !tray.hasChildNodes() ? say : tray).focus({ preventScroll: true });
}

// --- sending ---

function send(said) {
  const text = inWords(said, latest);
  clearTray();
  outbox.push({ body: JSON.stringify(said), key: api.newKey(), bubble: addPerson(text), note: null });
  reveal(outbox.at(-1).bubble);
  deliver();
}

/** One message at a time, in order. Stops at one that will not go; its note can start it again. */
async function deliver() {
  if (sending) return;
  sending = true;
  while (outbox.length > 0) {
    const message = outbox[0];
    const dropped = () => outbox[0] !== message; // the conversation was left meanwhile
    notSent(message, null);
    const dots = setTimeout(() => showTyping(true), TYPING_AFTER_MS);
    try {
      const { reply, saved } = await api.patiently(() => (dropped() ? null : api.say(message)), (hurry) => {
        clearTimeout(dots);
        showTyping(false);
        message.hurry = hurry;
        notSent(message, "Not sent yet. Trying again…", hurry);
      });
      if (dropped()) continue;
      outbox.shift();
      notSent(message, null);
      arrived(message, reply, saved);
    } catch (error) {
      if (dropped()) continue;
      if (!(error instanceof api.Refused)) {
        notSent(message, "Not sent: the server cannot be reached. In an emergency do not wait: call your local emergency number.", deliver);
        break;
      }
      outbox.shift();
      refused(message, error.status);
    } finally {
      clearTimeout(dots);
      showTyping(false);
    }
  }
  sending = false;
}

function arrived(message, reply, saved) {
  const known = reply.turn <= api.current().after && saved;
  if (!known) addReply(reply);
  if (saved) api.shown(reply.turn);
  else addNote("This could not be saved. Please send it again a little later.");
  if (reply.effects?.includes("export")) addNote("Your notes and answers, as a file:", button("Save the file", save));
  showState(reply);
  reveal(message.bubble);
  refocus();
}

/** Everything said and noted so far, kept by the person. */
async function save() {
  try {
    const turns = await api.turnsAfter(0);
    const file = new Blob([JSON.stringify({ turns }, null, 2)], { type: "application/json" });
    const link = el("a", { href: URL.createObjectURL(file), download: "unclench.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch {
    addNote("The file could not be made: the server cannot be reached.", button("Retry", save));
  }
}

function refused(message, status) {
  if (status === 404) {
    const again = message.body === JSON.stringify({ payload: "start_over" });
    if (again) begin();
    else ended("This conversation is no longer stored. Your last message was not kept.");
    return;
  }
  notSent(message, "This could not be sent. Please try other words.");
  if (latest) showTray(latest);
}

function notSent(message, text, retry) {
  message.note?.remove();
  message.note = null;
  message.bubble.classList.toggle("unsent", text !== null);
  if (text === null) return;
  message.note = el("div", { class: "note trouble", role: "status" }, el("p", {}, text), retry ? button("Retry", retry) : null);
  message.bubble.after(message.note);
  message.note.scrollIntoView({ block: "nearest" });
}

function showTyping(on) {
  const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  typing.replaceChildren(...(on ? [el("span", { class: "unseen" }, "Unclench is answering"), dots] : []));
  if (on) typing.scrollIntoView({ block: "nearest" });
}

// --- beginning, coming back, ending ---

function clear() {
  log.replaceChildren();
  outbox.splice(0).forEach((message) => message.hurry?.());
  latest = null;
  clearTray();
  progress.hidden = true;
  composer.hidden = false;
}

async function begin(note) {
  clear();
  showBanner(byId("banner"));
  api.remember(null);
  if (note) addNote(note);
  const region = new URLSearchParams(location.search).get("region");
  await opening(() => api.create(region), (reply) => {
    addReply(reply);
    showState(reply);
  }, () => begin(note));
}

async function resume() {
  clear();
  await opening(() => api.turnsAfter(0), (turns) => {
    log.setAttribute("aria-busy", "true"); // what was said before is not read out again
    addTurns(turns);
    if (turns.length === 0) addNote("Your earlier messages are no longer stored. You can simply go on.");
    log.lastElementChild?.scrollIntoView({ block: "end" });
  }, resume);
}

/** Loads something with patience and a word about it, then shows it. */
async function opening(load, show, again) {
  let note = null;
  const tell = (text, retry) => {
    note?.remove();
    note = addNote(text, button("Retry", retry));
  };
  showTyping(true);
  try {
    const loaded = await api.patiently(load, (hurry) => tell("No answer from the server yet. Trying again…", hurry));
    note?.remove();
    show(loaded);
  } catch (error) {
    if (error.status === 404 && api.current()) return begin("Your earlier conversation is no longer stored. This is a new one.");
    tell("The server cannot be reached. In an emergency do not wait: call your local emergency number.", again);
  } finally {
    showTyping(false);
    setTimeout(() => log.removeAttribute("aria-busy"), 100);
  }
}

function addTurns(turns) {
  for (const { turn, said, reply } of turns) {
    if (said) addPerson(inWords(said, latest));
    addReply(reply);
    latest = reply;
    api.shown(turn);
  }
  if (latest) showState(latest);
}

/** Turns from elsewhere, for instance from a copy of this tab. */
async function catchUp() {
  if (document.hidden || sending || outbox.length > 0 || latest === null || api.current() === null) return;
  const turns = await api.turnsAfter(api.current().after).catch(() => []);
  const news = sending ? [] : turns.filter(({ turn }) => turn > api.current()?.after);
  if (news.length > 0) addTurns(news);
}

/** The numbers to call, if any, stay in view. */
function ended(text) {
  clear();
  api.remember(null);
  composer.hidden = true;
  addNote(text);
  tray.append(button("Start a new conversation", () => begin(), "strong wide"));
  tray.focus();
}

async function erase() {
  byId("sure").close();
  try {
    if (api.current()) await api.erase();
  } catch (error) {
    if (error.status !== 404) {
      addNote("Nothing was deleted: the server cannot be reached. Please try again.");
      return;
    }
  }
  ended("Your conversation is deleted from the server.");
}

// --- the page ---

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = say.value.trim();
  if (text === "" || api.current() === null) return;
  say.value = "";
  send({ text });
});
say.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});
byId("start-again").addEventListener("click", () => {
  menu.hidePopover?.();
  if (api.current()) send({ payload: "start_over" });
  else begin();
});
byId("delete").addEventListener("click", () => {
  menu.hidePopover?.();
  byId("sure").showModal();
  byId("keep").focus();
});
byId("keep").addEventListener("click", () => byId("sure").close());
byId("really-delete").addEventListener("click", erase);
document.addEventListener("visibilitychange", catchUp);
addEventListener("pageshow", (event) => { if (event.persisted) catchUp(); });

if (api.current()) resume();
else begin();
