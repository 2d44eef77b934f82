"""Drafts as plain JSON: what the shell prints and the store keeps."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, get_args

from geodata.coding.article import Span
from geodata.coding.drafts import Dated, Draft, Found, Kind, Located, Mood, Range
from geodata.faults import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata.coding.article import Article

QUOTE_LENGTH = 240
"""Longest quote that is written, in characters: an article's text is not handed on."""

_NUMBERS = ("deaths", "wounded", "troops")
_CODES = ("category", "power", "stage")
_DATE_PRECISIONS = ("day", "week", "month", "year")
_PLACE_PRECISIONS = ("site", "town", "region", "country")


def to_json(draft: Draft, article: Article) -> dict[str, Any]:
    """Write a draft as values that `json.dumps` takes.

    Parameters
    ----------
    draft : Draft
        What a coder or a person made of the article.
    article : Article
        The article that the draft's spans count in.

    Returns
    -------
    dict
        ``kind``, ``mood``, ``title``, ``score``, ``questions``, ``spans`` and ``quotes``, and each
        field as ``{"value", "spans", "quotes", "score"}``, ``actors`` as a list of these; None
        where the text says nothing. A quote longer than `QUOTE_LENGTH` ends in an ellipsis.

    Examples
    --------
    >>> from geodata.coding.article import Article
    >>> article = Article(text="Soldiers left Gao.")
    >>> category = Found("withdrawal", (Span(9, 13),), 0.9)
    >>> plain = to_json(Draft("event", "happened", "Gao", (Span(0, 18),), category), article)
    >>> plain["category"]
    {'value': 'withdrawal', 'spans': [[9, 13]], 'quotes': ['left'], 'score': 0.9}
    >>> from_json(plain).category == category
    True
    """

    def found(field: Found[Any] | None, write: Callable[[Any], Any]) -> dict[str, Any] | None:
        if field is None:
            return None
        return {
            "value": write(field.value),
            "spans": [list(span) for span in field.spans],
            "quotes": [_quote(article, span) for span in field.spans],
            "score": field.score,
        }

    return {
        "kind": draft.kind,
        "mood": draft.mood,
        "title": draft.title,
        "spans": [list(span) for span in draft.spans],
        "quotes": [_quote(article, span) for span in draft.spans],
        **{name: found(getattr(draft, name), str) for name in _CODES},
        "date": found(draft.date, _dated_out),
        "place": found(draft.place, _located_out),
        "actors": [found(actor, str) for actor in draft.actors],
        **{name: found(getattr(draft, name), _range_out) for name in _NUMBERS},
        "questions": list(draft.questions),
        "score": draft.score,
    }


def from_json(plain: Any) -> Draft:
    """Read a draft back from what `to_json` wrote.

    Parameters
    ----------
    plain : dict
        The draft's values; quotes are not needed, fields that are absent count as None.

    Returns
    -------
    Draft
        Equal to the one that was written.

    Raises
    ------
    DataError
        Naming the field that cannot be read.
    """
    record = _mapping(plain, "draft")
    fields: dict[str, Any] = {name: _found(record, name, _text) for name in _CODES}
    fields |= {name: _found(record, name, _range_in) for name in _NUMBERS}
    return Draft(
        kind=_choice(record.get("kind"), "kind", get_args(Kind)),
        mood=_choice(record.get("mood"), "mood", get_args(Mood)),
        title=_text(record.get("title"), "title"),
        spans=_spans(record.get("spans"), "spans"),
        date=_found(record, "date", _dated_in),
        place=_found(record, "place", _located_in),
        actors=tuple(
            _one(actor, "actors", _text) for actor in _sequence(record.get("actors"), "actors")
        ),
        questions=tuple(
            _text(each, "questions") for each in _sequence(record.get("questions"), "questions")
        ),
        score=_number(record.get("score", 1.0), "score"),
        **fields,
    )


def _quote(article: Article, span: Span) -> str:
    words = article.quote(span)
    return words if len(words) <= QUOTE_LENGTH else words[: QUOTE_LENGTH - 1] + "…"


def _dated_out(value: Dated) -> dict[str, Any]:
    end = None if value.end is None else value.end.isoformat()
    return {"day": value.day.isoformat(), "precision": value.precision, "end": end}


def _located_out(value: Located) -> dict[str, Any]:
    return {
        "name": value.name,
        "country": value.country,
        "lat": value.lat,
        "lon": value.lon,
        "precision": value.precision,
        "region": value.region,
    }


def _range_out(value: Range) -> dict[str, Any]:
    return {"low": value.low, "best": value.best, "high": value.high}


def _fault(field: str, value: Any, wanted: str) -> DataError:
    return DataError(
        [Fault("draft", None, field, f"{value!r:.60} cannot be read", f"write {wanted}")]
    )


def _mapping(value: Any, field: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _fault(field, value, "an object")
    return value


def _sequence(value: Any, field: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise _fault(field, value, "a list")
    return list(value)


def _text(value: Any, field: str) -> str:
    if not isinstance(value, str):
        raise _fault(field, value, "text")
    return value


def _number(value: Any, field: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _fault(field, value, "a number")
    return value


def _choice(value: Any, field: str, choices: tuple[str, ...]) -> Any:
    if value not in choices:
        raise _fault(field, value, "one of " + ", ".join(choices))
    return value


def _day(value: Any, field: str) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(value, field))
    except ValueError:
        raise _fault(field, value, "a day as 2024-09-16") from None


def _spans(value: Any, field: str) -> tuple[Span, ...]:
    spans = []
    for pair in _sequence(value, field):
        start, end = (
            pair if isinstance(pair, list | tuple) and len(pair) == len(Span._fields) else (-1, -1)
        )
        whole = all(isinstance(each, int) and not isinstance(each, bool) for each in (start, end))
        if not whole or not 0 <= start <= end:
            raise _fault(field, pair, "pairs of positions, the first before the second")
        spans.append(Span(start, end))
    return tuple(spans)


def _found(record: dict[str, Any], field: str, read: Callable[[Any, str], Any]) -> Any:
    value = record.get(field)
    return None if value is None else _one(value, field, read)


def _one(value: Any, field: str, read: Callable[[Any, str], Any]) -> Found[Any]:
    record = _mapping(value, field)
    return Found(
        read(record.get("value"), field),
        _spans(record.get("spans"), field),
        _number(record.get("score", 1.0), field),
    )


def _dated_in(value: Any, field: str) -> Dated:
    record = _mapping(value, field)
    end = record.get("end")
    precision: Literal["day", "week", "month", "year"]
    precision = _choice(record.get("precision"), field, _DATE_PRECISIONS)
    return Dated(
        _day(record.get("day"), field), precision, None if end is None else _day(end, field)
    )


def _located_in(value: Any, field: str) -> Located:
    record = _mapping(value, field)
    region = record.get("region")
    return Located(
        name=_text(record.get("name"), field),
        country=_text(record.get("country"), field),
        lat=_number(record.get("lat"), field),
        lon=_number(record.get("lon"), field),
        precision=_choice(record.get("precision"), field, _PLACE_PRECISIONS),
        region=None if region is None else _text(region, field),
    )


def _range_in(value: Any, field: str) -> Range:
    record = _mapping(value, field)

    def bound(name: str) -> int | None:
        number = record.get(name)
        if number is not None and (isinstance(number, bool) or not isinstance(number, int)):
            raise _fault(field, number, "whole numbers")
        return number

    return Range(bound("low"), bound("best"), bound("high"))
