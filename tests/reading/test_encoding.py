import hypothesis
import pytest
from hypothesis import strategies as st

from geodata.reading.encoding import decode

FRENCH = "L’armée a annoncé que des soldats ont été tués près de Sévaré, à l’aube. " * 5


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_decoded_in_the_encoding_it_has(name: str) -> None:
    assert decode(FRENCH.encode(name)) == FRENCH


def test_an_encoding_that_is_named_wrongly_is_not_believed() -> None:
    assert decode(FRENCH.encode(), "iso-8859-1") == FRENCH


def test_what_a_page_names_is_used() -> None:
    page = f"<html><head><meta charset='windows-1252'></head>{FRENCH}"
    assert decode(page.encode("cp1252")) == page
    assert "\u0434" in decode("<meta charset=koi8-r>\u0434\u0430".encode("koi8-r"))


def test_latin_1_means_windows_as_in_browsers() -> None:
    assert decode("l’armée".encode("cp1252"), "iso-8859-1") == "l’armée"


@pytest.mark.parametrize("name", ["hex", "zip", "rot13", "unknown", "utf-8\x00"])
def test_a_codec_that_is_no_encoding_is_passed_over(name: str) -> None:
    assert decode("armée".encode("cp1252"), name) == "armée"


@hypothesis.given(st.binary(max_size=300))
def test_bytes_of_any_kind_become_text(content: bytes) -> None:
    assert isinstance(decode(content), str)
