// Relations out of a directive and into it, by kind, each with the words that prove it.
import { el, vi } from "../dom.js";
import { date, t, term } from "../i18n.js";
import { counted, groupBy, numberLink, quote } from "./parts.js";
import { empty } from "./states.js";

export async function linksTab(directive) {
  const { outgoing = [], incoming = [] } = directive;
  return el("div", { class: "links" }, side("out", outgoing), side("in", incoming));
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
