// @ts-check
/** Shapes that a reader has loaded: outlines over the area and under the marks, on every day. */
(() => {
  "use strict";
  const { stateOf, canvasOf, toPath, enterWorld, worldX, worldY, readLine, palette } = window.sahelscope;

  /**
   * @param {any} map
   * @param {{rings: string[], lines: string[], points: [number, number][]}} options encoded lines; points as lon, lat
   */
  const overlay = (map, { rings, lines, points }) => {
    const state = stateOf(map);
    const canvas = canvasOf(map, "overlay");
    const areas = toPath(rings.map(readLine));
    const ways = toPath(lines.map(readLine), 0, false);
    const places = points.map(([lon, lat]) => [worldX(lon), worldY(lat)]);
    canvas.painters.push((/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ view) => {
      const ink = palette(state.now.theme).base.label;
      context.fillStyle = context.strokeStyle = ink;
      for (const [x, y] of places) {
        context.beginPath();
        context.arc(x * view.scale - view.left, y * view.scale - view.top, 3.5, 0, 2 * Math.PI);
        context.stroke();
      }
      const pixel = enterWorld(context, view);
      context.globalAlpha = 0.06;
      context.fill(areas, "evenodd");
      context.globalAlpha = 0.7;
      context.lineWidth = 1.3 * pixel;
      context.setLineDash([5 * pixel, 3 * pixel]);
      context.stroke(areas);
      context.stroke(ways);
      context.setLineDash([]);
    });
    canvas.redraw();
    state.on(["theme"], () => canvas.redraw());
    map.sahelscopeOverlay = { rings: rings.length, lines: lines.length, points: points.length };
  };

  Object.assign(window.sahelscope, { overlay });
})();
