"""UCDP GED, yearly and candidate releases.

The 49 columns, their order (deaths come as ``best``, ``high``, ``low``) and the codes of precision
are those of the codebook [1]_. Candidate releases [2]_ have the same columns, and some have no
header.

References
----------
.. [1] Högbladh, Stina (2025), "UCDP GED Codebook version 25.1", Department of Peace and Conflict
   Research, Uppsala University, https://ucdp.uu.se/downloads/ged/ged251.pdf
.. [2] Hegre et al. (2020), "Introducing the UCDP Candidate Events Dataset", Research & Politics.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from geodata.formats import cells
from geodata.formats.countries import codes
from geodata.formats.layouts import UNKNOWN, Columns, Layout, drafted, folded
from geodata.formats.tables import precisions

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS: Final = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
TELLING: Final = frozenset(
    {"type_of_violence", "side_a", "side_b", "where_prec", "date_prec", "latitude", "longitude"}
)
USED: Final = (
    "id",
    "code_status",
    "type_of_violence",
    "dyad_name",
    "side_a",
    "side_b",
    "source_article",
    "source_office",
    "source_headline",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "latitude",
    "longitude",
    "country",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "best",
    "high",
    "low",
)
TYPES: Final = {
    "1": ("State-based conflict", "battle"),
    "2": ("Non-state conflict", "battle"),
    "3": ("One-sided violence", "attack_on_civilians"),
}
LAKE_CHAD: Final = 10.0
"""Degrees east: in Niger, Islamic State east of this is the one around Lake Chad."""
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


def headless(first: Sequence[str]) -> bool:
    """Tell whether a file's first row is one of GED's without a header.

    Parameters
    ----------
    first
        Its cells.

    Examples
    --------
    >>> headless(COLUMNS)
    False
    """
    return (
        len(first) == len(COLUMNS)
        and bool(_NUMBER.fullmatch(first[0]))
        and first[COLUMNS.index("type_of_violence")] in TYPES
    )


def layout(columns: Sequence[str]) -> Layout | None:
    """Recognise a release by its columns.

    Parameters
    ----------
    columns
        The file's columns, in any order and case.

    Returns
    -------
    Layout or None

    Examples
    --------
    >>> layout(COLUMNS).key
    'ucdp'
    """
    names = folded(list(columns))
    if not set(names) >= TELLING:
        return None
    roles = {
        "id": "id",
        "date": "date_start",
        "date_end": "date_end",
        "date_precision": "date_prec",
        "category": "type_of_violence",
        "lat": "latitude",
        "lon": "longitude",
        "geo_precision": "where_prec",
        "country": "country",
        "low": "low",
        "best": "best",
        "high": "high",
    }
    return Layout(
        "ucdp",
        "UCDP GED",
        [names[name] for name in USED if name in names],
        lambda frame: _draft(Columns(frame, names)),
        {role: names.get(name, name) for role, name in roles.items()},
        confidence="medium",
        dayfirst=True,
    )


def _draft(column: Columns) -> pd.DataFrame:
    index = column.frame.index
    violence = column("type_of_violence")
    told = cells.looked_up(violence, {code: words for code, (words, _) in TYPES.items()}, "")
    place = column("where_coordinates")
    place = place.where(place.str.strip() != "", column("where_description"))
    dyad, headline = column("dyad_name"), column("source_headline")
    office = column("source_office")
    unclear = (column("event_clarity").str.strip() == "2") | column(
        "code_status"
    ).str.lower().str.startswith("check")
    country = codes(column("country"))
    lon = cells.numbers(column("longitude"))
    sides = [_one_of_all(column(f"side_{one}"), country, lon) for one in "ab"]
    return drafted(
        index,
        id=column("id"),
        date=column("date_start"),
        date_end=column("date_end"),
        date_precision=cells.looked_up(column("date_prec"), precisions("ucdp", "time"), UNKNOWN),
        type=told.where(told != "", violence),
        category=cells.looked_up(violence, {code: ours for code, (_, ours) in TYPES.items()}, ""),
        title=cells.joined(": ", dyad, place).str.slice(0, 90),
        summary=cells.joined(". ", cells.joined(", ", told, dyad), headline),
        place=place,
        country=column("country"),
        lat=column("latitude"),
        lon=column("longitude"),
        geo_precision=cells.looked_up(column("where_prec"), precisions("ucdp", "place"), UNKNOWN),
        low=column("low"),
        best=column("best"),
        high=column("high"),
        reported_by=office.where(office.str.strip() != "", column("source_article")),
        confidence=cells.constant("", index).where(~unclear, "low"),
        lead=cells.joined("; ", *sides),
        named=cells.joined("; ", column("side_a"), column("side_b")),
    )


def _one_of_all(side: pd.Series[str], country: np.ndarray, lon: np.ndarray) -> pd.Series[str]:
    """Say which Islamic State is meant: GED has one name, ``IS``, for all of its provinces."""
    meant = (side.str.strip() == "IS").to_numpy(dtype=bool)
    if not meant.any():
        return side
    where = country.copy()
    where[where == "NER"] = np.where(
        lon[where == "NER"] < LAKE_CHAD, "NER west of 10 E", "NER east of 10 E"
    )
    named = pd.Series("IS in " + where.astype(object), index=side.index)
    return side.where(~meant, named.astype(side.dtype))
