"""A small map of a few records, with the same land and colours as the large one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from components.timemap import layers
from components.timemap.base import BaseMap
from components.timemap.style import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.timemap.files import Files


class SmallMap(BaseMap):
    """A map that shows some records as dots and their titles as tooltips.

    Parameters
    ----------
    files : Files
        As :func:`components.timemap.files.build` makes them.
    points : sequence of dict
        ``lat``, ``lon`` (degrees, WGS 84), ``title``, and ``table`` and ``colour``, which name a
        colour of ``style.json``; with ``own`` a record is drawn as a ring.
    assets : {"inline", "served"}
        Where scripts and data come from.
    """

    def __init__(
        self,
        files: Files,
        points: Sequence[dict[str, Any]],
        assets: Literal["inline", "served"] = "inline",
    ) -> None:
        super().__init__(files, assets)
        self.add_child(
            layers.Boundaries(
                url=self.address(files.boundaries), attribution=text(files.lang)["attribution"]
            )
        )
        self.add_child(layers.Labels(url=self.address(files.labels)))
        self.add_child(layers.Theme())
        self.add_child(layers.Points(points=list(points)))
