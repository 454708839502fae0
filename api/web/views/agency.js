// One agency: its card, and what one asks about it behind tabs. A body that nobody has given a task has its page too.
import { ask } from "../api.js";
import { el, vi } from "../dom.js";
import { date, number, t, term } from "../i18n.js";
import { AGENCY } from "../registry.js";
import { href } from "../state.js";
import { Tabs } from "../tabs.js";
import { levelChip } from "./parts.js";
import { notices } from "./states.js";

const MOST = 12;

export async function agencyView(state) {
  const { rows, notes } = await ask("agency", { agency: state.agency });
  const [row] = rows;
  const tabs = new Tabs(AGENCY, row);
  tabs.show(state);
  return { node: el("div", { class: "directive", "data-key": row.key }, notices(notes), card(row), tabs.node), title: row.heading, update: (now) => tabs.show(now) };
}

function card(row) {
  return el("article", { class: "card head" },
    el("div", { class: "over" }, levelChip(row.level, row.line), el("span", { class: "kind" }, row.group ? t("who.group") : t("agency.kind")), marks(row)),
    el("h1", {}, vi("span", { class: "number" }, row.heading)), facts(row));
}

function marks(row) {
  const words = [row.valid_to ? t("agency.until", { day: date(row.valid_to) }) : null, row.inferred ? t("agency.inferred") : null, row.orphaned ? t("agency.orphaned") : null];
  return words.filter(Boolean).map((text) => el("span", { class: "tag" }, text));
}

function facts(row) {
  const pairs = [["level", [term("level", row.level), row.line === "party" ? t("line.party") : ""].filter(Boolean).join(", ")], ["place", row.place && vi("span", {}, row.place)],
    ["period", row.valid_from || row.valid_to ? `${row.valid_from ? date(row.valid_from) : "…"} – ${row.valid_to ? date(row.valid_to) : t("agency.now")}` : null],
    ["tasks_named", number(row.tasks)], ["issued", number(row.issued)], ["received", number(row.received)],
    ["namesakes", links(row.namesakes, (one) => `${one.valid_from ? date(one.valid_from) : "…"} – ${one.valid_to ? date(one.valid_to) : t("agency.now")}`)],
    ["groups", links(row.groups)], ["members", links(row.members)]];
  return el("dl", { class: "facts" }, pairs.filter(([, value]) => value).map(([name, value]) => el("div", {}, el("dt", {}, t(`agency.${name}`)), el("dd", {}, value))));
}

/** Agencies as links, at first so many; null for none. */
function links(rows, words = (one) => one.heading) {
  if (!rows.length) return null;
  const item = (one) => el("li", {}, vi("a", { href: href({ agency: one.key }), title: [one.list_source, one.since, one.until].filter(Boolean).join(" · ") }, words(one)));
  const rest = rows.slice(MOST);
  return [el("ul", { class: "agency-links" }, rows.slice(0, MOST).map(item)), rest.length ? el("details", {}, el("summary", {}, t("cascade.more", { n: rest.length })), el("ul", { class: "agency-links" }, rest.map(item))) : null];
}
