// The numbers to call, pinned above the conversation for as long as replies carry them.

import { el } from "./dom.js";
import { link, markdown } from "./markdown.js";

let drawn = "";

/** `message` is the reply's crisis_banner, or undefined when there is none. */
export function showBanner(section, message) {
  const now = message ? JSON.stringify([message.level, message.text, message.contacts]) : "";
  if (now === drawn) return; // an alert that is written again is spoken again
  drawn = now;
  section.className = message ? `on ${message.level}` : "";
  const contacts = el("ul", { class: "contacts" }, ...(message?.contacts ?? []).flatMap(ways));
  section.firstElementChild.replaceChildren(...(message ? [markdown(message.text), contacts] : []));
}

/** A number as shown may be two ("112/999") or stand in a sentence; each one becomes something to tap. */
function ways(contact) {
  const calls = (contact.number ?? "").match(/\+?\d[\d ()-]*\d/g) ?? [];
  const [, word, digits] = /^(?:(\S+) to )?\+?(\d[\d ]*)$/i.exec(contact.sms ?? "") ?? [];
  const hours = () => (contact.hours ? el("small", {}, contact.hours) : "");
  const way = (address, words) => el("li", {}, link(address, el("span", {}, contact.name), el("b", {}, words), hours()));
  const items = calls.map((number) => way(`tel:${number.replace(/[^\d+]/g, "")}`, `Call ${number}`));
  if (digits) {
    const body = word ? `?&body=${encodeURIComponent(word)}` : "";
    items.push(way(`sms:${digits.replaceAll(" ", "")}${body}`, `Text ${contact.sms}`));
  }
  if (contact.url) items.push(way(contact.url, "Website"));
  return items.length > 0 || !contact.number ? items : [el("li", {}, `${contact.name}: ${contact.number}`)];
}
