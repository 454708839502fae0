// What stands behind the state of a unit: its documents with the words that prove them, or why nothing was seen.
import { ask } from "../../api.js";
import { el, icon, vi } from "../../dom.js";
import { date, t, term } from "../../i18n.js";
import { deadline, evidenceLink, nameOf, numberLink, quote } from "../parts.js";
import { stateChip } from "./tiles.js";

const MOST_OTHERS = 20;

/** A panel about one unit of the board. `close` is called by its button. */
export async function whyPanel(unit, directive, close) {
  const places = [unit.province, ...unit.former.map((old) => old.province).filter((name) => name !== unit.province)];
  const [chain, ...papers] = await Promise.all([ask("cascade_down", { directive: directive.key }), ...places.map((place) => ask("papers_of", { directive: directive.key, place }))]);
  const own = new Set(unit.documents.map((paper) => paper.key));
  const others = onePerPaper(papers.flatMap((answer) => answer.rows)).filter((paper) => !own.has(paper.key));
  const shut = el("button", { type: "button", class: "button small plain", onclick: close, "aria-label": t("board.close") }, icon("close"));
  return el("div", { class: "board-why" }, el("div", { class: "board-why-head" }, el("h3", {}, stateChip(unit.state), vi("span", {}, unit.province)), shut),
    el("p", {}, t(`board.why.${unit.state}`, { n: unit.state === "issued" ? unit.documents.length : unit.others })),
    documents(unit, new Map(chain.rows.map((row) => [row.key, row]))), lateTasks(unit), formerUnits(unit), otherPapers(others));
}

function onePerPaper(rows) {
  const found = new Map();
  for (const row of rows) if (!found.has(row.key)) found.set(row.key, row);
  return [...found.values()];
}

function documents(unit, chain) {
  return unit.documents.length ? el("ul", { class: "tasks" }, unit.documents.map((paper) => {
    const row = chain.get(paper.key) ?? {};
    const when = [paper.issuer, date(paper.issued_on) || t("directive.undated"), paper.days === null ? "" : t("board.days", { n: paper.days })].filter(Boolean).join(" · ");
    return el("li", {}, el("div", { class: "meta" }, numberLink(paper), vi("span", { class: "quiet" }, when), row.relation ? el("span", { class: "tag" }, term("relation", row.relation)) : null), row.quote ? quote(row) : null);
  })) : null;
}

function lateTasks(unit) {
  return unit.late.length ? el("section", {}, el("h4", {}, t("board.overdue.tasks")), el("ul", { class: "tasks" }, unit.late.map((row) => el("li", {},
    el("div", { class: "meta" }, deadline(row), vi("span", {}, row.agency), numberLink({ key: row.document_key, number: row.document })), quote(row))))) : null;
}

function formerUnits(unit) {
  return unit.former.length ? el("section", {}, el("h4", {}, t("board.former.units")), el("ul", { class: "board-formers" }, unit.former.map((old) => el("li", {}, stateChip(old.state), vi("span", {}, old.province),
    old.days === null ? null : el("span", { class: "quiet" }, t("board.days", { n: old.days })))))) : null;
}

function otherPapers(papers) {
  return papers.length ? el("section", {}, el("h4", {}, t("board.others", { n: papers.length })), el("ul", { class: "board-others" }, papers.slice(0, MOST_OTHERS).map((paper) => el("li", {}, numberLink(paper),
    vi("span", { class: "quiet" }, [paper.press ? t("directive.press") : paper.issuer, date(paper.issued_on), paper.number ? paper.heading : ""].filter(Boolean).join(" · ")),
    paper.relation ? evidenceLink(paper, [term("relation", paper.relation)], { "aria-label": t("cascade.evidence", { relation: term("relation", paper.relation), number: nameOf(paper) }) }) : null)),
    papers.length > MOST_OTHERS ? el("li", { class: "quiet" }, t("board.others.rest", { n: papers.length - MOST_OTHERS })) : null)) : null;
}
