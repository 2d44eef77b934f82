// @ts-check
/** A few records as dots with their titles: the small map of what an article supports. */
(() => {
  "use strict";
  const { L, sahelscope } = window;
  const { el, palette, stateOf } = sahelscope;

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
    if (rows.length) map.fitBounds(group.getBounds().pad(0.25), { maxZoom: 7, animate: false });
  };

  Object.assign(sahelscope, { points });
})();
