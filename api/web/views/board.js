// The unit board: for every province, ministry, district or commune whether a document under the directive was seen, the worst first.
import { AskError } from "../api.js";
import { announce, el, fill, vi } from "../dom.js";
import { compare, t, term } from "../i18n.js";
import { LISTED } from "../levels.js";
import { regionsOf } from "../regions.js";
import { changed, go, setOptions } from "../state.js";
import { boardPicture } from "./board/picture.js";
import { squaresTile, stateChip, unitTile } from "./board/tiles.js";
import { countStates, isSmall, placeAbove, shortName, unitsOf, withLate, worstFirst } from "./board/units.js";
import { whyPanel } from "./board/why.js";
import { groupBy } from "./parts.js";
import { empty, failure } from "./states.js";

const TILES_A_FRAME = 24;

/** Tiles of all units at the level of the address (`o.level`), by region (`o.by`), of one state (`o.state`), one of them told more of (`o.unit`). */
export async function draw({ row, state }) {
  const level = LISTED.includes(state.options.level) ? state.options.level : "province";
  const { units, notes } = await unitsOf(row, level);
  const board = new Board(row, { level, units, notes, region: await regionsOf(units.map((unit) => unit.province)) }, state.options);
  board.lookForLate(state.day);
  return { node: board.node, table: () => board.table(), picture: () => boardPicture(board.sections()) };
}

class Board {
  constructor(row, { level, units, notes, region }, options) {
    Object.assign(this, { row, level, units, region });
    this.by = options.by === "region" && level === "province" ? "region" : "";
    this.only = units.some((unit) => unit.state === options.state) ? options.state : "";
    this.open = units.some((unit) => unit.province === options.unit) ? options.unit : "";
    this.body = el("div", { class: "board-body", onclick: (event) => this.click(event) });
    this.legend = el("div", { class: "board-legend", role: "group", "aria-label": t("board.legend") });
    this.figures = el("ul", { class: "board-figures" }, notes.map((note) => vi("li", {}, note)));
    this.node = el("div", { class: "board" }, this.choices(), this.legend, this.figures, this.body);
    this.drawAll();
  }

  /** What is overdue takes longer to find out: the board stands before, and is drawn anew where something is. */
  async lookForLate(day) {
    const words = el("li", {}, t("board.late.looking"));
    this.figures.append(words);
    try {
      const units = await withLate(this.units, this.row, day);
      words.remove();
      if (!units) return;
      this.units = units;
      const { unit } = document.activeElement?.dataset ?? {};
      await this.drawAll();
      this.buttonOf(unit)?.focus({ preventScroll: true });
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      words.textContent = t("board.late.failed");
    }
  }

  choices() {
    const levels = LISTED.map((level) => el("button", { type: "button", class: "button small plain", "aria-pressed": String(level === this.level), onclick: () => this.toLevel(level) }, t(`board.level.${level}`)));
    const box = el("input", { type: "checkbox", checked: this.by === "region", onchange: () => this.change({ by: box.checked ? "region" : "" }) });
    return el("div", { class: "board-choices" }, el("div", { class: "segments", role: "group", "aria-label": t("board.levels") }, levels), this.level === "province" ? el("label", { class: "board-check" }, box, t("board.by.region")) : null);
  }

  /** Another level asks anew: it is a step of the history. */
  toLevel(level) {
    if (level !== this.level) go(changed({ options: { level: level === "province" ? "" : level } }));
  }

  change(patch) {
    Object.assign(this, patch);
    this.remember();
    this.drawAll();
  }

  remember() {
    setOptions({ by: this.by, state: this.only, unit: this.open });
  }

  /** Titles with the units under them, as they are shown: by region, by province, or all together. */
  sections() {
    const shown = this.units.filter((unit) => !this.only || unit.state === this.only);
    if (isSmall(this.level)) return [{ title: "", tiles: this.provinces(shown) }];
    if (this.by) return [...groupBy(shown, (unit) => this.region(unit.province))].sort(([one], [other]) => compare(term("region", one), term("region", other))).map(([key, units]) => ({ title: term("region", key ?? "none"), units }));
    const known = shown.filter((unit) => unit.state !== "not_enough_data");
    const rest = shown.filter((unit) => unit.state === "not_enough_data");
    return [{ title: known.length && rest.length ? t("board.known", { n: known.length }) : "", units: known }, { title: t("board.no_data", { n: rest.length }), units: rest }].filter((part) => part.units.length);
  }

