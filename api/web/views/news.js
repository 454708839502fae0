// What the last runs brought, the latest first, each told by what changed; and what of it is new to this person.
import { ask } from "../api.js";
import { announce, el, fill, vi } from "../dom.js";
import { date, number, t, term } from "../i18n.js";
import { changed, href, NO_EVIDENCE } from "../state.js";
import { lastVisit, learnNews, seeAll } from "../visit.js";
import { counted, evidenceLink, groupBy, nameOf, numberLink, quote } from "./parts.js";
import { empty, failure, notices } from "./states.js";

/** Kinds of changes in the order in which they are told. */
const EVENTS = ["new_directive", "filled_stub", "changed_directive", "new_implementer", "overdue_task", "correction_applied", "correction_orphaned", "rekeyed", "gone_directive", "lost_implementer", "edge_lost"];
const AT_ONCE = 30;
const RUNS = 50;

/** The runs of the store; `o.run` is the one that is open, else those since the last visit, else the latest. */
export async function draw({ state }) {
  await learnNews();
  const { rows } = await ask("runs", { since: 1 });
  const runs = [...groupBy(rows, (row) => row.run)].map(([run, events]) => ({ run, made_on: events[0].made_on, action: events[0].action, counts: new Map(events.map((row) => [row.event, row.times])) }));
  if (!runs.length) return { node: empty(t("news.none")) };
  const { since } = lastVisit();
  const shown = Number.parseInt(state.options.run ?? "", 10) || runs[0].run;
  const told = { rows: [] };
  const detail = el("section", { class: "news-detail", "aria-live": "off" });
  await fillDetail(detail, told, runs.find((one) => one.run === shown) ?? runs[0]);
  const node = el("div", { class: "news-view" }, visitLine(runs, since), el("div", { class: "news-layout" }, runList(runs, shown, since), detail));
  return { node, table: () => newsTable(told.rows) };
}

function visitLine(runs, since) {
  if (since === null) return el("p", { class: "quiet" }, t("news.first"));
  const fresh = runs.filter((one) => one.run > since);
  if (!fresh.length) return el("p", { class: "quiet", role: "status" }, t("news.nothing"));
  const papers = fresh.reduce((sum, one) => sum + ["new_directive", "filled_stub", "changed_directive"].reduce((n, event) => n + (one.counts.get(event) ?? 0), 0), 0);
  const line = el("p", { class: "notice news-since", role: "status" }, el("span", {}, t("news.since", { n: fresh.length, papers })));
  const button = el("button", { type: "button", class: "button small", onclick: () => { seeAll(); fill(line, el("span", {}, t("news.nothing"))); announce(t("news.nothing")); } }, t("news.see_all"));
  line.append(button);
  return line;
}

function runList(runs, shown, since) {
  const line = (one) => el("li", {}, el("a", { id: `run-${one.run}`, href: href(changed({ options: { run: String(one.run) }, ...NO_EVIDENCE })), "aria-current": one.run === shown ? "true" : null },
    el("b", {}, t("news.run", { n: one.run })), since !== null && one.run > since ? el("span", { class: "new-tag" }, t("news.new")) : null, el("span", { class: "quiet" }, [when(one.made_on), term("run", one.action)].join(" · ")),
    el("span", { class: "news-sum" }, summary(one))));
  return el("nav", { class: "news-runs", "aria-label": t("news.runs") }, el("ol", {}, runs.slice(0, RUNS).map(line)), runs.length > RUNS ? el("p", { class: "quiet" }, t("news.older", { n: runs.length - RUNS })) : null);
}

const summary = (one) => EVENTS.filter((event) => one.counts.get(event)).map((event) => `${term("brought", event)}: ${number(one.counts.get(event))}`).join("; ") || t("news.no_change");

/** 2026-11-22T09:18:33+00:00 → the local day and time. */
function when(iso) {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return String(iso);
  const two = (part) => String(part).padStart(2, "0");
  return date(`${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`);
}

async function fillDetail(detail, told, one) {
  try {
    told.rows = (await ask("changes", { since: String(one.run), until: one.run })).rows;
  } catch (error) {
    fill(detail, failure(error, () => fillDetail(detail, told, one)));
    return;
  }
  const groups = groupBy(told.rows, (row) => row.event);
  const names = [...EVENTS.filter((event) => groups.has(event)), ...[...groups.keys()].filter((event) => !EVENTS.includes(event))];
  fill(detail, el("h2", {}, t("news.run", { n: one.run }), " ", el("span", { class: "quiet" }, when(one.made_on))), names.length ? names.map((event) => section(event, groups.get(event))) : empty(t("news.no_change")));
}

function section(event, rows) {
  const list = el("ul", { class: "tasks" });
  const more = el("p", {});
  let most = AT_ONCE;
  const show = () => {
    fill(list, rows.slice(0, most).map(entry));
    const rest = rows.length - most;
    fill(more, rest > 0 ? el("button", { type: "button", class: "button small plain", onclick: () => { most += 10 * AT_ONCE; show(); } }, t("cascade.more", { n: rest })) : null);
  };
  show();
  return el("section", { class: "block" }, counted("h3", term("brought", event), rows.length), t(`brought.${event}.is`) === `brought.${event}.is` ? null : notices([t(`brought.${event}.is`)]), list, more);
}

function entry(row) {
  const gone = row.event === "gone_directive" || row.event.startsWith("correction");
  const name = gone ? vi("b", {}, nameOf(row)) : numberLink(row);
  const other = row.other_key ? [el("span", { class: "quiet" }, row.event === "rekeyed" ? t("news.was") : term("relation", row.relation)), row.event === "rekeyed" ? vi("span", {}, row.other_number ?? row.other_key) : numberLink({ key: row.other_key, number: row.other_number })] : null;
  const proof = row.event === "overdue_task" ? null : evidenceLink(row, row.source ? [t("evidence.open")] : null);
  return el("li", {}, el("div", { class: "meta" }, name, other, vi("span", { class: "quiet" }, [row.issuer, date(row.issued_on)].filter(Boolean).join(" · ")), row.deadline ? el("span", { class: "due" }, date(row.deadline)) : null, proof),
    row.event === "overdue_task" ? quote(row) : row.heading ? vi("div", { class: "news-heading" }, row.heading) : null);
}

/** The changes of the open run for the exports. */
function newsTable(rows) {
  const names = ["event", "number", "issuer", "issued_on", "heading", "relation", "to_number", "deadline", "wording", "quote"];
  return { columns: names.map((name) => t(`column.${name}`)), rows: rows.map((row) => [term("brought", row.event), row.number, row.issuer, row.issued_on, row.heading, term("relation", row.relation), row.other_number, row.deadline, row.wording, row.quote]) };
}
