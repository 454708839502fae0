// What people said so far, the latest first: whether it holds, why not, and a way to take it back.
import { withdraw } from "../api.js";
import { announce, el, fill, vi } from "../dom.js";
import { date, t, term } from "../i18n.js";
import { href, toDirective } from "../state.js";
import { counted } from "./parts.js";
import { decisionForm } from "./review_form.js";
import { empty } from "./states.js";

const AT_ONCE = 100;

/** Corrections for the exports. */
export function correctionsTable(rows) {
  const names = ["made_on", "who", "action", "document", "wording", "target", "why", "state", "reason"];
  return { columns: names.map((name) => t(`said.column.${name}`)), rows: rows.map((row) => [row.made_on, row.who, term("action", row.action), row.document, row.wording ?? row.agency, row.target ?? row.given, row.why, term("said", row.state), row.reason]) };
}

export class SaidList {
  /** `rows` of `corrections`; `done("")` is called after one was withdrawn. */
  constructor(rows, may, done) {
    this.rows = [...rows].reverse();
    this.may = may;
    this.done = done;
    this.most = AT_ONCE;
    this.node = el("section", { class: "block review-said" });
    this.draw();
  }

  draw() {
    const rest = this.rows.length - this.most;
    const lines = this.rows.slice(0, this.most).map((row) => this.line(row));
    fill(this.node, counted("h2", t("said.title"), this.rows.length), el("p", { class: "quiet" }, t("said.lead")), lines.length ? el("ul", { class: "tasks" }, lines) : empty(t("said.none")),
      rest > 0 ? el("button", { type: "button", class: "button small", onclick: () => { this.most += AT_ONCE; this.draw(); } }, t("cascade.more", { n: rest })) : null);
  }

  line(row) {
    const place = el("div", {});
    const undo = row.action !== "undo" && row.state !== "withdrawn" && this.may.open ? el("button", { type: "button", class: "button small plain", "aria-label": t("said.undo.of", { id: row.correction }), onclick: () => this.ask(row, place, undo) }, t("said.undo")) : null;
    const made = row.made_on ? date(row.made_on) : "";
    const document = row.document ? documentLink(row) : null;
    return el("li", {}, el("div", { class: "meta" }, el("span", { class: `tag said-${row.state}` }, el("span", { "aria-hidden": "true" }, { applied: "✓ ", superseded: "↷ ", withdrawn: "↶ ", orphaned: "⚠ " }[row.state] ?? ""), term("said", row.state)), el("b", {}, term("action", row.action)), document, vi("span", {}, subject(row)), undo),
      el("p", { class: "said-why" }, vi("span", {}, `“${row.why}”`), " ", vi("span", { class: "quiet" }, [row.who, made].filter(Boolean).join(", "))),
      row.reason ? vi("p", { class: "said-fault" }, `${t("said.fault")} ${row.reason}`) : null, place);
  }

  ask(row, place, undo) {
    const close = () => { fill(place); undo.hidden = false; undo.focus(); };
    const send = async ({ who, why }) => {
      await withdraw(row.correction, who, why);
      announce(t("said.undone"));
      await this.done("");
    };
    const form = decisionForm({ action: "undo", told: [term("action", row.action), subject(row)].filter(Boolean).join(": "), asksTarget: false }, send, close);
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } });
    undo.hidden = true;
    fill(place, form);
    form.begin();
  }
}

/** The document by the key of what the correction changed in it; one that changes nothing any more has no page. */
function documentLink(row) {
  const [key] = (row.changed[0] ?? "").split(/[@#]/);
  const words = row.document.split(" · ")[0].split("/texts/").at(-1);
  return vi(key ? "a" : "span", { class: "number", href: key ? href(toDirective(key)) : null, title: row.document }, words.replace(/^texts\//, ""));
}

/** What was said of what: “Nghị quyết 128” → 128/NQ-CP. */
function subject(row) {
  const from = row.wording ? `“${row.wording}”` : row.agency ?? (row.field ? term("field", row.field) : "");
  const to = row.target ?? row.given;
  return [from, to ? `→ ${to}` : ""].filter(Boolean).join(" ");
}
