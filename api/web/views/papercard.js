// A paper told in a few lines beside a picture: what it is, when it came, and the words that tie it to the paper above.
import { el, vi } from "../dom.js";
import { date, number, t, term } from "../i18n.js";
import { levelChip, numberLink, quote } from "./parts.js";

/** A card about a row of a chain or of a timeline. */
export function paperCard(row) {
  const when = row.issued_on ? date(row.issued_on) : t("directive.undated");
  const facts = [row.kind, row.issuer, when].filter(Boolean).join(" · ");
  const days = row.days_after_parent === null || row.days_after_parent === undefined ? null : el("span", { class: "tag" }, t("paper.after_parent", { n: row.days_after_parent }));
  return el("div", { class: "paper-card" }, el("div", { class: "meta" }, levelChip(row.level, row.line), numberLink(row), vi("span", { class: "quiet" }, facts), days,
    row.tasks ? el("span", { class: "tag" }, t("paper.tasks", { n: row.tasks })) : null, row.status === "cited" ? el("span", { class: "tag" }, t("status.cited")) : null),
    row.heading && row.number ? vi("p", { class: "paper-heading" }, row.heading) : null,
    row.relation ? el("p", { class: "paper-relation" }, term("relation", row.relation)) : null, row.quote && row.relation ? quote(row) : null);
}

/** How long after the paper above: "+46 ngày"; the day itself of one that stands first. */
export function whenShort(row) {
  if (row.days_after_parent !== null && row.days_after_parent !== undefined) return t("paper.days", { n: `${row.days_after_parent >= 0 ? "+" : ""}${number(row.days_after_parent)}` });
  return row.issued_on ? date(row.issued_on) : t("directive.undated");
}

/** Its day and how long after the paper above: "26/11/2021 · +46 ngày". */
export const whenWords = (row) => [...new Set([row.issued_on ? date(row.issued_on) : t("directive.undated"), whenShort(row)])].join(" · ");

/** An issuer short enough for a box: "Ủy ban nhân dân tỉnh Cao Bằng" → "UBND tỉnh Cao Bằng". */
export const shortIssuer = (row) => (row.issuer ?? t("directive.unknown")).replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND");
