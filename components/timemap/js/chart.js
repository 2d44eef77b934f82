// @ts-check
/**
 * The picture behind the slider: events by day, week or month, bars for those whose date is known
 * only roughly, the sites each power holds, ticks for turning points. It is drawn when filters, the
 * axis or the size change, not when the day does.
 */
(() => {
  "use strict";
  const { days, palette, passes, style } = window.sahelscope;

  const LANE = 8;
  const LABEL_ROW = 15;
  const TICK_ROW = 11;
  const ROUGH_ROWS = 3;
  const ROUGH = 3;
  const UNITS = ["day", "week", "month", "year"];

  /** How many of the power's sites are held or uncertain on a day. @param {any[]} sites @param {number} day */
  const held = (sites, day) => sites.filter((site) => site.states.some(
    (/** @type {any} */ s) => s.state !== "lapsed" && s.start <= day && (s.end === null || day < s.end))).length;

  /**
   * @typedef {object} Parts
   * @property {any} state
   * @property {any} axis
   * @property {number} left pixels kept free on the left for the lanes' names
   * @property {{day: number, category: string}[]} points turning points
   * @property {string[]} powers
   * @property {any} events the map's events, once they are there
   * @property {any[]} sites
   * @property {Record<string, {start: number, end: number, low: number, high: number}[]> | null} people
   * @property {any} series how the bars are split
   */

  /** @param {CanvasRenderingContext2D} context @param {Parts} parts @param {number} bottom */
  const drawBars = (context, { state, axis, left, events, series }, bottom) => {
    const edges = axis.edges();
    const counts = events.table.count(edges, UNITS.indexOf(axis.unit), state.now.eventMask, events.shownGroups(), series);
    const kinds = series.names.length;
    let most = 1;
    for (let bin = 0; bin + 1 < edges.length; bin++) {
      let total = 0;
      for (let kind = 0; kind < kinds; kind++) total += counts[bin * kinds + kind];
      most = Math.max(most, total);
    }
    const top = TICK_ROW + ROUGH_ROWS * (ROUGH + 1) + 2;
    context.globalAlpha = series.codes ? 0.95 : 0.72;
    for (let bin = 0; bin + 1 < edges.length; bin++) {
      const from = Math.max(left, left + axis.x(edges[bin])), to = Math.min(left + axis.width, left + axis.x(edges[bin + 1]));
      let base = bottom;
      for (let kind = 0; kind < kinds; kind++) {
        const count = counts[bin * kinds + kind];
        if (!count || to <= from) continue;
        const tall = Math.max(series.codes ? 0.8 : 1.5, (count / most) * (bottom - top));
        context.fillStyle = series.colours[kind];
        context.fillRect(from, base - tall, Math.max(1, to - from - 0.7), tall);
        base -= tall;
      }
    }
    context.globalAlpha = 1;
    return { edges, counts };
  };

  /** Events whose date is an interval, as bars of its length. @param {CanvasRenderingContext2D} context @param {Parts} parts */
  const drawRough = (context, { state, axis, left, events }) => {
    const { start, end, date_precision: precision, group } = events.table.columns;
    const { groups } = palette(state.now.theme);
    const colours = Object.values(groups), shown = events.shownGroups();
    const free = new Array(ROUGH_ROWS).fill(-Infinity);
    context.globalAlpha = 0.55;
    for (const row of events.table.spans) {
      if (!precision[row] || end[row] <= axis.from || start[row] >= axis.to) continue;
      if (!shown[group[row]] || !passes(state.now.eventMask, row)) continue;
      const from = Math.max(0, axis.x(start[row])), to = Math.min(axis.width, axis.x(end[row]));
      let lane = free.findIndex((until) => until <= from);
      if (lane < 0) lane = ROUGH_ROWS - 1;
      free[lane] = to;
      context.fillStyle = String(colours[group[row]]);
      context.fillRect(left + from, TICK_ROW + 2 + lane * (ROUGH + 1), Math.max(1.5, to - from - 1), ROUGH);
    }
    context.globalAlpha = 1;
  };

  /** Sums of dated head counts: full up to the low figure, pale up to the high one.
   * @param {CanvasRenderingContext2D} context @param {any} axis @param {number} left
   * @param {{start: number, end: number, low: number, high: number}[]} spells @param {number} y */
  const drawPeople = (context, axis, left, spells, y) => {
    const seen = spells.filter(({ start, end }) => start <= axis.to && end >= axis.from);
    const most = Math.max(1, ...seen.map(({ high }) => high));
    const own = context.globalAlpha;
    for (const { start, end, low, high } of seen) {
      const from = left + Math.max(0, axis.x(start)), to = left + Math.min(axis.width, axis.x(end));
      for (const [people, alpha] of [[high, 0.35], [low, 1]]) {
        const tall = (people / most) * (LANE - 1);
        context.globalAlpha = own * alpha;
        context.fillRect(from, y + LANE - tall, to - from + 0.3, tall);
      }
    }
  };

  /** @param {CanvasRenderingContext2D} context @param {Parts} parts @param {number} top */
  const drawLanes = (context, { state, axis, left, powers, sites, people }, top) => {
    const { base, powers: colours } = palette(state.now.theme);
    const edges = axis.edges();
    powers.forEach((power, lane) => {
      const y = top + lane * LANE;
      context.fillStyle = base.town;
      context.font = "600 8px system-ui, sans-serif";
      context.fillText(style.powers[power].code, left - 16, y + LANE - 1);
      context.fillStyle = colours[power];
      context.globalAlpha = state.shows(power) ? 1 : 0.2;
      if (people) {
        drawPeople(context, axis, left, people[power] ?? [], y);
        context.globalAlpha = 1;
        return;
      }
      const own = sites.filter((site) => site.power === power && passes(state.now.siteMask, site.row));
      const counts = edges.slice(0, -1).map((/** @type {number} */ edge) => held(own, Math.max(edge, state.first)));
      const most = Math.max(1, ...counts);
      counts.forEach((/** @type {number} */ count, /** @type {number} */ bin) => {
        const from = Math.max(0, axis.x(edges[bin])), to = Math.min(axis.width, axis.x(edges[bin + 1]));
        if (!count || to <= from) return;
        const tall = Math.max(1.2, (count / most) * (LANE - 1));
        context.fillRect(left + from, y + LANE - tall, to - from + 0.4, tall);
      });
      context.globalAlpha = 1;
    });
  };

  /** @param {CanvasRenderingContext2D} context @param {Parts} parts */
  const drawPoints = (context, { state, axis, left, points }) => {
    const { base } = palette(state.now.theme);
    for (const { day, category } of points) {
      if (day < axis.from || day > axis.to) continue;
      const at = left + axis.x(day);
      context.fillStyle = base.label;
      context.beginPath();
      if (category === "coup") {
        context.moveTo(at, 9.5);
        context.lineTo(at - 4.2, 2);
        context.lineTo(at + 4.2, 2);
      } else if (category === "withdrawal") context.rect(at - 3, 2.5, 6, 6);
      else context.arc(at, 5.5, 3.3, 0, 2 * Math.PI);
      context.fill();
      context.strokeStyle = base.halo;
      context.lineWidth = 0.8;
      context.stroke();
    }
  };

  /** @param {HTMLCanvasElement} canvas @param {Parts} parts @returns {{edges: number[], counts: Uint32Array} | null} what the bars say */
  const drawChart = (canvas, parts) => {
    const { state, axis, left, powers } = parts;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const width = canvas.clientWidth, height = canvas.clientHeight;
    if (!width || !height) return null;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    axis.width = width - left;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.scale(ratio, ratio);
    const { base } = palette(state.now.theme);
    const lanesTop = height - LABEL_ROW - powers.length * LANE;
    context.font = "10.5px system-ui, sans-serif";
    for (const { day, text } of axis.ticks()) {
      const at = left + Math.max(0, axis.x(day));
      context.fillStyle = base.region;
      context.fillRect(Math.round(at), TICK_ROW, 1, height - LABEL_ROW - TICK_ROW);
      context.fillStyle = base.town;
      if (width - at > context.measureText(text).width + 4) context.fillText(text, at + 3, height - 3);
    }
    const bars = parts.events ? drawBars(context, parts, lanesTop - 3) : null;
    if (parts.events) drawRough(context, parts);
    drawLanes(context, parts, lanesTop);
    drawPoints(context, parts);
    return bars;
  };

  /** What the bar under a point says, for the card. @param {{edges: number[], counts: Uint32Array}} bars @param {number} day @param {{names: string[]}} series @param {string} unit */
  const describeBar = ({ edges, counts }, day, { names }, unit) => {
    const bin = edges.findLastIndex((edge) => edge <= day);
    if (bin < 0 || bin + 1 >= edges.length) return null;
    const own = names.map((name, kind) => ({ name, count: counts[bin * names.length + kind] }));
    const total = own.reduce((sum, { count }) => sum + count, 0);
    const when = unit === "month" ? days.format(edges[bin], "month") : days.format(edges[bin]);
    const { text } = window.sahelscope;
    return [
      unit === "week" ? `${text.week_of} ${when}` : when,
      `${total} ${total === 1 ? text.event_one : text.event_many}`,
      ...(names.length > 1 ? own.filter(({ count }) => count).map(({ name, count }) => `${name}${text.colon}${count}`) : []),
    ];
  };

  Object.assign(window.sahelscope, { drawChart, describeBar });
})();
