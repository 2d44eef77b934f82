"""What a step costs with folium's own means, in the same browser on the same machine.

Run ``python -m benchmarks rivals`` for these figures alone. The scripts that folium names on
content delivery networks are answered from this machine, so no network is in the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks import chrome
from benchmarks.app import running
from benchmarks.figures import spread
from components.timemap.files import leaflet

if TYPE_CHECKING:
    from playwright.sync_api import Route

SIZES = (1_000, 10_000)
HOWS = {"redraw": "st_folium redrawn", "group": "feature_group_to_add, canvas markers"}
PORT = 8795
FIRST = 18_500
"""Where the slider of rival_page.py stands."""
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


def _answer(route: Route) -> None:
    """Answer for the delivery networks: Leaflet is here, the rest is not used."""
    script, styles = leaflet()
    name = route.request.url.rsplit("/", 1)[-1]
    if name == "leaflet.js":
        route.fulfill(body=script.body, content_type=script.media_type)
    elif name == "leaflet.css":
        route.fulfill(body=styles.body, content_type=styles.media_type)
    else:
        route.fulfill(
            body="", content_type="text/css" if name.endswith("css") else "text/javascript"
        )


def measure(sizes: tuple[int, ...] = SIZES, steps: int = 20) -> dict[str, Any]:
    """Measure, from the key on a Streamlit slider to the painted map, the ms of a step.

    Parameters
    ----------
    sizes : tuple of int
        Numbers of events loaded; those of 60 days are drawn.
    steps : int
        Steps of a day for each.

    Returns
    -------
    dict
        By way of drawing and number of events.
    """
    results: dict[str, Any] = {}
    with (
        running("benchmarks/rival_page.py", PORT) as _,
        chrome.browser() as chromium,
    ):
        for how, name in HOWS.items():
            for size in sizes:
                context = chrome.context(chromium)
                context.route(lambda url: "localhost" not in url, _answer)
                page = context.new_page()
                page.goto(f"http://localhost:{PORT}/?how={how}&count={size}")
                handle = page.get_by_role("slider")
                page.evaluate(SHOWN, 3.0)
                page.evaluate(
                    "addEventListener('keydown', () => benchmark.key = benchmark.clock(), true)"
                )
                times = []
                for day in range(FIRST + 1, FIRST + 1 + steps):
                    handle.focus()
                    page.keyboard.press("ArrowRight")
                    shown = page.evaluate(SHOWN, 3 + (day % 50) / 100)
                    times.append(shown - page.evaluate("benchmark.key"))
                    page.wait_for_timeout(150)
                results.setdefault(name, {})[str(size)] = spread(times)
                print(f"{name}, {size:,}: {spread(times)}", flush=True)
                context.close()
    return results
