"""The briefing as DOCX: real headings, tables, links and a picture with its alternative text."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Page
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from geodata.briefing.content import Content

ACCENT, FAINT, LINK = RGBColor(0xA0, 0x4A, 0x10), RGBColor(0x6B, 0x67, 0x5F), "1F4F8F"
WIDTH = Cm(18)
LOCALES = {"en": "en-GB", "fr": "fr-FR"}
FONT = "Cambria"


def render(told: Content, picture: bytes, as_of: dt.date) -> bytes:
    """Write a briefing as a document for word processors.

    Parameters
    ----------
    told : dict
        As `content.content` makes it.
    picture : bytes
        The map, as PNG.
    as_of : datetime.date
        What the file gives as its date.

    Returns
    -------
    bytes
        DOCX.
    """
    page, words = Document(), told["words"]
    _prepare(page, told, as_of)
    page.add_heading(clean(told["title"]), level=0)
    _faint(page.add_paragraph(clean(told["subtitle"])))
    for line in told["filtered"]:
        _faint(page.add_paragraph(clean(line)))
    _figures(page, told)
    _headline(page, told)
    page.add_heading(words["map"], level=1)
    page.add_picture(io.BytesIO(picture), width=WIDTH)
    drawing = page.paragraphs[-1]._p.find(f".//{qn('wp:docPr')}")  # noqa: SLF001 - python-docx has no way to set a description
    drawing.set("descr", told["alt"])
    drawing.set("title", told["title"])
    _faint(page.add_paragraph(clean(told["caption"])))
    _changes(page, told)
    _events(page, told)
    page.add_heading(words["presence"], level=1)
    if told["presence"]:
        names = ("power", "country", "held", "uncertain")
        rows = [[row[name] or "–" for name in names] for row in told["presence"]]
        _table(page, [words[name] for name in names], rows, (3.2, 3.2, 6.4, 5.2))
    else:
        page.add_paragraph(words["no_sites"])
    for name in ("sentences", "unknown"):
        if told[name]:
            page.add_heading(words[name], level=1)
            for line in told[name]:
                page.add_paragraph(clean(line), style="List Bullet")
    _sources(page, told)
    page.add_heading(words["method"], level=1)
    page.add_paragraph(told["method"])
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def clean(text: object) -> str:
    r"""Leave out the characters that an XML file cannot hold.

    Examples
    --------
    >>> clean("a\x00b")
    'ab'
    """
    return "".join(
        letter
        for letter in str(text)
        if letter in "\t\n" or "\x20" <= letter <= "\ud7ff" or letter >= "\ue000"
        if letter not in "\ufffe\uffff"
    )


def _prepare(page: Page, told: Content, as_of: dt.date) -> None:
    """Set paper, fonts, language and the file's own data."""
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin, section.bottom_margin = Cm(1.4), Cm(1.6)
    for name in ("Normal", "Title", "Heading 1", "List Bullet"):
        style: Any = page.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_after = Pt(3)
    normal: Any = page.styles["Normal"]
    normal.font.size = Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LOCALES[told["lang"]])
    normal.element.get_or_add_rPr().append(language)
    title: Any = page.styles["Title"]
    title.font.size, title.font.bold, title.font.color.rgb = Pt(22), True, RGBColor(0, 0, 0)
    heading: Any = page.styles["Heading 1"]
    heading.font.size, heading.font.color.rgb = Pt(12.5), ACCENT
    heading.paragraph_format.space_before = Pt(10)
    footer = section.footer.paragraphs[0]
    footer.text = clean(told["credit"])
    _faint(footer)
    about = page.core_properties
    about.title, about.author, about.language = told["title"], "Sahelscope", told["lang"]
    about.created = about.modified = dt.datetime.combine(as_of, dt.time())
    about.comments = told["alt"]


def _faint(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), FAINT


