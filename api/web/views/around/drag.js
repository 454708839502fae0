// Moving one paper by hand: where it is let go, it is pinned.

const LEAST = 5;

/** Watches `layer`; `view` gives `places`, `zoom`, `moved(key)` while it moves and `dropped(key)` at the end. A press without a move stays a click. */
export class Drag {
  constructor(layer, view) {
    Object.assign(this, { layer, view, held: null });
    layer.addEventListener("pointerdown", (event) => this.down(event));
    layer.addEventListener("pointermove", (event) => this.move(event));
    layer.addEventListener("pointerup", (event) => this.up(event));
    layer.addEventListener("pointercancel", () => { this.held = null; });
    // The click that follows a drag means nothing.
    layer.addEventListener("click", (event) => this.dragged && event.stopPropagation(), { capture: true });
  }

  down(event) {
    const key = event.target.closest("[data-paper]")?.dataset.paper;
    this.dragged = false;
    if (!key || event.button !== 0) return;
    this.held = { key, x: event.clientX, y: event.clientY, from: this.view.places.get(key), target: event.target };
  }

  move(event) {
    const { held } = this;
    if (!held) return;
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!this.dragged && Math.hypot(dx, dy) < LEAST) return;
    if (!this.dragged) held.target.setPointerCapture?.(event.pointerId);
    this.dragged = true;
    const { scale } = this.view.zoom;
    this.view.places.set(held.key, { x: held.from.x + dx / scale, y: held.from.y + dy / scale });
    this.view.moved(held.key);
  }

  up() {
    if (this.held && this.dragged) this.view.dropped(this.held.key);
    this.held = null;
  }
}
