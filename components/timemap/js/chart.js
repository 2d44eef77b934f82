// @ts-check
/**
 * The picture behind the slider: events by month, the sites each power holds, ticks for turning
 * points, the years. It is drawn when filters or the size change, not when the day does.
 */
(() => {
  "use strict";
  const { days, palette, passes } = window.sahelscope;

  const LANE = 8;
  const YEAR_ROW = 15;
  const TICK_ROW = 11;

  /** The first day of each month that the axis touches, and of the month after. @param {number} first @param {number} last */
  const monthEdges = (first, last) => {
    const [year, month] = days.parts(first);
    const edges = [];
    for (let i = 0; edges.length < 2 || edges[edges.length - 1] <= last; i++) edges.push(days.ofMonth(year, month + i));
    return edges;
  };

  /** How many of the power's sites are held or uncertain on a day. @param {any[]} sites @param {string} power @param {number} day @param {Uint8Array | null} mask */
  const sitesHeld = (sites, power, day, mask) =>
    sites.filter((site) => site.power === power && passes(mask, site.row) &&
      site.states.some((/** @type {any} */ s) => s.state !== "lapsed" && s.start <= day && (s.end === null || day < s.end))).length;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{state: any, left: number, points: {day: number, category: string}[], powers: string[], counts: Uint32Array | null, edges: number[], sites: any[]}} parts
   */
  const drawChart = (canvas, { state, left, points, powers, counts, edges, sites }) => {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const width = canvas.clientWidth, height = canvas.clientHeight;
    if (!width || !height) return;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.scale(ratio, ratio);
    const { base, powers: colours } = palette(state.now.theme);
    const span = state.last - state.first;
    const x = (/** @type {number} */ day) => left + ((day - state.first) / span) * (width - left);
    const lanesTop = height - YEAR_ROW - powers.length * LANE;

    context.font = "10.5px system-ui, sans-serif";
    context.textBaseline = "alphabetic";
    const [firstYear] = days.parts(state.first), [lastYear] = days.parts(state.last);
    const every = (width - left) / (lastYear - firstYear + 1) < 34 ? 2 : 1;
    for (let year = firstYear; year <= lastYear; year++) {
      const at = Math.max(left, x(days.ofMonth(year, 0)));
      context.fillStyle = base.region;
      context.fillRect(Math.round(at), TICK_ROW, 1, height - YEAR_ROW - TICK_ROW);
      if ((year - firstYear) % every || width - at < 28) continue;
      context.fillStyle = base.town;
      context.fillText(String(year), at + 3, height - 3);
    }

    if (counts) {
      const most = Math.max(1, ...counts);
      context.fillStyle = base.town;
      context.globalAlpha = 0.72;
      counts.forEach((count, month) => {
        if (!count) return;
        const from = x(Math.max(state.first, edges[month])), to = x(Math.min(state.last, edges[month + 1]));
        const tall = Math.max(1.5, (count / most) * (lanesTop - TICK_ROW - 4));
        context.fillRect(from, lanesTop - 3 - tall, Math.max(1, to - from - 0.7), tall);
      });
      context.globalAlpha = 1;
    }

    powers.forEach((power, lane) => {
      const top = lanesTop + lane * LANE;
      context.fillStyle = base.town;
      context.font = "600 8px system-ui, sans-serif";
      context.fillText(window.sahelscope.style.powers[power].code, left - 16, top + LANE - 1);
      context.fillStyle = colours[power];
      const held = edges.slice(0, -1).map((edge) => sitesHeld(sites, power, Math.max(edge, state.first), state.now.siteMask));
      const most = Math.max(1, ...held);
      context.globalAlpha = state.shows(power) ? 1 : 0.2;
      held.forEach((count, month) => {
        if (!count) return;
        const from = x(Math.max(state.first, edges[month])), to = x(Math.min(state.last, edges[month + 1]));
        const tall = Math.max(1.2, (count / most) * (LANE - 1));
        context.fillRect(from, top + LANE - tall, to - from + 0.4, tall);
      });
      context.globalAlpha = 1;
    });

    for (const { day, category } of points) {
      const at = x(day);
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

  Object.assign(window.sahelscope, { drawChart, monthEdges });
})();
