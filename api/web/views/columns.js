// A chain as columns: one branch is open at each level, a bar on every box says how its papers came.
import { chainOf, filterBar } from "../chain.js";
import { announce, el, fill, vi } from "../dom.js";
import { number, t, term } from "../i18n.js";
import { regionsOf } from "../regions.js";
import { setOptions } from "../state.js";
import { cut, svg } from "../svg.js";
import { BARS, Boxes, partsOf } from "./columns/boxes.js";
import { drawBox, drawLink, patterns } from "./columns/draw.js";
import { BOX, place } from "./columns/layout.js";
import { paperCard } from "./papercard.js";
import { groupBy, nameOf } from "./parts.js";
import { empty, notices } from "./states.js";

/** What came out of a directive, in columns; `o.open` is the sign of the box that is open last, `o.bar` what the bars tell. */
export async function draw({ row, state }) {
  const chain = await chainOf(row, state.filters);
  const said = notices(chain.notes, row.note);
  if (chain.rows.length <= 1) return el("div", {}, said.length ? said : empty(t("cascade.none")));
  const region = await regionsOf([...new Set(chain.rows.map((one) => one.province).filter(Boolean))]);
  const view = new Columns(new Boxes(chain, region), state.options);
  return { filters: filterBar(chain.rows, state.filters), node: el("div", {}, said, view.node), table: () => view.table(), picture: () => view.drawing };
}

class Columns {
  constructor(boxes, options) {
    this.boxes = boxes;
    this.bar = BARS[options.bar] ? options.bar : "days";
    this.path = boxes.path(options.open);
    this.current = this.path.at(-1).id;
    this.legend = el("ul", { class: "col-legend" });
    this.drawing = svg("svg", { class: "col-drawing", role: "group", "aria-label": t("columns.label", { number: nameOf(boxes.root.row) }) });
    this.drawing.addEventListener("click", (event) => this.click(event));
    this.drawing.addEventListener("keydown", (event) => this.key(event));
    this.scroller = el("div", { class: "col-scroll" }, this.drawing);
    this.card = el("div", { class: "col-card" });
    this.node = el("div", { class: "col" }, this.tools(), this.scroller, this.card);
    new ResizeObserver(() => this.measure()).observe(this.scroller);
  }

  tools() {
    const select = el("select", { class: "field", onchange: () => this.paint(select.value) }, Object.keys(BARS).map((bar) => el("option", { value: bar, selected: bar === this.bar }, t(`columns.bar.${bar}`))));
    return el("div", { class: "col-tools" }, el("label", {}, el("span", {}, t("columns.bar")), select), this.legend);
  }

  /** Draw for the room there is, once it is known, and again where it has become another. */
  measure() {
    const room = this.scroller.clientWidth - 4; // its padding
    if (room <= 0 || room === this.room) return;
    this.room = room;
    this.draw();
  }

  paint(bar) {
    this.bar = bar;
    setOptions({ bar: bar === "days" ? "" : bar });
    this.draw();
  }

  /** Lists of boxes from left to right, each with the one that is open. */
  columns() {
    const lists = [{ boxes: [this.boxes.root], open: this.path[0] }];
    this.path.forEach((box, index) => {
      const under = this.boxes.children(box);
      if (under.length) lists.push({ boxes: under, open: this.path[index + 1] });
    });
    return lists;
  }

  draw() {
    const laid = place(this.columns(), this.room);
    const { drawing } = this;
    for (const [name, value] of Object.entries({ width: laid.width, height: laid.height, viewBox: `0 0 ${laid.width} ${laid.height}` })) drawing.setAttribute(name, value);
    const links = laid.joined ? laid.columns.slice(1).flatMap((column, index) => column.boxes.map((to) => drawLink(laid.columns[index].boxes.find((one) => one.open), to, laid.columns[index].wide))) : [];
    drawing.replaceChildren(patterns(), svg("g", { "aria-hidden": "true" }, links), ...laid.columns.map((column) => this.column(column)));
    this.place = laid;
    this.drawLegend();
    this.tell();
  }

  column({ x, y, wide, boxes }) {
    const head = this.head(boxes.map((one) => one.box));
    return svg("g", {}, svg("text", { class: "col-head", x: x + 2, y: y + 18 }, cut(head, wide - 4, 13, 600)), boxes.map((placed) => drawBox(placed, { wide, bar: this.bar, now: placed.box.id === this.current, has: placed.box.direct.length > 0 })));
  }

