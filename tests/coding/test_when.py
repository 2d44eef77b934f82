import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.coding import Span
from geodata.coding.dates.when import dates

WEDNESDAY = dt.date(2024, 9, 18)


def read(
    text: str, language: str = "en", spoken: dt.date | None = None
) -> list[tuple[str, str, str | None]]:
    found = dates(text, Span(0, len(text)), WEDNESDAY, language, spoken)
    return [
        (f.value.day.isoformat(), f.value.precision, f.value.end and f.value.end.isoformat())
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "language", "day", "precision", "end"),
    [
        ("on 16 September", "en", "2024-09-16", "day", None),
        ("on September 16, 2023", "en", "2023-09-16", "day", None),
        ("on 16/09/2023", "en", "2023-09-16", "day", None),
        ("le 1er août", "fr", "2024-08-01", "day", None),
        ("le 30 novembre", "fr", "2023-11-30", "day", None),
        ("on the night of 4-5 June", "en", "2024-06-04", "day", "2024-06-05"),
        ("dans la nuit du 4 au 5 juin", "fr", "2024-06-04", "day", "2024-06-05"),
        ("from 30 January to 2 February 2023", "en", "2023-01-30", "day", "2023-02-02"),
        ("dans la nuit de lundi à mardi", "fr", "2024-09-16", "day", "2024-09-17"),
        ("in mid-July", "en", "2024-07-01", "month", None),
        ("début juin", "fr", "2024-06-01", "month", None),
        ("en avril dernier", "fr", "2024-04-01", "month", None),
        ("in October", "en", "2023-10-01", "month", None),
        ("early 2023", "en", "2023-01-01", "year", None),
        ("fin 2022", "fr", "2022-01-01", "year", None),
        ("on Monday", "en", "2024-09-16", "day", None),
        ("last Wednesday", "en", "2024-09-11", "day", None),
        ("mardi dernier", "fr", "2024-09-17", "day", None),
        ("avant-hier", "fr", "2024-09-16", "day", None),
        ("over the weekend", "en", "2024-09-14", "day", "2024-09-15"),
        ("la semaine dernière", "fr", "2024-09-09", "week", None),
        ("last month", "en", "2024-08-01", "month", None),
        ("earlier this year", "en", "2024-01-01", "year", None),
        ("il y a trois jours", "fr", "2024-09-15", "day", None),
        ("on Sunday night and into Monday", "en", "2024-09-15", "day", "2024-09-16"),
        ("dans la nuit de mardi à ce mercredi", "fr", "2024-09-17", "day", "2024-09-18"),
        ("on Thursday night (5 September)", "en", "2024-09-05", "day", None),
        ("a week ago on Monday", "en", "2024-09-09", "day", None),
        ("the night before last", "en", "2024-09-16", "day", "2024-09-17"),
        ("over the weekend of 7-8 September", "en", "2024-09-07", "day", "2024-09-08"),
        ("durant la semaine du 5 août", "fr", "2024-08-05", "week", None),
        ("in the second week of August", "en", "2024-08-05", "week", None),
        ("en ce début de semaine", "fr", "2024-09-16", "week", None),
        ("le lundi de Pâques", "fr", "2024-04-01", "day", None),
        ("From Monday 21 October no bus will pass", "en", "2024-10-21", "day", None),
        ("They will leave by 15 March", "en", "2025-03-15", "day", None),
        ("Ils quitteront le pays d'ici le 15 décembre", "fr", "2024-12-15", "day", None),
    ],
)
def test_a_date_is_resolved_against_the_articles(
    text: str, language: str, day: str, precision: str, end: str | None
) -> None:
    assert read(text, language) == [(day, precision, end)]


def test_two_days_earlier_counts_from_the_day_last_spoken_of() -> None:
    assert read("two days earlier", spoken=dt.date(2024, 9, 10)) == [("2024-09-08", "day", None)]


@pytest.mark.parametrize(
    ("text", "language", "day", "precision", "end"),
    [
        ("the following Saturday", "en", "2024-06-08", "day", None),
        ("le samedi suivant", "fr", "2024-06-08", "day", None),
        ("the same Thursday", "en", "2024-06-06", "day", None),
        ("le lundi de la même semaine", "fr", "2024-06-03", "day", None),
        ("the next morning", "en", "2024-06-06", "day", None),
        ("la nuit suivante", "fr", "2024-06-06", "day", "2024-06-07"),
        ("la semaine précédente", "fr", "2024-05-27", "week", None),
        ("the month after", "en", "2024-07-01", "month", None),
        ("cette année-là", "fr", "2024-01-01", "year", None),
        ("exactly a week later", "en", "2024-06-12", "day", None),
        ("quarante-huit heures plus tard", "fr", "2024-06-07", "day", None),
        ("le 26 du même mois", "fr", "2024-06-26", "day", None),
        ("shortly before, gunmen came", "en", "2024-06-05", "day", None),
        ("en fin d'après-midi, ils sont venus", "fr", "2024-06-05", "day", None),
        ("in the evening of 3 June", "en", "2024-06-03", "day", None),
    ],
)
def test_a_date_counts_from_the_day_last_spoken_of(
    text: str, language: str, day: str, precision: str, end: str | None
) -> None:
    assert read(text, language, dt.date(2024, 6, 5)) == [(day, precision, end)]


def test_a_date_counts_from_another_in_the_same_sentence() -> None:
    assert read("on 3 June; the next day")[1][0] == "2024-06-04"


@pytest.mark.parametrize("text", ["Troops may march", "the 2020 coup", "on 31 February", "300 men"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read(text) == []


def test_the_french_seven_is_no_september() -> None:
    assert read("sept soldats", "fr") == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for found in dates(text, Span(0, len(text)), WEDNESDAY, ""):
        assert all(0 <= span.start < span.end <= len(text) for span in found.spans)


@given(st.dates(dt.date(2012, 1, 1), dt.date(2026, 12, 31)))
def test_a_full_date_is_read_as_it_was_written(day: dt.date) -> None:
    text = f"{day:%A}, {day.day} {day:%B} {day.year}"
    [found] = dates(text, Span(0, len(text)), dt.date(2027, 1, 1), "en")
    assert found.value.day == day
    assert text[slice(*found.spans[0])] == text
