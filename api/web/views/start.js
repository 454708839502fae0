// Where a person begins: what the store holds, and the chains that come down furthest.
import { ask } from "../api.js";
import { el, icon, vi } from "../dom.js";
import { date, number, t } from "../i18n.js";
import { href, toDirective } from "../state.js";
import { levelChip, nameOf } from "./parts.js";
import { emptyStore } from "./states.js";

const MEASURES = ["held", "cited", "agencies", "tasks", "tasks_with_deadline", "citations_open"];

export async function draw() {
  const { rows } = await ask("statistics");
  const values = Object.fromEntries(rows.map((row) => [row.measure, row.value]));
  if (!values.directives) return { node: emptyStore(), title: "" };
  const chains = (await ask("starting_points", { limit: 12 })).rows;
  return { node: el("div", { class: "start" }, intro(), measures(values), chains.length ? beginnings(chains) : null), title: "" };
}

function intro() {
  const tries = [["07-KL/TW", { directive: "07-KL/TW" }], ["NQ 128", { directive: "NQ 128" }], ["Sở Y tế Cao Bằng", { agency: "Sở Y tế Cao Bằng" }]];
  return el("section", { class: "intro" }, el("h1", {}, t("start.title")), el("p", { class: "lead" }, t("start.lead")),
    el("p", { class: "tries" }, t("start.try"), " ", tries.map(([words, state]) => vi("a", { class: "pill", href: href(state) }, words))));
}

function measures(values) {
  return el("section", { "aria-labelledby": "measures" }, el("h2", { id: "measures" }, t("start.store")),
    el("dl", { class: "measures" }, MEASURES.filter((name) => values[name] !== undefined).map((name) => el("div", {}, el("dt", {}, t(`measure.${name}`)), el("dd", {}, number(values[name]))))));
}

function beginnings(chains) {
  const most = Math.max(...chains.map((row) => row.below));
  return el("section", { "aria-labelledby": "chains" }, el("h2", { id: "chains" }, t("start.chains")),
    el("p", { class: "quiet" }, t("start.chains.lead")), el("ol", { class: "chains" }, chains.map((row) => beginning(row, most))));
}

function beginning(row, most) {
  const facts = [row.kind, row.issuer, date(row.issued_on)].filter(Boolean).join(" · ");
  return el("li", {}, el("a", { class: "chain", href: href(toDirective(row.key)) },
    levelChip(row.level, row.line),
    el("span", { class: "what" }, vi("strong", {}, nameOf(row)), vi("span", { class: "by" }, facts), row.heading ? vi("span", { class: "heading" }, row.heading) : null),
    el("span", { class: "size" }, el("b", {}, t("start.below", { n: row.below })),
      el("span", { class: "bar", "aria-hidden": "true", vars: { "--share": `${Math.max(4, Math.round((100 * row.below) / most))}%` } }),
      el("span", { class: "quiet" }, row.status === "cited" ? t("status.cited") : t("start.tasks", { n: row.tasks ?? 0 }))),
    icon("open")));
}
