// What stands on the lines of time: papers and deadlines, each from its first day to its last as its date is exact or coarse.

import { levelOf, LEVELS } from "../../levels.js";
import { median } from "../../median.js";

const DAY = 86_400_000;

/** First and last day of a date as exact as it is, as days since 1970: `2021-11` is a month, `2024-Q3` a quarter; null where there is none. */
export function span(iso) {
  const day = String(iso ?? "").split("T")[0];
  const quarter = /^(\d{4})-Q([1-4])$/.exec(day);
  const parts = quarter ? [Number(quarter[1]), Number(quarter[2]) * 3 - 2] : day.split("-").map(Number);
  const [year, month, date] = parts;
  if (!/^\d{4}(-|$)/.test(day) || !year) return null;
  if (date) return [number(year, month - 1, date), number(year, month - 1, date)];
  if (quarter) return [number(year, month - 1, 1), number(year, month + 2, 0)];
  return month ? [number(year, month - 1, 1), number(year, month, 0)] : [number(year, 0, 1), number(year, 11, 31)];
}

const number = (year, month, day) => Math.round(Date.UTC(year, month, day) / DAY);

/** Year, month (0–11) and day of days since 1970. */
export function calendar(days) {
  const date = new Date(days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

/** Days since 1970 of the first of a month. */
export const firstOf = (year, month) => number(year, month, 1);

/**
 * Marks of the rows of `timeline`: `{row, kind, lane, from, to, coarse, root, days}`; `shown` says which kinds are wanted beside papers
 * (`due`, `above`), `chain` which papers the filters leave and how long after the root they came.
 */
export function marksOf(rows, chain, shown) {
  const known = new Map(chain.rows.map((row) => [row.key, row]));
  const marks = [];
  for (const row of rows) {
    const kind = row.event === "due" ? "due" : row.side === "above" ? "above" : "paper";
    if (kind !== "paper" && !shown.has(kind)) continue;
    if (kind !== "above" && row.side !== "itself" && !chain.matching.has(row.key)) continue;
    const days = span(row.day);
    marks.push({ row: { ...known.get(row.key), ...row }, kind, lane: levelOf(row.lane), from: days?.[0] ?? null, to: days?.[1] ?? null,
      coarse: days !== null && days[0] !== days[1], root: kind === "paper" && row.side === "itself" && row.depth === 0, days: kind === "paper" ? known.get(row.key)?.days_after_root ?? null : null });
  }
  return marks;
}

/** Lanes with their marks, from the centre down, and the middle of the days after the root in each; null where none is exact. */
export function lanesOf(marks) {
  return LEVELS.map((lane) => ({ lane, marks: marks.filter((mark) => mark.lane === lane) })).filter((one) => one.marks.length).map((one) => ({ ...one, median: medianDays(one.marks) }));
}

function medianDays(marks) {
  const days = marks.filter((mark) => mark.kind === "paper" && !mark.root && !mark.coarse && typeof mark.days === "number").map((mark) => mark.days);
  return median(days);
}
