// The line above a view: the day that answers are told for, and keeping the view, and what it can be taken away as.
import { el } from "./dom.js";
import { exportMenu } from "./export/menu.js";
import { t } from "./i18n.js";
import { saveMenu } from "./save_menu.js";
import { changed, go, NO_EVIDENCE } from "./state.js";

/** What stands in the line above `view`. */
export function toolbar(view, state) {
  return [dayField(state), saveMenu(state.name), exportMenu(view)];
}

function dayField(state) {
  const input = el("input", { type: "date", class: "field", id: "day", value: state.day, min: "1945-01-01", max: "2199-12-31", onchange: () => go(changed({ day: input.value || null, ...NO_EVIDENCE })) });
  const none = state.day ? el("button", { type: "button", class: "button small plain", onclick: () => go(changed({ day: null, ...NO_EVIDENCE })) }, t("day.none")) : null;
  return el("span", { class: "day", title: t("day.help") }, el("label", { for: "day" }, t("day.label")), input, none);
}
