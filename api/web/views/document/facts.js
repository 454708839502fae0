// What is known of a directive beside its words: whether it holds, its relations, its file, and its history in the store.
import { ask } from "../../api.js";
import { el, vi } from "../../dom.js";
import { date, number, t, term } from "../../i18n.js";
import { href, setOptions, toDirective, toTab } from "../../state.js";
import { changeWords, forceWords } from "../force.js";
import { evidenceLink, groupBy, nameOf, numberLink, quote } from "../parts.js";

const MOST = 5;

/** Three cards, folded where the text stands below them and nothing has changed the directive; `row` of `directive`. */
export async function factsOf(row, options) {
  const [force, history] = await Promise.all([ask("validity", { directive: row.key }), ask("history", { directive: row.key })]);
  const cards = el("div", { class: "doc-facts" }, forceCard(force.rows), relationsCard(row), sourceCard(row, history.rows));
  if (!row.source) return cards;
  const changed = force.rows.some((one) => one.by_key || one.state !== "in_force");
  const open = options.about ? options.about === "open" : changed;
  return el("details", { class: "doc-about", open, ontoggle: (event) => event.target.open !== open && setOptions({ about: event.target.open ? "open" : "closed" }) },
    el("summary", {}, t("doc.about", { n: (row.outgoing ?? []).length, m: (row.incoming ?? []).length })), cards);
}

function card(name, ...children) {
  return el("section", { class: "card doc-fact", "aria-labelledby": `doc-${name}` }, el("h2", { id: `doc-${name}` }, t(`doc.${name}`)), children);
}

/** Whether it holds, what changed it, since when, each with the words that say so. */
function forceCard(rows) {
  const [first] = rows;
  if (!first) return card("force", el("p", { class: "quiet" }, t("doc.force.unknown")));
  const changes = rows.filter((row) => row.by_key);
  return card("force", el("p", {}, forceWords(first), first.state === "in_force" || !first.reason ? null : vi("span", { class: "quiet" }, ` (${first.reason})`)), changes.map(change),
    first.parent_flag ? vi("p", { class: "quiet" }, first.parent_flag) : null,
    first.bases_ended?.length ? vi("p", { class: "quiet" }, `${t("doc.bases")} ${first.bases_ended.join("; ")}`) : null);
}

function change(row) {
  return el("div", { class: "doc-change" }, el("p", {}, changeWords(row), row.by_issuer ? vi("span", { class: "quiet" }, ` · ${row.by_issuer}`) : null), row.quote ? quote(row) : null);
}

function relationsCard(row) {
  const sides = [["out", row.outgoing ?? [], "relation"], ["in", row.incoming ?? [], "relation_in"]];
  return card("relations", sides.map(([way, rows, words]) => el("div", {}, el("h3", {}, `${t(`links.${way}`)} (${number(rows.length)})`), rows.length ? el("dl", {}, [...groupBy(rows, (one) => one.relation)].map(([relation, found]) =>
    el("div", {}, el("dt", {}, term(words, relation)), el("dd", {}, numbers(found))))) : el("p", { class: "quiet" }, t(`links.${way}.none`)))),
  el("p", {}, el("a", { href: href(toTab("links")) }, t("doc.all_links"))));
}

function numbers(rows) {
  const once = [...new Map(rows.map((row) => [row.key, row])).values()];
  const links = once.slice(0, MOST).flatMap((row, index) => [index ? ", " : "", numberLink(row, { title: [row.issuer, date(row.issued_on)].filter(Boolean).join(" · ") })]);
  return [links, once.length > MOST ? el("span", { class: "quiet" }, ` ${t("doc.and_more", { n: once.length - MOST })}`) : null];
}

function sourceCard(row, history) {
  const pairs = [["file", row.source ? evidenceLink(row, row.source) : t("status.cited")], ["pages", row.pages?.length ? number(row.pages.length + 1) : null], ["copies", (row.files ?? []).join("; ")],
    ["urgency", row.urgency], ["digest", row.sha256 ? `${row.sha256.slice(0, 12)}…` : null], ["manual", (row.manual ?? []).join(", ")]];
  return card("source", el("dl", {}, pairs.filter(([, value]) => value).map(([name, value]) => el("div", {}, el("dt", {}, t(`doc.${name}`)), vi("dd", {}, value)))),
    el("h3", {}, t("doc.history")), history.length ? el("ol", { class: "doc-history" }, history.slice(0, MOST).map(event)) : el("p", { class: "quiet" }, t("doc.history.none")),
    history.length > MOST ? el("details", {}, el("summary", {}, t("cascade.more", { n: history.length - MOST })), el("ol", { class: "doc-history" }, history.slice(MOST, 200).map(event))) : null);
}

function event(row) {
  const other = row.other_key ? el("a", { href: href(toDirective(row.other_key)), class: "number", lang: "vi" }, row.other_number ?? nameOf({})) : null;
  const said = row.event === "corrected" ? [term("correction", row.action), [row.field, row.given].filter(Boolean).join(": "), row.wording ? `“${row.wording}”` : "", row.who, row.why].filter(Boolean).join(" · ") : null;
  const words = row.side === "other" ? `event_in.${row.event}` : `event.${row.event}`;
  return el("li", {}, el("time", { datetime: row.made_on, class: "quiet" }, date(String(row.made_on).slice(0, 10))), " ", t(words), other ? [" ", other] : null, said ? vi("span", { class: "quiet" }, ` ${said}`) : null);
}
