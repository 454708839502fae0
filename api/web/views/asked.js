// A question in words: which named question it was taken for, the way to the view that shows it best, and the answer as a plain table.
import { queries, question } from "../api.js";
import { el, vi } from "../dom.js";
import { language, t, term } from "../i18n.js";
import { href, toDirective } from "../state.js";
import { counted, quote } from "./parts.js";
import { empty } from "./states.js";

const MOST = 100;
const HIDDEN = /^(source|span_start|span_end|page|quote|rule|key|ordinal|sha256|origin|origin_note)$|(_key|_keys|_source|_span_start|_span_end)$/;
/** Question -> the state of the view that shows its answer better than a table. */
const VIEWS = {
  directive: ({ directive }) => toDirective(directive, "links"),
  cascade_down: ({ directive }) => toDirective(directive),
  cascade_up: ({ directive }) => toDirective(directive, "up"),
  who_must_act: ({ directive }) => toDirective(directive, "who"),
  agency_tasks: ({ agency }) => ({ agency }),
};

export async function askedView(state) {
  const title = state.question;
  try {
    const [answer, known] = await Promise.all([question(state.question), queries()]);
    const query = known.find((one) => one.name === answer.query);
    return { node: el("div", { class: "asked" }, understood(state.question, answer, query), table(answer, query)), title };
  } catch (error) {
    if (error.kind !== "unclear") throw error;
    return { node: unclear(state.question, error), title };
  }
}

function understood(words, answer, query) {
  const given = Object.entries(answer.parameters).filter(([, value]) => value !== null && value !== "");
  const view = VIEWS[answer.query]?.(answer.parameters);
  return el("section", { class: "card head" }, el("h1", {}, words),
    el("p", { class: "lead" }, `${t("ask.understood")} `, language() === "vi" ? vi("strong", {}, query.vi) : el("strong", {}, query.en)),
    given.length ? el("dl", { class: "given" }, given.map(([name, value]) => el("div", {}, el("dt", {}, name), vi("dd", {}, String(value))))) : null,
    answer.notes.slice(1).map((note) => vi("p", { class: "quiet" }, note)),
    view ? el("p", {}, el("a", { class: "button", href: href(view) }, t("ask.open"))) : null);
}

function table(answer, query) {
  const { rows } = answer;
  if (!rows.length) return empty(t("ask.none"));
  const shown = rows.slice(0, MOST);
  const columns = query.columns.filter(({ name }) => !HIDDEN.test(name) && shown.some((row) => full(row[name])));
  const head = el("tr", {}, columns.map(({ name, doc }) => el("th", { scope: "col", title: doc }, name)), el("th", { scope: "col" }, t("ask.quote")));
  return el("section", { class: "block" }, counted("h2", t("ask.rows"), rows.length), rows.length > MOST ? el("p", { class: "quiet" }, t("ask.more", { n: MOST })) : null,
    el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": t("ask.rows") },
      el("table", { class: "plain" }, el("thead", {}, head), el("tbody", {}, shown.map((row) => line(row, columns))))));
}

function line(row, columns) {
  return el("tr", {}, columns.map(({ name }) => vi("td", {}, cell(row, name))), el("td", {}, row.quote && row.source ? quote(row) : null));
}

const full = (value) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** A value in words; numbers of directives lead to them. */
function cell(row, name) {
  const value = row[name];
  const key = name === "number" ? row.key : row[`${name}_key`];
  if ((name === "number" || name === "document") && key && value) return el("a", { href: href(toDirective(key)) }, value);
  if (name === "agency" && row.agency_key && value) return el("a", { href: href({ agency: row.agency_key }) }, value);
  if (name === "relation" && value) return term("relation", value);
  return words(value);
}

function words(value) {
  if (!full(value)) return "";
  if (Array.isArray(value)) return value.map(words).join("; ");
  return typeof value === "object" ? Object.values(value).filter(full).slice(0, 6).map(words).join(" · ") : String(value);
}

function unclear(asked, error) {
  const example = (row) => (language() === "vi" ? row.example : row.example_en);
  return el("section", { class: "state card", "data-state": "unclear" }, el("h1", {}, asked), el("p", { role: "alert" }, t("ask.unclear")),
    vi("p", { class: "quiet" }, error.message), el("p", {}, t("ask.near")),
    el("ul", { class: "near" }, error.rows.map((row) => el("li", {}, el("a", { href: href({ question: example(row) }), lang: language() }, example(row))))));
}
