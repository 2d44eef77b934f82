import datetime as dt

import pytest

from geodata.reading import heading


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("Published 17 September 2024", dt.date(2024, 9, 17)),
        ("September 17, 2024 at 4:15 PM", dt.date(2024, 9, 17)),
        ("Sept. 17, 2024", dt.date(2024, 9, 17)),
        ("Publié le 1er août 2023 à 10h02", dt.date(2023, 8, 1)),
        ("Mis en ligne le : 24/02/2024", dt.date(2024, 2, 24)),
        ("2024-02-24T10:00:00Z", dt.date(2024, 2, 24)),
        ("By Our Correspondent, 02/24/2024", dt.date(2024, 2, 24)),
        ("Niamey, 5 juin 2024 (AFP) – " + "Des tirs. " * 20, dt.date(2024, 6, 5)),
        ("GAO, Sept 18 (Agency) - It followed a raid of 3 March 2024.", dt.date(2024, 9, 18)),
        ("OUAGADOUGOU, Sept 18 (Agency) - Nine soldiers were killed.", None),
        ("The attack took place on 3 March 2024.", None),
        ("Gunmen killed nine soldiers on 3 March 2024 near Djibo", None),
        ("03/04/2024", None),
        ("31 février 2024", None),
        ("On 5 June 2024 soldiers were killed near Djibo, the army said. " * 3, None),
    ],
)  # fmt: skip
def test_the_first_lines_give_the_day(first: str, day: dt.date | None) -> None:
    assert heading.published(f"A headline\n{first}\nThe text goes on.") == day


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Gunmen attack Djibo\n\nTwelve were killed.", "Gunmen attack Djibo"),
        (
            "Mali\u00a0: que s’est-il passé ?\nL’armée ...",
            "Mali\u00a0: que s’est-il passé ?",
        ),
        ("Twelve were killed on Monday.\nNo group claimed it.", ""),
        ("One line alone", ""),
        ("x" * 300 + "\nText", ""),
    ],
)
def test_a_headline_is_a_short_line_before_others(text: str, title: str) -> None:
    assert heading.title(text) == title
