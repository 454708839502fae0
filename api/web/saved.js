// Views that a person keeps, each with a name and the address that reproduces it, in this browser.
import { remember } from "./i18n.js";
import { href } from "./state.js";

const STORED = "chidao.views";
const MOST = 500;

/** `[{name, address, at}]`, the newest first. */
export function savedViews() {
  try {
    const found = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return Array.isArray(found) ? found.filter((view) => typeof view?.name === "string" && /^(\?|\/$)/.test(view?.address)) : [];
  } catch {
    return [];
  }
}

/** Keep a state under a name; another one of that name goes. */
export function saveView(name, state) {
  const address = addressOf(name, state);
  store([{ name, address, at: new Date().toISOString() }, ...savedViews().filter((view) => view.name !== name)]);
  return address;
}

/** The address of a state that carries its name to whoever gets it. */
export const addressOf = (name, state) => href({ ...state, name });

export function dropView(name) {
  store(savedViews().filter((view) => view.name !== name));
}

function store(views) {
  remember(STORED, JSON.stringify(views.slice(0, MOST)));
}
