"""Exports of ACLED, as they are now and as they were.

The current layout has 31 columns [1]_; in March 2023 ``data_id``, ``event_id_no_cnty`` and ``iso3``
went and ``disorder_type``, ``civilian_targeting`` and ``tags`` came [2]_. Dates were written
``01 March 2020`` and are written ``2020-03-01``; ``inter1``, ``inter2`` and ``interaction`` were
numbers and are words. Codes of precision are from the codebook [1]_.

References
----------
.. [1] ACLED, "ACLED Codebook", https://acleddata.com/knowledge-base/codebook/
.. [2] ACLED, "Guide to 2023 ACLED Column Changes",
   https://acleddata.com/knowledge-base/guide-to-2023-acled-column-changes
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from geodata.filters import fold
from geodata.formats import cells
from geodata.formats.layouts import UNKNOWN, Columns, Layout, drafted, folded
from geodata.formats.tables import precisions, rows
from geodata.formats.textfile import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

CURRENT: Final = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
"""The 31 columns of an export."""

BEFORE_2023: Final = (
    "data_id",
    "iso",
    "event_id_cnty",
    "event_id_no_cnty",
    "event_date",
    "year",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "timestamp",
    "iso3",
)
"""The columns of an export before March 2023."""

TELLING: Final = frozenset({"event_date", "event_type", "actor1", "latitude", "longitude"})
IDENTIFYING: Final = ("event_id_cnty", "data_id")
USED: Final = (
    *IDENTIFYING,
    "event_date",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "country",
    "iso",
    "iso3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "notes",
    "fatalities",
)
CIVILIANS: Final = ("7", "civilians")
"""How ``inter1`` and ``inter2`` say that an actor is no fighter."""
TITLE: Final = 90


def layout(columns: Sequence[str]) -> Layout | None:
    """Recognise an export by its columns.

    Parameters
    ----------
    columns
        The file's columns, in any order and case.

    Returns
    -------
    Layout or None

    Examples
    --------
    >>> layout(CURRENT).key, layout(["date", "place"])
    ('acled', None)
    """
    names = folded(list(columns))
    identified = [name for name in IDENTIFYING if name in names]
    if not set(names) >= TELLING or not identified:
        return None
    old = "data_id" in names or "iso3" in names
    fields = {
        "id": names[identified[0]],
        "date": names["event_date"],
        "date_precision": names.get("time_precision", "time_precision"),
        "category": names["event_type"],
        "lat": names["latitude"],
        "lon": names["longitude"],
        "geo_precision": names.get("geo_precision", "geo_precision"),
        "country": names.get("country", "country"),
        "best": names.get("fatalities", "fatalities"),
    }
    return Layout(
        "acled",
        "ACLED export, the layout before 2023" if old else "ACLED export",
        [names[name] for name in USED if name in names],
        lambda frame: _draft(Columns(frame, names)),
        fields,
        confidence="medium",
        dayfirst=True,
        nearest=_nearest(),
    )


@cache
def _categories() -> dict[tuple[str, str], str]:
    return {
        (fold(row["event_type"]), fold(row["sub_event_type"])): row["category"]
        for row in rows("acled")
    }


@cache
def _nearest() -> frozenset[str]:
    return frozenset(
        " / ".join(filter(None, (row["event_type"], row["sub_event_type"])))
        for row in rows("acled")
        if row["closest"]
    )


def category(event_type: str, sub_event_type: str) -> str:
    """Return our category of a type, or nothing for a type that the table does not have.

    Examples
    --------
    >>> category("Violence against civilians", "Abduction/forced disappearance")
    'abduction'
    """
    main, sub = fold(event_type), fold(sub_event_type).replace("protestors", "protesters")
    known = _categories()
    return known.get((main, sub), known.get((main, ""), ""))


def _draft(column: Columns) -> pd.DataFrame:
    main, sub = column("event_type").str.strip(), column("sub_event_type").str.strip()
    types = cells.joined(" / ", main, sub)
    codes, pairs = pd.factorize(cells.joined("\x1f", main + " ", sub))
    found = np.array(
        [*(category(*str(pair).partition("\x1f")[::2]) for pair in pairs), ""], dtype=object
    )
    where = column("location")
    named = sub.where(sub != "", main)
    own = column("event_id_cnty")
    country = column("country")
    for other in ("iso3", "iso"):
        country = country.where(country.str.strip() != "", column(other))
    beside = [column("assoc_actor_1"), column("assoc_actor_2")]
    actors = [_civilian(column(f"actor{n}"), column(f"inter{n}")) for n in (1, 2)]
    return drafted(
        main.index,
        id=own.where(own.str.strip() != "", column("data_id")),
        date=column("event_date"),
        date_precision=cells.looked_up(
            column("time_precision"), precisions("acled", "time"), UNKNOWN
        ),
        type=types,
        category=pd.Series(pd.array(found[codes], dtype=TEXT), index=main.index),
        title=cells.joined(" at ", named, where).str.slice(0, TITLE),
        summary=column("notes"),
        place=where,
        country=country,
        lat=column("latitude"),
        lon=column("longitude"),
        geo_precision=cells.looked_up(
            column("geo_precision"), precisions("acled", "place"), UNKNOWN
        ),
        best=column("fatalities"),
        reported_by=column("source"),
        lead=cells.joined("; ", *actors),
        associated=cells.joined("; ", *beside),
        named=cells.joined("; ", column("actor1"), beside[0], column("actor2"), beside[1]),
    )


def _civilian(actor: pd.Series[str], inter: pd.Series[str]) -> pd.Series[str]:
    """Say of an actor who is coded as a civilian under another name that it is one."""
    coded = inter.str.strip().str.lower().isin(CIVILIANS)
    plain = pd.array(pc.starts_with(cells.arrow(actor), "Civilians"))
    marked = coded & ~pd.Series(plain, index=actor.index).astype(bool) & (actor != "")
    return actor.where(~marked, "Civilians: " + actor)
