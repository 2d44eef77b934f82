// @ts-check
/**
 * Events on one canvas: colour by group, size by deaths, a halo where the place is only roughly
 * known, hollow where the record is of low confidence. Past some thousands in view they are
 * binned, since dots on dots say nothing.
 */
(() => {
  "use strict";
  const { sahelscope } = window;
  const { stateOf, canvasOf, EventTable, Details, Sheet, stampOf, readColumns, get, palette } = sahelscope;

  const DENSITY_FROM = 4000;
  const CELL = 12;
  /** Past this many in view, dots get smaller, and smaller again past four times as many. */
  const CROWD = 80;
  /** Deaths from which a dot has this radius, in CSS pixels. */
  const SIZES = [[0, 3.8], [1, 4.8], [5, 6.2], [20, 8.2], [50, 10.6], [100, 13.5]];
  /** Radius of the halo in km, by place precision: site, town, region, country. */
  const HALO_KM = [0, 15, 60, 150];
  const HALO_MAX = 46;
  /** Device pixels per CSS pixel from which a screen is fine. */
  const FINE = 1.5;
  /** Steps in which a dot grows pale with age. */
  const SHADES = 16;
  const KM_PER_WORLD = 40_075;

  /** The radius of SIZES as a curve, for figures between its steps. @param {number} deaths */
  const reachOf = (deaths) => Math.min(20, 3.8 + 0.97 * Math.sqrt(deaths));

  /** @param {number} deaths @returns {number} index into SIZES */
  const sizeOf = (deaths) => {
    let size = 0;
    while (size + 1 < SIZES.length && deaths >= SIZES[size + 1][0]) size++;
    return size;
  };

  /** A colour as a pixel. @type {(colour: string) => number} */
  const readColour = (() => {
    /** @type {Map<string, number>} */
    const known = new Map();
    return (colour) => {
      if (!known.has(colour)) {
        const canvas = document.createElement("canvas");
        canvas.width = canvas.height = 1;
        const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        known.set(colour, new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0]);
      }
      return /** @type {number} */ (known.get(colour));
    };
  })();

  /**
   * @param {any} map
   * @param {{url: string, details: string, rows: number, groups: string[]}} options
   */
  const events = async (map, { url, details, rows: partRows, groups }) => {
    const state = stateOf(map);
    const canvas = canvasOf(map, "events");
    /** The second of two maps reads the columns and the words of the first. */
    const first = map.sahelscopeMain?.sahelscopeEvents;
    const table = first ? first.table.share() : new EventTable(readColumns(await get(url, "arrayBuffer")).columns);
    const words = first ? first.words : new Details(details, partRows, table.columns.id);
    const { columns, x, y } = table;
    const sizes = first ? first.sizes : new Uint8Array(table.length);
    for (let row = 0; !first && row < table.length; row++) sizes[row] = sizeOf(columns.deaths[row]);
    const sheet = new Sheet();
    /** @type {any[]} by group, size and whether hollow */
    let stamps = [];
    let stampsOf = "";
    const shownGroups = () => groups.map((group) => state.shows(group));
    const known = { count: 0, inView: 0, density: false, shrink: 1 };
    const px = new Float32Array(DENSITY_FROM), py = new Float32Array(DENSITY_FROM);
    const rows = new Int32Array(DENSITY_FROM), order = new Int32Array(DENSITY_FROM);
    /** Row of the selected event. */
    let chosen = -1;
    const grid = document.createElement("canvas");
    let bins = new Uint32Array(0);

    /** One pixel a bin, blown up: thousands of squares in one stroke.
     * @param {CanvasRenderingContext2D} context @param {any} view */
    const drawDensity = (context, view) => {
      const { found } = table;
      // Bins are fixed to the ground, or they would swim under the hand that pans the map.
      const across = Math.ceil(view.width / CELL) + 1, down = Math.ceil(view.height / CELL) + 1;
      const left = Math.floor(view.left / CELL) * CELL - view.left, top = Math.floor(view.top / CELL) * CELL - view.top;
      const k = view.scale / CELL, dx = (view.left + left) / CELL, dy = (view.top + top) / CELL;
      if (bins.length !== across * down) bins = new Uint32Array(across * down);
      else bins.fill(0);
      let most = 0, inView = 0;
      for (let i = 0; i < known.count; i++) {
        const row = found[i];
        const cx = x[row] * k - dx, cy = y[row] * k - dy;
        if (cx < 0 || cy < 0 || cx >= across || cy >= down) continue;
        inView++;
        const held = ++bins[(cy | 0) * across + (cx | 0)];
        if (held > most) most = held;
      }
      known.inView = inView;
      const ramp = palette(state.now.theme).density.map(readColour);
      const step = Math.log(most + 1) / ramp.length;
      const image = new ImageData(across, down), pixels = new Uint32Array(image.data.buffer);
      for (let at = 0; at < bins.length; at++) {
        if (bins[at]) pixels[at] = ramp[Math.min(ramp.length - 1, Math.floor(Math.log(bins[at]) / step))];
      }
      grid.width = across;
      grid.height = down;
      /** @type {CanvasRenderingContext2D} */ (grid.getContext("2d")).putImageData(image, 0, 0);
      context.imageSmoothingEnabled = false;
      context.drawImage(grid, left, top, across * CELL, down * CELL);
      // The gaps between the squares.
      for (let line = 1; line <= across; line++) context.clearRect(left + line * CELL - 1, 0, 1, view.height);
      for (let line = 1; line <= down; line++) context.clearRect(0, top + line * CELL - 1, view.width, 1);
    };

    /** How far off the place may be. One path for the halos of a group and precision: laid over each
     * other they would add up to a dark blot at every capital.
     * @param {CanvasRenderingContext2D} context @param {any} view @param {number} count */
    const drawHalos = (context, view, count) => {
      const { groups: colours } = palette(state.now.theme);
      const kmToPixels = view.scale / KM_PER_WORLD / Math.cos((14 * Math.PI) / 180);
      /** @type {Map<number, Path2D>} */
      const halos = new Map();
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        const halo = Math.min(HALO_MAX, HALO_KM[columns.geo_precision[row]] * kmToPixels);
        if (halo <= SIZES[sizes[row]][1] * known.shrink + 3) continue;
        const key = columns.group[row] * HALO_KM.length + columns.geo_precision[row];
        let path = halos.get(key);
        if (!path) halos.set(key, (path = new Path2D()));
        path.moveTo(px[i] + halo, py[i]);
        path.arc(px[i], py[i], halo, 0, 2 * Math.PI);
      }
      context.lineWidth = 1;
      for (const [key, path] of halos) {
        context.fillStyle = context.strokeStyle = colours[groups[Math.floor(key / HALO_KM.length)]];
        context.globalAlpha = key % HALO_KM.length === 3 ? 0 : 0.06;
        context.fill(path);
        context.globalAlpha = count > CROWD ? 0.1 : 0.35;
        context.setLineDash(key % HALO_KM.length === 3 ? [3, 4] : []);
        context.stroke(path);
      }
      context.setLineDash([]);
    };

    /** Where sources disagree on deaths: a ring for the highest figure, and one in the dot for the lowest.
     * @param {CanvasRenderingContext2D} context @param {number} count */
    const drawRanges = (context, count) => {
      const { groups: colours, base } = palette(state.now.theme);
      context.lineWidth = 1.2;
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        const low = columns.deaths_low[row], high = columns.deaths_high[row];
        if (high <= low) continue;
        const radius = SIZES[sizes[row]][1] * known.shrink;
        const outer = Math.max(radius + 2.5, reachOf(high) * known.shrink + 1.5), inner = reachOf(low) * known.shrink;
        context.globalAlpha = 0.9;
        context.strokeStyle = colours[groups[columns.group[row]]];
        context.beginPath();
        context.arc(px[i], py[i], outer, 0, 2 * Math.PI);
        context.stroke();
        if (radius - inner < 1.5) continue;
        context.strokeStyle = base.halo;
        context.beginPath();
        context.arc(px[i], py[i], inner, 0, 2 * Math.PI);
        context.stroke();
      }
    };

    /** Places in `rows`, those of large dots first, so that none hides a smaller one. @param {number} count */
    const largestFirst = (count) => {
      const from = new Int32Array(SIZES.length + 1);
      for (let i = 0; i < count; i++) from[SIZES.length - 1 - sizes[rows[i]] + 1]++;
      for (let size = 0; size < SIZES.length; size++) from[size + 1] += from[size];
      for (let i = 0; i < count; i++) order[from[SIZES.length - 1 - sizes[rows[i]]]++] = i;
      return order.subarray(0, count);
    };

    /** @param {CanvasRenderingContext2D} context @param {any} view @param {number} count */
    const drawDots = (context, view, count) => {
      const period = state.period;
      const [, to] = period;
      const span = typeof state.now.window === "number" ? state.now.window : 0;
      const { groups: colours, base } = palette(state.now.theme);
      if (count <= 4 * CROWD) drawHalos(context, view, count);
      const dress = `${state.now.theme} ${view.ratio} ${known.shrink}`;
      if (dress !== stampsOf) {
        stampsOf = dress;
        stamps = [];
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      // Above that many there are no halos below the dots, which the sheet would cover. A fine screen has
      // four times the pixels, and a GPU to stamp them.
      const together = count > 4 * CROWD && view.ratio < FINE;
      if (together) sheet.begin(context.canvas.width, context.canvas.height);
      const { group, confidence, start } = columns;
      let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity, pale = -1;
      for (const i of largestFirst(count)) {
        const row = rows[i], size = sizes[row];
        const hollow = confidence[row] === 2 ? 1 : 0;
        const at = (group[row] * SIZES.length + size) * 2 + hollow;
        const stamp = stamps[at] ??= stampOf(colours[groups[group[row]]], base.halo, SIZES[size][1] * known.shrink, hollow === 1, view.ratio);
        const age = span > 7 ? Math.min(1, Math.max(0, (to - 1 - start[row]) / span)) : 0;
        const alpha = (1 - 0.55 * Math.round(age * SHADES) / SHADES) * (table.certain(row, period) ? 1 : 0.6);
        // On whole pixels it is copied; between them it would be resampled.
        const x0 = Math.round(px[i] * view.ratio - stamp.side / 2), y0 = Math.round(py[i] * view.ratio - stamp.side / 2);
        if (together) sheet.stamp(stamp, x0, y0, alpha);
        else {
          if (alpha !== pale) context.globalAlpha = pale = alpha;
          context.drawImage(stamp.picture, x0, y0);
        }
        left = Math.min(left, px[i]);
        right = Math.max(right, px[i]);
        top = Math.min(top, py[i]);
        bottom = Math.max(bottom, py[i]);
      }
      if (together) sheet.put(context, (left - 20) * view.ratio, (top - 20) * view.ratio, (right + 20) * view.ratio, (bottom + 20) * view.ratio);
      context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      if (count <= 4 * CROWD) drawRanges(context, count);
      context.globalAlpha = 1;
      for (let i = 0; chosen >= 0 && i < count; i++) {
        if (rows[i] !== chosen) continue;
        context.beginPath();
        context.arc(px[i], py[i], SIZES[sizes[rows[i]]][1] * known.shrink + 5, 0, 2 * Math.PI);
        context.strokeStyle = base.label;
        context.lineWidth = 2.2;
        context.stroke();
      }
      return count ? [left - HALO_MAX - 2, top - HALO_MAX - 2, right + HALO_MAX + 2, bottom + HALO_MAX + 2] : null;
    };

    canvas.painters.push((/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ view) => {
      known.count = table.collect(state.period, state.now.eventMask, shownGroups(), !state.shows("rough"));
      const { found } = table;
      const right = view.width + 20, bottom = view.height + 20;
      let inView = 0;
      for (let i = 0; i < known.count && inView <= DENSITY_FROM; i++) {
        const row = found[i];
        const left = x[row] * view.scale - view.left, top = y[row] * view.scale - view.top;
        if (left < -20 || top < -20 || left > right || top > bottom) continue;
        if (inView < DENSITY_FROM) {
          px[inView] = left;
          py[inView] = top;
          rows[inView] = row;
        }
        inView++;
      }
      known.inView = inView;
      if (known.density !== inView > DENSITY_FROM) {
        known.density = !known.density;
        // Squares would hide the marks of sites and the names, as no dot does.
        canvas.getPane().style.zIndex = known.density ? "360" : "640";
      }
      known.shrink = inView > 4 * CROWD ? 0.6 : inView > CROWD ? 0.8 : 1;
      if (!known.density) return drawDots(context, view, inView);
      drawDensity(context, view);
      return undefined;
    });

    /** The rows under a point of the map, nearest first. @param {any} point container point */
    const under = (point) => {
      if (known.density || !canvas.view) return [];
      const shift = map.containerPointToLayerPoint(point).subtract(canvas._bounds.min);
      const hits = [];
      for (let i = 0; i < known.inView; i++) {
        const distance = Math.hypot(px[i] - shift.x, py[i] - shift.y);
        if (distance <= SIZES[sizes[rows[i]]][1] * known.shrink + 4) hits.push({ row: rows[i], distance });
      }
      return hits.sort((a, b) => a.distance - b.distance).map((hit) => hit.row);
    };

    const redraw = () => canvas.redraw();
    const choose = async () => {
      const { selected } = state.now;
      const row = selected === null ? -1 : await words.find(selected);
      if (selected !== state.now.selected) return;
      chosen = row;
      redraw();
    };
    map.sahelscopeEvents = {
      table, known, redraw, under, shownGroups, words, sizes,
      /** The rows drawn one by one. */
      visible: () => (known.density ? rows.subarray(0, 0) : rows.subarray(0, known.inView)),
      groupOf: (/** @type {number} */ row) => groups[columns.group[row]],
    };
    redraw();
    state.on(["day", "window", "hide", "eventMask", "theme"], redraw);
    state.on(["selected"], choose);
    if (state.now.selected) choose();
    sahelscope.pointing(map);
    map.fire("sahelscope:events");
  };

  Object.assign(sahelscope, { events, eventSizes: SIZES });
})();
