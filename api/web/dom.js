// Building the page. Text of documents only ever becomes text: nothing here reads markup.

/**
 * An element. `props`: `class`, `on…` listeners, `style` custom properties, anything else an attribute
 * (`true` sets it bare; `false`, `null` and `undefined` leave it out; of `aria-…` both are words). Children: nodes, strings, lists; null is skipped.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || (value === false && !name.startsWith("aria-"))) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "vars") for (const [key, set] of Object.entries(value)) node.style.setProperty(key, set);
    else node.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
  node.append(...flat(children));
  return node;
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "").map(asNode);
}

function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

/** Put `children` in place of what `node` holds. */
export function fill(node, ...children) {
  node.replaceChildren(...flat(children));
  return node;
}

/** Words that only a screen reader says. */
export function unseen(text) {
  return el("span", { class: "unseen" }, text);
}

/** Say something to a screen reader without moving the focus. */
export function announce(text) {
  const live = document.getElementById("live");
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 50);
}

/** Remember the control that has the focus; what is given back returns it there where a redraw has taken it away. */
export function holdFocus() {
  const held = document.activeElement?.id;
  return () => held && document.activeElement === document.body && document.getElementById(held)?.focus({ preventScroll: true });
}

/** Text of a document: always Vietnamese, whatever the language of the page. */
export function vi(tag, props, ...children) {
  return el(tag, { lang: "vi", ...props }, ...children);
}

const icons = {
  search: "M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM16.5 16.5L21 21",
  close: "M6 6l12 12M18 6L6 18",
  open: "M9 6l6 6-6 6",
  quote: "M4 6h16M4 11h16M4 16h9",
  theme: "M12 3a9 9 0 1 0 9 9a7 7 0 0 1-9-9z",
  back: "M15 6l-6 6 6 6",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
  star: "M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z",
  chart: "M6 5v10a3 3 0 0 0 3 3h5M6 10h8M17 10h.01M17 18h.01",
};

/** A line drawing beside words; it says nothing itself. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" })) svg.setAttribute(key, value);
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}
