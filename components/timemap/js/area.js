// @ts-check
/** The area of activity by stage: each part is drawn on the days on which it holds. */
(() => {
  "use strict";
  const { stateOf, canvasOf, toPath, enterWorld, readLine, get, palette } = window.sahelscope;

  /** @param {string} colour @param {number} ratio @returns {CanvasPattern} diagonal lines */
  const hatch = (colour, ratio) => {
    const size = Math.round(7 * ratio);
    const tile = document.createElement("canvas");
    tile.width = tile.height = size;
    const context = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
    context.strokeStyle = colour;
    context.lineWidth = 1.3 * ratio;
    context.beginPath();
    for (const shift of [-size, 0, size]) {
      context.moveTo(shift - 1, size + 1);
      context.lineTo(shift + size + 1, -1);
    }
    context.stroke();
    return /** @type {CanvasPattern} */ (context.createPattern(tile, "repeat"));
  };

  /**
   * @param {any} map
   * @param {{url: string}} options
   */
  const area = async (map, { url }) => {
    const state = stateOf(map);
    const canvas = canvasOf(map, "overlay");
    const parts = (await get(url, "json")).parts.map((/** @type {any} */ part) => ({
      ...part, end: part.end ?? Infinity, path: /** @type {Path2D | null} */ (null),
    }));
    const holding = (/** @type {any} */ part) =>
      part.start <= state.now.day && state.now.day < part.end && state.shows(part.stage) &&
      (state.now.countries === null || state.now.countries.has(part.country));
    /** @type {any[]} */
    let shown = [];
    const same = (/** @type {any[]} */ next) =>
      next.length === shown.length && next.every((part, i) => part === shown[i]);

    canvas.painters.unshift((/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ view) => {
      const { stages } = palette(state.now.theme);
      const pixel = enterWorld(context, view);
      context.lineJoin = "round";
      for (const stage of Object.keys(stages)) {
        const style = stages[stage];
        let fill = style.fill;
        if (style.hatch) {
          fill = hatch(style.hatch, view.ratio);
          fill.setTransform(new DOMMatrix().scale(pixel / view.ratio));
        }
        context.lineWidth = 0.9 * pixel;
        context.strokeStyle = style.line;
        for (const part of shown) {
          if (part.stage !== stage) continue;
          part.path ??= toPath(part.rings.map(readLine));
          if (style.wash) {
            context.fillStyle = style.wash;
            context.fill(part.path, "evenodd");
          }
          context.fillStyle = fill;
          context.fill(part.path, "evenodd");
          context.stroke(part.path);
        }
      }
    });

    const step = (/** @type {boolean} */ always) => {
      const next = parts.filter(holding);
      if (!always && same(next)) return;
      shown = next;
      canvas.redraw();
    };
    step(true);
    state.on(["day", "hide", "countries"], () => step(false));
    state.on(["theme"], () => canvas.redraw());
    map.sahelscopeArea = { shown: () => shown };
  };

  Object.assign(window.sahelscope, { area });
})();
