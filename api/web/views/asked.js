// A question in words: which named question it was taken for, the way to the view that shows it best, and the answer as a plain table.
import { queries, question } from "../api.js";
import { el, vi } from "../dom.js";
import { date, language, t, term } from "../i18n.js";
import { href, toDirective } from "../state.js";
import { givenList } from "./asked/given.js";
import { whereTo } from "./asked/where.js";
import { counted, quote, recurrence } from "./parts.js";
import { empty } from "./states.js";

const MOST = 100;
const HIDDEN = /^(source|span_start|span_end|page|quote|rule|key|ordinal|sha256|origin|origin_note)$|(_key|_keys|_source|_span_start|_span_end)$/;
const DAYS = /^(deadline|occurrence|issued_on|since|until|succeeded_on)$/;
const WIDEST = 7;
const FIRST = ["deadline", "occurrence", "issued_on", "number", "from_number", "relation", "to_number", "event", "province", "agency", "successor", "role", "modality", "state", "succession",
  "field", "by_number", "since", "until", "reason", "recipients", "recurrence", "days", "days_after", "document", "kind", "issuer", "heading", "status", "basis", "measure", "value"];
const GROUPS = { role: "role", modality: "modality", level: "level", status: "status", state: "outcome", relation: "relation", way: "way", event: "event", measure: "measure" };

export async function askedView(state) {
  const title = state.question;
  try {
    const [answer, known] = await Promise.all([question(state.question), queries()]);
    const query = known.find((one) => one.name === answer.query);
    return { node: el("div", { class: "asked" }, await understood(state.question, answer, query), table(answer, query)), title };
  } catch (error) {
    if (error.kind !== "unclear") throw error;
    return { node: unclear(state.question, error), title };
  }
}

async function understood(words, answer, query) {
  const view = whereTo(answer);
  return el("section", { class: "card head" }, el("h1", {}, words),
    el("p", { class: "lead" }, `${t("ask.understood")} `, language() === "vi" ? vi("strong", {}, query.vi) : el("strong", {}, query.en)),
    await givenList(answer, query),
    answer.notes.slice(1).map((note) => vi("p", { class: "quiet" }, note)),
    view ? el("p", {}, el("a", { class: "button", href: href(view) }, t("ask.open"))) : null);
}

function table(answer, query) {
  const { rows } = answer;
  if (!rows.length) return el("div", {}, empty(t("ask.none")), further(answer.offers ?? []));
  const shown = rows.slice(0, MOST);
  const columns = told(query.columns.map(({ name }) => name).filter((name) => !HIDDEN.test(name) && shown.some((row) => full(row[name]))));
  const head = el("tr", {}, columns.map((name) => el("th", { scope: "col" }, columnName(name, query))));
  return el("section", { class: "block" }, counted("h2", t("ask.rows"), rows.length), rows.length > MOST ? el("p", { class: "quiet" }, t("ask.more", { n: MOST })) : null,
    el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": t("ask.rows") },
      el("table", { class: "plain" }, el("thead", {}, head), el("tbody", {}, shown.flatMap((row) => lines(row, columns))))));
}

/** Our own word for a column; else what the head of the question says of it, as far as its first mark. */
function columnName(name, query) {
  const own = term("column", name);
  if (own !== name) return own;
  const said = query.columns.find((column) => column.name === name)?.doc ?? "";
  return language() === "vi" && said ? said.split(/[:;,({]/)[0].trim() : name.replaceAll("_", " ");
}

/** What to ask next where there is no row: as links to the views that show it. */
function further(offers) {
  const shown = offers.map((offer) => [offer, whereTo({ ...offer, rows: [] })]).filter(([, view]) => view);
  return shown.length ? el("section", { class: "block" }, el("p", {}, t("ask.next")), el("ul", { class: "near" },
    shown.map(([offer, view]) => el("li", {}, el("a", { href: href(view), lang: language() }, `${language() === "vi" ? offer.vi : offer.en} (${offer.rows})`))))) : null;
}

/** The columns that people ask for first, at most so many; of a question that has few of them, the first of its own. */
function told(names) {
  const first = FIRST.filter((name) => names.includes(name));
  return (first.length > 2 ? first : names).slice(0, WIDEST);
}

/** A row, and under it its words over the whole width. */
function lines(row, columns) {
  const said = row.quote && row.source ? el("tr", { class: "said" }, el("td", { colspan: columns.length }, quote(row))) : null;
  return [el("tr", {}, columns.map((name) => vi("td", {}, cell(row, name)))), said].filter(Boolean);
}

const full = (value) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** A value in words; numbers of directives lead to them. */
function cell(row, name) {
  const value = row[name];
  const key = name.endsWith("number") ? row[name.replace("number", "key")] : row[`${name}_key`];
  if ((name.endsWith("number") || name === "document") && key && value) return el("a", { href: href(toDirective(key)) }, value);
  if (name === "agency" && row.agency_key && value) return el("a", { href: href({ agency: row.agency_key }) }, value);
  if (GROUPS[name] && value) return term(GROUPS[name], value);
  if (DAYS.test(name) && value) return date(value);
  if (name === "recurrence" && value) return recurrence(value);
  if (name === "relation" && row.by_key) return term("relation_in", value);
  return words(value);
}

function words(value) {
  if (!full(value)) return "";
  if (Array.isArray(value)) return value.map(words).join("; ");
  if (typeof value === "boolean") return value ? t("ask.yes") : "";
  if (typeof value !== "object") return String(value);
  return Object.entries(value).filter(([name, part]) => !HIDDEN.test(name) && full(part)).slice(0, 6).map(([, part]) => words(part)).join(" · ");
}

function unclear(asked, error) {
  const example = (row) => (language() === "vi" ? row.example : row.example_en);
  return el("section", { class: "state card", "data-state": "unclear" }, el("h1", {}, asked), el("p", { role: "alert" }, t("ask.unclear")),
    vi("p", { class: "quiet" }, error.message), el("p", {}, t("ask.near")),
    el("ul", { class: "near" }, error.rows.map((row) => el("li", {}, el("a", { href: href({ question: example(row) }), lang: language() }, example(row))))));
}
