// A cascade as a tree-table (ARIA treegrid): what came out of what, when, with how many tasks, proved by which words.
import { ask } from "../api.js";
import { announce, el, fill, unseen, vi } from "../dom.js";
import { date, number, t, term } from "../i18n.js";
import { href, toDirective } from "../state.js";
import { evidenceLink, levelChip, numberLink } from "./parts.js";
import { empty, notices } from "./states.js";

const COLUMNS = ["document", "issuer", "issued_on", "days", "tasks", "first_deadline", "relation"];
const OPEN_BELOW = 300;
const DRAWN_AT_ONCE = 1000;

/** The tree below (`cascade_down`) or above (`cascade_up`) a directive. */
export async function cascadeTab(query, directive) {
  const { rows, notes } = await ask(query, { directive: directive.key });
  const said = notices(notes, directive.note);
  if (rows.length <= 1) return el("div", {}, said.length ? said : empty(t("cascade.none")));
  return el("div", {}, said, new Tree(query, rows).node);
}

/** Rows by the row they hang from; one whose parent is not here hangs from the root. */
export function childrenOf(rows) {
  const keys = new Set(rows.map((row) => row.key));
  const below = new Map(rows.map((row) => [row.key, []]));
  const [root, ...rest] = rows;
  for (const row of rest) below.get(keys.has(row.parent) && row.parent !== row.key ? row.parent : root.key).push(row);
  return below;
}

class Tree {
  constructor(query, rows) {
    this.query = query;
    this.root = rows[0];
    this.below = childrenOf(rows);
    this.most = DRAWN_AT_ONCE;
    this.open = new Set(rows.length <= OPEN_BELOW ? rows.map((row) => row.key) : [this.root.key]);
    this.current = this.root.key;
    this.body = el("tbody", { role: "rowgroup", onclick: (event) => this.click(event), onkeydown: (event) => this.key(event), onfocusin: (event) => this.focused(event) });
    this.more = el("p", {});
    this.node = el("div", { class: "tree" }, this.tools(rows), this.table(), this.more);
    this.draw();
  }

  tools(rows) {
    const all = el("button", { type: "button", class: "button small plain", onclick: () => this.openAll(rows) }, t("cascade.expand"));
    const none = el("button", { type: "button", class: "button small plain", onclick: () => this.closeAll() }, t("cascade.collapse"));
    const words = t(`cascade.count.${this.query}`, { n: rows.length - 1 });
    const stubs = rows.slice(1).filter((row) => row.status === "cited").length;
    return el("div", { class: "tools" }, el("p", {}, words, stubs > 0 ? ` · ${t("cascade.stubs", { n: stubs })}` : ""), el("div", {}, all, none));
  }

