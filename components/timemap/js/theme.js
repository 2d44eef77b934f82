// @ts-check
/** Light or dark, as the page around the map is. */
(() => {
  "use strict";
  const { stateOf } = window.sahelscope;

  /** Light or dark by the page's background, or by the reader's system where there is no page.
   * @param {any} map @param {string | undefined} background `#rrggbb` */
  const setTheme = (map, background) => {
    const hex = /^\s*#([0-9a-f]{6})/i.exec(background ?? "");
    let dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    if (hex) {
      const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16));
      dark = 0.299 * r + 0.587 * g + 0.114 * b < 128;
    }
    map.getContainer().dataset.theme = dark ? "dark" : "light";
    stateOf(map).set({ theme: dark ? "dark" : "light" });
  };

  /** @param {any} map */
  const theme = (map) => {
    const { Streamlit } = window;
    const hear = (/** @type {any} */ event) => setTheme(map, event.detail?.theme?.backgroundColor);
    Streamlit?.events.addEventListener(Streamlit.RENDER_EVENT, hear);
    setTheme(map, getComputedStyle(document.documentElement).getPropertyValue("--background-color"));
  };

  Object.assign(window.sahelscope, { theme });
})();
