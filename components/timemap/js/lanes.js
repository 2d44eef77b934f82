// @ts-check
/** Every site's lane on the time axis: held, uncertain, and to whom it passed. */
(() => {
  "use strict";
  const { sahelscope } = window;
  const { el, palette, passes, days, text } = sahelscope;

  const ROW = 16;
  const BAR = 10;

  /** @param {any} site @param {any} axis */
  const spans = (site, axis) => site.states.filter(
    (/** @type {any} */ s) => s.state !== "lapsed" && s.start <= axis.to && (s.end ?? Infinity) >= axis.from);

  /**
   * @param {any} map
   * @param {{state: any, axis: any, left: number, powers: string[]}} parts
   */
  const lanes = (map, { state, axis, left, powers }) => {
    const canvas = el("canvas", { class: "ss-lanes-canvas", role: "img", "aria-label": text.lanes });
    const box = el("div", { class: "ss-lanes", hidden: true }, canvas);
    /** @type {any[]} */
    let rows = [];

    const draw = () => {
      if (box.hidden) return;
      rows = (map.sahelscopeSites?.all ?? [])
        .filter((/** @type {any} */ site) => state.shows(site.power) && passes(state.now.siteMask, site.row) && spans(site, axis).length)
        .sort((/** @type {any} */ a, /** @type {any} */ b) => powers.indexOf(a.power) - powers.indexOf(b.power) ||
          a.country.localeCompare(b.country) || a.place.localeCompare(b.place) || a.states[0].start - b.states[0].start);
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const width = box.clientWidth, height = Math.max(ROW, rows.length * ROW);
      canvas.style.height = `${height}px`;
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      const { base, powers: colours } = palette(state.now.theme);
      context.font = "11px system-ui, sans-serif";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      if (!rows.length) {
        context.fillStyle = base.town;
        context.fillText(text.no_lanes, left, ROW / 2);
      }
      rows.forEach((site, at) => {
        const y = at * ROW;
        if (state.now.selected === site.id) {
          context.fillStyle = base.region;
          context.fillRect(0, y, width, ROW);
        }
        for (const span of spans(site, axis)) {
          const from = left + Math.max(0, axis.x(span.start)), to = left + Math.min(axis.width, axis.x(span.end ?? state.last + 1));
          const certain = span.state === "held";
          context.fillStyle = context.strokeStyle = colours[site.power];
          context.globalAlpha = certain ? 0.42 : 0.14;
          context.fillRect(from, y + 3, Math.max(1.5, to - from), BAR);
          if (!certain) {
            context.globalAlpha = 0.8;
            context.setLineDash([3, 3]);
            context.lineWidth = 1;
            context.strokeRect(from + 0.5, y + 3.5, Math.max(1, to - from - 1), BAR - 1);
            context.setLineDash([]);
          }
          context.globalAlpha = 1;
        }
        const name = `${site.place}, ${site.force}${site.taken_over_by ? ` → ${site.taken_over_by}` : ""}`;
        context.strokeStyle = base.halo;
        context.lineWidth = 3;
        context.fillStyle = base.label;
        context.strokeText(name, left + 3, y + ROW / 2);
        context.fillText(name, left + 3, y + ROW / 2);
      });
    };

    /** @param {MouseEvent} event */
    const under = (event) => rows[Math.floor((event.clientY - canvas.getBoundingClientRect().top) / ROW)] ?? null;
    canvas.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => {
      const site = under(event);
      if (!site) return;
      sahelscope.hover(map, event, [
        text.power[site.power] + text.colon + site.site, site.force,
        ...site.states.map((/** @type {any} */ s) =>
          `${text.state[s.state]}${text.colon}${days.format(s.start)} – ${s.end === null ? text.open_end : days.format(s.end - 1)}`),
        ...(site.taken_over_by ? [`→ ${site.taken_over_by}`] : []),
      ]);
    });
    canvas.addEventListener("mouseleave", () => sahelscope.hover(map, null, null));
    canvas.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      const site = under(event);
      if (site) sahelscope.select(map, site.id);
    });
    state.on(["hide", "siteMask", "theme", "selected"], draw);
    return {
      box, draw,
      toggle: () => {
        box.hidden = !box.hidden;
        draw();
        return !box.hidden;
      },
    };
  };

  Object.assign(sahelscope, { lanes });
})();
