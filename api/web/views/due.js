// What is due in a month over the whole store: the months that have something, the days of one, and the list with the words that say it.
import { ask } from "../api.js";
import { el } from "../dom.js";
import { date, language, number, t, term } from "../i18n.js";
import { LEVELS } from "../levels.js";
import { changed, filter, href, NO_EVIDENCE, setOptions } from "../state.js";
import { dueTable } from "./deadlines.js";
import { DueList, tasksOf } from "./due_list.js";
import { monthGrid } from "./due_month.js";
import { monthPicture } from "./due_picture.js";
import { empty, failure } from "./states.js";
import { subscriptions } from "./due_feeds.js";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The calendar of the month in the address; without one, of the month that holds the day or comes next to it. */
export async function draw({ state }) {
  const day = state.day || today();
  const head = filterForm(state.filters);
  try {
    const months = await monthsOf(state.filters, day);
    const month = MONTH.test(state.filters.month ?? "") ? state.filters.month : nearest(months, day.slice(0, 7));
    const { rows } = await ask("deadlines", { ...asked(state.filters), since: month, until: month, as_of: day });
    return calendar({ head, months, month, rows, day, on: state.options.on ?? "", filters: state.filters });
  } catch (error) {
    return { node: el("div", { class: "due-view" }, head, failure(error, () => filter({}))) };
  }
}

function calendar({ head, months, month, rows, day, on, filters }) {
  const tasks = tasksOf(rows);
  const list = new DueList(tasks, month, on);
  const grid = monthGrid(tasks, month, day, (chosen) => { list.show(chosen); setOptions({ on: chosen }); });
  grid.choose(on);
  list.onClear = () => { grid.choose(""); setOptions({ on: "" }); };
  const told = el("p", { class: "quiet", role: "status" }, measure(tasks, day));
  const node = el("div", { class: "due-view" }, head, el("div", { class: "due-layout" },
    el("section", { class: "due-main", "aria-labelledby": "due-month" }, walk(month), told, grid.node),
    el("div", { class: "due-side" }, jumpTable(months, month), subscriptions(asked(filters)))),
  list.node, tasks.length ? null : empty(t("due.none", { month: date(month) })));
  return { node, table: () => whole(rows), picture: () => monthPicture(tasks, month, day), name: `due-${month}` };
}

/** How many tasks have a deadline, how many come again, how many deadlines are past. */
function measure(tasks, day) {
  const again = new Set(tasks.filter((task) => task.again).map((task) => task.rows[0].task_key)).size;
  const late = tasks.filter((task) => task.state === "overdue").length;
  const words = [t("deadlines.count", { n: tasks.filter((task) => !task.again).length }), again ? t("due.recurring", { n: again }) : "", late ? t("due.overdue", { n: late, day: date(day) }) : ""];
  return words.filter(Boolean).join(" · ");
}

