// @ts-check
/**
 * The same map at two dates. A second map lies over the first one's left side, follows its every
 * move and shows the earlier choice: as the left half, or swept across by a divider.
 */
(() => {
  "use strict";
  const { L, sahelscope } = window;
  const { stateOf, el, button, shield, days, text } = sahelscope;

  const SHARED = ["window", "hide", "eventMask", "siteMask", "countries", "theme", "selected"];

  /**
   * @param {any} map
   * @param {{boundaries: any, area: any, presence: any, labels: any, events: any}} layers their options, as for the first map
   */
  const compare = (map, layers) => {
    const state = stateOf(map);
    const container = map.getContainer();
    const bounds = map.options.maxBounds;
    let share = 0.5;
    /** @type {any} */
    let second = null;
    // Said here too: without the style sheet, which may come later, Leaflet would make it relative.
    const screen = el("div", { class: "ss-second", hidden: true, style: "position: absolute" });
    const divider = el("div", { class: "ss-divider", role: "separator", tabindex: "0", "aria-label": text.divider, hidden: true });
    const date = el("input", {
      type: "text", class: "ss-date", "aria-label": text.compare_date, title: text.date_hint, autocomplete: "off",
      onfocus: () => date.select(),
      onchange: () => {
        const day = days.parse(date.value);
        date.classList.toggle("ss-wrong", day === null);
        if (day !== null) state.set({ other: state.clamp(day) });
      },
    });
    const now = el("b");
    const modes = el("div", { class: "ss-window", role: "radiogroup", "aria-label": text.compare_how },
      ...["side", "swipe"].map((mode) => el("button", {
        type: "button", role: "radio", class: "ss-pill", "data-mode": mode, text: text.compare_modes[mode],
        onclick: () => state.set({ otherMode: mode }),
      })));
    const bar = shield(el("div", { class: "ss-compare", hidden: true },
      date, el("span", { text: text.against }), now, modes,
      button("close", text.compare_close, () => state.set({ other: null }))));
    container.append(screen, divider, bar);

    const build = () => {
      const theme = container.dataset.theme;
      second = L.map(screen, {
        zoomControl: false, attributionControl: false, keyboard: false, zoomAnimation: false, fadeAnimation: false,
        zoomSnap: map.options.zoomSnap, zoomDelta: map.options.zoomDelta, minZoom: map.options.minZoom, maxZoom: map.options.maxZoom,
        wheelPxPerZoomLevel: map.options.wheelPxPerZoomLevel, doubleClickZoom: false,
      });
      screen.dataset.theme = theme;
      second.sahelscopeMain = map;
      const own = stateOf(second);
      own.first = state.first;
      own.last = state.last;
      own.set({ ...Object.fromEntries(SHARED.map((name) => [name, /** @type {any} */ (state.now)[name]])), day: state.now.other ?? state.first });
      follow();
      for (const name of ["boundaries", "area", "presence", "labels", "events"]) {
        sahelscope[name](second, /** @type {any} */ (layers)[name]);
      }
      second.on("move", () => lead());
    };

    let moving = false;
    /** What the second map must show so that both agree on every pixel. */
    const middle = () => {
      const { x, y } = map.getSize();
      return map.containerPointToLatLng(state.now.otherMode === "swipe" ? [x / 2, y / 2] : [x * 0.75, y / 2]);
    };
    const follow = () => {
      if (!second || moving || screen.hidden) return;
      moving = true;
      second.setView(middle(), map.getZoom(), { animate: false });
      moving = false;
    };
    /** The hand is on the second map: the first one follows. */
    const lead = () => {
      if (moving || screen.hidden) return;
      moving = true;
      const shift = state.now.otherMode === "swipe" ? 0 : map.getSize().x * 0.25;
      const zoom = second.getZoom();
      const at = map.project(second.getCenter(), zoom).subtract([shift, 0]);
      map.sahelscopeMoved = true;
      map.setView(map.unproject(at, zoom), zoom, { animate: false });
      moving = false;
    };

    const show = () => {
      const { other, otherMode } = state.now;
      const open = other !== null;
      for (const part of [screen, divider, bar]) part.hidden = !open;
      container.classList.toggle("ss-comparing", open);
      // Half of a side-by-side map is hidden: its bounds would keep the rest from the middle.
      map.setMaxBounds(open ? null : bounds);
      if (!open) return;
      screen.classList.toggle("ss-swipe", otherMode === "swipe");
      const at = otherMode === "swipe" ? share : 0.5;
      screen.style.clipPath = otherMode === "swipe" ? `inset(0 ${(1 - share) * 100}% 0 0)` : "none";
      divider.style.left = `${at * 100}%`;
      divider.classList.toggle("ss-fixed", otherMode !== "swipe");
      divider.setAttribute("aria-valuenow", String(Math.round(at * 100)));
      date.value = days.format(other);
      now.textContent = days.format(state.now.day);
      for (const pill of modes.children) pill.setAttribute("aria-checked", String(pill.dataset.mode === otherMode));
      if (!second) build();
      resize();
      stateOf(second).set({ day: other });
      follow();
    };

    const resize = () => {
      if (!second) return;
      moving = true;
      second.invalidateSize({ animate: false });
      moving = false;
      follow();
    };
    const sweep = (/** @type {number} */ next) => {
      share = Math.min(0.97, Math.max(0.03, next));
      show();
    };
    divider.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
      if (state.now.otherMode !== "swipe") return;
      divider.setPointerCapture(event.pointerId);
      event.stopPropagation();
    });
    divider.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
      if (!divider.hasPointerCapture(event.pointerId)) return;
      const { left, width } = container.getBoundingClientRect();
      sweep((event.clientX - left) / width);
    });
    divider.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const by = event.key === "ArrowLeft" ? -0.02 : event.key === "ArrowRight" ? 0.02 : 0;
      if (!by) return;
      event.stopPropagation();
      sweep(share + by);
    });
    L.DomEvent.disableClickPropagation(divider);
    L.DomEvent.disableClickPropagation(screen);
    L.DomEvent.disableScrollPropagation(screen);

    state.on(["other", "otherMode"], show);
    state.on(["day"], () => (now.textContent = days.format(state.now.day)));
    state.on(SHARED, (/** @type {Set<string>} */ changed) => {
      if (!second) return;
      screen.dataset.theme = state.now.theme;
      stateOf(second).set(Object.fromEntries(SHARED.filter((name) => changed.has(name)).map((name) => [name, /** @type {any} */ (state.now)[name]])));
    });
    map.on("move zoomend", follow);
    map.on("resize sahelscope:dock", resize);
    map.sahelscopeCompare = {
      second: () => second,
      toggle: () => state.set({
        ...(map.getSize().x < 760 ? { otherMode: "swipe" } : {}),
        other: state.now.other === null ? state.clamp(days.addMonths(state.now.day, -12)) : null,
      }),
    };
  };

  Object.assign(sahelscope, { compare });
})();
