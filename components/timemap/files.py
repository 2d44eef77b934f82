"""The files that a time map needs in the browser, made once per atlas."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from components.assets import SHELF, Asset, Deferred
from components.timemap import details, payload
from components.timemap.style import FOLDER, style, text

if TYPE_CHECKING:
    from components.timemap.details import Details
    from geodata import Atlas

SCRIPTS = (
    "days",
    "columns",
    "state",
    "palette",
    "elements",
    "canvas",
    "hover",
    "boundaries",
    "area",
    "slice",
    "details",
    "presence",
    "labels",
    "pointing",
    "stamps",
    "events",
    "basemaps",
    "compare",
    "shape",
    "tour",
    "legend",
    "search",
    "axis",
    "series",
    "chart",
    "lanes",
    "scrub",
    "play",
    "keys",
    "dock",
    "theme",
    "points",
    "overlay",
    "link",
)
"""The scripts in the order in which they build on one another."""

VOCABULARIES = {"stage": "stage", "power": "power", "kind": "kind", "group": "category_group"}
"""Labels that the map takes from the vocabulary, by the name it knows them under."""


@dataclass(frozen=True)
class Files:
    """Scripts, style sheets and data of a time map."""

    leaflet_script: Asset
    leaflet_style: Asset
    script: Asset
    style: Asset
    boundaries: Asset
    labels: Asset
    area: Asset
    sites: Asset
    events: Asset
    details: Details
    places: Asset
    lang: str = "en"

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Every file that each map loads."""
        return tuple(part for part in vars(self).values() if isinstance(part, Asset))

    @property
    def deferred(self) -> tuple[Deferred, ...]:
        """The files that a map loads when it needs them."""
        return self.details.parts

    def offer(self) -> Files:
        """Put every file on the server's shelf, where it stays as long as what is returned does.

        What is there already is taken from there, so that no content is held twice.
        """
        assets: dict[str, Any] = {
            name: SHELF.put(asset) for name, asset in vars(self).items() if isinstance(asset, Asset)
        }
        parts = tuple(SHELF.put(part) for part in self.deferred)
        return replace(self, **assets, details=replace(self.details, parts=parts))


@cache
def leaflet() -> tuple[Asset, Asset]:
    """Return Leaflet's script and style sheet, from the package that carries them."""
    folder = resources.files("xstatic.pkg.leaflet") / "data"
    return (
        Asset("leaflet.js", (folder / "leaflet.js").read_bytes(), "text/javascript"),
        Asset("leaflet.css", (folder / "leaflet.css").read_bytes(), "text/css"),
    )


def script(atlas: Atlas, lang: str = "en") -> Asset:
    """Join our scripts into one file, led by the colours, the words and the labels they use.

    One file because st_folium loads scripts one after another: twenty would be twenty round trips.
    """
    words = text(lang) | {
        name: atlas.vocabulary.labels(vocabulary, lang) for name, vocabulary in VOCABULARIES.items()
    }
    lead = json.dumps({"style": style(), "text": words}, ensure_ascii=False)
    sources = [(FOLDER / "js" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    joined = "\n".join(
        [f"window.sahelscope = Object.assign(window.sahelscope ?? {{}}, {lead});", *sources]
    )
    return Asset("timemap.js", joined.encode(), "text/javascript")


def build(atlas: Atlas, lang: str = "en") -> Files:
    """Make the files of an atlas's map; about half a second's work, so keep the result.

    Parameters
    ----------
    atlas : geodata.Atlas
        What is shown.
    lang : {'en', 'fr'}
        The language of controls, labels and dates. What the tables have in one language only, such
        as titles, stays in it.
    """
    leaflet_script, leaflet_style = leaflet()
    return Files(
        leaflet_script=leaflet_script,
        leaflet_style=leaflet_style,
        script=script(atlas, lang),
        style=Asset("timemap.css", (FOLDER / "timemap.css").read_bytes(), "text/css"),
        boundaries=payload.boundaries(atlas),
        labels=payload.labels(atlas, lang),
        area=payload.area(atlas),
        sites=payload.sites(atlas),
        events=payload.event_columns(atlas),
        details=details.build(atlas, lang),
        places=payload.places(atlas, lang),
        lang=lang,
    )
