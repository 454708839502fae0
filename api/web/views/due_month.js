// A month as a table of weeks. Days are those of the texts: what a text gives to a week, a month or a year stands in a row of its own.
import { el, unseen } from "../dom.js";
import { date, number, t, term } from "../i18n.js";

const SHOWN = 3;

/** `{node, choose(day)}`: the grid of `month` ("2021-12"); `pick(day)` is told which day a person chose, "" for none. */
export function monthGrid(tasks, month, today, pick) {
  const byDay = new Map();
  for (const task of tasks.filter((one) => one.day)) byDay.set(task.day, [...(byDay.get(task.day) ?? []), task]);
  const heads = ["2", "3", "4", "5", "6", "7", "8"].map((day) => el("th", { scope: "col" }, el("span", { "aria-hidden": "true" }, t(`day.short.${day}`)), el("span", { class: "unseen" }, term("day", day))));
  const node = el("table", { class: "due-grid", "aria-labelledby": "due-month" }, el("thead", {}, el("tr", {}, heads)),
    el("tbody", {}, weeksOf(month).map((week) => el("tr", {}, week.map((day) => cell(day, byDay.get(day) ?? [], today, choose))))));
  const rest = coarseRow(tasks.filter((task) => !task.day), choose);
  function choose(day) {
    const buttons = [...node.querySelectorAll("button"), ...(rest?.querySelectorAll("button") ?? [])];
    const again = buttons.some((button) => button.dataset.day === day && button.getAttribute("aria-pressed") === "true");
    mark(buttons, again ? "" : day);
    pick(again ? "" : day);
  }
  const mark = (buttons, day) => buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.day === day)));
  return { node: el("div", {}, rest, node), choose: (day) => mark([...node.querySelectorAll("button"), ...(rest?.querySelectorAll("button") ?? [])], day) };
}

/** The weeks of a month from Monday to Sunday, days as ISO; null outside the month. */
export function weeksOf(month) {
  const [year, of] = month.split("-").map(Number);
  const days = new Date(Date.UTC(year, of, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, of - 1, 1)).getUTCDay() + 6) % 7;
  const cells = [...Array(before).fill(null), ...Array.from({ length: days }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`)];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function cell(day, tasks, today, choose) {
  if (!day) return el("td", { class: "out" });
  const figure = el("span", { class: "figure" }, String(Number(day.slice(8))));
  const now = day === today ? el("span", { class: "unseen" }, ` ${t("due.as_of")}`) : null;
  if (!tasks.length) return el("td", { class: day === today ? "today" : null }, figure, now);
  const late = tasks.filter((task) => task.state === "overdue").length;
  const lines = tasks.slice(0, SHOWN).map((task) => el("span", { class: "line" }, mark(task), el("span", {}, task.who)));
  // What is seen stands in the name too: "15" + " tháng 12/2021: " + "3" + " việc, 1 quá hạn".
  const said = [unseen(` ${t("due.of_month", { month: date(day.slice(0, 7)) })} `), el("b", { class: late ? "sum late" : "sum" }, number(tasks.length), unseen(` ${t("due.tasks")}${late ? `, ${t("due.late", { n: late })}` : ""}: `))];
  return el("td", { class: day === today ? "today" : null }, el("button", { type: "button", id: `due-${day}`, "data-day": day, "aria-pressed": "false", onclick: () => choose(day) },
    el("span", { class: "top-line" }, figure, said), lines, tasks.length > SHOWN ? el("span", { class: "line quiet" }, `+${tasks.length - SHOWN}`) : null));
}

/** Overdue, still to come, or coming again: a sign beside the colour. */
export function mark(task) {
  const kind = task.state === "overdue" ? "late" : task.again ? "again" : "open";
  return el("i", { class: `due-mark ${kind}`, "aria-hidden": "true" }, { late: "!", again: "↻", open: "•" }[kind]);
}

function coarseRow(tasks, choose) {
  if (!tasks.length) return null;
  const groups = new Map();
  for (const task of tasks) groups.set(task.group, [...(groups.get(task.group) ?? []), task]);
  return el("div", { class: "due-coarse", role: "group", "aria-label": t("due.coarse") }, el("span", { class: "quiet" }, t("due.coarse")),
    [...groups].sort(([one], [other]) => byCoarseness(one, other)).map(([group, found]) => el("button", { type: "button", class: "due-chip", id: `due-${group}`, "data-day": group, "aria-pressed": "false", onclick: () => choose(group) },
      mark(found.find((task) => task.state === "overdue") ?? found[0]), groupName(group), el("span", { class: "count" }, number(found.length)))));
}

/** Months, quarters and years first, then weeks, what is to be done each day last. */
export const byCoarseness = (one, other) => coarseness(one) - coarseness(other) || (one < other ? -1 : 1);
const coarseness = (group) => (group === "daily" ? 2 : group.includes("W") ? 1 : 0);

/** What a group of tasks is called: a day, a week, a month, a quarter, a year, or each day. */
export function groupName(group) {
  if (group === "daily") return t("due.daily");
  if (/^\d{4}-\d{2}-\d{2}$/.test(group)) return weekday(group);
  if (/^\d{4}-\d{2}$/.test(group)) return t("due.whole_month", { month: date(group) });
  return date(group);
}

function weekday(day) {
  const of = new Date(`${day}T00:00:00Z`).getUTCDay();
  const words = term("day", String(of === 0 ? 8 : of + 1));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${date(day)}`;
}
