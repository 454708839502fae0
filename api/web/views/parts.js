// Small things that several views show alike.
import { el, icon, unseen, vi } from "../dom.js";
import { date, t, term } from "../i18n.js";
import { levelOf } from "../levels.js";
import { changed, href, toDirective } from "../state.js";
import { newTag } from "../visit.js";

/** The level of a body as a letter on a colour, named for screen readers; bodies of the Party carry another letter beside it. */
export function levelChip(level, line) {
  const known = levelOf(level);
  const words = line === "party" ? `${term("level", known)}, ${t("line.party")}` : term("level", known);
  return el("span", { class: `chip level-${known}`, title: words }, el("span", { "aria-hidden": "true" }, term("letter", known), line === "party" ? el("b", {}, t("letter.party")) : null), unseen(`${words} `));
}

/** A number that leads to its directive; where there is none, kind or title stands for it. What came since the last visit is marked behind it. */
export function numberLink(row, props = {}) {
  const link = vi("a", { class: "number", href: href(toDirective(row.key)), "data-key": row.key, ...props }, nameOf(row));
  const tag = newTag(row.key);
  return tag ? el("span", { class: "new-pair" }, link, tag) : link;
}

/** What a directive is called where its number is missing. */
export function nameOf(row) {
  return row.number || row.heading || row.kind || t("directive.unnumbered");
}

/** Address of the evidence of a row, beside what is shown now; null where the row has none. */
export function evidenceHref(row) {
  if (!row.source || row.span_start === null || row.span_start === undefined) return null;
  return href(changed({ source: row.source, start: row.span_start, end: row.span_end }));
}

/** A link that opens the evidence; `words` is its text, `name` what a screen reader hears. */
export function evidenceLink(row, words, props = {}) {
  const address = evidenceHref(row);
  if (address === null) return words ? el("span", {}, words) : null;
  return el("a", { class: "evidence", href: address, "data-source": row.source, "data-start": row.span_start, "data-end": row.span_end, title: t("evidence.open"), ...props }, words);
}

/** The quoted sentence of a row, as a link to its place in the text. */
export function quote(row) {
  const body = vi("q", {}, row.quote ?? row.wording ?? "");
  const address = evidenceHref(row);
  if (address === null) return el("blockquote", { class: "quote" }, body);
  return el("blockquote", { class: "quote" }, evidenceLink(row, [body, " ", el("span", { class: "more" }, icon("file"), t("evidence.read"), row.page ? `, ${t("evidence.page", { page: row.page })}` : "")]));
}

/** A deadline as exact as the text, with the words of the text. */
export function deadline(row) {
  if (!row.deadline && !row.recurrence) return null;
  const words = row.deadline ? date(row.deadline) : recurrence(row.recurrence);
  return el("span", { class: "due", title: row.deadline_text ?? "" }, unseen(`${t("due.label")} `), words);
}

const BY_DAY = { MO: 2, TU: 3, WE: 4, TH: 5, FR: 6, SA: 7, SU: 8 };

/** An RRULE in words: FREQ=MONTHLY;BYMONTHDAY=25 → ngày 25 hằng tháng. */
export function recurrence(rule) {
  const parts = Object.fromEntries(String(rule).split(";").map((part) => part.split("=")));
  const often = term("every", parts.FREQ);
  const at = [];
  if (parts.BYHOUR) at.push(t("every.hour", { hour: parts.BYHOUR }));
  if (parts.BYDAY) at.push(parts.BYDAY.split(",").map((day) => term("day", String(BY_DAY[day] ?? day))).join(", "));
  if (parts.BYMONTHDAY) at.push(t("every.monthday", { day: parts.BYMONTHDAY }));
  return [often, at.join(", ")].filter(Boolean).join(": ");
}

/** Lead, coordinating, … as a small mark in words. */
export function roleMark(role) {
  return role ? el("span", { class: `role role-${role}` }, term("role", role)) : null;
}

/** A heading with a count beside it. */
export function counted(tag, words, count) {
  return el(tag, { class: "counted" }, words, " ", el("span", { class: "count" }, String(count)));
}

/** Rows by the value of `key`, in the order in which the values first come. */
export function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const value = key(row);
    if (!groups.has(value)) groups.set(value, []);
    groups.get(value).push(row);
  }
  return groups;
}
