// The tasks of a month one by one: the day, who, which document, and the sentence.
import { el, fill } from "../dom.js";
import { date, t } from "../i18n.js";
import { groupName } from "./due_month.js";
import { entry } from "./deadlines.js";
import { counted, groupBy } from "./parts.js";

const AT_ONCE = 150;

/**
 * Tasks of rows of `deadlines`, one a task and time: `{rows, day, group, state, again, who}`. `day` is null where the text names no
 * day; `group` is then the week, month, quarter or year, or `daily`.
 */
export function tasksOf(rows) {
  return [...groupBy(rows, (row) => `${row.task_key}|${row.deadline}|${row.occurrence}`).values()].map((found) => {
    const [row] = found;
    const when = row.deadline ?? row.occurrence ?? "";
    const daily = !row.deadline && String(row.recurrence).startsWith("FREQ=DAILY");
    const day = !daily && /^\d{4}-\d{2}-\d{2}/.test(when) ? when.slice(0, 10) : null;
    const who = found.find((other) => other.agency && other.role !== "reports_to") ?? found.find((other) => other.agency);
    return { rows: found, day, group: day ?? (daily ? "daily" : when), state: row.state, again: !row.deadline, who: brief(who?.agency) ?? row.document ?? row.document_issuer ?? "" };
  });
}

/** "Ủy ban nhân dân huyện Hòa An, tỉnh Cao Bằng" as offices write it where there is little room: "UBND huyện Hòa An". */
const brief = (agency) => agency?.replace(/^Ủy ban nhân dân/, "UBND").split(",")[0] ?? null;

export class DueList {
  constructor(tasks, month, on) {
    this.tasks = tasks;
    this.most = AT_ONCE;
    this.onClear = () => {};
    this.node = el("section", { class: "due-tasks" });
    this.show(on);
  }

  /** Only what is due on `day` (or in a group such as 2021-12); "" shows all, what comes again once each with its times. */
  show(day) {
    const found = day ? this.tasks.filter((task) => task.group === day) : this.tasks.filter((task) => !task.again);
    const groups = [...groupBy(found.slice(0, this.most), (task) => task.group)].sort(([one], [other]) => coarse(one) - coarse(other) || (one < other ? -1 : 1));
    const rest = found.length - this.most;
    const clear = day ? el("p", {}, el("button", { type: "button", class: "button small plain", onclick: () => { this.onClear(); this.show(""); } }, t("due.all"))) : null;
    const more = rest > 0 ? el("button", { type: "button", class: "button small", onclick: () => { this.most += AT_ONCE; this.show(day); } }, t("cascade.more", { n: rest })) : null;
    fill(this.node, clear, groups.map(([group, tasks]) => block(groupName(group), tasks.map((task) => entry(task.rows, lateTag(task))))), more, day ? null : this.again());
  }

  again() {
    const tasks = [...groupBy(this.tasks.filter((task) => task.again), (task) => task.rows[0].task_key).values()];
    return tasks.length ? block(t("due.again"), tasks.slice(0, this.most).map((times) => entry(times[0].rows, timesOf(times)))) : null;
  }
}

const block = (words, lines) => el("section", { class: "block" }, counted("h3", words, lines.length), el("ul", { class: "due-list" }, lines));

/** Days come first, in their order; then weeks, months, quarters and years; what is to be done each day stands last. */
const coarse = (group) => (group === "daily" ? 2 : /^\d{4}-\d{2}-\d{2}$/.test(group) ? 0 : 1);

const lateTag = (task) => (task.state === "overdue" ? el("span", { class: "tag urgent" }, t("due.state.overdue")) : null);

/** When something comes again within the month; what is to be done each day, or once in the month, needs no list. */
function timesOf(times) {
  const said = times.length > 1 ? times.map((task) => (task.day ? String(Number(task.day.slice(8))) : date(task.group))).join(", ") : "";
  if (!said) return null;
  return el("span", { class: "quiet" }, times[0].day ? t("due.times.days", { days: said }) : said);
}
