// The directives that an agency issued, that convey its will, and that it received.
import { ask } from "../../api.js";
import { el, vi } from "../../dom.js";
import { date, t, term } from "../../i18n.js";
import { counted, evidenceLink, groupBy, levelChip, nameOf, numberLink } from "../parts.js";
import { empty } from "../states.js";

const AT_ONCE = 100;

export async function draw({ row }) {
  const { rows } = await ask("agency_papers", { agency: row.key });
  if (!rows.length) return empty(t("papers.none"));
  return { node: el("div", {}, [...groupBy(rows, (paper) => paper.relation)].map(([relation, found]) => block(relation, found))), table: () => papersTable(rows) };
}

function papersTable(rows) {
  const names = ["relation", "document", "kind", "issuer", "issued_on", "tasks", "heading", "status", "quote"];
  const line = (row) => [term("papers", row.relation), nameOf(row), row.kind, row.issuer, row.issued_on, row.tasks, row.heading, term("status", row.status), row.quote];
  return { columns: names.map((name) => term("column", name)), rows: rows.map(line) };
}

function block(relation, rows) {
  const list = el("ul", { class: "tasks" }, rows.slice(0, AT_ONCE).map((row) => entry(relation, row)));
  const rest = rows.slice(AT_ONCE);
  const more = rest.length ? el("button", { type: "button", class: "button small plain", onclick: () => { list.append(...rest.map((row) => entry(relation, row))); more.remove(); } }, t("cascade.more", { n: rest.length })) : null;
  return el("section", { class: "block" }, counted("h2", term("papers", relation), rows.length), list, more);
}

function entry(relation, row) {
  const tasks = row.status === "cited" ? t("status.cited") : t("start.tasks", { n: row.tasks ?? 0 });
  return el("li", {}, el("div", { class: "meta" }, levelChip(row.level, row.line), numberLink(row), vi("span", { class: "quiet" }, [row.kind, relation === "ISSUED_BY" ? "" : row.issuer].filter(Boolean).join(" · ")),
    el("span", {}, date(row.issued_on) || t("directive.undated")), el("span", { class: "quiet" }, tasks), evidenceLink(row, t("papers.proof"))), row.number && row.heading ? vi("div", {}, row.heading) : null);
}

