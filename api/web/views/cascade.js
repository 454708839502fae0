// A cascade as a tree-table (ARIA treegrid): what came out of what, when, with how many tasks, proved by which words.
import { chainOf, filterBar, isFiltered } from "../chain.js";
import { announce, el, fill, unseen, vi } from "../dom.js";
import { compare, date, number, t, term } from "../i18n.js";
import { sign } from "../sign.js";
import { href, setOptions, toDirective } from "../state.js";
import { evidenceLink, levelChip, nameOf, numberLink } from "./parts.js";
import { empty, notices } from "./states.js";
import { turnKey } from "./treekeys.js";

const COLUMNS = ["document", "issuer", "issued_on", "days", "tasks", "first_deadline", "relation"];
const OPEN_BELOW = 300;
const DRAWN_AT_ONCE = 1000;
/** Column -> the value that siblings are sorted by. */
const SORTED_BY = { document: (row) => nameOf(row), issuer: (row) => row.issuer ?? "", issued_on: (row) => row.issued_on ?? "9999", days: (row) => row.days_after_parent ?? 1e9, tasks: (row) => -(row.tasks ?? -1),
  first_deadline: (row) => row.first_deadline ?? "9999" };

/** What came out of a directive. */
export const draw = (context) => drawTree("cascade_down", context);

/** The tree below (`cascade_down`) or above (`cascade_up`) a directive. */
export async function drawTree(query, { row, state }) {
  const chain = await chainOf(row, state.filters, query);
  const said = notices(chain.notes, row.note);
  if (chain.rows.length <= 1) return el("div", {}, said.length ? said : empty(t("cascade.none")));
  const tree = new Tree(query, chain, state);
  return { filters: filterBar(chain.rows, state.filters), node: el("div", {}, said, tree.node), table: () => tree.asTable(), pyvis: pyvisOf(query, row) };
}

/** Address of the drawing of the same rows as one file. */
const pyvisOf = (query, row) => `/draw?${new URLSearchParams({ directive: row.key, direction: query === "cascade_up" ? "up" : "down" })}`;

class Tree {
  constructor(query, chain, { options, filters }) {
    const { rows } = chain;
    this.query = query;
    this.chain = chain;
    this.filtered = isFiltered(filters);
    this.root = chain.root;
    this.sort = SORTED_BY[options.sort] ? options.sort : "";
    this.below = this.sorted();
    this.most = DRAWN_AT_ONCE;
    // What is open at first stands in no address; a person's changes do, as the rows that differ from it.
    this.openAtFirst = new Set(rows.length <= OPEN_BELOW || this.filtered ? rows.map((row) => row.key) : [this.root.key]);
    const turned = new Set((options.turned ?? "").split("."));
    this.open = new Set(rows.map((row) => row.key).filter((key) => this.openAtFirst.has(key) !== turned.has(sign(key))));
    if (options.all) this.open = new Set(options.all === "open" ? rows.map((row) => row.key) : []);
    this.current = this.root.key;
    this.body = el("tbody", { role: "rowgroup", onclick: (event) => this.click(event), onkeydown: (event) => turnKey(this, event), onfocusin: (event) => this.focused(event) });
    this.more = el("p", {});
    this.node = el("div", { class: "tree" }, this.tools(rows), this.table(), this.more);
    this.draw();
  }

  tools(rows) {
    const all = el("button", { type: "button", class: "button small plain", onclick: () => this.openAll(rows) }, t("cascade.expand"));
    const none = el("button", { type: "button", class: "button small plain", onclick: () => this.closeAll() }, t("cascade.collapse"));
    const found = this.chain.matching.size - (this.chain.matching.has(this.root.key) ? 1 : 0);
    const words = [t(`cascade.count.${this.query}`, { n: rows.length - 1 }), this.filtered ? t("filter.kept", { n: found }) : ""].filter(Boolean).join(" · ");
    const stubs = rows.slice(1).filter((row) => row.status === "cited").length;
    return el("div", { class: "tools" }, el("p", {}, words, stubs > 0 ? ` · ${t("cascade.stubs", { n: stubs })}` : ""), el("div", {}, all, none));
  }

  table() {
    this.heads = COLUMNS.map((name) => el("th", { role: "columnheader", scope: "col", class: `c-${name}`, "aria-sort": name === this.sort ? "ascending" : null }, SORTED_BY[name] ? this.sortButton(name) : this.columnName(name)));
    const { heads } = this;
    return el("table", { role: "treegrid", class: "treegrid", "aria-label": t(`cascade.label.${this.query}`, { number: this.root.number ?? "" }) }, el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)), this.body);
  }

  sortButton(name) {
    return el("button", { type: "button", class: "sort", title: t("cascade.sort"), onclick: () => this.sortBy(this.sort === name ? "" : name) }, this.columnName(name));
  }

  sortBy(name) {
    this.sort = name;
    this.below = this.sorted();
    this.heads.forEach((head, index) => (COLUMNS[index] === name ? head.setAttribute("aria-sort", "ascending") : head.removeAttribute("aria-sort")));
    setOptions({ sort: name });
    this.draw();
  }

  /** Children that the filters leave, each group of siblings in the chosen order; without one as the server sent them. */
  sorted() {
    const by = SORTED_BY[this.sort];
    const order = by ? (one, other) => (typeof by(one) === "number" ? by(one) - by(other) : compare(by(one), by(other))) : () => 0;
    return new Map([...this.chain.below].map(([key, under]) => [key, under.filter((row) => this.chain.kept.has(row.key)).sort(order)]));
  }

  /** The rows as they stand, whatever is closed, for the exports. */
  asTable() {
    const names = ["document", "kind", "issuer", "issued_on", "days", "tasks", "first_deadline", "relation", "heading", "status"];
    const all = (row, depth) => [[row, depth], ...this.below.get(row.key).flatMap((child) => all(child, depth + 1))];
    const line = (row, depth) => [`${"    ".repeat(depth)}${nameOf(row)}`, row.kind, row.issuer, row.issued_on, row.days_after_parent, row.status === "cited" ? null : row.tasks, row.first_deadline, term("relation", row.relation),
      row.heading, term("status", row.status)];
    return { columns: names.map((name) => this.columnName(name)), rows: all(this.root, 0).map(([row, depth]) => line(row, depth)) };
  }

  /** Write into the address which rows are not as they were at first. */
  remember(all = "") {
    const turned = all ? [] : this.chain.rows.map((row) => row.key).filter((key) => this.chain.below.get(key).length && this.open.has(key) !== this.openAtFirst.has(key));
    setOptions({ all, turned: turned.slice(0, 150).map(sign).join(".") });
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
    const at = { role: "row", "data-key": row.key, "aria-level": depth, "aria-posinset": place, "aria-setsize": siblings, tabindex: now ? 0 : -1, class: [row.status === "cited" ? "stub" : "", this.chain.matching.has(row.key) ? "" : "passed"].join(" ").trim() || null };
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
    this.remember("open");
    announce(t("cascade.expanded"));
  }

  closeAll() {
    this.open = new Set();
    this.draw();
    this.remember("closed");
    announce(t("cascade.collapsed"));
  }

  toggle(key, open = !this.open.has(key)) {
    if (!this.below.get(key).length) return;
    if (open) this.open.add(key);
    else this.open.delete(key);
    this.draw();
    this.remember();
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
}
