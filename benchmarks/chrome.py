"""Headless Chromium, as the figures are taken with it: without a GPU, at a laptop's window size."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

DRIVER = Path(__file__).with_name("driver.js")
SIZE = {"width": 1440, "height": 900}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc"]


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium: the one on the path, else the one that Playwright has fetched."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


def context(chromium: Browser) -> BrowserContext:
    """Open a fresh profile, with an empty cache, in which every frame has the driver."""
    made = chromium.new_context(viewport=SIZE, device_scale_factor=1)
    made.add_init_script(path=DRIVER)
    made.set_default_timeout(90_000)
    return made


def devtools(page: Page) -> CDPSession:
    """Open a line to the page's developer tools."""
    return page.context.new_cdp_session(page)


def heap(page: Page) -> float:
    """Return the used JavaScript heap in MB, after collecting garbage."""
    line = devtools(page)
    line.send("HeapProfiler.collectGarbage")
    line.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in line.send("Performance.getMetrics")["metrics"]}
    return float(metrics["JSHeapUsedSize"]) / 1e6
