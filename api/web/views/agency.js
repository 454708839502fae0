// One agency: what it must do, by which documents.
import { ask } from "../api.js";
import { el, vi } from "../dom.js";
import { t } from "../i18n.js";
import { levelChip } from "./parts.js";
import { dutyList } from "./duties.js";
import { empty } from "./states.js";

export async function agencyView(state) {
  const { rows, parameters } = await ask("agency_tasks", { agency: state.agency });
  const name = rows[0]?.agency ?? state.agency;
  const head = el("article", { class: "card head" }, el("div", { class: "over" }, rows[0] ? levelChip(rows[0].level, rows[0].line) : null, el("span", { class: "kind" }, t("agency.kind"))),
    el("h1", {}, vi("span", { class: "number" }, name)), el("p", { class: "quiet" }, t("agency.lead")));
  return { node: el("div", { class: "directive", "data-key": parameters?.agency }, head, rows.length ? dutyList(rows) : empty(t("agency.none"))), title: name };
}
