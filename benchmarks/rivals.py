"""What a step and the start cost with our map and with folium's own means, in one run.

Run ``python -m benchmarks rivals`` for these figures alone. The scripts that folium names on
content delivery networks are answered from this machine, so no network is in the figures.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import chrome
from benchmarks.app import running
from benchmarks.figures import spread
from components.timemap.files import leaflet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Frame, Page, Route

SIZES = (1_000, 10_000)
OURS = "this map"
HOWS = {
    OURS: "ours",
    "st_folium redrawn": "redraw",
    "feature_group_to_add, canvas markers": "group",
    "folium's Timeline, canvas markers": "timeline",
}
INSIDE = ("ours", "timeline")
"""Those with a slider in the map's own frame; the others have Streamlit's above it."""
ROUNDS = 3
PORT = 8795
FIRST = 18_500
"""Where every slider stands before the first step, in days since 1970."""
DAY_MS = 86_400_000
PACKAGES = ("leaflet.timeline@1.6.0", "moment@2.18.1")
"""The versions that folium's Timeline names."""
SCRIPTS = {
    "leaflet.timeline.min.js": "leaflet.timeline/dist/leaflet.timeline.js",
    "moment.min.js": "moment/min/moment.min.js",
}
"""Their scripts: the last part of the address, and where npm's packages have them, minified."""
NPM = ("install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix")
PAUSE_MS = 150
"""Between a painted step and the next key."""

SHOWN = """
(radius) => new Promise((done) => {
  const look = () => {
    for (const frame of document.querySelectorAll("iframe")) {
      let here = false;
      frame.contentWindow?.map?.eachLayer?.((layer) => {
        here ||= Math.abs((layer.options?.radius ?? 0) - radius) < 1e-6;
      });
      if (here) return benchmark.painted().then(() => done(benchmark.clock()));
    }
    requestAnimationFrame(look);
  };
  look();
})
"""
KEY = "addEventListener('keydown', () => benchmark.key = benchmark.clock(), true)"
WATCH_OURS = """
() => benchmark.map().sahelscopeState.on(["day"], async () => {
  await benchmark.painted();
  benchmark.shown = benchmark.clock();
})
"""
# Leaflet's canvas draws in the frame that follows, and a key comes as two events.
WATCH_TIMELINE = """
([from, day]) => {
  let line;
  map.eachLayer((layer) => line ??= layer.ranges && layer.setTime ? layer : undefined);
  const slider = document.querySelector(".time-slider");
  slider.step = day;
  slider.value = from;
  slider.dispatchEvent(new Event("input"));
  line.on("change", async () => {
    await benchmark.frame();
    await benchmark.painted();
    benchmark.shown = benchmark.clock();
  });
}
"""


def _fetch_timeline(folder: str) -> tuple[dict[str, bytes], str | None]:
    """Install the scripts of folium's Timeline; returns them by name, or why they are missing."""
    npm = shutil.which("npm")
    if npm is None:
        return {}, "npm, which fetches its scripts, is not installed"
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [npm, *NPM, folder, *PACKAGES], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return {}, "npm could not fetch its scripts: " + " and ".join(PACKAGES)
    modules = Path(folder) / "node_modules"
    return {name: (modules / path).read_bytes() for name, path in SCRIPTS.items()}, None


def _answer(route: Route, fetched: Mapping[str, bytes]) -> None:
    """Answer for the delivery networks: Leaflet and what was fetched; the rest is not used."""
    script, styles = leaflet()
    name = route.request.url.rsplit("/", 1)[-1]
    known = {"leaflet.js": script.body, "leaflet.css": styles.body, **fetched}
    route.fulfill(
        body=known.get(name, b""),
        content_type="text/css" if name.endswith("css") else "text/javascript",
    )


