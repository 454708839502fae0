// A view over the whole store: its heading, the line above it, and what it shows.
import { el, fill, holdFocus } from "../dom.js";
import { t } from "../i18n.js";
import { STORE } from "../registry.js";
import { drawnFrom, wroteItself } from "../state.js";
import { toolbar } from "../toolbar.js";
import { drawn, loaded } from "../view.js";

/** The view that the address names; the first page where it names none that we have. */
export async function storeView(state) {
  const name = STORE[state.view] ? state.view : "start";
  const place = el("div", { class: "store-view" });
  let shown = null;
  const show = async (now) => {
    const wanted = JSON.stringify(now.filters);
    if (wanted === shown && wroteItself(now.options)) return null;
    shown = wanted;
    drawnFrom(now.options);
    const giveBack = holdFocus();
    const view = await drawn(await loaded(STORE[name]), { row: null, state: now, name });
    if (shown !== wanted) return null; // another filter was chosen meanwhile
    const head = name === "start" ? null : el("div", { class: "view-head" }, el("h1", {}, t(`view.${name}`)), el("div", { class: "toolbar" }, toolbar(view, now)));
    fill(place, head, view.node);
    // A step to the next month or another filter draws anew: whoever came by keyboard stays at the same button.
    giveBack();
    return view;
  };
  await show(state);
  return { node: place, title: name === "start" ? "" : t(`view.${name}`), update: show };
}
