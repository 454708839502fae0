// Lanes, lines of time and marks as SVG.
import { date, number, t, term } from "../../i18n.js";
import { href, toDirective } from "../../state.js";
import { svg } from "../../svg.js";
import { evidenceHref, nameOf } from "../parts.js";
import { R } from "./layout.js";

/** What lies under the marks: lanes with their names and medians, months, days after the root. */
export function ground(laid) {
  const months = laid.ticks.map(({ x, year, month }) => [svg("line", { class: "time-line", x1: x, x2: x, y1: 22, y2: laid.bottom }), svg("text", { class: "time-small", x: x + 3, y: 16 }, month === 0 && laid.ticks.length > 12 ? String(year) : `${month + 1}/${year}`)]);
  const days = laid.days.map(({ x, days: after }) => svg("text", { class: "time-small", x, y: laid.bottom + 18, "text-anchor": "middle" }, after ? `+${number(after)}` : t("timeline.root_day")));
  const undated = laid.lanes.some((lane) => lane.marks.some(({ mark }) => mark.from === null)) ? svg("text", { class: "time-small", x: laid.right + 10, y: 16 }, t("directive.undated")) : null;
  return [laid.lanes.map((lane) => svg("rect", { class: "time-lane", x: 0, y: lane.y, width: laid.width, height: lane.high, rx: 6 })), months, days, undated, rootLine(laid), laid.lanes.map((lane) => laneWords(lane, laid))];
}

function rootLine({ rootX, bottom }) {
  return rootX === null ? null : svg("line", { class: "time-root-line", x1: rootX, x2: rootX, y1: 22, y2: bottom });
}

function laneWords(lane, laid) {
  const papers = lane.marks.filter(({ mark }) => mark.kind === "paper").length;
  const name = [term("level", lane.lane), papers ? ` (${number(papers)})` : ""].join("");
  return [svg("text", { class: "time-name", x: 10, y: lane.y + 18 }, name), lane.medianX === null ? null : median(lane, laid)];
}

/** The middle of a lane; its words stand on the side where there is room. */
function median({ medianX: x, y, high, median: days }, { right, narrow }) {
  const back = x > right - 140;
  const words = svg("text", { class: "time-median-words", x: back ? x - 6 : x + 6, y: y + 18, "text-anchor": back ? "end" : "start" }, t("timeline.median", { n: number(days) }));
  return [svg("line", { class: "time-median", x1: x, x2: x, y1: y, y2: y + high }), narrow && x < 120 ? null : words];
}

/** One mark as a link: a paper leads to its page, a deadline to the words that set it. */
export function drawMark({ mark, name, x, x2, y }, now) {
  const { row, kind } = mark;
  const due = kind === "due" ? evidenceHref(row) : null;
  const link = { href: due ?? href(toDirective(row.key)), class: `time-mark is-${kind} of-${mark.lane}${row.status === "cited" ? " stub" : ""}${mark.root ? " root" : ""}`, "aria-label": spoken(mark), tabindex: now ? 0 : -1 };
  const evidence = due ? { "data-source": row.source, "data-start": row.span_start, "data-end": row.span_end } : {};
  return svg("a", { ...link, ...evidence }, svg("title", {}, spoken(mark)), shape(mark, x, x2, y), name ? svg("text", { class: "time-number", x: Math.max(x, x2) + R + 4, y: y + 4, "aria-hidden": "true" }, name) : null);
}

/** A dot for the State, a square for the Party, a diamond for a deadline; a date known only by its month, quarter or year is a bar over all of it. */
function shape(mark, x, x2, y) {
  if (mark.coarse) return svg("rect", { class: "coarse", x: x - R, y: y - R + 1, width: Math.max(x2 - x, 0) + R * 2, height: R * 2 - 2, rx: R });
  if (mark.kind === "due") return svg("path", { d: `M${x} ${y - R}L${x + R} ${y}L${x} ${y + R}L${x - R} ${y}Z` });
  if (mark.row.line === "party") return svg("rect", { x: x - R + 1, y: y - R + 1, width: R * 2 - 2, height: R * 2 - 2, rx: 1 });
  return svg("circle", { cx: x, cy: y, r: mark.root ? R + 1 : R - 0.5 });
}

/** What a mark is, in words. */
export function spoken({ row, kind, days }) {
  const when = row.day ? date(row.day) : t("directive.undated");
  if (kind === "due") return [t("timeline.due"), nameOf(row), when, row.agency, row.wording].filter(Boolean).join(": ");
  return [nameOf(row), row.issuer, when, days === null ? "" : t("timeline.after", { n: days })].filter(Boolean).join(", ");
}
