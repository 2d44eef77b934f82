from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.masks import bits, masks
from components.timemap.payload import in_drawing_order
from geodata import Filters

if TYPE_CHECKING:
    from geodata import Atlas


def passing(mask: str | None, rows: int) -> list[bool]:
    """Read a mask as the browser does: bit ``row & 7`` of byte ``row >> 3``."""
    if mask is None:
        return [True] * rows
    held = base64.b64decode(mask)
    assert len(held) == (rows + 7) // 8
    return [bool(held[row >> 3] >> (row & 7) & 1) for row in range(rows)]


@given(st.lists(st.booleans(), max_size=70))
def test_a_mask_reads_back_row_by_row(passes: list[bool]) -> None:
    assert passing(bits(pd.Series(passes, dtype=bool)), len(passes)) == passes


def test_no_mask_is_sent_when_all_pass() -> None:
    assert bits(pd.Series([True] * 9)) is None


@pytest.mark.parametrize(
    "filters",
    [
        Filters(country=("MLI", "TGO")),
        Filters(actor=("jnim",)),
        Filters(category=("coup",)),
        Filters(power=("us",)),
        Filters(text="niamey"),
        Filters(text="no such thing at all"),
        Filters(confidence=("low",), country=("BFA",)),
    ],
    ids=str,
)
def test_the_masks_let_through_what_the_filters_do(atlas: Atlas, filters: Filters) -> None:
    told = masks(atlas, filters)
    events = in_drawing_order(atlas)
    for mask, table, kept in (
        ("event_mask", events, filters.events(atlas.events)),
        ("site_mask", atlas.sites, filters.sites(atlas.sites)),
    ):
        assert set(table.index[passing(told[mask], len(table))]) == set(kept.index)
    assert told["countries"] == (list(filters.country) or None)


def test_without_filters_nothing_needs_to_be_sent(atlas: Atlas) -> None:
    assert masks(atlas, Filters()) == {"event_mask": None, "site_mask": None, "countries": None}
