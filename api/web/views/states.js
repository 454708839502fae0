// Waiting, nothing found, gone wrong: each says what to do next.
import { el, icon, vi } from "../dom.js";
import { date, t } from "../i18n.js";
import { href, toDirective } from "../state.js";

/** While an answer is on its way. */
export function loading() {
  return el("div", { class: "state", "aria-busy": "true" }, el("p", { class: "quiet" }, t("state.loading")), el("div", { class: "bones", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
}

/** Nothing to show, and why. */
export function empty(words) {
  return el("p", { class: "empty" }, words);
}

/** The store holds nothing yet: which command fills it. */
export function emptyStore() {
  return el("section", { class: "state card", "data-state": "empty" },
    el("h2", {}, t("empty.title")), el("p", {}, t("empty.text")),
    el("pre", { class: "command", tabindex: 0, "aria-label": t("empty.command") }, "chidao ingest data/samples"),
    el("p", { class: "quiet" }, t("empty.then")));
}

/** What went wrong in words, near names as links, and a way to try again. */
export function failure(error, again) {
  const kind = error.kind ?? "failed";
  if (kind === "empty" && /ingest/.test(error.message)) return emptyStore();
  const retry = el("button", { type: "button", class: "button", onclick: error.reload ? () => location.reload() : again }, t("error.again"));
  return el("section", { class: "state card", "data-state": kind, role: "alert" },
    el("h2", {}, t(`error.${kind}`)),
    el("p", {}, t(`error.${kind}.do`)),
    kind === "offline" ? null : vi("p", { class: "quiet" }, error.message),
    error.rows?.length ? nearNames(error.rows) : null,
    kind === "offline" || kind === "failed" || kind === "empty" ? retry : el("a", { class: "button", href: "/" }, t("error.home")));
}

function nearNames(rows) {
  return el("ul", { class: "near" }, rows.map((row) => el("li", {}, nearName(row))));
}

function nearName(row) {
  if (typeof row !== "object" || row === null) return vi("span", {}, row);
  const words = row.number ?? row.heading ?? row.key;
  const rest = row.number || row.issuer ? [row.kind, date(row.issued_on), row.issuer, row.heading].filter(Boolean).join(" · ") : row.place;
  const address = row.issuer !== undefined || row.number !== undefined ? toDirective(row.key) : { agency: row.heading ?? row.key };
  return [vi("a", { href: href(address) }, words), rest ? vi("span", { class: "quiet" }, ` ${rest}`) : null];
}

/** Sentences that must be read beside an answer, but for one `said` already; they come in Vietnamese, with English words for those we know. */
export function notices(notes, said = null) {
  return notes.filter((note) => note !== said).map((note) => el("p", { class: "notice" }, icon("quote"), el("span", {}, t(`note.${note}`).replace(/^note\./, ""))));
}
