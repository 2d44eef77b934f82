"""Sources and what they support: the way from an article to its records and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geodata.filters import fold, search_text

if TYPE_CHECKING:
    from geodata.atlas import Atlas

CITING = ("events", "sites", "strength", "zones")
"""The tables whose records cite sources."""


def citations(atlas: Atlas) -> pd.DataFrame:
    """List who cites whom.

    Parameters
    ----------
    atlas : Atlas
        The tables.

    Returns
    -------
    pandas.DataFrame
        One row per citation: ``source``, ``table`` and ``record``.

    Examples
    --------
    >>> import geodata
    >>> cited = citations(geodata.load())
    >>> cited.loc[cited["source"] == "hrw-20210609-solhan", "record"].tolist()
    ['2021-06-05-bfa-solhan']
    """
    rows = [
        (source, table, record)
        for table in CITING
        for record, sources in getattr(atlas, table)["sources"].items()
        for source in sources
    ]
    return pd.DataFrame(rows, columns=["source", "table", "record"])


def find(
    atlas: Atlas,
    text: str = "",
    *,
    publisher: tuple[str, ...] = (),
    lang: tuple[str, ...] = (),
    years: tuple[int, int] | None = None,
    record: str | None = None,
) -> pd.DataFrame:
    """Find sources.

    Parameters
    ----------
    atlas : Atlas
        The tables.
    text : str
        Words that must all occur in title, publisher or id, whatever their case and accents.
    publisher, lang : tuple of str
        Publishers and language codes to keep; none keeps all.
    years : tuple of int, optional
        First and last year of publication; sources without a date are then left out.
    record : str, optional
        Only the sources of this record.

    Returns
    -------
    pandas.DataFrame
        Rows of ``atlas.sources`` with ``supports``, the number of records that cite them; the
        latest first, those without a date last.

    Examples
    --------
    >>> import geodata
    >>> find(geodata.load(), "solhan", lang=("en",)).index[0]
    'hrw-20210609-solhan'
    """
    found = atlas.sources
    keep = pd.Series(data=True, index=found.index)
    if text:
        looked = search_text(found.reset_index(), ["id", "title", "publisher"])
        for word in fold(text).split():
            keep &= np.array([word in searched for searched in looked])
    if publisher:
        keep &= found["publisher"].isin(publisher)
    if lang:
        keep &= found["lang"].isin(lang)
    if years:
        keep &= found["published"].dt.year.between(*years)
    if record:
        keep &= found.index.isin(atlas.record(record)["sources"])
    supports = citations(atlas)["source"].value_counts()
    found = found[keep].assign(supports=supports.reindex(found.index[keep]).fillna(0).astype(int))
    return found.sort_values("published", ascending=False, na_position="last", kind="stable")
