// The elements of a drawing, made a few at a time so that the page stays quick.
import { nameOf } from "../parts.js";
import { drawLine, drawPaper } from "./draw.js";

const AT_ONCE = 40;
const pause = () => new Promise((go) => setTimeout(go));

/** `{papers, lines}`: key → element and id → `{path, label}`, papers from left to right, of a view with `graph`, `places`, `drawn` and `current`. */
export async function makeScene(view) {
  const { places, drawn: { keys, lines } } = view;
  const shown = new Set(keys);
  const byPlace = (one, other) => places.get(one).x - places.get(other).x || places.get(one).y - places.get(other).y;
  return { papers: await inPieces([...keys].sort(byPlace), (key) => [key, paperOf(view, key, shown)]), lines: await inPieces(lines, lineMaker(view, lines)) };
}

async function inPieces(items, make) {
  const found = new Map();
  for (const [at, item] of items.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await pause();
    found.set(...make(item));
  }
  return found;
}

function paperOf({ graph, places, current }, key, shown) {
  return drawPaper(graph.papers.get(key), places.get(key), { more: graph.unseen(key, shown), root: key === graph.root, pinned: graph.pinned.has(key), now: key === current });
}

/** Draws lines; their words stand where fewer of all `lines` meet. */
export function lineMaker({ graph, places }, lines) {
  const meeting = new Map();
  for (const key of lines.flatMap(({ from, to }) => [from, to])) meeting.set(key, (meeting.get(key) ?? 0) + 1);
  const name = (key) => nameOf(graph.papers.get(key));
  return (line) => [line.id, drawLine(line, places.get(line.from), places.get(line.to), { name: `${name(line.from)} → ${name(line.to)}`, atTarget: meeting.get(line.to) < meeting.get(line.from) })];
}
