// The text of a document with its marks in place, drawn a few lines at a time: nothing waits for the end of a long one.
import { announce, el } from "../../dom.js";
import { t } from "../../i18n.js";
import { href, toDirective } from "../../state.js";
import { briefly } from "./card.js";
import { linesOf, nested, placesIn } from "./pieces.js";
import { Popover } from "./popover.js";

const BUDGET_MS = 12;
const LINES_A_BLOCK = 40;
const NEXT = { n: 1, p: -1 };

export class Paper {
  /** `text` from character number `from` of its source; `marks` of `pieces.js`; `pages`: where each page after the first begins. */
  constructor({ text, from, marks, pages }) {
    const place = placesIn(text, from);
    this.text = text;
    this.marks = marks.map((mark) => ({ ...mark, start: place(mark.start), end: place(mark.end) }));
    this.pages = pages.map(place);
    this.waiting = [];
    this.drawnTo = 0;
    this.current = null;
    this.elements = new Map();
    this.listeners = [];
    this.words = el("div", { class: "doc-words", lang: "vi" });
    this.node = el("div", { class: "doc-paper", role: "region", tabindex: 0, "aria-label": t("doc.label"), onkeydown: (event) => this.key(event), onfocusin: (event) => this.focused(event) }, this.words);
    this.popover = new Popover(this);
    this.draw();
  }

  /** Draw on until all lines stand, in turns of a few milliseconds. */
  async draw() {
    const lines = linesOf(this.text);
    let [next, active] = [0, []];
    for (let at = 0, block = null; at < lines.length;) {
      const end = performance.now() + BUDGET_MS;
      for (; at < lines.length && performance.now() < end; at += 1) {
        const [start, stop] = lines[at];
        while (next < this.marks.length && this.marks[next].start < stop) active.push(this.marks[next++]);
        active = active.filter((mark) => mark.end > start);
        if (at % LINES_A_BLOCK === 0) this.words.append((block = el("div", { class: "doc-block" })));
        block.append(...this.pageBreaks(start, stop), this.line(start, stop, active));
        this.drawnTo = stop;
      }
      this.waiting = this.waiting.filter(({ place, go }) => place > this.drawnTo || go());
      await new Promise((go) => setTimeout(go));
    }
    this.drawnTo = Infinity;
    for (const { go } of this.waiting) go();
    this.node.dataset.drawn = "all";
  }

  pageBreaks(start, stop) {
    const found = [];
    while (this.pages.length && this.pages[0] <= stop) {
      this.pages.shift();
      this.page = (this.page ?? 1) + 1;
      found.push(el("div", { class: "doc-page" }, t("evidence.page", { page: this.page })));
    }
    return found;
  }

  line(start, stop, marks) {
    const inside = marks.length ? nested(this.text, marks, start, stop) : [this.text.slice(start, stop)];
    return el("div", { class: stop > start ? "doc-line" : "doc-line blank" }, inside.map((piece) => this.piece(piece, false)));
  }

  /** A piece of a mark; within a link or a button another one is only coloured, its facts stand in the list. */
  piece(piece, within) {
    if (typeof piece === "string") return piece;
    const { mark } = piece;
    // A mark may begin with a line break, which is in no line: its first piece is the first that is drawn.
    const first = !this.elements.has(mark.index);
    const props = { class: `mk mk-${mark.kind}${first ? " first" : ""}${stateOf(mark)}`, "data-mark": mark.index, "data-letter": first ? t(`mark.letter.${mark.kind}`) : null };
    if (mark.kind === "task") return el("span", props, first ? this.keep(mark, this.taskButton(mark)) : null, piece.inside.map((part) => this.piece(part, within)));
    const words = el("span", { class: "mk-words" }, piece.inside.map((part) => this.piece(part, true)));
    if (!first) return el("span", props, words);
    const address = within ? null : hrefOf(mark);
    const button = within ? {} : { role: "button", tabindex: -1 };
    return this.keep(mark, address ? el("a", { ...props, href: address, tabindex: -1 }, words) : el("span", { ...props, ...button }, words));
  }

  /** Remember the element that stands for a mark. */
  keep(mark, node) {
    this.elements.set(mark.index, node);
    return node;
  }

  taskButton(mark) {
    return el("button", { type: "button", class: "mk-start", "data-mark": mark.index, tabindex: -1, "aria-label": briefly(mark), "data-letter": t("mark.letter.task") });
  }

  /** The element that stands for a mark and takes the focus. */
  elementOf(mark) {
    return this.elements.get(mark.index);
  }

  /** Wait until the text is drawn as far as `place`. */
  until(place) {
    return place <= this.drawnTo ? Promise.resolve() : new Promise((go) => { this.waiting.push({ place, go: () => void go() }); });
  }

  /** Bring a mark into view and open its card; with `focus` the keyboard goes there too. */
  async goTo(mark, { focus = true } = {}) {
    await this.until(mark.start + 1);
    const node = this.elementOf(mark);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    this.choose(mark, node);
    if (focus) node.focus({ preventScroll: true });
    this.popover.open(node, mark);
  }

  choose(mark, node) {
    const last = this.current && this.elementOf(this.current);
    last?.classList.remove("now");
    if (last?.tabIndex === 0) last.tabIndex = -1;
    node.classList.add("now");
    if (node.matches("a, button, [role=button]")) node.tabIndex = 0;
    const other = this.current !== mark;
    this.current = mark;
    if (!other) return;
    announce(briefly(mark));
    for (const listener of this.listeners) listener(mark);
  }

  /** The next (1) or the one before (-1) of the marks that are shown. */
  step(by) {
    const shown = this.marks.filter((mark) => !this.node.classList.contains(`hide-${mark.kind}`));
    if (!shown.length) return null;
    const at = this.current ? shown.findIndex((mark) => mark.index >= this.current.index) : -1;
    const exact = at >= 0 && shown[at] === this.current;
    const next = this.current === null ? (by > 0 ? 0 : shown.length - 1) : at < 0 ? (by > 0 ? 0 : shown.length - 1) : exact || by < 0 ? at + by : at;
    return this.goTo(shown[(next + shown.length) % shown.length]);
  }

  /** Kinds that are not to be seen lose their lines and letters, and are not stepped on. */
  hide(kinds) {
    for (const name of [...this.node.classList]) if (name.startsWith("hide-")) this.node.classList.remove(name);
    for (const kind of kinds) this.node.classList.add(`hide-${kind}`);
    this.popover.close();
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const mark = event.target.closest("[data-mark]");
    if (NEXT[event.key]) this.step(NEXT[event.key]);
    else if (event.key === "Escape" && this.popover.shown) this.popover.close();
    else if ((event.key === "Enter" || event.key === " ") && mark?.getAttribute("role") === "button") this.popover.open(mark, this.marks[mark.dataset.mark]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  focused(event) {
    const node = event.target.closest(".doc-words [data-mark]");
    if (!node || node.closest(".doc-card")) return;
    const mark = this.marks[node.dataset.mark];
    this.choose(mark, node);
    this.popover.open(node, mark);
  }
}

const stateOf = (mark) => (mark.kind === "citation" && mark.facts[0].state !== "resolved" ? ` is-${mark.facts[0].state}` : "");

/** Where the words of a mark lead: a citation to its directive, a body to its page. */
function hrefOf(mark) {
  const [row] = mark.facts;
  if (!row.to_key) return null;
  if (mark.kind === "citation") return href(toDirective(row.to_key));
  return mark.kind === "agency" ? href({ agency: row.to_key }) : null;
}
