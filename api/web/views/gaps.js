// For each directive that many carry out: which provinces have issued something, and which the store knows without seeing anything.
import { ask } from "../api.js";
import { el, fill, vi } from "../dom.js";
import { compare, date, number, t, term } from "../i18n.js";
import { go, href, toDirective } from "../state.js";
import { sign, stacked } from "./gap.js";
import { figuresOf, STATES } from "./gap_figures.js";
import { levelChip, nameOf } from "./parts.js";
import { empty } from "./states.js";

const MOST = 24;
const NAMED = 12;

/** The directives with most below them, each with its gap, filled in one after the other. */
export async function draw() {
  const { rows } = await ask("starting_points", { limit: MOST });
  const told = rows.map(() => null);
  const lines = rows.map((row) => el("li", { class: "gaps-line", "aria-busy": "true" }, head(row)));
  const node = el("div", { class: "gap-view" }, el("p", { class: "quiet" }, t("gaps.lead")), any(), rows.length ? el("ol", { class: "gaps" }, lines) : empty(t("cascade.none")));
  const ready = fillIn(rows, lines, told);
  return { node, table: () => gapsTable(rows, told), ready };
}

async function fillIn(rows, lines, told) {
  for (const [index, row] of rows.entries()) {
    // Each in a task of its own; whoever went on to another view waits for none of them.
    await new Promise((go) => { setTimeout(go); });
    if (!lines[index].isConnected) return;
    try {
      told[index] = (await ask("gap", { directive: row.key })).rows;
      fill(lines[index], head(row), body(row, told[index]));
    } catch (error) {
      fill(lines[index], head(row), el("p", { class: "quiet" }, t(`error.${error.kind ?? "failed"}`)));
    }
    lines[index].removeAttribute("aria-busy");
  }
}

function any() {
  const field = el("input", { class: "field", id: "gaps-directive", lang: "vi", placeholder: "68-NQ/TW", size: 22, autocomplete: "off" });
  return el("form", { class: "fields gap-controls", onsubmit: (event) => { event.preventDefault(); if (field.value.trim()) go(toDirective(field.value.trim(), "gap")); } },
    el("label", {}, el("span", {}, t("gaps.directive")), field), el("button", { type: "submit", class: "button small" }, t("gaps.show")));
}

function head(row) {
  return el("div", { class: "gaps-head" }, levelChip(row.level, row.line), vi("a", { class: "number", href: href(toDirective(row.key, "gap")) }, nameOf(row)), vi("span", { class: "quiet" }, [row.issuer, date(row.issued_on)].filter(Boolean).join(" · ")), row.heading ? vi("div", { class: "heading" }, row.heading) : null);
}

function body(row, rows) {
  const figures = figuresOf(rows);
  const missing = rows.filter((place) => place.state === "not_seen").map((place) => place.province).sort(compare);
  const names = missing.slice(0, NAMED).flatMap((name, index) => [index ? "; " : "", vi("a", { href: href({ agency: `Ủy ban nhân dân ${name}` }) }, name)]);
  const rest = missing.length > NAMED ? [" ", el("a", { href: href(toDirective(row.key, "gap")) }, t("gaps.more", { n: missing.length - NAMED }))] : "";
  const state = (name) => el("li", {}, sign(name), term("outcome", name), " ", el("b", {}, number(figures.listed[name])));
  return [el("div", { class: "gap-whole" }, stacked(figures), el("ul", { class: "gap-legend" }, STATES.filter((name) => figures.listed[name]).map(state))),
    el("p", { class: "gaps-missing" }, el("b", {}, t("gaps.missing")), " ", missing.length ? [names, rest] : el("span", { class: "quiet" }, t("gaps.none_missing")))];
}

function gapsTable(rows, told) {
  const names = [t("column.document"), t("column.issuer"), t("column.issued_on"), ...STATES.map((state) => term("outcome", state)), t("gaps.missing")];
  const line = (row, places) => [nameOf(row), row.issuer, row.issued_on, ...STATES.map((state) => (places ? figuresOf(places).listed[state] : null)), (places ?? []).filter((place) => place.state === "not_seen").map((place) => place.province).join("; ")];
  return { columns: names, rows: rows.map((row, index) => line(row, told[index])) };
}
