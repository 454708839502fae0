// A button with something under it that it shows and hides.
import { el } from "./dom.js";

/**
 * The button with `words` and the hidden `panel`; `shown` is called when it opens. Escape closes it, and so does leaving it, unless
 * `stays(target)` says otherwise of what gets the focus (null: nothing does).
 */
export function disclosure(words, panel, shown, stays = () => false) {
  const button = el("button", { type: "button", class: "button small plain", "aria-expanded": "false", onclick: () => show(panel.hidden) }, words);
  const show = (wanted) => {
    panel.hidden = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
    if (wanted) shown();
  };
  const escape = (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    show(false);
    button.focus();
  };
  const box = el("div", { class: "menu-box", onkeydown: escape }, button, panel);
  box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || stays(event.relatedTarget) || show(false));
  return box;
}
