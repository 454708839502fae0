// One agency: its card, and what one asks about it behind tabs.
import { ask } from "../api.js";
import { el, vi } from "../dom.js";
import { t } from "../i18n.js";
import { AGENCY } from "../registry.js";
import { Tabs } from "../tabs.js";
import { levelChip } from "./parts.js";

export async function agencyView(state) {
  const { rows, parameters } = await ask("agency_tasks", { agency: state.agency });
  const row = { key: parameters?.agency ?? state.agency, heading: rows[0]?.agency ?? state.agency, rows };
  const tabs = new Tabs(AGENCY, row);
  tabs.show(state);
  const head = el("article", { class: "card head" }, el("div", { class: "over" }, rows[0] ? levelChip(rows[0].level, rows[0].line) : null, el("span", { class: "kind" }, t("agency.kind"))),
    el("h1", {}, vi("span", { class: "number" }, row.heading)), el("p", { class: "quiet" }, t("agency.lead")));
  return { node: el("div", { class: "directive", "data-key": row.key }, head, tabs.node), title: row.heading, update: (now) => tabs.show(now) };
}
