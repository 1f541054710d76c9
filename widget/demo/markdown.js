// The small Markdown of replies: paragraphs, **bold**, *italic*, lists and [links](https://...). Anything else is shown as it stands.

import { el } from "./dom.js";

const SPAN = /\*\*(.+?)\*\*(?!\*)|\*([^\s*](?:[^*]*[^\s*])?)\*|\[([^\]]+)\]\(([^()\s]+)\)/s;
const ITEM = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/;

export function markdown(text) {
  const out = document.createDocumentFragment();
  let lines = []; // of the paragraph that is being read
  let list = null;
  const close = () => {
    if (lines.length > 0) out.append(el("p", {}, ...spans(lines.join("\n"))));
    lines = [];
  };
  for (const line of text.split("\n")) {
    const item = ITEM.exec(line);
    if (item) {
      close();
      const kind = item[1] ? "ol" : "ul";
      if (list?.localName !== kind) out.append((list = el(kind, { start: item[1] })));
      list.append(el("li", {}, ...spans(item[2])));
    } else if (line.trim() === "") {
      close();
      list = null;
    } else {
      list = null;
      lines.push(line.trim());
    }
  }
  close();
  return out;
}

/** A link, or just its words when it does not lead to one of the places where a tap can do no harm. */
export function link(address, ...words) {
  if (!/^(https:\/\/|mailto:|tel:|sms:)\S+$/i.test(address)) return el("span", {}, ...words);
  if (!/^https:/i.test(address)) return el("a", { href: address }, ...words);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...words, el("span", { class: "unseen" }, " (opens in a new tab)"));
}

function spans(text) {
  const nodes = [];
  for (let found; (found = SPAN.exec(text)); text = text.slice(found.index + found[0].length)) {
    const [, bold, italic, words, address] = found;
    nodes.push(text.slice(0, found.index));
    if (bold) nodes.push(el("strong", {}, ...spans(bold)));
    else if (italic) nodes.push(el("em", {}, ...spans(italic)));
    else nodes.push(link(address, words));
  }
  return [...nodes, text];
}
