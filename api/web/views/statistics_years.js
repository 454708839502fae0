// Papers by year as bars: what is held below, what is only cited above it.
import { number, t } from "../i18n.js";
import { svg } from "../svg.js";

const [WIDE, HIGH, TOP, FLOOR] = [960, 210, 30, 176];
const MOST = 40;

/** An SVG of rows `{value: "2021", papers, held}`; the latest years where there are more than fit. */
export function yearPicture(rows) {
  const shown = rows.slice(-MOST);
  const most = Math.max(1, ...shown.map((row) => row.papers));
  const step = WIDE / Math.max(shown.length, 8);
  const words = shown.map((row) => t("hold.year", { year: row.value, n: row.papers, held: row.held })).join("; ");
  return svg("svg", { class: "hold-years", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": `${t("hold.by.year")}: ${words}` }, shown.map((row, index) => bar(row, index, step, most)), svg("line", { x1: 0, x2: WIDE, y1: FLOOR, y2: FLOOR }));
}

function bar(row, index, step, most) {
  const height = (count) => ((FLOOR - TOP) * count) / most;
  const [x, width] = [index * step + step * 0.16, step * 0.68];
  const held = height(row.held);
  const all = height(row.papers);
  const text = (words, y, kind) => svg("text", { x: x + width / 2, y, "text-anchor": "middle", class: kind }, words);
  return [svg("rect", { class: "held", x, y: FLOOR - held, width, height: held }), row.papers > row.held ? svg("rect", { class: "cited", x, y: FLOOR - all, width, height: all - held }) : null,
    text(number(row.papers), FLOOR - all - 6, "count"), text(row.value, FLOOR + 20, "year")];
}
