// @ts-check
/** How the bars are split: by event group, country or the actor named first; the rarer as others. */
(() => {
  "use strict";
  const { palette, style } = window.sahelscope;

  const MOST = 6;

  /**
   * @typedef {object} Series
   * @property {Uint8Array | null} codes per row, its place in `names`; null when nothing is split
   * @property {string[]} names
   * @property {string[]} colours
   */

  /**
   * @param {any} events the map's events @param {string} by `all`, `group`, `country` or `actor`
   * @param {Record<string, string[]>} labels of countries, actors and groups in the order of their codes
   * @param {"light" | "dark"} theme
   * @returns {Series}
   */
  const splitBy = (events, by, labels, theme) => {
    const { base, groups } = palette(theme);
    const codes = by === "all" ? null : events.table.columns[by];
    if (!codes) return { codes: null, names: [""], colours: [base.town] };
    if (by === "group") return { codes, names: labels.group, colours: Object.values(groups) };
    const counts = new Uint32Array(256);
    for (const code of codes) counts[code]++;
    const order = labels[by].map((_, code) => code).sort((a, b) => counts[b] - counts[a]);
    const names = [...order.slice(0, MOST).map((code) => labels[by][code]), window.sahelscope.text.others];
    const place = new Uint8Array(256).fill(names.length - 1);
    order.slice(0, MOST).forEach((code, at) => (place[code] = at));
    return {
      codes: Uint8Array.from(codes, (/** @type {number} */ code) => place[code]),
      names,
      colours: [...style.series[theme].slice(0, MOST), base.town],
    };
  };

  Object.assign(window.sahelscope, { splitBy });
})();
