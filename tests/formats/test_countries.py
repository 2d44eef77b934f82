from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from geodata import boundaries
from geodata.formats.countries import codes, holders, kilometres_outside, on_the_map
from geodata.formats.tables import rows


def test_points_are_held_by_the_country_that_holds_them() -> None:
    random = np.random.default_rng(1)
    lon, lat = random.uniform(-18, 25, 400), random.uniform(-2, 27, 400)
    expected = [boundaries.country_at(x, y) or "" for x, y in zip(lon, lat, strict=True)]
    assert holders(lon, lat).tolist() == expected


def test_the_distance_to_a_country_is_none_inside_and_grows_outside() -> None:
    lon, lat = np.array([-3.0, -3.0, -3.0]), np.array([17.0, 9.0, 5.0])
    inside, near, far = kilometres_outside(lon, lat, np.array(["MLI"] * 3, dtype=object))
    assert inside == 0
    assert 100 < near < far
    assert np.isnan(kilometres_outside(lon[:1], lat[:1], np.array([""], dtype=object))[0])


@pytest.mark.parametrize("written", ["Niger", "NIGER", " niger ", "NER", "NE", "562"])
def test_a_country_is_known_however_it_is_written(written: str) -> None:
    assert codes(pd.Series([written])).tolist() == ["NER"]


def test_every_country_of_the_map_is_in_the_table_once() -> None:
    listed = [row["country"] for row in rows("countries")]
    assert len(set(listed)) == len(listed)
    assert on_the_map() <= set(listed)
    assert set(listed) <= set(boundaries.countries().index)
    for system in ("iso2", "number", "fips", "gw"):
        given = [row[system] for row in rows("countries") if row[system]]
        assert len(set(given)) == len(given), system
