// @ts-check
/** The time axis: which stretch of days is in sight, where a day lies, how finely to count. */
(() => {
  "use strict";
  const { days } = window.sahelscope;

  const WEEK = 7;
  /** Bins narrower than this many pixels are joined into the next coarser unit. */
  const BIN_PIXELS = 3;

  /** Monday's number modulo 7: day 0 was a Thursday. @param {number} day */
  const monday = (day) => day - ((((day + 3) % WEEK) + WEEK) % WEEK);

  class Axis {
    /** @param {number} first @param {number} last the days that there are */
    constructor(first, last) {
      this.first = first;
      this.last = last;
      this.from = first;
      this.to = last;
      /** Width in pixels; whoever draws sets it. */
      this.width = 1;
    }

    get whole() {
      return this.from === this.first && this.to === this.last;
    }

    /** @param {number} day @returns {number} pixels from the left, also beyond the edges */
    x(day) {
      return ((day - this.from) / (this.to - this.from)) * this.width;
    }

    /** @param {number} x @returns {number} the day there, not rounded */
    day(x) {
      return this.from + (x / this.width) * (this.to - this.from);
    }

    /** @param {number} from @param {number} to */
    show(from, to) {
      const span = Math.min(Math.max(to - from, WEEK), this.last - this.first);
      this.from = Math.min(Math.max(from, this.first), this.last - span);
      this.to = this.from + span;
    }

    /** @param {number} factor below 1 zooms in @param {number} about the day that stays where it is */
    zoom(factor, about) {
      const span = this.to - this.from;
      const share = (about - this.from) / span;
      const next = Math.min(Math.max(span * factor, WEEK), this.last - this.first);
      this.show(about - share * next, about - share * next + next);
    }

    /** @param {number} by days */
    pan(by) {
      this.show(this.from + by, this.to + by);
    }

    /** Move as little as needed to have the day in sight. @param {number} day @returns {boolean} whether it moved */
    follow(day) {
      if (day >= this.from && day <= this.to) return false;
      const span = this.to - this.from;
      if (day > this.to) this.show(day - span * 0.5, day + span * 0.5);
      else this.show(day - span * 0.5, day + span * 0.5);
      return true;
    }

    /** The finest unit whose bins are wide enough to see. @returns {"day" | "week" | "month"} */
    get unit() {
      const pixels = this.width / (this.to - this.from);
      if (pixels >= BIN_PIXELS) return "day";
      return pixels * WEEK >= BIN_PIXELS ? "week" : "month";
    }

    /** First days of the bins in sight, and of the bin after. @returns {number[]} */
    edges() {
      const edges = [];
      if (this.unit === "month") {
        const [year, month] = days.parts(Math.floor(this.from));
        for (let i = 0; !edges.length || edges[edges.length - 1] <= this.to; i++) edges.push(days.ofMonth(year, month + i));
        return edges;
      }
      const step = this.unit === "week" ? WEEK : 1;
      const start = this.unit === "week" ? monday(Math.floor(this.from)) : Math.floor(this.from);
      for (let day = start; day <= this.to + step; day += step) edges.push(day);
      return edges;
    }

    /** Days with a line and a name, as many as there is room for. @returns {{day: number, text: string}[]} */
    ticks() {
      const span = this.to - this.from;
      const room = Math.max(2, Math.floor(this.width / 62));
      const [year] = days.parts(this.from), [lastYear] = days.parts(this.to);
      /** @type {{day: number, text: string}[]} */
      const ticks = [];
      if (span / 365.25 >= room / 6) {
        const every = Math.max(1, Math.ceil((lastYear - year + 1) / room));
        for (let y = year; y <= lastYear; y++) {
          if ((y - year) % every === 0) ticks.push({ day: days.ofMonth(y, 0), text: String(y) });
        }
        return ticks;
      }
      if (span > 75) {
        const every = [1, 2, 3, 6].find((n) => span / 30.4 / n <= room) ?? 6;
        for (let month = 0; days.ofMonth(year, month) <= this.to; month += every) {
          const day = days.ofMonth(year, month);
          ticks.push({ day, text: days.format(day, "month") });
        }
        return ticks.filter(({ day }) => day >= this.from);
      }
      const every = [1, 2, 7, 14].find((n) => span / n <= room) ?? 14;
      for (let day = every >= WEEK ? monday(Math.ceil(this.from + 6)) : Math.ceil(this.from); day <= this.to; day += every) {
        ticks.push({ day, text: days.format(day).replace(/ \d{4}$/, "") });
      }
      return ticks;
    }
  }

  /** The first day of the day's week or month. @param {number} day @param {"day" | "week" | "month"} unit */
  const snapped = (day, unit) => {
    const whole = Math.round(day);
    if (unit === "week") return monday(whole + 3);
    if (unit === "day") return whole;
    const [year, month, date] = days.parts(whole);
    return days.ofMonth(year, date > 15 ? month + 1 : month);
  };

  /** The day a step on or back, at a unit's beginnings. @param {number} day @param {"day" | "week" | "month"} unit @param {number} by 1 or -1 */
  const stepped = (day, unit, by) => {
    if (unit === "day") return day + by;
    if (unit === "week") return by > 0 ? monday(day) + WEEK : monday(day - 1);
    const [year, month, date] = days.parts(day);
    return days.ofMonth(year, by > 0 ? month + 1 : date > 1 ? month : month - 1);
  };

  Object.assign(window.sahelscope, { Axis, snapped, stepped });
})();
