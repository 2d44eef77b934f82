"""The whole app as a reader meets it: its start, the first map, and the way of a change.

Run ``python -m benchmarks app`` for these figures alone.
"""

from __future__ import annotations

import base64
import http.client
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geodata
from benchmarks import chrome
from benchmarks.figures import resident, spread
from components import timemap
from components.assets import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Frame, Page

ROOT = Path(__file__).parent.parent
PORT = 8793
WATCH = """
() => {
  const log = { sent: [], changed: [], keys: [] };
  const clock = benchmark.clock;
  addEventListener("message", (event) => {
    if (event.data?.type === "streamlit:setComponentValue") log.sent.push(clock());
  });
  addEventListener("keydown", (event) => event.key === "Enter" && log.keys.push(clock()), true);
  new MutationObserver(() => log.changed.push([clock(), document.querySelector("h4")?.innerText]))
    .observe(document.body, { childList: true, subtree: true, characterData: true });
  benchmark.log = log;
}
"""
WATCH_FRAME = """
() => {
  const log = { keys: [], masks: [] };
  document.addEventListener("keydown", () => log.keys.push(benchmark.clock()), true);
  benchmark.map().sahelscopeState.on(["eventMask"], async () => {
    await benchmark.painted();
    log.masks.push(benchmark.clock());
  });
  benchmark.log = log;
}
"""


@contextmanager
def running(
    script: str = "app.py", port: int = PORT, address: str = "/_stcore/health"
) -> Iterator[tuple[int, dict[str, float]]]:
    """Run a Streamlit script; yields its process id and the seconds until it answered.

    ``health`` is Streamlit's own sign of life, ``ready`` the first good answer for ``address``.
    """
    began = time.perf_counter()
    said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
    server = subprocess.Popen(  # noqa: S603 - our own script, no shell
        [
            *(sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)),
            *("--server.headless", "true", "--server.fileWatcherType", "none"),
        ],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=said,
    )
    try:
        times = {}
        for name, path in (("health", "/_stcore/health"), ("ready", address)):
            try:
                _wait_for(port, path)
            except TimeoutError as error:
                said.seek(0)
                raise RuntimeError(said.read().decode()[-2000:]) from error
            times[name] = round(time.perf_counter() - began, 2)
        yield server.pid, times
    finally:
        server.terminate()
        server.wait()
        said.close()


def _wait_for(port: int, path: str) -> None:
    for _ in range(6000):
        try:
            line = http.client.HTTPConnection("localhost", port, timeout=30)
            line.request("GET", path)
            if line.getresponse().status == http.client.OK:
                return
        except OSError:
            pass
        time.sleep(0.01)
    raise TimeoutError(path)


def measure(rounds: int = 3, sessions: int = 20) -> dict[str, Any]:
    """Measure the app.

    Parameters
    ----------
    rounds : int
        Times that each thing is repeated; the best counts where noise can only add.
    sessions : int
        How many readers at once.

    Returns
    -------
    dict
    """
    files = timemap.build(geodata.load())
    last = "/" + files.script.path
    starts = []
    for _ in range(rounds - 1):
        with running(address=last) as (_, times):
            starts.append(times)
    with running(address=last) as (pid, times), chrome.browser() as chromium:
        starts.append(times)
        url = f"http://localhost:{PORT}/"
        # The first script run of a process imports the pages; the bar is for a warm server.
        unwarmed = _first_map(chrome.context(chromium), url)
        cold = [_first_map(chrome.context(chromium), url) for _ in range(rounds)]
        context = chrome.context(chromium)
        _first_map(context, url)
        warm = [_first_map(context, url) for _ in range(rounds)]
        context.close()
        results = {
            "start_s": min(starts, key=lambda one: one["ready"]),
            "first_session_of_the_server_ms": unwarmed["ms"]["usable"],
            "first_map_cold_cache": min(cold, key=lambda one: one["ms"]["usable"]),
            "first_map_warm_cache": min(warm, key=lambda one: one["ms"]["usable"]),
            **_changes(chromium, url, rounds),
            "sessions": _sessions(chromium, url, pid, sessions),
        }
    print(f"first map: {results['first_map_cold_cache']['ms']}", flush=True)
    return results


def _map_frame(page: Page) -> Frame:
    """Wait for the map's frame to be usable."""
    handle = page.wait_for_selector("iframe[title*=folium]", state="attached")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the map has no frame")
    frame.wait_for_function("window.benchmark?.seen.words > 0", polling=50)
    return frame


