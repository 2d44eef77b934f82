// @ts-check
/** Colours come from style.json, the file the legend and the panels read too. */
(() => {
  "use strict";
  const { style } = window.sahelscope;

  /** @type {Record<string, any>} */
  const made = {};
  /** @param {"light" | "dark"} theme */
  const palette = (theme) => {
    const themed = (/** @type {Record<string, any>} */ table) =>
      Object.fromEntries(Object.entries(table).map(([id, row]) => [id, row[theme]]));
    made[theme] ??= {
      stages: themed(style.stages),
      powers: themed(style.powers),
      groups: themed(style.groups),
      base: style.base[theme],
      density: style.density[theme],
    };
    return made[theme];
  };

  Object.assign(window.sahelscope, { palette });
})();
