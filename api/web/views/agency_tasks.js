// What one agency must do, by which documents.
import { ask } from "../api.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { dutyList, dutyTable } from "./duties.js";
import { empty, notices } from "./states.js";

export async function draw({ row }) {
  const { rows, notes } = await ask("agency_tasks", { agency: row.key });
  return { node: el("div", { class: "duties" }, el("p", { class: "quiet" }, t("agency.lead")), notices(notes), rows.length ? dutyList(rows) : empty(t("agency.none"))), table: rows.length ? () => dutyTable(rows) : null };
}
