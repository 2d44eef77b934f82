"""Writing a briefing: for a day, or for what changed between two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from geodata import writing
from geodata.atlas import EVERYTHING

if TYPE_CHECKING:
    import datetime as dt

    from geodata.atlas import Atlas
    from geodata.dates import Window
    from geodata.filters import Filters

FORMATS = ("pdf", "docx")


def render(
    atlas: Atlas,
    day: dt.date | str,
    other: dt.date | str | None = None,
    *,
    format: Literal["pdf", "docx"] = "pdf",  # noqa: A002 - as pictures have it
    lang: str = "en",
    filters: Filters = EVERYTHING,
    window: Window = 30,
) -> bytes:
    """Make a briefing.

    Parameters
    ----------
    atlas : Atlas
        What is told.
    day : datetime.date or str
        The day; text as YYYY-MM-DD.
    other : datetime.date or str, optional
        A second day, before or after the first: what changed between the two is told.
    format : {'pdf', 'docx'}
        What to make.
    lang : {'en', 'fr'}
        The language. What the tables have in English only, such as titles, stays English.
    filters : Filters
        Which records to tell of.
    window : int, None or "rest"
        Days up to and with `day` from which events are told; with two days, all between them.

    Returns
    -------
    bytes
        One to three pages.

    Raises
    ------
    ValueError
        For a day that is none, a window that makes no sense, an unknown format or language.

    Examples
    --------
    >>> import geodata
    >>> render(geodata.load(), "2024-09-16", format="docx")[:2]
    b'PK'
    """
    if format not in FORMATS:
        raise ValueError(f"no briefings in {format!r}: there are {', '.join(FORMATS)}")
    # what sets and draws is slow to import, and only needed from here on
    from geodata.briefing import picture  # noqa: PLC0415
    from geodata.briefing.content import content  # noqa: PLC0415

    told = content(atlas, day, other, lang=lang, filters=filters, window=window)
    drawn = picture.render(
        atlas,
        told["snapshot"]["day"],
        format="svg" if format == "pdf" else "png",
        form="page",
        window=told["snapshot"]["window"],
        other=told["snapshot"]["other"],
        filters=filters,
        lang=lang,
        numbered=told["numbered"],
    )
    if format == "pdf":
        from geodata.briefing import pdf  # noqa: PLC0415

        return pdf.render(told, drawn, atlas.as_of)
    from geodata.briefing import docx  # noqa: PLC0415

    return docx.render(told, drawn, atlas.as_of)


def write(
    path: str | Path,
    atlas: Atlas,
    day: dt.date | str,
    other: dt.date | str | None = None,
    *,
    lang: str = "en",
    filters: Filters = EVERYTHING,
    window: Window = 30,
) -> None:
    """Write a briefing into a file, whose suffix, ``.pdf`` or ``.docx``, says the format.

    The parameters are those of `render`.

    Raises
    ------
    ValueError
        As `render`, and when the suffix is no format's.
    """
    target = Path(path)
    suffix = target.suffix.lower().removeprefix(".")
    made = render(atlas, day, other, format=suffix, lang=lang, filters=filters, window=window)  # type: ignore[arg-type]
    writing.write(target, made)
