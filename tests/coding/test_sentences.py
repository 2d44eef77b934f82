from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.coding.text.folding import even
from geodata.coding.text.language import language
from geodata.coding.text.sentences import LONGEST, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_abbreviations_and_figures_end_no_sentence() -> None:
    text = "Gen. Tiani met 1.500 men at 9 a.m. in Gao. M. Diop left! « Non. » Fin."
    assert cut(text) == [
        "Gen. Tiani met 1.500 men at 9 a.m. in Gao.",
        "M. Diop left!",
        "« Non. »",
        "Fin.",
    ]


def test_a_wrapped_line_goes_on_and_a_heading_ends() -> None:
    assert cut("Gao falls\nThe army\nleft the town.\n\nNiger") == [
        "Gao falls",
        "The army\nleft the town.",
        "Niger",
    ]


@given(st.text(max_size=400))
def test_sentences_follow_one_another_and_leave_out_nothing_but_spaces(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 < end - start <= LONGEST for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text())
def test_even_text_is_as_long_as_the_text(text: str) -> None:
    assert len(even(text)) == len(text)


def test_languages_are_told_apart() -> None:
    assert language("The army said that it was in the town.") == "en"
    assert language("L'armée a dit que les soldats sont dans la ville.") == "fr"
    assert language("El ejército dijo que los soldados están en la ciudad.") == "es"
    assert language("12 : 30") == ""


@pytest.mark.parametrize(
    "text", ["Il est mort dans l'Est. Le chef a fui.", "Ils sont sept. Le chef a fui."]
)
def test_a_french_word_that_looks_like_a_short_form_ends_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 2
