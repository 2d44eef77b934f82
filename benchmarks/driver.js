// @ts-check
/**
 * What the benchmarks run inside the page. Put in before the page's own scripts, in every frame.
 *
 * A frame is timed from the call that changes the day, inside requestAnimationFrame, to a message
 * posted there: the message is delivered once the main thread has styled, painted and committed
 * that frame. The way from there to the screen is read from Chromium's trace, see frames.py.
 */
(() => {
  "use strict";
  /** @type {any} */
  const page = window;
  const seen = { tasks: /** @type {number[]} */ ([]), ready: 0, words: 0 };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.tasks.push(task.duration);
  }).observe({ type: "longtask", buffered: true });

  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const painted = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  });
  /** Time on the clock that all frames of the page share. */
  const clock = () => performance.timeOrigin + performance.now();

  /** @param {number} at @returns {number} ms after the navigation */
  const since = (at) => at - performance.timeOrigin;

  /** The map under st_folium's name for it, or under folium's own in a page by itself. */
  const map = () => page[Object.keys(page).find((name) => name.startsWith("map") && page[name]?.sahelscopeState) ?? ""];

  /** Area, sites, events and dock are drawn, and the frame that shows them is painted. */
  const ready = () => {
    const found = map();
    return Boolean(found?.sahelscopeEvents && found.sahelscopeSites && found.sahelscopeArea
      && document.querySelector(".ss-dock") && found.sahelscopeCanvases?.base?.painters.length);
  };
  const watch = async () => {
    if (!seen.ready && ready()) {
      await frame();
      await painted();
      seen.ready = clock();
    }
    if (seen.ready && map()?.sahelscopeEvents.rested) seen.words = clock();
    else setTimeout(watch, 4);
  };
  watch();

  /**
   * Step through days, one a frame.
   * @param {number[]} days
   * @param {number | null} window
   */
  const steps = async (days, window) => {
    const state = map().sahelscopeState;
    state.set({ window });
    state.flush();
    await frame();
    const script = [], drawn = [];
    let most = 0;
    for (const day of days) {
      await frame();
      performance.mark(`step ${script.length}`);
      const from = performance.now();
      state.set({ day });
      state.flush();
      script.push(performance.now() - from);
      drawn.push((await painted()) - from);
      most = Math.max(most, map().sahelscopeEvents.known.count);
    }
    return { script, drawn, most };
  };

  /**
   * Play from a day, as a reader does, and keep the time of every frame.
   * @param {number} speed days a second @param {number} day @param {number} ms
   */
  const play = async (speed, day, ms) => {
    const state = map().sahelscopeState;
    state.set({ day, window: 60, playing: false });
    state.flush();
    const select = /** @type {HTMLSelectElement} */ (document.querySelector(".ss-speed"));
    select.value = String(speed);
    await new Promise((done) => setTimeout(done, 400));
    seen.tasks.length = 0;
    /** @type {number[]} */
    const frames = [];
    const from = performance.now();
    performance.mark("play starts");
    state.set({ playing: true });
    while (performance.now() - from < ms) frames.push(/** @type {number} */ (await frame()));
    performance.mark("play stops");
    const went = state.now.day - day;
    state.set({ playing: false });
    await new Promise((done) => setTimeout(done, 100));
    return { gaps: frames.slice(1).map((at, i) => at - frames[i]), tasks: [...seen.tasks], went };
  };

  /** Frames of a page on which nothing happens: the floor. @param {number} ms */
  const idle = async (ms) => {
    const frames = [];
    const from = performance.now();
    while (performance.now() - from < ms) frames.push(/** @type {number} */ (await frame()));
    return frames.slice(1).map((at, i) => at - frames[i]);
  };

  /**
   * Look for events under points of the map.
   * @param {number | null} window @param {[number, number][]} points shares of width and height
   */
  const hits = (window, points) => {
    const found = map();
    found.sahelscopeState.set({ window });
    found.sahelscopeState.flush();
    const size = found.getSize();
    let hit = 0;
    const times = points.map(([x, y]) => {
      const point = page.L.point(x * size.x, y * size.y);
      const from = performance.now();
      for (let i = 0; i < 20; i++) hit += found.sahelscopeEvents.under(point).length ? 1 : 0;
      return (performance.now() - from) / 20;
    });
    const { inView, density } = found.sahelscopeEvents.known;
    return { times, hit: hit / 20, inView, density };
  };

  /**
   * How long the words of one event take that nobody has asked for, drawn at random.
   * @param {number} count @returns {Promise<number[]>} ms
   */
  const words = async (count) => {
    const { table, words: held } = map().sahelscopeEvents;
    const times = [];
    for (let i = 0; i < count; i++) {
      const row = Math.floor(((i + 0.5) / count) * table.length);
      held.parts.clear();
      const from = performance.now();
      await held.load([row]);
      held.of(row);
      times.push(performance.now() - from);
    }
    return times;
  };

  /** Bytes that the columns and the index over them hold outside the JavaScript heap. */
  const buffers = () => {
    const { table } = map().sahelscopeEvents;
    const kept = new Set([...Object.values(table.columns), ...Object.values(table)]
      .filter((value) => ArrayBuffer.isView(value)).map((value) => /** @type {any} */ (value).buffer));
    return [...kept].reduce((sum, buffer) => sum + buffer.byteLength, 0);
  };

  page.benchmark = { seen, ready, steps, play, idle, hits, words, buffers, map, clock, since, frame, painted };
})();
