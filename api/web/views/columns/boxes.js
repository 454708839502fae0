// A chain as boxes: papers, and groups of papers where one branch has more than can be read at once.
import { compare, t, term } from "../../i18n.js";
import { levelOf, LEVELS } from "../../levels.js";
import { median } from "../../median.js";
import { sign } from "../../sign.js";
import { groupBy, nameOf } from "../parts.js";

/** More boxes than these under one are put into groups. */
const MOST = 14;

/** What the bar on a box is made of: the parts in their order, and which of them a paper is. */
export const BARS = {
  days: { parts: ["week", "month", "quarter", "later", "unknown"], of: pace },
  level: { parts: LEVELS, of: (row) => levelOf(row.level) },
  status: { parts: ["held", "cited"], of: (row) => row.status },
};

/** How long after the paper above a paper came. */
function pace(row) {
  const days = row.days_after_parent;
  if (days === null || days === undefined) return "unknown";
  return days <= 7 ? "week" : days <= 30 ? "month" : days <= 90 ? "quarter" : "later";
}

/** Ways to group the papers under a box; the first that divides them well is taken. */
const WAYS = [
  { name: "level", of: (row) => levelOf(row.level), words: (value) => term("level", value), order: (one, other) => LEVELS.indexOf(one) - LEVELS.indexOf(other) },
  { name: "region", of: (row, region) => (row.province ? region(row.province) : null) ?? "none", words: (value) => term("region", value) },
  { name: "province", of: (row) => row.province ?? "", words: (value) => value || t("filter.unknown") },
];

/** Boxes of a chain; `region`: place → key of its region. */
export class Boxes {
  constructor(chain, region) {
    this.chain = chain;
    this.region = region;
    this.made = new Map();
    this.root = this.paper(chain.root);
  }

  /** The box of a paper: `{id, row, label, under}`, `under` being all papers below it. */
  paper(row) {
    const id = sign(row.key);
    if (!this.made.has(id)) this.made.set(id, { id, row, label: nameOf(row), direct: this.direct(row), under: this.below(row) });
    return this.made.get(id);
  }

  direct(row) {
    return this.chain.below.get(row.key).filter((child) => this.chain.kept.has(child.key));
  }

  below(row) {
    const found = [];
    const open = [...this.direct(row)];
    while (open.length) {
      const next = open.pop();
      found.push(next);
      open.push(...this.direct(next));
    }
    return found;
  }

  /** The boxes under a box: its papers, or groups of them. */
  children(box) {
    box.children ??= this.grouped(box, box.direct);
    return box.children;
  }

  grouped(box, rows) {
    if (rows.length <= MOST) return rows.map((row) => this.paper(row));
    for (const way of WAYS.filter((one) => !(box.ways ?? []).includes(one.name))) {
      const groups = groupBy(rows, (row) => way.of(row, this.region));
      if (groups.size < 2 || groups.size > MOST * 3) continue;
      const order = way.order ?? ((one, other) => compare(way.words(one), way.words(other)));
      return [...groups].sort(([one], [other]) => order(one, other)).map(([value, found]) => (found.length === 1 ? this.paper(found[0]) : this.group(box, found, { name: way.words(value), key: value, way: way.name })));
    }
    return this.slices(box, rows);
  }

  /** Nothing tells them apart: by name, so many at a time. */
  slices(box, rows) {
    const sorted = [...rows].sort((one, other) => compare(one.issuer ?? "", other.issuer ?? "") || compare(nameOf(one), nameOf(other)));
    const size = Math.max(MOST, Math.ceil(sorted.length / MOST));
    const parts = Array.from({ length: Math.ceil(sorted.length / size) }, (_, index) => sorted.slice(index * size, (index + 1) * size));
    return parts.map((part, index) => this.group(box, part, { name: t("columns.slice", { from: nameOf(part[0]), to: nameOf(part.at(-1)) }), key: String(index), way: "" }));
  }

  group(box, direct, { name, key, way }) {
    const id = sign(`${box.id}/${way}/${key}`);
    const under = direct.flatMap((row) => [row, ...this.below(row)]);
    return { id, row: null, label: name, direct, under, ways: [...(box.ways ?? []), way].filter(Boolean) };
  }

  /** The boxes that are open from the first down to the one with this sign; without it along the widest branch. */
  path(id) {
    return this.find(this.root, id, 12) ?? this.widest();
  }

  find(box, id, deep) {
    if (!id || deep === 0) return null;
    if (box.id === id) return [box];
    for (const child of this.children(box)) {
      const found = this.find(child, id, deep - 1);
      if (found) return [box, ...found];
    }
    return null;
  }

  widest() {
    const path = [this.root];
    for (;;) {
      const [next] = [...this.children(path.at(-1))].sort((one, other) => other.under.length - one.under.length);
      if (!next || !next.direct.length) return path;
      path.push(next);
    }
  }
}

/** How many of these papers are in each part of a bar: `[[part, count]]`, without those that are none. */
export function partsOf(rows, bar) {
  const { parts, of } = BARS[bar];
  const counts = new Map(parts.map((part) => [part, 0]));
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count);
}

/** The middle of the days after the paper above; null where no paper has them. */
export function medianDays(rows) {
  return median(rows.map((row) => row.days_after_parent).filter((value) => typeof value === "number"));
}
