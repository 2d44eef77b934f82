"""Briefings are read back with the libraries that read PDF and DOCX."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from geodata import Filters, briefing
from geodata.briefing.content import content

if TYPE_CHECKING:
    from pathlib import Path

    from geodata import Atlas

HOSTILE = (
    '#panic("x") $1/0$ <b>*bold*</b> = Heading \\ `raw` @ref // {{7*7}} &amp; [x](javascript:1)'
)
EVENT = "2024-08-24-bfa-barsalogho"


def _said(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("-\n", "").split())


def _paragraphs(docx: bytes) -> str:
    page = Document(io.BytesIO(docx))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in page.paragraphs), *cells])


@pytest.mark.parametrize(
    ("day", "other", "window"),
    [
        ("2024-09-16", None, 30),
        ("2024-09-16", "2012-01-01", 30),
        ("2013-01-15", None, 1),
        ("2026-07-04", None, None),
    ],
)
def test_a_briefing_has_one_to_three_pages(
    atlas: Atlas, day: str, other: str | None, window: int | None
) -> None:
    made = briefing.render(atlas, day, other, window=window)
    assert 1 <= len(PdfReader(io.BytesIO(made)).pages) <= 3


@pytest.fixture(scope="module")
def pdf(atlas: Atlas) -> bytes:
    return briefing.render(atlas, "2024-09-16", "2024-06-01")


@pytest.fixture(scope="module")
def docx(atlas: Atlas) -> bytes:
    return briefing.render(atlas, "2024-09-16", "2024-06-01", format="docx")


def test_the_pdf_says_what_the_comparison_says(atlas: Atlas, pdf: bytes) -> None:
    said = _said(pdf)
    assert "The Sahel from 1 June 2024 to 16 September 2024" in said
    first = atlas.compare("2024-06-01", "2024-09-16").table().query("kind == 'site'")
    assert "".join(first["sentence"].iloc[0].split()) in "".join(said.split())
    assert f"data version {atlas.version}" in said
    assert "reported activity, not control" in said


def test_the_links_of_the_pdf_are_the_sources(atlas: Atlas, pdf: bytes) -> None:
    found = {
        annotation.get_object().get("/A", {}).get("/URI")
        for page in PdfReader(io.BytesIO(pdf)).pages
        for annotation in page.get("/Annots", [])
    } - {None}
    listed = {source["url"] for source in content(atlas, "2024-09-16", "2024-06-01")["sources"]}
    assert found == listed - {""}


def test_the_pdf_tells_readers_its_title_and_language(pdf: bytes) -> None:
    read = PdfReader(io.BytesIO(pdf))
    assert read.metadata is not None
    assert read.metadata.title == "The Sahel from 1 June 2024 to 16 September 2024"
    assert read.trailer["/Root"]["/Lang"] == "en"
    assert "/StructTreeRoot" in read.trailer["/Root"]
    assert read.xmp_metadata is not None
    assert b"pdfuaid" in read.xmp_metadata.stream.get_data()


def test_every_font_of_the_pdf_is_inside_it(pdf: bytes) -> None:
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            drawn: Any = font.get_object()
            inner = drawn.get("/DescendantFonts", [drawn])[0].get_object()
            keys = set(inner["/FontDescriptor"].get_object())
            assert keys & {"/FontFile", "/FontFile2", "/FontFile3"}


def test_the_same_day_makes_the_same_pdf(atlas: Atlas, pdf: bytes) -> None:
    assert briefing.render(atlas, "2024-09-16", "2024-06-01") == pdf


def test_the_docx_has_headings_tables_links_and_a_described_picture(
    atlas: Atlas, docx: bytes
) -> None:
    page = Document(io.BytesIO(docx))
    headings = [p.text for p in page.paragraphs if p.style and p.style.name == "Heading 1"]
    assert {"In short", "What changed", "What happened", "Sources"} <= set(headings)
    told = content(atlas, "2024-09-16", "2024-06-01")
    assert len(page.inline_shapes) == 1
    (drawing,) = page.element.iter(qn("wp:docPr"))
    assert drawing.get("descr") == told["alt"]
    links = {
        rel.target_ref for rel in page.part.rels.values() if rel.reltype.endswith("/hyperlink")
    }
    assert links == {source["url"] for source in told["sources"]} - {""}
    assert len(list(page.element.iter(qn("w:hyperlink")))) >= len(links)
    header = page.tables[-1].rows[0]._tr  # noqa: SLF001 - python-docx has no heading rows
    assert header.find(f".//{qn('w:tblHeader')}") is not None


def test_the_docx_says_what_the_content_says(atlas: Atlas, docx: bytes) -> None:
    said = _paragraphs(docx)
    told = content(atlas, "2024-09-16", "2024-06-01")
    for row in told["changes"]["rows"]:
        assert row["text"] in said
    for row in told["events"]["rows"]:
        assert row["title"] in said
    for line in [*told["sentences"], *told["unknown"]]:
        assert line in said


def test_a_french_briefing_speaks_french_and_says_what_is_english(atlas: Atlas) -> None:
    said = _said(briefing.render(atlas, "2024-09-16", lang="fr"))
    assert "Le Sahel au 16 septembre 2024" in said
    assert "aucun site au Mali" in said
    assert said.count("Titres et noms de sites en anglais") == 1
    document = Document(io.BytesIO(briefing.render(atlas, "2024-09-16", format="docx", lang="fr")))
    normal = document.styles["Normal"].element
    assert normal.find(f".//{qn('w:lang')}").get(qn("w:val")) == "fr-FR"


@pytest.fixture(scope="module")
def hostile(atlas: Atlas) -> Atlas:
    events, sources, sites = atlas.events.copy(), atlas.sources.copy(), atlas.sites.copy()
    events.loc[EVENT, ["title", "place"]] = HOSTILE
    cited = events.loc[EVENT, "sources"][0]
    sources.loc[cited, ["title", "publisher"]] = HOSTILE
    sources.loc[cited, "url"] = "javascript:alert(1)"
    sites.loc["us-ner-niamey-embassy", ["place", "site", "force"]] = HOSTILE
    return replace(atlas, events=events, sources=sources, sites=sites)


def test_markup_in_a_title_stays_text_in_the_pdf(hostile: Atlas) -> None:
    made = briefing.render(hostile, "2024-09-16")
    assert "".join(HOSTILE.split()) in "".join(_said(made).split())
    assert b"javascript:" not in b"".join(
        str(annotation.get_object().get("/A", {})).encode()
        for page in PdfReader(io.BytesIO(made)).pages
        for annotation in page.get("/Annots", [])
    )


def test_markup_in_a_title_stays_text_in_the_docx(hostile: Atlas) -> None:
    made = briefing.render(hostile, "2024-09-16", format="docx")
    assert _paragraphs(made).count(HOSTILE) >= 2
    page = Document(io.BytesIO(made))
    assert not [rel for rel in page.part.rels.values() if "javascript" in str(rel.target_ref)]


def test_characters_that_no_xml_holds_are_left_out(atlas: Atlas) -> None:
    events = atlas.events.copy()
    events.loc[EVENT, "title"] = "a\x00b\x0bc\ufffe"
    made = briefing.render(replace(atlas, events=events), "2024-09-16", format="docx")
    assert "abc" in _paragraphs(made)


def test_the_suffix_says_the_format(atlas: Atlas, tmp_path: Path) -> None:
    nobody = Filters(text="no record has these words")
    briefing.write(tmp_path / "brief.pdf", atlas, "2024-09-16", filters=nobody)
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(ValueError, match="no briefings in 'odt'"):
        briefing.write(tmp_path / "brief.odt", atlas, "2024-09-16")
    with pytest.raises(ValueError, match="no words in 'de'"):
        briefing.write(tmp_path / "brief.pdf", atlas, "2024-09-16", lang="de")
