// Views of one subject behind tabs (ARIA tabs with links): the shown one stands in the address.
import { el, fill, holdFocus } from "./dom.js";
import { t } from "./i18n.js";
import { drawnFrom, go, href, toTab, wroteItself } from "./state.js";
import { toolbar } from "./toolbar.js";
import { drawn, loaded } from "./view.js";
import { failure, loading } from "./views/states.js";

export class Tabs {
  /** `views`: name -> how to load it, as in the registry; `row`: the directive or the agency that they are about. */
  constructor(views, row) {
    this.views = views;
    this.names = Object.keys(views);
    this.row = row;
    this.bar = el("div", { class: "tabs", role: "tablist", "aria-label": t("tabs.label"), onkeydown: (event) => this.key(event) });
    this.tools = el("div", { class: "toolbar" });
    this.panel = el("div", { class: "panel", role: "tabpanel", id: "panel", tabindex: -1 });
    this.node = el("div", {}, this.bar, this.tools, this.panel);
  }

  async show(state) {
    const tab = this.views[state.tab] ? state.tab : this.names[0];
    this.drawBar(tab);
    const wanted = JSON.stringify([tab, state.filters]);
    if (wanted === this.shown && wroteItself(state.options)) return;
    this.shown = wanted;
    drawnFrom(state.options);
    this.panel.setAttribute("aria-labelledby", `tab-${tab}`);
    const giveBack = holdFocus();
    const waiting = setTimeout(() => fill(this.panel, loading()), 150);
    const view = await this.drawn(tab, state);
    clearTimeout(waiting);
    if (this.shown !== wanted) return;
    fill(this.tools, view.filters, toolbar(view, state));
    fill(this.panel, view.node);
    // Another level or day draws anew: whoever came by keyboard stays at the same button.
    giveBack();
  }

  async drawn(tab, state) {
    try {
      return await drawn(await loaded(this.views[tab]), { row: this.row, state: { ...state, tab }, name: tab });
    } catch (error) {
      return { node: failure(error, () => { this.shown = null; this.show(state); }) };
    }
  }

  drawBar(tab) {
    if (this.bar.children.length === 0) this.bar.append(...this.names.map((name) => el("a", { role: "tab", id: `tab-${name}`, "data-tab": name, "aria-controls": "panel" }, t(`tab.${name}`))));
    for (const link of this.bar.children) {
      const on = link.dataset.tab === tab;
      link.setAttribute("href", href(toTab(link.dataset.tab)));
      link.setAttribute("aria-selected", String(on));
      link.tabIndex = on ? 0 : -1;
      // On a phone not all tabs fit: the chosen one is brought into the row, the page stays where it is.
      if (on) requestAnimationFrame(() => this.bar.scrollTo({ left: link.offsetLeft - 48 }));
    }
  }

  key(event) {
    const { names } = this;
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -names.length, End: names.length }[event.key];
    if (event.key === " ") { event.preventDefault(); event.target.click(); }
    if (!step) return;
    event.preventDefault();
    const now = names.indexOf(event.target.dataset.tab);
    const next = Math.abs(step) >= names.length ? (step > 0 ? names.length - 1 : 0) : (now + step + names.length) % names.length;
    go(toTab(names[next]));
    this.bar.children[next].focus();
  }
}
