// @ts-check
/**
 * The events of a window, found by binary search in columns sorted by their first day, so that a
 * step costs what the window holds and not what is loaded. The intervals themselves come from the
 * geodata layer; this file only compares numbers.
 */
(() => {
  "use strict";
  const { lowerBound, passes, worldX, worldY } = window.sahelscope;

  class EventTable {
    /** @param {Record<string, any>} columns as `components.timemap.payload` writes them */
    constructor(columns) {
      this.columns = columns;
      const { start, end, lon, lat } = columns;
      this.length = start.length;
      /** Events of more than one day, or known to a month or a year: few, so looked at one by one. */
      const spans = [];
      for (let row = 0; row < this.length; row++) if (end[row] - start[row] > 1) spans.push(row);
      this.spans = Int32Array.from(spans);
      this.x = new Float32Array(this.length);
      this.y = new Float32Array(this.length);
      for (let row = 0; row < this.length; row++) {
        this.x[row] = worldX(lon[row]);
        this.y[row] = worldY(lat[row]);
      }
      /** Rows found by the last `collect`. */
      this.found = new Int32Array(this.length);
    }

    /**
     * @param {[number, number]} period first day, and the first day after it
     * @param {Uint8Array | null} mask one bit a row
     * @param {boolean[]} groups whether each event group is switched on
     * @returns {number} how many rows of `found` hold the answer
     */
    collect([from, to], mask, groups) {
      const { start, end, group } = this.columns;
      const { found } = this;
      const high = lowerBound(start, to);
      let count = 0;
      for (let row = lowerBound(start, from); row < high; row++) {
        if (end[row] - start[row] > 1 || !groups[group[row]]) continue;
        if (mask === null || passes(mask, row)) found[count++] = row;
      }
      for (const row of this.spans) {
        if (start[row] >= to) break;
        if (end[row] > from && groups[group[row]] && passes(mask, row)) found[count++] = row;
      }
      return count;
    }

    /** Whether an event surely falls in the window. @param {number} row @param {[number, number]} period */
    certain(row, [from, to]) {
      const { start, end, date_precision: precision } = this.columns;
      return precision[row] === 0 || (start[row] >= from && end[row] <= to);
    }

    /**
     * Events by month of their first day.
     * @param {number[]} edges the first day of each month, and of the month after the last
     * @param {Uint8Array | null} mask @param {boolean[]} groups
     */
    byMonth(edges, mask, groups) {
      const { start, group } = this.columns;
      const counts = new Uint32Array(edges.length - 1);
      for (let month = 0; month < counts.length; month++) {
        const high = lowerBound(start, edges[month + 1]);
        for (let row = lowerBound(start, edges[month]); row < high; row++) {
          if (groups[group[row]] && passes(mask, row)) counts[month]++;
        }
      }
      return counts;
    }
  }

  Object.assign(window.sahelscope, { EventTable });
})();
