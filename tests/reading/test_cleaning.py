import hypothesis
import pytest
from hypothesis import strategies as st

from geodata.reading.cleaning import clean, line


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Ga\x00o", "Gao"),
        ("Ga\u202eo\u202c", "Gao"),
        ("Ga\u200bo\ufeff", "Gao"),
        ("Ga\u00ado", "Gao"),
        ("G\U000e0041ao", "Gao"),
        ("l\x92arm\u00e9e", "l\u2019arm\u00e9e"),
        ("Se\u0301var\u00e9", "S\u00e9var\u00e9"),
        ("con\ufb02it, o\ufb03ciers", "conflit, officiers"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        (
            "M\u00c3\u00a9naka, l\u00e2\u20ac\u2122arm\u00c3\u00a9e",
            "M\u00e9naka, l\u2019arm\u00e9e",
        ),
        ("Gao\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "Ga\u00f3\u0302\u0303\u0304"),
        ("10\u00a0000 soldats \u00e0 10\u202f%", "10\u00a0000 soldats \u00e0 10\u202f%"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_what_cannot_be_seen_goes_and_what_is_garbled_is_mended(given: str, kept: str) -> None:
    assert clean(given).text == kept


def test_a_person_is_told_what_was_changed() -> None:
    assert clean("Soldiers left Gao.").notes == ()
    assert "direction of writing" in clean("Soldiers left \u202eoaG.").notes[0]
    assert "removed: 2" in clean("Ga\u200bo\x00.").notes[0]
    assert "wrong encoding" in clean("M\u00c3\u00a9naka et S\u00c3\u00a9gou").notes[0]


def test_a_single_odd_pair_of_letters_is_not_mended() -> None:
    assert clean("\u00c3\u00a9").text == "\u00c3\u00a9"


def test_titles_are_one_short_line() -> None:
    assert line("Gunmen\n\x00attack\tDjibo " + "x" * 1000, 20) == "Gunmen attack Djibo"


# what was garbled twice is mended once
@hypothesis.given(st.text(st.characters(exclude_characters="".join(map(chr, range(0xC2, 0xF5))))))
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
    assert not any(letter in once for letter in "\x00\r\u202e\u200b\ufeff\u2066")
