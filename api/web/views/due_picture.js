// A month drawn for a report: the same weeks, what each day holds, and what has no day.
import { date, t, term } from "../i18n.js";
import { cut, FONT, svg } from "../svg.js";
import { byCoarseness, groupName, weeksOf } from "./due_month.js";

const [WIDE, HIGH, EDGE, TOP] = [168, 96, 20, 84];
const SHOWN = 3;

/** An SVG of its own, in the colours of paper. */
export function monthPicture(tasks, month, today) {
  const weeks = weeksOf(month);
  const groups = [...new Set(tasks.filter((task) => !task.day).map((task) => task.group))].sort(byCoarseness);
  const [width, below] = [EDGE * 2 + WIDE * 7, TOP + HIGH * weeks.length];
  const height = below + 24 + groups.length * 20 + 16;
  const words = (text, x, y, more = {}) => svg("text", { x, y, "font-size": 13, fill: "#18212b", ...more }, text);
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT }, svg("rect", { width, height, fill: "#fff" }),
    words(t("due.picture", { month: date(month), day: date(today) }), EDGE, 34, { "font-size": 19, "font-weight": 650 }),
    ["2", "3", "4", "5", "6", "7", "8"].map((day, index) => words(term("day", day), EDGE + index * WIDE + 8, TOP - 10, { fill: "#536170" })),
    weeks.map((week, row) => week.map((day, column) => box(day, tasks, EDGE + column * WIDE, TOP + row * HIGH))),
    groups.map((group, index) => words(`${groupName(group)}: ${t("due.count", { n: tasks.filter((task) => task.group === group).length })}`, EDGE, below + 28 + index * 20)));
}

function box(day, tasks, x, y) {
  const mine = day ? tasks.filter((task) => task.day === day) : [];
  const late = mine.some((task) => task.state === "overdue");
  const line = (task, index) => svg("text", { x: x + 8, y: y + 40 + index * 17, "font-size": 12, fill: task.state === "overdue" ? "#8a4b00" : "#18212b" }, cut(`${task.state === "overdue" ? "!" : task.again ? "↻" : "•"} ${task.who}`, WIDE - 16, 12));
  return [svg("rect", { x, y, width: WIDE, height: HIGH, fill: late ? "#fdf1de" : day ? "#fff" : "#f5f6f8", stroke: "#dce1e7" }),
    day ? svg("text", { x: x + 8, y: y + 20, "font-size": 13, "font-weight": mine.length ? 650 : 400, fill: mine.length ? "#18212b" : "#536170" }, String(Number(day.slice(8)))) : null,
    mine.slice(0, SHOWN).map(line),
    mine.length > SHOWN ? svg("text", { x: x + WIDE - 8, y: y + 20, "font-size": 12, "text-anchor": "end", fill: "#536170" }, `+${mine.length - SHOWN}`) : null];
}
