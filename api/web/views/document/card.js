// What is known of one mark: in a few words for a screen reader and the list, and as a card.
import { el, vi } from "../../dom.js";
import { date, t, term } from "../../i18n.js";
import { href } from "../../state.js";
import { levelChip, numberLink, recurrence, roleMark } from "../parts.js";

const MOST_TASKS = 6;

/** One line about a mark, its words apart: "Viện dẫn: 128/NQ-CP, căn cứ". */
export function briefly(mark) {
  return [t(`mark.${mark.kind}`), gist(mark)].filter(Boolean).join(": ");
}

/** What a mark says, in the words of the page. */
export function gist(mark) {
  const [row] = mark.facts;
  const says = {
    citation: () => [row.to_number ?? row.to_heading ?? row.wording, term("relation", row.relation), row.state === "resolved" ? "" : term("citation_state", row.state)],
    open: () => [row.wording, term("citation_state", row.state)],
    agency: () => [row.to_heading, [...new Set(mark.facts.map(because))].join(", ")],
    signer: () => [row.to_heading, row.wording],
    task: () => [row.modality === "must" ? "" : term("modality", row.modality), row.wording?.slice(0, 90)],
    deadline: () => [row.deadline ? date(row.deadline) : row.recurrence ? recurrence(row.recurrence) : row.deadline_text],
  };
  return says[mark.kind]().filter(Boolean).join(", ");
}

/** Why a body stands there: its role in a task, or its place in the letter. */
const because = (row) => (row.role ? term("role", row.role) : term("agency_in", row.relation));

/** The card of a mark: all its facts, each leading on. */
export function cardOf(mark, paper) {
  const body = { citation, open, agency, signer, task, deadline }[mark.kind](mark, paper);
  const [row] = mark.facts;
  return [el("p", { class: "doc-kind" }, el("b", { class: `doc-letter mk-${mark.kind}`, "aria-hidden": "true" }, t(`mark.letter.${mark.kind}`)), t(`mark.${mark.kind}`),
    row.page ? el("span", { class: "quiet" }, t("evidence.page", { page: row.page })) : null), body,
  row.origin === "manual" ? vi("p", { class: "quiet" }, `${t("doc.manual")} ${row.origin_note ?? ""}`) : null];
}

function citation({ facts: [row] }) {
  const target = { key: row.to_key, number: row.to_number, kind: row.to_kind, heading: row.to_heading };
  return [el("p", {}, term("relation", row.relation), " → ", row.to_key ? numberLink(target) : vi("span", {}, row.wording)),
    vi("p", { class: "quiet" }, [row.to_kind, row.to_issuer, date(row.to_issued_on)].filter(Boolean).join(" · ")),
    row.to_number && row.to_heading ? vi("p", { class: "doc-heading" }, row.to_heading) : null,
    row.pinpoint ? vi("p", {}, `${t("doc.pinpoint")} ${row.pinpoint}`) : null,
    row.state === "resolved" ? null : el("p", {}, el("span", { class: "tag" }, term("citation_state", row.state))),
    row.reason ? vi("p", { class: "quiet" }, row.reason) : null];
}

function open({ facts: [row] }) {
  const choices = row.choices ?? [];
  return [el("p", {}, el("span", { class: "tag urgent" }, term("citation_state", row.state)), " ", term("relation", row.relation)),
    row.reason ? vi("p", {}, row.reason) : null, row.needs ? vi("p", { class: "quiet" }, `${t("doc.needs")} ${row.needs}`) : null,
    choices.length ? el("p", {}, t("doc.choices")) : null,
    el("ul", {}, choices.map((choice) => el("li", {}, numberLink(choice), " ", vi("span", { class: "quiet" }, [choice.kind, choice.issuer, date(choice.issued_on)].filter(Boolean).join(" · "))))),
    row.code ? el("p", { class: "quiet" }, t("doc.code", { code: row.code })) : null];
}

function agency({ facts }, paper) {
  const bodies = [...new Map(facts.map((row) => [row.to_key, row])).values()];
  return bodies.map((body) => {
    const mine = facts.filter((row) => row.to_key === body.to_key);
    const tasks = mine.filter((row) => row.mark_key);
    return [el("p", {}, levelChip(body.level), " ", vi("a", { href: href({ agency: body.to_key }) }, body.to_heading), body.group ? el("span", { class: "tag" }, t("who.group")) : null),
      mine.filter((row) => row.relation).map((row) => el("p", {}, term("agency_in", row.relation))),
      tasks.length ? el("ul", {}, tasks.slice(0, MOST_TASKS).map((row) => el("li", {}, roleMark(row.role), " ", taskLink(row.mark_key, paper)))) : null,
      tasks.length > MOST_TASKS ? el("p", { class: "quiet" }, t("doc.more_tasks", { n: tasks.length - MOST_TASKS })) : null];
  });
}

/** The words of a task, which lead to it in the text. */
function taskLink(key, paper) {
  const mark = paper.marks.find((one) => one.kind === "task" && one.facts[0].mark_key === key);
  if (!mark) return null;
  const words = mark.facts[0].wording ?? "";
  return vi("button", { type: "button", class: "link", onclick: () => paper.goTo(mark) }, words.length > 90 ? `${words.slice(0, 90)}…` : words);
}

function signer({ facts: [row] }) {
  return vi("p", {}, [row.to_heading, row.wording].filter(Boolean).join(", "));
}

function task({ facts: [row] }, paper) {
  const about = paper.marks.flatMap((mark) => mark.facts).filter((fact) => fact.mark_key === row.mark_key);
  const actors = about.filter((fact) => fact.mark === "agency");
  const names = (role) => actors.filter((actor) => actor.role === role).flatMap((actor, index) => [index ? "; " : "", vi("a", { href: href({ agency: actor.to_key }) }, actor.to_heading)]);
  const roles = ["lead", "joint", "executor", "coordinating", "reports_to"].filter((role) => actors.some((actor) => actor.role === role));
  return [el("p", {}, term("modality", row.modality), row.section ? vi("span", { class: "quiet" }, ` · ${row.section}`) : null),
    roles.length ? el("dl", {}, roles.map((role) => el("div", {}, el("dt", {}, term("role", role)), el("dd", {}, names(role))))) : el("p", { class: "quiet" }, t("who.nobody.note")),
    row.deadline || row.recurrence ? due(row) : el("p", { class: "quiet" }, t("doc.no_deadline"))];
}

function deadline({ facts }, paper) {
  return [due(facts[0]), facts.length > 1 ? el("p", { class: "quiet" }, t("doc.shared", { n: facts.length })) : null,
    el("ul", {}, facts.slice(0, MOST_TASKS).map((row) => el("li", {}, taskLink(row.mark_key, paper))))];
}

function due(row) {
  return [el("p", {}, el("span", { class: "due" }, row.deadline ? date(row.deadline) : recurrence(row.recurrence)), row.deadline && row.recurrence ? ` · ${recurrence(row.recurrence)}` : null),
    row.deadline_text ? vi("p", { class: "quiet" }, `“${row.deadline_text}”`) : null,
    row.deadline_basis ? vi("p", { class: "quiet" }, `${t("doc.basis")} ${row.deadline_basis}`) : null,
    row.deadline_via ? el("p", { class: "quiet" }, t("doc.via")) : null];
}
