// @ts-check
/** Playing: days pass with the frames, and nothing is told to the page until it pauses. */
(() => {
  "use strict";

  /** A frame that took longer than this counts as this long: a hidden tab must not leap years. */
  const LONGEST_MS = 100;

  /** @param {any} state @param {{speed: () => number, loop: () => boolean}} how days a second, and whether to start over */
  const player = (state, { speed, loop }) => {
    let before = 0, carried = 0;
    const frame = (/** @type {number} */ now) => {
      if (!state.now.playing) return;
      carried += before ? (Math.min(now - before, LONGEST_MS) / 1000) * speed() : 0;
      before = now;
      const whole = Math.floor(carried);
      carried -= whole;
      if (whole && state.now.day + whole > state.last) {
        if (loop()) state.set({ day: state.first });
        else state.set({ day: state.last, playing: false });
      } else if (whole) state.set({ day: state.now.day + whole });
      requestAnimationFrame(frame);
    };
    state.on(["playing"], () => {
      before = carried = 0;
      if (!state.now.playing) return;
      if (state.now.day === state.last) state.set({ day: state.first });
      requestAnimationFrame(frame);
    });
  };

  Object.assign(window.sahelscope, { player });
})();
