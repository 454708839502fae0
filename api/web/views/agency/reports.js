// Reports that an agency owes, and those that it is to get.
import { ask } from "../../api.js";
import { el, vi } from "../../dom.js";
import { t, term } from "../../i18n.js";
import { href } from "../../state.js";
import { counted, deadline, numberLink, quote, recurrence } from "../parts.js";
import { empty } from "../states.js";

export async function draw({ row }) {
  const [owed, due] = await Promise.all([ask("reports_owed", { agency: row.key }), ask("reports_owed", { recipient: row.key })]);
  const all = [...owed.rows, ...due.rows];
  if (!all.length) return empty(t("reports.none"));
  return { node: el("div", {}, side("owed", owed.rows), side("due", due.rows)), table: () => reportsTable(all) };
}

function reportsTable(rows) {
  const names = ["agency", "recipients", "deadline", "recurrence", "wording", "document", "issuer", "quote"];
  const line = (row) => [row.agency, (row.recipients ?? []).join("; "), row.deadline, row.recurrence ? recurrence(row.recurrence) : null, row.wording, row.document, row.document_issuer, row.quote];
  return { columns: names.map((name) => term("column", name)), rows: rows.map(line) };
}

function side(way, rows) {
  return el("section", { class: "block" }, counted("h2", t(`reports.${way}`), rows.length), rows.length ? el("ul", { class: "tasks" }, rows.map((row) => entry(way, row))) : empty(t(`reports.${way}.none`)));
}

function entry(way, row) {
  const other = way === "owed" ? (row.recipients ?? []).join("; ") : row.agency;
  const link = way === "due" && row.agency ? vi("a", { href: href({ agency: row.agency_key }) }, row.agency) : vi("span", {}, other || t("reports.unsaid"));
  return el("li", {}, el("div", { class: "meta" }, deadline(row), el("span", {}, t(`reports.${way}.to`), " ", link),
    el("span", { class: "from" }, numberLink({ key: row.document_key, number: row.document }), row.document_issuer ? vi("span", { class: "quiet" }, ` ${row.document_issuer}`) : null)), quote(row));
}
