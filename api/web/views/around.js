// The graph around a directive: it starts with what the directive cites and what cites it, and opens further where a person presses.
import { filterBar } from "../chain.js";
import { announce, el, fill } from "../dom.js";
import { t, term } from "../i18n.js";
import { sign } from "../sign.js";
import { setOptions } from "../state.js";
import { svg } from "../svg.js";
import { aboutLine, aboutPaper } from "./around/card.js";
import { Drag } from "./around/drag.js";
import { arrows } from "./around/draw.js";
import { Graph, MOST } from "./around/graph.js";
import { boxOf, nearest, place, SIZE } from "./around/place.js";
import { lineMaker, makeScene } from "./around/scene.js";
import { Zoom } from "./around/zoom.js";
import { nameOf } from "./parts.js";
import { empty } from "./states.js";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Smaller than this a drawing is not shrunk to be seen whole: words would not be read any more. */
const READABLE = 0.7;

/** `o.open`, `o.hide` and `o.pin` say what a person did, `o.at` which paper is chosen. */
export async function draw({ row, state }) {
  const graph = new Graph(row, state.filters);
  const at = await graph.restore(state.options);
  if (!graph.near.get(row.key).length) return el("div", {}, empty(t("around.none")));
  const view = new Around(graph, at);
  await view.show();
  return { node: view.node, table: () => view.table(), picture: () => view.picture(), pyvis: `/draw?${new URLSearchParams({ directive: row.key, direction: "around" })}` };
}

class Around {
  constructor(graph, at) {
    Object.assign(this, { graph, current: at, places: new Map(), drawn: { keys: [], lines: [], left: 0 } });
    this.layer = svg("g", {});
    this.frame = svg("svg", { class: "around-picture", role: "group", "aria-label": t("around.label", { number: nameOf(graph.papers.get(graph.root)) }) }, arrows(), this.layer);
    this.zoom = new Zoom(this.frame, this.layer);
    this.frame.addEventListener("keydown", (event) => this.key(event));
    this.layer.addEventListener("click", (event) => this.click(event));
    this.drag = new Drag(this.layer, this);
    Object.assign(this, { filterSlot: el("div", {}), toolSlot: el("div", { class: "around-tools" }), note: el("p", { class: "around-note", hidden: true }), card: el("div", { class: "around-card" }) });
    this.node = el("div", { class: "around" }, this.filterSlot, this.toolSlot, this.note, el("div", { class: "around-stage" }, this.frame, this.card));
    new ResizeObserver(() => this.seen()).observe(this.frame);
  }

  /** The frame has a size now: the first time everything is shown whole. */
  seen() {
    if (this.fitted || !this.frame.clientWidth) return;
    this.fitted = true;
    this.fit();
  }

  fit() {
    this.zoom.fit(boxOf(this.places));
    if (this.zoom.scale >= READABLE) return;
    this.zoom.by(READABLE / this.zoom.scale);
    this.zoom.show(this.boxAround(this.current));
  }

  boxAround(key) {
    const { x, y } = this.places.get(key) ?? { x: 0, y: 0 };
    return { x: x - SIZE.wide / 2, y: y - SIZE.high / 2, width: SIZE.wide, height: SIZE.high };
  }

  /** Places anew, then the drawing; an answer that comes too late is dropped. */
  async show() {
    const drawn = this.graph.drawn();
    const turn = {};
    this.turn = turn;
    const places = await place(drawn, this.graph.root, this.graph.pinned);
    if (this.turn !== turn) return;
    Object.assign(this, { drawn, places });
    if (!places.has(this.current)) this.current = this.graph.root;
    await this.redraw();
    this.tell();
    if (this.fitted) this.fit();
  }

  /** The drawing of what has its place; one that comes too late is dropped. */
  async redraw() {
    const { turn } = this;
    const scene = await makeScene(this);
    if (this.turn !== turn) return;
    const inside = this.frame.contains(document.activeElement);
    Object.assign(this, scene);
    const lines = [...scene.lines.values()];
    this.layer.replaceChildren(...lines.map(({ path }) => path), ...lines.map(({ label }) => label), ...scene.papers.values());
    if (inside) this.focus(this.current);
    const { left } = this.drawn;
    fill(this.note, left ? t("around.full", { most: MOST, n: left }) : null);
    this.note.hidden = !left;
    this.drawTools();
  }

  nameOf(key) {
    return nameOf(this.graph.papers.get(key));
  }

  drawTools() {
    const button = (name, act, disabled = false) => el("button", { type: "button", class: "button small plain", disabled, onclick: act }, t(`around.do.${name}`));
    const zooms = [["+", "closer", () => this.zoom.by(1.25)], ["−", "further", () => this.zoom.by(0.8)]].map(([words, name, act]) => el("button", { type: "button", class: "button small plain", "aria-label": t(`around.do.${name}`), title: t(`around.do.${name}`), onclick: act }, words));
    fill(this.toolSlot, el("span", { class: "quiet" }, t("around.count", { n: this.drawn.keys.length })), zooms, button("whole", () => this.zoom.fit(boxOf(this.places))), button("undo", () => this.undo(), !this.graph.steps.length),
      this.graph.hidden.size ? el("button", { type: "button", class: "button small plain", onclick: () => this.change(() => { this.graph.hidden = new Set(); }) }, t("around.do.unhide", { n: this.graph.hidden.size })) : null,
      el("span", { class: "quiet around-keys" }, t("around.keys")));
    const rows = [this.graph.papers.get(this.graph.root), ...[...this.graph.near.values()].flatMap((near) => near.flatMap((one) => one.lines))];
    if (rows.length !== this.filtered) fill(this.filterSlot, filterBar(rows, this.graph.filters));
    this.filtered = rows.length;
  }

