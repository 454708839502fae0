// Whether a directive holds, in words: its state, and what changed it since when.
import { ask } from "../api.js";
import { el, fill, vi } from "../dom.js";
import { date, t, term } from "../i18n.js";
import { evidenceLink, numberLink } from "./parts.js";

const MOST = 4;

/** The state of a directive in a line: "đã hết hiệu lực từ 01/03/2023"; `row` of `validity`. */
export function forceWords(row) {
  const until = row.until ? ` ${t(row.state === "period_over" ? "doc.period_to" : "doc.since", { day: date(row.until) })}` : null;
  return [el("strong", { class: `force force-${row.state}` }, term("outcome", row.state)), until];
}

/** What changed it, by what, since when; `row` of `validity`. */
export function changeWords(row) {
  return [evidenceLink(row, term("relation_in", row.relation)), " ", numberLink({ key: row.by_key, number: row.by_number }),
    row.since ? ` ${t("doc.since", { day: date(row.since) })}` : null, row.part ? vi("span", { class: "quiet" }, ` (${row.part})`) : null];
}

/** The force of a directive as one fact of its card, filled when the answer comes. */
export function forceFact(row) {
  const place = el("dd", {}, "…");
  ask("validity", { directive: row.key }).then(({ rows }) => {
    const [first] = rows;
    if (!first) return fill(place, t("doc.force.unknown"));
    const changes = rows.filter((one) => one.by_key);
    return fill(place, forceWords(first), first.state !== "in_force" && !changes.length && first.reason ? vi("span", { class: "quiet" }, ` (${first.reason})`) : null,
      changes.slice(0, MOST).map((one) => el("div", {}, changeWords(one))), changes.length > MOST ? el("div", { class: "quiet" }, t("doc.and_more", { n: changes.length - MOST })) : null);
  }, () => fill(place, t("doc.force.unknown")));
  return place;
}
