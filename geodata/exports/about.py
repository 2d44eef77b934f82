"""What goes with every file: whose the data are, which version, as of when, what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from geodata.events import CURATED
from geodata.summary import spell

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from geodata.atlas import Atlas
    from geodata.selection import Selection
    from geodata.snapshot import Snapshot

BOUNDARIES = "Boundaries: Natural Earth, public domain; they imply no opinion on any territory."

MEANING = (
    "Dates are as exact as the precision beside them: a month stands for its first day.",
    "start and end give the interval that is meant: from start until the day before end.",
    "The area is approximate. It is reported activity, not control.",
    "Deaths are what sources report, lowest to highest; where a cell is empty, no source says.",
    "Head counts are single dated figures. A site's is part of its country's: never add the two.",
    "That nothing is recorded does not mean that nothing happened.",
)
"""What the figures mean and do not mean."""


@dataclass(frozen=True)
class About:
    """What a reader of a file has to know of it.

    Parameters
    ----------
    title : str
        What the data are.
    scope : str
        Which part of them the file holds.
    attribution, licence, licence_url : str
        Whose they are and under which terms.
    version : str
        The data's version.
    as_of : datetime.date
        The last day that the data speak for.
    datasets : tuple of str
        Imported datasets among the events, whose own terms apply.

    Examples
    --------
    >>> import geodata
    >>> dict(about(geodata.load()).rows())["Licence"]
    'CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/'
    """

    title: str
    scope: str
    attribution: str
    licence: str
    licence_url: str
    version: str
    as_of: dt.date
    datasets: tuple[str, ...] = ()

    def rows(self) -> list[tuple[str, str]]:
        """Return labels and texts, in the order in which they are read."""
        imported = ", ".join(self.datasets)
        rows = [
            ("Title", self.title),
            ("Holds", self.scope),
            ("Attribution", self.attribution),
            ("Licence", f"{self.licence}, {self.licence_url}"),
            ("Data version", self.version),
            ("As of", self.as_of.isoformat()),
            ("Boundaries", BOUNDARIES.removeprefix("Boundaries: ")),
            *(("Meaning", sentence) for sentence in MEANING),
        ]
        if imported:
            terms = f"Events of {imported} were imported: their publishers' terms apply to them."
            rows.insert(4, ("Imported", terms))
        return rows

    def metadata(self) -> dict[str, str]:
        """Return the short facts by their machine names, for formats that keep such pairs.

        Examples
        --------
        >>> import geodata
        >>> about(geodata.load()).metadata()["as_of"]
        '2026-07-04'
        """
        pairs = {
            "title": self.title,
            "scope": self.scope,
            "attribution": self.attribution,
            "licence": self.licence,
            "licence_url": self.licence_url,
            "version": self.version,
            "as_of": self.as_of.isoformat(),
            "notes": " ".join(MEANING),
            "boundaries": BOUNDARIES,
        }
        return pairs | ({"imported": ", ".join(self.datasets)} if self.datasets else {})

    def text(self) -> str:
        """Return the whole as lines of plain text."""
        return "".join(f"{label}: {text}\n" for label, text in self.rows())


def about(
    atlas: Atlas, chosen: Snapshot | Selection | None = None, datasets: Iterable[str] = ()
) -> About:
    """Say what a file of an atlas, or of a part of it, is.

    Parameters
    ----------
    atlas : Atlas
        Where the data come from.
    chosen : Snapshot or Selection, optional
        The part; None for everything.
    datasets : iterable of str
        The values of ``dataset`` among its events.

    Returns
    -------
    About

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> about(atlas, atlas.at("2024-09-16")).scope
    'What was true on 16 September 2024, with the events of 10 September 2024 to 16 September 2024.'
    """
    package = atlas.seeds.package
    licence = package["licenses"][0]
    return About(
        title=str(package["title"]),
        scope=scope(atlas, chosen),
        attribution=str(package["attribution"]),
        licence=str(licence["name"]),
        licence_url=str(licence["path"]),
        version=atlas.version,
        as_of=atlas.as_of,
        datasets=tuple(sorted({*datasets} - {CURATED, ""})),
    )


def scope(atlas: Atlas, chosen: Snapshot | Selection | None) -> str:
    """Tell in a sentence or two which part of an atlas was chosen.

    Examples
    --------
    >>> import geodata
    >>> scope(geodata.load(), None)
    'Everything that the tables hold.'
    """
    if chosen is None:
        return "Everything that the tables hold."
    shape = getattr(chosen, "shape", None)
    snapshot = cast("Snapshot", getattr(chosen, "snapshot", chosen))
    window, day = snapshot.window, spell(snapshot.day)
    if window.last is None:
        events = f"from {day} on"
    elif window.start.year == 1:
        events = f"up to {day}"
    else:
        events = f"of {spell(window.start)} to {spell(window.last)}"
    told = [f"What was true on {day}, with the events {events}."]
    if shape is not None:
        told.append(f"Only what lies within {shape.label(atlas)}; parts of the area are whole.")
    filters = snapshot.filters
    fields = {name: getattr(filters, name) for name in filters.__dataclass_fields__}
    named = [
        f"{name} {value if isinstance(value, str) else ', '.join(value)}"
        for name, value in fields.items()
        if value
    ]
    if named:
        told.append(f"Filters: {'; '.join(named)}.")
    return " ".join(told)
