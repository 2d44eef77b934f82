// @ts-check
/** Finding a place: the project's own places first, then towns, regions and countries. */
(() => {
  "use strict";
  const { L } = window;
  const { el, shield, get, text } = window.sahelscope;

  /**
   * @typedef {object} Place
   * @property {string} name
   * @property {"place" | "town" | "region" | "country"} kind
   * @property {string} country
   * @property {number} lat
   * @property {number} lon
   * @property {string[]} keys every name, folded
   */

  /** How well a place answers: 0 by its name, 1 by its beginning, 2 by a part, 3 not at all.
   * @param {Place} place @param {string} wanted */
  const rank = ({ keys }, wanted) => {
    if (keys.includes(wanted)) return 0;
    if (keys.some((key) => key.startsWith(wanted))) return 1;
    return keys.some((key) => key.includes(wanted)) ? 2 : 3;
  };

  const ZOOMS = { country: 6, region: 7, town: 7.75, place: 7.75 };

  /** Accents and case do not matter. @param {string} words */
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

  /** @param {any} map @param {{url: string}} options */
  const search = (map, { url }) => {
    /** @type {Promise<Place[]> | null} */
    let loading = null;
    const load = () => (loading ??= get(url, "json").then((/** @type {any} */ data) => data.places.map(
      (/** @type {any[]} */ [name, kind, country, lat, lon, others]) =>
        ({ name, kind, country, lat, lon, keys: [name, ...others].map(fold) }))));
    const list = el("ul", { class: "ss-results", role: "listbox", hidden: true, id: "ss-results" });
    const input = el("input", {
      type: "search", class: "ss-search-input", placeholder: text.search, "aria-label": text.search, autocomplete: "off",
      role: "combobox", "aria-expanded": "false", "aria-controls": "ss-results",
      onfocus: load, oninput: () => find(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter") list.querySelector("button")?.click();
        if (event.key === "Escape") clear();
        if (event.key === "ArrowDown") list.querySelector("button")?.focus();
      },
    });
    const clear = () => {
      input.value = "";
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
    };
    /** @param {Place} place */
    const go = (place) => {
      clear();
      map.sahelscopeMoved = true;
      map.setView([place.lat, place.lon], ZOOMS[place.kind]);
      const ring = L.circleMarker([place.lat, place.lon], { radius: 16, weight: 2.5, fill: false, color: "#d9480f", pane: "markerPane", renderer: L.svg({ pane: "markerPane" }), interactive: false }).addTo(map);
      setTimeout(() => ring.remove(), 3500);
    };
    const find = async () => {
      const wanted = fold(input.value);
      /** @type {Place[]} */
      const places = await load();
      if (wanted !== fold(input.value)) return;
      // The list comes in order of weight, and sorting keeps that order among equals.
      const hits = wanted.length < 2 ? [] : places.map((place) => ({ place, how: rank(place, wanted) }))
        .filter(({ how }) => how < 3).sort((a, b) => a.how - b.how).slice(0, 8);
      list.replaceChildren(...hits.map(({ place }) => el("li", { role: "option" },
        el("button", { type: "button", onclick: () => go(place) },
          el("span", { text: place.name }), el("small", { text: [text.place_kind[place.kind], place.country].filter(Boolean).join(", ") })))));
      if (wanted.length >= 2 && !hits.length) list.append(el("li", { class: "ss-none", text: text.nothing_found }));
      list.hidden = wanted.length < 2;
      input.setAttribute("aria-expanded", String(!list.hidden));
    };
    const box = shield(el("div", { class: "ss-search" }, input, list));
    map.getContainer().append(box);
    map.on("click", clear);
  };

  Object.assign(window.sahelscope, { search });
})();
