// @ts-check
/**
 * What an event is called, in words: parts of some thousand events each, fetched when one of them is
 * asked for. The parts used last are kept, so that memory does not grow with what is looked at.
 */
(() => {
  "use strict";
  const { get } = window.sahelscope;

  /** Parts kept: some 0.5 MB each. */
  const KEPT = 24;
  /** Parts asked for at once, where what is in view lies scattered over many. */
  const AT_ONCE = 8;

  /** @typedef {{id: string, title: string, place: string, when: string, deaths: string}} Words */

  /** CRC-32 (ISO 3309, as in zip and PNG) of a text in UTF-8. @param {string} text */
  const crc32 = (text) => {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  };

  class Details {
    /** @param {string} pattern the parts' address, with `*` for the number @param {number} rows events in a part @param {Uint32Array} ids CRC-32 of each event's id */
    constructor(pattern, rows, ids) {
      this.pattern = pattern;
      this.rows = rows;
      this.ids = ids;
      /** In the order of their use. @type {Map<number, Record<string, string[]>>} */
      this.parts = new Map();
      /** @type {Map<number, Promise<void>>} */
      this.coming = new Map();
    }

    /** @param {number} row @returns {Words | null} null while its part is not here */
    of(row) {
      const number = Math.floor(row / this.rows);
      const part = this.parts.get(number);
      if (!part) return null;
      this.keep(number, part);
      const at = row - number * this.rows;
      return /** @type {Words} */ (Object.fromEntries(Object.entries(part).map(([name, texts]) => [name, texts[at]])));
    }

    /** @param {number} number @param {Record<string, string[]>} part */
    keep(number, part) {
      this.parts.delete(number);
      this.parts.set(number, part);
      for (const oldest of this.parts.keys()) {
        if (this.parts.size <= KEPT) break;
        this.parts.delete(oldest);
      }
    }

    /** @param {number} number */
    fetch(number) {
      let coming = this.coming.get(number);
      if (!coming) {
        coming = get(this.pattern.replace("*", String(number)), "json")
          .then((/** @type {any} */ part) => this.keep(number, part))
          // Without a line there are no words: whoever asks again tries again.
          .catch(() => {})
          .finally(() => this.coming.delete(number));
        this.coming.set(number, /** @type {Promise<void>} */ (coming));
      }
      return coming;
    }

    /**
     * Fetch what is missing of the words of some events; of many parts, those of most of the events.
     * @param {ArrayLike<number>} rows @param {number} [most] parts @returns {Promise<void>} once they are here, or cannot be had
     */
    async load(rows, most = AT_ONCE) {
      /** @type {Map<number, number>} */
      const wanted = new Map();
      for (let i = 0; i < rows.length; i++) {
        const number = Math.floor(rows[i] / this.rows);
        wanted.set(number, (wanted.get(number) ?? 0) + 1);
      }
      const numbers = [...wanted].sort((a, b) => b[1] - a[1]).slice(0, most).map(([number]) => number);
      await Promise.all(numbers.filter((number) => !this.parts.has(number)).map((number) => this.fetch(number)));
    }

    /** The row of an event, -1 for none. Two ids may have one sum, so the words decide. @param {string} id */
    async find(id) {
      const sum = crc32(id);
      for (let row = this.ids.indexOf(sum); row >= 0; row = this.ids.indexOf(sum, row + 1)) {
        if (!this.of(row)) await this.load([row]);
        if (this.of(row)?.id === id) return row;
      }
      return -1;
    }
  }

  Object.assign(window.sahelscope, { Details, crc32 });
})();
