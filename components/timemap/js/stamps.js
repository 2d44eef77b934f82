// @ts-check
/**
 * Dots, drawn once and stamped ever after. A few hundred are stamped by the canvas. More are laid over
 * each other here, pixel by pixel, and put down in one go: for a canvas without a GPU behind it, a
 * thousand small pictures a frame are dear.
 */
(() => {
  "use strict";

  /** @typedef {{side: number, picture: ImageBitmap | HTMLCanvasElement, pixels: Uint8ClampedArray}} Stamp */

  /**
   * @param {string} colour @param {string} ring @param {number} radius @param {boolean} hollow @param {number} ratio
   * @returns {Stamp}
   */
  const stampOf = (colour, ring, radius, hollow, ratio) => {
    const side = Math.ceil((radius + 2.5) * 2 * ratio);
    const canvas = window.OffscreenCanvas ? new OffscreenCanvas(side, side) : document.createElement("canvas");
    canvas.width = canvas.height = side;
    const context = /** @type {any} */ (canvas.getContext("2d", { willReadFrequently: true }));
    context.scale(ratio, ratio);
    const centre = side / ratio / 2;
    context.beginPath();
    context.arc(centre, centre, radius, 0, 2 * Math.PI);
    context.lineWidth = hollow ? 4.4 : 2.6;
    context.strokeStyle = ring;
    context.stroke();
    if (hollow) {
      context.lineWidth = 2;
      context.strokeStyle = colour;
      context.stroke();
    } else {
      context.fillStyle = colour;
      context.fill();
    }
    const { data: pixels } = context.getImageData(0, 0, side, side);
    // A canvas would be asked for its picture at every stamp, a bitmap is one.
    return { side, pixels, picture: "transferToImageBitmap" in canvas ? canvas.transferToImageBitmap() : canvas };
  };

  class Sheet {
    constructor() {
      /** @type {ImageData | null} */
      this.image = null;
      /** Rows of pixels that may hold ink. */
      this.inked = [0, 0];
    }

    /** Begin a blank sheet as large as the canvas. @param {number} width @param {number} height */
    begin(width, height) {
      if (this.image?.width !== width || this.image.height !== height) this.image = new ImageData(width, height);
      else this.image.data.fill(0, this.inked[0] * width * 4, this.inked[1] * width * 4);
    }

    /** @param {Stamp} stamp @param {number} left @param {number} top whole pixels @param {number} alpha 0 to 1 */
    stamp({ side, pixels }, left, top, alpha) {
      const { width, height, data } = /** @type {ImageData} */ (this.image);
      const share = Math.round(alpha * 256);
      const last = Math.min(side, width - left), bottom = Math.min(side, height - top);
      for (let y = Math.max(0, -top); y < bottom; y++) {
        let to = ((top + y) * width + left) * 4, from = y * side * 4;
        for (let x = 0; x < last; x++, to += 4, from += 4) {
          const ink = (pixels[from + 3] * share) >> 8;
          if (!ink || left + x < 0) continue;
          const under = data[to + 3];
          if (!under || ink === 255) {
            data[to] = pixels[from];
            data[to + 1] = pixels[from + 1];
            data[to + 2] = pixels[from + 2];
            data[to + 3] = ink;
            continue;
          }
          // Source over destination, neither multiplied by its alpha.
          const kept = under * (255 - ink) / 255, sum = ink + kept;
          data[to] = (pixels[from] * ink + data[to] * kept) / sum;
          data[to + 1] = (pixels[from + 1] * ink + data[to + 1] * kept) / sum;
          data[to + 2] = (pixels[from + 2] * ink + data[to + 2] * kept) / sum;
          data[to + 3] = sum;
        }
      }
    }

    /** @param {CanvasRenderingContext2D} context @param {number} left @param {number} top @param {number} right @param {number} bottom pixels that hold all stamps */
    put(context, left, top, right, bottom) {
      const x = Math.max(0, Math.floor(left)), y = Math.max(0, Math.floor(top));
      this.inked = [y, Math.ceil(bottom)];
      context.putImageData(/** @type {ImageData} */ (this.image), 0, 0, x, y, Math.ceil(right) - x, Math.ceil(bottom) - y);
    }
  }

  Object.assign(window.sahelscope, { stampOf, Sheet });
})();
