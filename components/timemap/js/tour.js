// @ts-check
/** A tour: ordered stops, each a day, a view and a few sentences. */
(() => {
  "use strict";
  const { sahelscope } = window;
  const { stateOf, el, button, shield, days, text } = sahelscope;

  /**
   * @typedef {object} Stop
   * @property {string} title
   * @property {string} text
   * @property {number} day
   * @property {number | null} window
   * @property {[number, number, number]} view latitude, longitude, zoom
   * @property {string[]} hide
   * @property {string | null} record
   */

  /** @param {any} map @param {{stops: Stop[]}} options */
  const tour = (map, { stops }) => {
    const state = stateOf(map);
    let at = -1;
    const title = el("h3"), words = el("p"), when = el("div", { class: "ss-tour-when" }), place = el("span");
    const back = button("back", text.tour_back, () => go(at - 1));
    const next = button("next", text.tour_next, () => go(at + 1));
    const card = shield(el("section", { class: "ss-tour", hidden: true, "aria-live": "polite", "aria-label": text.tour },
      el("div", { class: "ss-tour-head" }, when, button("close", text.tour_close, () => close())),
      title, words, el("div", { class: "ss-tour-foot" }, back, place, next)));
    map.getContainer().append(card);

    const close = () => {
      at = -1;
      card.hidden = true;
    };
    const go = (/** @type {number} */ to) => {
      if (to < 0 || to >= stops.length) return;
      at = to;
      const stop = stops[at];
      title.textContent = stop.title;
      words.textContent = stop.text;
      when.textContent = days.format(stop.day);
      place.textContent = `${at + 1} / ${stops.length}`;
      back.disabled = at === 0;
      next.disabled = at === stops.length - 1;
      card.hidden = false;
      map.fire("sahelscope:tour");
      map.sahelscopeMoved = true;
      const [lat, lon, zoom] = stop.view;
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (still) map.setView([lat, lon], zoom, { animate: false });
      else map.flyTo([lat, lon], zoom, { duration: 1.1 });
      state.set({ day: stop.day, window: stop.window, hide: new Set(stop.hide), selected: stop.record, playing: false });
    };
    map.sahelscopeTour = { start: () => (card.hidden ? go(0) : close()), go, at: () => at, stops };
  };

  Object.assign(sahelscope, { tour });
})();
