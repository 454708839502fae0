// What one agency has to do by when.
import { ask } from "../../api.js";
import { t } from "../../i18n.js";
import { dueList, dueTable } from "../deadlines.js";
import { empty } from "../states.js";

export async function draw({ row }) {
  const { rows } = await ask("deadlines", { agency: row.key });
  return rows.length ? { node: dueList(rows), table: () => dueTable(rows) } : empty(t("deadlines.none"));
}
