"""What is shown of an event in words, in parts that the browser fetches when it needs them.

A million titles are a hundred times what the reader sees of them. So the words lie in parts of
`ROWS` events in drawing order, each a file of its own that is made when somebody first asks for it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.assets import Deferred
from components.timemap.payload import in_drawing_order
from components.timemap.words import figure, when

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas as gpd

    from geodata import Atlas

ROWS = 2048
"""Events in a part: some 40 kB over the wire, and as much as a window of weeks holds."""

_DATES = ("date", "date_precision", "date_end")
_DEATHS = ("fatalities_low", "fatalities_best", "fatalities_high")


@dataclass(frozen=True)
class Details:
    """The words of an atlas's events.

    Parameters
    ----------
    parts : tuple of Deferred
        JSON objects of equally long lists: ``id``, ``title``, ``place``, ``when`` and ``deaths``.
        The n-th holds the events from ``n * rows`` on, in drawing order.
    rows : int
        Events in each part but the last.
    """

    parts: tuple[Deferred, ...]
    rows: int


def build(atlas: Atlas, lang: str = "en") -> Details:
    """Prepare the words of an atlas's events.

    Every part's address is made from all words, so that it stands for one content for ever although
    that is written only when asked for.

    Parameters
    ----------
    atlas : geodata.Atlas
        Whose events.
    lang : {'en', 'fr'}
        The language of dates, figures and countries.

    Examples
    --------
    >>> import geodata
    >>> import json
    >>> parts = build(geodata.load()).parts
    >>> len(parts), sorted(json.loads(parts[0].body))
    (1, ['deaths', 'id', 'place', 'title', 'when'])
    """
    events = in_drawing_order(atlas)
    countries = atlas.vocabulary.labels("country", lang)
    digest = hashlib.sha256(f"{ROWS} {lang}".encode())
    for words in _words(events, countries, lang).values():
        digest.update("\x1f".join(words).encode())
    address = digest.hexdigest()[:16]

    def part(number: int) -> Deferred:
        def make() -> bytes:
            rows = events.iloc[number * ROWS : (number + 1) * ROWS]
            return json.dumps(
                _words(rows, countries, lang), ensure_ascii=False, separators=(",", ":")
            ).encode()

        return Deferred(f"details-{number}.json", address, "application/json", make)

    return Details(tuple(part(number) for number in range(-(-len(events) // ROWS))), ROWS)


def _words(events: gpd.GeoDataFrame, countries: dict[str, str], lang: str) -> dict[str, list[str]]:
    return {
        "id": events.index.tolist(),
        "title": events["title"].tolist(),
        "place": [
            f"{place}, {countries[country]}"
            for place, country in zip(
                events["place"].tolist(), events["country"].tolist(), strict=True
            )
        ],
        "when": _each(when, events, _DATES, lang),
        "deaths": _each(figure, events, _DEATHS, lang),
    }


def _each(
    say: Callable[..., str], events: gpd.GeoDataFrame, names: tuple[str, ...], lang: str
) -> list[str]:
    """Say what the columns hold row by row, each combination once: a million have few thousand."""
    codes = np.zeros(len(events), dtype=np.int64)
    for name in names:
        found, values = pd.factorize(events[name], use_na_sentinel=False)
        # Renumbered after each column, so that the product never overflows.
        codes = pd.factorize(codes * len(values) + found)[0]
    _, first = np.unique(codes, return_index=True)
    rows = zip(*(events[name].iloc[first] for name in names), strict=True)
    said = [say(*row, lang) for row in rows]
    return [said[code] for code in codes]
