// Reviewing: what waits for a person, one after the other by keyboard, and what people said so far, which may be taken back.
import { ask, desk } from "../api.js";
import { el, fill } from "../dom.js";
import { t } from "../i18n.js";
import { notices } from "./states.js";
import { correctionsTable, SaidList } from "./review_said.js";
import { Review } from "./review.js";

const MOST = 2000;

export async function draw({ state }) {
  const [may, waiting, said] = await Promise.all([desk(), ask("unresolved", { limit: MOST }), ask("corrections")]);
  const place = el("div", { class: "review-view" });
  let told = said.rows;
  const redraw = async (at) => {
    const [open, done] = await Promise.all([ask("unresolved", { limit: MOST }), ask("corrections")]);
    told = done.rows;
    show(open.rows, at, true);
  };
  function show(rows, at, again) {
    const review = new Review(rows, may, at, redraw);
    fill(place, may.open ? null : notices([t(/review/.test(may.reason ?? "") ? "review.read_only" : "review.elsewhere")]), review.node, new SaidList(told, may, redraw).node);
    if (again) review.focus();
  }
  show(waiting.rows, state.options.at ?? "", false);
  return { node: place, table: () => correctionsTable(told) };
}