def measure(sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS, steps: int = 8) -> dict[str, Any]:
    """Measure the ms from a key on the slider to the painted map, and from opening to the first.

    The ways of drawing take turns, so that whatever else the machine does falls on all of them.

    Parameters
    ----------
    sizes : tuple of int
        Numbers of events loaded; those of 60 days are drawn.
    rounds : int
        Times that each page is opened with an empty cache and stepped in.
    steps : int
        Steps of a day in each.

    Returns
    -------
    dict
        ``ways``: by way of drawing and number of events, ``step`` over all rounds and ``load_ms``,
        the best of them; ``left_out``: by way of drawing that could not be measured, why.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        running("benchmarks/rival_app.py", PORT),
        chrome.browser() as chromium,
    ):
        fetched, missing = _fetch_timeline(folder)
        left_out = {name: missing for name, how in HOWS.items() if missing and how == "timeline"}
        ways: dict[str, dict[str, Any]] = {name: {} for name in HOWS if name not in left_out}
        for size in sizes:
            loads: dict[str, list[float]] = {name: [] for name in ways}
            times: dict[str, list[float]] = {name: [] for name in ways}
            # The first opening makes the events on the server and is not counted.
            for turn in range(rounds + 1):
                for name in ways:
                    with _opened(chromium, fetched, HOWS[name], size) as (page, load):
                        if turn:
                            loads[name].append(load)
                            times[name] += _steps(page, HOWS[name], steps)
            for name, found in ways.items():
                found[str(size)] = {
                    "step": spread(times[name]),
                    "load_ms": round(min(loads[name])),
                }
                print(f"{name}, {size:,}: {found[str(size)]}", flush=True)
    return {"ways": ways, "left_out": left_out}


@contextmanager
def _opened(
    chromium: Browser, fetched: Mapping[str, bytes], how: str, size: int
) -> Iterator[tuple[Page, float]]:
    """Open a page with an empty cache; yields it and the ms to its first painted map."""
    context = chrome.context(chromium)
    context.route(lambda url: "localhost" not in url, partial(_answer, fetched=fetched))
    page = context.new_page()
    address = f"http://localhost:{PORT}/?how={how}&count={size}&day={FIRST}"
    page.goto(address, wait_until="commit")
    yield page, _first_painted(page, how) - page.evaluate("performance.timeOrigin")
    context.close()


def _frame(page: Page) -> Frame:
    handle = page.wait_for_selector("iframe[title*=folium]", state="attached")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the map has no frame")
    return frame


def _first_painted(page: Page, how: str) -> float:
    """Wait for the events of the first day and say when they were painted."""
    if how != "ours":
        return float(page.evaluate(SHOWN, 3.0))
    frame = _frame(page)
    frame.wait_for_function("window.benchmark?.seen.ready > 0", polling=50)
    return float(frame.evaluate("benchmark.seen.ready"))


def _steps(page: Page, how: str, steps: int) -> list[float]:
    page.wait_for_timeout(1000)
    return _steps_inside(page, how, steps) if how in INSIDE else _steps_outside(page, steps)


def _steps_outside(page: Page, steps: int) -> list[float]:
    """Step with Streamlit's slider, above the map."""
    handle = page.get_by_role("slider")
    page.evaluate(KEY)
    times = []
    for day in range(FIRST + 1, FIRST + 1 + steps):
        handle.focus()
        page.keyboard.press("ArrowRight")
        shown = page.evaluate(SHOWN, 3 + (day % 50) / 100)
        times.append(shown - page.evaluate("benchmark.key"))
        page.wait_for_timeout(PAUSE_MS)
    return times


def _steps_inside(page: Page, how: str, steps: int) -> list[float]:
    """Step with the slider in the map's own frame."""
    frame = _frame(page)
    frame.evaluate(KEY)
    if how == "ours":
        frame.evaluate(WATCH_OURS)
    else:
        frame.evaluate(WATCH_TIMELINE, [FIRST * DAY_MS, DAY_MS])
    handle = frame.locator(".ss-range" if how == "ours" else ".time-slider")
    times = []
    for _ in range(steps):
        handle.focus()
        frame.evaluate("benchmark.shown = 0")
        page.keyboard.press("ArrowRight")
        frame.wait_for_function("benchmark.shown > 0", polling=20)
        times.append(frame.evaluate("benchmark.shown - benchmark.key"))
        page.wait_for_timeout(PAUSE_MS)
    return times
