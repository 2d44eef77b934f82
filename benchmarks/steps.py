"""The map in the browser, with a thousand to a million made-up events.

Run ``python -m benchmarks steps`` for these figures alone.
"""

from __future__ import annotations

import random
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

import geodata
from benchmarks import chrome, synthetic
from benchmarks.figures import best, spread
from benchmarks.frames import traced
from components import timemap
from components.assets import SHELF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from starlette.requests import Request

    from components.timemap import Files
    from geodata import Atlas

SIZES = (1_000, 10_000, 100_000, 1_000_000)
BAR_WINDOW = 60
WIDE = 1095
"""Days that hold 200,000 of a million events."""
WINDOWS: tuple[int | None, ...] = (7, BAR_WINDOW, 365, WIDE, None)
PORT = 8791
STEPS = 200
ROUNDS = 2
PLAY_MS = 6_000
SPEEDS = {"month": 30, "year": 365}
"""Days a second when playing a month or a year a second."""
INLINE_UP_TO = 100_000
"""A page with a million events inside is 190 MB of text, which nobody mails."""


@contextmanager
def served(pages: dict[str, str]) -> Iterator[str]:
    """Serve pages and the shelf's files on this machine; yields the pages' common address."""

    async def respond(request: Request) -> HTMLResponse:
        return HTMLResponse(pages[request.path_params["name"]])

    # Two folders down, as st_folium's frame is.
    app = Starlette(routes=[Route("/a/b/{name}", respond), SHELF.route()])
    server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://localhost:{PORT}/a/b"
    server.should_exit = True
    thread.join()


def days(atlas: Atlas, count: int) -> dict[str, list[int]]:
    """Return days to step to: one after the other, dragged over, and leapt to at random."""
    first, last = (payload_day(day) for day in (atlas.axis_start, atlas.as_of))
    chance = random.Random(synthetic.SEED)  # noqa: S311 - nothing to guess here
    start = payload_day(atlas.opening_day) - count // 2
    # A hand that crosses the slider in four seconds moves about 22 days a frame.
    dragged, day = [], first
    for _ in range(count):
        day += chance.randint(2, 42)
        if day > last:
            day = first
        dragged.append(day)
    return {
        "next_day": list(range(start, start + count)),
        "dragged": dragged,
        "random": [chance.randint(first, last) for _ in range(count)],
    }


def payload_day(day: Any) -> int:
    """Count days since 1 January 1970."""
    return int(day.toordinal()) - 719_163


def measure(
    sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS, steps: int = STEPS
) -> dict[str, Any]:
    """Measure the map at each number of events.

    Parameters
    ----------
    sizes : tuple of int
        Numbers of events.
    rounds : int
        Times that each series of steps is repeated; the best round counts.
    steps : int
        Days in a series.

    Returns
    -------
    dict
        By number of events; times in ms, memory in MB.
    """
    atlas = geodata.load()
    curated = timemap.build(atlas)
    results: dict[str, Any] = {}
    for size in sizes:
        events = replace(atlas, events=synthetic.events(atlas, size))
        began = time.perf_counter()
        files = synthetic.pack(events, curated).offer()
        made = time.perf_counter()
        wire = sum(len(asset.gzipped) for asset in files.assets)
        packed = time.perf_counter()
        pages = {"served": _page(atlas, files, "served")}
        if size <= INLINE_UP_TO:
            pages["inline"] = _page(atlas, files, "inline")
        with served(pages) as address, chrome.browser() as chromium:
            results[str(size)] = {
                "files_s": round(made - began, 2),
                "gzip_s": round(packed - made, 2),
                "wire_mb": round(wire / 1e6, 2),
                **_loads(chromium, address, pages),
                **_living(chromium, f"{address}/served", atlas, rounds, steps),
            }
        print(
            f"{size:>9,} events: {results[str(size)]['steps']['60']['random']['drawn']}", flush=True
        )
    return results


def _page(atlas: Atlas, files: Files, assets: Any) -> str:
    return str(timemap.TimeMap(atlas, files, assets=assets).get_root().render())


