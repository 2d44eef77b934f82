from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from components import downloads
from components.language import table
from components.view import View
from geodata import Filters
from geodata.exports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata import Atlas


def _alone() -> None:
    """Run the page on its own, as AppTest takes it."""
    from components.pages import share as page  # noqa: PLC0415 - AppTest runs this text on its own

    page.show()


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def run(**state: object) -> AppTest:
        test = AppTest.from_function(_alone, default_timeout=60)
        for name, value in state.items():
            test.session_state[name] = value
        test.run()
        assert not test.exception
        return test

    return run


def _codes(test: AppTest) -> list[str]:
    return [code.value for code in test.code]


def test_without_a_view_the_opening_day_is_shared(
    opened: Callable[..., AppTest], atlas: Atlas
) -> None:
    url, citation, entry, frame = _codes(opened())
    assert url == f"?day={atlas.opening_day}&v={atlas.version}"
    assert "16 September 2024" in citation
    assert entry.startswith("@misc{")
    assert "embed=true" in frame


def test_the_map_s_view_and_filters_are_in_the_link(opened: Callable[..., AppTest]) -> None:
    view = View(day=dt.date(2022, 8, 14), window=None, lang="fr", record="france-mli-gao")
    url = _codes(opened(view=view, filters=Filters(country=("MLI",), text="a&b")))[0]
    for part in ("day=2022-08-14", "window=all", "lang=fr", "country=Mali", "q=a%26b"):
        assert part in url
    assert "record=france-mli-gao" in url


def test_days_the_wrong_way_round_offer_no_file(opened: Callable[..., AppTest]) -> None:
    test = opened()
    assert not test.warning
    test.date_input(key="file_from").set_value(dt.date(2025, 1, 1))
    test.date_input(key="file_to").set_value(dt.date(2024, 1, 1)).run()
    assert [warning.value for warning in test.warning] == [
        "The last day must come after the first."
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_can_be_chosen(opened: Callable[..., AppTest], format_: str) -> None:
    test = opened()
    test.selectbox(key="data_format").set_value(format_).run()
    assert not test.exception


def test_files_are_made_when_asked_for_and_kept(atlas: Atlas) -> None:
    day = atlas.opening_day
    one = downloads.picture(atlas, day, kind="svg", form="column", lang="en")
    assert downloads.picture(atlas, day, kind="svg", form="column", lang="en") is one
    snapshot = atlas.at(day)
    written = downloads.data(atlas, "csv", ("sites",), snapshot).decode("utf-8-sig")
    assert written.count("us-ner-niamey-embassy") == 1
    marked = downloads.inside(snapshot, "country:NER")
    inside = downloads.data(atlas, "csv", ("sites",), marked).decode("utf-8-sig")
    assert "us-ner-niamey-embassy" in inside
    assert "us-civ-abidjan" not in inside
    assert downloads.inside(snapshot, None) is snapshot


def test_every_form_of_picture_is_offered() -> None:
    from geodata.briefing import picture  # noqa: PLC0415 - slow to import
    from geodata.briefing.sheet import FORMS  # noqa: PLC0415 - the same

    assert set(table("form")) == set(FORMS)
    assert set(downloads.PICTURES) == set(picture.FORMATS)
