// @ts-check
/**
 * What the map shows, in one place: the day, the window, what is switched off, what is selected.
 * Layers listen for the names they draw from; changes made within one frame reach them together.
 */
(() => {
  "use strict";

  /**
   * @typedef {object} Values
   * @property {number} day the day shown
   * @property {number | "rest" | null} window days up to and with `day`; null since the start, rest from it on
   * @property {"day" | "week" | "month"} snap where a step or a drag comes to rest
   * @property {Set<string>} hide switched-off marks: a power, stage, event group or layer
   * @property {string | null} selected a record's id
   * @property {string} basemap `own`, or a tile provider's key
   * @property {Uint8Array | null} eventMask one bit per event: passes the reader's filters
   * @property {Uint8Array | null} siteMask the same for sites
   * @property {Set<string> | null} countries the countries whose area passes the filters
   * @property {"light" | "dark"} theme
   * @property {boolean} playing
   * @property {number | null} other the day it is compared with
   * @property {"side" | "swipe"} otherMode
   * @property {string | null} shape what the reader marked: a region, a circle or a polygon as text
   * @property {string[] | null} outline its rings, as encoded lines
   */

  class State {
    constructor() {
      /** @type {Values} */
      this.now = {
        day: 0, window: 7, snap: "day", hide: new Set(["lapsed"]), selected: null, basemap: "own", eventMask: null,
        siteMask: null, countries: null, theme: "light", playing: false, other: null, otherMode: "side", shape: null, outline: null,
      };
      /** @type {{names: Set<string>, tell: (changed: Set<string>) => void}[]} */
      this.listeners = [];
      /** @type {Set<string>} */
      this.changed = new Set();
      this.frame = 0;
      /** First and last day of the axis. */
      this.first = 0;
      this.last = 0;
    }

    /** @param {string[]} names @param {(changed: Set<string>) => void} tell */
    on(names, tell) {
      this.listeners.push({ names: new Set(names), tell });
    }

    /** @param {Partial<Values>} values */
    set(values) {
      for (const [name, value] of Object.entries(values)) {
        const kept = name === "day" ? this.clamp(Number(value)) : value;
        const now = /** @type {Record<string, any>} */ (this.now);
        if (now[name] === kept) continue;
        now[name] = kept;
        this.changed.add(name);
      }
      if (this.changed.size && !this.frame) {
        this.frame = requestAnimationFrame(() => this.flush());
      }
    }

    /** Tell the listeners now instead of with the next frame. */
    flush() {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      const changed = this.changed;
      this.changed = new Set();
      for (const { names, tell } of this.listeners) {
        for (const name of changed) {
          if (!names.has(name)) continue;
          tell(changed);
          break;
        }
      }
    }

    /** @param {number} day */
    clamp(day) {
      return Math.min(this.last, Math.max(this.first, Math.round(day)));
    }

    /** @returns {[number, number]} the window's days, the second one no longer in it */
    get period() {
      const { day, window: days } = this.now;
      if (days === "rest") return [day, Infinity];
      return [days === null ? -Infinity : day - days + 1, day + 1];
    }

    /** @param {string} mark */
    shows(mark) {
      return !this.now.hide.has(mark);
    }

    /** @param {string} mark @param {boolean} shown */
    toggle(mark, shown) {
      const hide = new Set(this.now.hide);
      if (shown) hide.delete(mark);
      else hide.add(mark);
      this.set({ hide });
    }
  }

  /** @param {any} map a Leaflet map @returns {State} the map's own state */
  const stateOf = (map) => (map.sahelscopeState ??= new State());

  /** The bit of a mask; no mask lets everything pass. @param {Uint8Array | null} mask @param {number} row */
  const passes = (mask, row) => mask === null || ((mask[row >> 3] >> (row & 7)) & 1) === 1;

  Object.assign(window.sahelscope, { State, stateOf, passes });
})();
