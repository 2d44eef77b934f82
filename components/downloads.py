"""Files that are made when a reader asks for them; the last few are kept for the next reader."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geodata import Atlas, Snapshot
    from geodata.selection import Selection

DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PICTURES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
KEPT = 4
"""Files kept of each kind: some megabytes in all."""


@lru_cache(maxsize=KEPT)
def briefing(
    atlas: Atlas, days: tuple[dt.date, dt.date | None], *, kind: Any, **options: Any
) -> bytes:
    """Make a briefing for a day, or for two; see `geodata.briefing.render`."""
    from geodata.briefing import render  # noqa: PLC0415 - slow to import, seldom asked for

    return render(atlas, *days, format=kind, **options)


@lru_cache(maxsize=KEPT)
def picture(atlas: Atlas, day: dt.date, *, kind: Any, **options: Any) -> bytes:
    """Draw the map of a day; see `geodata.briefing.picture.render`."""
    from geodata.briefing.picture import render  # noqa: PLC0415 - the same

    return render(atlas, day, format=kind, **options)


@lru_cache(maxsize=KEPT)
def handout(atlas: Atlas, days: tuple[dt.date, dt.date], *, day: dt.date, lang: str) -> bytes:
    """Make the map as one file; see `components.handout.render`."""
    from components.handout import render  # noqa: PLC0415 - the same

    first, last = days
    return render(atlas, first=first, last=last, day=day, lang=lang).encode()


def data(
    atlas: Atlas, format_: str, tables: Sequence[str], chosen: Snapshot | Selection | None
) -> bytes:
    """Write tables in a format; see `geodata.exports.render`."""
    from geodata.exports import collect, render  # noqa: PLC0415 - the same

    return render(collect(atlas, tables, chosen), format_)


def inside(snapshot: Snapshot, shape: str | None) -> Snapshot | Selection:
    """Return what a snapshot holds in the marked part of the map, or all of it without one."""
    if not shape:
        return snapshot
    from geodata.selection import select  # noqa: PLC0415 - the same
    from geodata.shape import Shape  # noqa: PLC0415 - the same

    return select(snapshot, Shape.read(shape, snapshot.atlas))
