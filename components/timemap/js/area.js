// @ts-check
/** The area of activity by stage: each part is drawn on the days on which it holds. */
(() => {
  "use strict";
  const { stateOf, canvasOf, toPath, enterWorld, worldX, worldY, readLine, get, palette } = window.sahelscope;

  /** @type {Map<string, CanvasPattern>} */
  const hatches = new Map();
  /** @param {string} colour @param {number} ratio @returns {CanvasPattern} diagonal lines */
  const hatch = (colour, ratio) => {
    const key = `${colour} ${ratio}`;
    const made = hatches.get(key) ?? drawHatch(colour, ratio);
    hatches.set(key, made);
    return made;
  };
  /** @param {string} colour @param {number} ratio */
  const drawHatch = (colour, ratio) => {
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

  /** Where the rings lie: west, north, east and south as shares of the world. @param {Float64Array[]} rings */
  const boundsOf = (rings) => {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        west = Math.min(west, ring[i]);
        east = Math.max(east, ring[i]);
        south = Math.min(south, ring[i + 1]);
        north = Math.max(north, ring[i + 1]);
      }
    }
    return [worldX(west), worldY(north), worldX(east), worldY(south)];
  };

  /**
   * @param {any} map
   * @param {{url: string}} options
   */
  const area = async (map, { url }) => {
    const state = stateOf(map);
    const canvas = canvasOf(map, "overlay");
    const parts = (await get(url, "json")).parts.map((/** @type {any} */ part) => ({
      ...part, end: part.end ?? Infinity, path: /** @type {Path2D | null} */ (null), bounds: /** @type {number[]} */ ([]),
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
          if (!part.path) {
            const rings = part.rings.map(readLine);
            part.path = toPath(rings);
            part.bounds = boundsOf(rings);
          }
          if (style.wash) {
            context.fillStyle = style.wash;
            context.fill(part.path, "evenodd");
          }
          context.fillStyle = fill;
          context.fill(part.path, "evenodd");
          context.stroke(part.path);
        }
      }
      if (!shown.length) return null;
      const reach = (/** @type {number} */ side, /** @type {(...values: number[]) => number} */ most) => most(...shown.map(({ bounds }) => bounds[side]));
      const [left, top, right, bottom] = [reach(0, Math.min), reach(1, Math.min), reach(2, Math.max), reach(3, Math.max)];
      return [left * view.scale - view.left - 2, top * view.scale - view.top - 2, right * view.scale - view.left + 2, bottom * view.scale - view.top + 2];
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
