// @ts-check
/**
 * Foreign military sites: one shape and colour per power, sized by the latest known strength,
 * dashed where the start or the end is uncertain. Sites at one place stand side by side.
 */
(() => {
  "use strict";
  const { L, sahelscope } = window;
  const { stateOf, canvasOf, passes, worldX, worldY, get, powerMark, palette, el, days, number, text } = sahelscope;

  const LABEL_ZOOM = 6.2;
  /** Below this zoom, as on a phone, marks are smaller. */
  const FAR_OUT = 4.8;
  /** Pixels between marks. */
  const GAP = 3;
  /** Rounds of giving way, how strongly a mark is drawn home in each, and the last rounds without. */
  const ROUNDS = 60;
  const PULL = 0.06;
  const SETTLING = 12;
  /** The furthest a mark gives way, in pixels. */
  const LEASH = 30;
  /** A mark further than this many pixels from its place gets a line to it. */
  const FAR = 9;
  /** @param {number | null} people @returns {number} side in CSS pixels; area grows with strength */
  const sideOf = (people) =>
    people === null ? 21 : Math.min(40, 20 + 20 * Math.sqrt(Math.max(0, people) / 1500));

  /** The last of the dated rows that is not after the day. @param {any[]} rows @param {number} day */
  const latest = (rows, day) => rows.findLast((row) => row.day <= day && day - row.day <= 731) ?? null;

  /** @param {{low: number | null, best: number | null, high: number | null}} figure */
  const range = ({ low, best, high }) => {
    const known = [low, best, high].filter((figure) => figure !== null);
    if (!known.length) return "";
    const least = Math.min(...known), most = Math.max(...known);
    if (least !== most) return `${number(least)}–${number(most)}`;
    if (best === null && high === null) return `${text.at_least} ${number(least)}`;
    return best === null && low === null ? `${text.at_most} ${number(least)}` : number(least);
  };

  /** Whether a mark stands so far off its place that it needs a line to it. @param {{dx: number, dy: number, side: number}} mark */
  const isFar = ({ dx, dy, side }) => Math.abs(dx) >= FAR || -dy - side / 2 >= 2 * FAR;

  /** @param {any} map @param {{url: string}} options */
  const presence = async (map, { url }) => {
    const state = stateOf(map);
    const { sites, people } = await get(url, "json");
    const pane = map.createPane("sahelscope-presence");
    pane.style.zIndex = "620";
    const group = L.layerGroup().addTo(map);
    /** @type {Map<string, any>} */
    const markers = new Map();
    /** @type {any[]} */
    let shown = [];
    let drawn = "";
    let lined = false;

    /** @param {any} site */
    const at = (site) => {
      const { day } = state.now;
      const phase = site.states.find((/** @type {any} */ s) => s.start <= day && (s.end === null || day < s.end));
      const rough = phase?.state !== "held" || site.confidence === "low";
      if (!phase || (rough && !state.shows("rough")) || !state.shows(phase.state) || !state.shows(site.power) || !passes(state.now.siteMask, site.row)) return null;
      const strength = latest(site.strength, day);
      return {
        site, phase, strength,
        side: sideOf(strength ? strength.best ?? strength.low : null) * (map.getZoom() < FAR_OUT ? 0.82 : 1),
        point: (/** @type {number} */ zoom) => map.project([site.lat, site.lon], zoom),
      };
    };

    /** @param {any} mark */
    const describe = ({ site, phase, strength }) => {
      const lines = [
        site.site,
        `${site.force} · ${text.kind[site.kind] ?? site.kind}`,
        strength
          ? `${range(strength)} ${text.people}, ${days.format(strength.day, strength.date_precision)}`
          : text.no_figure,
      ];
      if (phase.state === "lapsed") lines.push(text.uncertain.lapsed);
      if (phase.state === "uncertain") lines.push(text.uncertain[phase.reason] ?? text.uncertain.end);
      return lines;
    };

    /** Marks that would hide each other give way, each as little as it takes. */
    const layout = () => {
      const zoom = map.getZoom();
      const bodies = shown.map((mark) => {
        const { x, y } = mark.point(zoom);
        // Above the place, so that what happened there stays in sight below the mark.
        const top = y - mark.side / 2 - 4;
        return { mark, x, y, left: x, top, homeLeft: x, homeTop: top, radius: mark.side / 2 + GAP / 2 };
      });
      for (let round = 0; round < ROUNDS; round++) {
        for (let i = 0; i < bodies.length; i++) {
          for (let k = i + 1; k < bodies.length; k++) {
            const a = bodies[i], b = bodies[k];
            let across = b.left - a.left, down = b.top - a.top;
            const reach = a.radius + b.radius;
            if (Math.abs(across) >= reach || Math.abs(down) >= reach) continue;
            // Two at the very same place part sideways, the first one west.
            if (!across && !down) across = 1;
            const apart = Math.hypot(across, down);
            if (apart >= reach) continue;
            const push = (reach - apart) / apart / 2;
            a.left -= across * push;
            a.top -= down * push;
            b.left += across * push;
            b.top += down * push;
          }
        }
        if (round >= ROUNDS - SETTLING) continue;
        for (const body of bodies) {
          body.left += (body.homeLeft - body.left) * PULL;
          body.top += (body.homeTop - body.top) * PULL;
        }
      }
      for (const { mark, x, y, left, top, homeLeft, homeTop } of bodies) {
        // Rather overlap than stand in a country that is not theirs.
        const apart = Math.hypot(left - homeLeft, top - homeTop);
        const kept = apart > LEASH ? LEASH / apart : 1;
        mark.dx = homeLeft + (left - homeLeft) * kept - x;
        mark.dy = homeTop + (top - homeTop) * kept - y;
      }
    };

    /** A mark's element on the map; it stays when the site is not shown, hidden, since elements are dear to make. @param {any} site */
    const stand = (site) => {
      const picture = el("div", {
        class: "ss-site", role: "button", tabindex: "0", "data-id": site.id,
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.key !== "Enter") return;
          event.stopPropagation();
          sahelscope.select(map, site.id);
        },
      });
      const icon = L.divIcon({ className: "ss-site-icon", html: picture, iconSize: [0, 0] });
      const marker = L.marker([site.lat, site.lon], { icon, pane: "sahelscope-presence", keyboard: false });
      marker.on("click", (/** @type {any} */ event) => {
        L.DomEvent.stopPropagation(event);
        sahelscope.select(map, site.id);
      });
      marker.on("mouseover", (/** @type {any} */ event) => {
        const now = shown.find((one) => one.site.id === site.id);
        if (now) sahelscope.hover(map, event.originalEvent, describe(now));
      });
      marker.on("mouseout", () => sahelscope.hover(map, null, null));
      group.addLayer(marker);
      return { marker, picture, look: "" };
    };

    /** Change of an element only what differs from before: most days, nothing does. @param {any} mark */
    const dress = (mark) => {
      const { site, phase, strength, side, dx, dy } = mark;
      let held = markers.get(site.id);
      if (!held) markers.set(site.id, (held = stand(site)));
      const { theme, selected } = state.now;
      const look = [theme, selected === site.id, phase.state, phase.reason, strength?.day, side].join();
      if (held.look !== look) {
        held.look = look;
        held.picture.className = `ss-site${selected === site.id ? " ss-selected" : ""}`;
        held.picture.dataset.state = phase.state;
        held.picture.style.width = held.picture.style.height = `${side}px`;
        held.picture.setAttribute("aria-label", describe(mark).join(". "));
        held.picture.replaceChildren(powerMark({ power: site.power, size: side, theme, uncertain: phase.state !== "held", unknown: strength === null }));
      }
      held.picture.style.transform = `translate(${(dx - side / 2).toFixed(1)}px, ${(dy - side / 2).toFixed(1)}px)`;
    };

    const draw = () => {
      /** @type {any[]} */
      const marks = sites.map(at).filter(Boolean);
      const key = [
        state.now.theme, state.now.selected, map.getZoom(),
        ...marks.map(({ site, phase, strength }) => `${site.row} ${phase.start} ${strength?.day}`),
      ].join();
      if (key === drawn) return;
      drawn = key;
      shown = marks;
      layout();
      const keep = new Set(marks.map((mark) => mark.site.id));
      for (const [id, { picture }] of markers) picture.hidden = !keep.has(id);
      marks.forEach(dress);
      const lines = marks.some(isFar);
      if (lines || lined) canvasOf(map, "overlay").redraw();
      lined = lines;
      map.fire("sahelscope:marks");
    };

    canvasOf(map, "overlay").painters.push((/** @type {CanvasRenderingContext2D} */ context, /** @type {any} */ view) => {
      const { base } = palette(state.now.theme);
      context.strokeStyle = context.fillStyle = base.label;
      context.lineWidth = 1.5;
      let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
      for (const { site, dx, dy, side } of shown) {
        if (!isFar({ dx, dy, side })) continue;
        const x = worldX(site.lon) * view.scale - view.left, y = worldY(site.lat) * view.scale - view.top;
        left = Math.min(left, x, x + dx);
        right = Math.max(right, x, x + dx);
        top = Math.min(top, y, y + dy);
        bottom = Math.max(bottom, y, y + dy);
        context.globalAlpha = 0.85;
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(x + dx, y + dy);
        context.stroke();
        context.globalAlpha = 1;
        context.beginPath();
        context.arc(x, y, 1.9, 0, 2 * Math.PI);
        context.fill();
      }
      return left > right ? null : [left - 3, top - 3, right + 3, bottom + 3];
    });

    map.sahelscopeSites = {
      shown: () => shown,
      find: (/** @type {string} */ id) => sites.find((/** @type {any} */ site) => site.id === id) ?? null,
      all: sites,
      people,
      boxes: (/** @type {any} */ view) => shown.map(({ site, dx, dy, side }) => {
        const x = worldX(site.lon) * view.scale - view.left + dx, y = worldY(site.lat) * view.scale - view.top + dy;
        return [x - side / 2, y - side / 2, x + side / 2, y + side / 2];
      }),
      labels: (/** @type {any} */ view) => view.zoom < LABEL_ZOOM ? [] : shown.map(({ site, strength, side, dx, dy }) => ({
        kind: "site", place: site.place, shift: side / 2 + 4,
        x: worldX(site.lon) + dx / view.scale, y: worldY(site.lat) + dy / view.scale,
        text: `${site.place}${strength ? ` · ${range(strength)} (${days.format(strength.day, "month")})` : ""}`,
      })),
    };
    draw();
    state.on(["day", "hide", "siteMask", "theme", "selected"], draw);
    map.on("zoomend", draw);
    map.fire("sahelscope:sites");
  };

  Object.assign(sahelscope, { presence, range });
})();