def _first_map(context: BrowserContext, url: str) -> dict[str, Any]:
    """Open the app in a new tab and say when what was there, and how many bytes came."""
    page = context.new_page()
    line = chrome.devtools(page)
    line.send("Network.enable")
    urls: dict[str, str] = {}
    got = {"ours": 0.0, "streamlit": 0.0, "st_folium": 0.0, "websocket": 0.0}
    opened: list[float] = []
    frames: list[float] = []
    with_map: list[float] = []

    def count(event: dict[str, Any]) -> None:
        address = urls.get(event["requestId"], "")
        owner = "streamlit"
        if f"/{PREFIX}/" in address:
            owner = "ours"
        elif "streamlit_folium" in address:
            owner = "st_folium"
        got[owner] += event["encodedDataLength"]

    def receive(event: dict[str, Any]) -> None:
        payload = base64.b64decode(event["response"]["payloadData"])
        got["websocket"] += len(payload)
        frames.append(event["timestamp"])
        if b"streamlit_folium" in payload:
            with_map.append(event["timestamp"])

    line.on(
        "Network.requestWillBeSent", lambda e: urls.update({e["requestId"]: e["request"]["url"]})
    )
    line.on("Network.loadingFinished", count)
    line.on("Network.webSocketFrameReceived", receive)
    line.on("Network.webSocketHandshakeResponseReceived", lambda e: opened.append(e["timestamp"]))
    started: list[float] = []
    line.on("Network.requestWillBeSent", lambda e: started.append(e["timestamp"]))
    page.goto(url)
    frame = _map_frame(page)
    origin = page.evaluate("performance.timeOrigin")
    entries = """
      () => Object.fromEntries(performance.getEntriesByType("resource").map((one) =>
        [one.name.split("/").pop().split("?")[0], performance.timeOrigin + one.responseEnd]))
    """
    shell, parts = page.evaluate(entries), frame.evaluate(entries)
    born = frame.evaluate("performance.timeOrigin")
    usable, words = frame.evaluate("[benchmark.seen.ready, benchmark.seen.words]")
    scripts = max(
        at for name, at in shell.items() if name.startswith("index.") and name.endswith("js")
    )

    def since(at: float) -> int:
        return round(at - origin)

    found = {
        "ms": {
            "streamlit_script_loaded": since(scripts),
            "websocket_open": round(1000 * (opened[0] - started[0])),
            "first_websocket_message": round(1000 * (frames[0] - started[0])),
            "map_in_websocket": round(1000 * (with_map[0] - started[0])),
            "map_frame_asked_for": since(born),
            "st_folium_script_loaded": since(
                max(at for n, at in parts.items() if n.startswith("main."))
            ),
            "map_scripts_loaded": since(parts["timemap.js"]),
            "map_data_loaded": since(
                max(at for n, at in parts.items() if n.endswith((".json", ".bin")))
            ),
            "usable": since(usable),
            "words_of_events": since(words),
        },
        "wire_kb": {owner: round(size / 1000) for owner, size in got.items()},
    }
    page.close()
    return found


def _changes(chromium: Browser, url: str, rounds: int) -> dict[str, Any]:
    """Time a settled slider on its way to the panels, and a filter on its way to the map."""
    context = chrome.context(chromium)
    page = context.new_page()
    page.goto(url)
    frame = _map_frame(page)
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    frame.evaluate(WATCH_FRAME)
    waits: dict[str, list[float]] = {
        "key_to_panels": [],
        "sent_to_panels": [],
        "sent_to_last_change": [],
    }
    for _ in range(4 * rounds):
        before = page.locator("h4").first.inner_text()
        page.evaluate("benchmark.log.sent.length = benchmark.log.changed.length = 0")
        frame.evaluate("benchmark.log.keys.length = 0")
        frame.locator(".ss-range").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "(text) => document.querySelector('h4').innerText !== text", arg=before
        )
        page.wait_for_timeout(900)
        log, key = page.evaluate("benchmark.log"), frame.evaluate("benchmark.log.keys[0]")
        panels = next(at for at, text in log["changed"] if text != before)
        waits["key_to_panels"].append(panels - key)
        waits["sent_to_panels"].append(panels - log["sent"][0])
        waits["sent_to_last_change"].append(log["changed"][-1][0] - log["sent"][0])
    box = page.get_by_label("Search titles, places, actors")
    filtered = []
    for at in range(2 * rounds):
        page.evaluate("benchmark.log.keys.length = 0")
        frame.evaluate("benchmark.log.masks.length = 0")
        box.fill("" if at % 2 else "Gao")
        page.keyboard.press("Enter")
        frame.wait_for_function("benchmark.log.masks.length > 0", polling=20)
        filtered.append(
            frame.evaluate("benchmark.log.masks[0]") - page.evaluate("benchmark.log.keys[0]")
        )
        page.wait_for_timeout(600)
    context.close()
    return {
        "settled_slider_ms": {name: spread(times) for name, times in waits.items()},
        "filter_to_map_ms": spread(filtered),
    }


def _sessions(chromium: Browser, url: str, pid: int, count: int) -> dict[str, float]:
    """Open sessions side by side and see what each one takes of the server's memory."""
    before = resident(pid)
    contexts = []
    for _ in range(count):
        context = chrome.context(chromium)
        page = context.new_page()
        page.goto(url)
        _map_frame(page)
        contexts.append(context)
    after = resident(pid)
    for context in contexts:
        context.close()
    return {
        "opened": count,
        "server_before_mb": round(before, 1),
        "server_after_mb": round(after, 1),
        "mb_each": round((after - before) / count, 2),
    }
