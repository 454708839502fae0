// The chain of a directive as all its views take it: rows of `cascade_down` or `cascade_up`, what hangs from what, and what the filters leave.
import { ask } from "./api.js";
import { el } from "./dom.js";
import { compare, t, term } from "./i18n.js";
import { filter } from "./state.js";

/** Filters of the address: name -> the value of a row that it is compared with. */
const BY = { level: (row) => row.level ?? "other", place: (row) => row.place ?? "", kind: (row) => row.kind ?? "", relation: (row) => row.relation ?? "", status: (row) => row.status };

/**
 * `{rows, root, below, kept, notes}`: all rows, the first of them, children by key, and the keys that the filters leave, with what leads
 * to them; `kept.has(key)` is true of every row where nothing is filtered.
 */
export async function chainOf(directive, filters, query = "cascade_down") {
  const { rows, notes } = await ask(query, { directive: directive.key });
  const below = childrenOf(rows);
  return { rows, notes, root: rows[0], below, ...kept(rows, filters) };
}

/** Rows by the row they hang from; one whose parent is not here hangs from the first. */
export function childrenOf(rows) {
  const keys = new Set(rows.map((row) => row.key));
  const below = new Map(rows.map((row) => [row.key, []]));
  const [root, ...rest] = rows;
  for (const row of rest) below.get(keys.has(row.parent) && row.parent !== row.key ? row.parent : root.key).push(row);
  return below;
}

/** `kept`: keys of the rows to show; `matching`: of those that the filters mean themselves. */
function kept(rows, filters) {
  const matching = new Set(rows.filter((row) => matches(row, filters)).map((row) => row.key));
  const all = new Set(matching).add(rows[0]?.key);
  const parents = new Map(rows.map((row) => [row.key, row.parent]));
  for (const key of matching) for (let up = parents.get(key); up && parents.has(up) && !all.has(up); up = parents.get(up)) all.add(up);
  return { kept: all, matching };
}

/** Whether a row is one that the filters mean. */
export function matches(row, filters) {
  const named = Object.entries(BY).every(([name, of]) => !filters[name] || of(row) === filters[name]);
  const day = row.issued_on ?? "";
  return named && (!filters.from || day.slice(0, filters.from.length) >= filters.from) && (!filters.to || (day && day.slice(0, filters.to.length) <= filters.to));
}

/** Whether any filter stands. */
export const isFiltered = (filters) => Object.keys(filters).length > 0;

/** The line of filters over the rows of a chain, folded until it is needed. */
export function filterBar(rows, filters) {
  const active = Object.keys(filters).length;
  return el("details", { class: "filters", open: active > 0 }, el("summary", {}, t("filter.label"), active ? el("span", { class: "count" }, String(active)) : null),
    el("div", { class: "filter-line" }, Object.keys(BY).map((name) => choice(name, rows.slice(1), filters[name] ?? "")), dayChoice("from", filters), dayChoice("to", filters),
      active ? el("button", { type: "button", class: "button small plain", onclick: () => filter(Object.fromEntries(Object.keys(filters).map((name) => [name, null]))) }, t("filter.clear")) : null));
}

function choice(name, rows, chosen) {
  const counts = new Map();
  for (const row of rows) counts.set(BY[name](row), (counts.get(BY[name](row)) ?? 0) + 1);
  if (counts.size < 2 && !chosen) return null;
  const words = (value) => (value === "" ? t("filter.unknown") : term(name, value));
  const options = [...counts].filter(([value]) => value !== "").sort(([one], [other]) => compare(words(one), words(other)));
  const select = el("select", { class: "field", id: `filter-${name}`, onchange: () => filter({ [name]: select.value }) }, el("option", { value: "" }, t("filter.any")),
    options.map(([value, count]) => el("option", { value, selected: value === chosen }, `${words(value)} (${count})`)));
  return field(name, select);
}

function dayChoice(name, filters) {
  const input = el("input", { type: "date", class: "field", id: `filter-${name}`, value: filters[name] ?? "", onchange: () => filter({ [name]: input.value }) });
  return field(name, input);
}

const field = (name, input) => el("div", {}, el("label", { for: input.id }, t(`filter.${name}`)), input);