  /** The levels in a column, as data says them: "Cấp tỉnh (9) · Bộ, ngành (3)"; for groups how many papers they hold. */
  head(boxes) {
    const rows = boxes.flatMap((box) => (box.row ? [box.row] : box.direct));
    return [...groupBy(rows, (row) => row.level ?? "other")].map(([level, found]) => `${term("level", level)}${rows.length > 1 ? ` (${number(found.length)})` : ""}`).join(" · ");
  }

  drawLegend() {
    const counts = partsOf(this.boxes.root.under, this.bar);
    fill(this.legend, counts.map(([part, count]) => el("li", {}, svg("svg", { width: 22, height: 14, "aria-hidden": "true" }, svg("rect", { class: `bar-${part}`, x: 0.5, y: 0.5, width: 21, height: 13, rx: 2 })), t(`columns.${this.bar}.${part}`), el("span", { class: "count" }, number(count)))));
  }

  /** The card of the box that was chosen last. */
  tell() {
    const box = this.path.at(-1).id === this.current ? this.path.at(-1) : this.boxOf(this.current);
    const group = () => el("p", {}, vi("strong", {}, box.label), ` · ${t("columns.papers", { n: box.under.length })}`);
    fill(this.card, box ? (box.row ? paperCard(box.row) : group()) : null);
  }

  boxOf(id) {
    return this.place.columns.flatMap((column) => column.boxes).find((placed) => placed.box.id === id)?.box;
  }

  choose(id) {
    const at = this.place.columns.findIndex((column) => column.boxes.some((placed) => placed.box.id === id));
    const box = this.boxOf(id);
    this.path = [...this.path.slice(0, at), box];
    this.current = id;
    setOptions({ open: id });
    this.draw();
    this.focus(id);
    announce(t("columns.opened", { name: box.label, n: box.direct.length }));
    this.scroller.scrollTo({ left: this.scroller.scrollWidth });
  }

  focus(id) {
    const node = this.drawing.querySelector(`[data-box="${id}"]`);
    for (const other of this.drawing.querySelectorAll("[data-box]")) other.setAttribute("tabindex", other === node ? 0 : -1);
    for (const link of this.drawing.querySelectorAll("a")) link.setAttribute("tabindex", link.dataset.of === id ? 0 : -1);
    this.current = id;
    node?.focus();
    this.tell();
  }

  click(event) {
    const box = event.target.closest("[data-box]");
    if (box) this.choose(box.dataset.box);
  }

  key(event) {
    const from = event.target.closest("[data-box]")?.dataset.box;
    if (!from) return;
    const { columns } = this.place;
    const at = columns.findIndex((column) => column.boxes.some((placed) => placed.box.id === from));
    const list = columns[at].boxes.map((placed) => placed.box.id);
    const index = list.indexOf(from);
    const to = { ArrowDown: list[index + 1], ArrowUp: list[index - 1], Home: list[0], End: list.at(-1), ArrowLeft: columns[at - 1]?.boxes.find((placed) => placed.open)?.box.id }[event.key];
    if (event.key === "Enter" || event.key === " ") this.choose(from);
    else if (event.key === "ArrowRight") this.right(from, at);
    else if (to) this.focus(to);
    else return;
    event.preventDefault();
  }

  right(from, at) {
    if (this.path[at]?.id !== from) this.choose(from);
    const next = this.place.columns[at + 1]?.boxes[0];
    if (next) this.focus(next.box.id);
  }

  /** One row a box that is shown. */
  table() {
    const parts = BARS[this.bar].parts.filter((part) => this.boxes.root.under.some((row) => BARS[this.bar].of(row) === part));
    const names = ["column.level", "column.document", "column.issuer", "column.issued_on", "column.days", "columns.below", ...parts.map((part) => `columns.${this.bar}.${part}`)];
    const line = (box) => {
      const counts = new Map(partsOf(box.under, this.bar));
      return [term("level", box.row?.level), box.label, box.row?.issuer, box.row?.issued_on, box.row?.days_after_parent, box.under.length, ...parts.map((part) => counts.get(part) ?? 0)];
    };
    return { columns: names.map((name) => t(name)), rows: this.columns().flatMap(({ boxes }) => boxes.map(line)) };
  }
}
