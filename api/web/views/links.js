// Relations out of a directive and into it, by kind, each with the words that prove it.
import { el, vi } from "../dom.js";
import { date, t, term } from "../i18n.js";
import { counted, groupBy, nameOf, numberLink, quote } from "./parts.js";
import { empty } from "./states.js";

export function draw({ row }) {
  const { outgoing = [], incoming = [] } = row;
  return { node: el("div", { class: "links" }, side("out", outgoing), side("in", incoming)), table: () => linksTable(outgoing, incoming),
    pyvis: `/draw?${new URLSearchParams({ directive: row.key, direction: "around" })}` };
}

function linksTable(outgoing, incoming) {
  const names = ["relation", "document", "issuer", "issued_on", "heading", "quote"];
  const line = (group) => (row) => [term(group, row.relation), nameOf(row), row.issuer, row.issued_on, row.heading, row.quote];
  return { columns: names.map((name) => term("column", name)), rows: [...outgoing.map(line("relation")), ...incoming.map(line("relation_in"))] };
}

function side(way, rows) {
  const kinds = [...groupBy(rows, (row) => row.relation)];
  return el("section", { class: "block" }, counted("h2", t(`links.${way}`), rows.length),
    rows.length ? kinds.map(([relation, found]) => kind(way, relation, found)) : empty(t(`links.${way}.none`)));
}

function kind(way, relation, rows) {
  return el("section", {}, counted("h3", term(way === "out" ? "relation" : "relation_in", relation), rows.length), el("ul", { class: "tasks" }, rows.map(entry)));
}

function entry(row) {
  return el("li", {}, el("div", { class: "meta" }, numberLink(row), vi("span", { class: "quiet" }, [row.issuer, date(row.issued_on)].filter(Boolean).join(" · "))), row.quote ? quote(row) : null);
}
