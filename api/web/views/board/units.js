// The bodies that a directive is compared over, each with its state. Absence accuses nobody: what is not in the corpus was not seen.
import { ask } from "../../api.js";
import { compare } from "../../i18n.js";

/** From the worst to what says nothing. */
export const STATES = ["overdue", "not_seen", "mentioned", "issued", "not_enough_data"];
/** Levels whose units are many: drawn as squares, a tile a province. */
export const isSmall = (level) => level === "district" || level === "commune";

const today = () => new Date().toLocaleDateString("sv");

/** `{units, notes}`: rows of `gap`, the worst first; `late` is empty until `withLate` has looked. */
export async function unitsOf(directive, level) {
  const gap = await ask("gap", { directive: directive.key, level });
  return { units: gap.rows.map((row) => ({ ...row, late: [] })).sort(worstFirst), notes: gap.notes };
}

/**
 * The units with `late`, their tasks that are past their day, as rows of `outcomes`; one that has issued nothing is `overdue` then:
 * a paper that the text ordered by a day is not there. Null where nothing is late.
 */
export async function withLate(units, directive, day) {
  const { rows } = await ask("outcomes", { directive: directive.key, as_of: day || today() });
  const late = byPlace(rows.filter((row) => row.state === "overdue"));
  if (!late.size) return null;
  return units.map((unit) => {
    const tasks = [...new Set([unit.province, ...unit.former.map((old) => old.province)])].flatMap((place) => late.get(place) ?? []);
    return { ...unit, late: tasks, state: tasks.length && unit.state !== "issued" ? "overdue" : unit.state };
  }).sort(worstFirst);
}

/** Overdue tasks by the place of who must do them; bodies without a place, such as ministries, by their own name. */
function byPlace(rows) {
  const found = new Map();
  for (const row of rows) {
    const place = row.place ?? row.agency;
    found.set(place, [...(found.get(place) ?? []), row]);
  }
  return found;
}

/** By state, then the longest wait, then by name. */
export function worstFirst(one, other) {
  const states = STATES.indexOf(one.state) - STATES.indexOf(other.state);
  return states || other.late.length - one.late.length || (other.days ?? -1) - (one.days ?? -1) || compare(shortName(one), shortName(other));
}

/** What a unit is called where its province stands above it: "huyện Kim Động, tỉnh Hưng Yên" → "huyện Kim Động". */
export const ownName = (unit) => unit.province.split(", ")[0];

/** The place above: "huyện Kim Động, tỉnh Hưng Yên" → "tỉnh Hưng Yên". */
export const placeAbove = (unit) => unit.province.split(", ").slice(1).at(-1) ?? "";

/** Without the class word: "tỉnh Cao Bằng" → "Cao Bằng"; ministries keep theirs. */
export const shortName = (unit) => ownName(unit).replace(/^(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+/iu, "");

/** How many units are in each state: `{issued: 9, …}` in the order of STATES, without those that are none. */
export function countStates(units) {
  return STATES.map((state) => [state, units.filter((unit) => unit.state === state).length]).filter(([, count]) => count);
}
