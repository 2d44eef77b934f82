// @ts-check
/**
 * The panel of a map that stands alone: the day in a few lines and the events of its window, or one
 * record with its sources. All of it was written when the file was made; here it is only chosen.
 */
(() => {
  "use strict";
  const { sahelscope } = window;
  const { stateOf, el, button, palette, range, days, text: words } = sahelscope;

  /** So many events are listed; the others are on the map. */
  const MOST = 60;

  /**
   * @typedef {object} Told
   * @property {string} [id]
   * @property {string[]} chip what kind of record it is
   * @property {string} colour the group's or power's name
   * @property {string} title
   * @property {string} text
   * @property {string[]} facts in the order of their names
   * @property {number[]} sources positions among the sources
   * @property {string} [when]
   * @property {string} [place]
   * @property {string} [deaths]
   */

  /** @param {string} template @param {Record<string, unknown>} values */
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  /** A list of names and what is said of each; what has nothing said of it is left out.
   * @param {[string, string][]} rows */
  const facts = (rows) =>
    el("dl", {}, ...rows.filter(([, said]) => said).flatMap(([name, said]) => [el("dt", { text: name }), el("dd", { text: said })]));

  /** @param {string[]} source title, publisher, date, language, address */
  const link = ([title, publisher, published, language, url]) =>
    el("li", {},
      url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: title }) : el("span", { text: title }),
      el("small", { text: [publisher, published, language].filter(Boolean).join(" · ") }));

  /**
   * @param {any} map
   * @param {{title: string, headlines: {texts: string[], days: number[][]}, events: Told[],
   *   sites: Record<string, Told>, sources: string[][], text: any}} options
   */
  const panel = (map, { headlines, events, sites, sources, text }) => {
    const state = stateOf(map);
    const long = new Intl.DateTimeFormat(words.lang === "fr" ? "fr" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
    const body = el("div", { class: "ssp-body", "aria-live": "off" });
    const side = el("aside", { class: "ssp", "aria-label": text.panel }, body,
      el("footer", {}, el("p", { text: text.caveat }), text.english ? el("p", { text: text.english }) : null, el("p", { text: text.credit })));
    document.body.append(side);
    const rows = new Map(events.map(({ id }, row) => [id, row]));

    // French numbers the first of a month, and Intl does not.
    const spelled = (/** @type {number} */ day) => long.format(day * 86_400_000).replace(/^1(?= \p{L})/u, words.lang === "fr" ? "1er" : "1");

    const headline = () => {
      const told = headlines.days.findLast(([day]) => day <= state.now.day) ?? headlines.days[0];
      const lines = told.slice(1).map((at) => headlines.texts[at]);
      /** @type {[string, string][]} */
      const pairs = [];
      for (let at = 0; at < lines.length; at += 2) pairs.push([lines[at], lines[at + 1]]);
      return [el("h1", { text: spelled(state.now.day) }), facts(pairs)];
    };

    const listed = (/** @type {number[]} */ found) => found.slice(0, MOST).map((row) => {
      const { id, title, when, place, deaths } = events[row];
      const said = [when, place, deaths ? `${deaths} ${text.deaths}` : ""].filter(Boolean).join(" · ");
      return el("button", { type: "button", class: "ssp-row", onclick: () => sahelscope.select(map, id) },
        el("span", { text: title }), el("small", { text: said }));
    });

    const showWindow = () => {
      const shown = map.sahelscopeEvents;
      const { table, known } = shown ?? { table: null, known: { count: 0 } };
      const found = table ? Array.from(table.found.subarray(0, known.count), Number).reverse() : [];
      const sure = found.filter((row) => table.certain(row, state.period));
      const rough = found.filter((row) => !table.certain(row, state.period));
      const left = Math.max(0, sure.length - MOST) + Math.max(0, rough.length - MOST);
      body.replaceChildren(...headline(),
        el("h2", { text: `${text.window_title} (${found.length})` }),
        ...(found.length ? [] : [el("p", { class: "ssp-soft", text: text.none })]),
        ...listed(sure),
        ...(rough.length ? [el("p", { class: "ssp-soft", text: `${text.rough_title} (${rough.length})` }), ...listed(rough)] : []),
        ...(left ? [el("p", { class: "ssp-soft", text: fill(text.more, { count: left }) })] : []));
    };

    /** What a site is on the day, as the map has it. @param {string} id @returns {[string, string][]} */
    const onDay = (id) => {
      const site = map.sahelscopeSites?.all.find((/** @type {any} */ one) => one.id === id);
      const { day } = state.now;
      const phase = site?.states.find((/** @type {any} */ s) => s.start <= day && (s.end === null || day < s.end));
      const count = site?.strength.findLast((/** @type {any} */ row) => row.day <= day && day - row.day <= 731);
      const told = !phase ? text.not_held : phase.state === "uncertain" ? words.uncertain[phase.reason] ?? words.uncertain.end : text.state[phase.state];
      return [
        [fill(text.on_day, { day: spelled(day) }), told],
        [text.strength, phase ? (count ? `${range(count)} (${days.format(count.day, count.date_precision)})` : text.no_strength) : ""],
      ];
    };

    const showRecord = (/** @type {string} */ id) => {
      const row = rows.get(id);
      const told = row === undefined ? sites[id] : events[row];
      if (!told) return showWindow();
      const colours = palette(state.now.theme);
      const names = row === undefined ? text.site_facts : text.event_facts;
      /** @type {[string, string][]} */
      const said = told.facts.map((fact, at) => [names[at], fact]);
      if (row === undefined) said.splice(2, 0, ...onDay(id));
      const back = button("back", text.back, () => sahelscope.select(map, null));
      back.append(el("span", { text: text.back }));
      back.classList.add("ssp-back");
      const dot = el("i");
      dot.style.background = colours.groups[told.colour] ?? colours.powers[told.colour];
      body.replaceChildren(back,
        el("div", { class: "ssp-chip" }, dot, told.chip.join(" · ")),
        el("h1", { text: told.title }), el("p", { text: told.text }), facts(said),
        el("h2", { text: `${text.sources} (${told.sources.length})` }),
        el("ul", {}, ...told.sources.map((at) => link(sources[at]))));
    };

    let drawn = "";
    const show = () => {
      const { selected, theme } = state.now;
      side.dataset.theme = theme;
      if (selected) showRecord(selected);
      else showWindow();
      if (drawn !== (selected ?? "")) side.scrollTop = 0;
      drawn = selected ?? "";
    };
    // While days run by, the list would be built anew sixty times a second.
    let waiting = 0;
    const soon = () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(show, state.now.playing ? 250 : 0);
    };
    state.on(["day", "window", "hide", "selected", "theme", "playing"], soon);
    map.on("sahelscope:events sahelscope:sites", soon);
    map.invalidateSize({ animate: false });
    show();
  };

  Object.assign(sahelscope, { panel });
})();
