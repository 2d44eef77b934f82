from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from components.timemap.encoding import encode_line
from geodata.selection import Shape, select
from geodata.shape import CORNERS, decode_line

if TYPE_CHECKING:
    from geodata import Atlas

few = settings(max_examples=12)
places = st.tuples(st.floats(5, 22), st.floats(-15, 15))


def polygon(*corners: tuple[float, float]) -> str:
    """Write a polygon from corners as latitude and longitude."""
    return "polygon:" + encode_line(np.array(corners)[:, ::-1])


def star(lat: float, lon: float, radii: list[float]) -> str:
    """Write a polygon whose corners lie around a middle, so that it cannot cross itself."""
    turns = [2 * math.pi * turn / len(radii) for turn in range(len(radii))]
    spread = zip(turns, radii, strict=True)
    return polygon(*((lat + r * math.sin(turn), lon + r * math.cos(turn)) for turn, r in spread))


stars = st.builds(
    star, st.floats(5, 22), st.floats(-15, 15), st.lists(st.floats(0.5, 6), min_size=4, max_size=40)
)
circles = st.builds(
    lambda place, km: f"circle:{place[0]:.4f},{place[1]:.4f},{km}", places, st.integers(1, 1000)
)
ids = st.sampled_from(
    [f"region:{name}" for name in geodata.load().regions.index]
    + [f"country:{name}" for name in ("MLI", "BFA", "NER", "BEN", "TGO", "NGA")]
)
texts = st.one_of(stars, circles, ids)


@few
@given(texts)
def test_a_shape_writes_the_text_it_was_read_from(text: str) -> None:
    atlas = geodata.load()
    shape = Shape.read(text, atlas)
    assert str(shape) == text
    assert Shape.read(str(shape), atlas) == shape
    assert shape.geometry.is_valid
    assert shape.km2 > 0


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=50))
def test_a_decoded_line_is_the_line_that_the_map_encodes(line: list[tuple[float, float]]) -> None:
    back = decode_line(encode_line(np.array(line)[:, ::-1]))
    assert np.allclose(back, line, atol=0.50001e-4)


def told(text: str) -> str:
    """Return what is said against a text, or nothing."""
    try:
        Shape.read(text, geodata.load())
    except ValueError as error:
        return str(error)
    return ""


@given(st.sampled_from(["", "circle:", "polygon:", "region:", "country:"]), st.text(max_size=30))
def test_any_text_is_a_shape_or_a_sentence(kind: str, text: str) -> None:
    said = told(kind + text)
    assert not said or (said.endswith(".") and len(said) < 250)


SQUARE = ((13.0, 1.0), (14.0, 1.0), (14.0, 2.0), (13.0, 2.0))
LARGE = star(14, 0, [8] * CORNERS[1])
MANY = star(14, 0, [2] * (CORNERS[1] + 1))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "'' is no place on the map"),
        ("blob:1", "'blob:1' is no place on the map"),
        ("region:MLI-atlantis", "No region of the map has the id 'MLI-atlantis'"),
        ("country:FRA", "No country of the map has the id 'FRA'"),
        ("country:DZA", "No country of the map has the id 'DZA'"),
        ("circle:14.5,-1.2", "'14.5,-1.2' is no circle"),
        ("circle:nan,0,5", "'nan,0,5' is no circle"),
        ("circle:1e1,0,5", "'1e1,0,5' is no circle"),
        ("circle:91,0,5", "Latitude 91 is not between -90 and 90"),
        ("circle:14,181,5", "Longitude 181 is not between -180 and 180"),
        ("circle:14,0,0.5", "this one has 0.5"),
        ("circle:14,0,1001", "from 1 to 1,000 km; this one has 1,001"),
        ("circle:89.9,0,500", "over a pole or the 180th meridian"),
        ("circle:0,179.9,500", "over a pole or the 180th meridian"),
        ("polygon:", "needs 3 corners or more; this one has 0"),
        (polygon(*SQUARE[:2]), "needs 3 corners or more; this one has 2"),
        (polygon(*SQUARE[:2], SQUARE[0]), "needs 3 corners or more; this one has 2"),
        (polygon((13, 1), (13.5, 1), (14, 1)), "encloses nothing"),
        (polygon(SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]), "crosses or touches itself"),
        (polygon(*SQUARE[:3], (95, 2)), "Latitude 95"),
        (MANY, "may have 500 corners; this one has 501"),
        (polygon(*SQUARE)[:-1], "breaks off"),
        ("polygon:_", "breaks off in the middle of a number"),
        ("polygon:?", "its last corner has no longitude"),
        ("polygon:!!", "no encoded line: '!' is out of place"),
        ("polygon:" + "~" * 4000, "no encoded line: '~' is out of place"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(atlas: Atlas, text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z'].*\.$") as told:
        Shape.read(text, atlas)
    assert sentence in str(told.value)


def test_the_largest_polygon_is_read(atlas: Atlas) -> None:
    shape = Shape.read(star(14, 0, [2] * CORNERS[1]), atlas)
    assert shapely.get_num_coordinates(shape.geometry) == CORNERS[1] + 1


def test_a_closed_outline_is_the_open_one(atlas: Atlas) -> None:
    opened, closed = (Shape.read(polygon(*c), atlas) for c in (SQUARE, (*SQUARE, SQUARE[0])))
    assert opened.geometry.equals(closed.geometry)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("country:CIV", "Côte d'Ivoire"),
        ("region:MLI-gao", "Gao, Mali"),
        ("circle:14.5,-1.2,60", "60 km around 14.50, -1.20"),
        (polygon(*SQUARE), "a drawn area of 12,000 km²"),
    ],
)
def test_a_shape_is_named_in_a_few_words(atlas: Atlas, text: str, label: str) -> None:
    assert Shape.read(text, atlas).label(atlas) == label


