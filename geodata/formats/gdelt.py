"""GDELT 2.0 events: 61 columns between tabs, without a header.

The columns and the types of places are those of the codebook [1]_, the codes of events those of
CAMEO. GDELT is coded by machine from news: one event can be many rows, and a place can be the
wrong one.

References
----------
.. [1] "The GDELT Event Database Data Format Codebook V2.0", 19 February 2015,
   http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from geodata.formats import cells
from geodata.formats.layouts import PASSED, UNKNOWN, Columns, Layout, drafted, folded
from geodata.formats.tables import precisions, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

_ACTOR: Final = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_PLACE: Final = (
    "Type",
    "FullName",
    "CountryCode",
    "ADM1Code",
    "ADM2Code",
    "Lat",
    "Long",
    "FeatureID",
)
COLUMNS: Final = (
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    *(f"Actor1{part}" for part in _ACTOR),
    *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    *(f"Actor1Geo_{part}" for part in _PLACE),
    *(f"Actor2Geo_{part}" for part in _PLACE),
    *(f"ActionGeo_{part}" for part in _PLACE),
    "DATEADDED",
    "SOURCEURL",
)
"""The 61 columns of an events file."""
USED: Final = (
    "GLOBALEVENTID",
    "SQLDATE",
    "Actor1Name",
    "Actor2Name",
    "EventCode",
    "EventRootCode",
    "ActionGeo_Type",
    "ActionGeo_FullName",
    "ActionGeo_CountryCode",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "SOURCEURL",
)
TELLING: Final = frozenset({"globaleventid", "sqldate", "eventrootcode", "actiongeo_lat"})
ROOTS: Final = ("18", "19", "20")
"""Roots of what is kept unless asked otherwise: assault, fight, mass violence."""
_DAY: Final = re.compile(r"\d{8}")


def headless(first: Sequence[str]) -> bool:
    """Tell whether a file's first row is one of GDELT's.

    Parameters
    ----------
    first
        Its cells.

    Examples
    --------
    >>> headless(["1", "20240916"] + [""] * 59)
    True
    """
    return len(first) == len(COLUMNS) and first[0].isdigit() and bool(_DAY.fullmatch(first[1]))


def layout(columns: Sequence[str], roots: Sequence[str] = ROOTS) -> Layout | None:
    """Recognise an events file by its columns, which `COLUMNS` names for it.

    Parameters
    ----------
    columns
        The file's columns.
    roots
        CAMEO root codes to keep.

    Returns
    -------
    Layout or None

    Examples
    --------
    >>> layout(COLUMNS).notes[0][:40]
    'Kept are the CAMEO root codes 18, 19, 20'
    """
    names = folded(list(columns))
    if not set(names) >= TELLING:
        return None
    fields = {
        "id": "globaleventid",
        "date": "sqldate",
        "category": "eventcode",
        "lat": "actiongeo_lat",
        "lon": "actiongeo_long",
        "geo_precision": "actiongeo_type",
        "country": "actiongeo_countrycode",
    }
    return Layout(
        "gdelt",
        "GDELT 2.0 events",
        [names[name.casefold()] for name in USED if name.casefold() in names],
        lambda frame: _draft(Columns(frame, names), frozenset(roots)),
        {role: names.get(name, name) for role, name in fields.items()},
        system="fips",
        confidence="low",
        notes=(
            f"Kept are the CAMEO root codes {', '.join(roots)}; all others are passed over.",
            "GDELT is coded by machine: one event can be many rows, and deaths are not counted.",
        ),
        nearest=frozenset(
            f"{row['code']} {row['label']}" for row in rows("cameo") if row["closest"]
        ),
    )


@cache
def _terms() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("cameo")}


def term(code: str) -> dict[str, str] | None:
    """Find what a CAMEO code is: itself, or else the code above it.

    Examples
    --------
    >>> term("1951")["category"], term("010")
    ('remote_violence', None)
    """
    known = _terms()
    return known.get(code) or known.get(code[:3]) or known.get(code[:2])


def _draft(column: Columns, roots: frozenset[str]) -> pd.DataFrame:
    code, root = column("eventcode").str.strip(), column("eventrootcode").str.strip()
    found = {str(one): term(str(one)) for one in code.unique()}
    labels = {c: one["label"] for c, one in found.items() if one}
    types = {c: f"{one['code']} {one['label']}" for c, one in found.items() if one}
    ours = {c: one["category"] for c, one in found.items() if one}
    label = cells.looked_up(code, labels, "")
    types_told = cells.looked_up(code, types, "")
    wanted = root.isin(roots)
    place = column("actiongeo_fullname")
    actors = cells.joined("; ", column("actor1name"), column("actor2name"))
    return drafted(
        code.index,
        id=column("globaleventid"),
        date=column("sqldate"),
        type=types_told.where(types_told != "", code),
        category=cells.looked_up(code, ours, "").where(wanted, PASSED),
        title=cells.joined(" at ", label, place).str.slice(0, 90),
        summary=cells.joined(": ", "CAMEO " + types_told, actors),
        place=place,
        country=column("actiongeo_countrycode"),
        lat=column("actiongeo_lat"),
        lon=column("actiongeo_long"),
        geo_precision=cells.looked_up(
            column("actiongeo_type"), precisions("gdelt", "place"), UNKNOWN
        ),
        reported_by=column("sourceurl"),
        lead=actors,
        named=actors,
    )
