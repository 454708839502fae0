// One directive: its card, and what one asks about it behind tabs.
import { ask } from "../api.js";
import { el, fill, icon, vi } from "../dom.js";
import { date, t } from "../i18n.js";
import { changed, go, href, TABS } from "../state.js";
import { cascadeTab } from "./cascade.js";
import { deadlinesTab } from "./deadlines.js";
import { dutiesTab } from "./duties.js";
import { linksTab } from "./links.js";
import { evidenceLink, levelChip, nameOf } from "./parts.js";
import { failure, loading, notices } from "./states.js";

const DRAWN = {
  cascade: (row) => cascadeTab("cascade_down", row),
  who: dutiesTab,
  deadlines: deadlinesTab,
  up: (row) => cascadeTab("cascade_up", row),
  links: linksTab,
};

export async function directiveView(state) {
  const { rows } = await ask("directive", { directive: state.directive });
  const row = rows[0];
  const tabs = new Tabs(row);
  tabs.show(state.tab);
  return { node: el("div", { class: "directive" }, card(row), tabs.bar, tabs.panel), title: nameOf(row), update: (now) => tabs.show(now.tab) };
}

class Tabs {
  constructor(row) {
    this.row = row;
    this.bar = el("div", { class: "tabs", role: "tablist", "aria-label": t("tabs.label"), onkeydown: (event) => this.key(event) });
    this.panel = el("div", { class: "panel", role: "tabpanel", id: "panel", tabindex: -1 });
  }

  async show(tab) {
    this.drawBar(tab);
    if (tab === this.shown) return;
    this.shown = tab;
    this.panel.setAttribute("aria-labelledby", `tab-${tab}`);
    const waiting = setTimeout(() => fill(this.panel, loading()), 150);
    const node = await this.drawn(tab);
    clearTimeout(waiting);
    if (this.shown === tab) fill(this.panel, node);
  }

  async drawn(tab) {
    try {
      return await DRAWN[tab](this.row);
    } catch (error) {
      return failure(error, () => { this.shown = null; this.show(tab); });
    }
  }

  drawBar(tab) {
    if (this.bar.children.length === 0) this.bar.append(...TABS.map((name) => el("a", { role: "tab", id: `tab-${name}`, "data-tab": name, "aria-controls": "panel" }, t(`tab.${name}`))));
    for (const link of this.bar.children) {
      const on = link.dataset.tab === tab;
      link.setAttribute("href", href(changed({ tab: link.dataset.tab, source: null, start: null, end: null })));
      link.setAttribute("aria-selected", String(on));
      link.tabIndex = on ? 0 : -1;
      // On a phone not all tabs fit: the chosen one is brought into the row, the page stays where it is.
      if (on) requestAnimationFrame(() => this.bar.scrollTo({ left: link.offsetLeft - 48 }));
    }
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -TABS.length, End: TABS.length }[event.key];
    if (event.key === " ") { event.preventDefault(); event.target.click(); }
    if (!step) return;
    event.preventDefault();
    const now = TABS.indexOf(event.target.dataset.tab);
    const next = Math.abs(step) > 1 ? (step > 0 ? TABS.length - 1 : 0) : (now + step + TABS.length) % TABS.length;
    go(changed({ tab: TABS[next], source: null, start: null, end: null }));
    this.bar.children[next].focus();
  }
}

function card(row) {
  return el("article", { class: "card head" },
    el("div", { class: "over" }, levelChip(row.level, row.line), vi("span", { class: "kind" }, row.press ? t("directive.press") : row.kind ?? ""), marks(row)),
    el("h1", {}, vi("span", { class: "number" }, nameOf(row)), row.number && row.heading ? vi("span", { class: "heading" }, row.heading) : null),
    facts(row), row.note ? notices([row.note]) : null, actions(row));
}

function marks(row) {
  const words = [row.urgency ? ["urgent", row.urgency] : null, row.draft ? ["draft", t("directive.draft")] : null, row.status === "cited" ? ["stub", t("status.cited")] : null];
  return words.filter(Boolean).map(([kind, text]) => vi("span", { class: `tag ${kind}` }, text));
}

function facts(row) {
  const agency = row.issuer ? vi("a", { href: href({ agency: row.issuer }) }, row.issuer) : t("directive.unknown");
  const signers = (row.signers ?? []).map((signer) => [signer.name, officeOf(signer.office, row.issuer)].filter(Boolean).join(", ")).join("; ");
  const pairs = [["issuer", agency], ["issued_on", date(row.issued_on) || t("directive.undated")], ["signers", signers], ["place", row.place],
    ["addressees", (row.addressees ?? []).join("; ")], ["tasks", row.status === "cited" ? t("directive.not_known") : String(row.tasks ?? 0)]];
  return el("dl", { class: "facts" }, pairs.filter(([, value]) => value).map(([name, value]) => el("div", {}, el("dt", {}, t(`fact.${name}`)), vi("dd", {}, value))));
}

/** Offices are often written in capitals: CHÁNH VĂN PHÒNG → Chánh văn phòng; the issuer keeps its own. */
function officeOf(office, issuer) {
  if (!office || office !== office.toUpperCase()) return office;
  const plain = office.charAt(0) + office.slice(1).toLowerCase();
  return issuer && plain.toLowerCase() === issuer.toLowerCase() ? issuer : plain;
}

function actions(row) {
  const text = row.source ? evidenceLink(row, [icon("file"), t("directive.read")], { class: "button" }) : null;
  const picture = el("a", { class: "button plain", href: `/draw?directive=${encodeURIComponent(row.key)}`, target: "_blank", rel: "noopener" }, icon("chart"), t("directive.draw"));
  return el("div", { class: "actions" }, text, picture);
}
