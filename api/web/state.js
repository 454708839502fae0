// What is shown stands in the address, and nowhere else: links, the back button and reload all work by it.
//
// A state has a subject (a directive, an agency, a question in words, or a view over the whole store), a tab of it, the day that answers
// are told for, the name under which somebody kept it, filters that all tabs of a directive share, options of the one view that is shown (sorted how, what is open), and the
// evidence beside it.

/** Name in the state -> name in the address. */
const NAMES = { directive: "d", tab: "tab", agency: "a", question: "q", view: "v", name: "n", day: "day", source: "t", start: "s", end: "e" };
/** Groups of words in the state -> the beginning of their names in the address. */
const GROUPS = { filters: "f.", options: "o." };
const listeners = new Set();
let written = "{}";

/** The state that the address says. */
export const read = () => stateOf(location.search);

function stateOf(address) {
  const query = new URLSearchParams(address.replace(/^[^?]*/, ""));
  const state = Object.fromEntries(Object.entries(NAMES).map(([name, short]) => [name, query.get(short) ?? ""]));
  for (const [name, start] of Object.entries(GROUPS)) {
    state[name] = Object.fromEntries([...query].filter(([key, value]) => key.startsWith(start) && value !== "").map(([key, value]) => [key.slice(start.length), value]));
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(state.day)) state.day = "";
  return state;
}

/** The address of a state. The day stays as it is where the state says nothing of it. */
export function href(state) {
  const full = { ...state, day: state.day === undefined ? read().day : state.day };
  const query = new URLSearchParams();
  for (const [name, short] of Object.entries(NAMES)) if (full[name] !== undefined && full[name] !== null && full[name] !== "") query.set(short, String(full[name]));
  for (const [name, start] of Object.entries(GROUPS)) {
    for (const [key, value] of Object.entries(full[name] ?? {})) if (value !== null && value !== undefined && value !== "") query.set(start + key, String(value));
  }
  const words = query.toString();
  return words ? `?${words}` : "/";
}

/** The present state with some of it changed; null takes a part away. */
export function changed(patch) {
  return { ...read(), ...patch };
}

export const NO_EVIDENCE = { source: null, start: null, end: null };

/** Only the directive: another one begins without filters, options and evidence. */
export function toDirective(key, tab = "") {
  return { directive: key, tab };
}

/** Another tab of what is shown: it keeps the filters, the options were of the old one. */
export function toTab(tab) {
  return changed({ tab, options: {}, name: null, ...NO_EVIDENCE });
}

/** The present filters with some changed, as a new step of the history. */
export function filter(patch) {
  go(changed({ filters: { ...read().filters, ...patch }, name: null, ...NO_EVIDENCE }));
}

/** Write how the shown view stands (`{sort: "days", open: "…"}`) into the address, without drawing anything anew. */
export function setOptions(patch) {
  const state = changed({ options: { ...read().options, ...patch } });
  history.replaceState(history.state, "", href(state));
  written = told(read().options);
}

const told = (options) => JSON.stringify(Object.entries(options).sort());

/** Whether these options are what the shown view wrote itself: then it stands so already. */
export const wroteItself = (options) => told(options) === written;

/** To be said by who draws a view from these options. */
export function drawnFrom(options) {
  written = told(options);
}

/** Go to a state as a new step of the history. */
export function go(state) {
  const address = href(state);
  if (address !== (location.search || "/")) history.pushState(null, "", address);
  tell();
}

export function onChange(listener) {
  listeners.add(listener);
}

export function tell() {
  const state = read();
  for (const listener of listeners) listener(state);
}

/** Clicks on our own links stay in the page; with a modifier key the browser does what it always does. */
export function followLinks() {
  addEventListener("popstate", tell);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = link.getAttribute("href");
    if (link.getAttribute("target") || !(address === "/" || address.startsWith("?"))) return;
    event.preventDefault();
    const { source, start, end } = link.dataset;
    // Evidence opens beside what is shown now, also where the link was drawn under another tab.
    go(source ? changed({ source, start, end }) : stateOf(address));
  });
}
