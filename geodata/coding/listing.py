"""Coded articles as lines: JSON, a table to read, rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, Final

from geodata.coding.plain import to_json
from geodata.exports.sheet import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.coding.batch import Outcome
    from geodata.coding.drafts import Dated, Draft, Found, Range

COLUMNS: Final = (
    *("source", "published", "kind", "mood", "code", "date", "date_precision", "date_end"),
    *("place", "country", "lat", "lon", "geo_precision", "actors"),
    *("deaths_low", "deaths_best", "deaths_high"),
    *("wounded_low", "wounded_best", "wounded_high"),
    *("troops_low", "troops_best", "troops_high"),
    *("title", "questions", "score"),
)
NUMBERS: Final = ("deaths", "wounded", "troops")
WIDEST: Final = 44
"""Characters of a cell of the table."""

_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def as_json(outcome: Outcome) -> str:
    """Write an article and its drafts as one line of JSON.

    Signs that a terminal would obey, or that turn the direction of writing, are escaped.
    """
    article = outcome.article
    if article is None:
        raise ValueError("an article that could not be read has no drafts")
    record = {
        "source": outcome.source,
        "title": article.title,
        "publisher": article.publisher,
        "published": None if article.published is None else article.published.isoformat(),
        "language": article.language,
        "url": article.url,
        "notes": list(getattr(article, "notes", ())),
        "drafts": [to_json(draft, article) for draft in outcome.drafts],
    }
    written = json.dumps(record, ensure_ascii=False)
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign.group()):04x}", written)


def as_csv(outcomes: Iterable[Outcome], *, header: bool) -> str:
    """Write drafts as rows of CSV, a draft in each; text that a spreadsheet would run is quoted."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    for outcome in outcomes:
        for draft in outcome.drafts:
            row = _row(outcome, draft)
            writer.writerow([neutral(_shown(row[name])) for name in COLUMNS])
    return buffer.getvalue()


def as_table(outcome: Outcome) -> str:
    """Write an article and its drafts for a person to read in a terminal."""
    article = outcome.article
    published = article.published if article else None
    head = f"{_shown(outcome.source)} — {_shown(article.title) if article else ''}".rstrip(" —")
    lines = [f"{head} ({published or 'no date'})"]
    if not outcome.drafts:
        lines.append("  nothing found")
    cells = [_cells(draft) for draft in outcome.drafts]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row, draft in zip(cells, outcome.drafts, strict=True):
        padded = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        lines.append(("  " + "  ".join(padded)).rstrip())
        lines += [f"    ? {_shown(question)}" for question in draft.questions]
    return "\n".join(lines)


def _row(outcome: Outcome, draft: Draft) -> dict[str, Any]:
    date, place = _value(draft.date), _value(draft.place)
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    row |= {
        "source": outcome.source,
        "published": (outcome.article and outcome.article.published) or "",
        "kind": draft.kind,
        "mood": draft.mood,
        "code": _code(draft),
        "actors": ";".join(actor.value for actor in draft.actors),
        "title": draft.title,
        "questions": " ".join(draft.questions),
        "score": round(draft.score, 3),
    }
    if date:
        row |= {
            "date": date.day,
            "date_precision": date.precision,
            "date_end": date.end or "",
        }
    if place:
        row |= {
            "place": place.name,
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
            "geo_precision": place.precision,
        }
    for name in NUMBERS:
        number = _value(getattr(draft, name))
        for bound in ("low", "best", "high") if number else ():
            value = getattr(number, bound)
            row[f"{name}_{bound}"] = "" if value is None else value
    return row


def _cells(draft: Draft) -> Sequence[str]:
    place = _value(draft.place)
    numbers = [
        f"{name} {_spread(found.value)}" for name in NUMBERS if (found := getattr(draft, name))
    ]
    cells = (
        draft.mood,
        _code(draft) if draft.kind == "event" else f"{draft.kind} {_code(draft)}".rstrip(),
        _date(draft.date),
        f"{place.name}, {place.country} ({place.precision})" if place else "no place",
        ", ".join(actor.value for actor in draft.actors),
        ", ".join(numbers),
    )
    return [_cut(_shown(cell)) for cell in cells]


def _value(found: Found[Any] | None) -> Any:
    return None if found is None else found.value


def _code(draft: Draft) -> str:
    return next(
        (found.value for found in (draft.category, draft.power, draft.stage) if found is not None),
        "",
    )


def _date(found: Found[Dated] | None) -> str:
    """Write a date no finer than it is known.

    Examples
    --------
    >>> import datetime as dt
    >>> from geodata.coding.drafts import Dated, Found
    >>> _date(Found(Dated(dt.date(2022, 8, 1), "month")))
    '2022-08'
    """
    if found is None:
        return "no date"
    date = found.value
    written = {
        "day": f"{date.day}",
        "week": f"week of {date.day}",
        "month": f"{date.day:%Y-%m}",
        "year": f"{date.day:%Y}",
    }[date.precision]
    return f"{written} to {date.end}" if date.end else written


def _spread(number: Range) -> str:
    """Write a number as the text gives it.

    Examples
    --------
    >>> from geodata.coding.drafts import Range
    >>> _spread(Range(low=40)), _spread(Range(40, 40, 40)), _spread(Range(27, 27, 50))
    ('40+', '40', '27 (27–50)')
    """
    low, best, high = number.low, number.best, number.high
    if low is not None and low == best == high:
        return f"{low}"
    if low is not None and high is not None:
        return f"{low}–{high}" if best is None else f"{best} ({low}–{high})"
    if best is not None:
        return f"~{best}"
    return f"{low}+" if low is not None else f"up to {high}"


def _shown(value: Any) -> Any:
    """Return a value without signs that a terminal would obey."""
    return _UNSEEN.sub("", value) if isinstance(value, str) else value


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
