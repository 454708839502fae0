// Papers and the lines between them as SVG.
import { date, t, term } from "../../i18n.js";
import { levelOf } from "../../levels.js";
import { cut, svg, widthOf } from "../../svg.js";
import { shortIssuer } from "../papercard.js";
import { nameOf } from "../parts.js";
import { SIZE } from "./place.js";

const { wide, high } = SIZE;

/** The head of an arrow, for the lines: `url(#around-arrow)`. */
export function arrows() {
  return svg("defs", {}, svg("marker", { id: "around-arrow", viewBox: "0 0 8 8", refX: 7.5, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" }, svg("path", { class: "around-head", d: "M0 0L8 4L0 8Z" })));
}

/** A paper: the button is its box; words and marks lie over it. `more`: how many neighbours are not drawn. */
export function drawPaper(row, { x, y }, { more, root, pinned, now }) {
  const level = levelOf(row.level);
  const box = svg("g", { role: "button", class: `around-box${root ? " root" : ""}${row.status === "cited" ? " stub" : ""}`, "data-paper": row.key, tabindex: now ? 0 : -1, "aria-label": spoken(row, more, pinned) },
    svg("rect", { class: "around-frame", x: -wide / 2, y: -high / 2, width: wide, height: high, rx: 7 }));
  const letters = [term("letter", level), ...(row.line === "party" ? [t("letter.party")] : [])];
  const stripe = [svg("rect", { class: `around-level of-${level}`, x: -wide / 2, y: -high / 2, width: 30, height: high, rx: 7 }), letters.map((letter, index) => svg("text", { class: "around-letter", x: -wide / 2 + 15, y: 4 + (index - (letters.length - 1) / 2) * 18, "text-anchor": "middle" }, letter))];
  const room = wide - 30 - 16;
  const words = [svg("text", { class: "around-number", x: -wide / 2 + 38, y: -4 }, cut(nameOf(row), room, 13, 650)), svg("text", { class: "around-issuer", x: -wide / 2 + 38, y: 14 }, cut(shortIssuer(row), room, 12))];
  return svg("g", { transform: `translate(${x} ${y})`, "data-of": row.key }, svg("title", {}, [nameOf(row), row.issuer, date(row.issued_on), row.number ? row.heading : ""].filter(Boolean).join("\n")), box,
    svg("g", { class: "around-inside", "aria-hidden": "true" }, stripe, words, more ? badge(more) : null, pinned ? svg("path", { class: "around-pin", d: `M${-wide / 2 + 3} ${-high / 2 - 6}h12l-4 5v5l-2 5l-2-5v-5z` }) : null));
}

function badge(more) {
  const words = `+${more}`;
  const size = widthOf(words, 12, 650) + 14;
  return [svg("rect", { class: "around-badge", x: wide / 2 - size + 8, y: -high / 2 - 11, width: size, height: 21, rx: 10.5 }), svg("text", { class: "around-more", x: wide / 2 - size / 2 + 8, y: -high / 2 + 4, "text-anchor": "middle" }, words)];
}

export function spoken(row, more, pinned) {
  return [nameOf(row), term("level", row.level ?? "other"), row.issuer, date(row.issued_on), row.status === "cited" ? t("status.cited") : "", more ? t("around.unseen", { n: more }) : "", pinned ? t("around.pinned") : ""].filter(Boolean).join(", ");
}

/**
 * A line from a paper to the one that it cites, with its relation; pressed it tells the words that prove it. `atTarget`: its words
 * stand at the paper that is cited, else at the one that cites: there fewer lines meet.
 * `{path, label}`: the words lie over all paths.
 */
export function drawLine({ id, said }, from, to, { name, atTarget }) {
  const d = curve(from, to);
  const words = relationWords(said);
  const size = widthOf(words, 11) + 10;
  const [x, y] = middleOf(from, to, size, { atTarget });
  const path = svg("g", { class: "around-line", "data-line": id, "aria-hidden": "true" }, svg("path", { class: "around-wide", d }), svg("path", { class: "around-thin", d, "marker-end": "url(#around-arrow)" }));
  const label = svg("g", { class: "around-line", role: "button", "data-line": id, tabindex: -1, "aria-label": `${name}: ${words}` }, svg("rect", { class: "around-ground", x: x - size / 2, y: y - 9, width: size, height: 18, rx: 9 }), svg("text", { class: "around-relation", x, y: y + 4, "text-anchor": "middle" }, words));
  return { path, label };
}

/** The relations between two papers: the first in words, how many others there are. */
export function relationWords(said) {
  const relations = [...new Set(said.map((line) => line.relation))];
  return `${term("relation", relations[0])}${relations.length > 1 ? ` +${relations.length - 1}` : ""}`;
}

/** Where the words of a line stand: on it, at one of its ends. */
function middleOf(from, to, size, { atTarget }) {
  if (Math.abs(from.x - to.x) < wide) return [Math.max(from.x, to.x) + wide / 2 + 44, (from.y + to.y) / 2];
  const [here, other] = atTarget ? [to, from] : [from, to];
  const side = other.x > here.x ? 1 : -1;
  const far = Math.abs(other.x - here.x) - wide;
  return [here.x + side * (wide / 2 + Math.min(far / 2, size / 2 + 14)), far < size + 40 ? (here.y + other.y) / 2 : here.y];
}

/** From the side of one box that faces the other; where both stand in one column, around the outside. */
function curve(from, to) {
  if (Math.abs(from.x - to.x) < wide) {
    const side = Math.max(from.x, to.x) + wide / 2;
    return `M${from.x + wide / 2} ${from.y}C${side + 60} ${from.y} ${side + 60} ${to.y} ${to.x + wide / 2} ${to.y}`;
  }
  const right = to.x > from.x ? 1 : -1;
  const [x0, x1] = [from.x + (right * wide) / 2, to.x - (right * wide) / 2];
  const middle = (x0 + x1) / 2;
  return `M${x0} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x1} ${to.y}`;
}
