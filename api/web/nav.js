// The line of views over the whole store.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { STORE } from "./registry.js";
import { href } from "./state.js";

/** Links to the views; the shown one says so. */
export function drawNav(state) {
  const shown = state.directive || state.agency || state.question ? "" : state.view || "start";
  const links = Object.keys(STORE).map((name) => el("a", { href: href({ view: name === "start" ? "" : name }), "aria-current": name === shown ? "page" : null }, t(`view.${name}`)));
  // On a phone not all fit: the shown one is brought into the line, the page stays where it is.
  const now = links.find((link) => link.hasAttribute("aria-current"));
  if (now) requestAnimationFrame(() => now.parentNode?.scrollTo({ left: now.offsetLeft - 48 }));
  return links;
}
