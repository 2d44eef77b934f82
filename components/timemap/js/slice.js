// @ts-check
/**
 * The events of a window, found by binary search in columns sorted by their first day, so that a
 * step costs what the window holds and not what is loaded. The intervals themselves come from the
 * geodata layer; this file only compares numbers.
 */
(() => {
  "use strict";
  const { lowerBound, passes, worldX, worldY } = window.sahelscope;

  /** Position of `low` among the confidences. */
  const LOW = 2;

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
      /** Rows found by the last `collect`; as long as the most that any window has held. */
      this.found = new Int32Array(1024);
    }

    /** The same columns with an answer of its own, for a second map. */
    share() {
      return Object.assign(Object.create(EventTable.prototype), this, { found: new Int32Array(1024) });
    }

    /**
     * @param {[number, number]} period first day, and the first day after it
     * @param {Uint8Array | null} mask one bit a row
     * @param {boolean[]} groups whether each event group is switched on
     * @param {boolean} [certainOnly] leave out low confidence and dates that may lie outside
     * @returns {number} how many rows of `found` hold the answer
     */
    collect([from, to], mask, groups, certainOnly = false) {
      const { start, end, group } = this.columns;
      const low = lowerBound(start, from), high = lowerBound(start, to);
      const most = high - low + this.spans.length;
      if (this.found.length < most) this.found = new Int32Array(most);
      const { found } = this;
      let count = 0;
      for (let row = low; row < high; row++) {
        if (end[row] - start[row] > 1 || !groups[group[row]]) continue;
        if (mask === null || passes(mask, row)) found[count++] = row;
      }
      for (const row of this.spans) {
        if (start[row] >= to) break;
        if (end[row] > from && groups[group[row]] && passes(mask, row)) found[count++] = row;
      }
      if (!certainOnly) return count;
      let kept = 0;
      for (let i = 0; i < count; i++) {
        if (this.columns.confidence[found[i]] < LOW && this.certain(found[i], [from, to])) found[kept++] = found[i];
      }
      return kept;
    }

    /** Whether an event surely falls in the window. @param {number} row @param {[number, number]} period */
    certain(row, [from, to]) {
      const { start, end, date_precision: precision } = this.columns;
      return precision[row] === 0 || (start[row] >= from && end[row] <= to);
    }

    /**
     * Events by bin of their first day. An event known less exactly than the bins is long is left
     * out: it has a bar of its own.
     * @param {number[]} edges the first day of each bin, and of the one after the last
     * @param {number} unit the bins' length as a date precision: 0 day, 1 week, 2 month
     * @param {Uint8Array | null} mask @param {boolean[]} groups
     * @param {{codes: Uint8Array | null, names: string[]}} series
     * @returns {Uint32Array} bin by bin, the counts of each of the series
     */
    count(edges, unit, mask, groups, { codes, names }) {
      const { start, group, date_precision: precision } = this.columns;
      const counts = new Uint32Array((edges.length - 1) * names.length);
      let row = lowerBound(start, edges[0]);
      for (let bin = 0; bin + 1 < edges.length; bin++) {
        const next = edges[bin + 1];
        for (; row < this.length && start[row] < next; row++) {
          if (precision[row] > unit || !groups[group[row]]) continue;
          if (mask === null || passes(mask, row)) counts[bin * names.length + (codes ? codes[row] : 0)]++;
        }
      }
      return counts;
    }
  }

  Object.assign(window.sahelscope, { EventTable });
})();
