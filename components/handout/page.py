"""Writing a handout: the time map with its data, a panel and its attribution in one page."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from folium.template import Template
from markupsafe import Markup

from components.assets import Asset
from components.handout.part import part, period
from components.handout.records import Teller, headlines
from components.timemap import TimeMap, build
from components.timemap.layers import Plugin
from geodata import writing
from geodata.briefing.credit import imported
from geodata.briefing.words import words

if TYPE_CHECKING:
    import datetime as dt

    from geodata import Atlas

FOLDER = Path(__file__).parent

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline' data:; "
    "connect-src data:; img-src data: blob: https:; font-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What the page may load: itself, and pictures for the tile maps that a reader may switch on."""


class Panel(Plugin):
    """The panel beside the map; ``headlines``, ``events``, ``sites``, ``sources`` and ``text``."""

    function: ClassVar[str] = "panel"
    default_js: ClassVar[list[tuple[str, str]]] = [  # type: ignore[misc]
        (
            "panel",
            Asset("panel.js", (FOLDER / "panel.js").read_bytes(), "text/javascript").data_uri,
        )
    ]
    default_css: ClassVar[list[tuple[str, str]]] = [  # type: ignore[misc]
        ("panel_css", Asset("panel.css", (FOLDER / "panel.css").read_bytes(), "text/css").data_uri)
    ]
    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">
        <title>{{ this.options.title|e }}</title>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        sahelscope.panel({{ this._parent.get_name() }}, {{ this.json }});
        {% endmacro %}
        """
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.policy = POLICY


@cache
def text(lang: str) -> dict[str, Any]:
    """Return the panel's phrases in a language."""
    return dict(json.loads((FOLDER / f"text.{lang}.json").read_text(encoding="utf-8")))


def render(
    atlas: Atlas,
    *,
    first: dt.date | str | None = None,
    last: dt.date | str | None = None,
    lang: str = "en",
    day: dt.date | str | None = None,
) -> str:
    """Make the page.

    Parameters
    ----------
    atlas : Atlas
        What is shown.
    first, last : datetime.date or str, optional
        The days to show, text as YYYY-MM-DD; without them all that the atlas knows.
    lang : {'en', 'fr'}
        The language. What the tables have in English only, such as titles, stays English.
    day : datetime.date or str, optional
        The day to open on.

    Returns
    -------
    str
        HTML that loads nothing from anywhere, unless a reader switches on a tile map.

    Raises
    ------
    ValueError
        For a day that is none, a last day before the first, or an unknown language.

    Examples
    --------
    >>> import geodata
    >>> page = render(geodata.load(), first="2024-01-01", last="2024-12-31")
    >>> "https://cdn" in page
    False
    """
    spoken = words(lang)
    start, end = period(atlas, first, last)
    whole = (start, end) == (atlas.axis_start, atlas.as_of)
    shown = part(atlas, start, end, day)
    phrases = text(lang)
    teller = Teller(shown, lang, phrases)
    events, sites = teller.events(), teller.sites()
    # the tour stands on records of every year
    time_map = TimeMap(shown, build(shown, lang), tour=whole)
    time_map.add_child(
        Panel(
            title=phrases["title"].format(first=spoken.spell(start), last=spoken.spell(end)),
            headlines=headlines(atlas, start, end, lang),
            events=events,
            sites=sites,
            sources=teller.sources(),
            text=phrases
            | {
                "credit": phrases["credit"].format(
                    version=atlas.version, as_of=spoken.spell(atlas.as_of)
                )
                + f" {imported(shown.events, lang)}".rstrip()
            },
        )
    )
    page: str = time_map.get_root().render()
    tagged = Markup('<html lang="{}">').format(lang)
    return page.replace("<html>", str(tagged), 1)


def write(
    path: str | Path,
    atlas: Atlas,
    *,
    first: dt.date | str | None = None,
    last: dt.date | str | None = None,
    lang: str = "en",
    day: dt.date | str | None = None,
) -> None:
    """Write the page into a file; the parameters are those of `render`.

    Raises
    ------
    ValueError
        As `render`.
    """
    page = render(atlas, first=first, last=last, lang=lang, day=day)
    writing.write(path, page.encode())
