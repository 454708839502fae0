// The gap under a directive drawn for a report: the four states as one bar, then how many days each place took.
import { number, t, term } from "../i18n.js";
import { cut, FONT, svg } from "../svg.js";
import { SIGNS, STATES } from "./gap_figures.js";
import { nameOf } from "./parts.js";

const FILL = { issued: "#1d5c8f", mentioned: "#85500b", not_seen: "#fff", not_enough_data: "#eef1f4" };
const [WIDE, EDGE, NAMES, ROW] = [900, 24, 240, 24];
const MOST = 80;

/** An SVG of its own, in the colours of paper. */
export function gapPicture(directive, rows, figures) {
  const issued = rows.filter((row) => row.days !== null).slice(0, MOST);
  const missing = rows.filter((row) => row.state === "not_seen" || row.state === "mentioned").slice(0, MOST);
  const longest = Math.max(1, ...issued.map((row) => row.days));
  const height = 128 + (issued.length + missing.length) * ROW + 24;
  const words = (text, x, y, more = {}) => svg("text", { x, y, "font-size": 13, fill: "#18212b", ...more }, text);
  const line = (row, index) => {
    const y = 140 + index * ROW;
    const name = words(cut(`${SIGNS[row.state]} ${row.province}`, NAMES - 12), EDGE, y);
    if (row.days === null) return [name, words(term("outcome", row.state), EDGE + NAMES, y, { fill: "#8a4b00" })];
    const width = Math.max(2, ((WIDE - EDGE * 2 - NAMES - 90) * row.days) / longest);
    return [name, svg("rect", { x: EDGE + NAMES, y: y - 11, width, height: 13, fill: FILL.issued }), words(t("gap.days", { n: row.days }), EDGE + NAMES + width + 8, y, { fill: "#536170" })];
  };
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: WIDE, height, viewBox: `0 0 ${WIDE} ${height}`, "font-family": FONT }, svg("rect", { width: WIDE, height, fill: "#fff" }),
    words(cut([nameOf(directive), directive.heading].filter(Boolean).join(" – "), WIDE - EDGE * 2, 18, 650), EDGE, 36, { "font-size": 18, "font-weight": 650 }), whole(figures, words), [...issued, ...missing].map(line));
}

function whole({ listed }, words) {
  const all = STATES.reduce((sum, state) => sum + listed[state], 0);
  let x = EDGE;
  let at = EDGE;
  return STATES.filter((state) => listed[state]).map((state) => {
    const width = ((WIDE - EDGE * 2) * listed[state]) / all;
    const box = svg("rect", { x, y: 56, width, height: 20, fill: FILL[state], stroke: "#8793a1" });
    const label = `${SIGNS[state]} ${term("outcome", state)} ${number(listed[state])}`;
    const legend = words(label, at, 98, { fill: "#536170" });
    x += width;
    at += 40 + label.length * 7.2;
    return [box, legend];
  });
}
