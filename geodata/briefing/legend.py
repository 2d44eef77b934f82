"""The legend of a printed map, its scale bar, title and small print."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from geodata.briefing import marks
from geodata.briefing.sheet import FORMS, POINTS, ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes

    from geodata.atlas import Atlas
    from geodata.briefing.sheet import Form, Sheet
    from geodata.briefing.words import Words

LETTER = 0.56
"""How wide a letter is on average, in sizes of the text."""


class Column:
    """A column of the legend, filled from its top.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where to draw, in points.
    form : Form
        The sheet's form.
    left, top, width : float
        Where the column is, in points.
    """

    def __init__(self, axes: Axes, form: Form, left: float, top: float, width: float) -> None:
        self._axes, self._form = axes, form
        self._left, self._width = left, width
        self.at = top
        self.size = form.text
        self.gutter = form.mark * 1.9

    def heading(self, text: str) -> None:
        """Set a heading."""
        self.at -= self.size * 0.55
        for line in self._lines(text, self._width, 1.12):
            self._put(line, self._left, fontweight="bold")
            self.at -= self.size * 1.3
        self.at -= self.size * 0.15

    def note(self, text: str) -> None:
        """Set a remark under what it is about."""
        for line in self._lines(text, self._width):
            self._put(line, self._left, color=ink()["faint"])
            self.at -= self.size * 1.22
        self.at -= self.size * 0.2

    def row(self, draw: Callable[[tuple[float, float]], None], text: str) -> None:
        """Set a mark and what it means."""
        lines = self._lines(text, self._width - self.gutter)
        tall = max(len(lines) * self.size * 1.22, self._form.mark * 1.12)
        draw((self._left + self.gutter * 0.42, self.at - tall / 2))
        first = self.at - tall / 2 + (len(lines) - 1) * self.size * 0.61
        for number, line in enumerate(lines):
            self._put(line, self._left + self.gutter, first - number * self.size * 1.22)
        self.at -= tall + self.size * 0.28

    def _lines(self, text: str, width: float, wider: float = 1.0) -> list[str]:
        return textwrap.wrap(text, max(8, int(width / (self.size * LETTER * wider))))

    def _put(self, text: str, left: float, at: float | None = None, **how: Any) -> None:
        self._axes.text(
            left,
            self.at - self.size / 2 if at is None else at,
            text,
            **{"fontsize": self.size, "color": ink()["ink"], "va": "center_baseline", **how},
        )


def _swatch(axes: Axes, stage: str, mark: float) -> Callable[[tuple[float, float]], None]:
    style = ink()["stages"][stage]

    def draw(at: tuple[float, float]) -> None:
        corner = (at[0] - mark * 0.75, at[1] - mark * 0.45)
        size = (mark * 1.5, mark * 0.9)
        axes.add_patch(
            Rectangle(corner, *size, facecolor=style["fill"], alpha=style["alpha"], linewidth=0)
        )
        if style["hatch"]:
            axes.add_patch(
                Rectangle(
                    corner,
                    *size,
                    fill=False,
                    hatch=style["hatch"] * 2,
                    edgecolor=style["line"],
                    linewidth=0,
                    alpha=0.75,
                )
            )

    return draw


def draw(
    axes: Axes, atlas: Atlas, form: Form, words: Words, *, area_title: str, before: str | None
) -> None:
    """Draw the legend.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The legend's room, in points.
    atlas : Atlas
        For the labels.
    form : Form
        The sheet's form.
    words : Words
        The language.
    area_title : str
        Whose area it is on the day.
    before : str, optional
        The earlier day whose outline is drawn, in words.
    """
    wide, tall = form.legend[2] * POINTS, form.legend[3] * POINTS
    across = wide / form.columns
    first = Column(axes, form, 0, tall, across - 6)
    label, lang, mark = atlas.vocabulary.label, words.lang, form.mark

    first.heading(area_title)
    for stage in ("stronghold", "activity", "expansion"):
        first.row(_swatch(axes, stage, mark), label("stage", stage, lang))
    if before:
        first.row(lambda at: _dashes(axes, at, mark), words.say("before", day=before))
    first.note(words["area_caveat"])
    first.heading(words["sites_title"])
    for power in ink()["powers"]:
        first.row(
            lambda at, power=power: marks.site(axes, at, mark, power, held=True),  # type: ignore[misc]
            label("power", power, lang),
        )
    some = next(iter(ink()["powers"]))
    first.row(lambda at: marks.site(axes, at, mark, some, held=False), words["uncertain"])

    last = first
    if form.columns > 1:
        last = Column(axes, form, across, tall, across)
    last.heading(words["events_title"])
    for group in ink()["groups"]:
        last.row(
            lambda at, group=group: marks.event(axes, at, 3.6, group),  # type: ignore[misc]
            label("category_group", group, lang),
        )
    last.row(lambda at: _sizes(axes, at, mark), words["size"])
    last.row(lambda at: _haloed(axes, at, mark), words["halo"])
    last.row(lambda at: marks.event(axes, at, 3.4, "fighting", hollow=True), words["hollow"])
    last.row(lambda at: marks.event(axes, at, 3.6, "fighting", certain=False), words["pale"])


def _dashes(axes: Axes, at: tuple[float, float], mark: float) -> None:
    axes.plot(
        [at[0] - mark * 0.75, at[0] + mark * 0.75],
        [at[1]] * 2,
        color=ink()["ink"],
        linewidth=0.9,
        linestyle=(0, (3, 1.6)),
    )


def _haloed(axes: Axes, at: tuple[float, float], mark: float) -> None:
    marks.halo(axes, at, mark * 0.62, "fighting", country=False)
    marks.event(axes, at, 2.4, "fighting")


def _sizes(axes: Axes, at: tuple[float, float], mark: float) -> None:
    less = mark / FORMS["landscape"].mark
    for aside, deaths in ((-0.42, 0), (0.4, 20)):
        marks.event(axes, (at[0] + aside * mark, at[1]), marks.size(deaths) * less, "fighting")


def scale(axes: Axes, sheet: Sheet, words: Words) -> None:
    """Draw a scale bar into the map's lower left corner."""
    km = 300 if sheet.width > 300 else 200  # noqa: PLR2004 - points: what a column leaves
    long, left, low = sheet.km(km), 10.0, 10.0
    for part, colour in ((0, ink()["ink"]), (1, "white")):
        axes.add_patch(
            Rectangle(
                (left + part * long / 2, low),
                long / 2,
                2.4,
                facecolor=colour,
                edgecolor=ink()["ink"],
                linewidth=0.5,
                zorder=9,
            )
        )
    axes.text(
        left,
        low + 5,
        f"{words.number(km)} km",
        fontsize=sheet.form.text * 0.9,
        color=ink()["ink"],
        zorder=9,
    )


def lines(text: Sequence[str], width: float, size: float) -> str:
    """Break paragraphs into lines that fit a width in points."""
    room = max(20, int(width / (size * LETTER)))
    return "\n".join(line for paragraph in text for line in textwrap.wrap(paragraph, room))
