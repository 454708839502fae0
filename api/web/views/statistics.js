// What the store holds, in small tables with bars: papers by kind, level, year, province and how they were read, then the graph as a whole.
import { ask } from "../api.js";
import { el, fill, vi } from "../dom.js";
import { compare, number, t, term } from "../i18n.js";
import { LEVELS } from "../levels.js";
import { groupBy } from "./parts.js";
import { chainsPart, coveragePart, cyclesPart, delaysPart, hubsPart, orphansPart } from "./statistics_graph.js";
import { failure } from "./states.js";
import { yearPicture } from "./statistics_years.js";

const MEASURES = ["directives", "held", "cited", "press_articles", "drafts", "agencies", "issuers", "tasks", "tasks_with_deadline", "citations", "citations_resolved", "citations_to_stubs", "citations_open", "comes_from", "partly_from"];
const QUALITY = ["text", "read", "poor"];
const SHOWN = 12;
/** Questions about the whole graph take longer: each part is filled in when its answer is there. */
const PARTS = [["delays", delaysPart], ["longest_chains", chainsPart, { limit: 5 }], ["hubs", hubsPart, { limit: 15 }], ["cycles", cyclesPart], ["orphans", orphansPart], ["register_coverage", coveragePart]];

export async function draw() {
  const [measures, holdings] = await Promise.all([ask("statistics"), ask("holdings")]);
  const groups = groupBy(holdings.rows, (row) => row.measure);
  const years = (groups.get("year") ?? []).filter((row) => row.value);
  const picture = yearPicture(years);
  const told = [measuresTable(measures.rows), ...["kind", "level", "year", "province", "quality"].map((name) => ({ name, rows: groups.get(name) ?? [] })).map(holdingLines)];
  const parts = PARTS.map(([name]) => el("section", { class: "hold-card", "aria-labelledby": `hold-${name}`, "aria-busy": "true" }, el("h2", { id: `hold-${name}` }, t(`hold.${name}`)), el("p", { class: "quiet" }, t("state.loading"))));
  const node = el("div", { class: "hold" }, tiles(measures.rows), yearsCard(picture),
    el("div", { class: "hold-grid" }, card("kind", sortedBy(groups.get("kind"))), card("quality", byOrder(groups.get("quality"), QUALITY)), card("province", sortedBy(groups.get("province"))), card("level", byOrder(groups.get("level"), LEVELS))),
    el("div", { class: "hold-grid" }, parts));
  fillIn(parts, told);
  return { node, table: () => ({ columns: ["group", "value", "papers", "held"].map((name) => t(`hold.column.${name}`)), rows: told.flat() }), picture: () => picture };
}

async function fillIn(parts, told) {
  for (const [index, [name, draw, given]] of PARTS.entries()) {
    // Each in a task of its own; whoever went on to another view waits for none of them.
    await new Promise((go) => { setTimeout(go); });
    if (!parts[index].isConnected) return;
    const heading = parts[index].firstChild;
    try {
      const { rows } = await ask(name, given);
      const part = draw(rows);
      fill(parts[index], heading, part.node);
      told.push(part.lines.map((line) => [t(`hold.${name}`), ...line]));
    } catch (error) {
      fill(parts[index], heading, failure(error, () => location.reload()));
    }
    parts[index].removeAttribute("aria-busy");
  }
}

const sortedBy = (rows = []) => [...rows].sort((one, other) => other.papers - one.papers || compare(one.value, other.value));
const byOrder = (rows = [], order) => [...rows].sort((one, other) => order.indexOf(one.value) - order.indexOf(other.value));

function tiles(rows) {
  const values = new Map(rows.map((row) => [row.measure, row.value]));
  return el("dl", { class: "measures" }, MEASURES.filter((name) => values.has(name)).map((name) => el("div", {}, el("dt", {}, t(`measure.${name}`)), el("dd", {}, number(values.get(name))))));
}

const measuresTable = (rows) => rows.map((row) => [t("hold.store"), term("measure", row.measure), row.value, null]);
const holdingLines = ({ name, rows }) => rows.map((row) => [t(`hold.by.${name}`), valueWords(name, row.value), row.papers, row.held]);

/** A kind or a province as documents write it, a level or a quality in the language of the page. */
const valueWords = (name, value) => (!value ? t("filter.unknown") : name === "level" ? term("level", value) : name === "quality" ? term("hold.quality", value) : value);

function key() {
  return el("p", { class: "hold-key" }, el("span", {}, el("i", { "aria-hidden": "true" }), t("status.held")), el("span", {}, el("i", { class: "cited", "aria-hidden": "true" }), t("status.cited.short")));
}

const yearsCard = (picture) => el("section", { class: "hold-card", "aria-labelledby": "hold-years" }, el("h2", { id: "hold-years" }, t("hold.by.year")), el("div", { class: "hold-wide", tabindex: 0, role: "group", "aria-labelledby": "hold-years" }, picture), key());

function card(name, rows) {
  const most = Math.max(1, ...rows.map((row) => row.papers));
  const body = el("tbody", {}, rows.slice(0, SHOWN).map((row) => line(name, row, most)));
  const rest = rows.length - SHOWN;
  const more = rest > 0 ? el("button", { type: "button", class: "button small plain", onclick: () => { fill(body, rows.map((row) => line(name, row, most))); more.remove(); } }, t("cascade.more", { n: rest })) : null;
  return el("section", { class: "hold-card", "aria-labelledby": `hold-by-${name}` }, el("h2", { id: `hold-by-${name}` }, t(`hold.by.${name}`)),
    el("table", { class: "hold-table", "aria-labelledby": `hold-by-${name}` }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t(`hold.head.${name}`)), el("th", { scope: "col", class: "n" }, t("hold.column.papers")), el("th", { scope: "col", class: "n" }, t("hold.column.held")), el("td", {}))), body), more);
}

function line(name, row, most) {
  const words = valueWords(name, row.value);
  const share = (count) => `${(100 * count) / most}%`;
  return el("tr", {}, row.value && name !== "level" && name !== "quality" ? vi("th", { scope: "row" }, words) : el("th", { scope: "row" }, words), el("td", { class: "n" }, number(row.papers)), el("td", { class: "n" }, number(row.held)),
    el("td", { class: "bar" }, el("span", { class: "hold-line", "aria-hidden": "true", vars: { "--held": share(row.held), "--all": share(row.papers) } })));
}
