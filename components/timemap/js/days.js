// @ts-check
/**
 * Days as whole numbers: 0 is 1 January 1970, UTC, as in the data's columns. Nothing here knows a
 * time of day or a time zone, so no reader's clock can move an event to the day before.
 */
(() => {
  "use strict";
  const MS_PER_DAY = 86_400_000;

  /** @param {number} day @returns {string} `YYYY-MM-DD` */
  const toISO = (day) => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

  /** @param {string} text `YYYY-MM-DD` @returns {number | null} null when it is not a date */
  const fromISO = (text) => {
    const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
    // Date.parse takes 31 February for 3 March: what does not read back is no date.
    return Number.isNaN(ms) || toISO(ms / MS_PER_DAY) !== text ? null : ms / MS_PER_DAY;
  };

  /** @param {number} year @param {number} month January is 0; out of range carries over */
  const ofMonth = (year, month) => Date.UTC(year, month, 1) / MS_PER_DAY;

  /** @param {number} day @returns {[number, number, number]} year, month (January is 0), day */
  const parts = (day) => {
    const date = new Date(day * MS_PER_DAY);
    return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  };

  /**
   * The same day of the month some months on, or the month's last day where it has no such day.
   * @param {number} day @param {number} months
   */
  const addMonths = (day, months) => {
    const [year, month, date] = parts(day);
    const first = ofMonth(year, month + months);
    const length = ofMonth(year, month + months + 1) - first;
    return first + Math.min(date, length) - 1;
  };

  /** The map's language, as the browser names it; days come before months in both. */
  const locale = () => (window.sahelscope?.text?.lang === "fr" ? "fr" : "en-GB");

  /** @type {Intl.NumberFormat | null} */
  let numbers = null;
  /** A number with the language's own separators. @param {number} value */
  const number = (value) => (numbers ??= new Intl.NumberFormat(locale())).format(value);

  /** @type {Map<string, Intl.DateTimeFormat>} */
  const formats = new Map();
  /**
   * A day in the map's language.
   * @param {number} day
   * @param {"day" | "month" | "year" | "week"} [precision] what is known of the date
   */
  const format = (day, precision = "day") => {
    let formatter = formats.get(precision);
    if (!formatter) {
      /** @type {Intl.DateTimeFormatOptions} */
      const options = { year: "numeric", timeZone: "UTC" };
      if (precision !== "year") options.month = "short";
      if (precision === "day" || precision === "week") options.day = "numeric";
      formatter = new Intl.DateTimeFormat(locale(), options);
      formats.set(precision, formatter);
    }
    return formatter.format(day * MS_PER_DAY);
  };

  /** Beginnings of the months' names, in English and in French without accents. */
  const MONTHS = [/^jan/, /^(feb|fev)/, /^mar/, /^(apr|avr)/, /^(may|mai)/, /^(jun|juin)/, /^(jul|juil)/, /^(aug|aou)/, /^sep/, /^oct/, /^nov/, /^dec/];

  /**
   * A day as people type it: 2024-09-16, 16 Sep 2024, 16/9/2024 (day first), Sep 2024, 2024.
   * @param {string} text @returns {number | null} the first day meant, null when none is
   */
  const parse = (text) => {
    const words = text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
    const iso = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(words);
    const first = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/.exec(words);
    const named = /^(?:(\d{1,2})\.?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})$/.exec(words);
    const month = named ? MONTHS.findIndex((name) => name.test(named[2])) + 1 : 0;
    const [year, mon, day] = iso ? [iso[1], iso[2] ?? "1", iso[3] ?? "1"]
      : first ? [first[3], first[2], first[1]]
        : named && month ? [named[3], String(month), named[1] ?? "1"] : ["", "", ""];
    return fromISO(`${year}-${mon.padStart(2, "0")}-${day.padStart(2, "0")}`);
  };

  window.sahelscope = Object.assign(window.sahelscope ?? {}, {
    days: { toISO, fromISO, parse, ofMonth, parts, addMonths, format },
    number,
  });
})();
