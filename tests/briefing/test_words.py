from __future__ import annotations

import datetime as dt
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import handout
from components.timemap import style
from geodata.briefing.words import LANGUAGES, words
from geodata.summary import spell

PHRASES = {
    "map": style.text,
    "briefing": lambda lang: words(lang).text,
    "handout": handout.page.text,
}


def _leaves(value: Any, path: str = "") -> dict[str, str]:
    """Lay nested phrases out as one table, by the way to each."""
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    else:
        return {path: str(value)}
    return {
        name: text for key, part in parts for name, text in _leaves(part, f"{path}/{key}").items()
    }


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES)
def test_both_languages_have_the_same_phrases_with_the_same_gaps(phrases: Any) -> None:
    english, french = (_leaves(phrases(lang)) for lang in LANGUAGES)
    assert english.keys() == french.keys()
    for name, text in english.items():
        assert _gaps(text) == _gaps(french[name]), name


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES)
def test_french_keeps_its_double_marks_on_the_line(phrases: Any) -> None:
    for name, text in _leaves(phrases("fr")).items():
        assert not {" :", " ;", " !", " ?"} & {text[i : i + 2] for i in range(len(text))}, name


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["day", "month", "year"])
)
def test_a_date_is_spelled_as_the_summary_spells_it(date: dt.date, precision: str) -> None:
    assert words("en").spell(date, precision) == spell(date, precision)


@pytest.mark.parametrize(
    ("date", "precision", "end", "told"),
    [
        ("2024-09-16", "day", None, "16 septembre 2024"),
        ("2024-08-01", "day", None, "1er août 2024"),
        ("2024-09-16", "day", "2024-09-18", "du 16 au 18 septembre 2024"),
        ("2022-03-27", "day", "2022-04-02", "du 27 mars au 2 avril 2022"),
        ("2023-12-30", "day", "2024-01-02", "du 30 décembre 2023 au 2 janvier 2024"),
        ("2024-09-16", "week", None, "semaine du 16 septembre 2024"),
        ("2024-02-01", "month", None, "février 2024 (jour inconnu)"),
        ("2024-01-01", "year", None, "2024 (mois inconnu)"),
    ],
)
def test_a_french_date_is_told_as_far_as_it_is_known(
    date: str, precision: str, end: str | None, told: str
) -> None:
    last = None if end is None else dt.date.fromisoformat(end)
    assert words("fr").when(dt.date.fromisoformat(date), precision, last) == told


@given(st.integers(0, 10**9))
def test_a_french_number_has_narrow_spaces_and_the_same_digits(number: int) -> None:
    told = words("fr").number(number)
    assert told.replace("\u202f", ",") == f"{number:,}"


def test_a_language_that_nobody_wrote_is_refused() -> None:
    with pytest.raises(ValueError, match="'xx'"):
        words("xx")
    with pytest.raises(ValueError, match="'xx'"):
        style.text("xx")
