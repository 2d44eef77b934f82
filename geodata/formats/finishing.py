"""The last steps: doubles go, events get their ids, and the dataset becomes a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geodata.formats import cells
from geodata.formats.report import COLUMNS
from geodata.formats.tables import dataset

if TYPE_CHECKING:
    from geodata.formats.rows import Judge

EVENTS: Final = (
    "id",
    "date",
    "date_end",
    "date_precision",
    "category",
    "title",
    "summary",
    "actors",
    "country",
    "place",
    "lat",
    "lon",
    "geo_precision",
    "fatalities_low",
    "fatalities_best",
    "fatalities_high",
    "sources",
    "confidence",
    "dataset",
    "reported_by",
    "named_actors",
)
"""Columns of imported events: those of the events table, and three of their own."""


def together(faults: list[pd.DataFrame]) -> pd.DataFrame:
    """Put the faults of a file into one table, by row."""
    if not faults:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(faults, ignore_index=True).sort_values("row", kind="stable", ignore_index=True)


def once(events: pd.DataFrame, judge: Judge) -> tuple[pd.DataFrame, int]:
    """Keep the first of the rows that have one id, and then of those that have one content.

    Parameters
    ----------
    events
        As `rows.Judged` has them.
    judge
        Is told of the others.

    Returns
    -------
    pandas.DataFrame, int
        The rows that stay, and how many do not.
    """
    before = len(events)
    for column, reason in (("own", "has the id of row"), ("content", "says what is said in row")):
        double = events[column].duplicated()
        if column == "own":
            double &= events["own"] != ""
        if not double.any():
            continue
        first = events.drop_duplicates(column).set_index(column)["row"]
        found = events[double]
        earlier = first.reindex(found[column])
        judge.faults.append(
            pd.DataFrame(
                {
                    "row": found["row"].to_numpy(),
                    "what": "duplicate",
                    "field": judge.layout.fields.get("id", "id"),
                    "value": found["own"].astype(object).to_numpy(),
                    "reason": [f"{reason} {row}" for row in earlier],
                    "remedy": "nothing: the first one was kept",
                }
            )
        )
        events = events[~double]
    return events.reset_index(drop=True), before - len(events)


def finished(events: pd.DataFrame, key: str) -> pd.DataFrame:
    """Give the events their ids and their source."""
    slug = pc.replace_substring_regex(pc.utf8_lower(cells.arrow(events["own"])), "[^a-z0-9]+", "-")
    slug = pc.utf8_trim(slug, "-")
    numbered = pc.binary_join_element_wise("row", pa.array(events["row"]).cast(pa.string()), "")
    slug = pc.if_else(pc.equal(slug, ""), numbered, slug)
    own = cells.series(slug, events.index)
    again = own.duplicated(keep=False).to_numpy()
    if again.any():
        rows = cells.series(numbered, events.index)
        own = own.where(~again, own + "-" + rows)
    cited = np.empty(len(events), dtype=object)
    cited.fill((key,))
    whole = events.assign(
        id=(key + "-" + own),
        sources=cited,
        dataset=cells.constant(key, events.index),
    )[list(EVENTS)]
    texts = [name for name in EVENTS if name not in {"actors", "sources"}]
    plain = {
        name: "string" for name in texts if not pd.api.types.is_numeric_dtype(whole[name].dtype)
    }
    for name in ("date", "date_end"):
        plain.pop(name)
    return whole.astype(plain).reset_index(drop=True)


def source(key: str, name: str, layout: str) -> pd.DataFrame:
    """Make the dataset a row of the sources table, with its licence and attribution."""
    whose = dataset(layout)
    told = [whose["title"], name, whose["attribution"], whose["licence"]]
    row = {
        "id": key,
        "title": ". ".join(filter(None, told)),
        "publisher": whose["publisher"],
        "published": pd.NaT,
        "url": whose["url"] or None,
        "lang": "en",
        "licence": whose["licence"],
        "attribution": whose["attribution"],
    }
    return pd.DataFrame([row]).astype(
        {name: "string" for name in row if name != "published"} | {"published": "datetime64[s]"}
    )
