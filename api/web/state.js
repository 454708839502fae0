// What is shown stands in the address, and nowhere else: links, the back button and reload all work by it.

/** Name in the state -> name in the address. */
const NAMES = { directive: "d", tab: "tab", agency: "a", question: "q", source: "t", start: "s", end: "e" };
export const TABS = ["cascade", "who", "deadlines", "up", "links"];
const listeners = new Set();

/** The state that the address says. */
export const read = () => stateOf(location.search);

function stateOf(address) {
  const query = new URLSearchParams(address.replace(/^[^?]*/, ""));
  const state = Object.fromEntries(Object.entries(NAMES).map(([name, short]) => [name, query.get(short) ?? ""]));
  if (!TABS.includes(state.tab)) state.tab = "cascade";
  return state;
}

/** The address of a state. */
export function href(state) {
  const query = new URLSearchParams();
  for (const [name, short] of Object.entries(NAMES)) {
    const value = state[name];
    if (value === undefined || value === null || value === "" || (name === "tab" && value === "cascade")) continue;
    query.set(short, String(value));
  }
  const words = query.toString();
  return words ? `?${words}` : "/";
}

/** The present state with some of it changed; null takes a part away. */
export function changed(patch) {
  return { ...read(), ...patch };
}

export const NO_EVIDENCE = { source: null, start: null, end: null };

/** Only the directive: another one begins without tab and evidence. */
export function toDirective(key, tab = "") {
  return { directive: key, tab };
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
    if (link.target || !(address === "/" || address.startsWith("?"))) return;
    event.preventDefault();
    const { source, start, end } = link.dataset;
    // Evidence opens beside what is shown now, also where the link was drawn under another tab.
    go(source ? changed({ source, start, end }) : stateOf(address));
  });
}
