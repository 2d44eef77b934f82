"""The app in a real browser: one server, one Chromium, and readers who notice what goes wrong."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import (
        Browser,
        BrowserContext,
        ConsoleMessage,
        Frame,
        Page,
        Playwright,
        Request,
    )

ROOT = Path(__file__).parents[2]
LOCAL = {"localhost", "127.0.0.1", ""}
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 40
WAIT_MS = 20_000
expect.set_options(timeout=WAIT_MS)  # a busy machine is slow now and then

READY = """() => {
  const map = window.map_div;
  return Boolean(map?.sahelscopeEvents?.rested && map.sahelscopeSites && map.sahelscopeArea
    && map.sahelscopeSeq && document.querySelector('.ss-count')?.textContent);
}"""
NOW = """async () => {
  const map = window.map_div, { now } = map.sahelscopeState;
  const { table, known, words } = map.sahelscopeEvents;
  const rows = Array.from(table.found.slice(0, known.count));
  await words.load(rows, Infinity);
  return {
    ...now, day: window.sahelscope.days.toISO(now.day), hide: [...now.hide].sort(),
    eventMask: now.eventMask !== null, siteMask: now.siteMask !== null,
    countries: now.countries && [...now.countries].sort(),
    events: rows.map((row) => words.of(row).id).sort(),
    sites: map.sahelscopeSites.shown().map(({ site }) => site.id).sort(),
    area: map.sahelscopeArea.shown()
      .map(({ country, stage, start }) => `${country} ${stage} ${start}`).sort(),
    view: [map.getCenter().lat, map.getCenter().lng, map.getZoom()],
  };
}"""
# A frame later everything that a change of state leads to has been drawn.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
IDLE = """() => document.querySelector('[data-testid="stApp"]')
  ?.dataset.testScriptState === 'notRunning'"""


@contextmanager
def serve(log: Path, app: Path = ROOT / "app.py", **environment: str) -> Iterator[str]:
    """Run the app on a free port and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    command += ["--server.headless=true", f"--server.port={port}"]
    command += ["--server.fileWatcherType=none"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://localhost:{port}"
    try:
        _wait_until_healthy(address, process, log)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health"):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"the app did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


def _chromium(playwright: Playwright) -> str:
    given = os.environ.get("CHROMIUM")
    found = [given] if given else [shutil.which(program) for program in PROGRAMS]
    found.append(playwright.chromium.executable_path)
    for path in found:
        if path and Path(path).exists():
            return path
    pytest.skip(
        "no Chromium found: install it (apt install chromium, or playwright install chromium), "
        "or name its program in the environment variable CHROMIUM"
    )


@dataclass
class Reader:
    """Somebody at a browser, who notices errors and requests to other hosts."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    expects_outside: bool = False

    def watch(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._note)
        self.page.on("websocket", lambda socket: self._judge(socket.url))

    def _hear(self, said: ConsoleMessage) -> None:
        # Streamlit looks for its server below a page's own address first, and finds it above.
        probing = "404" in said.text and "/_stcore/" in said.location.get("url", "")
        if said.type == "error" and not probing:
            self.faults.append(said.text)

    def _note(self, request: Request) -> None:
        self._judge(request.url)

    def _judge(self, url: str) -> None:
        if (urlsplit(url).hostname or "") not in LOCAL:
            self.outside.append(url)

    def open(self, path: str = "", *, ready: bool = True, **params: str) -> Reader:
        """Follow a link and, on the map page, wait until the whole map is there."""
        self.page.goto(f"{self.address}/{path}" + (f"?{urlencode(params)}" if params else ""))
        if ready and path in {"", "map"}:
            self.wait_for_map()
        self.idle()
        return self

    def wait_for_map(self) -> None:
        self.page.locator("iframe[title*=folium]").wait_for(timeout=WAIT_MS)
        self.until(READY)
        self.idle()

    @property
    def frame(self) -> Frame:
        handle = self.page.wait_for_selector("iframe[title*=folium]", timeout=WAIT_MS)
        frame = handle.content_frame() if handle else None
        assert frame is not None
        return frame

    def until(self, condition: str, argument: Any = None) -> None:
        """Wait for a condition inside the map's frame."""
        self.frame.wait_for_function(condition, arg=argument, timeout=WAIT_MS)

    def idle(self) -> None:
        """Wait until Python has nothing left to do."""
        self.page.wait_for_function(IDLE, timeout=WAIT_MS)

    def settle(self, **params: str | None) -> None:
        """Wait until the page's address says this, and Python is done."""
        self.page.wait_for_function(
            """wanted => {
              const now = new URL(location.href).searchParams;
              return Object.entries(wanted).every(([name, text]) => now.get(name) === text);
            }""",
            arg=params,
            timeout=WAIT_MS,
        )
        self.idle()

    @property
    def now(self) -> dict[str, Any]:
        """What the map shows, in ids."""
        self.frame.evaluate(DRAWN)
        shown: dict[str, Any] = self.frame.evaluate(NOW)
        return shown

    @property
    def params(self) -> dict[str, str]:
        """The page's address as a mapping."""
        found = parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)
        return {name: values[-1] for name, values in found.items()}

    def press(self, *keys: str) -> None:
        """Press keys with the map in focus."""
        self.frame.locator(".ss-range").focus()
        for key in keys:
            self.page.keyboard.press(key)

    def set(self, **values: Any) -> None:
        """Move the map's own state, as one of its controls would."""
        self.frame.evaluate("values => map_div.sahelscopeState.set(values)", values)

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place lies on the screen, in CSS pixels."""
        box = self.page.locator("iframe[title*=folium]").bounding_box()
        assert box is not None
        x, y = self.frame.evaluate(
            "place => { const { x, y } = map_div.latLngToContainerPoint(place); return [x, y]; }",
            [lat, lon],
        )
        return box["x"] + x, box["y"] + y

    def pixels(self) -> list[int]:
        """Sum up each of the map's canvases in a number that changes with what is drawn."""
        self.frame.evaluate(DRAWN)
        sums: list[int] = self.frame.evaluate(
            """() => Array.from(document.querySelectorAll('.leaflet-pane canvas'), (canvas) => {
              const { width, height } = canvas;
              // A copy: what a canvas shows as a picture cannot be read from itself.
              const copy = new OffscreenCanvas(width, height).getContext('2d');
              copy.drawImage(canvas, 0, 0);
              const { data } = copy.getImageData(0, 0, width, height);
              let sum = 0;
              for (const word of new Int32Array(data.buffer)) sum = (Math.imul(sum, 31) + word) | 0;
              return sum;
            })"""
        )
        return sums


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=_chromium(playwright),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                # Whatever else is reachable from here, the page reaches this host only.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ],
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    # One for all: pages are sessions of their own to Streamlit, and share what is cached.
    return browser.new_context()


@pytest.fixture
def readers(context: BrowserContext) -> Iterator[Callable[..., Reader]]:
    """Let any number of readers in; none may have met an error or left this host."""
    came: list[Reader] = []

    def come(
        address: str,
        size: tuple[int, int] = (1400, 950),
        scheme: Literal["light", "dark"] = "light",
    ) -> Reader:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=scheme)
        reader = Reader(page, address)
        reader.watch()
        came.append(reader)
        return reader

    yield come
    try:
        for reader in came:
            if not reader.expects_outside:
                assert reader.faults == []
                assert reader.outside == []
    finally:
        for reader in came:
            reader.page.close()


@pytest.fixture
def reader(readers: Callable[..., Reader], server: str) -> Reader:
    return readers(server)


@pytest.fixture(scope="session")
def serve_with() -> Callable[..., Any]:
    """Run a second app, with an environment of its own."""
    return serve
