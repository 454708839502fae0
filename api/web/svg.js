// Building pictures: SVG elements, their text cut to a width, and the size of words.

const SPACE = "http://www.w3.org/2000/svg";
export const FONT = '"Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", system-ui, "DejaVu Sans", sans-serif';
const measuring = document.createElement("canvas").getContext("2d");

/** An SVG element; `props` as in `el`: presentation attributes, `on…` listeners. Children: nodes and strings; null is skipped. */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Width of words in pixels. */
export function widthOf(words, size = 13, weight = 400) {
  measuring.font = `${weight} ${size}px ${FONT}`;
  return measuring.measureText(words).width;
}

/** Words that fit into `width` pixels, ended by … where they were cut. */
export function cut(words, width, size = 13, weight = 400) {
  if (widthOf(words, size, weight) <= width) return words;
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(`${words.slice(0, middle)}…`, size, weight) <= width) low = middle;
    else high = middle - 1;
  }
  return `${words.slice(0, low).trimEnd()}…`;
}

/** Lines of words, each at most `width` pixels, at most `most` lines. */
export function lines(words, width, size = 13, most = 3) {
  const found = [];
  let line = "";
  for (const word of String(words).split(/\s+/)) {
    if (line && widthOf(`${line} ${word}`, size) > width) {
      found.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) found.push(line);
  const kept = found.slice(0, most).map((one) => cut(one, width, size));
  if (found.length > most) kept[most - 1] = cut(`${kept[most - 1]} …`, width, size);
  return kept;
}
