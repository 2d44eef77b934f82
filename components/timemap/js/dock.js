// @ts-check
/** The timeline: the day, the window, playing, and the chart under the slider. */
(() => {
  "use strict";
  const { sahelscope } = window;
  const { stateOf, el, icon, button, shield, days, text, drawChart, monthEdges } = sahelscope;

  const GUTTER = 22;
  const WINDOWS = [7, 30, 90, 365, null];
  /** Days that pass in a second of playing. */
  const SPEEDS = [7, 30, 90, 365];

  /**
   * @param {any} map
   * @param {{first: string, last: string, opening: string, powers: string[],
   *   turning_points: {day: number, title: string, category: string, id: string}[]}} options
   */
  const dock = (map, { first, last, opening, powers, turning_points: points }) => {
    const state = stateOf(map);
    state.first = Number(days.fromISO(first));
    state.last = Number(days.fromISO(last));
    const edges = monthEdges(state.first, state.last);
    state.set({ day: Number(days.fromISO(opening)) });

    const step = (/** @type {number} */ by) => state.set({ day: state.now.day + by, playing: false });
    const date = el("input", {
      type: "text", class: "ss-date", "aria-label": text.date, title: text.date_hint, autocomplete: "off", spellcheck: "false",
      onfocus: () => date.select(),
      onchange: () => {
        const day = days.parse(date.value);
        date.classList.toggle("ss-wrong", day === null);
        if (day === null) return;
        state.set({ day, playing: false });
        showDay();
      },
      onblur: () => {
        date.classList.remove("ss-wrong");
        showDay();
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && date.blur(),
    });
    const picker = el("input", {
      type: "date", class: "ss-picker", min: first, max: last, tabindex: "-1", "aria-hidden": "true",
      onchange: () => {
        const day = days.fromISO(picker.value);
        if (day !== null) state.set({ day, playing: false });
      },
    });
    const calendar = button("calendar", text.calendar, () => picker.showPicker?.());
    /** @param {string} name @param {string} label @param {() => void} act */
    const far = (name, label, act) => {
      const made = button(name, label, act);
      made.classList.add("ss-wide");
      return made;
    };
    const play = button("play", text.play, () => state.set({ playing: !state.now.playing }));
    const speed = el("select", { class: "ss-select ss-speed", "aria-label": text.speed, title: text.speed },
      ...SPEEDS.map((value) => el("option", { value, text: text.speeds[value], selected: value === 30 })));
    const loop = button("loop", text.loop, () => {
      loop.setAttribute("aria-pressed", String(loop.getAttribute("aria-pressed") !== "true"));
    });
    loop.setAttribute("aria-pressed", "false");
    loop.classList.add("ss-wide");
    const span = el("div", { class: "ss-window", role: "radiogroup", "aria-label": text.window },
      ...WINDOWS.map((value) => el("button", {
        type: "button", role: "radio", class: "ss-pill", "data-window": value ?? "all",
        text: text.windows[value ?? "all"], title: text.window_titles[value ?? "all"],
        onclick: () => state.set({ window: value }),
      })));
    const count = el("output", { class: "ss-count", "aria-live": "off" });
    const canvas = el("canvas", { class: "ss-chart", "aria-hidden": "true" });
    const band = el("div", { class: "ss-band" });
    const head = el("div", { class: "ss-head" });
    const slider = el("input", {
      type: "range", class: "ss-range", min: state.first, max: state.last, step: 1, "aria-label": text.slider,
      oninput: () => state.set({ day: Number(slider.value), playing: false }),
    });
    const ticks = el("div", { class: "ss-ticks" }, ...points
      .filter(({ day }) => day >= state.first && day <= state.last)
      .map(({ day, title, id }) => el("button", {
        type: "button", class: "ss-tick", title: `${days.format(day)}: ${title}`, "aria-label": `${days.format(day)}: ${title}`, tabindex: "-1",
        style: `left: ${(((day - state.first) / (state.last - state.first)) * 100).toFixed(3)}%`,
        onclick: () => {
          state.set({ day, playing: false });
          sahelscope.select(map, id);
        },
      })));
    const panel = shield(el("div", { class: "ss-dock", role: "group", "aria-label": text.timeline },
      el("div", { class: "ss-row" },
        el("div", { class: "ss-buttons" },
          far("first", text.first, () => state.set({ day: state.first, playing: false })),
          button("back", text.back, () => step(-1)), play, button("next", text.next, () => step(1)),
          far("last", text.last, () => state.set({ day: state.last, playing: false }))),
        el("div", { class: "ss-when" }, date, picker, calendar), el("div", { class: "ss-pace" }, speed, loop), span, count),
      el("div", { class: "ss-track" }, canvas, el("div", { class: "ss-over-chart" }, band, head, slider, ticks))));
    map.getContainer().append(panel);

    const place = (/** @type {number} */ day) => `${((day - state.first) / (state.last - state.first)) * 100}%`;
    const showDay = () => {
      const { day, window: width } = state.now;
      if (!date.classList.contains("ss-wrong")) date.value = days.format(day);
      picker.value = days.toISO(day);
      slider.value = String(day);
      slider.setAttribute("aria-valuetext", days.format(day));
      head.style.left = place(day);
      const from = width === null ? state.first : Math.max(state.first, day - width + 1);
      band.style.left = place(from);
      band.style.width = `calc(${place(day + 1)} - ${place(from)})`;
      for (const pill of span.children) {
        pill.setAttribute("aria-checked", String(pill.dataset.window === String(width ?? "all")));
      }
    };
    const showCount = () => {
      const { known } = map.sahelscopeEvents ?? {};
      if (known) count.textContent = `${known.count.toLocaleString("en")} ${known.count === 1 ? text.event : text.events}`;
    };
    const showChart = () => drawChart(canvas, {
      state, left: GUTTER, points, powers, edges, sites: map.sahelscopeSites?.all ?? [],
      counts: map.sahelscopeEvents?.table.byMonth(edges, state.now.eventMask, map.sahelscopeEvents.shownGroups()) ?? null,
    });

    let before = 0, carried = 0;
    const frame = (/** @type {number} */ now) => {
      if (!state.now.playing) return;
      carried += before ? (Math.min(now - before, 100) / 1000) * Number(speed.value) : 0;
      before = now;
      const whole = Math.floor(carried);
      carried -= whole;
      if (whole && state.now.day + whole > state.last) {
        if (loop.getAttribute("aria-pressed") === "true") state.set({ day: state.first });
        else state.set({ day: state.last, playing: false });
      } else if (whole) state.set({ day: state.now.day + whole });
      requestAnimationFrame(frame);
    };
    const showPlaying = () => {
      play.replaceChildren(icon(state.now.playing ? "pause" : "play"));
      const label = state.now.playing ? text.pause : text.play;
      play.setAttribute("aria-label", label);
      play.title = label;
      before = carried = 0;
      if (!state.now.playing) return;
      if (state.now.day === state.last) state.set({ day: state.first });
      requestAnimationFrame(frame);
    };

    state.on(["day", "window"], showDay);
    state.on(["playing"], showPlaying);
    state.on(["hide", "eventMask", "siteMask", "theme"], showChart);
    // After the layers' own listeners, so that the count is the one just drawn.
    map.on("sahelscope:events", () => {
      showChart();
      showCount();
      state.on(["day", "window", "hide", "eventMask"], showCount);
    });
    map.on("sahelscope:sites", showChart);
    new ResizeObserver(() => {
      map.getContainer().style.setProperty("--ss-dock", `${panel.offsetHeight}px`);
      showChart();
      map.fire("sahelscope:dock");
    }).observe(panel);
    showDay();
    sahelscope.keys(map, { step });
  };

  Object.assign(sahelscope, { dock });
})();