  table() {
    const heads = COLUMNS.map((name) => el("th", { role: "columnheader", scope: "col", class: `c-${name}` }, this.columnName(name)));
    return el("table", { role: "treegrid", class: "treegrid", "aria-label": t(`cascade.label.${this.query}`, { number: this.root.number ?? "" }) }, el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)), this.body);
  }

  columnName(name) {
    return t(name === "days" ? `column.days.${this.query}` : `column.${name}`);
  }

  /** Rows that are to be seen, each with its depth, its place among its siblings and how many those are. */
  visible(row = this.root, depth = 1, place = 1, siblings = 1) {
    const under = this.open.has(row.key) ? this.below.get(row.key) : [];
    return [{ row, depth, place, siblings }, ...under.flatMap((child, index) => this.visible(child, depth + 1, index + 1, under.length))];
  }

  draw() {
    const seen = this.visible();
    if (!seen.some((item) => item.row.key === this.current)) this.current = this.root.key;
    fill(this.body, seen.slice(0, this.most).map((item) => this.line(item)));
    const rest = seen.length - this.most;
    const button = el("button", { type: "button", class: "button small", onclick: () => { this.most += DRAWN_AT_ONCE; this.draw(); } }, t("cascade.more", { n: rest }));
    fill(this.more, rest > 0 ? button : null);
  }

  line({ row, depth, place, siblings }) {
    const under = this.below.get(row.key).length;
    const now = row.key === this.current;
    const at = { role: "row", "data-key": row.key, "aria-level": depth, "aria-posinset": place, "aria-setsize": siblings, tabindex: now ? 0 : -1, class: row.status === "cited" ? "stub" : "" };
    if (under) at["aria-expanded"] = String(this.open.has(row.key));
    const line = el("tr", at, this.cells(row, depth, under));
    for (const link of line.querySelectorAll("a")) link.tabIndex = now ? 0 : -1;
    return line;
  }

  cells(row, depth, under) {
    const values = {
      issuer: row.issuer ? vi("span", {}, row.issuer) : t("directive.unknown"),
      issued_on: row.issued_on ? date(row.issued_on) : el("span", { class: "quiet" }, t("directive.undated")),
      days: row.days_after_parent === null ? "" : this.days(row),
      tasks: row.status === "cited" ? el("span", { class: "quiet" }, t("cascade.unknown")) : this.tasks(row),
      first_deadline: row.first_deadline ? el("span", { class: "due" }, date(row.first_deadline)) : "",
      relation: row.relation ? this.relation(row) : "",
    };
    return [el("td", { role: "gridcell", class: "c-document" }, this.first(row, depth, under)),
      ...COLUMNS.slice(1).map((name) => el("td", { role: "gridcell", class: `c-${name}`, "data-label": this.columnName(name) }, values[name]))];
  }

  first(row, depth, under) {
    const mark = el("span", { class: under ? "twist" : "twist leaf", "aria-hidden": "true" });
    const facts = [row.kind ? vi("span", {}, row.kind) : null, ...this.tags(row)];
    return el("div", { class: "cell", vars: { "--depth": depth - 1 } }, mark, levelChip(row.level, row.line),
      el("div", { class: "what" }, numberLink(row), under && !this.open.has(row.key) ? el("span", { class: "count" }, `+${under}`) : null, el("div", { class: "under" }, facts),
        row.heading ? vi("div", { class: "heading", title: row.heading }, row.heading) : null, this.others(row)));
  }

  tags(row) {
    const words = [row.status === "cited" ? t("status.cited") : null, row.scope === "task" ? t("cascade.task") : null, row.continues ? t("cascade.continues") : null];
    return words.filter(Boolean).map((text) => el("span", { class: "tag" }, text));
  }

  others(row) {
    if (!row.other_parents?.length) return null;
    const links = row.other_parents.flatMap((other, index) => [index ? ", " : "", numberLink(other, { title: [other.issuer, term("relation", other.relation)].filter(Boolean).join(" · ") })]);
    return el("div", { class: "others" }, t(`cascade.others.${this.query}`), " ", links);
  }

  tasks(row) {
    if (!row.tasks) return "0";
    return el("a", { href: href(toDirective(row.key, "who")), "aria-label": t("cascade.tasks_of", { n: row.tasks, number: row.number ?? "" }) }, number(row.tasks));
  }

  days(row) {
    const days = row.days_after_parent;
    const same = row.days_after_root === days ? "" : t("cascade.after_root", { n: row.days_after_root ?? 0 });
    return el("span", { title: same }, this.query === "cascade_up" || days < 0 ? number(days) : `+${number(days)}`, unseen(` ${t("cascade.days")}`));
  }

  relation(row) {
    return evidenceLink(row, [term("relation", row.relation)], { "aria-label": t("cascade.evidence", { relation: term("relation", row.relation), number: row.number ?? "" }) });
  }

  openAll(rows) {
    this.open = new Set(rows.map((row) => row.key));
    this.draw();
    announce(t("cascade.expanded"));
  }

  closeAll() {
    this.open = new Set();
    this.draw();
    announce(t("cascade.collapsed"));
  }

  toggle(key, open = !this.open.has(key)) {
    if (!this.below.get(key).length) return;
    if (open) this.open.add(key);
    else this.open.delete(key);
    this.draw();
    this.go(key);
  }

  click(event) {
    const row = event.target.closest("tr");
    if (!row || event.target.closest("a, button") || getSelection()?.toString()) return;
    this.toggle(row.dataset.key);
  }

  focused(event) {
    const row = event.target.closest("tr");
    if (row && row.dataset.key !== this.current) this.choose(row);
  }

  choose(row) {
    for (const line of this.body.children) {
      const now = line === row;
      if (!now && line.tabIndex < 0) continue;
      line.tabIndex = now ? 0 : -1;
      for (const link of line.querySelectorAll("a")) link.tabIndex = now ? 0 : -1;
    }
    this.current = row.dataset.key;
  }

  go(key) {
    const row = [...this.body.children].find((line) => line.dataset.key === key);
    if (!row) return;
    this.choose(row);
    row.focus();
  }

  key(event) {
    const row = event.target.closest("tr");
    const lines = [...this.body.children];
    const at = lines.indexOf(row);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 };
    const key = row.dataset.key;
    if (event.key in moves) this.go(lines[moves[event.key]]?.dataset.key);
    else if (event.key === "ArrowRight") this.right(row, key);
    else if (event.key === "ArrowLeft") this.left(row, key);
    else if (event.key === "Enter" && event.target === row) (row.querySelector("a.evidence") ?? row.querySelector("a")).click();
    else if (event.key === " " && event.target === row) this.toggle(key);
    else return;
    event.preventDefault();
  }

  right(row, key) {
    if (row.getAttribute("aria-expanded") === "false") this.toggle(key, true);
    else if (row.getAttribute("aria-expanded") === "true") this.go(this.below.get(key)[0].key);
    else row.querySelector("a")?.focus();
  }

  left(row, key) {
    if (document.activeElement !== row) this.go(key);
    else if (row.getAttribute("aria-expanded") === "true") this.toggle(key, false);
    else this.go([...this.below].find(([, under]) => under.some((child) => child.key === key))?.[0]);
  }
}
