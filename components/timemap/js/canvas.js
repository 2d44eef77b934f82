// @ts-check
/**
 * Canvases that follow the map. Four of them lie over each other (`base`, `overlay`, `labels`,
 * `events`), so that a step in time redraws only what changes with it. A layer adds a painter to one.
 * Events lie above the marks of sites: none may hide what happened at a base.
 */
(() => {
  "use strict";
  const { L } = window;

  /** Paths are built once, in millionths of the Mercator square, about a point in the Sahel: small
   * numbers keep the canvas's single-precision arithmetic exact to a fraction of a pixel. */
  const UNIT = 1e6;
  const ANCHOR = [0.5, 0.46];

  /** @param {number} lon @returns {number} 0 at 180° W, 1 at 180° E */
  const worldX = (lon) => (lon + 180) / 360;
  /** @param {number} lat @returns {number} 0 at the north edge of Web Mercator, 1 at the south */
  const worldY = (lat) => {
    const sin = Math.sin((lat * Math.PI) / 180);
    return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  };

  /**
   * @typedef {object} View
   * @property {number} zoom
   * @property {number} scale pixels across the whole world
   * @property {number} left pixels from the world's west edge to the canvas's
   * @property {number} top
   * @property {number} width in CSS pixels
   * @property {number} height
   * @property {number} ratio device pixels per CSS pixel
   */

  const Canvas = L.Renderer.extend({
    options: { padding: 0.08 },

    initialize(/** @type {any} */ options) {
      L.Renderer.prototype.initialize.call(this, options);
      this.painters = [];
      /** @type {number[] | null} what may hold ink, in CSS pixels */
      this.inked = null;
      this.asked = false;
    },

    /** Without a GPU, Chromium copies the whole of every 2D canvas for every frame, changed or not.
     * What changes seldom is therefore drawn elsewhere and put up as a picture, which is copied once. */
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
      this.frame = this.options.still && window.OffscreenCanvas ? this._container.getContext("bitmaprenderer") : null;
      this.sheet = this.frame ? new OffscreenCanvas(1, 1) : this._container;
      this.context = this.sheet.getContext("2d");
    },

    _destroyContainer() {
      this._container.remove();
      this._container = null;
    },

    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._keepCovered };
    },

    /** Leaflet would set a transform after this, off by a fraction of a pixel: every frame would then
     * be resampled, slowly and blurred. */
    _reset() {
      this._update();
    },

    /** A long drag would run past the canvas's margin: draw again before a blank edge shows. */
    _keepCovered() {
      if (!this._bounds || this._map._animatingZoom) return;
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      const seen = new L.Bounds(corner, corner.add(this._map.getSize()));
      if (!this._bounds.contains(seen)) this._update();
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const { min, max } = this._bounds;
      const origin = this._map.getPixelOrigin().add(min);
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const zoom = this._map.getZoom();
      /** @type {View} */
      this.view = {
        zoom, ratio, left: origin.x, top: origin.y, scale: 256 * 2 ** zoom,
        width: max.x - min.x, height: max.y - min.y,
      };
      const [width, height] = [this.view.width * ratio, this.view.height * ratio];
      if (this.sheet.width !== width || this.sheet.height !== height) {
        for (const one of [this.sheet, this._container]) [one.width, one.height] = [width, height];
        this.inked = null;
        this._container.style.width = `${this.view.width}px`;
        this._container.style.height = `${this.view.height}px`;
      }
      L.DomUtil.setPosition(this._container, min);
      // Not in the next frame: what is drawn belongs to this position.
      this.paint();
    },

    /** Several layers may ask for one canvas in the same step: it is drawn once, before the frame. */
    redraw() {
      if (this.options.atOnce) this.paint();
      else if (!this.asked) {
        this.asked = true;
        queueMicrotask(() => this.asked && this.paint());
      }
    },

    /** A painter returns the box in CSS pixels that holds all it has painted, null for nothing, and
     * nothing at all where it does not know: what is not known to be blank is cleared the next time. */
    paint() {
      this.asked = false;
      // A map that is not laid out yet has no size, and no picture can be taken of nothing.
      if (!this._map || !this.view?.width || !this.view.height) return;
      const { context, view, frame, inked } = this;
      context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      if (!frame && inked) context.clearRect(inked[0], inked[1], inked[2] - inked[0], inked[3] - inked[1]);
      /** @type {number[] | null} */
      let box = null;
      for (const paint of this.painters) {
        context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
        context.globalAlpha = 1;
        const own = paint(context, view);
        if (own === undefined) box = [0, 0, view.width, view.height];
        else if (own) box = box ? [Math.min(box[0], own[0]), Math.min(box[1], own[1]), Math.max(box[2], own[2]), Math.max(box[3], own[3])] : own;
      }
      // Whole pixels, since half of one would be half cleared.
      this.inked = box && [Math.floor(box[0]) - 1, Math.floor(box[1]) - 1, Math.ceil(box[2]) + 1, Math.ceil(box[3]) + 1];
      frame?.transferFromImageBitmap(this.sheet.transferToImageBitmap());
    },
  });

  /** @type {Record<string, number>} */
  const ORDER = { base: 250, overlay: 350, labels: 400, events: 640 };

  /** @param {any} map @param {"base" | "overlay" | "labels" | "events"} name */
  const canvasOf = (map, name) => {
    map.sahelscopeCanvases ??= {};
    if (!map.sahelscopeCanvases[name]) {
      const pane = map.createPane(`sahelscope-${name}`);
      pane.style.zIndex = ORDER[name];
      pane.style.pointerEvents = "none";
      map.sahelscopeCanvases[name] = new Canvas({ pane: `sahelscope-${name}`, still: name === "base" || name === "labels", atOnce: name === "events" }).addTo(map);
    }
    return map.sahelscopeCanvases[name];
  };

  /**
   * A path in units of this file from lines of lon, lat degrees. Points nearer to the last one than
   * `tolerance` (degrees) are left out: a view of the whole region needs no detail below a pixel.
   * @param {Float64Array[]} rings @param {number} [tolerance] @param {boolean} [closed]
   */
  const toPath = (rings, tolerance = 0, closed = true) => {
    const path = new Path2D();
    for (const ring of rings) {
      let [lastLon, lastLat] = ring;
      const end = ring.length - 2;
      for (let i = 0; i <= end; i += 2) {
        const [lon, lat] = [ring[i], ring[i + 1]];
        const near = Math.abs(lon - lastLon) < tolerance && Math.abs(lat - lastLat) < tolerance;
        if (i > 0 && i < end && near) continue;
        const x = (worldX(lon) - ANCHOR[0]) * UNIT, y = (worldY(lat) - ANCHOR[1]) * UNIT;
        if (i === 0) path.moveTo(x, y);
        else path.lineTo(x, y);
        [lastLon, lastLat] = [lon, lat];
      }
      if (closed) path.closePath();
    }
    return path;
  };

  /**
   * Set the context up for paths of `toPath`.
   * @param {CanvasRenderingContext2D} context @param {View} view
   * @returns {number} what a CSS pixel measures in the path's units
   */
  const enterWorld = (context, view) => {
    const unit = view.scale / UNIT;
    const k = view.ratio * unit;
    context.setTransform(
      k, 0, 0, k,
      view.ratio * (ANCHOR[0] * view.scale - view.left),
      view.ratio * (ANCHOR[1] * view.scale - view.top),
    );
    return 1 / unit;
  };

  Object.assign(window.sahelscope, { canvasOf, toPath, enterWorld, worldX, worldY });
})();
