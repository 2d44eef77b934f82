// @ts-check
/** Marking a place on the map: a region by a click, a circle by a drag, a polygon by its corners. */
(() => {
  "use strict";
  const { L, sahelscope } = window;
  const { stateOf, canvasOf, el, shield, readLine, toPath, enterWorld, palette, text } = sahelscope;

  const KM_PER_DEGREE = 111.32;
  const MOST_CORNERS = 300;

  /** @param {{lat: number, lng: number}[]} corners @returns {string} an encoded polyline, four decimals */
  const encode = (corners) => {
    let lat = 0, lng = 0, out = "";
    const put = (/** @type {number} */ delta) => {
      let bits = delta < 0 ? ~(delta << 1) : delta << 1;
      for (; bits >= 32; bits >>= 5) out += String.fromCharCode((32 | (bits & 31)) + 63);
      out += String.fromCharCode(bits + 63);
    };
    for (const corner of corners) {
      const [y, x] = [Math.round(corner.lat * 1e4), Math.round(corner.lng * 1e4)];
      put(y - lat);
      put(x - lng);
      [lat, lng] = [y, x];
    }
    return out;
  };

  /** @param {any} map */
  const shape = (map) => {
    const state = stateOf(map);
    const canvas = canvasOf(map, "overlay");
    /** @type {{tool: "region" | "circle" | "polygon", corners: any[], edge: any} | null} */
    let drawing = null;
    let busy = false;
    const menu = shield(el("div", { class: "ss-tools", hidden: true },
      ...["region", "circle", "polygon"].map((tool) => el("button", {
        type: "button", class: "ss-tool", "data-tool": tool, onclick: () => begin(/** @type {any} */ (tool)),
      }, el("b", { text: text.shapes[tool] }), el("small", { text: text.shape_hints[tool] }))),
      el("button", { type: "button", class: "ss-tool ss-clear", onclick: () => choose(null), text: text.shape_clear })));
    const hint = el("div", { class: "ss-hint", role: "status", hidden: true });
    map.getContainer().append(menu, hint);

    const stop = () => {
      drawing = null;
      // The click that ends it is not a click on what lies below.
      busy = true;
      setTimeout(() => (busy = false));
      hint.hidden = true;
      map.getContainer().classList.remove("ss-drawing");
      map.dragging.enable();
      map.doubleClickZoom.enable();
      canvas.redraw();
    };
    const choose = (/** @type {string | null} */ value) => {
      menu.hidden = true;
      stop();
      state.set({ shape: value });
      map.fire("sahelscope:settle");
    };
    const begin = (/** @type {"region" | "circle" | "polygon"} */ tool) => {
      menu.hidden = true;
      drawing = { tool, corners: [], edge: null };
      hint.textContent = text.shape_hints[tool];
      hint.hidden = false;
      map.getContainer().classList.add("ss-drawing");
      map.doubleClickZoom.disable();
      if (tool === "circle") map.dragging.disable();
    };
    const closePolygon = () => {
      if (drawing && drawing.corners.length >= 3) choose(`polygon:${encode(drawing.corners)}`);
    };
    const radius = (/** @type {any} */ centre, /** @type {any} */ edge) => map.distance(centre, edge) / 1000;

    map.on("mousedown", (/** @type {any} */ event) => {
      if (drawing?.tool === "circle") drawing.corners = [event.latlng];
    });
    map.on("mousemove", (/** @type {any} */ event) => {
      if (!drawing?.corners.length) return;
      drawing.edge = event.latlng;
      canvas.redraw();
    });
    map.on("mouseup", (/** @type {any} */ event) => {
      if (drawing?.tool !== "circle" || !drawing.corners.length) return;
      const [centre] = drawing.corners;
      const km = Math.min(1000, Math.round(radius(centre, event.latlng)));
      if (km >= 1) choose(`circle:${centre.lat.toFixed(3)},${centre.lng.toFixed(3)},${km}`);
    });
    map.on("click", (/** @type {any} */ event) => {
      if (!drawing) return;
      if (drawing.tool === "region") choose(`at:${event.latlng.lat.toFixed(3)},${event.latlng.lng.toFixed(3)}`);
      else if (drawing.tool === "polygon") {
        const [first] = drawing.corners;
        const near = first && map.latLngToContainerPoint(first).distanceTo(event.containerPoint) < 10;
        if (near) closePolygon();
        else if (drawing.corners.length < MOST_CORNERS) drawing.corners.push(event.latlng);
        canvas.redraw();
      }
    });
    map.on("dblclick", () => drawing?.tool === "polygon" && closePolygon());
    document.addEventListener("keydown", (event) => {
      if (!drawing) return;
      if (event.key === "Escape") stop();
      else if (event.key === "Enter") closePolygon();
      else return;
      event.stopImmediatePropagation();
    }, true);

    canvas.painters.push((/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ view) => {
      if (!state.now.outline && !drawing?.corners.length) return null;
      const { base } = palette(state.now.theme);
      context.lineJoin = "round";
      if (state.now.outline) {
        const path = toPath(state.now.outline.map(readLine));
        const pixel = enterWorld(context, view);
        context.strokeStyle = base.halo;
        context.lineWidth = 5 * pixel;
        context.stroke(path);
        context.strokeStyle = base.label;
        context.lineWidth = 2 * pixel;
        context.setLineDash([7 * pixel, 4 * pixel]);
        context.stroke(path);
        context.setLineDash([]);
        context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      }
      if (!drawing?.corners.length) return undefined;
      const at = (/** @type {any} */ latlng) => map.project(latlng).subtract([view.left, view.top]);
      context.strokeStyle = base.label;
      context.fillStyle = base.label;
      context.lineWidth = 2;
      context.beginPath();
      if (drawing.tool === "circle" && drawing.edge) {
        const centre = at(drawing.corners[0]);
        const north = at(L.latLng(drawing.corners[0].lat + radius(drawing.corners[0], drawing.edge) / KM_PER_DEGREE, drawing.corners[0].lng));
        context.arc(centre.x, centre.y, Math.abs(centre.y - north.y), 0, 2 * Math.PI);
      } else {
        for (const [i, corner] of [...drawing.corners, drawing.edge ?? drawing.corners[0]].entries()) {
          const { x, y } = at(corner);
          if (i) context.lineTo(x, y);
          else context.moveTo(x, y);
        }
      }
      context.stroke();
      for (const corner of drawing.corners) {
        const { x, y } = at(corner);
        context.beginPath();
        context.arc(x, y, 3.5, 0, 2 * Math.PI);
        context.fill();
      }
      return undefined;
    });
    state.on(["outline", "theme"], () => canvas.redraw());
    map.sahelscopeShape = {
      drawing: () => busy || drawing !== null,
      open: () => (menu.hidden = !menu.hidden),
    };
  };

  Object.assign(sahelscope, { shape });
})();
