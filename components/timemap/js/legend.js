// @ts-check
/** Every mark explained in a sentence, each with its own switch; and the choice of basemap. */
(() => {
  "use strict";
  const { sahelscope } = window;
  const { stateOf, el, svg, button, shield, powerMark, palette, text, eventSizes } = sahelscope;

  /** 2 March 2017, when the groups whose area is drawn before announced that they had merged. */
  const JNIM_FORMED = 17_227;

  /** @param {any} style the stage's colours */
  const stageMark = (style) => {
    const mark = el("span", { class: "ss-swatch" });
    mark.style.border = `1px solid ${style.line}`;
    mark.style.background = style.hatch
      ? `repeating-linear-gradient(135deg, ${style.hatch} 0 1.4px, ${style.wash} 1.4px 5px)`
      : style.fill;
    return mark;
  };

  /** @param {string} colour @param {{hollow?: boolean, radius?: number, halo?: boolean}} [how] */
  const dot = (colour, { hollow = false, radius = 5, halo = false } = {}) =>
    svg("svg", { width: 26, height: 22, viewBox: "0 0 26 22", "aria-hidden": "true" },
      ...(halo ? [svg("circle", { cx: 13, cy: 11, r: 10, fill: colour, "fill-opacity": 0.12, stroke: colour, "stroke-opacity": 0.5 })] : []),
      svg("circle", { cx: 13, cy: 11, r: radius, fill: hollow ? "none" : colour, stroke: colour, "stroke-width": 2 }));

  /**
   * @param {any} map
   * @param {{powers: string[], stages: string[], groups: string[]}} options
   */
  const legend = (map, { powers, stages, groups }) => {
    const state = stateOf(map);
    const body = el("div", { class: "ss-legend-body" });
    const open = button("layers", text.legend, () => show(body.hidden));
    const fullscreen = button("full", text.fullscreen, () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen?.();
    });
    const copy = button("link", text.copy_link, async () => {
      // The page writes the address once it has heard of the last change.
      map.fire("sahelscope:settle");
      await new Promise((resolve) => setTimeout(resolve, 600));
      const address = window.parent.location.href;
      const done = await navigator.clipboard?.writeText(address).then(() => true, () => false);
      copy.title = done ? text.copied : address;
      copy.classList.toggle("ss-done", Boolean(done));
      setTimeout(() => copy.classList.remove("ss-done"), 1500);
    });
    const panel = shield(el("div", { class: "ss-legend" },
      el("div", { class: "ss-toolbar" },
        map.sahelscopeTour ? button("tour", text.tour, () => map.sahelscopeTour.start()) : null,
        map.sahelscopeCompare ? button("compare", text.compare, () => map.sahelscopeCompare.toggle()) : null,
        map.sahelscopeShape && window.Streamlit ? button("shape", text.shape, () => map.sahelscopeShape.open()) : null,
        window.Streamlit ? copy : null, fullscreen, open), body));
    map.getContainer().append(panel);
    // Leaflet's own buttons speak English.
    for (const way of ["in", "out"]) {
      const zoom = map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
      if (zoom) zoom.title = text[`zoom_${way}`];
      zoom?.setAttribute("aria-label", text[`zoom_${way}`]);
    }
    const show = (/** @type {boolean} */ shown) => {
      body.hidden = !shown;
      open.setAttribute("aria-expanded", String(shown));
    };

    /** @param {string} mark @param {Node} picture @param {string} label @param {string} [sentence] */
    const row = (mark, picture, label, sentence) => {
      const box = el("input", {
        type: "checkbox", checked: state.shows(mark), "data-mark": mark,
        onchange: () => state.toggle(mark, box.checked),
      });
      return el("label", { class: "ss-layer" }, box, el("span", { class: "ss-mark" }, picture),
        el("span", {}, el("span", { class: "ss-layer-name", text: label }), sentence ? el("small", { text: sentence }) : null));
    };
    /** @param {Node} picture @param {string} sentence */
    const note = (picture, sentence) =>
      el("div", { class: "ss-layer ss-note" }, el("span", { class: "ss-mark" }, picture), el("small", { text: sentence }));

    const areaTitle = () => (state.now.day < JNIM_FORMED ? text.area_title_before : text.area_title);
    const build = () => {
      const { theme } = state.now;
      const colours = palette(theme);
      const ink = colours.base.town;
      const chosen = state.now.basemap;
      const lapsed = powerMark({ power: powers[1], size: 20, theme, uncertain: true });
      lapsed.style.opacity = "0.5";
      body.replaceChildren(
        el("h2", { class: "ss-area-title", text: areaTitle() }),
        ...stages.map((stage) => row(stage, stageMark(colours.stages[stage]), text.stage[stage], text.stage_sentence[stage])),
        el("p", { text: text.area_caveat }),
        el("h2", { text: text.presence_title }),
        ...powers.map((power) => row(power, powerMark({ power, size: 20, theme }), text.power[power])),
        note(powerMark({ power: powers[0], size: 20, theme, uncertain: true }), text.uncertain_sentence),
        note(el("span", { class: "ss-pair" }, powerMark({ power: powers[0], size: 16, theme, unknown: true }), powerMark({ power: powers[0], size: 26, theme })), text.strength_sentence),
        row("lapsed", lapsed, text.lapsed, text.lapsed_sentence),
        el("h2", { text: text.events_title }),
        ...groups.map((group) => row(group, dot(colours.groups[group]), text.group[group], text.group_sentence[group])),
        note(svg("svg", { width: 26, height: 22, viewBox: "0 0 26 22", "aria-hidden": "true" },
          svg("circle", { cx: 4, cy: 15, r: 2.6, fill: ink }), svg("circle", { cx: 11, cy: 13, r: 4, fill: ink }), svg("circle", { cx: 20, cy: 10, r: 6, fill: ink })),
        `${text.size_sentence} (${eventSizes.slice(1).map((/** @type {number[]} */ [least]) => least).join(", ")}+).`),
        note(dot(ink, { halo: true, radius: 3.5 }), text.halo_sentence),
        note(svg("svg", { width: 26, height: 22, viewBox: "0 0 26 22", "aria-hidden": "true" },
          svg("circle", { cx: 13, cy: 11, r: 5, fill: ink }), svg("circle", { cx: 13, cy: 11, r: 9, fill: "none", stroke: ink, "stroke-width": 1.2 })), text.range_sentence),
        note(dot(ink, { hollow: true }), text.hollow_sentence),
        note(el("span", { class: "ss-ramp" }, ...colours.density.map((/** @type {string} */ colour) => el("i", { style: `background: ${colour}` }))), text.density_sentence),
        row("rough", dot(ink, { hollow: true, radius: 4 }), text.rough, text.rough_sentence),
        el("h2", { text: text.map_title }),
        row("regions", el("span"), text.regions, text.regions_sentence),
        row("labels", el("span"), text.labels),
        ...Object.entries(map.sahelscopeBasemaps ?? {}).map(([key, name]) => el("label", { class: "ss-layer" },
          el("input", { type: "radio", name: "ss-basemap", value: key, checked: key === chosen, onchange: () => state.set({ basemap: key }) }),
          el("span", { class: "ss-layer-name", text: name }))),
        el("p", { text: text.tiles_note }));
    };
    build();
    state.on(["theme", "basemap"], build);
    state.on(["day"], () => {
      const title = body.querySelector(".ss-area-title");
      if (title.textContent !== areaTitle()) title.textContent = areaTitle();
    });
    map.on("sahelscope:tour", () => show(false));
    state.on(["hide"], () => {
      for (const box of body.querySelectorAll("[data-mark]")) box.checked = state.shows(box.dataset.mark);
    });
    show(map.getSize().x > 760);
    // Two halves leave no room for it; the button brings it back.
    state.on(["other"], () => show(state.now.other === null && map.getSize().x > 760));
  };

  Object.assign(sahelscope, { legend });
})();
