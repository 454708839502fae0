// What the store's journal says came since a person's last visit, so that lists can mark it. Kept in the browser, by the number of the run.
import { ask } from "./api.js";
import { el } from "./dom.js";
import { remember, t } from "./i18n.js";

const SEEN = "chidao.seen";
const SINCE = "chidao.since";
let fresh = new Map();

/** `{latest, since}`: the last run of the store, and the last one that was there at the visit before; null where there was none. */
let visit = { latest: 0, since: null };
export const lastVisit = () => visit;

/** Ask what is new, and mark what is shown already. Where the journal cannot be asked, nothing is new. */
export async function learnNews() {
  try {
    const runs = (await ask("runs", { since: Math.max(1, kept(localStorage, SEEN) ?? 1) })).rows;
    const latest = runs[0]?.run ?? 0;
    visit = { latest, since: sinceOf(latest) };
    remember(SEEN, String(latest));
    const rows = visit.since !== null && visit.since < latest ? (await ask("new_papers", { since: visit.since + 1 })).rows : [];
    fresh = new Map(rows.map((row) => [row.key, row.event]));
  } catch {
    fresh = new Map();
  }
  for (const link of document.querySelectorAll("a.number[data-key]")) mark(link);
}

/** All is seen: from now on only later runs are new. */
export function seeAll() {
  visit = { ...visit, since: visit.latest };
  keepHere(SINCE, String(visit.latest));
  fresh = new Map();
  document.querySelectorAll(".new-tag").forEach((tag) => tag.remove());
}

/** Within one visit (a tab) it stays what it was at the beginning. A store with fewer runs than were seen is another store. */
function sinceOf(latest) {
  const known = kept(sessionStorage, SINCE) ?? kept(localStorage, SEEN);
  const since = known !== null && known <= latest ? known : null;
  keepHere(SINCE, String(since ?? latest));
  return since;
}

function kept(storage, name) {
  const value = Number.parseInt(storage.getItem(name) ?? "", 10);
  return Number.isInteger(value) ? value : null;
}

function keepHere(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing marks nothing.
  }
}

/** The small mark of a paper that is new, got its text or was changed; null for others. */
export function newTag(key) {
  const event = fresh.get(key);
  return event ? el("span", { class: "new-tag", title: t(`news.tag.${event}`) }, t(event === "changed_directive" ? "news.changed" : "news.new")) : null;
}

/** Put the mark behind a link to a directive, where it is new. */
export function mark(link) {
  const tag = newTag(link.dataset.key);
  if (tag && link.parentNode && !link.nextSibling?.classList?.contains("new-tag")) link.after(tag);
  return link;
}
