"""A folium map whose scripts and styles come from the app itself, never from a network."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Literal

import folium

from components.timemap import layers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.assets import Asset, Deferred
    from components.timemap.files import Files

CENTRE = (14.2, 2.0)
ZOOM = 5
BOUNDS = ((-16.0, -26.0), (34.0, 30.0))
ROOT = "../../"
"""The app's root as seen from the frame that st_folium puts the map in, whatever the base path."""


def _fetch(urls: list[str]) -> str:
    """Write a script, as its own address, that begins to fetch what the map will ask for."""
    script = f"sahelscopeEarly=Object.fromEntries({json.dumps(urls)}.map(u=>[u,fetch(u)]))"
    return f"data:text/javascript;base64,{base64.b64encode(script.encode()).decode('ascii')}"


class BaseMap(folium.Map):
    """A map of the Sahel without tiles.

    Parameters
    ----------
    files : Files
        As :func:`components.timemap.files.build` makes them.
    assets : {"inline", "served"}
        ``inline`` puts scripts and data into the page, as a notebook or a file that is mailed
        needs them; ``served`` names addresses below the app's root.
    early : sequence of Asset
        Data that the browser should begin to fetch before the scripts, which it loads one by one.
    **options
        Further options of Leaflet's map, in snake case.
    """

    def __init__(
        self,
        files: Files,
        assets: Literal["inline", "served"],
        early: Sequence[Asset | Deferred] = (),
        **options: Any,
    ) -> None:
        (south, west), (north, east) = BOUNDS
        super().__init__(
            location=CENTRE,
            zoom_start=ZOOM,
            tiles=None,
            control_scale=True,
            min_lat=south,
            min_lon=west,
            max_lat=north,
            max_lon=east,
            max_bounds=True,
            zoom_snap=0.25,
            zoom_delta=0.5,
            **options,
        )
        # folium hands its own min_zoom and max_zoom to the tile layer, and there is none.
        self.options |= {"min_zoom": 4, "max_zoom": 14}
        self.assets = assets
        begun = [self.address(asset) for asset in early] if assets == "served" else []
        self.inlined = layers.Inlined()
        if assets == "inline":
            self.add_child(self.inlined)
        # folium's own lists name content delivery networks.
        self.default_js = [
            *([("early", _fetch(begun))] if begun else []),
            ("leaflet", self._linked(files.leaflet_script)),
            ("timemap", self._linked(files.script)),
        ]
        self.default_css = [
            ("leaflet_css", self._linked(files.leaflet_style)),
            ("timemap_css", self._linked(files.style)),
        ]

    def _linked(self, asset: Asset) -> str:
        """Return the address by which a page links a script or a style sheet."""
        return asset.data_uri if self.assets == "inline" else ROOT + asset.path

    def address(self, asset: Asset | Deferred) -> str:
        """Return the address under which our scripts ask for an asset."""
        if self.assets == "inline":
            self.inlined.options[asset.path] = asset.data_uri
            return asset.path
        return ROOT + asset.path
