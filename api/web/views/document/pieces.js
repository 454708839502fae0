// From rows of `marks` to what is drawn: marks with all their facts, the paragraphs of a text, and how marks lie in each other.

/** Kinds of marks, in the order in which they are offered. An open citation is a kind of its own: it waits for a person. */
export const KINDS = ["citation", "open", "agency", "task", "deadline", "signer"];
const OPEN = new Set(["suggested", "ambiguous", "incomplete"]);
const LONGEST = 4000;

/**
 * `{index, name, kind, start, end, facts}` for each place, in the order of the text; rows about the same place are facts of one mark.
 * `name` is how the address writes it.
 */
export function marksOf(rows) {
  const marks = new Map();
  for (const row of rows) {
    const kind = row.mark === "citation" && OPEN.has(row.state) ? "open" : row.mark;
    const place = `${kind}|${row.span_start}|${row.span_end}`;
    if (!marks.has(place)) marks.set(place, { kind, start: row.span_start, end: row.span_end, facts: [] });
    marks.get(place).facts.push(row);
  }
  return [...marks.values()].map((mark, index) => ({ ...mark, index, name: `${mark.kind}.${mark.start}.${mark.end}` }));
}

/**
 * The server counts characters, JavaScript halves of some of them: a function from the one to the other for this text,
 * whose first character is number `from`.
 */
export function placesIn(text, from) {
  if (!/[\ud800-\udbff]/.test(text)) return (place) => place - from;
  const rare = [];
  let count = 0;
  for (const letter of text) {
    if (letter.length > 1) rare.push(count);
    count += 1;
  }
  return (place) => place - from + before(rare, place - from);
}

/** How many numbers of a sorted list are below `value`. */
function before(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines of a text as `[start, end]`, without their breaks; a very long one is cut at blanks, so that each can be drawn quickly. */
export function linesOf(text) {
  const found = [];
  for (let start = 0; start <= text.length;) {
    const stop = text.indexOf("\n", start);
    const end = stop < 0 ? text.length : stop;
    cutLong(text, start, end, found);
    start = end + 1;
  }
  return found;
}

function cutLong(text, start, end, found) {
  let from = start;
  while (end - from > LONGEST) {
    const blank = text.lastIndexOf(" ", from + LONGEST);
    const to = blank > from ? blank + 1 : from + LONGEST;
    found.push([from, to]);
    from = to;
  }
  found.push([from, end]);
}

/**
 * What stands in `[start, end]`: strings and `{mark, first, last, inside}` in turn, marks that cross each other cut where they do.
 * `marks` are in the order of the text, the longer of two that begin together first; `first` is true of the piece that begins a mark.
 */
export function nested(text, marks, start, end) {
  const root = { inside: [], end };
  const open = [root];
  let at = start;
  const upTo = (place) => {
    if (place > at) open.at(-1).inside.push(text.slice(at, place));
    at = Math.max(at, place);
  };
  const closeBefore = (place) => {
    while (open.length > 1 && open.at(-1).end <= place) {
      upTo(open.at(-1).end);
      open.pop();
    }
  };
  for (const mark of marks) {
    for (let from = Math.max(mark.start, start); from < Math.min(mark.end, end);) {
      closeBefore(from);
      upTo(from);
      const to = Math.min(mark.end, end, open.at(-1).end);
      const piece = { mark, first: from === mark.start, last: to === mark.end, end: to, inside: [] };
      open.at(-1).inside.push(piece);
      open.push(piece);
      from = to;
    }
  }
  closeBefore(end);
  upTo(end);
  return root.inside;
}
