// Question -> the state of the view that shows its answer better than a table; null where none does.
import { AGENCY, DIRECTIVE, STORE } from "../../registry.js";
import { toDirective } from "../../state.js";

/** A tab of the directive that was asked about, where we have that tab. */
const tab = (name, options = {}) => ({ parameters: { directive } }) => (directive && (DIRECTIVE[name] || !name) ? { ...toDirective(directive, name), options } : null);
/** A tab of the agency that was asked about. */
const body = (name) => ({ parameters: { agency } }) => (agency && (AGENCY[name] || !name) ? { agency, tab: name } : null);
/** A view over the whole store, where we have it. */
const store = (name) => () => (STORE[name] ? { view: name } : null);
const first = (...ways) => (answer) => ways.map((way) => way(answer)).find(Boolean) ?? null;

const WAYS = {
  directive: tab("text", { about: "open" }),
  validity: tab("text", { about: "open" }),
  history: tab("text", { about: "open" }),
  marks: tab("text"),
  cascade_down: tab(""),
  reach: tab(""),
  cascade_up: tab("up"),
  timeline: tab("timeline"),
  gap: first(tab("gap"), tab("board")),
  who_must_act: tab("who"),
  who_totals: tab("who"),
  brief: tab("who"),
  outcomes: tab("deadlines"),
  agency: body(""),
  agency_tasks: body(""),
  agency_papers: body("papers"),
  successions: body("line"),
  held_by: body("line"),
  deadlines: first(tab("deadlines"), body("due"), calendar),
  reports_owed: first(body("reports"), tab("who")),
  unresolved: store("open"),
  corrections: store("corrections"),
  changes: store("news"),
  statistics: store("statistics"),
  path: lower,
};

/** The state to go to for an answer (`query`, `parameters`, `rows`), told for the day that it was asked for. */
export function whereTo(answer) {
  const state = WAYS[answer.query]?.(answer);
  return state ? { ...state, day: answer.parameters.as_of || undefined } : null;
}

/** The calendar of deadlines, at the month in which the days asked for begin. */
function calendar({ parameters: { since, until } }) {
  const month = /^\d{4}-\d{2}/.exec(since ?? until ?? "")?.[0];
  return STORE.due ? { view: "due", filters: month ? { month } : {} } : null;
}

/** A way between two is seen best in what leads up from the lower one, which cites. */
function lower({ parameters: { source, target }, rows }) {
  if (!rows.length) return null;
  return toDirective(rows[0].forward === false ? target : source, "up");
}