  /** Provinces with their units; those first whose worst unit is worst, then the larger ones. */
  provinces(units) {
    const tiles = [...groupBy(units, placeAbove)].map(([place, under]) => ({ place, units: under.sort(worstFirst) }));
    return tiles.sort((one, other) => worstFirst({ ...one.units[0], province: one.place }, { ...other.units[0], province: other.place }) || other.units.length - one.units.length || compare(shortName({ province: one.place }), shortName({ province: other.place })));
  }

  /** Everything as it stands now; many tiles come a few at a time, so that the page stays quick. */
  async drawAll() {
    const turn = {};
    this.turn = turn;
    this.drawLegend();
    fill(this.body, this.units.length ? null : empty(t("board.none")));
    for (const part of this.sections()) {
      const grid = el("ul", { class: part.tiles ? "board-grid wide" : "board-grid" });
      this.body.append(el("section", { class: "board-part" }, part.title ? el("h2", {}, part.title) : null, grid));
      const tiles = part.tiles ?? part.units;
      for (let at = 0; at < tiles.length; at += TILES_A_FRAME) {
        if (at) await new Promise(requestAnimationFrame);
        if (this.turn !== turn) return;
        grid.append(...tiles.slice(at, at + TILES_A_FRAME).map((tile) => (part.tiles ? squaresTile(tile.place, tile.units, this.open) : unitTile(tile, tile.province === this.open))));
      }
    }
    if (this.open) this.show(this.open, false);
  }

  drawLegend() {
    fill(this.legend, countStates(this.units).map(([state, count]) => el("button", { type: "button", class: "board-key", "aria-pressed": String(state === this.only), onclick: () => { this.change({ only: state === this.only ? "" : state, open: "" }); this.legend.querySelector(`[data-state="${state}"]`)?.focus(); }, "data-state": state },
      stateChip(state), el("span", { "aria-hidden": "true" }, term("outcome", state)), el("span", { class: "count" }, String(count)))));
  }

  click(event) {
    const button = event.target.closest("button[data-unit]");
    if (button) this.show(button.dataset.unit === this.open && this.panel ? "" : button.dataset.unit);
  }

  /** Tell more of a unit, in a panel under the row of its tile; of none: close it. */
  async show(name, told = true) {
    this.panel?.remove();
    this.panel = null;
    this.open = name;
    this.remember();
    for (const button of this.body.querySelectorAll("button[data-unit]")) button.setAttribute("aria-expanded", String(button.dataset.unit === name));
    const button = this.buttonOf(name);
    if (!button) return;
    const panel = el("li", { class: "board-panel" });
    this.panel = panel;
    button.closest("li").after(panel);
    await this.fillPanel(panel, name);
    if (told) announce(t("board.opened", { name }));
  }

  async fillPanel(panel, name) {
    const close = () => { this.show(""); this.buttonOf(name)?.focus(); };
    try {
      fill(panel, await whyPanel(this.units.find((unit) => unit.province === name), this.row, close));
    } catch (error) {
      fill(panel, failure(error, () => this.show(name)));
    }
  }

  buttonOf(name) {
    return [...this.body.querySelectorAll("button[data-unit]")].find((button) => button.dataset.unit === name);
  }

  table() {
    const names = ["place", "level", "state", "days_after", "document", "issuer", "issued_on", "body", "former", "others", "overdue"];
    const line = (unit) => {
      const [first] = unit.documents;
      return [unit.province, term("level", unit.level), term("outcome", unit.state), unit.days, unit.documents.map((paper) => paper.number).join("; "), first?.issuer, first?.issued_on, unit.body, unit.former_issued, unit.others, unit.late.length];
    };
    return { columns: names.map((name) => t(`column.${name}`)), rows: this.units.map(line) };
  }
}
