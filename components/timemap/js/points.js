// @ts-check
/** A few records as dots with their titles: the small maps beside articles and drafts. */
(() => {
  "use strict";
  const { L, sahelscope } = window;
  const { el, palette, stateOf } = sahelscope;

  const KEPT = "sahelscope.small-map";
  /** Python rounds a clicked point to four places. */
  const ROUNDED = 1e-4;

  /**
   * The view in which the own point was clicked: the map is made anew with it, and stays where it is.
   * @param {{lat: number, lon: number, own?: boolean}[]} rows
   */
  const viewOfClick = (rows) => {
    const own = rows.find((row) => row.own);
    const view = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    const same = own && view && Math.abs(view.clicked.lat - own.lat) < ROUNDED
      && Math.abs(L.Util.wrapNum(view.clicked.lng, [-180, 180], true) - own.lon) < ROUNDED;
    return same ? view : null;
  };

  /**
   * @param {any} map
   * @param {{points: {lat: number, lon: number, title: string, table: "groups" | "powers" | "stages", colour: string, own?: boolean}[]}} options
   */
  const points = (map, { points: rows }) => {
    const state = stateOf(map);
    const group = L.featureGroup().addTo(map);
    const draw = () => {
      const colours = palette(state.now.theme);
      group.clearLayers();
      for (const { lat, lon, title, table, colour, own } of rows) {
        const paint = colours[table][colour];
        const fillColor = typeof paint === "string" ? paint : paint.line;
        L.circleMarker([lat, lon], own
          ? { radius: 11, weight: 3, color: fillColor, fillOpacity: 0.12, fillColor }
          : { radius: 6, weight: 2, color: colours.base.halo, fillOpacity: 1, fillColor },
        ).bindTooltip(el("span", { text: title })).addTo(group);
      }
    };
    draw();
    state.on(["theme"], draw);
    map.on("click", (/** @type {any} */ { latlng }) => {
      const view = { clicked: latlng, center: map.getCenter(), zoom: map.getZoom() };
      sessionStorage.setItem(KEPT, JSON.stringify(view));
    });
    const view = viewOfClick(rows);
    if (view) map.setView(view.center, view.zoom, { animate: false });
    else if (rows.length) map.fitBounds(group.getBounds().pad(0.25), { maxZoom: 7, animate: false });
  };

  Object.assign(sahelscope, { points });
})();