def test_only_a_circle_has_a_middle(atlas: Atlas) -> None:
    assert Shape.read("circle:14.5,-1.2,60", atlas).circle == (14.5, -1.2, 60)
    with pytest.raises(ValueError, match="country is not a circle"):
        _ = Shape.read("country:MLI", atlas).circle


@pytest.mark.parametrize("km", [1, 60, 1000])
def test_a_circle_is_as_large_as_its_radius_says(atlas: Atlas, km: int) -> None:
    shape = Shape.read(f"circle:14.5,-1.2,{km}", atlas)
    # on a sphere a cap of 1,000 km is 0.2 % smaller than a flat disc
    assert shape.km2 == pytest.approx(math.pi * km**2, rel=0.004)


def test_kidal_in_2024(atlas: Atlas) -> None:
    found = select(atlas.at("2024-12-31", 366), Shape.read("region:MLI-kidal", atlas))
    assert set(found.events.index) == {
        "2024-07-25-mli-tinzaouaten",
        "2024-10-08-mli-tinzaouaten-return",
        "2024-11-30-mli-fla-founded",
        "2024-12-01-mli-drones-tinzaouaten",
    }
    assert (found.deaths.low, found.deaths.high) == (68, 148)
    assert "russia-mli-kidal-wagner" in found.sites.index
    assert found.by_month[pd.Timestamp("2024-08-01")] == 0
    assert found.by_month.sum() == 4
    assert found.by_category["remote_violence"] == 2
    assert found.sentences()[0] == "Kidal, Mali: 146,000 km²."


def test_savanes_is_all_of_togo_that_was_attacked(atlas: Atlas) -> None:
    snapshot = atlas.at("2025-06-30", window=None)
    region, country = (
        select(snapshot, Shape.read(text, atlas)) for text in ("region:TGO-savanes", "country:TGO")
    )
    violent = country.events[country.events["fatalities_high"].notna()]
    assert len(violent) > 10
    assert set(violent.index) <= set(region.events.index)
    assert region.area.loc["activity", "km2"] > 1000
    assert not country.events["roughly"].any()


def test_a_circle_around_niamey(atlas: Atlas) -> None:
    niamey = Shape.read("circle:13.4815,2.1836,5", atlas)
    before, after = (select(atlas.at(day), niamey) for day in ("2024-07-06", "2024-07-07"))
    assert {"us-ner-niamey-ab101", "russia-ner-niamey-ab101"} <= set(before.sites.index)
    assert "us-ner-niamey-ab101" not in after.sites.index
    assert "2024-07-07-ner-us-air-base-101-handover" in after.events.index


