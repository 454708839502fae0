// Beside the text: which kinds of marks are shown, the way from one to the next, and all of them as a list.
import { el, fill } from "../../dom.js";
import { number, t } from "../../i18n.js";
import { setOptions } from "../../state.js";
import { gist } from "./card.js";
import { KINDS } from "./pieces.js";

const AT_ONCE = 150;

export class Side {
  constructor(paper, options) {
    this.paper = paper;
    this.hidden = new Set((options.hide ?? "").split(".").filter(Boolean));
    this.most = AT_ONCE;
    this.counter = el("span", { class: "quiet doc-counter", role: "status" });
    this.items = el("ol", { class: "doc-list" });
    this.more = el("p", {});
    this.node = el("aside", { class: "doc-side", "aria-label": t("doc.marks") }, this.kinds(), this.steps(),
      el("details", { class: "doc-all", open: matchMedia("(min-width: 1000px)").matches }, el("summary", {}, t("doc.list")), this.items, this.more));
    paper.listeners.push((mark) => this.follow(mark));
    this.apply();
  }

  kinds() {
    const count = (kind) => this.paper.marks.filter((mark) => mark.kind === kind).length;
    const box = (kind) => el("label", { class: "doc-kind-box" }, el("input", { type: "checkbox", checked: !this.hidden.has(kind), onchange: (event) => this.toggle(kind, event.target.checked) }),
      el("b", { class: `doc-letter mk-${kind}`, "aria-hidden": "true" }, t(`mark.letter.${kind}`)), el("span", {}, t(`mark.${kind}`)), el("span", { class: "count" }, number(count(kind))));
    return el("fieldset", { class: "doc-kinds" }, el("legend", {}, t("doc.show")), KINDS.filter((kind) => count(kind)).map(box));
  }

  steps() {
    const button = (by, words) => el("button", { type: "button", class: "button small plain", onclick: () => this.paper.step(by) }, words);
    return el("div", { class: "doc-steps" }, button(-1, t("doc.previous")), button(1, t("doc.next")), this.counter, el("p", { class: "quiet doc-keys" }, t("doc.keys")));
  }

  toggle(kind, shown) {
    if (shown) this.hidden.delete(kind);
    else this.hidden.add(kind);
    setOptions({ hide: [...this.hidden].join(".") });
    this.apply();
  }

  apply() {
    this.paper.hide(this.hidden);
    this.shown = this.paper.marks.filter((mark) => !this.hidden.has(mark.kind));
    this.draw();
  }

  draw() {
    fill(this.items, this.shown.slice(0, this.most).map((mark) => this.item(mark)));
    const rest = this.shown.length - this.most;
    fill(this.more, rest > 0 ? el("button", { type: "button", class: "button small plain", onclick: () => { this.most += 1000; this.draw(); } }, t("cascade.more", { n: rest })) : null);
    this.count();
  }

  item(mark) {
    const now = mark === this.paper.current ? "true" : null;
    return el("li", {}, el("button", { type: "button", "data-item": mark.index, "aria-current": now, onclick: () => this.paper.goTo(mark) },
      el("b", { class: `doc-letter mk-${mark.kind}`, title: t(`mark.${mark.kind}`) }, t(`mark.letter.${mark.kind}`)), el("span", {}, gist(mark))));
  }

  /** The list goes along with the text. */
  follow(mark) {
    setOptions({ at: mark.name });
    this.items.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const item = this.items.querySelector(`[data-item="${mark.index}"]`);
    item?.setAttribute("aria-current", "true");
    if (item) this.items.scrollTop = Math.min(item.offsetTop - 60, this.items.scrollHeight);
    this.count();
  }

  count() {
    const at = this.paper.current ? this.shown.indexOf(this.paper.current) + 1 : 0;
    fill(this.counter, at ? t("doc.at", { at: number(at), n: this.shown.length }) : t("doc.count", { n: this.shown.length }));
  }
}
