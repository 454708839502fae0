// Citations that are not resolved: why, what they may mean, what would close them, and the sentence.
import { ask } from "../api.js";
import { el, vi } from "../dom.js";
import { compare, date, fold, number, t, term } from "../i18n.js";
import { changed, filter, go, href, NO_EVIDENCE } from "../state.js";
import { counted, groupBy, nameOf, numberLink, quote } from "./parts.js";
import { empty, notices } from "./states.js";

const PAGE = 100;
const MOST = 5000;
const GROUPS = {
  reason: (row) => row.reason ?? t("open.no_reason"),
  cited: (row) => row.wording,
  document: (row) => documentOf(row),
  relation: (row) => term("relation", row.relation),
};

export async function draw({ state }) {
  const { rows } = await ask("unresolved", { limit: MOST });
  const { filters, options } = state;
  const kept = rows.filter((row) => matches(row, filters));
  const by = GROUPS[options.by] ? options.by : "reason";
  const page = Math.max(0, Math.min(Number.parseInt(options.page ?? "1", 10) - 1 || 0, Math.ceil(kept.length / PAGE) - 1));
  const node = el("div", { class: "open-view" }, el("p", { class: "quiet" }, t("open.lead")), rows.length >= MOST ? notices([t("open.most", { n: MOST })]) : null,
    rows.length ? [measures(rows, filters), bar(rows, filters, by), count(kept, rows), groups(kept, by, page), pager(kept.length, page)] : empty(t("open.none")));
  return { node, table: () => openTable(kept) };
}

/** Open citations for the exports. */
function openTable(rows) {
  const names = ["document", "issuer", "wording", "relation", "state", "reason", "needs", "candidates", "quote"];
  const line = (row) => [row.document, row.document_issuer, row.wording, term("relation", row.relation), term("citation", row.state), row.reason, row.needs, row.choices.map(choiceWords).join("; "), row.quote];
  return { columns: names.map((name) => t(`open.column.${name}`)), rows: rows.map(line) };
}

/** What an open citation stands in: a press article or an unnumbered paper by its file. */
export const documentOf = (row) => row.document || row.source?.split("/").at(-1) || row.document_key;

/** A directive that may be meant, in words. */
export const choiceWords = (choice) => [nameOf(choice), choice.issuer, date(choice.issued_on)].filter(Boolean).join(" · ");

function matches(row, { state, relation, reason, text }) {
  const words = text ? fold([row.wording, row.document, row.document_issuer, row.reason, row.quote].join(" ")) : "";
  return (!state || row.state === state) && (!relation || row.relation === relation) && (!reason || row.reason === reason) && (!text || words.includes(fold(text)));
}

/** Why citations are open, the most frequent reason first; each leads to its own. */
function measures(rows, filters) {
  const reasons = [...groupBy(rows, GROUPS.reason)].sort(([, one], [, other]) => other.length - one.length);
  const most = reasons[0][1].length;
  const line = ([reason, found]) => el("li", {}, el("a", { href: href(changed({ filters: { ...filters, reason: filters.reason === reason ? "" : reason }, options: {}, ...NO_EVIDENCE })), "aria-current": filters.reason === reason ? "true" : null },
    el("b", {}, number(found.length)), vi("span", {}, reason), el("span", { class: "open-bar", "aria-hidden": "true", vars: { "--share": `${Math.max(2, (100 * found.length) / most)}%` } })));
  return el("section", { "aria-labelledby": "open-why" }, el("h2", { id: "open-why" }, t("open.why")), el("ol", { class: "open-reasons" }, reasons.map(line)));
}

function bar(rows, filters, by) {
  const text = el("input", { type: "search", class: "field", id: "open-text", value: filters.text ?? "", lang: "vi", size: 24, onchange: () => filter({ text: text.value.trim() }) });
  const active = Object.keys(filters).length;
  const order = el("select", { class: "field", id: "open-by", onchange: () => go(changed({ options: { by: order.value } })) }, Object.keys(GROUPS).map((name) => el("option", { value: name, selected: name === by }, t(`open.by.${name}`))));
  return el("div", { class: "fields" }, el("label", {}, el("span", {}, t("open.text")), text), choice("state", "citation", rows, filters), choice("relation", "relation", rows, filters),
    el("label", {}, el("span", {}, t("open.by")), order),
    active ? el("button", { type: "button", class: "button small plain", onclick: () => filter(Object.fromEntries(Object.keys(filters).map((name) => [name, null]))) }, t("filter.clear")) : null);
}

function choice(name, words, rows, filters) {
  const groups = [...groupBy(rows, (row) => row[name])];
  const select = el("select", { class: "field", id: `open-${name}`, onchange: () => filter({ [name]: select.value }) }, el("option", { value: "" }, t("filter.any")),
    groups.map(([value, found]) => el("option", { value, selected: value === filters[name] }, `${term(words, value)} (${found.length})`)));
  return el("label", {}, el("span", {}, t(`open.column.${name}`)), select);
}

const count = (kept, rows) => el("p", { class: "quiet", role: "status" }, kept.length === rows.length ? t("open.count", { n: rows.length }) : t("open.kept", { n: kept.length, all: rows.length }));

function groups(rows, by, page) {
  const sorted = [...groupBy(rows, GROUPS[by])].sort(([one, these], [other, those]) => those.length - these.length || compare(one, other));
  const order = new Map(sorted.map(([name, found]) => [name, found.length]));
  const shown = sorted.flatMap(([, found]) => found).slice(page * PAGE, (page + 1) * PAGE);
  return [...groupBy(shown, GROUPS[by])].map(([name, found]) => el("section", { class: "block" }, counted("h3", vi("span", {}, name), order.get(name)), el("ul", { class: "tasks" }, found.map(entry))));
}

function entry(row) {
  const choices = row.choices.flatMap((choice, index) => [index ? "; " : "", numberLink(choice), vi("span", { class: "quiet" }, ` ${[choice.issuer, date(choice.issued_on)].filter(Boolean).join(", ")}`)]);
  return el("li", {},
    el("div", { class: "meta" }, vi("b", {}, row.wording), el("span", { class: `tag open-${row.state}` }, term("citation", row.state)), el("span", { class: "quiet" }, term("relation", row.relation), " · ", t("open.in"), " "),
      vi("a", { class: "number", href: href({ directive: row.document_key }) }, documentOf(row)), vi("span", { class: "quiet" }, row.document_issuer ?? ""),
      el("a", { class: "open-review", href: href({ view: "corrections", options: { at: row.code } }), "aria-label": t("open.review.of", { wording: row.wording, code: row.code }) }, t("open.review"))),
    quote(row),
    el("dl", { class: "open-facts" }, fact("candidates", row.choices.length ? choices : t("open.no_candidate")), fact("needs", row.needs ? vi("span", {}, row.needs) : null)));
}

const fact = (name, value) => (value ? el("div", {}, el("dt", {}, t(`open.column.${name}`)), el("dd", {}, value)) : null);

function pager(all, page) {
  const pages = Math.ceil(all / PAGE);
  if (pages < 2) return null;
  const link = (to, words) => (to < 0 || to >= pages ? null : el("a", { class: "button small plain", id: `open-page-${words}`, href: href(changed({ options: { ...changed({}).options, page: String(to + 1) }, ...NO_EVIDENCE })) }, t(words)));
  return el("nav", { class: "open-pager", "aria-label": t("open.pages") }, link(page - 1, "open.before"), el("span", { class: "quiet" }, t("open.page", { page: page + 1, pages })), link(page + 1, "open.after"));
}
