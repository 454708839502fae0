// The board as a drawing for reports: tiles in rows, with the letters of the states and what they mean.
import { date, t, term } from "../../i18n.js";
import { cut, svg } from "../../svg.js";
import { nameOf } from "../parts.js";
import { countStates, shortName } from "./units.js";

const [INK, QUIET, LINE] = ["#18212b", "#536170", "#dce1e7"];
const COLOURS = { overdue: "#8c2f39", not_seen: "#85500b", mentioned: "#5d4a9c", issued: "#226b60", not_enough_data: "#5b6470" };
const [ACROSS, WIDE, HIGH, GAP, SIDE] = [6, 200, 50, 8, 16];
const TOTAL = SIDE * 2 + ACROSS * (WIDE + GAP) - GAP;
const SQUARE = 18;

/** An SVG of `sections` (`{title, units}` or `{title, tiles}`), as wide as six tiles. */
export function boardPicture(sections) {
  const parts = [...legend(sections.flatMap((part) => part.units ?? part.tiles.flatMap((tile) => tile.units)))];
  let top = 48;
  for (const part of sections) {
    if (part.title) parts.push(words(part.title, SIDE, top + 18, { size: 15, weight: 650 }));
    if (part.title) top += 32;
    top = part.tiles ? provinces(part.tiles, top, parts) : units(part.units, top, parts);
    top += 16;
  }
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: TOTAL, height: top, viewBox: `0 0 ${TOTAL} ${top}`, "font-family": "Noto Sans, Segoe UI, Arial, sans-serif" }, svg("rect", { width: TOTAL, height: top, fill: "#fff" }), parts);
}

const words = (text, x, y, { size = 13, weight = 400, fill = INK, anchor = "start" } = {}) => svg("text", { x, y, "font-size": size, "font-weight": weight, fill, "text-anchor": anchor }, text);

function* legend(units) {
  let left = SIDE;
  for (const [state, count] of countStates(units)) {
    yield* letter(state, left, 16, 20);
    yield words(`${term("outcome", state)} (${count})`, left + 27, 31);
    left += 200;
  }
}

function letter(state, x, y, size) {
  return [svg("rect", { x, y, width: size, height: size, rx: 4, fill: COLOURS[state] }), words(t(`board.letter.${state}`), x + size / 2, y + size * 0.72, { size: size * 0.6, weight: 650, fill: "#fff", anchor: "middle" })];
}

function units(shown, top, parts) {
  shown.forEach((unit, index) => {
    const [x, y] = [SIDE + (index % ACROSS) * (WIDE + GAP), top + Math.floor(index / ACROSS) * (HIGH + GAP)];
    parts.push(svg("rect", { x, y, width: WIDE, height: HIGH, rx: 6, fill: "#fff", stroke: LINE }), ...letter(unit.state, x + 8, y + 8, 18),
      words(cut(shortName(unit), WIDE - 44, 13, 650), x + 33, y + 22, { weight: 650 }), words(cut(fact(unit), WIDE - 16, 12), x + 8, y + 42, { size: 12, fill: QUIET }));
  });
  return top + Math.ceil(shown.length / ACROSS) * (HIGH + GAP);
}

function fact(unit) {
  const [first] = unit.documents;
  if (!first) return unit.state === "not_enough_data" ? "" : t(`board.short.${unit.state}`, { n: unit.others });
  return `${nameOf(first)} · ${first.days === null ? date(first.issued_on) || t("directive.undated") : t("board.days", { n: first.days })}`;
}

function provinces(tiles, top, parts) {
  const fit = Math.floor((WIDE - 16) / (SQUARE + 3));
  for (let at = 0; at < tiles.length; at += ACROSS) {
    const line = tiles.slice(at, at + ACROSS);
    const high = 36 + Math.ceil(Math.max(...line.map((tile) => tile.units.length)) / fit) * (SQUARE + 3) + 6;
    line.forEach((tile, index) => {
      const x = SIDE + index * (WIDE + GAP);
      parts.push(svg("rect", { x, y: top, width: WIDE, height: high, rx: 6, fill: "#fff", stroke: LINE }), words(cut(shortName({ province: tile.place }), WIDE - 16, 13, 650), x + 8, top + 22, { weight: 650 }));
      tile.units.forEach((unit, number) => parts.push(...letter(unit.state, x + 8 + (number % fit) * (SQUARE + 3), top + 34 + Math.floor(number / fit) * (SQUARE + 3), SQUARE)));
    });
    top += high + GAP;
  }
  return top;
}
