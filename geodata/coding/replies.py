"""What a language model answered, checked field by field against the article.

Nothing is taken on trust: codes must stand in the vocabularies, each value must name words that
stand in the article, dates and numbers must be such. What fails is left out, and the draft says so
in its questions. A title is made of the codes, never of the model's words.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final, get_args

from geodata.coding.article import Span
from geodata.coding.drafts import Dated, Draft, Found, Kind, Mood, Range
from geodata.coding.places.where import Places
from geodata.coding.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geodata.atlas import Atlas
    from geodata.coding.article import Article
    from geodata.coding.drafts import Located

SCORE: Final = 0.6
"""Of every value: a model's own figures of how sure it is mean little."""
MOST_DRAFTS: Final = 60
MOST_ACTORS: Final = 12
LONGEST_QUOTE: Final = 400
LARGEST: Final = 1_000_000
"""No toll or head count is larger."""
FIRST_YEAR: Final = 1990
LAST_YEARS: Final = 10
"""How many years after the article a planned date may lie."""
NUMBERS: Final = ("deaths", "wounded", "troops")
CODES: Final = {
    "event": ("category", "category"),
    "site": ("power", "power"),
    "handover": ("power", "power"),
    "strength": ("power", "power"),
    "zone": ("stage", "stage"),
}
"""Kind of draft → the field that holds its code, and that code's vocabulary."""

_PRECISIONS: Final = ("day", "week", "month", "year")
_QUOTES: Final = {"'": "['’‘]", "’": "['’‘]", '"': '["“”«»]', "-": "[-–—‑]"}


