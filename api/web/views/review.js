// What waits for a person: a list, and the chosen citation with its sentence, what it may mean and the keys that decide it.
import { correct } from "../api.js";
import { announce, el, fill, vi } from "../dom.js";
import { date, number, t, term } from "../i18n.js";
import { href, setOptions, toDirective } from "../state.js";
import { choiceWords, documentOf } from "./open.js";
import { evidenceLink, nameOf } from "./parts.js";
import { decisionForm } from "./review_form.js";
import { empty } from "./states.js";

const DRAWN = 200;
/** Key -> what it does; letters count only inside the list and its details. */
const KEYS = { j: "next", ArrowDown: "next", k: "before", ArrowUp: "before", Enter: "confirm", x: "reject", p: "repoint", o: "evidence" };
const SHOWN_KEYS = [["j ↓", "next"], ["k ↑", "before"], ["1–9", "choose"], ["Enter", "confirm"], ["x", "reject"], ["p", "repoint"], ["o", "evidence"], ["Esc", "cancel"]];

export class Review {
  /** `rows` of `unresolved`; `may` says whether anything may be written; `done(code)` is called after a decision, with the next one. */
  constructor(rows, may, at, done) {
    this.rows = rows;
    this.may = may;
    this.done = done;
    this.index = Math.max(0, rows.findIndex((row) => row.code === at));
    this.chosen = 0;
    this.list = el("ul", { class: "review-list", role: "listbox", tabindex: 0, id: "review-list", "aria-label": t("review.waiting"), onclick: (event) => this.click(event) });
    this.detail = el("div", { class: "review-detail card", role: "group", "aria-label": t("review.chosen") });
    this.node = el("section", { "aria-labelledby": "review-head", onkeydown: (event) => this.key(event) }, el("h2", { class: "counted", id: "review-head" }, t("review.waiting"), " ", el("span", { class: "count" }, number(rows.length))),
      rows.length ? [el("div", { class: "review" }, this.list, this.detail), keyHelp()] : empty(t("review.none")));
    if (rows.length) this.draw();
  }

  get row() {
    return this.rows[this.index];
  }

  focus() {
    if (this.rows.length) this.list.focus();
  }

  draw() {
    const first = Math.max(0, Math.min(this.index - DRAWN / 2, this.rows.length - DRAWN));
    fill(this.list, this.rows.slice(first, first + DRAWN).map((row, index) => this.option(row, first + index)));
    this.list.setAttribute("aria-activedescendant", `review-${this.index}`);
    this.list.children[this.index - first]?.scrollIntoView({ block: "nearest" });
    this.drawDetail();
  }

  option(row, index) {
    return el("li", { role: "option", id: `review-${index}`, "data-index": index, "aria-selected": index === this.index, "aria-setsize": this.rows.length, "aria-posinset": index + 1 },
      vi("b", {}, row.wording), el("span", { class: "quiet" }, vi("span", {}, documentOf(row)), " · ", term("citation", row.state)));
  }

  drawDetail(form = null) {
    const { row } = this;
    const choices = row.choices.map((choice, index) => this.choice(choice, index));
    fill(this.detail, el("p", { class: "meta" }, el("span", { class: `tag open-${row.state}` }, term("citation", row.state)), el("span", { class: "quiet" }, t("open.in")), vi("a", { class: "number", href: href(toDirective(row.document_key)) }, documentOf(row)), vi("span", { class: "quiet" }, row.document_issuer ?? "")),
      el("blockquote", { class: "review-quote" }, marked(row)), el("p", {}, evidenceLink(row, [t("evidence.open")], { class: "evidence review-evidence" })),
      el("dl", { class: "open-facts" }, fact("relation", term("relation", row.relation)), fact("reason", vi("span", {}, row.reason ?? "")), fact("needs", row.needs ? vi("span", {}, row.needs) : null)),
      choices.length ? el("fieldset", { class: "review-choices" }, el("legend", {}, t("review.means")), choices) : el("p", { class: "quiet" }, t("open.no_candidate")), form ?? this.actions());
  }

