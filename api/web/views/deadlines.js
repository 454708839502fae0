// What is due, by day; duties that come again stand last.
import { ask } from "../api.js";
import { el, vi } from "../dom.js";
import { date, t, term } from "../i18n.js";
import { href } from "../state.js";
import { counted, deadline, groupBy, numberLink, quote, recurrence, roleMark } from "./parts.js";
import { empty } from "./states.js";

export async function draw({ row }) {
  const { rows } = await ask("deadlines", { directive: row.key });
  if (!rows.length) return empty(t("deadlines.none"));
  return { node: dueList(rows), table: () => dueTable(rows) };
}

/** What is due for the exports. */
export function dueTable(rows) {
  const names = ["deadline", "recurrence", "agency", "role", "wording", "document", "issuer", "quote"];
  const line = (row) => [row.deadline, row.recurrence ? recurrence(row.recurrence) : null, row.agency, term("role", row.role), row.wording, row.document, row.document_issuer, row.quote];
  return { columns: names.map((name) => term("column", name)), rows: rows.map(line) };
}

/** Rows of `deadlines` by month. */
export function dueList(rows) {
  const tasks = [...groupBy(rows, (row) => `${row.task_key}|${row.deadline}`).values()];
  const dated = tasks.filter(([row]) => row.deadline);
  const again = tasks.filter(([row]) => !row.deadline);
  const months = groupBy(dated, ([row]) => row.deadline.slice(0, 7));
  return el("div", { class: "deadlines" },
    el("p", { class: "tools" }, t("deadlines.count", { n: dated.length })),
    [...months].map(([month, found]) => el("section", { class: "block" }, counted("h2", heading(month), found.length), el("ul", { class: "due-list" }, found.map(entry)))),
    again.length ? el("section", { class: "block" }, counted("h2", t("deadlines.again"), again.length), el("ul", { class: "due-list" }, again.map(entry))) : null);
}

function heading(month) {
  if (/^\d{4}$/.test(month) || month.includes("Q")) return date(month);
  return t("deadlines.month", { month: date(month) });
}

/** One task of rows that differ in the agency only; `state` is told under its time. */
export function entry(rows, state = null) {
  const row = rows[0];
  const when = row.deadline ? deadline(row) : el("span", { class: "due again" }, recurrence(row.recurrence));
  const also = row.deadline && row.recurrence ? el("span", { class: "quiet" }, recurrence(row.recurrence)) : null;
  return el("li", {}, el("div", { class: "when" }, when, also, row.deadline_text ? vi("span", { class: "quiet" }, `“${row.deadline_text}”`) : null, state),
    el("div", { class: "what" }, el("div", { class: "meta" }, rows.filter((other) => other.agency).map(actor), numberLink({ key: row.document_key, number: row.document }), vi("span", { class: "quiet" }, row.document_issuer ?? "")), quote(row)));
}

function actor(row) {
  return el("span", { class: "actor" }, vi("a", { href: href({ agency: row.agency }) }, row.agency), " ", roleMark(row.role));
}
