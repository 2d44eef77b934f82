from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image
from pypdf import PdfReader

from components.timemap.style import style
from geodata.briefing import picture
from geodata.briefing.marks import apart, outside, size
from geodata.briefing.names import Taken
from geodata.briefing.sheet import FORMS, POINTS, Sheet, ink

if TYPE_CHECKING:
    from pathlib import Path

    from geodata import Atlas

DAY = "2024-09-16"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_has_its_size_at_300_dots_per_inch(atlas: Atlas, form: str) -> None:
    found = Image.open(io.BytesIO(picture.render(atlas, DAY, form=form)))  # type: ignore[arg-type]
    wide, tall = FORMS[form].size
    assert found.size == pytest.approx((wide * picture.DPI, tall * picture.DPI), abs=1)
    assert round(float(found.info["dpi"][0])) == picture.DPI


def test_a_vector_picture_needs_no_fonts_and_holds_no_markup(atlas: Atlas) -> None:
    tree = ET.fromstring(picture.render(atlas, DAY, format="svg", form="column"))  # noqa: S314 - our own
    assert tree.tag == f"{SVG}svg"
    assert not list(tree.iter(f"{SVG}text"))
    assert not list(tree.iter(f"{SVG}script"))


def test_the_pdf_of_a_picture_is_one_a4_page_that_says_its_date(atlas: Atlas) -> None:
    (page,) = PdfReader(io.BytesIO(picture.render(atlas, DAY, format="pdf"))).pages
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx((842, 595), abs=1)
    said = " ".join(page.extract_text().split())
    assert "The Sahel on 16 September 2024" in said
    assert "reported activity, not control" in said
    assert f"data version {atlas.version}" in said
    assert "Natural Earth" in said


def test_a_french_picture_speaks_french(atlas: Atlas) -> None:
    made = picture.render(atlas, DAY, format="pdf", lang="fr")
    said = " ".join(PdfReader(io.BytesIO(made)).pages[0].extract_text().split())
    assert "Le Sahel au 16 septembre 2024" in said
    assert "Bastion" in said
    assert "4 juillet 2026" in said


@pytest.mark.parametrize("format_", picture.FORMATS)
def test_the_same_day_makes_the_same_bytes(atlas: Atlas, format_: str) -> None:
    one, two = (picture.render(atlas, DAY, format=format_, form="column") for _ in range(2))  # type: ignore[arg-type]
    assert one == two


def test_another_day_s_outline_changes_the_picture(atlas: Atlas) -> None:
    plain = picture.render(atlas, DAY, format="svg", form="column")
    assert plain != picture.render(atlas, DAY, format="svg", form="column", other="2018-01-01")


def test_a_day_without_events_and_sites_can_be_drawn(atlas: Atlas) -> None:
    from geodata import Filters  # noqa: PLC0415 - only here

    none = Filters(text="no record has these words")
    assert picture.render(atlas, DAY, form="column", filters=none).startswith(b"\x89PNG")


def test_a_crowd_is_drawn_at_once_and_nothing_is_left_out(atlas: Atlas) -> None:
    every = picture.render(atlas, DAY, format="svg", form="column", window=None)
    fewer = picture.render(atlas, DAY, format="svg", form="column", window=30)
    # a mark is a reference to its shape
    assert every.count(b"<use ") > fewer.count(b"<use ") + 200


def test_imported_events_have_terms_of_their_own(atlas: Atlas) -> None:
    events = atlas.events.assign(dataset="elsewhere")
    made = picture.render(replace(atlas, events=events), DAY, format="pdf", window=30)
    said = " ".join(PdfReader(io.BytesIO(made)).pages[0].extract_text().split())
    assert "Events of elsewhere were imported" in said


def test_the_suffix_says_the_format(atlas: Atlas, tmp_path: Path) -> None:
    picture.write(tmp_path / "map.SVG", atlas, DAY, form="column")
    assert (tmp_path / "map.SVG").read_bytes().startswith(b"<?xml")
    with pytest.raises(ValueError, match="no pictures in 'bmp'"):
        picture.write(tmp_path / "map.bmp", atlas, DAY)
    with pytest.raises(ValueError, match="no form 'poster'"):
        picture.render(atlas, DAY, form="poster")  # type: ignore[arg-type]


def test_print_and_screen_agree_on_colours_and_shapes() -> None:
    screen = style()
    for power, own in ink()["powers"].items():
        assert (own["shape"], own["code"]) == (
            screen["powers"][power]["shape"],
            screen["powers"][power]["code"],
        )
        assert own["colour"] == screen["powers"][power]["light"]
    assert {group: own["colour"] for group, own in ink()["groups"].items()} == {
        group: own["light"] for group, own in screen["groups"].items()
    }
    assert set(ink()["stages"]) == set(screen["stages"])


def test_groups_are_told_apart_without_colour() -> None:
    markers = [own["marker"] for own in ink()["groups"].values()]
    assert len(set(markers)) == len(markers)


@pytest.mark.parametrize("form", FORMS)
def test_what_must_be_in_sight_is(form: str) -> None:
    sheet = Sheet(FORMS[form])
    west, south, east, north = FORMS[form].frame
    at = sheet.points([west, east, west, east], [south, south, north, north])
    assert (at >= -1e-6).all()
    assert (at <= np.array([sheet.width, sheet.height]) + 1e-6).all()


def test_a_scale_is_true_along_a_degree_of_latitude() -> None:
    sheet = Sheet(FORMS["landscape"])
    (_, low), (_, high) = sheet.points([-1, -1], [13, 15])
    assert high - low == pytest.approx(sheet.km(221.3), rel=0.01)
    assert sheet.width == FORMS["landscape"].map[2] * POINTS


@given(arrays(float, (6, 2), elements=st.integers(0, 40)))
def test_marks_that_lay_on_one_another_lie_apart(home: np.ndarray) -> None:
    at = apart(home, np.full(len(home), 4.0))
    gaps = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1))
    assert gaps[~np.eye(len(home), dtype=bool)].min() > 7
    assert np.array_equal(at, apart(home, np.full(len(home), 4.0)))


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_more_deaths_never_make_a_smaller_mark(one: int, two: int) -> None:
    low, high = sorted((one, two))
    assert size(low) <= size(high)


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(1, 9), st.integers(1, 9)),
        max_size=12,
    )
)
def test_what_is_free_overlaps_with_nothing_taken(rooms: list[tuple[int, int, int, int]]) -> None:
    taken = Taken()
    for left, low, wide, tall in rooms:
        box = (left, low, left + wide, low + tall)
        if taken.free(box):
            for west, south, east, north in taken.boxes:
                apart_x = box[2] <= west or box[0] >= east
                assert apart_x or box[3] <= south or box[1] >= north
            taken.take(box)


def test_sites_beyond_the_frame_are_named(atlas: Atlas) -> None:
    sites = atlas.at(DAY).sites
    away = outside(sites, Sheet(FORMS["landscape"]))
    assert "france-tcd-abeche" in away.index
    assert "us-ner-niamey-embassy" not in away.index
    assert outside(sites.iloc[:0], Sheet(FORMS["page"])).empty
    assert isinstance(away, pd.DataFrame)
