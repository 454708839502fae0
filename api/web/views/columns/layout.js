// Where the boxes of the columns stand: beside each other where there is room, else under each other.

export const BOX = { high: 52, gap: 8, between: 40, head: 30 };
const [NARROWEST, WIDEST] = [208, 320];
/** Below this width columns stand under each other. */
const NARROW = 700;

/** `{columns: [{x, y, wide, boxes: [{box, x, y}]}], width, height}` for `columns` (lists of boxes, `open` the one that is open). */
export function place(columns, room) {
  return room < NARROW ? stacked(columns, room) : beside(columns, room);
}

function stacked(columns, room) {
  let y = 0;
  const placed = columns.map(({ boxes, open }, index) => {
    const x = Math.min(index, 4) * 10;
    const column = { x, y, wide: room - x - 2, boxes: boxes.map((box, at) => ({ box, open: box === open, x, y: y + BOX.head + at * (BOX.high + BOX.gap) })) };
    y += BOX.head + boxes.length * (BOX.high + BOX.gap) + 10;
    return column;
  });
  return { columns: placed, width: room, height: y, joined: false };
}

function beside(columns, room) {
  const count = columns.length;
  const wide = Math.max(NARROWEST, Math.min(WIDEST, (room - 4 - BOX.between * (count - 1)) / count));
  const high = (boxes) => boxes.length * (BOX.high + BOX.gap) - BOX.gap;
  const total = Math.max(...columns.map(({ boxes }) => high(boxes)));
  let middle = null;
  const placed = columns.map(({ boxes, open }, index) => {
    const x = 2 + index * (wide + BOX.between);
    const own = high(boxes);
    // A column stands level with the open box beside it, as far as the room above and below lets it.
    const top = BOX.head + Math.max(0, Math.min(total - own, (middle ?? Math.min(total, own) / 2) - own / 2));
    const column = { x, y: 0, wide, boxes: boxes.map((box, at) => ({ box, open: box === open, x, y: top + at * (BOX.high + BOX.gap) })) };
    const chosen = column.boxes.find((one) => one.open);
    middle = chosen ? chosen.y - BOX.head + BOX.high / 2 : null;
    return column;
  });
  return { columns: placed, width: 4 + count * wide + (count - 1) * BOX.between, height: total + BOX.head + 6, joined: true };
}
