// What a gap says in figures: as the EU's scoreboard counts, over the places that the corpus knows something of.
import { median } from "../median.js";

export const STATES = ["issued", "mentioned", "not_seen", "not_enough_data"];
/** A sign beside the colour of each state. */
export const SIGNS = { issued: "✓", mentioned: "≈", not_seen: "○", not_enough_data: "?" };
const LONG_OVERDUE = 730;

/**
 * Of rows of `gap`: `{listed, counts, known, issued, deficit, median, long, later}`. Former units of a merged province count for
 * themselves, unless the new province alone has issued or is known of. `deficit` in per cent of the known, `median` in days; null where nothing can be told. `later` are those whose first paper came since a day.
 */
export function figuresOf(rows, since = "") {
  const units = rows.flatMap(counted);
  const counts = countsOf(units);
  const known = units.length - counts.not_enough_data;
  const delays = units.filter((unit) => unit.state === "issued" && unit.days !== null).map((unit) => unit.days);
  const age = rows[0]?.age ?? null;
  return {
    // Places as they are listed; the other figures count units.
    listed: countsOf(rows), counts, known, all: units.length, issued: counts.issued,
    deficit: known ? Math.round((100 * (known - counts.issued)) / known) : null,
    median: median(delays),
    age, long: age === null ? null : age >= LONG_OVERDUE ? known - counts.issued : 0,
    later: since ? rows.filter((row) => row.state === "issued" && begins(row.documents[0]?.issued_on, since)).length : null,
  };
}

/** What a place counts as: see `graph/gap.py`. */
function counted(row) {
  const issued = row.former.some((part) => part.state === "issued");
  const known = row.former.some((part) => part.state !== "not_enough_data");
  return issued || (known && row.state !== "issued") ? row.former : [row];
}

const countsOf = (units) => Object.fromEntries(STATES.map((state) => [state, units.filter((unit) => unit.state === state).length]));

/** Whether a day, as exact as it is known, lies on `since` or after it. */
const begins = (day, since) => Boolean(day) && day >= since.slice(0, day.length);
