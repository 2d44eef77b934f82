// @ts-check
/** The hand on the chart: moves the day or the window's ends, zooms and pans the axis. */
(() => {
  "use strict";
  const { snapped } = window.sahelscope;

  /**
   * @param {HTMLElement} surface
   * @param {{state: any, axis: any, grips: {start: HTMLElement, end: HTMLElement}, redraw: () => void, hover: (day: number | null, event: PointerEvent) => void}} parts
   */
  const scrub = (surface, { state, axis, grips, redraw, hover }) => {
    /** @type {{kind: "day" | "window" | "start" | "end", from: number, day: number, first: number, moved: boolean} | null} */
    let held = null;
    const dayAt = (/** @type {PointerEvent | WheelEvent} */ event) =>
      axis.day(event.clientX - surface.getBoundingClientRect().left);
    const first = () => (typeof state.now.window === "number" ? state.now.day - state.now.window + 1 : state.first);

    surface.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const day = dayAt(event);
      const inside = typeof state.now.window === "number" && day > first() && day < state.now.day;
      const kind = event.target === grips.start ? "start" : event.target === grips.end ? "end" : inside ? "window" : "day";
      held = { kind, from: day, day: state.now.day, first: first(), moved: false };
      surface.setPointerCapture(event.pointerId);
      if (kind === "day") state.set({ day: snapped(day, state.now.snap), playing: false });
      hover(null, event);
    });
    surface.addEventListener("pointermove", (event) => {
      const day = dayAt(event);
      if (!held) {
        hover(day, event);
        return;
      }
      held.moved ||= Math.abs(axis.x(day) - axis.x(held.from)) > 3;
      if (held.kind === "day") state.set({ day: snapped(day, state.now.snap), playing: false });
      if (!held.moved) return;
      const by = day - held.from;
      if (held.kind === "window") state.set({ day: snapped(held.day + by, state.now.snap), playing: false });
      if (held.kind === "start") {
        state.set({ window: Math.max(1, state.now.day + 1 - Math.max(state.first, snapped(held.first + by, state.now.snap))), playing: false });
      }
      if (held.kind === "end") {
        const next = Math.max(held.first, state.clamp(snapped(held.day + by, state.now.snap)));
        state.set({ day: next, window: next - held.first + 1, playing: false });
      }
    });
    const release = (/** @type {PointerEvent} */ event) => {
      // A press in the window that did not move it means the day under it.
      if (held && !held.moved && held.kind === "window") state.set({ day: snapped(dayAt(event), state.now.snap), playing: false });
      held = null;
    };
    surface.addEventListener("pointerup", release);
    surface.addEventListener("pointercancel", () => (held = null));
    surface.addEventListener("pointerleave", (event) => hover(null, event));
    surface.addEventListener("dblclick", () => {
      axis.show(axis.first, axis.last);
      redraw();
    });
    surface.addEventListener("wheel", (event) => {
      event.preventDefault();
      const along = event.shiftKey ? event.deltaY : event.deltaX;
      if (Math.abs(along) > Math.abs(event.shiftKey ? 0 : event.deltaY)) axis.pan((along / axis.width) * (axis.to - axis.from));
      else axis.zoom(Math.exp(event.deltaY * 0.0018), dayAt(event));
      redraw();
    }, { passive: false });
  };

  Object.assign(window.sahelscope, { scrub });
})();
