// @ts-check
/** The card that follows the pointer, and the selection of a record. */
(() => {
  "use strict";
  const { stateOf, el } = window.sahelscope;

  /**
   * @param {any} shown the map, or the second one beside it
   * @param {MouseEvent | null} event @param {string[] | null} lines the first is the title
   */
  const hover = (shown, event, lines) => {
    const map = shown.sahelscopeMain ?? shown;
    const container = map.getContainer();
    map.sahelscopeCard ??= container.appendChild(el("div", { class: "ss-card", role: "tooltip", hidden: true }));
    const card = map.sahelscopeCard;
    card.hidden = !event || !lines;
    if (!event || !lines) return;
    card.replaceChildren(...lines.map((line, i) => el("div", { class: i ? "ss-card-line" : "ss-card-title", text: line })));
    const frame = container.getBoundingClientRect();
    const x = event.clientX - frame.left, y = event.clientY - frame.top;
    const { offsetWidth: width, offsetHeight: height } = card;
    card.style.left = `${Math.max(4, x + 14 + width > frame.width ? x - width - 12 : x + 14)}px`;
    card.style.top = `${Math.max(4, y + 14 + height > frame.height ? y - height - 12 : y + 14)}px`;
  };

  /** @param {any} shown @param {string | null} id */
  const select = (shown, id) => {
    const map = shown.sahelscopeMain ?? shown;
    stateOf(map).set({ selected: id });
    map.fire("sahelscope:settle");
  };

  Object.assign(window.sahelscope, { hover, select });
})();
