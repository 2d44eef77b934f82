// @ts-check
/**
 * One entry in the browser's history for each page that was read.
 *
 * Streamlit adds an entry whenever a parameter of the address changes: each filter, each move of
 * the map, each of a view's parameters by itself. Back then returns to addresses that the page
 * corrects at once, and never leaves it. What only changes the parameters replaces the entry.
 */
export default () => {
  const push = history.pushState;
  if ("sahelscope" in push) return;
  /** @type {typeof history.pushState} */
  const add = (state, unused, url) => {
    const same = url != null && new URL(url, location.href).pathname === location.pathname;
    (same ? history.replaceState : push).call(history, state, unused, url);
  };
  history.pushState = Object.assign(add, { sahelscope: true });
};
