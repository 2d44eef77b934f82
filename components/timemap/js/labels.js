// @ts-check
/** Names of countries, sites and towns, the weightier first; one that would overlap is left out. */
(() => {
  "use strict";
  const { stateOf, canvasOf, worldX, worldY, get, palette } = window.sahelscope;

  const FONT = "'Source Sans', 'Source Sans 3', system-ui, 'Segoe UI', 'Noto Sans', sans-serif";

  const REST_MS = 120;
  /** Shifts of a country's name, in its own width and in pixels, the best first. */
  const COUNTRY_SHIFTS = [[0, 0], [0, -18], [0, 18], [0, -34], [0, 34], [0.3, 26], [-0.3, -26], [0, -52], [0, 52]];

  /**
   * @typedef {object} Label
   * @property {string} text
   * @property {number} x Mercator, 0 to 1
   * @property {number} y
   * @property {"country" | "town" | "site"} kind
   * @property {number} [room] how far a country's name may move up or down, in the square's side
   * @property {string} [role] of a country
   * @property {number} [rank] zoom from which a town is named
   * @property {boolean} [capital]
   * @property {number} [shift] pixels from the point to where the text may start
   */

  /** @param {any} map @param {{url: string}} options */
  const labels = async (map, { url }) => {
    const state = stateOf(map);
    const canvas = canvasOf(map, "labels");
    const data = await get(url, "json");
    /** @param {any} row @param {string} kind */
    const place = (row, kind) => ({
      ...row, kind, text: row.name, x: worldX(row.lon), y: worldY(row.lat),
    });
    /** @type {Label[]} */
    const countries = data.countries.map((/** @type {any} */ row) => place(row, "country"));
    /** @type {Label[]} */
    const towns = data.towns.map((/** @type {any} */ row) => place(row, "town"));
    /** @type {Map<string, number>} */
    const widths = new Map();

    canvas.painters.push((/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ view) => {
      if (!state.shows("labels") || state.now.basemap === "osm") return;
      const colours = palette(state.now.theme).base;
      /** @type {[number, number, number, number][]} */
      const taken = (map.sahelscopeSites?.boxes(view) ?? []).slice();
      const free = (/** @type {number[]} */ [x0, y0, x1, y1]) =>
        taken.every(([a0, b0, a1, b1]) => x1 < a0 || a1 < x0 || y1 < b0 || b1 < y0);
      const measure = (/** @type {string} */ font, /** @type {string} */ text) => {
        const key = font + text;
        let width = widths.get(key);
        if (width === undefined) widths.set(key, (width = context.measureText(text).width));
        return width;
      };
      context.lineJoin = "round";
      context.textBaseline = "middle";

      /** @param {Label} label @returns {boolean} whether there was room */
      const write = (label) => {
        const px = label.x * view.scale - view.left, py = label.y * view.scale - view.top;
        if (px < -40 || py < -20 || px > view.width + 40 || py > view.height + 20) return false;
        const country = label.kind === "country";
        const size = country ? (label.role === "core" ? 14 : 11.5) : label.kind === "site" ? 11.5 : label.capital ? 12 : 11;
        const weight = country || label.capital ? 600 : label.kind === "site" ? 600 : 400;
        context.font = `${weight} ${size}px ${FONT}`;
        const text = country ? label.text.toUpperCase() : label.text;
        const spacing = country ? (label.role === "core" ? 2.2 : 1.2) : 0;
        if ("letterSpacing" in context) context.letterSpacing = `${spacing}px`;
        const width = measure(context.font + spacing, text);
        const half = size * 0.62;
        const shift = label.shift ?? 6;
        /** A country's name may stand off its middle, a town's on either side of its point. */
        const places = country
          ? COUNTRY_SHIFTS.filter(([, dy]) => Math.abs(dy) <= (label.room ?? 0) * view.scale)
            .map(([dx, dy]) => [px - width / 2 + dx * width, py + dy])
          : [[px + shift, py], [px - shift - width, py], [px - width / 2, py + shift + half], [px - width / 2, py - shift - half], [px - width / 2, py + shift + half + 9]];
        /** @type {(at: number[]) => [number, number, number, number]} */
        const boxAt = ([left, middle]) => [left - 2, middle - half, left + width + 2, middle + half];
        // The countries in focus are always named, under the marks if need be.
        const place = places.find((at) => free(boxAt(at))) ?? (label.role === "core" ? places[0] : null);
        if (!place) return false;
        const [left, middle] = place;
        taken.push(boxAt(place));
        context.strokeStyle = colours.halo;
        context.lineWidth = 3;
        context.fillStyle = country ? colours.label : label.kind === "site" ? colours.label : colours.town;
        context.globalAlpha = country && label.role !== "core" ? 0.75 : 1;
        context.strokeText(text, left, middle);
        context.fillText(text, left, middle);
        context.globalAlpha = 1;
        if (label.kind === "town") {
          context.beginPath();
          context.arc(px, py, label.capital ? 2.6 : 1.8, 0, 2 * Math.PI);
          context.stroke();
          context.fill();
        }
        return true;
      };
      for (const label of countries) write(label);
      const siteLabels = map.sahelscopeSites?.labels(view) ?? [];
      /** A site's label names its place already. @type {Set<string>} */
      const named = new Set(siteLabels.map((/** @type {any} */ label) => label.place));
      for (const label of towns) if (label.capital && view.zoom >= 4.5 && !named.has(label.text)) write(label);
      for (const label of siteLabels) write(label);
      for (const label of towns) {
        if (!label.capital && view.zoom >= (label.rank ?? 9) && !named.has(label.text)) write(label);
      }
      if ("letterSpacing" in context) context.letterSpacing = "0px";
    });
    canvas.redraw();
    state.on(["theme", "basemap", "hide"], () => canvas.redraw());
    // Text is dear to draw: while the days run the names stay, and find new room when they rest.
    let timer = 0;
    map.on("sahelscope:marks", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => canvas.redraw(), REST_MS);
    });
  };

  Object.assign(window.sahelscope, { labels });
})();
