// @ts-check
/** Land, country borders and the lines of first-level regions: the basemap that needs no network. */
(() => {
  "use strict";
  const { stateOf, canvasOf, toPath, enterWorld, readLine, get, palette } = window.sahelscope;

  /** Below this zoom a point every hundredth of a degree is finer than a pixel. */
  const DETAIL_ZOOM = 7;
  const COARSE = 0.012;
  const REGION_ZOOM = 5.5;

  /**
   * @param {any} map
   * @param {{url: string, attribution: string}} options
   */
  const boundaries = async (map, { url, attribution }) => {
    map.attributionControl?.setPrefix("Leaflet").addAttribution(attribution);
    const state = stateOf(map);
    const canvas = canvasOf(map, "base");
    const data = await get(url, "json");
    /** @param {any} shape @param {boolean} closed lines between regions are open */
    const shapeOf = (shape, closed) => ({
      ...shape, closed, lines: /** @type {any} */ (null), coarse: /** @type {any} */ (null), fine: /** @type {any} */ (null),
    });
    const countries = data.countries.map((/** @type {any} */ shape) => shapeOf(shape, true));
    const regions = data.regions.map((/** @type {any} */ shape) => shapeOf(shape, false));
    /** Made when first drawn: regions, and detail, often never are. @param {any} shape @param {number} zoom */
    const path = (shape, zoom) => {
      shape.lines ??= shape.rings.map(readLine);
      if (zoom < DETAIL_ZOOM) return (shape.coarse ??= toPath(shape.lines, COARSE, shape.closed));
      return (shape.fine ??= toPath(shape.lines, 0, shape.closed));
    };

    canvas.painters.unshift((/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ view) => {
      const colours = palette(state.now.theme).base;
      const own = state.now.basemap === "own";
      const pixel = enterWorld(context, view);
      context.lineJoin = "round";
      if (own) {
        for (const shape of countries) {
          context.fillStyle = colours.land[shape.role];
          context.fill(path(shape, view.zoom), "evenodd");
        }
      }
      if (state.shows("regions") && view.zoom >= REGION_ZOOM) {
        context.strokeStyle = colours.region;
        context.lineWidth = 0.7 * pixel;
        for (const shape of regions) context.stroke(path(shape, view.zoom));
      }
      // The countries in focus last, so that a neighbour's thinner line never covers theirs.
      for (const role of ["surrounding", "context", "core"]) {
        context.strokeStyle = colours.border[role];
        context.lineWidth = (role === "core" ? 1.5 : 0.9) * pixel;
        for (const shape of countries) {
          if (shape.role === role) context.stroke(path(shape, view.zoom));
        }
      }
    });
    canvas.redraw();
    state.on(["theme", "basemap", "hide"], () => canvas.redraw());
  };

  Object.assign(window.sahelscope, { boundaries });
})();
