// A diary as a small chart, with the same numbers as a table. Each line has its own colour, dash and mark, so that none depends on colour.

import { el, svg } from "./dom.js";

const SERIES = [
  { key: "pain", name: "Pain", mark: (x, y) => svg("circle", { cx: x, cy: y, r: 4 }) },
  { key: "stress", name: "Stress", mark: (x, y) => svg("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7 }) },
  { key: "sleep", name: "Sleep", mark: (x, y) => svg("path", { d: `M${x} ${y - 5}l5 9h-10z` }) },
];
const ACTIVITY = { none: "None", a_little: "A little", some: "Some", lots: "Lots" };
const WIDTH = 320;
const HEIGHT = 170;
const LEFT = 24;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 26;

export function diaryChart(message) {
  const days = message.entries;
  const used = SERIES.filter(({ key }) => days.some((day) => Number.isFinite(day[key])));
  if (days.length === 0) return el("p", { class: "note" }, "There is nothing in the diary yet.");
  return el("figure", { class: "diary" },
    used.length > 0 ? chart(days, used) : null,
    el("div", { class: "legend", "aria-hidden": "true" }, ...used.map(({ key, name, mark }) =>
      el("span", {}, svg("svg", { viewBox: "-6 -6 12 12", class: key }, mark(0, 0)), name))),
    el("details", { open: used.length === 0 }, el("summary", {}, "Show as a table"), table(days)));
}

function chart(days, used) {
  const first = dayNumber(days[0]);
  const span = Math.max(1, dayNumber(days.at(-1)) - first);
  const x = (day) => LEFT + 6 + ((dayNumber(day) - first) / span) * (WIDTH - LEFT - RIGHT - 12);
  const y = (value) => TOP + (1 - value / 10) * (HEIGHT - TOP - BOTTOM);
  const grid = [0, 5, 10].flatMap((value) => [
    svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value), class: "grid" }),
    svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, String(value)),
  ]);
  const dates = [svg("text", { x: LEFT, y: HEIGHT - 6 }, shortDate(days[0])),
    days.length > 1 ? svg("text", { x: WIDTH - RIGHT, y: HEIGHT - 6, "text-anchor": "end" }, shortDate(days.at(-1))) : null];
  const lines = used.map(({ key, mark }) => {
    const known = days.filter((day) => Number.isFinite(day[key]));
    const points = known.map((day) => `${x(day)},${y(day[key])}`).join(" ");
    return svg("g", { class: key }, svg("polyline", { points }), ...known.map((day) => mark(x(day), y(day[key]))));
  });
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": summary(days, used) }, ...grid, ...dates, ...lines);
}

function summary(days, used) {
  const parts = used.map(({ key, name }) => {
    const values = days.map((day) => day[key]).filter(Number.isFinite);
    return `${name} between ${Math.min(...values)} and ${Math.max(...values)}, last ${values.at(-1)}`;
  });
  return `Diary, ${shortDate(days[0])} to ${shortDate(days.at(-1))}, from 0 to 10. ${parts.join(". ")}.`;
}

function table(days) {
  const columns = [["Pain", (day) => day.pain], ["Stress", (day) => day.stress], ["Sleep", (day) => day.sleep],
    ["Activity", (day) => ACTIVITY[day.activity]], ["Tried", (day) => day.tried?.join(", ")]].filter(([, of]) => days.some((day) => of(day) !== undefined));
  return el("div", { class: "table", tabindex: 0, role: "region", "aria-label": "Diary table" }, el("table", {},
    el("thead", {}, el("tr", {}, ...["Day", ...columns.map(([name]) => name)].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, ...days.map((day) => el("tr", {}, el("th", { scope: "row" }, shortDate(day)),
      ...columns.map(([, of]) => el("td", {}, String(of(day) ?? "–"))))))));
}

const dayNumber = (day) => Date.parse(`${day.date}T00:00:00Z`) / 86_400_000;
const shortDate = (day) => new Date(`${day.date}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
