"""The time map: a folium map whose slider lives in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import folium
from folium.template import Template
from xyzservices import providers

from components.timemap import layers
from components.timemap.base import BaseMap
from components.timemap.payload import day_number, orders
from components.timemap.style import style, text
from components.view import USUALLY_HIDDEN
from geodata import tour as tours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.assets import Deferred
    from components.timemap.files import Files
    from geodata import Atlas

TILES = {
    "osm": providers.OpenStreetMap.Mapnik,
    "light": providers.Esri.WorldGrayCanvas,
    "imagery": providers.Esri.WorldImagery,
}


class TimeMap(BaseMap):
    """A map of the atlas with a time slider.

    It needs no server: with ``assets="inline"`` everything is in the page.

    Parameters
    ----------
    atlas : geodata.Atlas
        What is shown.
    files : Files
        The atlas's files, as :func:`components.timemap.files.build` makes them; the map speaks
        their language.
    assets : {"inline", "served"}
        Where scripts and data come from.
    tour : bool
        Whether the tour is offered; its stops may lie outside the days of a part of the tables.

    Examples
    --------
    >>> import geodata
    >>> from components.timemap import TimeMap, build
    >>> atlas = geodata.load()
    >>> page = TimeMap(atlas, build(atlas)).get_root().render()
    >>> "https://cdn" in page
    False
    """

    def __init__(
        self,
        atlas: Atlas,
        files: Files,
        assets: Literal["inline", "served"] = "inline",
        *,
        tour: bool = True,
    ) -> None:
        # The dock has the arrow keys; a fast wheel would skip zooms at this snap.
        super().__init__(
            files,
            assets,
            early=(
                files.boundaries,
                files.area,
                files.sites,
                files.labels,
                files.events,
                # A single part is needed in any view.
                *(files.deferred if len(files.deferred) == 1 else ()),
            ),
            keyboard=False,
            wheel_px_per_zoom_level=90,
        )
        address = self.address
        groups, powers, stages = (list(style()[name]) for name in ("groups", "powers", "stages"))
        shown = (
            layers.Boundaries(
                url=address(files.boundaries), attribution=text(files.lang)["attribution"]
            ),
            layers.Area(url=address(files.area)),
            layers.Presence(url=address(files.sites)),
            layers.Labels(url=address(files.labels)),
            layers.Events(
                url=address(files.events),
                details=self._pattern(files.deferred),
                rows=files.details.rows,
                groups=groups,
            ),
        )
        for part in (
            *shown,
            layers.Basemaps(providers=_tiles(files.lang)),
            layers.Compare(**{layer.function: layer.options for layer in shown}),
            layers.Shape(),
            *([layers.Tour(stops=_stops(atlas, files.lang))] if tour else []),
            layers.Legend(powers=powers, stages=stages, groups=groups),
            layers.PlaceSearch(url=address(files.places)),
            layers.TimeDock(
                first=atlas.axis_start.isoformat(),
                last=atlas.last_day.isoformat(),
                opening=atlas.opening_day.isoformat(),
                powers=powers,
                labels=_series_labels(atlas, files.lang),
                turning_points=_turning_points(atlas),
            ),
            layers.Theme(),
            layers.Link(),
        ):
            self.add_child(part)

    def _pattern(self, parts: Sequence[Deferred]) -> str:
        """Return the parts' common address, with ``*`` for a part's number."""
        addresses = [self.address(part) for part in parts]
        return addresses[0].replace("-0.", "-*.") if addresses else ""


class Update(folium.FeatureGroup):
    """What the page tells a map that is already there; drawn by nothing, seen by its state.

    Parameters
    ----------
    **state
        ``seq`` and ``command`` (applied once), and the masks of the filters.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.featureGroup();
        sahelscope.update({{ this._parent.get_name() }}, {{ this.json }});
        {% endmacro %}
        """
    )

    def __init__(self, **state: Any) -> None:
        super().__init__(name="update", control=False)
        self.json = layers.literal(state)


def _tiles(lang: str) -> dict[str, dict[str, Any]]:
    return {
        key: {
            "name": text(lang)["tiles"][key],
            "url": tiles.build_url(),
            "options": {"attribution": tiles.html_attribution, "maxZoom": 19},
        }
        for key, tiles in TILES.items()
    }


def _stops(atlas: Atlas, lang: str) -> list[dict[str, Any]]:
    return [
        {
            "title": stop.told(lang)[0],
            "text": stop.told(lang)[1],
            "day": day_number(stop.day),
            "window": stop.window,
            "view": [stop.lat, stop.lon, stop.zoom],
            "hide": [*USUALLY_HIDDEN, *stop.hide],
            "record": stop.record,
        }
        for stop in tours.stops(atlas)
    ]


def _series_labels(atlas: Atlas, lang: str) -> dict[str, list[str]]:
    labels = {
        name: atlas.vocabulary.labels({"group": "category_group"}.get(name, name), lang)
        for name in orders(atlas)
    }
    return {name: [labels[name][code] for code in codes] for name, codes in orders(atlas).items()}


def _turning_points(atlas: Atlas) -> list[dict[str, Any]]:
    return [
        {"id": event, "day": day_number(row.date), "title": row.title, "category": row.category}
        for event, row in zip(
            atlas.turning_points().index, atlas.turning_points().itertuples(), strict=True
        )
    ]
