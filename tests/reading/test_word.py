import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from geodata.faults import DataError
from geodata.reading import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def article() -> docx.document.Document:
    document = docx.Document()
    document.core_properties.title = "Attaque à Djibo"
    document.add_heading("Attaque à Djibo", 0)
    document.add_paragraph("Douze soldats ont été tués lundi, selon l'armée.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Bilan"
    table.cell(0, 1).text = "12 morts"
    return document


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Write a package again with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, change(data) if part.filename == name else data)
    return out.getvalue()


def fault(content: bytes) -> str:
    with pytest.raises(DataError) as caught:
        read(content, "a.docx")
    assert caught.value.faults[0].remedy
    return caught.value.faults[0].message


def test_paragraphs_tables_and_the_title_are_read() -> None:
    found = read(saved(article()), "a.docx")
    assert found.title == "Attaque à Djibo"
    assert "Douze soldats" in found.text
    assert "12 morts" in found.text
    assert found.language == "fr"


def test_the_heading_is_the_title_where_the_file_names_none() -> None:
    document = article()
    document.core_properties.title = ""
    assert read(saved(document), "a.docx").title == "Attaque à Djibo"


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    xml = (
        f"<w:p {W}><w:r><w:t>Twelve </w:t></w:r><w:ins><w:r><w:t>soldiers</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>civilians</w:delText></w:r></w:del></w:p>"
    )
    content = changed(
        saved(article()),
        "word/document.xml",
        lambda data: data.replace(b"<w:body>", b"<w:body>" + xml.encode()),
    )
    text = read(content, "a.docx").text
    assert "Twelve soldiers" in text
    assert "civilians" not in text


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    content = changed(saved(article()), "word/document.xml", lambda data: data + b" " * 80_000_000)
    assert len(content) < 1_000_000
    assert "unpacks to far more" in fault(content)


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    packed = bytearray(
        changed(saved(article()), "word/styles.xml", lambda data: data + b" " * 50_000_000)
    )
    with zipfile.ZipFile(io.BytesIO(bytes(packed))) as package:
        size = package.getinfo("word/styles.xml").file_size
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        assert start in packed
    lied = bytes(packed).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lied != bytes(packed)
    assert "broken" in fault(lied)


def test_thousands_of_parts_are_refused() -> None:
    out = io.BytesIO(saved(article()))
    with zipfile.ZipFile(out, "a") as package:
        for number in range(3000):
            package.writestr(f"word/media/{number}.txt", b"")
    assert "unpacks to far more" in fault(out.getvalue())


def test_entities_are_refused_before_anything_is_parsed() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    content = changed(
        saved(article()),
        "word/document.xml",
        lambda data: bomb + data.split(b"?>", 1)[1].replace(b"Douze", b"&b;"),
    )
    assert "declares entities" in fault(content)


def test_a_protected_part_is_refused() -> None:
    content = bytearray(saved(article()))
    start = content.find(b"PK\x01\x02")
    while start >= 0:
        content[start + 8] |= 1
        start = content.find(b"PK\x01\x02", start + 4)
    assert "password" in fault(bytes(content))


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("rest", [b"", b"<a/>", b"<a><b></a>", b"\x00\xff"])
def test_a_broken_file_is_refused(part: str, rest: bytes) -> None:
    assert fault(changed(saved(article()), part, lambda _: rest))


def test_a_file_cut_off_is_refused() -> None:
    content = saved(article())
    assert "broken" in fault(content[: len(content) // 2])


def test_linked_pictures_are_not_asked_for() -> None:
    document = article()
    document.part.relate_to("http://127.0.0.1:9/x.png", "http://x/image", is_external=True)
    assert "Douze" in read(saved(document), "a.docx").text
