// Places of the papers, told from the first one; those that a person pinned stand where they were put.

export const SIZE = { wide: 208, high: 50, between: 16, apart: 170 };
/** The only script that may be started as a worker. */
const policy = globalThis.trustedTypes?.createPolicy("chidao-layout", { createScriptURL: () => "/web/views/around/worker.js" });
let worker = null;
let turns = 0;
const waiting = new Map();

function start() {
  worker = new Worker(policy?.createScriptURL("") ?? "/web/views/around/worker.js", { type: "module" });
  worker.onmessage = ({ data }) => { waiting.get(data.turn)?.give(data.places); waiting.delete(data.turn); };
  worker.onerror = (event) => { for (const { fail } of waiting.values()) fail(new Error(event.message || "layout")); waiting.clear(); worker = null; };
}

/** `Map` key → {x, y} of `{keys, lines}`, the `root` at 0, 0. */
export async function place({ keys, lines }, root, pinned) {
  if (!worker) start();
  const turn = ++turns;
  const places = await new Promise((give, fail) => {
    waiting.set(turn, { give, fail });
    worker.postMessage({ turn, keys, lines: lines.map(({ from, to }) => ({ from, to })), size: SIZE });
  });
  const found = new Map(places);
  const zero = found.get(root);
  return new Map([...found].map(([key, { x, y }]) => [key, pinned.get(key) ?? { x: x - zero.x, y: y - zero.y }]));
}

/** The box around all papers: `{x, y, width, height}`. */
export function boxOf(places) {
  const [xs, ys] = [[...places.values()].map(({ x }) => x), [...places.values()].map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - SIZE.wide / 2 - 16, Math.min(...ys) - SIZE.high / 2 - 20];
  return { x: left, y: top, width: Math.max(...xs) + SIZE.wide / 2 + 22 - left, height: Math.max(...ys) + SIZE.high / 2 + 16 - top };
}

/** The nearest paper in the direction of an arrow key; null where there is none. */
export function nearest(places, from, [dx, dy]) {
  const here = places.get(from);
  let [best, least] = [null, Infinity];
  for (const [key, { x, y }] of places) {
    const ahead = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    if (key === from || ahead <= 1 || ahead + 3 * aside >= least) continue;
    [best, least] = [key, ahead + 3 * aside];
  }
  return best;
}
