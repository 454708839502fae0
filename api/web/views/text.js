// The evidence: text of a document with the quoted words marked, beside what was shown; Esc closes it.
import { AskError, text } from "../api.js";
import { announce, el, fill, icon } from "../dom.js";
import { number, t } from "../i18n.js";
import { changed, go, NO_EVIDENCE } from "../state.js";
import { failure, loading } from "./states.js";

const AROUND = 12_000;
const side = document.getElementById("side");
let opener = null;
let shown = "";

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !side.hidden && !event.defaultPrevented) close();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.evidence, a[data-source]");
  if (link) opener = { ...link.dataset };
}, true);

/** Show the evidence that the address names, or none. */
export function showText(state) {
  const { source, start, end } = state;
  const wanted = source ? JSON.stringify([source, start, end]) : "";
  if (wanted === shown && side.hidden === !source) return;
  shown = wanted;
  document.getElementById("frame").classList.toggle("beside", Boolean(source));
  if (!source) return hide();
  side.hidden = false;
  side.setAttribute("aria-label", t("text.label"));
  draw(source, Number(start) || 0, Number(end) || 0);
}

function hide() {
  const held = side.contains(document.activeElement) || document.activeElement === document.body;
  side.hidden = true;
  fill(side);
  if (opener && held) giveBack(opener);
  opener = null;
}

/** Focus goes back to the link that opened the text, drawn anew or not. */
function giveBack(wanted) {
  const same = (link) => link.dataset.source === wanted.source && link.dataset.start === wanted.start && link.dataset.end === wanted.end;
  [...document.querySelectorAll("main a[data-source]")].find(same)?.focus();
}

function close() {
  go(changed(NO_EVIDENCE));
}

async function draw(source, start, end) {
  const mine = shown;
  const head = heading(source, start, end);
  fill(side, head, loading());
  head.querySelector("h2").focus();
  let body;
  try {
    body = await textAround(source, start, end);
  } catch (error) {
    body = failure(error, () => draw(source, start, end));
  }
  if (shown !== mine) return;
  fill(side, head, body);
  const mark = side.querySelector("mark");
  if (mark) announce(`${t("text.marked")}: ${mark.textContent}`);
  showMark();
}

function heading(source, start, end) {
  return el("header", { class: "side-head" },
    el("div", {}, el("h2", { tabindex: -1 }, t("text.label")),
      el("p", { class: "quiet" }, el("span", { class: "source" }, source), " ", el("span", { class: "span" }, t("text.span", { start: number(start), end: number(end) })))),
    el("button", { type: "button", class: "switch", onclick: showMark }, t("text.to_mark")),
    el("button", { type: "button", class: "switch round", "aria-label": t("text.close"), title: t("text.close"), onclick: close }, icon("close")));
}

/** The text from some way before the words to some way after; all of it on demand. */
async function textAround(source, start, end, around = AROUND) {
  const { length } = await text(source, 0, 0);
  if (start < 0 || end < start || end > length) throw new AskError("wrong", t("text.outside", { length }));
  const from = Math.max(0, start - around);
  const to = Math.min(length, end + around);
  const answer = await text(source, from, to);
  const { page } = await text(source, start, start);
  // The server counts characters, not the halves in which JavaScript keeps rare ones.
  const letters = Array.from(answer.text);
  const [before, words, after] = [letters.slice(0, start - from), letters.slice(start - from, end - from), letters.slice(end - from)].map((part) => part.join(""));
  const whole = from > 0 || to < length;
  const all = el("button", { type: "button", class: "button small", onclick: async () => { fill(side, side.firstChild, await textAround(source, start, end, length)); showMark(); } }, t("text.whole", { n: length }));
  // A whole document is no quote: the words that are it need no colour.
  const mark = words && words.length < 4000 ? el("mark", { tabindex: -1 }, words) : el("span", { class: "whole" }, words);
  return el("div", { class: "text", tabindex: 0, role: "region", "aria-label": source },
    page ? el("p", { class: "quiet page" }, t("text.page", { page })) : null, whole ? el("p", { class: "cut" }, t("text.cut"), " ", all) : null,
    el("div", { class: "words", lang: "vi" }, before, mark, after));
}

function showMark() {
  const box = side.querySelector(".text");
  const mark = side.querySelector("mark, .whole");
  if (!box || !mark) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const top = mark.getClientRects()[0]?.top ?? mark.getBoundingClientRect().top;
  box.scrollBy({ top: top - box.getBoundingClientRect().top - box.clientHeight / 4, behavior: calm ? "auto" : "smooth" });
}

