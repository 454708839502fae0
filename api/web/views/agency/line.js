// From whom an agency took over, and who took over from it: when, by which paper, for which field.
import { ask } from "../../api.js";
import { el, vi } from "../../dom.js";
import { date, t, term } from "../../i18n.js";
import { href } from "../../state.js";
import { counted } from "../parts.js";
import { empty } from "../states.js";

const today = () => new Date().toISOString().slice(0, 10);

export async function draw({ row, state }) {
  // Of a body that has ended: whom it took over from while it was there.
  const day = [state.day || today(), row.valid_to].filter(Boolean).sort()[0];
  const [held, later] = await Promise.all([ask("held_by", { agency: row.key, as_of: day }), ask("successions", { agency: row.key })]);
  const [before, after] = [held.rows.filter((one) => one.successor_key === row.key), later.rows];
  if (!before.length && !after.length) return empty(t(row.orphaned ? "line.orphaned" : "line.none"));
  return { node: el("div", { class: "agency-line" }, side("before", before, day), el("p", { class: "agency-here" }, el("strong", { lang: "vi" }, row.heading)), side("after", after, day)), table: () => lineTable(before, after) };
}

function lineTable(before, after) {
  const names = ["agency", "successor", "succeeded_on", "basis", "field", "list_source"];
  return { columns: names.map((name) => term("column", name)), rows: [...before, ...after].map((row) => names.map((name) => row[name])) };
}

function side(way, rows, day) {
  return el("section", { class: "block" }, counted("h2", t(`line.${way}`), rows.length), rows.length ? el("ul", { class: "tasks" }, rows.map((row) => entry(way, row, day))) : empty(t(`line.${way}.none`)));
}

function entry(way, row, day) {
  const [key, words] = way === "before" ? [row.agency_key, row.agency] : [row.successor_key, row.successor];
  const path = row.succession_path ?? [];
  const facts = [row.succeeded_on ? t(row.succeeded_on > day ? "line.will" : "line.on", { day: date(row.succeeded_on) }) : t("line.undated"), row.basis ? t("line.basis", { basis: row.basis }) : t("line.no_basis"), row.field ? t("line.field", { field: row.field }) : t(row.rest ? "line.rest" : "line.whole")];
  return el("li", {}, el("div", { class: "meta" }, vi("a", { class: "agency", href: href({ agency: key }) }, words), el("span", {}, facts.join(" · "))),
    path.length > 2 ? vi("div", { class: "quiet" }, path.join(" → ")) : null,
    row.open ? el("div", { class: "notice" }, t("line.open")) : null,
    row.list_source ? el("div", { class: "quiet" }, t("line.source", { source: row.list_source.split("; ").map((name) => term("list_source", name)).join("; ") })) : null);
}
