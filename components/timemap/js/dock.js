// @ts-check
/** The timeline: the day, the window, playing, and the chart under the slider. */
(() => {
  "use strict";
  const { sahelscope } = window;
  const {
    stateOf, el, icon, button, shield, days, number, text, Axis, drawChart, describeBar, splitBy, scrub, player, lanes, stepped,
  } = sahelscope;

  const GUTTER = 22;
  const WINDOWS = [1, 7, 30, 90, 365, null, "rest"];
  /** Days that pass in a second of playing. */
  const SPEEDS = [7, 30, 90, 365];

  /** @param {number | string | null} value a window as links and labels name it */
  const nameOf = (value) => String(value ?? "all");

  /** The day as text that can be typed over, and the browser's own calendar. @param {any} state @param {string} first @param {string} last */
  const datePicker = (state, first, last) => {
    const date = el("input", {
      type: "text", class: "ss-date", "aria-label": text.date, title: text.date_hint, autocomplete: "off", spellcheck: "false",
      onfocus: () => date.select(),
      onchange: () => {
        const day = days.parse(date.value);
        date.classList.toggle("ss-wrong", day === null);
        if (day === null) return;
        state.set({ day, playing: false });
        show();
      },
      onblur: () => {
        date.classList.remove("ss-wrong");
        show();
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
    const show = () => {
      if (!date.classList.contains("ss-wrong")) date.value = days.format(state.now.day);
    };
    state.on(["day"], show);
    show();
    return el("div", { class: "ss-when" }, date, picker, button("calendar", text.calendar, () => {
      picker.value = days.toISO(state.now.day);
      picker.showPicker?.();
    }));
  };

  /** A choice with its name. @param {string} label @param {string} name @param {Record<string, string>} options @param {string} chosen @param {(value: string) => void} act */
  const choice = (label, name, options, chosen, act) => {
    const select = el("select", { class: `ss-select ss-${name}`, "aria-label": label, title: label, onchange: () => act(select.value) },
      ...Object.entries(options).map(([value, words]) => el("option", { value, text: words, selected: value === chosen })));
    return select;
  };

  /**
   * @param {any} map
   * @param {{first: string, last: string, opening: string, powers: string[], labels: Record<string, string[]>,
   *   turning_points: {day: number, title: string, category: string, id: string}[]}} options
   */
  const dock = (map, { first, last, opening, powers, labels, turning_points: points }) => {
    const state = stateOf(map);
    state.first = Number(days.fromISO(first));
    state.last = Number(days.fromISO(last));
    const axis = new Axis(state.first, state.last);
    let split = "all";
    let people = false;
    /** @type {any} */
    let series = null;
    /** @type {any} */
    let bars = null;
    state.set({ day: Number(days.fromISO(opening)) });

    const step = (/** @type {number} */ by) => state.set({ day: state.now.day + by, playing: false });
    const stride = (/** @type {number} */ by) => state.set({ day: stepped(state.now.day, state.now.snap, by), playing: false });
    const play = button("play", text.play, () => state.set({ playing: !state.now.playing }));
    const speed = choice(text.speed, "speed", Object.fromEntries(SPEEDS.map((value) => [value, text.speeds[value]])), "30", () => {});
    const loop = el("input", { type: "checkbox" });
    const span = el("div", { class: "ss-window", role: "radiogroup", "aria-label": text.window },
      ...WINDOWS.map((value) => el("button", {
        type: "button", role: "radio", class: "ss-pill", "data-window": nameOf(value),
        text: text.windows[nameOf(value)], title: text.window_titles[nameOf(value)],
        onclick: () => state.set({ window: value }),
      })));
    const count = el("output", { class: "ss-count", "aria-live": "off" });
    const canvas = el("canvas", { class: "ss-chart", "aria-hidden": "true" });
    const band = el("div", { class: "ss-band" });
    const grips = { start: el("div", { class: "ss-grip", title: text.grip_start }), end: el("div", { class: "ss-grip", title: text.grip_end }) };
    const head = el("div", { class: "ss-head" });
    const slider = el("input", {
      type: "range", class: "ss-range", min: state.first, max: state.last, step: 1, "aria-label": text.slider,
      oninput: () => state.set({ day: Number(slider.value), playing: false }),
    });
    const ticks = el("div", { class: "ss-ticks" });
    const reset = el("button", {
      type: "button", class: "ss-reset", text: text.whole_axis, hidden: true, onclick: () => {
        axis.show(axis.first, axis.last);
        showAxis();
      },
    });
    const surface = el("div", { class: "ss-over-chart" }, band, head, grips.start, grips.end, slider, ticks);
    const sites = lanes(map, { state, axis, left: GUTTER, powers });

    const setting = (/** @type {string} */ words, /** @type {Node} */ control) => el("label", { class: "ss-setting" }, el("span", { text: words }), control);
    const lanesBox = el("input", { type: "checkbox", class: "ss-lanes-box", onchange: () => sites.toggle() });
    const settings = shield(el("div", { class: "ss-settings", hidden: true },
      setting(text.snap, choice(text.snap, "snap", text.snaps, "day", (value) => state.set({ snap: value }))),
      setting(text.split, choice(text.split, "split", text.splits, "all", (value) => {
        split = value;
        series = null;
        showChart();
      })),
      setting(text.bands, choice(text.bands, "bands", text.bands_of, "sites", (value) => {
        people = value === "people";
        showChart();
      })),
      setting(text.lanes, lanesBox), setting(text.loop, loop)));
    const gear = button("gear", text.settings, () => {
      settings.hidden = !settings.hidden;
      gear.setAttribute("aria-expanded", String(!settings.hidden));
    });
    const far = (/** @type {string} */ name, /** @type {string} */ label, /** @type {() => number} */ to) => {
      const made = button(name, label, () => state.set({ day: to(), playing: false }));
      made.classList.add("ss-wide");
      return made;
    };
    const panel = shield(el("div", { class: "ss-dock", role: "group", "aria-label": text.timeline },
      settings,
      el("div", { class: "ss-row" },
        el("div", { class: "ss-buttons" }, far("first", text.first, () => state.first), button("back", text.back, () => stride(-1)),
          play, button("next", text.next, () => stride(1)), far("last", text.last, () => state.last)),
        datePicker(state, first, last), speed, span, gear, count),
      sites.box, el("div", { class: "ss-track" }, canvas, surface, reset)));
    map.getContainer().append(panel);

    /** Name of the window whose button is marked. */
    let pressed = "";
    const place = (/** @type {number} */ day) => `${((day - axis.from) / (axis.to - axis.from)) * 100}%`;
    const showDay = () => {
      const { day, window: width, playing } = state.now;
      if (playing && axis.follow(day)) showAxis();
      slider.value = String(day);
      slider.setAttribute("aria-valuetext", days.format(day));
      const [start, end] = state.period;
      const from = Math.max(axis.from, start), to = Math.min(axis.to, end);
      head.style.left = place(day);
      head.hidden = day < axis.from || day > axis.to;
      band.hidden = to <= from;
      band.style.left = place(from);
      band.style.width = `calc(${place(to)} - ${place(from)})`;
      grips.start.hidden = typeof width !== "number" || start < axis.from;
      grips.end.hidden = typeof width !== "number" || head.hidden;
      grips.start.style.left = place(start);
      grips.end.style.left = place(end);
      if (nameOf(width) === pressed) return;
      pressed = nameOf(width);
      for (const pill of span.children) pill.setAttribute("aria-checked", String(pill.dataset.window === pressed));
    };
    const showCount = () => {
      const { known } = map.sahelscopeEvents ?? {};
      if (known) count.textContent = `${number(known.count)} ${known.count === 1 ? text.event : text.events}`;
    };
    const showChart = () => {
      const events = map.sahelscopeEvents;
      if (events) series ??= splitBy(events, split, labels, state.now.theme);
      bars = drawChart(canvas, { state, axis, left: GUTTER, points, powers, events, sites: map.sahelscopeSites?.all ?? [], series,
        people: people ? map.sahelscopeSites?.people ?? {} : null,
      });
      sites.draw();
    };
    const showAxis = () => {
      reset.hidden = axis.whole;
      ticks.replaceChildren(...points.filter(({ day }) => day >= axis.from && day <= axis.to)
        .map(({ day, title, id }) => el("button", {
          type: "button", class: "ss-tick", title: days.format(day) + text.colon + title, "aria-label": days.format(day) + text.colon + title,
          tabindex: "-1", style: `left: ${place(day)}`, onpointerdown: (/** @type {Event} */ event) => event.stopPropagation(),
          onclick: () => {
            state.set({ day, playing: false });
            sahelscope.select(map, id);
          },
        })));
      showChart();
      showDay();
    };
    scrub(surface, {
      state, axis, grips, redraw: showAxis,
      hover: (/** @type {number | null} */ day, /** @type {PointerEvent} */ event) => {
        const lines = day !== null && bars ? describeBar(bars, day, series, axis.unit) : null;
        sahelscope.hover(map, lines ? event : null, lines);
      },
    });
    player(state, { speed: () => Number(speed.value), loop: () => loop.checked });

    state.on(["day", "window"], showDay);
    state.on(["playing"], () => {
      const label = state.now.playing ? text.pause : text.play;
      play.replaceChildren(icon(state.now.playing ? "pause" : "play"));
      play.setAttribute("aria-label", label);
      play.title = label;
    });
    state.on(["theme"], () => (series = null));
    state.on(["hide", "eventMask", "siteMask", "theme"], showChart);
    map.on("sahelscope:command", () => axis.follow(state.now.day) && showAxis());
    // After the layers' own listeners, so that the count is the one just drawn.
    map.on("sahelscope:events", () => {
      showChart();
      showCount();
      state.on(["day", "window", "hide", "eventMask"], showCount);
    });
    map.on("sahelscope:sites", showChart);
    new ResizeObserver(() => {
      map.getContainer().style.setProperty("--ss-dock", `${panel.offsetHeight}px`);
      showAxis();
      map.fire("sahelscope:dock");
    }).observe(panel);
    sahelscope.keys(map, { step, stride });
  };

  Object.assign(sahelscope, { dock });
})();
