"""Filters as the browser takes them: one bit per record, so that no rule is written twice."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import numpy as np

from components.timemap.payload import drawing_order

if TYPE_CHECKING:
    import pandas as pd

    from geodata import Atlas, Filters


def bits(passes: pd.Series[bool]) -> str | None:
    r"""Pack a yes or no per row, the lowest bit first; None when every row passes.

    Examples
    --------
    >>> import pandas as pd
    >>> base64.b64decode(bits(pd.Series([True, False, True])))
    b'\x05'
    """
    if passes.all():
        return None
    packed = np.packbits(passes.to_numpy(dtype=bool), bitorder="little")
    return base64.b64encode(packed.tobytes()).decode("ascii")


def masks(atlas: Atlas, filters: Filters) -> dict[str, Any]:
    """Return the masks of events and sites, and the countries whose area is shown."""
    passes = filters.passes_events(atlas.events)
    return {
        "event_mask": bits(passes.iloc[drawing_order(atlas)]),
        "site_mask": bits(atlas.sites.index.to_series().isin(filters.sites(atlas.sites).index)),
        "countries": list(filters.country) or None,
    }
