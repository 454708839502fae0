// The graph as a whole in small tables: each `…Part(rows)` gives `{node, lines}`, what to show and lines for the exports.
import { el, vi } from "../dom.js";
import { date, number, t, term } from "../i18n.js";
import { evidenceLink, groupBy, nameOf, numberLink } from "./parts.js";
import { empty, notices } from "./states.js";

const MOST_ROWS = 60;

function table(heads, rows, name) {
  const head = (words, index) => el("th", { scope: "col", class: index ? "n" : null }, words);
  return el("div", { class: "hold-wide" }, el("table", { class: "hold-table", "aria-label": t(`hold.${name}`) }, el("thead", {}, el("tr", {}, heads.map(head))), el("tbody", {}, rows)));
}

const figure = (value) => el("td", { class: "n" }, value === null || value === undefined ? "" : number(value));
const part = (node, lines) => ({ node, lines });

/** How much of what the registers list is held. */
export function coveragePart(rows) {
  if (!rows.length) return part(empty(t("hold.register_coverage.none")), []);
  const line = (row) => el("tr", {}, vi("th", { scope: "row" }, row.issuer ?? t("filter.unknown")), el("td", { class: "n" }, row.year || t("filter.unknown")), figure(row.listed), figure(row.held), el("td", { class: "n" }, `${number(Math.round((100 * row.held) / row.listed))} %`));
  return part(table(["issuer", "year", "listed", "held", "share"].map((name) => t(`hold.column.${name}`)), rows.slice(0, MOST_ROWS).map(line), "register_coverage"), rows.map((row) => [`${row.issuer ?? ""} ${row.year}`, row.listed, row.held]));
}

/** Days from level to level, with the fastest and the slowest pair. */
export function delaysPart(rows) {
  if (!rows.length) return part(empty(t("hold.delays.none")), []);
  const most = Math.max(1, ...rows.map((row) => row.median));
  const way = (row) => `${term("level", row.from_level ?? "other")} → ${term("level", row.to_level ?? "other")}`;
  const paper = (key, days) => el("td", { class: "n" }, numberLink({ key, number: number(days) }, { "aria-label": t("hold.paper", { days: String(days), number: key.split("|")[0].toUpperCase() }) }));
  const line = (row) => el("tr", {}, el("th", { scope: "row" }, way(row), el("span", { class: "hold-line", "aria-hidden": "true", vars: { "--held": `${Math.max(1, (100 * row.median) / most)}%`, "--all": "0%" } })), figure(row.pairs), figure(row.median), paper(row.fastest_key, row.fastest), paper(row.slowest_key, row.slowest));
  return part(table(["way", "pairs", "median", "fastest", "slowest"].map((name) => t(`hold.column.${name}`)), rows.map(line), "delays"), rows.map((row) => [way(row), row.median, row.pairs]));
}

/** The papers that most others cite and carry out. */
export function hubsPart(rows) {
  const line = (row) => el("tr", {}, el("th", { scope: "row" }, numberLink(row), " ", vi("span", { class: "quiet" }, [row.issuer, date(row.issued_on)].filter(Boolean).join(" · "))), figure(row.cited_by), figure(row.carried_by), figure(row.below));
  return part(rows.length ? table(["paper", "cited_by", "carried_by", "below"].map((name) => t(`hold.column.${name}`)), rows.map(line), "hubs") : empty(t("ask.none")), rows.map((row) => [nameOf(row), row.cited_by, row.carried_by]));
}

/** The longest chains, step by step, each step with its proof. */
export function chainsPart(rows) {
  const chains = [...groupBy(rows, (row) => row.chain).values()];
  const step = (row, index) => el("span", { class: "step" }, index ? ["→ ", evidenceLink(row, [row.relation_vi ?? term("relation", row.relation)], { "aria-label": t("cascade.evidence", { relation: row.relation_vi ?? "", number: nameOf(row) }) }), " "] : null, numberLink(row, { title: [row.issuer, date(row.issued_on)].filter(Boolean).join(" · ") }));
  const list = el("ol", { class: "hold-steps" }, chains.map((steps) => el("li", {}, el("span", { class: "count" }, t("hold.length", { n: steps.length })), " ", steps.map(step))));
  return part(chains.length ? list : empty(t("ask.none")), chains.map((steps) => [steps.map(nameOf).join(" → "), steps.length, null]));
}

/** Papers that carry each other out in a circle: an error in the data, told with both proofs. */
export function cyclesPart(rows) {
  if (!rows.length) return part(el("p", { class: "quiet" }, t("hold.cycles.none")), []);
  const cycles = [...groupBy(rows, (row) => row.cycle).values()];
  const step = (row) => el("span", { class: "step" }, numberLink({ key: row.from_key, number: row.from_number }), " → ", evidenceLink(row, [row.relation_vi ?? term("relation", row.relation)]), " → ", numberLink({ key: row.to_key, number: row.to_number }), row.flag ? vi("span", { class: "quiet" }, ` (${row.flag})`) : null);
  return part(el("div", {}, notices([t("hold.cycles.error")]), el("ol", { class: "hold-steps" }, cycles.slice(0, MOST_ROWS).map((steps) => el("li", {}, steps.map(step))))), cycles.map((steps) => [steps.map((row) => row.from_number ?? row.from_key).join(" → "), steps.length, null]));
}

/** Papers that are linked with no other, and why. */
export function orphansPart(rows) {
  if (!rows.length) return part(el("p", { class: "quiet" }, t("hold.orphans.none")), []);
  const line = (row) => el("li", {}, numberLink(row), " ", vi("span", { class: "quiet" }, [row.issuer, date(row.issued_on)].filter(Boolean).join(" · ")), el("div", {}, term("hold.reason", row.reason)));
  return part(el("div", {}, el("ul", { class: "hold-steps" }, rows.slice(0, MOST_ROWS).map(line)), rows.length > MOST_ROWS ? el("p", { class: "quiet" }, t("export.rest", { n: rows.length - MOST_ROWS })) : null), rows.map((row) => [nameOf(row), term("hold.reason", row.reason), null]));
}
