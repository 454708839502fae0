// Taking a view away: as a table, as a picture, on paper.
import { disclosure } from "../disclosure.js";
import { announce, el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { makeCsv } from "./csv.js";
import { makePicture, makePng } from "./picture.js";

/** A button with the ways that this view has; null where it has none. */
export function exportMenu(view) {
  const ways = waysOf(view);
  if (!ways.length) return null;
  const list = el("ul", { class: "menu", hidden: true }, ways.map((way) => el("li", {}, entry(way))));
  return disclosure([icon("save"), t("export.label")], list, () => list.querySelector("button, a").focus());
}

function waysOf(view) {
  const table = view.table ? [["csv", () => save(view, "csv", "text/csv", makeCsv(view.table()))], ["xlsx", () => saveXlsx(view)]] : [];
  const picture = view.table || view.picture ? [["svg", () => save(view, "svg", "image/svg+xml", svgText(view))], ["png", async () => save(view, "png", "image/png", await makePng(makePicture(view)))]] : [];
  const file = view.pyvis ? [["pyvis", view.pyvis]] : [];
  return [...table, ...picture, ["print", () => print()], ...file];
}

/** The library that packs it is loaded when it is first needed. */
async function saveXlsx(view) {
  const { makeXlsx } = await import("./xlsx.js");
  const bytes = makeXlsx(view.table(), view.row?.number ?? view.name);
  save(view, "xlsx", "", new Blob([bytes], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }));
}

const svgText = (view) => new XMLSerializer().serializeToString(makePicture(view));

function entry([name, way]) {
  if (typeof way === "string") return el("a", { href: way, target: "_blank", rel: "noopener" }, t(`export.${name}`));
  return el("button", { type: "button", onclick: way }, t(`export.${name}`));
}

/** Give the browser a file to keep, named after what it shows. */
export function save(view, ending, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  const link = el("a", { href: address, download: `${fileName(view)}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(t("export.done", { file: link.download }));
}

function fileName(view) {
  const words = [view.name, view.row?.number ?? view.row?.heading].filter(Boolean).join("-");
  return words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").replace(/[^A-Za-z0-9]+/g, "-").slice(0, 80) || "chidao";
}
