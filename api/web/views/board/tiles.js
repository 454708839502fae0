// Units as tiles, and many small units as squares in the tile of their province.
import { el, unseen, vi } from "../../dom.js";
import { date, t, term } from "../../i18n.js";
import { numberLink } from "../parts.js";
import { countStates, ownName, shortName } from "./units.js";

/** The letter of a state on its colour and pattern; words say it to a screen reader. */
export function stateChip(state) {
  return el("span", { class: `board-chip s-${state}` }, el("span", { "aria-hidden": "true" }, t(`board.letter.${state}`)), unseen(`${term("outcome", state)}: `));
}

/** One province or ministry: a button that tells more, and under it the first document or what is known instead. */
export function unitTile(unit, open) {
  const late = unit.late.length ? el("span", { class: "board-late" }, t("board.late", { n: unit.late.length })) : null;
  const button = el("button", { type: "button", class: "board-open", "data-unit": unit.province, "aria-expanded": String(open) }, stateChip(unit.state), vi("span", { class: "board-name", title: unit.province }, shortName(unit)), late);
  return el("li", { class: `board-tile t-${unit.state}`, "data-tile": unit.province }, button, unit.state === "not_enough_data" ? null : el("p", { class: "board-fact" }, fact(unit)));
}

function fact(unit) {
  const [first, ...more] = unit.documents;
  if (!first) return t(`board.short.${unit.state}`, { n: unit.others });
  return [numberLink(first), more.length ? el("span", { class: "count", title: t("board.more", { n: more.length }) }, `+${more.length}`) : null, el("span", { class: "board-days" }, daysOf(first)), former(unit)];
}

const daysOf = (paper) => (paper.days === null ? date(paper.issued_on) || t("directive.undated") : t("board.days", { n: paper.days }));

function former(unit) {
  return unit.former_issued ? el("span", { class: "board-former" }, t("board.former", { share: unit.former_issued })) : null;
}

/** The units of one province as squares, worst first; arrows walk among them, one of them is a stop of the Tab key. */
export function squaresTile(place, units, chosen) {
  const current = Math.max(0, units.findIndex((unit) => unit.province === chosen));
  const squares = units.map((unit, index) => square(unit, { open: unit.province === chosen, stop: index === current }));
  return el("li", { class: "board-tile squares", "data-tile": place }, el("p", { class: "board-place" }, vi("strong", {}, shortName({ province: place })), counts(units)),
    el("div", { class: "board-squares", role: "group", "aria-label": place, onkeydown: walk }, squares));
}

function square(unit, { open, stop }) {
  const words = [`${ownName(unit)}: ${term("outcome", unit.state)}`, unit.late.length ? t("board.late", { n: unit.late.length }) : ""].filter(Boolean).join(", ");
  const name = `board-square s-${unit.state}${unit.late.length ? " late" : ""}`;
  return el("button", { type: "button", class: name, "data-unit": unit.province, "aria-expanded": String(open), tabindex: stop ? 0 : -1, title: words, "aria-label": words }, t(`board.letter.${unit.state}`));
}

/** How many of each state: letters to look at, words to hear. */
function counts(units) {
  const found = countStates(units);
  const words = found.map(([state, count]) => `${count} ${term("outcome", state)}`).join(", ");
  return el("span", { class: "quiet", title: words }, el("span", { "aria-hidden": "true" }, found.map(([state, count]) => `${t(`board.letter.${state}`)} ${count}`).join(" · ")), unseen(words));
}

function walk(event) {
  const squares = [...event.currentTarget.children];
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const now = squares.indexOf(document.activeElement);
  const next = squares[(now + step + squares.length) % squares.length];
  for (const square of squares) square.tabIndex = square === next ? 0 : -1;
  next.focus();
}
