// @ts-check
/** Elements with text as text: nothing from the data is ever parsed as markup. */
(() => {
  "use strict";

  /**
   * @param {string} tag
   * @param {Record<string, any>} [attributes] `text` is the text; `on…` a listener; null is left out
   * @param {...(Node | string | null)} children
   * @returns {any}
   */
  const el = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "text") element.textContent = String(value);
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    for (const child of children) if (child !== null) element.append(child);
    return element;
  };

  const SVG = "http://www.w3.org/2000/svg";
  /** @param {string} tag @param {Record<string, any>} attributes @param {...Node} children @returns {any} */
  const svg = (tag, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "text") element.textContent = String(value);
      else element.setAttribute(name, String(value));
    }
    element.append(...children);
    return element;
  };

  /** Outlines on a 24-unit square; drawn by us. @type {Record<string, string>} */
  const ICONS = {
    play: "M8 5v14l11-7z",
    calendar: "M7 3h2v2h6V3h2v2h3v15H4V5h3zM6 10v8h12v-8z",
    pause: "M7 5h4v14H7zM13 5h4v14h-4z",
    back: "M15 5v14l-9-7z",
    next: "M9 5v14l9-7z",
    first: "M6 5h2.4v14H6zM19 5v14l-9-7z",
    last: "M15.6 5H18v14h-2.4zM5 5v14l9-7z",
    tour: "M6 3h2v2h10l-2.5 4L18 13H8v8H6z",
    compare: "M11 3h2v18h-2zM4 6h5v2H6v8h3v2H4zm11 0h5v12h-5z",
    shape: "M5 3h3v3H5zm11 2h3v3h-3zM3 15h3v3H3zm12 3h3v3h-3zM9 4h6v1.5H9zM5.5 7.5H7V14H5.5zM7.5 17h6v1.5h-6zM17 9.5h1.5v7H17z",
    gear: "M10.5 3h3l.5 2.6a7 7 0 0 1 1.9 1.1l2.5-.9 1.5 2.6-2 1.7a7 7 0 0 1 0 2.2l2 1.7-1.5 2.6-2.5-.9a7 7 0 0 1-1.9 1.1L13.5 21h-3l-.5-2.6a7 7 0 0 1-1.9-1.1l-2.5.9-1.5-2.6 2-1.7a7 7 0 0 1 0-2.2l-2-1.7 1.5-2.6 2.5.9a7 7 0 0 1 1.9-1.1zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z",
    loop: "M7 7h9V4l5 4.5L16 13v-3H9v3H7zm10 10H8v3l-5-4.5L8 11v3h7v-3h2z",
    layers: "M12 3l9 5-9 5-9-5zm-7 9.2l7 3.9 7-3.9 2 1.1-9 5-9-5zm0 4l7 3.9 7-3.9 2 1.1-9 5-9-5z",
    full: "M4 4h6v2.4H6.4V10H4zm10 0h6v6h-2.4V6.4H14zM4 14h2.4v3.6H10V20H4zm13.6 0H20v6h-6v-2.4h3.6z",
    link: "M10.6 13.4a4 4 0 0 1 0-5.7l3-3a4 4 0 0 1 5.7 5.7l-1.6 1.6-1.5-1.5 1.6-1.6a1.9 1.9 0 0 0-2.7-2.7l-3 3a1.9 1.9 0 0 0 0 2.7zm2.8-2.8a4 4 0 0 1 0 5.7l-3 3a4 4 0 0 1-5.7-5.7l1.6-1.6 1.5 1.5-1.6 1.6a1.9 1.9 0 0 0 2.7 2.7l3-3a1.9 1.9 0 0 0 0-2.7z",
    home: "M12 4l9 8h-2.6v8H14v-5h-4v5H5.6V12H3z",
    close: "M6.4 5L12 10.6 17.6 5 19 6.4 13.4 12 19 17.6 17.6 19 12 13.4 6.4 19 5 17.6 10.6 12 5 6.4z",
  };
  /** @param {string} name */
  const icon = (name) =>
    svg("svg", { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true" },
      svg("path", { d: ICONS[name], fill: "currentColor" }));

  /**
   * @param {string} name an icon @param {string} label what it does, for eyes and for readers
   * @param {(event: Event) => void} act
   */
  const button = (name, label, act) =>
    el("button", { type: "button", class: "ss-button", title: label, "aria-label": label, onclick: act },
      icon(name));

  /** A control that lies on the map keeps its clicks and scrolls to itself. @param {any} element */
  const shield = (element) => {
    window.L.DomEvent.disableClickPropagation(element);
    window.L.DomEvent.disableScrollPropagation(element);
    return element;
  };

  /** The mark of a power: one shape each, so that it is told apart without colour.
   * @param {"square" | "hexagon" | "diamond"} shape @param {number} size in CSS pixels */
  const outline = (shape, size) => {
    const r = size / 2 - 1.5;
    const c = size / 2;
    const corners = {
      square: [[-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]],
      diamond: [[0, -1.12], [1.12, 0], [0, 1.12], [-1.12, 0]],
      hexagon: [[-1, 0], [-0.5, -0.9], [0.5, -0.9], [1, 0], [0.5, 0.9], [-0.5, 0.9]],
    }[shape];
    return corners.map(([x, y]) => `${(c + x * r).toFixed(1)},${(c + y * r).toFixed(1)}`).join(" ");
  };

  /**
   * @param {{power: string, size: number, theme: "light" | "dark", uncertain?: boolean, unknown?: boolean}} mark
   */
  const powerMark = ({ power, size, theme, uncertain = false, unknown = false }) => {
    const { shape, code, [theme]: colour } = window.sahelscope.style.powers[power];
    const ink = theme === "dark" ? "#14171c" : "#ffffff";
    const open = uncertain || unknown;
    return svg("svg", { width: size, height: size, viewBox: `0 0 ${size} ${size}`, overflow: "visible", "aria-hidden": "true" },
      svg("polygon", { points: outline(shape, size), fill: ink, stroke: ink, "stroke-width": 4.5, "stroke-linejoin": "round", opacity: 0.9 }),
      svg("polygon", {
        points: outline(shape, size), fill: colour, "fill-opacity": uncertain ? 0.1 : unknown ? 0.6 : 1,
        stroke: colour, "stroke-width": uncertain ? 1.5 : 1.8, "stroke-linejoin": "round",
        ...(uncertain ? { "stroke-dasharray": "2.6 2.2" } : {}),
      }),
      svg("text", {
        x: size / 2, y: size / 2, dy: "0.36em", "text-anchor": "middle", fill: uncertain ? colour : open && theme === "light" ? "#ffffff" : ink,
        "font-size": Math.max(7.6, Math.min(12, size * 0.4)), "font-weight": 700, "letter-spacing": 0, text: code,
      }));
  };

  Object.assign(window.sahelscope, { el, svg, icon, button, shield, powerMark });
})();
