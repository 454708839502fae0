// The card of the mark that the pointer rests on or that has the focus. It stays while the pointer is in it; Esc closes it (WCAG 1.4.13).
import { el, fill } from "../../dom.js";
import { t } from "../../i18n.js";
import { cardOf } from "./card.js";

const REST_MS = 220;
const LEAVE_MS = 320;
const GAP = 6;
const HIGH = 160;

export class Popover {
  constructor(paper) {
    this.paper = paper;
    this.shown = null;
    this.node = el("div", { class: "doc-card", role: "group", "aria-label": t("doc.card"), hidden: true, onmouseenter: () => clearTimeout(this.leaving), onmouseleave: () => this.leave() });
    paper.node.append(this.node);
    paper.words.addEventListener("pointermove", (event) => event.pointerType !== "touch" && this.over(event));
    paper.words.addEventListener("pointerout", () => { clearTimeout(this.resting); this.leave(); });
    paper.words.addEventListener("pointerdown", (event) => { this.touch = event.pointerType === "touch"; this.before = this.node.hidden ? null : this.shown; });
    paper.words.addEventListener("click", (event) => this.click(event), true);
    paper.node.addEventListener("focusout", (event) => paper.node.contains(event.relatedTarget) || this.leave());
  }

  over(event) {
    const node = event.target.closest("[data-mark]");
    if (!node) return;
    // The words of a task fill most of a page: only its letter opens its card as the pointer passes.
    if (node.classList.contains("mk-task")) return;
    clearTimeout(this.leaving);
    if (this.shown === this.markOf(node)) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.open(node, this.markOf(node)), REST_MS);
  }

  /** A finger has no resting: its first touch of a link opens the card, which holds the link. */
  click(event) {
    const node = event.target.closest("[data-mark]");
    if (!node || getSelection()?.toString()) return;
    const leads = node.tagName === "A";
    if (leads && (!this.touch || this.before === this.markOf(node))) return;
    if (leads) { event.preventDefault(); event.stopPropagation(); }
    this.paper.choose(this.markOf(node), this.paper.elementOf(this.markOf(node)));
    this.open(node, this.markOf(node));
  }

  markOf(node) {
    return this.paper.marks[node.dataset.mark];
  }

  open(node, mark) {
    clearTimeout(this.leaving);
    if (this.shown === mark && !this.node.hidden) return;
    this.shown = mark;
    fill(this.node, cardOf(mark, this.paper));
    this.node.hidden = false;
    node.closest(".doc-block").after(this.node);
    this.place(node);
  }

  /** Under the words, within the text; on a phone the style sheet fixes it to the bottom. */
  place(node) {
    const whole = (node.closest(".mk-task") ?? node).getBoundingClientRect();
    const words = whole.height < HIGH ? whole : node.getClientRects()[0] ?? whole;
    const around = this.node.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0, width: innerWidth };
    const left = Math.max(0, Math.min(words.left - around.left, around.width - this.node.offsetWidth));
    const below = words.bottom - around.top + GAP;
    const over = words.bottom + this.node.offsetHeight + GAP > innerHeight && words.top > this.node.offsetHeight + 90;
    this.node.style.setProperty("--left", `${left}px`);
    this.node.style.setProperty("--top", `${over ? words.top - around.top - this.node.offsetHeight - GAP : below}px`);
  }

  leave() {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.isHeld() || this.close(), LEAVE_MS);
  }

  /** Whether the keyboard is in the card, or on the mark that it tells of. */
  isHeld() {
    const on = document.activeElement;
    return this.node.contains(on) || (on?.dataset.mark !== undefined && this.markOf(on) === this.shown);
  }

  close() {
    clearTimeout(this.resting);
    clearTimeout(this.leaving);
    this.shown = null;
    if (this.node.contains(document.activeElement) && this.paper.current) this.paper.elementOf(this.paper.current)?.focus({ preventScroll: true });
    this.shown = null;
    this.node.hidden = true;
  }
}
