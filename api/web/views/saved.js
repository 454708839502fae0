// The views that a person has kept in this browser.
import { announce, el, fill } from "../dom.js";
import { date, t } from "../i18n.js";
import { dropView, savedViews } from "../saved.js";
import { empty } from "./states.js";

export function draw() {
  const place = el("div", {});
  const show = () => fill(place, el("p", { class: "lead" }, t("saved.lead")), list(show));
  show();
  return { node: place, table: savedViews().length ? asTable : null };
}

function list(again) {
  const views = savedViews();
  if (!views.length) return empty(t("saved.none"));
  return el("ul", { class: "saved-list" }, views.map((view) => el("li", { class: "card" }, el("a", { class: "number", href: view.address }, view.name), el("span", { class: "quiet" }, date(view.at.slice(0, 10))),
    el("button", { type: "button", class: "button small plain", "aria-label": t("saved.drop_named", { name: view.name }), onclick: () => { dropView(view.name); again(); announce(t("saved.dropped")); } }, t("saved.drop")))));
}

function asTable() {
  return { columns: [t("saved.name"), t("saved.link"), t("column.issued_on")], rows: savedViews().map((view) => [view.name, new URL(view.address, location.href).href, view.at.slice(0, 10)]) };
}