def _loads(chromium: Browser, address: str, pages: dict[str, str]) -> dict[str, Any]:
    """Time a page from navigation to its first drawn frame, and to the words of its events."""
    found: dict[str, Any] = {}
    for name, text in pages.items():
        best_drawn, best_words = float("inf"), float("inf")
        for _ in range(2):
            context = chrome.context(chromium)
            page = context.new_page()
            page.goto(f"{address}/{name}")
            page.wait_for_function("benchmark.seen.words > 0")
            drawn, words = page.evaluate(
                "[benchmark.seen.ready, benchmark.seen.words].map(benchmark.since)"
            )
            best_drawn, best_words = min(best_drawn, drawn), min(best_words, words)
            context.close()
        found[name] = {
            "page_mb": round(len(text) / 1e6, 2),
            "first_drawn_ms": round(best_drawn),
            "words_ms": round(best_words),
        }
    return {"load": found}


def _living(chromium: Browser, url: str, atlas: Atlas, rounds: int, steps: int) -> dict[str, Any]:
    """Step, play and point in one page that stays open."""
    context = chrome.context(chromium)
    page = context.new_page()
    page.goto(url)
    page.wait_for_function("benchmark.seen.words > 0")
    page.wait_for_timeout(500)
    floor = spread(page.evaluate("benchmark.idle(1000)"))
    heap = chrome.heap(page)
    series = days(atlas, steps)
    stepped = {
        str(window or "all"): {
            kind: _steps(page, chosen, window, rounds)
            for kind, chosen in series.items()
            # How the day moves matters as much in every window; the bars are for these.
            if window in (BAR_WINDOW, WIDE) or kind == "dragged"
        }
        for window in WINDOWS
    }
    played = {name: _play(page, speed, atlas, rounds) for name, speed in SPEEDS.items()}
    chance = random.Random(synthetic.SEED)  # noqa: S311 - nothing to guess here
    points = [[chance.random(), chance.random()] for _ in range(300)]
    pointed = {}
    for window in WINDOWS:
        answer = page.evaluate("([days, at]) => benchmark.hits(days, at)", [window, points])
        pointed[str(window or "all")] = {
            **{name: round(1000 * time) for name, time in spread(answer["times"]).items()},
            "in_view": answer["inView"],
            "density": answer["density"],
        }
    found = {
        "idle_frame_ms": floor,
        "steps": stepped,
        "play": played,
        "hover_us": pointed,
        "words_ms": spread(page.evaluate("benchmark.words(40)")),
        "heap_mb": round(heap, 1),
        "heap_after_mb": round(chrome.heap(page), 1),
        "buffers_mb": round(page.evaluate("benchmark.buffers()") / 1e6, 1),
    }
    context.close()
    return found


def _steps(page: Page, chosen: list[int], window: int | None, rounds: int) -> dict[str, Any]:
    script, drawn, screen, processor, most = [], [], [], [], 0
    for _ in range(rounds):
        with traced(page) as trace:
            times = page.evaluate(
                "([days, window]) => benchmark.steps(days, window)", [chosen, window]
            )
        script.append(spread(times["script"]))
        drawn.append(spread(times["drawn"]))
        screen.append(spread(trace.to_screen()))
        processor.append(spread(trace.processor()))
        most = times["most"]
    return {
        "script": best(script),
        "drawn": best(drawn),
        "screen": best(screen),
        "processor": best(processor),
        "most_in_window": most,
    }


def _play(page: Page, speed: int, atlas: Atlas, rounds: int) -> dict[str, Any]:
    start = payload_day(atlas.axis_start) + 60
    found = []
    for _ in range(rounds):
        with traced(page) as trace:
            times = page.evaluate(
                "([speed, day, ms]) => benchmark.play(speed, day, ms)", [speed, start, PLAY_MS]
            )
        found.append(
            {
                **trace.dropped(),
                "frame_ms": spread(times["gaps"]),
                "longest_on_screen_ms": round(trace.longest_gap(), 1),
                "long_tasks": len(times["tasks"]),
                "longest_task_ms": round(max(times["tasks"], default=0)),
                "days_passed": times["went"],
            }
        )
    return min(found, key=lambda one: (one["long_tasks"], one["frame_ms"]["max"]))