class Reader:
    """Turns answers into drafts.

    Parameters
    ----------
    atlas : Atlas
        Whose vocabularies and places count.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._vocabulary = atlas.vocabulary
        self._places = Places(atlas)

    def read(self, reply: dict[str, Any], article: Article) -> list[Draft]:
        """Return the drafts of an answer that stand on words of the article.

        Parameters
        ----------
        reply : dict
            The answer, with a list of ``drafts``.
        article : Article
            What was asked about.
        """
        passage = _Passage(article, self._places)
        drafts = [
            draft
            for record in reply["drafts"][:MOST_DRAFTS]
            if isinstance(record, dict)
            for draft in self._draft(record, passage)
        ]
        return sorted(drafts, key=lambda draft: draft.spans[0].start)

    def _draft(self, record: dict[str, Any], passage: _Passage) -> Iterator[Draft]:
        if record.get("kind") not in get_args(Kind) or record.get("mood") not in get_args(Mood):
            return
        kind: Kind = record["kind"]
        mood: Mood = record["mood"]
        field, vocabulary = CODES[kind]
        fields = _Fields(record, passage)
        codes = self._vocabulary.labels(vocabulary)
        known = self._vocabulary.labels("actor")
        code = fields.take(field, record.get(field), lambda part: _code(part, codes))
        values = {
            "date": fields.take("date", record.get("date"), passage.date),
            "place": fields.place(record.get("place")),
            **{name: fields.take(name, record.get(name), _range) for name in NUMBERS},
        }
        parts = record.get("actors")
        parts = parts[:MOST_ACTORS] if isinstance(parts, list) else []
        actors = [fields.take("actors", part, lambda each: _code(each, known)) for part in parts]
        spans = passage.around(fields.spans)
        if not spans:
            return
        if mood == "happened" and passage.is_later(values["date"]):
            fields.questions.append("The date lies after the article's.")
        named = {actor.value: actor for actor in reversed(actors) if actor}
        yield Draft(
            kind=kind,
            mood=mood,
            title=self._title(kind, vocabulary, code, values["place"]),
            spans=spans,
            actors=tuple(reversed(named.values())),
            questions=tuple(dict.fromkeys(fields.questions)),
            score=SCORE,
            **{field: code},
            **values,
        )

    def _title(
        self,
        kind: str,
        vocabulary: str,
        code: Found[str] | None,
        place: Found[Located] | None,
    ) -> str:
        label = self._vocabulary.label(vocabulary, code.value) if code else "?"
        what = label if kind == "event" else f"{kind.capitalize()}: {label}"
        return f"{what}, {place.value.name}" if place else what


class _Passage:
    """An article with its sentences and places."""

    def __init__(self, article: Article, places: Places) -> None:
        self._article = article
        self._sentences = sentences(article.text, article.language)
        self._places = places
        self._found: list[Found[Located]] | None = None

    def occurrences(self, quote: Any) -> list[Span]:
        """Return where words stand in the text; typographic signs and spaces may differ."""
        if not isinstance(quote, str) or not 0 < len(quote.strip()) <= LONGEST_QUOTE:
            return []
        letters = (_QUOTES.get(each, re.escape(each)) for each in " ".join(quote.split()))
        pattern = "".join(r"\s+" if each == r"\ " else each for each in letters)
        # Whole words: "Gao" does not stand in "Gaoua".
        found = re.finditer(rf"(?<!\w){pattern}(?!\w)", self._article.text)
        return [Span(*match.span()) for match in found]

    def around(self, spans: list[Span]) -> tuple[Span, ...]:
        """Return the sentences that hold the words of a draft."""
        return tuple(
            sentence
            for sentence in self._sentences
            if any(span.start < sentence.end and sentence.start < span.end for span in spans)
        )

    def located(self, name: Any, country: Any, span: Span) -> Found[Located] | None:
        """Return the place that the words name: as the text means it, or by its name alone."""
        if self._found is None:
            listed = self._places.find(self._article.text, self._sentences)
            self._found = [found for each in listed for found in each]
        here = [
            found
            for found in self._found
            if any(span.start < own.end and own.start < span.end for own in found.spans)
        ]
        if not here and isinstance(name, str) and 0 < len(name) <= LONGEST_QUOTE:
            [here] = self._places.find(name, [Span(0, len(name))])
        wanted = name.casefold() if isinstance(name, str) else ""
        here.sort(
            key=lambda found: (
                found.value.country == country,
                found.value.name.casefold() == wanted,
                found.score,
            ),
            reverse=True,
        )
        return Found(here[0].value, (span,), SCORE) if here else None

    def date(self, part: dict[str, Any]) -> Dated | None:
        """Read a date as precise as it says, between 1990 and ten years after the article."""
        precision = part.get("precision", "day")
        day, end = _day(part.get("day")), _day(part.get("end"))
        if day is None or precision not in _PRECISIONS:
            return None
        last = (self._article.published or dt.datetime.now(dt.UTC).date()).year + LAST_YEARS
        if not FIRST_YEAR <= day.year <= last or (end is not None and end.year > last):
            return None
        if precision == "week":
            day -= dt.timedelta(days=day.weekday())
        elif precision == "month":
            day = day.replace(day=1)
        elif precision == "year":
            day = day.replace(month=1, day=1)
        return Dated(day, precision, end if end is not None and end > day else None)

    def is_later(self, date: Found[Dated] | None) -> bool:
        """Whether a date begins after the article appeared."""
        published = self._article.published
        return date is not None and published is not None and date.value.day > published


class _Fields:
    """The fields of one draft: what was taken, and what is to be asked."""

    def __init__(self, record: dict[str, Any], passage: _Passage) -> None:
        self.spans: list[Span] = []
        self.questions: list[str] = []
        self._passage = passage
        self._anchor = self._first(record)

    def _first(self, record: dict[str, Any]) -> int:
        """Return where the longest quote stands: others of the draft are sought near it."""
        parts = [part for part in record.values() if isinstance(part, dict)]
        quotes = [quote for part in parts if isinstance(quote := part.get("quote"), str)]
        for quote in sorted(quotes, key=len, reverse=True):
            if spans := self._passage.occurrences(quote):
                return spans[0].start
        return 0

    def _span(self, name: str, part: Any) -> Span | None:
        if part is None:
            return None
        spans = self._passage.occurrences(part.get("quote")) if isinstance(part, dict) else []
        if not spans:
            self.questions.append(f"The words given for the {name} do not stand in the article.")
            return None
        return min(spans, key=lambda span: abs(span.start - self._anchor))

    def take(self, name: str, part: Any, read: Callable[[dict[str, Any]], Any]) -> Any:
        """Return a field's value with its words; None, and a question, where either fails."""
        span = self._span(name, part)
        if span is None:
            return None
        value = read(part)
        if value is None:
            self.questions.append(f"What was given for the {name} could not be read.")
            return None
        self.spans.append(span)
        return Found(value, (span,), SCORE)

    def place(self, part: Any) -> Found[Located] | None:
        """Return the place as our own tables know it."""
        span = self._span("place", part)
        if span is None:
            return None
        found = self._passage.located(part.get("name"), part.get("country"), span)
        if found is None:
            self.questions.append("The place is not known.")
            return None
        self.spans.append(span)
        return found


def _code(part: dict[str, Any], known: dict[str, str]) -> str | None:
    value = part.get("value")
    return value if isinstance(value, str) and value in known else None


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _range(part: dict[str, Any]) -> Range | None:
    bounds = [part.get(name) for name in ("low", "best", "high")]
    given = [bound for bound in bounds if bound is not None]
    whole = all(isinstance(each, int) and not isinstance(each, bool) for each in given)
    if (
        not given
        or not whole
        or given != sorted(given)
        or not 0 <= given[0] <= given[-1] <= LARGEST
    ):
        return None
    return Range(*bounds)
