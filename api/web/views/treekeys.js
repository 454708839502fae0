// Keys of a treegrid, as ARIA's practices say: arrows walk, right opens, left closes or goes up, Enter shows the proof.

/** What a key does in `tree` (its `body` of rows, `go(key)`, `toggle(key, open)` and `below`, children by key). */
export function turnKey(tree, event) {
  const row = event.target.closest("tr");
  const lines = [...tree.body.children];
  const at = lines.indexOf(row);
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 };
  const { key } = row.dataset;
  if (event.key in moves) tree.go(lines[moves[event.key]]?.dataset.key);
  else if (event.key === "ArrowRight") right(tree, row, key);
  else if (event.key === "ArrowLeft") left(tree, row, key);
  else if (event.key === "Enter" && event.target === row) (row.querySelector("a.evidence") ?? row.querySelector("a")).click();
  else if (event.key === " " && event.target === row) tree.toggle(key);
  else return;
  event.preventDefault();
}

function right(tree, row, key) {
  if (row.getAttribute("aria-expanded") === "false") tree.toggle(key, true);
  else if (row.getAttribute("aria-expanded") === "true") tree.go(tree.below.get(key)[0].key);
  else row.querySelector("a")?.focus();
}

function left(tree, row, key) {
  if (document.activeElement !== row) tree.go(key);
  else if (row.getAttribute("aria-expanded") === "true") tree.toggle(key, false);
  else tree.go([...tree.below].find(([, under]) => under.some((child) => child.key === key))?.[0]);
}
