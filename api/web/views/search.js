// The search box: numbers as people type them, titles, agencies; with or without diacritics; as one types.
import { ask } from "../api.js";
import { announce, el, fill, icon, vi } from "../dom.js";
import { date, t } from "../i18n.js";
import { go, toDirective } from "../state.js";
import { levelChip } from "./parts.js";

const WAIT_MS = 160;
const MOST = 20;
const MOST_BODIES = 6;
const NAMED = 60; // what was typed begins a name, or a word of it

/** A combobox with its list; Enter takes the chosen row, or the first. */
export function searchBox() {
  const box = new Box();
  return box.form;
}

class Box {
  constructor() {
    this.rows = [];
    this.active = -1;
    this.asked = null;
    this.input = el("input", {
      id: "q", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: t("search.hint"),
      "aria-label": t("search.label"), "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
      oninput: () => this.wait(), onkeydown: (event) => this.key(event), onfocus: () => this.rows.length && this.open(true),
    });
    this.list = el("ul", { id: "found", role: "listbox", "aria-label": t("search.found"), hidden: true });
    this.form = el("form", { role: "search", class: "search", onsubmit: (event) => this.submit(event) }, icon("search"), this.input, this.list);
    this.form.addEventListener("focusout", (event) => this.form.contains(event.relatedTarget) || this.open(false));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.find(), WAIT_MS);
  }

  async find() {
    clearTimeout(this.timer);
    const typed = this.input.value.trim();
    this.asked?.abort();
    if (!/[\p{L}\p{N}]/u.test(typed)) return this.show([], "");
    this.asked = new AbortController();
    try {
      const [rows, agencies] = await Promise.all([ask("search", { text: typed, limit: MOST }, this.asked.signal).then((found) => found.rows), bodies(typed, this.asked.signal)]);
      const papers = rows.map((row) => ({ row }));
      const bodiesFirst = agencies.length && agencies[0].score >= NAMED ? agencies : [];
      const named = [...bodiesFirst.map((agency) => ({ agency })), ...papers, ...(bodiesFirst.length ? [] : agencies.map((agency) => ({ agency })))];
      const asked = isQuestion(typed) ? [{ question: typed }] : [];
      this.show(typed.endsWith("?") ? [...asked, ...named] : [...named, ...asked], typed);
    } catch (error) {
      if (error.name !== "AbortError") this.fail(error);
    }
  }

  show(rows, typed) {
    this.rows = rows;
    this.typed = typed;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    const found = rows.filter((item) => !item.question).length;
    const none = typed && found === 0 && !rows.some((item) => item.question) ? el("li", { class: "quiet none", role: "option", "aria-disabled": "true" }, t("search.none")) : null;
    fill(this.list, none, rows.map((item, index) => this.option(item, index)));
    this.open(rows.length > 0 || none !== null);
    if (typed) announce(t("search.count", { n: found }));
  }

  fail(error) {
    this.rows = [];
    const words = error.kind === "offline" ? t("error.offline") : error.kind === "empty" ? t("empty.title") : t("error.failed");
    fill(this.list, el("li", { class: "quiet none", role: "option", "aria-disabled": "true" }, words));
    this.open(true);
  }

  option(item, index) {
    const inside = item.row ? found(item.row) : item.agency ? body(item.agency) : [el("span", { class: "first" }, t("ask.option")), vi("span", { class: "rest" }, `“${item.question}”`)];
    const take = (event) => { event.preventDefault(); this.take(item); };
    return el("li", { id: `found-${index}`, role: "option", "aria-selected": "false", class: item.question ? "inquiry" : item.agency ? "agency" : "", onmousedown: take }, inside);
  }

  open(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.rows.length) {
      event.preventDefault();
      this.open(true);
      this.choose((this.active + step + this.rows.length + (this.active < 0 && step < 0 ? 1 : 0)) % this.rows.length);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.open(false);
    }
  }

  choose(index) {
    this.list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.list.querySelector(`#found-${index}`);
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  async submit(event) {
    event.preventDefault();
    const typed = this.input.value.trim();
    if (typed !== this.typed) await this.find();
    const item = this.rows[Math.max(this.active, 0)];
    if (item) this.take(item);
    else if (typed) this.take({ row: { key: typed } });
  }

  take(item) {
    this.open(false);
    this.input.value = "";
    this.rows = [];
    this.typed = "";
    this.input.blur();
    go(item.row ? toDirective(item.row.key) : item.question ? { question: item.question } : { agency: item.agency.key });
  }
}

/** Three words or a question mark: it may be a question. The server says whether it is one. */
function isQuestion(typed) {
  return typed.endsWith("?") || typed.split(/\s+/).length >= 3;
}

/** Agencies of that name; a number names none. */
async function bodies(typed, signal) {
  if (!/^\D*\p{L}{2}\D*$/u.test(typed)) return [];
  try {
    return (await ask("agencies", { text: typed, limit: MOST_BODIES }, signal)).rows;
  } catch (error) {
    // Words that are no part of any name, such as a class word alone, ask for nothing.
    if (error.kind === "wrong" || error.kind === "unclear") return [];
    throw error;
  }
}

function body(row) {
  const until = row.valid_to ? el("span", { class: "tag" }, t("agency.until", { day: date(row.valid_to) })) : null;
  const counts = [row.group ? t("who.group") : t("agency.kind"), row.tasks ? t("search.tasks", { n: row.tasks }) : "", row.issued ? t("search.issued", { n: row.issued }) : "", row.inferred ? t("agency.inferred") : ""];
  return [levelChip(row.level, row.line), " ", vi("span", { class: "first" }, row.heading), until, el("span", { class: "rest" }, counts.filter(Boolean).join(" · "))];
}

function found(row) {
  const facts = [row.kind, row.issuer, date(row.issued_on)].filter(Boolean).join(" · ");
  const stub = row.status === "cited" ? el("span", { class: "tag" }, t("status.cited.short")) : null;
  return [vi("span", { class: "first" }, row.number || row.kind || t("directive.unnumbered")), stub, vi("span", { class: "rest" }, facts), row.heading ? vi("span", { class: "line" }, row.heading) : null];
}
