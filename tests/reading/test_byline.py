import datetime as dt

import pytest

from geodata.reading import heading, pasted
from geodata.reading.byline import publisher

NEWS = "Twelve people were killed on Monday near Djibo, the army said."


@pytest.mark.parametrize(
    ("line", "name", "day"),
    [
        ("Gazette, 18 September 2024", "Gazette", dt.date(2024, 9, 18)),
        ("By Moussa Kane | The River Post | 3 March 2026", "The River Post", dt.date(2026, 3, 3)),
        ("Par Awa Sow | Le Journal du Fleuve | 3 mars 2026", "Le Journal du Fleuve",
         dt.date(2026, 3, 3)),
        ("Desert Wire \u2013 le 3 mars 2026", "Desert Wire", dt.date(2026, 3, 3)),
        ("Par Le Fleuve avec AFP - Publi\u00e9 le 3 mars 2026 \u00e0 10h02", "Le Fleuve",
         dt.date(2026, 3, 3)),
        ("Awa Sow, The Courier, Sept. 18, 2024", "The Courier", dt.date(2024, 9, 18)),
        ("18 septembre 2024 \u00b7 3 min de lecture \u00b7 Le Fleuve", "Le Fleuve",
         dt.date(2024, 9, 18)),
        ("Gao, Mali, 3 mars 2026 (Agence Fleuve)", "Agence Fleuve", dt.date(2026, 3, 3)),
        ("sahelnews.net - 18/09/2024", "sahelnews.net", dt.date(2024, 9, 18)),
        ("Source: Sahel Gazette", "Sahel Gazette", None),
        ("Par RFI", "RFI", None),
        ("By Awa Sow", "", None),
        ("Niamey, 5 juin 2024", "", dt.date(2024, 6, 5)),
        ("By Our Correspondent, 02/24/2024", "", dt.date(2024, 2, 24)),
        ("Updated: 17 September 2024 10:15 GMT", "", dt.date(2024, 9, 17)),
        ("Gunmen killed nine soldiers on 3 March 2024 near Djibo", "", None),
    ],
)  # fmt: skip
def test_the_line_below_the_title_names_the_outlet(line: str, name: str, day: dt.date) -> None:
    text = f"Attack on a village\n{line}\n\n{NEWS}"
    assert publisher(text) == name
    assert heading.published(text) == day
    assert pasted(text).publisher == name


def test_a_text_without_such_a_line_has_no_outlet() -> None:
    assert publisher(f"Attack on a village\n\n{NEWS}\nThe Courier saw it.") == ""
    assert publisher("") == ""
