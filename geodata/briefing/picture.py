"""The map of a day as a picture for print: PNG, SVG or PDF."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geodata import dates, writing
from geodata.atlas import EVERYTHING
from geodata.briefing import ground, legend, marks, names
from geodata.briefing.credit import credit
from geodata.briefing.sheet import FORMS, POINTS, Sheet, ink
from geodata.briefing.words import words
from geodata.headline import JNIM_FORMED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from geodata.atlas import Atlas
    from geodata.briefing.sheet import Form
    from geodata.filters import Filters
    from geodata.snapshot import Snapshot

FORMATS = ("png", "svg", "pdf")
DPI = 300

SETTINGS: Any = {
    # names from a table are text, never formulas between dollar signs
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "hatch.linewidth": 0.45,
    # the same ids for the same picture
    "svg.hashsalt": "sahelscope",
    "pdf.fonttype": 42,
}

_SETTINGS = threading.Lock()
"""Matplotlib's settings are the whole process's: one picture at a time."""


def render(
    atlas: Atlas,
    day: dt.date | str,
    *,
    format: Literal["png", "svg", "pdf"] = "png",  # noqa: A002 - matplotlib's own word
    form: Literal["landscape", "page", "column"] = "landscape",
    window: dates.Window = 30,
    filters: Filters = EVERYTHING,
    other: dt.date | str | None = None,
    lang: str = "en",
    numbered: Sequence[str] = (),
) -> bytes:
    """Draw the map of a day.

    Parameters
    ----------
    atlas : Atlas
        What is drawn.
    day : datetime.date or str
        The day; text as YYYY-MM-DD.
    format : {'png', 'svg', 'pdf'}
        PNG has 300 dots per inch.
    form : {'landscape', 'page', 'column'}
        An A4 sheet, a picture to set into a page, or one for a newspaper's column.
    window : int, None or "rest"
        Days up to and with `day` from which events are drawn.
    filters : Filters
        Which records to draw.
    other : datetime.date or str, optional
        An earlier day, the outline of whose area is drawn too.
    lang : {'en', 'fr'}
        The language.
    numbered : sequence of str
        Ids of events: these alone are drawn, each with the number of its place in this sequence.
        Without any, all are drawn.

    Returns
    -------
    bytes
        The same for the same input, fonts and version of matplotlib.

    Raises
    ------
    ValueError
        For a day that is none, or an unknown format, form or language.

    Examples
    --------
    >>> import geodata
    >>> render(geodata.load(), "2024-09-16", form="column", format="svg")[:5]
    b'<?xml'
    """
    if format not in FORMATS:
        raise ValueError(f"no pictures in {format!r}: there are {', '.join(FORMATS)}")
    if form not in FORMS:
        raise ValueError(f"no form {form!r}: there are {', '.join(FORMS)}")
    snapshot = atlas.at(day, window, filters)
    earlier = None if other is None else atlas.at(other, window, filters)
    undated = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
    out = io.BytesIO()
    with _SETTINGS, mpl.rc_context(SETTINGS):
        figure = _draw(snapshot, earlier, FORMS[form], lang, numbered)
        figure.savefig(out, format=format, dpi=DPI, metadata=undated[format])
    return out.getvalue()


def write(path: str | Path, atlas: Atlas, day: dt.date | str, **options: Any) -> None:
    """Draw the map of a day into a file, whose suffix says the format; see `render`.

    Raises
    ------
    ValueError
        As `render`, and when the suffix is no format's.
    """
    target = Path(path)
    form: Any = target.suffix.lower().removeprefix(".")
    writing.write(target, render(atlas, day, format=form, **options))


def _axes(figure: Figure, form: Form, room: tuple[float, float, float, float]) -> Axes:
    """Lay out axes whose unit is a point."""
    wide, tall = form.size
    left, low, width, height = room
    axes: Axes = figure.add_axes((left / wide, low / tall, width / wide, height / tall))
    axes.set_xlim(0, width * POINTS)
    axes.set_ylim(0, height * POINTS)
    axes.set_axis_off()
    return axes


def _draw(
    snapshot: Snapshot, earlier: Snapshot | None, form: Form, lang: str, numbered: Sequence[str]
) -> Figure:
    atlas, text = snapshot.atlas, words(lang)
    figure = Figure(figsize=form.size, facecolor="white")
    FigureCanvasAgg(figure)
    sheet = Sheet(form)
    chart = _axes(figure, form, form.map)
    chart.set_axis_on()
    chart.set_facecolor(ink()["water"])
    chart.set_xticks([])
    chart.set_yticks([])
    chart.spines[:].set(color=ink()["faint"], linewidth=0.6)
    ground.land(chart, atlas, sheet)
    ground.area(chart, snapshot.area, sheet)
    if earlier is not None:
        ground.before(chart, earlier.area, sheet)
    numbers = {identifier: number for number, identifier in enumerate(numbered, start=1)}
    inner = snapshot.sites.drop(marks.outside(snapshot.sites, sheet).index)
    shown = snapshot.events.drop(marks.outside(snapshot.events, sheet).index)
    if numbers:
        shown = shown[shown.index.isin(numbers)]
    taken = names.Taken()
    at = marks.sites(chart, inner, sheet)
    taken.take_marks(at, form.mark * 0.55)
    spots = marks.events(chart, atlas, shown, sheet, at)
    for spot in spots:
        taken.take_marks([spot.at], spot.reach * 0.9)
    taken.take((0, 0, sheet.km(300) + 14, 26))
    names.numbers(chart, spots, numbers, sheet, taken)
    names.towns(chart, sheet, taken, lang, capitals=True)
    names.countries(chart, atlas, sheet, taken, lang)
    names.towns(chart, sheet, taken, lang, capitals=False)
    legend.scale(chart, sheet, text)
    before = None if earlier is None else text.spell(earlier.day)
    area_title = text["area_title" if snapshot.day >= JNIM_FORMED else "area_title_before"]
    legend.draw(
        _axes(figure, form, form.legend), atlas, form, text, area_title=area_title, before=before
    )
    if form.title:
        _title(_axes(figure, form, (0, 0, *form.size)), snapshot, form, lang)
        _small_print(_axes(figure, form, (0, 0, *form.size)), snapshot, form, lang, sheet)
    return figure


def _title(axes: Axes, snapshot: Snapshot, form: Form, lang: str) -> None:
    text = words(lang)
    left, top = form.map[0] * POINTS, form.size[1] * POINTS
    room = (form.size[0] - 2 * form.map[0]) * POINTS
    large = form.text * (2.3 if form.columns == 1 else 1.9)
    axes.text(
        left,
        top - large * 1.55,
        text.say("picture_title", day=text.spell(snapshot.day)),
        fontsize=large,
        fontweight="bold",
        color=ink()["ink"],
    )
    axes.text(
        left,
        top - large * 1.55 - form.text * 0.9,
        legend.lines([text.say("picture_subtitle", window=span(snapshot, lang))], room, form.text),
        fontsize=form.text,
        color=ink()["faint"],
        va="top",
        linespacing=1.35,
    )


def span(snapshot: Snapshot, lang: str) -> str:
    """Say from which days the events of a snapshot are.

    Examples
    --------
    >>> import geodata
    >>> span(geodata.load().at("2024-09-16", 30), "en")
    'the 30 days to 16 September 2024'
    """
    text = words(lang)
    end = text.spell(snapshot.day)
    if snapshot.window.start == dates.BEGINNING:
        return text.say("span_all", day=end)
    if snapshot.window.end is None:
        return text.say("span_rest", day=end)
    days = snapshot.window.days or 1
    return text.say("span_one" if days == 1 else "span", day=end, days=text.number(days))


def _small_print(axes: Axes, snapshot: Snapshot, form: Form, lang: str, sheet: Sheet) -> None:
    text, atlas = words(lang), snapshot.atlas
    room = (form.size[0] - 2 * form.map[0]) * POINTS
    size = form.text * 0.85
    told = []
    away = marks.outside(snapshot.sites, sheet)
    if len(away):
        codes = ink()["powers"]
        listed = ", ".join(
            f"{place} ({codes[power]['code']})"
            for place, power in zip(away["place"], away["power"], strict=True)
        )
        told.append(text.say("outside", sites=listed))
    told.append(f"{credit(atlas, snapshot.events, lang)} {text['projection']}")
    axes.text(
        form.map[0] * POINTS,
        (min(form.map[1], form.legend[1]) * POINTS) - size * 0.9,
        legend.lines(told, room, size),
        fontsize=size,
        color=ink()["faint"],
        va="top",
        linespacing=1.35,
    )