def test_a_place_known_only_roughly_is_counted_and_said(atlas: Atlas) -> None:
    snapshot = atlas.at("2015-08-23", 1)
    there = select(snapshot, Shape.read("circle:14.4,-0.6,10", atlas))
    assert there.events["roughly"].tolist() == [True]
    assert there.sentences()[-1] == (
        "1 event on 23 August 2015 (1 placed only roughly); no figure of deaths."
    )


def test_the_sea_is_no_land(atlas: Atlas) -> None:
    coast = select(atlas.at("2024-09-16"), Shape.read("circle:6.1,1.2,80", atlas))
    assert 0.4 < coast.land_km2 / coast.km2 < 0.7
    sea = select(atlas.at("2024-09-16"), Shape.read("circle:1,-10,50", atlas))
    assert sea.land_km2 == 0
    assert sea.area["share"].tolist() == [0, 0, 0]
    assert sea.sentences()[1:] == [
        "No foreign military site is recorded there.",
        "No JNIM activity is reported there.",
        "No event is recorded there in the 7 days to 16 September 2024.",
    ]


def test_filters_hold_in_a_selection_and_are_said(atlas: Atlas) -> None:
    snapshot = atlas.at("2024-12-31", 366, geodata.Filters(power=("us",)))
    found = select(snapshot, Shape.read("region:MLI-kidal", atlas))
    assert not len(found.sites)
    assert found.sentences()[1] == (
        "No foreign military site that matches the filters is recorded there."
    )


def test_an_event_known_to_the_year_is_in_no_month(atlas: Atlas) -> None:
    found = select(atlas.at("2024-12-31", 366), Shape.read("country:BFA", atlas))
    yearly = (found.events["date_precision"] == "year").sum()
    assert yearly > 0
    assert found.by_month.sum() == len(found.events) - yearly


@pytest.mark.parametrize("country", ["MLI", "BFA", "NER", "BEN", "TGO"])
def test_the_regions_of_a_country_share_out_what_is_in_it(atlas: Atlas, country: str) -> None:
    snapshot = atlas.at("2025-12-31", window=None)
    whole = select(snapshot, Shape.read(f"country:{country}", atlas))
    own = atlas.regions.index[atlas.regions["country"] == country]
    parts = [select(snapshot, Shape.read(f"region:{region}", atlas)) for region in own]
    for table in ("events", "sites"):
        shared = sorted(name for part in parts for name in getattr(part, table).index)
        assert shared == sorted(getattr(whole, table).index)
    # the area's border is simplified, so that a little of it lies outside every region
    within = sum(part.area["km2"].sum() for part in parts)
    assert within == pytest.approx(whole.area["km2"].sum(), rel=0.01)
    assert whole.area["km2"].sum() == pytest.approx(snapshot.area_km2.loc[country, "total"])


@few
@given(places, st.integers(1, 900), st.integers(0, 100))
def test_a_growing_circle_loses_nothing(place: tuple[float, float], km: int, more: int) -> None:
    atlas = geodata.load()
    snapshot = atlas.at("2024-09-16", window=None)
    small, large = (
        select(snapshot, Shape.read(f"circle:{place[0]:.4f},{place[1]:.4f},{radius}", atlas))
        for radius in (km, km + more)
    )
    assert set(small.events.index) <= set(large.events.index)
    assert set(small.sites.index) <= set(large.sites.index)
    assert small.area["km2"].sum() <= large.area["km2"].sum() + 0.01


@few
@given(texts, st.dates(geodata.load().axis_start, geodata.load().as_of))
def test_a_selection_is_a_part_of_its_snapshot(text: str, day: object) -> None:
    atlas = geodata.load()
    snapshot = atlas.at(str(day), 365)
    found = select(snapshot, Shape.read(text, atlas))
    assert set(found.events.index) <= set(snapshot.events.index)
    assert found.area["share"].between(0, 1).all()
    assert found.area["share"].sum() <= 1.001
    assert found.land_km2 <= found.km2 * 1.000001
    assert found.area["km2"].sum() <= snapshot.area_km2["total"].sum() * 1.0001 + 0.01
    assert found.by_category.sum() == len(found.events)
    assert all(sentence.endswith(".") for sentence in found.sentences())
