// @ts-check
/** The pointer on events: what lies under it is told, and a click selects it. */
(() => {
  "use strict";
  const { sahelscope } = window;
  const { stateOf, days, text } = sahelscope;

  const REST_MS = 120;
  /** What lies under one point and is still told apart by clicks. */
  const MOST_HERE = 50;
  const PRECISIONS = ["day", "week", "month", "year"];

  /** @param {any} map with its events */
  const pointing = (map) => {
    const state = stateOf(map);
    const { table, under, visible, groupOf, words } = map.sahelscopeEvents;
    const { columns } = table;

    /** While an event's words are on their way, what the columns say. @param {number} row @param {number} more other events at the same place */
    const describe = (row, more) => {
      const told = words.of(row);
      const here = more > 0 ? `+ ${more} ${text.more_here}` : null;
      const lines = told
        ? [told.title, `${told.when} · ${told.place}`, told.deaths ? `${told.deaths} ${text.deaths}` : null, here]
        : [text.group[groupOf(row)], `${days.format(columns.start[row], PRECISIONS[columns.date_precision[row]])} · …`, here];
      return lines.filter((line) => line !== null);
    };

    /** The row that the card tells of. */
    let told = -1;
    const leave = () => {
      told = -1;
      sahelscope.hover(map, null, null);
    };
    map.on("mousemove", (/** @type {any} */ event) => {
      // The map hears of moves over its own controls too.
      if (/** @type {Element} */ (event.originalEvent.target).closest?.(".ss-dock, .ss-legend, .ss-search, .ss-tour")) return;
      const [row, ...others] = under(event.containerPoint);
      map.getContainer().classList.toggle("ss-over", row !== undefined);
      if (row === undefined) return leave();
      told = row;
      const tell = () => sahelscope.hover(map, event.originalEvent, describe(row, others.length));
      tell();
      if (!words.of(row)) words.load([row]).then(() => told === row && words.of(row) && tell());
    });
    map.on("mouseout", leave);

    /** @param {number[]} rows */
    const pick = (rows) => {
      const ids = rows.map((row) => words.of(row)?.id).filter(Boolean);
      // A further click at the same place goes on to the next record there.
      const next = ids.length ? ids[(ids.indexOf(state.now.selected) + 1) % ids.length] : null;
      if (next !== state.now.selected) sahelscope.select(map, next);
    };
    map.on("click", (/** @type {any} */ event) => {
      if (map.sahelscopeShape?.drawing()) return;
      const rows = under(event.containerPoint).slice(0, MOST_HERE);
      if (rows.every((/** @type {number} */ row) => words.of(row))) pick(rows);
      else words.load(rows).then(() => pick(rows));
    });

    // When the hand rests, the words of what is in view are fetched before anybody points at it.
    let timer = 0;
    const prepare = () => words.load(visible()).then(() => (map.sahelscopeEvents.rested = true));
    const rest = () => {
      clearTimeout(timer);
      timer = window.setTimeout(prepare, REST_MS);
    };
    state.on(["day", "window", "hide", "eventMask"], rest);
    map.on("moveend", rest);
    prepare();
  };

  Object.assign(sahelscope, { pointing });
})();
