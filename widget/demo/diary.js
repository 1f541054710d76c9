// A diary as a chart: each measure has a strip of its own, from 0 to 10, over the same days. Dots are notes, the line is the median of 7 days
// where at least 4 of them have a note, and gaps stay open. The same numbers stand in a table.

import { el, svg } from "./dom.js";

const MEASURES = [["pain", "Pain"], ["stress", "Stress"], ["sleep", "Sleep"]];
const ACTIVITY = { none: "None", a_little: "A little", some: "Some", lots: "Lots" };
const DAY_MS = 86_400_000;
const WIDTH = 340;
const STRIP = 78; // height of one
const LEFT = 26;
const RIGHT = 8;
const TOP = 22; // room for the strip's name
const WEEK = 7;
const ENOUGH = 4; // notes in a week for its median

export function diaryChart(message) {
  const entries = message.entries.map((entry) => ({ ...entry, day: Date.parse(`${entry.date}T00:00:00Z`) / DAY_MS })).sort((a, b) => a.day - b.day);
  if (entries.length === 0) return el("p", { class: "note" }, "There is nothing in the diary yet.");
  const notesOf = (key) => entries.filter((entry) => Number.isFinite(entry[key])).map((entry) => ({ day: entry.day, value: entry[key] }));
  const series = MEASURES.map(([key, name]) => ({ key, name, notes: notesOf(key) })).filter(({ notes }) => notes.length > 0);
  return el("figure", { class: "diary" }, series.length > 0 ? chart(entries, series) : null,
    el("details", { open: series.length === 0 }, el("summary", {}, "Show as a table"), table(entries)));
}

function chart(entries, series) {
  const [first, last] = [entries[0].day, entries.at(-1).day];
  const x = (day) => LEFT + 6 + ((day - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT - 12);
  const strips = series.map(({ key, name, notes }, i) => {
    const y = (value) => i * STRIP + TOP + (1 - value / 10) * (STRIP - TOP - 8);
    const grid = [0, 5, 10].flatMap((value) => [svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value), class: "grid" }),
      svg("text", { x: LEFT - 6, y: y(value) + 3.5, "text-anchor": "end" }, String(value))]);
    return svg("g", { class: key }, ...grid, svg("text", { x: LEFT, y: i * STRIP + 13, class: "name" }, name),
      svg("path", { d: medianPath(notes, first, last, x, y), class: "median" }),
      ...notes.map(({ day, value }) => svg("circle", { cx: x(day), cy: y(value), r: 3.5 })));
  });
  const bottom = series.length * STRIP + 12;
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${bottom + 4}`, role: "img", "aria-label": inWords(series, first, last) }, ...strips,
    svg("text", { x: LEFT, y: bottom }, date(first)), last > first ? svg("text", { x: WIDTH - RIGHT, y: bottom, "text-anchor": "end" }, date(last)) : null);
}

function medianPath(notes, first, last, x, y) {
  let path = "";
  let open = false;
  for (let day = first; day <= last; ++day) {
    const week = notes.filter((note) => note.day > day - WEEK && note.day <= day).map(({ value }) => value).sort((a, b) => a - b);
    const known = week.length >= ENOUGH;
    const median = (week[Math.floor((week.length - 1) / 2)] + week[Math.ceil((week.length - 1) / 2)]) / 2;
    if (known) path += `${open ? "L" : "M"}${x(day)} ${y(median)}`;
    open = known;
  }
  return path;
}

function inWords(series, first, last) {
  const parts = series.map(({ name, notes }) => {
    const values = notes.map(({ value }) => value);
    return `${name} between ${Math.min(...values)} and ${Math.max(...values)}, last ${values.at(-1)}`;
  });
  return `Diary, ${date(first)} to ${date(last)}, from 0 to 10. ${parts.join(". ")}.`;
}

function table(entries) {
  const columns = [...MEASURES.map(([key, name]) => [name, (entry) => entry[key]]), ["Activity", (entry) => ACTIVITY[entry.activity]],
    ["Tried", (entry) => entry.tried?.join(", ")]].filter(([, of]) => entries.some((entry) => of(entry) !== undefined));
  return el("div", { class: "table", tabindex: 0, role: "region", "aria-label": "Diary table" }, el("table", {},
    el("thead", {}, el("tr", {}, ...["Day", ...columns.map(([name]) => name)].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, ...entries.map((entry) => el("tr", {}, el("th", { scope: "row" }, date(entry.day)),
      ...columns.map(([, of]) => el("td", {}, String(of(entry) ?? "–"))))))));
}

const date = (day) => new Date(day * DAY_MS).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
