// What is told beside the drawing: the chosen paper, its lines with the words that prove them, and what can be done with it.
import { el, vi } from "../../dom.js";
import { t, term } from "../../i18n.js";
import { href, toDirective } from "../../state.js";
import { paperCard } from "../papercard.js";
import { evidenceLink, nameOf, numberLink, quote } from "../parts.js";

/** A paper: facts, buttons (`actions`: name → what it does), and its lines `{other, said}`. */
export function aboutPaper(row, lines, actions) {
  const buttons = Object.entries(actions).filter(([, act]) => act).map(([name, act]) => el("button", { type: "button", class: "button small plain", onclick: act }, t(`around.do.${name}`)));
  const from = el("a", { class: "button small plain", href: href(toDirective(row.key, "around")) }, t("around.do.from_here"));
  return el("div", {}, paperCard({ ...row, relation: null }), el("div", { class: "around-actions" }, buttons, from),
    lines.length ? el("section", { class: "around-links" }, el("h3", {}, t("around.lines", { n: lines.length })), el("ul", {}, lines.map(({ other, said }) => el("li", {}, said.map((line, index) => [index ? ", " : "", relationLink(line, row, other)]), " ", numberLink(other), other.issuer ? vi("span", { class: "quiet" }, ` ${other.issuer}`) : null)))) : null);
}

/** The relation as read from this paper, leading to its words. */
function relationLink(line, row, other) {
  const words = term(line.from === row.key ? "relation" : "relation_in", line.relation);
  return evidenceLink(line, [words], { "aria-label": t("cascade.evidence", { relation: words, number: nameOf(other) }) });
}

/** A line between two papers: each thing said, with its words. */
export function aboutLine(line, from, to) {
  return el("div", {}, line.said.map((said) => el("div", { class: "around-said" }, el("p", { class: "meta" }, numberLink(from), el("strong", {}, term("relation", said.relation)), numberLink(to)), said.quote ? quote(said) : null)));
}
