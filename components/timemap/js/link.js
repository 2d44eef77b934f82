// @ts-check
/**
 * The line to the page. Filters and commands come in through `update`; day, window, selection and
 * view go out once the hand rests. In a notebook or a file there is no page and nothing is sent.
 */
(() => {
  "use strict";
  const { stateOf, readBits, days } = window.sahelscope;
  const REST_MS = 250;
  /** What stands above the map on a page, in pixels: with less room left, the map is lower. */
  const ABOVE = 150;
  /** Mali, Burkina Faso, Niger, Benin and Togo. */
  const FOCUS = [[5.6, -12.8], [24.6, 16.2]];

  /** @param {any} map */
  const report = (map) => {
    const { now } = stateOf(map);
    const { lat, lng } = map.getCenter();
    return {
      day: days.toISO(now.day),
      window: now.window,
      hide: [...now.hide].sort(),
      selected: now.selected,
      basemap: now.basemap,
      other: now.other === null ? null : days.toISO(now.other),
      mode: now.otherMode,
      shape: now.shape,
      // A view nobody chose is not worth a word in a link: the next screen has its own best fit.
      view: map.sahelscopeMoved ? [Number(lat.toFixed(3)), Number(lng.toFixed(3)), Number(map.getZoom().toFixed(2))] : null,
      seq: map.sahelscopeSeq ?? 0,
    };
  };

  /** @param {any} map */
  const link = (map) => {
    const state = stateOf(map);
    const { Streamlit } = window;
    let sent = "";
    let timer = 0;
    const send = () => {
      clearTimeout(timer);
      timer = 0;
      if (!Streamlit || state.now.playing || !map.sahelscopeSeq) return;
      const value = report(map);
      const key = JSON.stringify(value);
      if (key === sent) return;
      sent = key;
      Streamlit.setComponentValue(value);
    };
    const rest = () => {
      clearTimeout(timer);
      timer = window.setTimeout(send, REST_MS);
    };
    if (Streamlit && !Streamlit.sahelscope) {
      // st_folium sends its own value too; what it sends must not wipe out ours.
      Streamlit.sahelscope = true;
      const plain = Streamlit.setComponentValue.bind(Streamlit);
      Streamlit.setComponentValue = (/** @type {any} */ value) => plain({ ...report(map), ...value });
    }
    state.on(["day", "window", "hide", "basemap", "playing", "other", "otherMode"], rest);
    map.on("dragstart", () => (map.sahelscopeMoved = true));
    map.getContainer().addEventListener("wheel", () => (map.sahelscopeMoved = true), { passive: true });
    map.on("zoomend", () => (map.sahelscopeMoved ||= !map.sahelscopeFitting));
    map.on("moveend", rest);
    // The dock tells its height once it is styled, and again when its rows wrap: the map is framed
    // anew then, but not when the drawer of lanes opens.
    let framed = "";
    map.on("sahelscope:dock", () => {
      const dock = map.getContainer().querySelector(".ss-dock");
      const lanes = dock.querySelector(".ss-lanes");
      const size = `${map.getSize().x} ${dock.offsetHeight - lanes.offsetHeight}`;
      if (map.sahelscopeMoved || size === framed) return;
      // Before the style sheet is there, the dock's height says nothing.
      if (getComputedStyle(dock).position === "absolute") framed = size;
      fit(map);
    });
    state.on(["other", "otherMode"], () => map.sahelscopeMoved || fit(map));
    if (Streamlit) keepLow(map);
    map.on("sahelscope:settle", send);
  };

  /** The slider must be in sight with the map, and a phone's thumb needs room to scroll past it. @param {any} map */
  const keepLow = (map) => {
    const { Streamlit } = window;
    const plain = Streamlit.setFrameHeight.bind(Streamlit);
    const container = map.getContainer();
    const full = parseInt(container.style.height, 10);
    Streamlit.setFrameHeight = () => {
      if (document.fullscreenElement) {
        container.style.height = `${window.innerHeight}px`;
        map.invalidateSize({ animate: false });
        return;
      }
      const alone = new URL(window.parent.location.href).searchParams.get("embed") === "true";
      const room = window.parent.innerHeight - (alone ? 0 : ABOVE);
      const height = alone ? room : window.innerWidth < 600 ? Math.min(full, 560) : Math.min(full + 80, Math.max(460, room));
      container.style.height = `${height}px`;
      plain(height);
      map.invalidateSize({ animate: false });
    };
    window.addEventListener("resize", () => Streamlit.setFrameHeight());
    document.addEventListener("fullscreenchange", () => Streamlit.setFrameHeight());
  };

  /** Frame the countries in focus in what legend and dock leave free. @param {any} map */
  const fit = (map) => {
    const legend = map.getContainer().querySelector(".ss-legend-body:not([hidden])");
    const dock = map.getContainer().querySelector(".ss-dock");
    const beside = stateOf(map).now.other !== null && stateOf(map).now.otherMode === "side";
    const right = legend && map.getSize().x > 900 ? legend.offsetWidth + 12 : 4;
    map.sahelscopeFitting = true;
    map.fitBounds(FOCUS, {
      animate: false, paddingTopLeft: [beside ? map.getSize().x / 2 + 4 : 4, 30], paddingBottomRight: [right, (dock?.offsetHeight ?? 0) + 4],
    });
    map.sahelscopeFitting = false;
  };

  /**
   * What the page has to say. Filters are simply so; a command (a day, a view, a selection) counts
   * once, or an answer on its way back would undo what the hand has done since.
   * @param {any} map
   * @param {{seq: number, command: any, event_mask: string | null, site_mask: string | null, countries: string[] | null, outline: string[] | null}} page
   */
  const update = (map, { seq, command, event_mask, site_mask, countries, outline }) => {
    const state = stateOf(map);
    // st_folium keeps every group it has ever been given and removes each again: forget the old ones.
    if (Array.isArray(window.feature_group)) window.feature_group.length = 0;
    state.set({
      eventMask: event_mask === null ? null : readBits(event_mask),
      siteMask: site_mask === null ? null : readBits(site_mask),
      countries: countries === null ? null : new Set(countries),
      outline,
    });
    if (seq <= (map.sahelscopeSeq ?? 0)) return;
    map.sahelscopeSeq = seq;
    const { day, window: span, hide, selected, basemap, view, other, mode, shape } = command;
    /** @type {Record<string, any>} */
    const values = {};
    if (day !== undefined) values.day = days.fromISO(day);
    if (span !== undefined) values.window = span;
    if (hide !== undefined) values.hide = new Set(hide);
    if (selected !== undefined) values.selected = selected;
    if (basemap !== undefined) values.basemap = basemap;
    if (other !== undefined) values.other = other === null ? null : days.fromISO(other);
    if (mode !== undefined) values.otherMode = mode;
    if (shape !== undefined) values.shape = shape;
    if (view) {
      map.sahelscopeMoved = true;
      map.setView([view[0], view[1]], view[2], { animate: false });
    }
    state.set(values);
    map.fire("sahelscope:command");
  };

  Object.assign(window.sahelscope, { link, update, report });
})();
