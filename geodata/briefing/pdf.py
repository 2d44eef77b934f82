"""The briefing as PDF, set by typst with the fonts that it carries."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

if TYPE_CHECKING:
    from geodata.briefing.content import Content

TEMPLATE = "brief.typ"
PICTURE = "map.svg"

ACCESSIBLE = {"pdf_standards": ["ua-1"]}
"""PDF/UA: headings, tables, languages and pictures that a screen reader can tell."""


def render(told: Content, picture: bytes, as_of: dt.date, **options: Any) -> bytes:
    """Set a briefing.

    What it says goes to the template as JSON, so that nothing in it is ever read as markup.

    Parameters
    ----------
    told : dict
        As `content.content` makes it.
    picture : bytes
        The map, as SVG.
    as_of : datetime.date
        What the file gives as its date: the data's, so that the same data makes the same file.
    **options
        Further options of ``typst.compile``, such as ``format="png"``.

    Returns
    -------
    bytes
        PDF; with ``format="png"`` the pages as pictures.
    """
    with tempfile.TemporaryDirectory(prefix="sahelscope-") as folder:
        template = Path(folder) / TEMPLATE
        with resources.as_file(resources.files("geodata.briefing") / TEMPLATE) as own:
            shutil.copy(own, template)
        (Path(folder) / PICTURE).write_bytes(picture)
        made: Any = typst.compile(
            template,
            root=folder,
            sys_inputs={"data": json.dumps(told | {"picture": PICTURE}, ensure_ascii=False)},
            ignore_system_fonts=True,
            font_paths=[_more_letters()],
            timestamp=dt.datetime.combine(as_of, dt.time(), dt.UTC),
            **(options or ACCESSIBLE),
        )
    # bytes, or a list of them for several pictures
    return made  # type: ignore[no-any-return]


def _more_letters() -> Path:
    """Name the folder of a font for letters that typst's own fonts lack."""
    import matplotlib as mpl  # noqa: PLC0415 - slow to import, and only its folder is asked for

    return Path(mpl.get_data_path()) / "fonts" / "ttf"
