// Moving and scaling a drawing: mouse, wheel, one finger or two, buttons.

const [LEAST, MOST_SCALE] = [0.15, 2.5];

export class Zoom {
  /** `frame`: the SVG element that stays; `layer`: the group in it that moves. */
  constructor(frame, layer) {
    Object.assign(this, { frame, layer, x: 0, y: 0, scale: 1, fingers: new Map() });
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    frame.addEventListener("pointerdown", (event) => this.down(event));
    frame.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) frame.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
  }

  apply() {
    this.layer.setAttribute("transform", `translate(${this.x} ${this.y}) scale(${this.scale})`);
  }

  /** Show a box whole, as large as it goes, at most at its own size. */
  fit({ x, y, width, height }) {
    const [wide, high] = this.room();
    if (!wide) return;
    this.scale = Math.min(1, Math.max(LEAST, Math.min(wide / width, high / height)));
    this.x = (wide - width * this.scale) / 2 - x * this.scale;
    this.y = (high - height * this.scale) / 2 - y * this.scale;
    this.apply();
  }

  room() {
    const { width, height } = this.frame.getBoundingClientRect();
    return [width, height];
  }

  /** Bring a box into sight without scaling. */
  show({ x, y, width, height }) {
    const [wide, high] = this.room();
    const [left, top] = [x * this.scale + this.x, y * this.scale + this.y];
    const shift = (start, size, room) => (start < 12 ? 12 - start : start + size > room - 12 ? Math.max(12 - start, room - 12 - start - size) : 0);
    this.x += shift(left, width * this.scale, wide);
    this.y += shift(top, height * this.scale, high);
    this.apply();
  }

  /** Scale by a factor around a point of the frame, its middle without one. */
  by(factor, at = this.room().map((size) => size / 2)) {
    const scale = Math.min(MOST_SCALE, Math.max(LEAST, this.scale * factor));
    this.x = at[0] - ((at[0] - this.x) * scale) / this.scale;
    this.y = at[1] - ((at[1] - this.y) * scale) / this.scale;
    this.scale = scale;
    this.apply();
  }

  wheel(event) {
    event.preventDefault();
    this.by(Math.exp(-event.deltaY / 600), this.point(event));
  }

  point({ clientX, clientY }) {
    const { left, top } = this.frame.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  /** What lies on a paper is its own affair (it is dragged or pressed); all else moves the drawing. */
  down(event) {
    if (event.button !== 0 || event.target.closest("[data-paper], [data-line]")) return;
    this.frame.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this.point(event));
  }

  move(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.point(event);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) this.by(Math.hypot(now[0] - other[0], now[1] - other[1]) / Math.max(1, Math.hypot(before[0] - other[0], before[1] - other[1])), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
    else { this.x += now[0] - before[0]; this.y += now[1] - before[1]; this.apply(); }
    this.fingers.set(event.pointerId, now);
  }
}
