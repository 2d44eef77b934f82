import datetime as dt

import hypothesis
import pytest
from hypothesis import strategies as st

from geodata.coding import Article
from geodata.faults import DataError
from geodata.reading import pasted, read

TEXT = "Attaque à Djibo\nPublié le 5 juin 2024\n\nDouze soldats ont été tués lundi."


def test_a_text_file_is_an_article() -> None:
    article = read(TEXT.encode(), "depeche.txt")
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.title == "Attaque à Djibo"
    assert article.published == dt.date(2024, 6, 5)
    assert article.language == "fr"


def test_a_file_is_known_by_its_content_and_not_by_its_name() -> None:
    assert read(TEXT.encode(), "article.pdf").text == TEXT
    page = f"<html><body><article><p>{TEXT} {TEXT}</p></article></body></html>"
    assert "<p>" not in read(page.encode(), "article.txt").text


def test_pasted_markup_stays_text() -> None:
    text = "He said <script>alert('x')</script> & left <b>Gao</b> for Kidal."
    assert pasted(text).text == text


def test_a_text_about_markup_is_no_page() -> None:
    text = "The report says that <p> and <div> are tags of HTML."
    assert read(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        (b"", "empty", "holds the article"),
        (b"  \n ", "empty", "holds the article"),
        (b"12345 --- 678", "no text", "paste"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "picture", "paste"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 99, "old Word file", ".docx"),
        (b"{\\rtf1\\ansi Soldiers left Gao.}", "RTF", ".docx"),
        (b"\x1f\x8b\x08" + b"\x00" * 99, "compressed", "unpack"),
        (b"PK\x03\x04" + b"xl/workbook.xml", "archive or another office file", ".docx"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", "web archive", "HTML or PDF"),
        (bytes(range(256)) * 20, "no text", "HTML, PDF, DOCX"),
        (b"a" * 20_000_001, "20 MB", "alone"),
        (b"word " * 50_000, "249,999", "cut out"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(
    content: bytes, message: str, remedy: str
) -> None:
    with pytest.raises(DataError) as caught:
        read(content, "article")
    [fault] = caught.value.faults
    assert message in fault.message
    assert remedy in fault.remedy


def test_a_paste_of_fifty_megabytes_is_refused_at_once() -> None:
    with pytest.raises(DataError, match="at most 200,000 are read"):
        pasted("Soldats tués. " * 3_500_000)


def test_a_hostile_name_does_not_reach_the_message() -> None:
    with pytest.raises(DataError) as caught:
        read(b"", "a\u202e\x00\nb" + "c" * 9999)
    table = caught.value.faults[0].table
    assert table.startswith("abc")
    assert len(table) <= 200


@hypothesis.given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        article = read(content, "upload")
    except DataError as error:
        said = error.faults[0].remedy
    else:
        said = article.text
    assert said
