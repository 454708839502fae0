// What one agency must do, by which documents.
import { t } from "../i18n.js";
import { dutyList, dutyTable } from "./duties.js";
import { empty } from "./states.js";

export function draw({ row }) {
  const { rows } = row;
  return { node: rows.length ? dutyList(rows) : empty(t("agency.none")), table: rows.length ? () => dutyTable(rows) : null };
}
