import io
import zlib

import pypdf
import pytest
import typst
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from geodata.faults import DataError
from geodata.reading import read
from geodata.reading.pdf import flowing

SENTENCE = (
    "Twelve soldiers were killed on Monday in an ambush on a supply convoy between Djibo and "
    "Bourzanga in northern Burkina Faso, the army said in a statement read on television. "
)


def article(title: str = "Ambush near Djibo", copies: int = 3) -> bytes:
    out = io.BytesIO()
    style = getSampleStyleSheet()
    story = [Paragraph(title, style["Title"]), Spacer(1, 12)]
    story += [Paragraph(SENTENCE * 3, style["BodyText"]) for _ in range(copies)]
    SimpleDocTemplate(out, pagesize=A4, title=title).build(story)
    return out.getvalue()


def drawn(pages: int, text: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        canvas.rect(50, 50, 300, 300, fill=1)
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def file(objects: list[bytes]) -> bytes:
    """Write a file of numbered objects, the first of which is the catalogue."""
    content, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(content)
        content += b"%d 0 obj%s endobj\n" % (number, body)
    size = len(objects) + 1
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(content))
    return content + b"xref\n0 %d\n%s" % (size, table) + tail


def fault(content: bytes) -> str:
    with pytest.raises(DataError) as caught:
        read(content, "a.pdf")
    assert caught.value.faults[0].remedy
    return caught.value.faults[0].message


def test_the_text_flows_over_the_lines_of_print() -> None:
    found = read(article(), "a.pdf")
    assert found.title == "Ambush near Djibo"
    assert SENTENCE.strip() in found.text
    assert found.language == "en"


def test_a_pdf_that_typst_wrote_in_two_columns_is_read() -> None:
    source = (
        "#set page(columns: 2, height: 12cm, width: 16cm)\n#set text(hyphenate: true)\n"
        "= Confit et officiers\n" + "L'officier a confirmé le conflit à Fada N'Gourma. " * 30
    )
    found = read(typst.compile(source.encode(), format="pdf"), "a.pdf")
    assert found.language == "fr"
    assert found.text.count("Fada N'Gourma") + found.text.count("Fada N\u2019Gourma") >= 25
    assert "conflit" in found.text


def test_what_stands_on_every_page_is_left_out() -> None:
    pages = [
        f"17/09/2024, 10:21 The Gazette\n{n}th\nOn day {day}\nthat ten died.\n{day} left\n{n}/3"
        for n, day in ((1, "one"), (2, "two"), (3, "three"))
    ]
    text = flowing(pages)
    assert "Gazette" not in text
    assert "1/3" not in text
    assert text.count("that ten died.") == 3


def test_paragraphs_stay_apart() -> None:
    lines = ["A long line that fills the whole width of the page", "and ends here.", "Next one."]
    assert flowing(["\n".join(lines)]) == f"{lines[0]} {lines[1]}\n{lines[2]}"


def test_a_hyphen_of_a_name_stays() -> None:
    text = "The soldiers left the town of Bobo-\nDioulasso at dawn."
    assert "Bobo-" in flowing([text])
    assert "BoboDioulasso" not in flowing([text])


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_is_told_of(algorithm: str) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(article()))
    writer.encrypt("secret", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    assert "password" in fault(out.getvalue())


def test_a_file_that_only_forbids_printing_is_read() -> None:
    writer = pypdf.PdfWriter(io.BytesIO(article()))
    writer.encrypt("", "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert "Djibo" in read(out.getvalue(), "a.pdf").text


def test_ten_thousand_pages_are_refused() -> None:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 10000/Kids[%s]>>"
        % b" ".join(b"%d 0 R" % (n + 3) for n in range(10_000)),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * 10_000,
    ]
    assert "10,000 pages" in fault(file(objects))


def test_pictures_alone_hold_no_text() -> None:
    assert "no text inside" in fault(drawn(3))


@pytest.mark.parametrize("size", [9, 100, 1000])
def test_a_broken_file_is_refused(size: int) -> None:
    assert fault(article()[:size])


def test_a_page_that_unpacks_to_too_much_does_no_harm() -> None:
    bomb = zlib.compress(b"BT (x) Tj ET " * 8_000_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(bomb), bomb),
    ]
    assert fault(file(objects))


def test_forms_that_draw_each_other_end_in_time() -> None:
    depth = 40
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/F Do\nendstream",
    ]
    objects += [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
        b"/Length 11>>stream\n/F Do /F Do\nendstream" % (number + 6)
        for number in range(depth)
    ]
    objects.append(b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream")
    assert fault(file(objects))
