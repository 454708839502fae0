// One box of the columns: what it is, when it came, and the bar of what lies below it.
import { number, t, term } from "../../i18n.js";
import { href, toDirective } from "../../state.js";
import { cut, svg, widthOf } from "../../svg.js";
import { shortIssuer, whenShort, whenWords } from "../papercard.js";
import { nameOf } from "../parts.js";
import { medianDays, partsOf } from "./boxes.js";
import { BOX } from "./layout.js";

const BAR = 7;
/** Pattern of a part of a bar: lines over its colour, so that it can be told without colours. */
const LINES = { month: "M0 6L6 0", quarter: "M0 6L6 0M0 0L6 6", later: "M3 0V6", unknown: "M3 2.5V3.5", district: "M0 6L6 0", commune: "M0 0L6 6", ministry: "M3 0V6", department: "M0 3H6", cited: "M0 6L6 0" };

/** The patterns that the style sheet fills parts of bars with: `url(#col-month)`. */
export function patterns() {
  return svg("defs", {}, Object.entries(LINES).map(([part, path]) => svg("pattern", { id: `col-${part}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, svg("rect", { class: `ground-${part}`, width: 6, height: 6 }), svg("path", { class: "col-line", d: path }))));
}

/** A line from the open box to one beside it. */
export function drawLink(from, to, wide) {
  const [x0, y0, x1, y1] = [from.x + wide, from.y + BOX.high / 2, to.x, to.y + BOX.high / 2];
  const middle = (x0 + x1) / 2;
  return svg("path", { class: to.open ? "col-link on" : "col-link", d: `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}` });
}

/** A box: a button that opens what lies below, and for a paper a link to it. */
export function drawBox({ box, x, y, open }, { wide, bar, now, has }) {
  const room = wide - 20;
  const first = box.row ? numberLine(box, { x, y, room, now }) : { days: title(box.label, x + 10, y + 19, room), link: null };
  const words = secondLine(box, { x, y, room });
  const told = svg("title", {}, box.row ? [nameOf(box.row), box.row.issuer, box.row.heading].filter(Boolean).join("\n") : box.label);
  const frame = svg("rect", { class: "col-frame", x, y, width: wide, height: BOX.high, rx: 6 });
  // The words stand beside the button, not in it: its name says them in full, and the link must not lie inside it.
  const button = svg("g", { role: "button", class: `col-box${open ? " on" : ""}${box.row?.status === "cited" ? " stub" : ""}`, "data-box": box.id, tabindex: now ? 0 : -1, "aria-expanded": has ? String(open) : null, "aria-label": spoken(box, bar) }, frame);
  const bars = box.under.length ? drawBar(box.under, { x: x + 10, y: y + BOX.high - BAR - 4, wide: room, bar }) : stripe(box.row, { x, y, bar });
  return svg("g", {}, told, button, svg("g", { class: "col-inside", "aria-hidden": "true" }, first.days, words, bars), first.link);
}

const title = (words, x, y, room) => svg("text", { class: "col-title", x, y }, cut(words, room, 13, 650));

/** The number on the left, how long after the paper above on the right where there is room for both. */
function numberLine({ row, id }, { x, y, room, now }) {
  const when = whenShort(row);
  const name = cut(nameOf(row), room, 13, 650);
  const fits = widthOf(name, 13, 650) + widthOf(when, 12) + 10 <= room;
  const link = svg("a", { href: href(toDirective(row.key)), "data-of": id, tabindex: now ? 0 : -1, lang: "vi" }, svg("text", { class: "col-number", x: x + 10, y: y + 19 }, name));
  return { days: fits ? svg("text", { class: "col-words", x: x + 10 + room, y: y + 19, "text-anchor": "end" }, when) : null, link };
}

/** Who issued it, and how many papers lie below; of a group how many papers it has and when they came. */
function secondLine(box, { x, y, room }) {
  if (!box.row) return groupWords(box, { x, y, room });
  const count = box.under.length ? t("columns.papers_below", { n: box.under.length }) : "";
  const issuer = svg("text", { class: "col-issuer", x: x + 10, y: y + 36 }, cut(shortIssuer(box.row), room - (count ? widthOf(count, 12) + 8 : 0), 13));
  return [issuer, count ? svg("text", { class: "col-words", x: x + 10 + room, y: y + 36, "text-anchor": "end" }, count) : null];
}

function groupWords(box, { x, y, room }) {
  const [count, median] = [t("columns.papers", { n: box.under.length }), medianWords(box)];
  const fits = widthOf(count, 12) + widthOf(median, 12) + 8 <= room;
  return [svg("text", { class: "col-words", x: x + 10, y: y + 36 }, count), median && fits ? svg("text", { class: "col-words", x: x + 10 + room, y: y + 36, "text-anchor": "end" }, median) : null];
}

function medianWords(box) {
  const days = medianDays(box.under);
  return days === null ? "" : t("columns.median", { n: number(days) });
}

function below(box) {
  const papers = box.under.length ? t(box.row ? "columns.papers_below" : "columns.papers", { n: box.under.length }) : "";
  if (box.row) return [whenWords(box.row), papers].filter(Boolean).join(" · ");
  return [papers, medianWords(box)].filter(Boolean).join(" · ");
}

/** What a screen reader says: the words of the box, and its bar in numbers. */
function spoken(box, bar) {
  const name = box.row ? [nameOf(box.row), box.row.issuer].filter(Boolean).join(", ") : box.label;
  const parts = partsOf(box.under, bar).map(([part, count]) => `${count} ${t(`columns.${bar}.${part}`)}`).join(", ");
  const level = box.row ? term("level", box.row.level ?? "other") : "";
  return [name, level, below(box), parts].filter(Boolean).join(". ");
}

function drawBar(rows, { x, y, wide, bar }) {
  let left = x;
  return partsOf(rows, bar).map(([part, count]) => {
    const width = (wide * count) / rows.length;
    left += width;
    return svg("rect", { class: `bar-${part}`, x: left - width, y, width, height: BAR });
  });
}

/** Nothing lies below: how the paper itself came, at its edge. */
function stripe(row, { x, y, bar }) {
  const [[part]] = partsOf([row], bar);
  return svg("rect", { class: `bar-${part}`, x: x + 1, y: y + 1, width: 6, height: BOX.high - 2, rx: 2 });
}
