"""The article's text with the words of each draft marked in its colour and with its number."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.language import say
from components.timemap.style import style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from components.review.work import Work
    from geodata.coding.article import Article, Span
    from geodata.coding.drafts import Draft, Found

FIELDS = ("category", "date", "place", "actors", "deaths", "wounded", "troops", "power", "stage")
"""The fields of a draft that carry words."""

_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that would show words in another order than they are read in."""

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Segment:
    """A stretch of text that the same drafts and fields stand on.

    Parameters
    ----------
    text : str
        The words; all segments joined are the article.
    drafts : tuple of int
        Numbers of the drafts that it belongs to, from 1 on.
    fields : tuple of (int, str)
        Draft and field that it is the ground of.
    """

    text: str
    drafts: tuple[int, ...] = ()
    fields: tuple[tuple[int, str], ...] = ()


def segments(article: Article, drafts: Mapping[int, Draft]) -> list[Segment]:
    """Cut an article where a draft's or a field's words begin and end.

    Parameters
    ----------
    article : Article
        The article.
    drafts : mapping of int to Draft
        The drafts to mark, by number; spans that lie outside the text are passed over.

    Returns
    -------
    list of Segment
        Joined they are the article's text.

    Examples
    --------
    >>> from geodata.coding import Article, Draft, Found, Span
    >>> article = Article("They left Gao. Rain fell.")
    >>> left = Draft("event", "happened", "", (Span(0, 14),), Found("withdrawal", (Span(5, 9),)))
    >>> [(each.text, each.drafts) for each in segments(article, {1: left})]
    [('They ', (1,)), ('left', (1,)), (' Gao.', (1,)), (' Rain fell.', ())]
    """
    length = len(article.text)
    marks = [
        (span, number, name)
        for number, draft in drafts.items()
        for name, spans in _grounds(draft)
        for span in spans
        if 0 <= span.start < span.end <= length
    ]
    cuts = sorted({0, length, *(edge for span, _, _ in marks for edge in span)})
    found = []
    for start, end in itertools.pairwise(cuts):
        over = [(n, name) for span, n, name in marks if span.start <= start and end <= span.end]
        numbers = tuple(sorted({number for number, _ in over}))
        fields = tuple(dict.fromkeys((n, name) for n, name in over if name))
        found.append(Segment(article.text[start:end], numbers, fields))
    return found


def _grounds(draft: Draft) -> Iterator[tuple[str, Sequence[Span]]]:
    yield "", draft.spans
    for name in FIELDS:
        value = getattr(draft, name)
        held: tuple[Found[Any], ...] = value if isinstance(value, tuple) else (value,)
        for one in held:
            if one is not None:
                yield name, one.spans


def colour(number: int, theme: str) -> str:
    """Return a draft's colour; after the sixth they come again, and the number tells them apart.

    Examples
    --------
    >>> colour(1, "light") == colour(7, "light")
    True
    """
    series: list[str] = style()["series"][theme]
    return series[(number - 1) % len(series)]


def theme() -> str:
    """Return the theme of the page, light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


# mounted with text as data: the script writes it as text nodes, never as markup
_ARTICLE = st.components.v2.component(
    "sahelscope_article",
    html='<div class="text" tabindex="0" role="group" aria-label="The article"></div>',
    css=(_HERE / "article.css").read_text(encoding="utf-8"),
    js=(_HERE / "article.js").read_text(encoding="utf-8"),
)


def show(work: Work) -> int | None:
    """Show the article; return the draft that was clicked, counted from 0."""
    decisions = work.decisions or []
    drafts = {n: one.draft for n, one in enumerate(decisions, 1) if one.state != "rejected"}
    shown = segments(work.article, drafts)
    data = {
        "segments": [
            {
                "text": _TURNING.sub("", each.text),
                "drafts": list(each.drafts),
                "strong": bool(each.fields),
                "title": _title(each, drafts),
            }
            for each in shown
        ],
        "selected": work.selected + 1,
        "colours": {str(number): colour(number, theme()) for number in drafts},
    }
    found = _ARTICLE(data=data, key=f"add-text-{work.token}", on_picked_change=lambda: None)
    picked = found.get("picked")
    return None if not isinstance(picked, int) else picked - 1


def _title(segment: Segment, drafts: Mapping[int, Draft]) -> str:
    """Say which drafts, and which of their fields, stand on a segment."""
    told = []
    for number in segment.drafts:
        fields = [say(f"mark.{name}") for own, name in segment.fields if own == number]
        what = f": {', '.join(fields)}" if fields else ""
        told.append(f"{number} {drafts[number].title}{what}")
    return "\n".join(told)
