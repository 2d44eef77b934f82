// @ts-check
/** The keyboard: arrows step, shift and arrows leap a month, page keys a year, space plays. */
(() => {
  "use strict";
  const { stateOf, days } = window.sahelscope;

  /** @param {any} map @param {{step: (by: number) => void, stride: (by: number) => void}} dock days, or steps of the chosen length */
  const keys = (map, { step, stride }) => {
    const state = stateOf(map);
    const leap = (/** @type {number} */ months) => step(days.addMonths(state.now.day, months) - state.now.day);
    /** @type {Record<string, (event: KeyboardEvent) => void>} */
    const acts = {
      ArrowRight: (event) => (event.shiftKey ? leap(1) : stride(1)),
      ArrowLeft: (event) => (event.shiftKey ? leap(-1) : stride(-1)),
      PageUp: () => leap(12),
      PageDown: () => leap(-12),
      Home: () => state.set({ day: state.first, playing: false }),
      End: () => state.set({ day: state.last, playing: false }),
      " ": () => state.set({ playing: !state.now.playing }),
      "+": () => map.zoomIn(),
      "-": () => map.zoomOut(),
      Escape: () => window.sahelscope.select(map, null),
    };
    document.addEventListener("keydown", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const typing = target.matches("input:not([type=range]), select, textarea");
      const pressing = event.key === " " && target.matches("button, [role=button]");
      const act = acts[event.key];
      if (!act || typing || pressing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act(event);
    });
  };

  Object.assign(window.sahelscope, { keys });
})();
