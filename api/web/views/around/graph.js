// The part of the graph around a directive that a person has opened: what is known, what is open, hidden and pinned, and what of it is drawn.
import { ask } from "../../api.js";
import { matches } from "../../chain.js";
import { sign } from "../../sign.js";
import { groupBy } from "../parts.js";

/** So many neighbours are opened at a time, and so many papers drawn at most. */
export const STEP = 20;
export const MOST = 150;

/** What is open (`Map` key → steps), hidden and pinned (`Map` key → {x, y} from the first paper). */
export class Graph {
  constructor(root, filters) {
    this.root = root.key;
    this.filters = filters;
    this.papers = new Map([[root.key, { ...root, links: null }]]);
    this.near = new Map();
    this.open = new Map([[root.key, 1]]);
    this.hidden = new Set();
    this.pinned = new Map();
    this.steps = [];
  }

  /** Ask for the neighbours of a paper, once. */
  async learn(key) {
    if (this.near.has(key)) return;
    const { rows } = await ask("neighbours", { directive: key });
    const own = [...groupBy(rows, (row) => row.key)].map(([other, lines]) => ({ key: other, lines: lines.map((row) => ({ ...row, from: row.way === "out" ? key : other, to: row.way === "out" ? other : key })) }));
    this.near.set(key, own);
    this.papers.get(key).links ??= own.length;
    for (const [other, [first]] of groupBy(rows, (row) => row.key)) if (!this.papers.has(other)) this.papers.set(other, paperOf(first));
  }

  /** Neighbours that the filters leave and nobody has hidden. */
  wanted(key) {
    return (this.near.get(key) ?? []).map(({ key: other, lines }) => ({ key: other, lines: lines.filter((line) => !this.filters.relation || line.relation === this.filters.relation) }))
      .filter((one) => one.lines.length && !this.hidden.has(one.key) && (one.key === this.root || this.passes(this.papers.get(one.key))));
  }

  passes(row) {
    return matches(row, { ...this.filters, relation: "" }); // relations are of the lines between papers
  }

  /** `{keys, lines, left}`: papers to draw, from the first outwards; lines between them by pair; how many had no room. */
  drawn() {
    const keys = new Set([this.root]);
    let left = 0;
    for (const key of keys) {
      if (!this.open.has(key)) continue;
      for (const { key: other } of this.wanted(key).slice(0, this.open.get(key) * STEP)) {
        if (keys.has(other)) continue;
        if (keys.size < MOST) keys.add(other);
        else left += 1;
      }
    }
    return { keys: [...keys], lines: this.linesAmong(keys), left };
  }

  /** One line a pair of papers, with all that is said between them: `{id, from, to, said}`. */
  linesAmong(keys) {
    const pairs = new Map();
    for (const key of keys) {
      for (const { key: other, lines } of this.near.has(key) ? this.wanted(key) : []) {
        if (!keys.has(other)) continue;
        for (const line of lines) {
          const id = `${line.from}\n${line.to}`;
          if (!pairs.has(id)) pairs.set(id, { id: sign(id), from: line.from, to: line.to, said: new Map() });
          pairs.get(id).said.set(`${line.relation} ${line.source} ${line.span_start}`, line);
        }
      }
    }
    return [...pairs.values()].map((pair) => ({ ...pair, said: [...pair.said.values()] }));
  }

  /** How many neighbours of a paper are not drawn; `keys` is a set of those that are. */
  unseen(key, keys) {
    const near = this.near.get(key);
    if (near) return near.filter((one) => !keys.has(one.key)).length;
    const seen = [...keys].filter((other) => this.near.get(other)?.some((one) => one.key === key)).length;
    return Math.max(0, (this.papers.get(key).links ?? 0) - seen);
  }

  /** Whether opening a paper once more would bring anything. */
  hasMore(key) {
    return !this.open.has(key) || this.wanted(key).length > this.open.get(key) * STEP;
  }

  /** Remember how it stands, then change it. */
  change(what) {
    this.steps.push({ open: new Map(this.open), hidden: new Set(this.hidden), pinned: new Map(this.pinned) });
    what();
  }

  undo() {
    const before = this.steps.pop();
    if (before) Object.assign(this, before);
    return before !== undefined;
  }

  /** As options of the address: keys as short signs. */
  asOptions() {
    const opened = [...this.open].filter(([key, steps]) => key !== this.root || steps !== 1).map(([key, steps]) => (steps === 1 ? sign(key) : `${sign(key)}*${steps}`));
    return { open: opened.join("."), shut: this.open.has(this.root) ? "" : "1", hide: [...this.hidden].map(sign).join("."), pin: [...this.pinned].map(([key, { x, y }]) => `${sign(key)}_${Math.round(x)}_${Math.round(y)}`).join(".") };
  }

  /** Stand as the options say: opened papers are asked for step by step, as far as they are found. */
  async restore(options) {
    if (options.shut) this.open.delete(this.root);
    await this.learn(this.root);
    let waiting = (options.open ?? "").split(".").filter(Boolean);
    for (let found = true; found && waiting.length;) {
      const known = new Map([...this.papers.keys()].map((key) => [sign(key), key]));
      const now = waiting.filter((word) => known.has(word.split("*")[0]));
      found = now.length > 0;
      waiting = waiting.filter((word) => !now.includes(word));
      await Promise.all(now.map((word) => this.learn(known.get(word.split("*")[0]))));
      for (const word of now) this.open.set(known.get(word.split("*")[0]), Math.min(50, Number(word.split("*")[1]) || 1));
    }
    const known = new Map([...this.papers.keys()].map((key) => [sign(key), key]));
    this.hidden = new Set((options.hide ?? "").split(".").map((word) => known.get(word)).filter(Boolean));
    for (const [word, x, y] of (options.pin ?? "").split(".").map((one) => one.split("_"))) if (known.has(word) && Number.isFinite(Number(x)) && Number.isFinite(Number(y))) this.pinned.set(known.get(word), { x: Number(x), y: Number(y) });
    return known.get(options.at) ?? this.root;
  }
}

/** What a row of `neighbours` says of the paper, without what it says of the line to it. */
function paperOf({ key, number, kind, heading, issuer, issued_on, level, line, place, status, tasks, links }) {
  return { key, number, kind, heading, issuer, issued_on, level, line, place, status, tasks, links };
}
