// Who must act: by level, then by agency; requests, press and tasks that name nobody each in a block of their own.
import { ask } from "../api.js";
import { el, fill, vi } from "../dom.js";
import { compare, date, fold, t, term } from "../i18n.js";
import { levelOf, LEVELS } from "../levels.js";
import { href } from "../state.js";
import { counted, deadline, groupBy, levelChip, numberLink, quote, roleMark } from "./parts.js";
import { empty, notices } from "./states.js";

const OPEN_BELOW = 40;

export async function draw({ row }) {
  const { rows, notes } = await ask("who_must_act", { directive: row.key, groups: "one" });
  const said = notices(notes, row.note);
  return { node: el("div", { class: "duties" }, said, rows.length ? dutyList(rows) : empty(t("who.none"))), table: rows.length ? () => dutyTable(rows) : null };
}

/** The same duties for the exports: one line a task and agency. */
export function dutyTable(rows) {
  const names = ["agency", "level", "role", "modality", "wording", "deadline", "document", "issuer", "section", "quote"];
  const line = (row) => [row.agency, term("level", row.level), term("role", row.role), term("modality", row.modality), row.wording, row.deadline, row.document, row.document_issuer, row.section, row.quote];
  return { columns: names.map((name) => term("column", name)), rows: rows.map(line) };
}

/** A list of duties with a filter over it. */
export function dutyList(rows) {
  const list = el("div", {});
  const count = el("p", { class: "quiet", role: "status" });
  const draw = (typed) => {
    const wanted = fold(typed.trim());
    const kept = wanted ? rows.filter((row) => fold([row.agency, row.wording, row.document, row.document_issuer].join(" ")).includes(wanted)) : rows;
    fill(list, kept.length ? blocks(kept) : empty(t("who.no_match")));
    fill(count, t("who.count", { agencies: new Set(kept.filter((row) => row.agency).map((row) => row.agency)).size, tasks: new Set(kept.map((row) => row.task_key)).size }));
  };
  const input = el("input", { type: "search", class: "filter", placeholder: t("who.filter"), "aria-label": t("who.filter"), oninput: () => draw(input.value) });
  const foldAll = (open) => () => list.querySelectorAll("details").forEach((node) => { node.open = open; });
  draw("");
  return el("div", {}, el("div", { class: "tools" }, input, count, el("div", {},
    el("button", { type: "button", class: "button small plain", onclick: foldAll(true) }, t("cascade.expand")),
    el("button", { type: "button", class: "button small plain", onclick: foldAll(false) }, t("cascade.collapse")))), list);
}

function blocks(rows) {
  const named = rows.filter((row) => row.agency);
  const must = named.filter((row) => !["request", "reported", "may"].includes(row.modality));
  const open = rows.length <= OPEN_BELOW;
  const levels = groupBy(must, (row) => levelOf(row.level));
  return [
    ...LEVELS.filter((level) => levels.has(level)).map((level) => block(levels.get(level), [levelChip(level), term("level", level)], open)),
    ...["may", "request", "reported"].map((modality) => [modality, named.filter((row) => row.modality === modality)]).filter(([, found]) => found.length)
      .map(([modality, found]) => block(found, [t(`who.${modality}`)], open, t(`who.${modality}.note`))),
    nobody(rows.filter((row) => !row.agency)),
  ];
}

function block(rows, heading, open, note = null) {
  const agencies = [...groupBy(rows, (row) => row.agency)].sort(([one], [other]) => compare(one, other));
  return el("section", { class: "block" }, counted("h2", heading, agencies.length), note ? el("p", { class: "quiet" }, note) : null,
    agencies.map(([agency, found]) => agencyBlock(agency, found, open)));
}

function agencyBlock(agency, rows, open) {
  const first = rows.map((row) => row.deadline).filter(Boolean).sort()[0];
  const roles = [...groupBy(rows, (row) => row.role)].map(([role, found]) => el("span", { class: `role role-${role}` }, `${term("role", role)} ${found.length}`));
  const level = rows[0].line === "party" ? el("span", { class: "tag" }, t("line.party")) : null;
  const head = el("summary", {}, vi("span", { class: "agency" }, agency), rows[0].group ? el("span", { class: "tag" }, t("who.group")) : null, level,
    el("span", { class: "roles" }, roles), first ? el("span", { class: "due" }, date(first)) : null, vi("span", { class: "gist", "aria-hidden": "true" }, rows[0].wording ?? ""));
  const block = el("details", { class: "agency-block", open }, head);
  // A chain may have thousands of duties: those of a closed block are drawn when it is opened.
  const draw = () => block.children.length === 1 && block.append(el("ul", { class: "tasks" }, rows.map(task)), el("p", { class: "all" }, el("a", { href: href({ agency }) }, t("who.all"))));
  if (open) draw();
  else block.addEventListener("toggle", draw);
  return block;
}

function task(row) {
  return el("li", {}, el("div", { class: "meta" }, roleMark(row.role), deadline(row),
    row.way === "through" || row.way === "task" ? el("span", { class: "quiet" }, t(`way.${row.way}`)) : null, from(row)), quote(row));
}

function from(row) {
  const link = numberLink({ key: row.document_key, number: row.document });
  return el("span", { class: "from" }, link, row.document_issuer ? vi("span", { class: "quiet" }, ` ${row.document_issuer}`) : null, row.section ? vi("span", { class: "quiet" }, ` · ${row.section}`) : null);
}

function nobody(rows) {
  if (!rows.length) return null;
  return el("section", { class: "block" }, counted("h2", t("who.nobody"), rows.length), el("p", { class: "quiet" }, t("who.nobody.note")), el("ul", { class: "tasks" }, rows.map(task)));
}
