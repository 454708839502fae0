// Where marks stand: time from left to right, lanes from the centre down; what would overlap is stacked.
import { cut, widthOf } from "../../svg.js";
import { nameOf } from "../parts.js";
import { calendar, firstOf } from "./marks.js";

export const R = 7;
const [ROW, HEAD, TOP, GAP, UNDATED, NARROW] = [20, 28, 34, 12, 140, 700];
/** Up to so many marks carry their number. */
const NAMED = 60;

/**
 * `{width, height, lanes: [{lane, y, high, marks: [{mark, x, x2, y, name}], medianX}], ticks, days, left, right, rootX}` of lanes in `room` pixels.
 */
export function layOut(lanes, room) {
  const marks = lanes.flatMap((lane) => lane.marks);
  const left = room < NARROW ? 8 : 132;
  const right = room - (marks.some((mark) => mark.from === null) ? Math.min(UNDATED, room * 0.3) : 12);
  const scale = scaleOf(marks, left + R + 4, right - R - (marks.length <= NAMED ? 70 : 8));
  const root = marks.find((mark) => mark.root);
  let y = TOP;
  const placed = lanes.map((one) => {
    const rows = pack(one.marks, scale, { named: marks.length <= NAMED, right, room });
    const high = HEAD + Math.max(1, ...rows.map((mark) => mark.row + 1)) * ROW + 6;
    const found = { ...one, y, high, marks: rows.map((mark) => ({ ...mark, y: y + high - 6 - ROW / 2 - mark.row * ROW })), medianX: one.median !== null && root?.from ? scale.x(root.from + one.median) : null };
    y += high + GAP;
    return found;
  });
  return { width: room, height: y + 22, lanes: placed, ticks: ticks(scale, (right - left) / 62), days: root?.from ? dayTicks(scale, root.from, (right - left) / 62) : [], left, right, bottom: y - GAP, rootX: root?.from ? scale.x(root.from) : null, narrow: room < NARROW };
}

function scaleOf(marks, start, end) {
  const dated = marks.filter((mark) => mark.from !== null);
  let first = Infinity;
  let last = -Infinity;
  for (const mark of dated) { first = Math.min(first, mark.from); last = Math.max(last, mark.to); }
  if (first === Infinity) return { first: 0, last: 1, x: () => start, none: true };
  if (last - first < 7) last = first + 7;
  return { first, last, x: (day) => start + ((end - start) * (day - first)) / (last - first), none: false };
}

/** The lowest row in which a mark overlaps none before it. Marks without a day stand behind the last day, in rows of their own. */
function pack(marks, scale, { named, right, room }) {
  const ends = [];
  const dated = marks.filter((mark) => mark.from !== null).map((mark) => {
    const [x, x2] = [scale.x(mark.from), scale.x(mark.to)];
    const name = named ? nameOf(mark.row) : "";
    return { mark, name, x, x2, end: Math.max(x2, x) + R + 3 + (name ? widthOf(name, 12) + 10 : 0) };
  }).sort((one, other) => one.x - other.x);
  for (const one of dated) {
    let row = ends.findIndex((end) => end <= one.x - R);
    if (row < 0) row = ends.length;
    ends[row] = one.end;
    one.row = row;
  }
  const across = named ? 1 : Math.max(1, Math.floor((room - right - 16) / (R * 2 + 4)));
  const undated = marks.filter((mark) => mark.from === null).map((mark, index) => {
    const x = right + 14 + R + (index % across) * (R * 2 + 4);
    return { mark, name: named ? cut(nameOf(mark.row), room - x - R - 8, 12) : "", x, x2: x, row: Math.floor(index / across) };
  });
  return [...dated, ...undated];
}

/** Months, quarters or years, as many as fit: `[{x, year, month}]`. */
function ticks(scale, most) {
  if (scale.none) return [];
  const months = (scale.last - scale.first) / 30.4;
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((size) => months / size <= Math.min(12, most)) ?? 240;
  const { year, month } = calendar(scale.first);
  const found = [];
  for (let at = step > 12 ? 0 : Math.floor(month / step) * step, day = firstOf(year, at); day <= scale.last; at += step, day = firstOf(year, at)) {
    if (day >= scale.first) found.push({ x: scale.x(day), ...calendar(day) });
  }
  return found;
}

/** Days after the root at round numbers: `[{x, days}]`. */
function dayTicks(scale, root, most) {
  const range = scale.last - root;
  const step = [1, 2, 5, 10, 15, 30, 60, 90, 180, 365, 730, 1825].find((size) => range / size <= Math.min(10, most)) ?? 3650;
  return Array.from({ length: Math.floor(range / step) + 1 }, (_, index) => ({ x: scale.x(root + index * step), days: index * step }));
}
