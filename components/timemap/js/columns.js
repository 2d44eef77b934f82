// @ts-check
/**
 * Reading what the server sends: typed columns in the safetensors layout (an 8-byte little-endian
 * header length, a JSON header naming type, shape and byte range, then the buffers), and lines in
 * the encoded polyline format.
 */
(() => {
  "use strict";

  /** @type {Record<string, any>} */
  const ARRAYS = {
    U8: Uint8Array, I8: Int8Array, U16: Uint16Array, I16: Int16Array,
    U32: Uint32Array, I32: Int32Array, F32: Float32Array, F64: Float64Array,
  };

  /**
   * @param {ArrayBuffer} buffer
   * @returns {{columns: Record<string, any>, meta: Record<string, string>}}
   */
  const readColumns = (buffer) => {
    const length = Number(new DataView(buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
    /** @type {Record<string, any>} */
    const columns = {};
    for (const [name, about] of Object.entries(header)) {
      if (name === "__metadata__") continue;
      const [begin, end] = about.data_offsets;
      const ArrayType = ARRAYS[about.dtype];
      const from = 8 + length + begin;
      columns[name] = new ArrayType(buffer, from, (end - begin) / ArrayType.BYTES_PER_ELEMENT);
    }
    return { columns, meta: header.__metadata__ ?? {} };
  };

  /**
   * @param {string} text an encoded polyline, latitude first, four decimals
   * @returns {Float64Array} lon, lat, lon, lat, … in degrees (WGS 84)
   */
  const readLine = (text) => {
    const values = [];
    let lat = 0, lon = 0, at = 0;
    const next = () => {
      let bits = 0, shift = 0, byte = 0;
      do {
        byte = text.charCodeAt(at++) - 63;
        bits |= (byte & 31) << shift;
        shift += 5;
      } while (byte >= 32);
      return bits & 1 ? ~(bits >> 1) : bits >> 1;
    };
    while (at < text.length) {
      lat += next();
      lon += next();
      values.push(lon / 1e4, lat / 1e4);
    }
    return Float64Array.from(values);
  };

  /**
   * The first index whose value is not less than the one asked for.
   * @param {ArrayLike<number>} sorted @param {number} value
   */
  const lowerBound = (sorted, value) => {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** @param {string} text base64 @returns {Uint8Array} one bit a row, the lowest bit first */
  const readBits = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

  /** What the page began to fetch before this script was there is taken from there, once: what is
   * held on to stays in memory. A page that stands alone holds the files itself, under their addresses.
   * @param {string} url @param {"json" | "arrayBuffer"} kind */
  const get = async (url, kind) => {
    const begun = window.sahelscopeEarly ?? {};
    const early = begun[url];
    delete begun[url];
    const response = early ? await early : await fetch(window.sahelscopeFiles?.[url] ?? url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response[kind]();
  };

  Object.assign(window.sahelscope, { readColumns, readLine, readBits, lowerBound, get });
})();