  /** Change what is open, hidden or pinned, as one step that can be undone. */
  async change(what) {
    this.graph.change(what);
    await this.show();
    this.remember();
  }

  remember() {
    setOptions({ ...this.graph.asOptions(), at: this.current === this.graph.root ? "" : sign(this.current) });
  }

  async undo() {
    if (!this.graph.undo()) return;
    await this.show();
    this.remember();
    announce(t("around.undone", { n: this.drawn.keys.length }));
  }

  /** Open a paper, or open more of it; where nothing more would come, close it. */
  async turnPaper(key) {
    this.current = key;
    const before = this.drawn.keys.length;
    await this.graph.learn(key);
    const { graph } = this;
    const more = graph.hasMore(key);
    await this.change(() => (more ? graph.open.set(key, (graph.open.get(key) ?? 0) + 1) : graph.open.delete(key)));
    const now = this.drawn.keys.length;
    announce(t(more ? "around.opened" : "around.closed", { name: this.nameOf(key), n: Math.abs(now - before), all: now }));
  }

  hide(key) {
    const next = nearest(this.places, key, [-1, 0]) ?? this.graph.root;
    this.current = next;
    this.change(() => this.graph.hidden.add(key)).then(() => announce(t("around.hid", { name: this.nameOf(key) })));
  }

  togglePin(key) {
    const place = this.places.get(key);
    this.change(() => (this.graph.pinned.delete(key) ? null : this.graph.pinned.set(key, place)));
  }

  /** While a paper is dragged only it and its lines are drawn anew. */
  moved(key) {
    const { x, y } = this.places.get(key);
    this.papers.get(key).setAttribute("transform", `translate(${x} ${y})`);
    const make = lineMaker(this, this.drawn.lines);
    for (const line of this.drawn.lines.filter((one) => one.from === key || one.to === key)) {
      const [before, [, now]] = [this.lines.get(line.id), make(line)];
      before.path.replaceWith(now.path);
      before.label.replaceWith(now.label);
      this.lines.set(line.id, now);
    }
  }

  /** Dropped: pinned where it lies; nothing else moves. */
  dropped(key) {
    const place = this.places.get(key);
    this.graph.change(() => this.graph.pinned.set(key, place));
    this.current = key;
    this.redraw();
    this.tell();
    this.remember();
  }

  click(event) {
    const key = event.target.closest("[data-paper]")?.dataset.paper;
    const line = event.target.closest("[data-line]")?.dataset.line;
    if (key) this.turnPaper(key);
    else if (line) this.tellLine(this.drawn.lines.find((one) => one.id === line));
  }

  focus(key) {
    this.current = key;
    for (const [other, node] of this.papers) node.querySelector("[data-paper]").setAttribute("tabindex", other === key ? 0 : -1);
    this.papers.get(key)?.querySelector("[data-paper]").focus({ preventScroll: true });
    this.zoom.show(this.boxAround(key));
  }

  key(event) {
    const key = event.target.closest("[data-paper]")?.dataset.paper;
    if (event.key === "z" && (event.ctrlKey || event.metaKey)) this.undo();
    else if (event.key === "+" || event.key === "-") this.zoom.by(event.key === "+" ? 1.25 : 0.8);
    else if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "Enter" || event.key === " ") this.turnPaper(key);
    else if (event.key === "Delete" && key !== this.graph.root) this.hide(key);
    else if (event.key === "p") this.togglePin(key);
    else if (ARROWS[event.key]) this.walk(nearest(this.places, key, ARROWS[event.key]));
    else return;
    event.preventDefault();
  }

  walk(key) {
    if (key === null) return;
    this.focus(key);
    this.tell();
    this.remember();
  }

  /** The card of the chosen paper. */
  tell() {
    const { current: key, graph } = this;
    const lines = this.drawn.lines.filter((line) => line.from === key || line.to === key).map((line) => ({ said: line.said, other: graph.papers.get(line.from === key ? line.to : line.from) }));
    const more = !graph.near.has(key) || graph.hasMore(key);
    fill(this.card, aboutPaper(graph.papers.get(key), lines, { [more ? "open" : "close"]: () => this.turnPaper(key), [graph.pinned.has(key) ? "unpin" : "pin"]: () => this.togglePin(key), hide: key === graph.root ? null : () => this.hide(key) }));
  }

  tellLine(line) {
    const [from, to] = [this.graph.papers.get(line.from), this.graph.papers.get(line.to)];
    for (const [id, { path, label }] of this.lines) for (const node of [path, label]) node.classList.toggle("on", id === line.id);
    fill(this.card, aboutLine(line, from, to));
    announce(`${nameOf(from)} → ${nameOf(to)}: ${line.said.map((said) => term("relation", said.relation)).join(", ")}`);
  }

  /** All of it at its own size, whatever part is in sight. */
  picture() {
    const { x, y, width, height } = boxOf(this.places);
    const copy = this.frame.cloneNode(true);
    copy.lastElementChild.removeAttribute("transform");
    copy.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    copy.classList.add("around-copy");
    // It must stand in the page while its styles are read; it leaves right after.
    this.node.append(copy);
    queueMicrotask(() => copy.remove());
    return copy;
  }

  /** One row a thing said between two papers that are drawn. */
  table() {
    const names = ["column.number", "column.relation", "column.to_number", "column.issuer", "column.issued_on", "column.quote"];
    const row = (said) => [this.nameOf(said.from), term("relation", said.relation), this.nameOf(said.to), this.graph.papers.get(said.from).issuer, this.graph.papers.get(said.from).issued_on, said.quote];
    return { columns: names.map((name) => t(name)), rows: this.drawn.lines.flatMap((line) => line.said.map(row)) };
  }
}