def _figures(page: Page, told: Content) -> None:
    """Set the figures side by side."""
    table = page.add_table(rows=1, cols=len(told["figures"]))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, figure in zip(table.rows[0].cells, told["figures"], strict=True):
        _shade(cell)
        cell.text = clean(figure["name"])
        _faint(cell.paragraphs[0])
        value = cell.add_paragraph().add_run(clean(figure["value"]))
        value.font.size, value.bold = Pt(15), True
        note = cell.add_paragraph(clean(figure["note"]))
        _faint(note)
    page.add_paragraph()


def _headline(page: Page, told: Content) -> None:
    words, days = told["words"], told["days"]
    page.add_heading(words["summary"], level=1)
    if len(told["headline"][0]) > 2:  # noqa: PLR2004 - a line as it was and as it is
        header = ["", words["before"].format(a=days[0]), words["after"].format(b=days[-1])]
        _table(page, header, told["headline"], (3, 7.5, 7.5))
        return
    for subject, line in told["headline"]:
        paragraph = page.add_paragraph()
        paragraph.add_run(clean(subject) + told["colon"]).bold = True
        paragraph.add_run(clean(line))


def _changes(page: Page, told: Content) -> None:
    changed, words = told["changes"], told["words"]
    if changed is None:
        return
    page.add_heading(words["changes"], level=1)
    if not changed["rows"]:
        page.add_paragraph(words["no_changes"])
    for row in changed["rows"]:
        paragraph = page.add_paragraph(clean(row["text"]), style="List Bullet")
        if row["cites"]:
            run = paragraph.add_run(f" [{', '.join(map(str, row['cites']))}]")
            run.font.size, run.font.color.rgb = Pt(8), FAINT
    if changed["left"]:
        _faint(page.add_paragraph(clean(changed["left"])))


def _events(page: Page, told: Content) -> None:
    found, words = told["events"], told["words"]
    page.add_heading(words["events"], level=1)
    if not found["rows"]:
        page.add_paragraph(words["none"])
        return
    _faint(page.add_paragraph(clean(f"{found['note']} {found['english']}".strip())))
    rows = [
        [
            str(row["number"]),
            f"{row['when']}\n{row['doubt']}".strip(),
            f"{row['title']}\n{row['place']}",
            row["deaths"] or "–",
            ", ".join(map(str, row["cites"])),
        ]
        for row in found["rows"]
    ]
    header = [words[name] for name in ("number", "when", "what", "deaths", "source")]
    _table(page, header, rows, (1.1, 4.2, 9, 1.9, 1.8))


def _table(
    page: Page, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    """Set a table whose first row is its heading, repeated on every page."""
    table = page.add_table(rows=1, cols=len(header), style="Light List")
    table.autofit = False
    first = table.rows[0]
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    first._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no repeated heading rows
    for cell, name in zip(first.cells, header, strict=True):
        cell.text = clean(name)
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = clean(value)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(1)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
                for run in paragraph.runs:
                    run.font.size = Pt(9)
    page.add_paragraph()


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "F7F3EA")):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading


def _sources(page: Page, told: Content) -> None:
    if not told["sources"]:
        return
    page.add_heading(told["words"]["sources"], level=1)
    for source in told["sources"]:
        paragraph = page.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        number = paragraph.add_run(f"{source['number']}  ")
        number.bold, number.font.size = True, Pt(8.5)
        _link(paragraph, source["title"], source["url"])
        parts = (source["publisher"], source["published"], source["language"])
        rest = paragraph.add_run(". " + clean(", ".join(part for part in parts if part)))
        rest.font.size, rest.font.color.rgb = Pt(8.5), FAINT


def _link(paragraph: Paragraph, text: str, url: str) -> None:
    """Add a link, or only its text where there is no address."""
    run = paragraph.add_run(clean(text))
    run.font.size = Pt(8.5)
    if not url:
        return
    address = paragraph.part.relate_to(clean(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), address)
    run.font.color.rgb, run.font.underline = RGBColor.from_string(LINK), True
    link.append(run._r)  # noqa: SLF001 - python-docx reads links and writes none
    paragraph._p.append(link)  # noqa: SLF001 - the same
