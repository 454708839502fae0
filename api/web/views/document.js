// The document page: the text with its citations, bodies, tasks and deadlines in place, and what is known of the directive beside it.
import { ask, text } from "../api.js";
import { el } from "../dom.js";
import { date, t, term } from "../i18n.js";
import { gist } from "./document/card.js";
import { factsOf } from "./document/facts.js";
import { Side } from "./document/list.js";
import { Paper } from "./document/paper.js";
import { marksOf } from "./document/pieces.js";
import { empty } from "./states.js";

export async function draw({ row, state }) {
  const [facts, answer, given] = await Promise.all([factsOf(row, state.options), row.source ? ask("marks", { directive: row.key }) : null, row.source ? text(row.source, row.span_start, row.span_end) : null]);
  if (!row.source) return { node: el("div", { class: "document" }, facts, empty(t("doc.no_text"))) };
  // Thousands of marks: each step in a turn of its own, so that none holds the page up.
  await turn();
  const marks = marksOf(answer.rows.filter((mark) => mark.source === row.source));
  await turn();
  const paper = new Paper({ text: given.text, from: given.start, marks, pages: (row.pages ?? []).filter((start) => start > given.start && start < given.end) });
  await turn();
  const side = new Side(paper, state.options);
  const chosen = paper.marks.find((mark) => mark.name === state.options.at);
  if (chosen) requestAnimationFrame(() => paper.goTo(chosen, { focus: false }));
  return { node: el("div", { class: "document" }, facts, el("div", { class: "doc-columns" }, paper.node, side.node)), table: () => marksTable(marks) };
}

const turn = () => new Promise((go) => setTimeout(go));

/** All marks for the exports: a line a fact. */
function marksTable(marks) {
  const names = ["mark", "wording", "state", "relation", "document", "agency", "role", "deadline", "page", "span_start", "span_end"];
  const line = (mark) => (row) => [t(`mark.${mark.kind}`), row.wording ?? gist(mark), term("citation_state", row.state), term("relation", row.relation), row.to_number, mark.kind === "agency" ? row.to_heading : null,
    term("role", row.role), row.deadline ? date(row.deadline) : null, row.page, row.span_start, row.span_end];
  return { columns: names.map((name) => term("column", name)), rows: marks.flatMap((mark) => mark.facts.map(line(mark))) };
}
