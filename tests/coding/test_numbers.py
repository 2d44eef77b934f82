import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.coding import Range
from geodata.coding.numbers.quantities import quantities
from geodata.coding.text.folding import even, words


def ranges(text: str) -> list[Range]:
    plain = even(text)
    return [q.range for q in quantities(words(plain), plain, frozenset()) if not q.article]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 40 people", Range(low=40)),
        ("more than 130", Range(low=130)),
        ("plus d'une centaine", Range(low=100)),
        ("some 1,000 troops", Range(best=1000)),
        ("une centaine de villageois", Range(best=100)),
        ("a dozen", Range(best=12)),
        ("up to 60", Range(high=60)),
        ("between 15 and 20 soldiers", Range(low=15, high=20)),
        ("entre 40 et 50 hommes", Range(low=40, high=50)),
        ("900 à 1 000", Range(low=900, high=1000)),
        ("1.100 soldats", Range(1100, 1100, 1100)),
        ("quatre-vingt-dix-sept", Range(97, 97, 97)),
        ("soixante et onze", Range(71, 71, 71)),
        ("vingt et une personnes", Range(21, 21, 21)),
        ("one hundred and twenty", Range(120, 120, 120)),
        ("deux mille cinq cents", Range(2500, 2500, 2500)),
    ],
)
def test_a_number_keeps_what_is_said_of_its_exactness(text: str, expected: Range) -> None:
    assert ranges(text) == [expected]


@pytest.mark.parametrize("text", ["dozens of men", "des dizaines", "43e BIMa", "an AK-47"])
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert ranges(text) == []


@given(st.integers(0, 9_999_999))
def test_figures_are_read_back(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        assert ranges(f"they were {text} men") == [Range(number, number, number)]
