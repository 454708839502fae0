// A view as a picture: its own drawing, or its table drawn as one. Colours are those of the light page, written out, so that it looks the same anywhere.
import { FONT, lines, svg } from "../svg.js";
import { t } from "../i18n.js";

const PROPERTIES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "text-decoration"];
const SIZE = 13;
const MOST_ROWS = 200;
const WIDEST = 300;

/** An SVG element that stands alone. */
export function makePicture(view) {
  return view.picture ? standing(view.picture()) : tablePicture(view.table());
}

/** A copy of a drawing that the page shows, with what its style sheet says written into it. Drawings of their own stay as they are. */
function standing(drawing) {
  if (!drawing.isConnected) return drawing;
  const copy = drawing.cloneNode(true);
  const from = [drawing, ...drawing.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((node, index) => {
    const style = getComputedStyle(from[index]);
    for (const name of PROPERTIES) if (style.getPropertyValue(name)) node.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "role", "style"]) node.removeAttribute(name);
  });
  const box = drawing.viewBox.baseVal?.width ? drawing.viewBox.baseVal : drawing.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  copy.setAttribute("font-family", FONT);
  copy.prepend(svg("rect", { x: box.x ?? 0, y: box.y ?? 0, width: box.width, height: box.height, fill: getComputedStyle(document.body).backgroundColor }));
  return copy;
}

/** Rows of a table as a drawing: as wide as their words, at most WIDEST pixels a column. */
function tablePicture({ columns, rows }) {
  const shown = rows.slice(0, MOST_ROWS).map((row) => row.map((value) => (value === null || value === undefined ? "" : String(value))));
  const widths = columns.map((name, index) => Math.min(WIDEST, Math.max(...[name, ...shown.map((row) => row[index])].map((words) => words.length * 7.2)) + 20));
  const left = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 12));
  const total = left.at(-1) + widths.at(-1) + 12;
  const parts = [];
  let top = 12;
  for (const [number, row] of [columns, ...shown].entries()) {
    const cells = row.map((words, index) => lines(words, widths[index] - 16, SIZE, 4));
    const height = Math.max(...cells.map((cell) => cell.length), 1) * 18 + 12;
    cells.forEach((cell, index) => cell.forEach((line, at) => parts.push(svg("text", { x: left[index] + 6, y: top + 19 + at * 18, "font-size": SIZE, "font-weight": number ? 400 : 650, fill: "#18212b" }, line))));
    parts.push(svg("line", { x1: 12, x2: total - 12, y1: top + height, y2: top + height, stroke: number ? "#dce1e7" : "#8793a1" }));
    top += height;
  }
  const rest = rows.length > MOST_ROWS ? svg("text", { x: 18, y: top + 22, "font-size": SIZE, fill: "#536170" }, t("export.rest", { n: rows.length - MOST_ROWS })) : null;
  const height = top + (rest ? 40 : 12);
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: total, height, viewBox: `0 0 ${total} ${height}`, "font-family": FONT }, svg("rect", { width: total, height, fill: "#fff" }), parts, rest);
}

/** A drawing as PNG, twice as fine as it is large. */
export async function makePng(drawing, scale = 2) {
  const [width, height] = [Number(drawing.getAttribute("width")), Number(drawing.getAttribute("height"))];
  const fine = Math.min(scale, 16_000 / Math.max(width, height));
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" }));
  const image = new Image(width, height);
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(width * fine), Math.ceil(height * fine)];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((give) => canvas.toBlob(give, "image/png"));
}
