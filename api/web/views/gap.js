// Which places have issued something under a directive, and for which the store holds nothing: figures, then each place with its proof.
import { ask } from "../api.js";
import { el, vi } from "../dom.js";
import { date, number, t, term } from "../i18n.js";
import { LISTED } from "../levels.js";
import { changed, go, href, NO_EVIDENCE } from "../state.js";
import { figuresOf, SIGNS, STATES } from "./gap_figures.js";
import { gapPicture } from "./gap_picture.js";
import { counted, evidenceLink, nameOf, numberLink } from "./parts.js";
import { empty, notices } from "./states.js";


/** The gap under one directive; `o.level`, `o.since` and `o.of` say against what. */
export async function draw({ row, state }) {
  const options = { level: LISTED.includes(state.options.level) ? state.options.level : "province", since: state.options.since ?? "", of: state.options.of ?? "" };
  const [{ rows }, cascade] = await Promise.all([ask("gap", { directive: row.key, ...options }), ask("cascade_down", { directive: row.key })]);
  const figures = figuresOf(rows, options.since);
  const proofs = new Map(cascade.rows.map((below) => [below.key, below]));
  const node = el("div", { class: "gap-view" }, rows.length ? [tiles(figures, options, state.day), bar(figures), said(rows), STATES.map((name) => section(name, rows, proofs))] : empty(t("gap.none")));
  return { node, filters: controls(options), table: rows.length ? () => gapTable(rows) : null, picture: rows.length ? () => gapPicture(row, rows, figures) : null };
}

/** Places, states, days and documents for the exports. */
function gapTable(rows) {
  const names = ["province", "level", "status", "days", "body", "document", "others"];
  const line = (row) => [row.province, term("level", row.level), term("outcome", row.state), row.days, row.body, row.documents.map((paper) => [nameOf(paper), paper.issued_on].filter(Boolean).join(" ")).join("; "), row.others];
  return { columns: names.map((name) => t(name === "status" ? "column.state" : name === "others" ? "gap.others" : `column.${name}`)), rows: rows.map(line) };
}

const set = (patch) => changed({ options: { ...changed({}).options, ...patch }, ...NO_EVIDENCE });

function controls({ level, since, of }) {
  const links = LISTED.map((name) => el("a", { href: href(set({ level: name, of: "" })), id: `gap-${name}`, "aria-current": name === level ? "true" : null }, t(`gap.level.${name}`)));
  const day = el("input", { type: "date", class: "field", id: "gap-since", value: since, onchange: () => go(set({ since: day.value })) });
  const place = el("input", { class: "field", id: "gap-of", lang: "vi", value: of, placeholder: "tỉnh Cao Bằng", size: 18, onchange: () => go(set({ of: place.value.trim() })) });
  const inside = level === "district" || level === "commune" ? el("label", {}, el("span", {}, t("gap.of")), place) : null;
  return el("div", { class: "fields gap-controls" }, el("div", { class: "gap-levels", role: "group", "aria-label": t("gap.level") }, links), inside, el("label", {}, el("span", {}, t("gap.since")), day));
}

function tiles(figures, { since }, day) {
  const shown = [
    ["issued", figures.known ? t("gap.of_known", { n: figures.issued, known: figures.known }) : t("gap.unknown"), t("gap.issued.note", { n: figures.counts.not_enough_data })],
    ["deficit", figures.deficit === null ? t("gap.unknown") : `${number(figures.deficit)} %`, t("gap.deficit.note")],
    ["median", figures.median === null ? t("gap.unknown") : t("gap.days", { n: figures.median }), t("gap.median.note")],
    ["long", figures.long === null ? t("gap.unknown") : number(figures.long), figures.long === null ? t("gap.long.needs") : t("gap.long.note", { day: date(day), n: figures.age })],
    ...(since ? [["later", `+${number(figures.later)}`, t("gap.later.note", { day: date(since) })]] : []),
  ];
  return el("dl", { class: "measures gap-tiles" }, shown.map(([name, value, note]) => el("div", {}, el("dt", {}, t(`gap.${name}`), el("span", { class: "gap-note" }, note)), el("dd", {}, value))));
}

/** The four states of all places as one bar with its legend. */
function bar(figures) {
  const present = STATES.filter((state) => figures.listed[state]);
  return el("div", { class: "gap-whole" }, stacked(figures), el("ul", { class: "gap-legend" }, present.map((state) => el("li", {}, sign(state), term("outcome", state), " ", el("b", {}, number(figures.listed[state]))))));
}

/** A bar of four colours and patterns; words stand beside it. */
export function stacked(figures) {
  return el("span", { class: "gap-bar", "aria-hidden": "true" }, STATES.filter((state) => figures.listed[state]).map((state) => el("i", { class: `gap-${state}`, vars: { "--share": figures.listed[state] } })));
}

export const sign = (state) => el("span", { class: `gap-sign gap-${state}`, "aria-hidden": "true" }, SIGNS[state]);

function said(rows) {
  const words = [rows[0].expected === "user" ? t("gap.user") : "", rows.some((row) => row.former.length) ? t("gap.former") : ""];
  return notices(words.filter(Boolean));
}

function section(state, rows, proofs) {
  const found = rows.filter((row) => row.state === state);
  if (!found.length) return null;
  const longest = Math.max(1, ...found.map((row) => row.days ?? 0));
  const list = el("ul", { class: "gap-places" }, found.map((row) => place(row, proofs, longest)));
  const head = [sign(state), term("outcome", state)];
  if (state !== "not_enough_data") return el("section", { class: "block" }, counted("h2", head, found.length), el("p", { class: "quiet" }, t(`gap.${state}.is`)), list);
  return el("details", { class: "block gap-rest" }, el("summary", {}, counted("h2", head, found.length), el("span", { class: "quiet" }, t(`gap.${state}.is`))), list);
}

function place(row, proofs, longest) {
  const known = row.state !== "not_enough_data";
  const agency = row.level === "ministry" ? row.province : `Ủy ban nhân dân ${row.province}`;
  const name = vi(known ? "a" : "span", { class: "gap-name", href: known ? href({ agency }) : null }, row.province);
  const days = row.days === null ? null : el("span", { class: "gap-days" }, el("b", {}, t("gap.after", { n: row.days })), el("span", { class: "gap-lead", "aria-hidden": "true", vars: { "--share": `${Math.max(2, (100 * row.days) / longest)}%` } }));
  const others = row.state === "not_seen" ? el("span", { class: "quiet" }, t("gap.holds_others", { n: row.others })) : null;
  return el("li", {}, el("span", {}, name), days ?? others, row.documents.length ? el("ul", { class: "gap-papers" }, row.documents.map((paper) => paperLine(paper, proofs.get(paper.key)))) : null, formerOf(row));
}

function paperLine(paper, proof) {
  const facts = [paper.issuer, date(paper.issued_on), paper.days === null ? "" : t("gap.after", { n: paper.days })].filter(Boolean).join(" · ");
  const words = proof?.relation ? term("relation", proof.relation) : "";
  return el("li", {}, numberLink(paper), vi("span", { class: "quiet" }, facts), words ? evidenceLink(proof, [words], { "aria-label": t("cascade.evidence", { relation: words, number: nameOf(paper) }) }) : null);
}

function formerOf(row) {
  if (!row.former.length || row.state === "not_enough_data") return null;
  return el("ul", { class: "gap-papers" }, row.former.map((old) => el("li", {}, sign(old.state), vi("span", {}, old.province), el("span", { class: "quiet" }, [term("outcome", old.state), old.days === null ? "" : t("gap.after", { n: old.days })].filter(Boolean).join(", ")))));
}
