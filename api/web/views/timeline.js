// A chain in time: a lane a level, a mark a paper, the middle of each lane in days after the first paper.
import { chainOf, filterBar } from "../chain.js";
import { ask } from "../api.js";
import { el, fill, vi } from "../dom.js";
import { number, t, term } from "../i18n.js";
import { setOptions } from "../state.js";
import { svg } from "../svg.js";
import { paperCard } from "./papercard.js";
import { deadline, nameOf, numberLink, quote } from "./parts.js";
import { empty, notices } from "./states.js";
import { drawMark, ground } from "./timeline/draw.js";
import { layOut } from "./timeline/layout.js";
import { lanesOf, marksOf } from "./timeline/marks.js";

const DRAWN_A_FRAME = 200;
const EXTRAS = ["due", "above"];

/** The lanes of a directive; `o.with` says what is shown beside its papers: `due` deadlines, `above` the papers that it comes from. */
export async function draw({ row, state }) {
  const [{ rows, notes }, chain] = await Promise.all([ask("timeline", { directive: row.key }), chainOf(row, state.filters)]);
  if (rows.length <= 1) return el("div", {}, notices(notes, row.note), empty(t("cascade.none")));
  const view = new Timeline(rows, chain, state.options);
  return { filters: filterBar(chain.rows, state.filters), node: el("div", {}, notices([...new Set([...notes, ...chain.notes])], row.note), view.node), table: () => view.table(), picture: () => view.drawing };
}

class Timeline {
  constructor(rows, chain, options) {
    Object.assign(this, { rows, chain });
    this.shown = new Set((options.with ?? "").split(".").filter((name) => EXTRAS.includes(name)));
    this.drawing = svg("svg", { class: "time-drawing", role: "group", "aria-label": t("timeline.label", { number: nameOf(chain.root) }) });
    this.drawing.addEventListener("keydown", (event) => this.key(event));
    for (const name of ["focusin", "pointerover"]) this.drawing.addEventListener(name, (event) => this.tell(event.target.closest("a")));
    this.frame = el("div", { class: "time-frame" }, this.drawing);
    this.card = el("div", { class: "time-card" }, el("p", { class: "quiet" }, t("timeline.hint")));
    this.node = el("div", { class: "time" }, this.tools(), this.frame, this.card);
    this.read();
    new ResizeObserver(() => this.measure()).observe(this.frame);
  }

  tools() {
    const counts = { due: this.rows.filter((row) => row.event === "due").length, above: this.rows.filter((row) => row.side === "above").length };
    const boxes = EXTRAS.filter((name) => counts[name]).map((name) => {
      const box = el("input", { type: "checkbox", checked: this.shown.has(name), onchange: () => this.turn(name) });
      return el("label", { class: "time-check" }, box, t(`timeline.with.${name}`), el("span", { class: "count" }, number(counts[name])));
    });
    return el("div", { class: "time-tools" }, boxes, legend());
  }

  read() {
    this.lanes = lanesOf(marksOf(this.rows, this.chain, this.shown));
  }

  turn(name) {
    if (!this.shown.delete(name)) this.shown.add(name);
    setOptions({ with: EXTRAS.filter((one) => this.shown.has(one)).join(".") });
    this.read();
    this.draw();
  }

  measure() {
    const room = this.frame.clientWidth;
    if (!room || room === this.room) return;
    this.room = room;
    this.draw();
  }

  /** Everything anew; many marks come a few hundred at a time. */
  async draw() {
    const laid = layOut(this.lanes, this.room);
    const turn = {};
    this.turnNow = turn;
    for (const [name, value] of Object.entries({ width: laid.width, height: laid.height, viewBox: `0 0 ${laid.width} ${laid.height}` })) this.drawing.setAttribute(name, value);
    this.nodes = new Map();
    this.order = laid.lanes.map((lane) => [...lane.marks].sort((one, other) => one.x - other.x || one.y - other.y));
    this.drawing.replaceChildren(svg("g", { "aria-hidden": "true" }, ground(laid)));
    const all = this.order.flat();
    for (let at = 0; at < all.length; at += DRAWN_A_FRAME) {
      if (at) await new Promise(requestAnimationFrame);
      if (this.turnNow !== turn) return;
      this.drawing.append(...all.slice(at, at + DRAWN_A_FRAME).map((mark, index) => this.nodeOf(mark, at + index === 0)));
    }
  }

  nodeOf(mark, now) {
    const node = drawMark(mark, now);
    this.nodes.set(node, mark);
    mark.node = node;
    return node;
  }

  tell(node) {
    const found = node && this.nodes?.get(node);
    if (!found) return;
    const { row, kind } = found.mark;
    fill(this.card, kind === "due" ? dueCard(row) : paperCard({ ...row, issued_on: row.day, level: row.lane, tasks: row.status === "cited" ? null : row.tasks }));
  }

  /** Left and right along a lane, up and down to the next one. */
  key(event) {
    const now = this.nodes.get(event.target.closest("a"));
    const lane = this.order.findIndex((marks) => marks.includes(now));
    if (lane < 0) return;
    const at = this.order[lane].indexOf(now);
    const nearest = (marks) => marks?.reduce((best, mark) => (Math.abs(mark.x - now.x) < Math.abs(best.x - now.x) ? mark : best));
    const to = { ArrowRight: this.order[lane][at + 1], ArrowLeft: this.order[lane][at - 1], ArrowDown: nearest(this.order[lane + 1]), ArrowUp: nearest(this.order[lane - 1]), Home: this.order[lane][0], End: this.order[lane].at(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    now.node.setAttribute("tabindex", -1);
    to.node.setAttribute("tabindex", 0);
    to.node.focus();
  }

  table() {
    const names = ["column.issued_on", "timeline.event", "column.level", "column.document", "column.issuer", "timeline.after_root", "column.relation", "column.agency", "column.wording"];
    const line = ({ row, kind, days }) => [row.day, t(`timeline.event.${kind}`), term("level", row.lane), nameOf(row), row.issuer, days, term("relation", row.relation), row.agency, row.wording];
    return { columns: names.map((name) => t(name)), rows: this.lanes.flatMap((lane) => lane.marks).sort((one, other) => (one.to ?? 1e9) - (other.to ?? 1e9)).map(line) };
  }
}

function dueCard(row) {
  return el("div", { class: "paper-card" }, el("div", { class: "meta" }, deadline({ deadline: row.day, deadline_text: row.deadline_text }), vi("span", {}, row.agency ?? t("who.nobody")), numberLink(row)), quote(row));
}

/** What the shapes mean. */
function legend() {
  const shapes = { state: svg("circle", { cx: 9, cy: 8, r: 6 }), party: svg("rect", { x: 3, y: 2, width: 12, height: 12, rx: 1 }), coarse: svg("rect", { class: "coarse", x: 1, y: 2.5, width: 26, height: 11, rx: 5.5 }), cited: svg("circle", { cx: 9, cy: 8, r: 6, class: "hollow" }), due: svg("path", { d: "M9 1L16 8L9 15L2 8Z", class: "due" }) };
  return el("ul", { class: "time-legend" }, Object.entries(shapes).map(([name, shape]) => el("li", {}, svg("svg", { width: name === "coarse" ? 28 : 18, height: 16, class: "time-key", "aria-hidden": "true" }, shape), t(`timeline.shape.${name}`))));
}
