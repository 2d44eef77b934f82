// @ts-check
/** Tile layers of others, off until asked for; when they cannot be reached the map says so. */
(() => {
  "use strict";
  const { L } = window;
  const { stateOf, el, text } = window.sahelscope;

  /**
   * @param {any} map
   * @param {{providers: Record<string, {name: string, url: string, options: any}>}} options
   */
  const basemaps = (map, { providers }) => {
    const state = stateOf(map);
    const notice = map.getContainer().appendChild(el("div", { class: "ss-notice", role: "status", hidden: true }));
    /** @type {any} */
    let tiles = null;
    const show = () => {
      const provider = providers[state.now.basemap];
      tiles?.remove();
      tiles = null;
      notice.hidden = true;
      if (!provider) return;
      let arrived = 0;
      tiles = L.tileLayer(provider.url, provider.options).addTo(map);
      tiles.on("tileload", () => {
        arrived++;
        notice.hidden = true;
      });
      tiles.on("tileerror", () => {
        if (arrived) return;
        notice.textContent = provider.name + text.colon + text.tiles_unreachable;
        notice.hidden = false;
      });
    };
    map.sahelscopeBasemaps = { own: text.own_basemap, ...Object.fromEntries(Object.entries(providers).map(([key, { name }]) => [key, name])) };
    show();
    state.on(["basemap"], show);
  };

  Object.assign(window.sahelscope, { basemaps });
})();