/** The rows for the exports, with the time of duties that come again and what is overdue. */
function whole(rows) {
  const { columns, rows: lines } = dueTable(rows);
  const more = (row) => [row.occurrence, row.state ? t(`due.state.${row.state}`) : null];
  return { columns: [...columns, t("column.occurrence"), t("column.state")], rows: lines.map((line, index) => [...line, ...more(rows[index])]) };
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

const asked = ({ agency, level, directive }) => ({ agency, level, directive });

/** Tasks a month, `[{time, tasks}]`; under a directive counted from its own deadlines. */
async function monthsOf(filters, day) {
  if (!filters.directive) return (await ask("due_months", { agency: filters.agency, level: filters.level, as_of: day })).rows;
  const { rows } = await ask("deadlines", { ...asked(filters), as_of: day });
  const counts = new Map();
  for (const row of new Map(rows.filter((row) => row.deadline).map((row) => [row.task_key, row])).values()) {
    const time = row.deadline.slice(0, 7);
    counts.set(time, (counts.get(time) ?? 0) + 1);
  }
  return [...counts].sort().map(([time, tasks]) => ({ time, tasks }));
}

/** The month itself where it has something, else the next that has, else the last one. */
function nearest(months, month) {
  const known = months.map((row) => row.time).filter((time) => MONTH.test(time));
  return known.find((time) => time >= month) ?? known.at(-1) ?? month;
}

const toMonth = (month) => href(changed({ filters: { ...changed({}).filters, month }, options: {}, ...NO_EVIDENCE }));

/** `2021-12` and a step of 1 make `2022-01`. */
export function stepped(month, step) {
  const [year, of] = month.split("-").map(Number);
  const at = year * 12 + of - 1 + step;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

function walk(month) {
  const link = (id, step, words, sign) => el("a", { class: "button plain small", id, href: toMonth(stepped(month, step)), "aria-label": words, title: words }, sign);
  const jump = el("input", { type: "month", class: "field", id: "due-jump", value: month, onchange: () => MONTH.test(jump.value) && filter({ month: jump.value }) });
  return el("div", { class: "due-walk" }, link("due-before", -1, t("due.before"), "‹"), el("h2", { id: "due-month" }, t("deadlines.month", { month: date(month) })), link("due-after", 1, t("due.after"), "›"),
    el("label", { class: "due-jump" }, el("span", {}, t("due.jump")), jump));
}

/** Years down, months across: each number leads to its month; what the text gives to a quarter or a year only stands last. */
function jumpTable(months, shown) {
  const years = [...new Set(months.map((row) => row.time.slice(0, 4)))].sort();
  const counts = new Map(months.map((row) => [row.time, row.tasks]));
  const most = Math.max(1, ...months.map((row) => row.tasks));
  const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
  const cell = (time) => el("td", {}, counts.has(time) ? el("a", { href: toMonth(time), "aria-current": time === shown ? "date" : null, "aria-label": t("due.cell", { month: date(time), n: counts.get(time) }),
    vars: { "--share": `${Math.round(8 + (52 * counts.get(time)) / most)}%` } }, number(counts.get(time))) : null);
  const coarse = (year) => months.filter((row) => row.time.startsWith(year) && !MONTH.test(row.time)).reduce((sum, row) => sum + row.tasks, 0);
  if (!years.length) return null;
  return el("section", { class: "due-jumps" }, el("h2", {}, t("due.months")), el("table", { "aria-label": t("due.months") },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("due.year")), numbers.map((of) => el("th", { scope: "col", "aria-label": t("deadlines.month", { month: of }) }, String(Number(of)))), el("th", { scope: "col", title: t("due.coarse.help") }, t("due.coarse.short")))),
    el("tbody", {}, years.map((year) => el("tr", {}, el("th", { scope: "row" }, year), numbers.map((of) => cell(`${year}-${of}`)), el("td", { class: "quiet" }, coarse(year) || null))))),
  el("p", { class: "quiet due-small" }, t("due.months.note")));
}

function filterForm(filters) {
  const field = (name, size) => el("label", {}, el("span", {}, t(`due.filter.${name}`)), el("input", { class: "field", name, id: `due-${name}`, value: filters[name] ?? "", size, lang: "vi", autocomplete: "off" }));
  const level = el("select", { class: "field", name: "level", id: "due-level", onchange: () => send() }, el("option", { value: "" }, t("filter.any")), LEVELS.map((name) => el("option", { value: name, selected: name === filters.level }, term("level", name))));
  const form = el("form", { class: "fields due-filter", role: "search", "aria-label": t("filter.label"), lang: language(), onsubmit: (event) => { event.preventDefault(); send(); } },
    field("agency", 26), field("directive", 14), el("label", {}, el("span", {}, t("filter.level")), level), el("button", { type: "submit", class: "button small", id: "due-apply" }, t("due.apply")));
  const send = () => filter(Object.fromEntries(["agency", "directive", "level"].map((name) => [name, form.elements[name].value.trim()])));
  const active = ["agency", "directive", "level"].some((name) => filters[name]);
  if (active) form.append(el("button", { type: "button", class: "button small plain", onclick: () => filter({ agency: "", directive: "", level: "" }) }, t("filter.clear")));
  return form;
}
