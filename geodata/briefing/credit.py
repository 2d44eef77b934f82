"""Whose the data of a briefing is, which version, and how far it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.briefing.words import words
from geodata.events import CURATED

if TYPE_CHECKING:
    import pandas as pd

    from geodata.atlas import Atlas


def credit(atlas: Atlas, events: pd.DataFrame, lang: str) -> str:
    """Say whose the data is.

    Parameters
    ----------
    atlas : Atlas
        Where it comes from.
    events : pandas.DataFrame
        The events that are shown; those imported have terms of their own.
    lang : {'en', 'fr'}
        The language.

    Returns
    -------
    str

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> "CC BY 4.0" in credit(atlas, atlas.events, "en")
    True
    """
    text = words(lang)
    own = text.say("credit", version=atlas.version, as_of=text.spell(atlas.as_of))
    return f"{own} {imported(events, lang)}".strip()


def imported(events: pd.DataFrame, lang: str) -> str:
    """Name the datasets that events were imported from; empty when there are none.

    Examples
    --------
    >>> import pandas as pd
    >>> imported(pd.DataFrame({"dataset": ["", "acled"]}), "en")
    'Events of acled were imported: their publishers’ terms apply to them.'
    """
    datasets = sorted(set(events["dataset"].dropna()) - {CURATED, ""})
    return words(lang).say("imported", datasets=", ".join(datasets)) if datasets else ""