  choice(choice, index) {
    const radio = el("input", { type: "radio", name: "choice", value: choice.key, checked: index === this.chosen, onchange: () => { this.chosen = index; } });
    const stub = choice.status === "cited" ? el("span", { class: "tag" }, t("status.cited.short")) : null;
    return el("label", {}, radio, el("kbd", {}, String(index + 1)), el("span", {}, vi("b", {}, nameOf(choice)), " ", vi("span", { class: "quiet" }, [choice.issuer, date(choice.issued_on)].filter(Boolean).join(" · ")), " ", stub, choice.heading ? vi("span", { class: "heading" }, choice.heading) : null));
  }

  actions() {
    const button = (name, key, kind) => el("button", { type: "button", class: `button ${kind}`, disabled: !this.may.open || (name === "confirm" && !this.row.choices.length), onclick: () => this.decide(name) }, t(`review.${name}`), el("kbd", { "aria-hidden": "true" }, key));
    return el("div", { class: "actions" }, button("confirm", "Enter", ""), button("reject", "x", "plain"), button("repoint", "p", "plain"));
  }

  move(step) {
    this.index = Math.max(0, Math.min(this.rows.length - 1, this.index + step));
    this.chosen = 0;
    this.draw();
    setOptions({ at: this.row.code });
  }

  click(event) {
    const option = event.target.closest("[role=option]");
    if (option) this.move(Number(option.dataset.index) - this.index);
  }

  key(event) {
    if (!this.rows.length || this.busy || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && this.detail.querySelector("form")) {
      event.preventDefault();
      this.cancel();
      return;
    }
    const inList = event.target === this.list;
    if (!inList && (event.target.closest("input:not([type=radio]), select, textarea, form") || (event.key === "Enter" && event.target.closest("a, button")) || (event.key.startsWith("Arrow") && event.target.closest("input")))) return;
    const way = KEYS[event.key];
    if (!way && !this.choose(event.key)) return;
    event.preventDefault();
    if (way === "next" || way === "before") this.move(way === "next" ? 1 : -1);
    else if (way === "evidence") this.detail.querySelector("a.review-evidence")?.click();
    else if (way) this.decide(way);
  }

  /** A digit takes the candidate with that number. */
  choose(key) {
    const index = Number(key) - 1;
    if (!/^[1-9]$/.test(key) || !this.row.choices[index]) return false;
    this.chosen = index;
    this.detail.querySelectorAll("[name=choice]")[index].checked = true;
    announce(choiceWords(this.row.choices[index]));
    return true;
  }

  /** Ask who and why, then say it. */
  decide(action) {
    if (!this.may.open || (action === "confirm" && !this.row.choices.length)) return;
    const { row } = this;
    const to = action === "confirm" ? row.choices[this.chosen] : null;
    const send = (given) => this.send({ action, citation: row.citation_key, ...(to ? { to: to.key } : {}), ...given });
    const form = decisionForm({ action, told: to ? choiceWords(to) : row.wording, asksTarget: action === "repoint" }, send, () => this.cancel());
    this.drawDetail(form);
    form.begin();
  }

  cancel() {
    this.drawDetail();
    this.focus();
  }

  async send(said) {
    const next = this.rows[this.index + 1] ?? this.rows[this.index - 1];
    this.busy = true;
    const told = await correct(said).finally(() => { this.busy = false; });
    announce(t("review.written", { id: told.correction }));
    await this.done(next?.code ?? "");
  }
}

const fact = (name, value) => (value ? el("div", {}, el("dt", {}, t(`open.column.${name}`)), el("dd", {}, value)) : null);

/** The sentence with the words of the citation marked. */
function marked(row) {
  const at = row.quote?.indexOf(row.wording) ?? -1;
  if (at < 0) return vi("q", {}, row.quote ?? row.wording);
  return vi("q", {}, row.quote.slice(0, at), el("mark", {}, row.wording), row.quote.slice(at + row.wording.length));
}

function keyHelp() {
  return el("p", { class: "review-keys quiet" }, el("span", {}, t("review.keys")), SHOWN_KEYS.map(([keys, name]) => el("span", {}, keys.split(" ").map((key) => el("kbd", {}, key)), " ", t(`review.key.${name}`))));
}
