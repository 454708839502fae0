// Joins the parts: header, the view of the address, evidence beside it, news of the store.
import { look, onNews } from "./api.js";
import { announce, el, fill, icon } from "./dom.js";
import { language, remember, t, useLanguage } from "./i18n.js";
import { drawNav } from "./nav.js";
import * as state from "./state.js";
import { agencyView } from "./views/agency.js";
import { askedView } from "./views/asked.js";
import { directiveView } from "./views/directive.js";
import { searchBox } from "./views/search.js";
import { failure, loading } from "./views/states.js";
import { storeView } from "./views/store.js";
import { showText } from "./views/text.js";
import { learnNews } from "./visit.js";

const LOOK_EVERY_MS = 20_000;
const main = document.getElementById("main");
let view = null;
let turn = 0;

function viewOf(now) {
  if (now.directive) return directiveView;
  if (now.agency) return agencyView;
  return now.question ? askedView : storeView;
}

/** What the main part shows; evidence is apart from it. */
function subject(now) {
  const asked = ["directive", "agency", "question", "view"].find((name) => now[name]);
  return JSON.stringify([asked, now[asked], now.day, language()]);
}

async function show(now) {
  showText(now);
  fill(document.getElementById("nav"), drawNav(now));
  if (view && view.subject === subject(now)) {
    await view.update?.(now);
    return;
  }
  const mine = ++turn;
  const waiting = setTimeout(() => mine === turn && fill(main, loading()), 150);
  const next = await drawn(now);
  clearTimeout(waiting);
  if (mine !== turn) return;
  const first = view === null;
  view = { subject: subject(now), update: next.update };
  fill(main, next.node);
  document.title = next.title ? `${next.title} – chidao` : t("app.title");
  if (first) return;
  scrollTo(0, 0);
  announce(next.title || t("app.title"));
  if (document.activeElement === document.body) main.focus({ preventScroll: true });
}

async function drawn(now) {
  try {
    return await viewOf(now)(now);
  } catch (error) {
    return { node: failure(error, refresh), title: t("error.title") };
  }
}

/** Draw the present address anew, with fresh answers. */
function refresh() {
  fill(document.getElementById("news"));
  view = null;
  learnNews();
  return show(state.read());
}

function drawHeader() {
  document.getElementById("skip").textContent = t("app.skip");
  document.getElementById("nav").setAttribute("aria-label", t("app.views"));
  fill(document.getElementById("top"),
    el("a", { class: "brand", href: "/", "aria-label": t("app.home") }, el("img", { src: "/web/icon.svg", alt: "", width: 28, height: 28 }), el("span", {}, "chidao")),
    searchBox(),
    el("div", { class: "switches" }, languageSwitch(), themeSwitch()));
}

function languageSwitch() {
  const other = language() === "vi" ? "en" : "vi";
  const change = async () => {
    await useLanguage(other);
    drawHeader();
    document.querySelector(".switches button").focus();
    refresh();
  };
  return el("button", { type: "button", class: "switch", lang: other, onclick: change }, other === "en" ? "English" : "Tiếng Việt");
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function themeSwitch() {
  const button = el("button", { type: "button", class: "switch round", "aria-pressed": isDark(), "aria-label": t("app.dark"), title: t("app.dark") }, icon("theme"));
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    remember("chidao.theme", next);
    button.setAttribute("aria-pressed", String(next === "dark"));
  });
  return button;
}

/** On the first page nothing is lost by drawing it anew; elsewhere a person decides when. */
function tellNews() {
  const now = state.read();
  if (!now.directive && !now.agency && !now.question && !now.view) {
    refresh().then(() => announce(t("news.shown")));
    return;
  }
  const button = el("button", { type: "button", class: "button small", onclick: refresh }, t("news.show"));
  fill(document.getElementById("news"), el("span", {}, t("news.there")), button);
}

async function begin() {
  await useLanguage();
  drawHeader();
  state.followLinks();
  state.onChange(show);
  onNews(tellNews);
  await show(state.read());
  learnNews();
  await look();
  addEventListener("focus", look);
  addEventListener("online", () => document.querySelector("[data-state=offline]") && refresh());
  setInterval(() => document.visibilityState === "visible" && look(), LOOK_EVERY_MS);
}

begin().catch((error) => fill(main, failure(error, () => location.reload())));
