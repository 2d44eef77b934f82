"""A day, a comparison and a marked place in sentences, in the session's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import lang
from geodata import headline as english
from geodata.briefing import changes as told
from geodata.briefing import french, selected

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from geodata import Atlas, Snapshot
    from geodata.comparison import Comparison
    from geodata.selection import Selection
    from geodata.shape import Shape


def group_name(date: dt.date) -> str:
    """Name those whose area is drawn on a day."""
    return french.group_name(date) if lang() == "fr" else english.group_name(date)


def headline(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Tell a day in a line for each power and one for the area."""
    return french.headline(snapshot) if lang() == "fr" else list(snapshot.headline())


def day(snapshot: Snapshot) -> list[str]:
    """Tell a day in sentences."""
    if lang() == "fr":
        return [sentence for part in french.parts(snapshot).values() for sentence in part]
    return snapshot.summary()


def changes(compared: Comparison) -> pd.DataFrame:
    """Tell every change between two days, as a table with a column ``sentence``."""
    return told.sentences(compared, lang())


def marked(found: Selection) -> list[str]:
    """Tell what is in a marked place."""
    return selected.sentences(found, lang())


def shape(given: Shape, atlas: Atlas) -> str:
    """Name a marked place."""
    return selected.label(given, atlas, lang())
