"""The coder that works by rules: no network, no model, the same answer every time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.actors.meant import Meant
from geodata.coding.actors.who import Actors
from geodata.coding.acts.ellipses import fill
from geodata.coding.acts.nature import FOUGHT, died_otherwise
from geodata.coding.acts.retractions import take_back
from geodata.coding.acts.versions import weigh
from geodata.coding.acts.what import family
from geodata.coding.dates.when import datings
from geodata.coding.events import records
from geodata.coding.events.aftermath import units_of
from geodata.coding.events.assembly import assemble
from geodata.coding.events.doubles import headed
from geodata.coding.events.leftover import adopt, titled
from geodata.coding.events.times import Times
from geodata.coding.numbers.howmany import answers, disputed
from geodata.coding.numbers.quantities import quantities
from geodata.coding.numbers.tollchanges import ANOTHER, CUMULATIVE, FOUND_DEAD
from geodata.coding.numbers.tollwords import ASKED
from geodata.coding.places.nowhere import nowhere
from geodata.coding.places.placing import stated
from geodata.coding.places.where import Places
from geodata.coding.places.whereabouts import placed
from geodata.coding.text.folding import even, words
from geodata.coding.text.frame import aside, headings
from geodata.coding.text.language import language as tell
from geodata.coding.text.sentences import sentences
from geodata.coding.text.tagging import Tagged, within

if TYPE_CHECKING:
    import datetime as dt

    from geodata.atlas import Atlas
    from geodata.coding.acts.units import Unit
    from geodata.coding.article import Article, Span
    from geodata.coding.dates.when import Dating
    from geodata.coding.drafts import Draft, Found, Located

LONGEST: Final = 60_000
"""Characters of an article that are coded; a longer one is cut and every draft says so."""

ANSWERED: Final = 2
"""Sentences after a question in which its answer may stand."""

TITLE: Final = 300
"""Characters of a title that are read."""

SHORT: Final = 60
DATELINE: Final = re.compile(
    r"\s*[^.\n(]{0,40}\([^)\n]{0,60}\d[^)\n]{0,20}\)"
    r"|\s*(?:[^.\n]|(?<=[a-z])\.(?= [\d(]| -)){2,60}?"
    r"(?: - | -- |\((?:afp|reuters|ap|apa|xinhua|rfi|pana|dpa|efe)\))"
)
"""What opens an agency's report: place, date and name."""

LANGUAGES: Final = ("en", "fr")
"""The languages that the tables know."""


class _Source(NamedTuple):
    """An article's text as it is read."""

    text: str
    even_text: str
    published: dt.date | None
    language: str


class RuleCoder:
    """Codes articles by tables and rules.

    Parameters
    ----------
    atlas : geodata.atlas.Atlas
        Whose places and vocabulary it uses.

    Examples
    --------
    >>> import datetime as dt
    >>> import geodata
    >>> from geodata.coding import Article, RuleCoder
    >>> text = "Gunmen killed nine villagers at Djibo on Monday, the mayor said."
    >>> [draft] = RuleCoder(geodata.load()).code(Article(text, published=dt.date(2024, 9, 18)))
    >>> draft.title, draft.date.value.day.isoformat(), draft.deaths.value.best
    ('Attack on civilians at Djibo', '2024-09-16', 9)
    """

    def __init__(self, atlas: Atlas) -> None:
        self._places = Places(atlas)
        self._actors = Actors()
        self._writer = records.Writer(atlas)

    def code(self, article: Article) -> list[Draft]:
        """Propose the records that an article speaks of.

        Parameters
        ----------
        article : Article
            Any text; what is neither English nor French yields nothing but by its names.

        Returns
        -------
        list of Draft
            In the order of the text.
        """
        cut = len(article.text) > LONGEST
        text = article.text[:LONGEST]
        language = article.language if article.language in LANGUAGES else tell(text)
        if language not in LANGUAGES:
            return []
        units = self._units(text, article, language)
        countries = self._writer.countries
        events = assemble([u for u in units if not u.heads], article.published, countries)
        adopt(events, units)
        weigh(events, units)
        above = assemble([u for u in units if u.heads], article.published, countries)
        events = headed(events, above, article.published)
        drafts = self._writer.drafts(article, events, units, language)
        title = self._units(article.title[:TITLE], article, language)
        drafts = placed(titled(drafts, title), title)
        drafts = [replace(draft, place=stated(draft.place)) for draft in drafts]
        if cut:
            told = f"only the first {LONGEST:,} characters of the article were coded"
            drafts = [replace(draft, questions=(*draft.questions, told)) for draft in drafts]
        return drafts

    def _units(self, text: str, article: Article, language: str) -> list[Unit]:
        source = _Source(text, even(text), article.published, language)
        spans = sentences(text, language)
        framing = aside(text, spans)
        spans = [span for span in spans if span not in framing]
        above = headings(text, article.title)
        placed = self._places.find(text, spans)
        units: list[Unit] = []
        times = Times()
        meant = Meant(source.even_text)
        for index, (span, places) in enumerate(zip(spans, placed, strict=True)):
            spoken_of = times.spoken_of(source.even_text[span.start : span.end], index)
            tagged = self._tag(source, span, places, spoken_of)
            tagged = meant.settle(tagged)
            heads = any(line.start <= span.start and span.end <= line.end for line in above)
            for unit in units_of(tagged, language, index, spoken_of):
                # what is dated between the paragraphs is told there
                unit.heads = heads and (index == 0 or not unit.datings)
                units.append(unit)
                times.hear(unit, article.published)
        units = fill(units)
        take_back(units)
        _leave_out_statistics(units)
        _answer(units)
        _once_more(units)
        _of_nature(units)
        return units

    def _tag(
        self,
        source: _Source,
        span: Span,
        places: list[Found[Located]],
        spoken_of: dt.date | None,
    ) -> Tagged:
        sentence = words(source.even_text, span.start, span.end)
        found = datings(
            source.text,
            source.even_text,
            span,
            published=source.published,
            language=source.language,
            spoken_of=spoken_of,
        )
        dateline = DATELINE.match(source.even_text) if span.start < SHORT else None
        if dateline and not _is_entry(source.even_text, dateline, found):
            found = [dating for dating in found if dating.span.end > dateline.end()]
        mentions = self._actors.mentions(source.text, sentence)
        named = [m.span for m in mentions if m.tag == "FIGHTERS" or m.role in {"foreign", "body"}]
        places = [place for place in places if not _is_part(place, named)]
        taken = {i for dating in found for i in range(*within(sentence, dating.span))}
        for place in places:
            for where in place.spans:
                taken.update(range(*within(sentence, where)))
        numbers = quantities(sentence, source.even_text, frozenset(taken), source.language)
        known = [m.span for m in mentions] + [dating.span for dating in found]
        known += [where for place in places for where in place.spans]
        return Tagged(
            span,
            tuple(sentence),
            tuple(mentions),
            tuple(places),
            tuple(found),
            tuple(numbers),
            unknown=nowhere(source.text, span, known),
        )


_LABEL: Final = re.compile(r"\W*(?:[a-z]+:)?\W*")


def _is_entry(even_text: str, dateline: re.Match[str], found: list[Dating]) -> bool:
    """Whether a text begins with but a date, as a chronology does: "2 June - gunmen attacked"."""
    first = next((dating.span for dating in found if dating.span.end <= dateline.end()), None)
    if first is None:
        return False
    around = even_text[: first.start], even_text[first.end : dateline.end()]
    return _LABEL.fullmatch(around[0]) is not None and not around[1].strip(" -:\u2013\u2014")


def _answer(units: list[Unit]) -> None:
    """Let the numbers after "how many died?", and others' figures, count the dead."""
    asked = told = -9
    for unit in units:
        if ASKED.search(unit.tagged.line):
            asked = unit.index
        elif unit.index - asked <= ANSWERED and not unit.datings:
            unit.counts = answers(unit.tagged) or unit.counts
        dead = any(count.kind == "deaths" for count in unit.counts)
        if not dead and 0 < unit.index - told <= ANSWERED and not unit.datings:
            found = disputed(unit.tagged, unit.counts)
            unit.counts += found
            unit.category = "" if found else unit.category
        told = unit.index if any(count.kind == "deaths" for count in unit.counts) else told


def _leave_out_statistics(units: list[Unit]) -> None:
    """Take the dead of a year, a month or a war for no event's."""
    for unit in units:
        day = any(d.role == "event" and d.found.value.precision == "day" for d in unit.datings)
        long = any(d.role == "since" and d.found.value.precision != "day" for d in unit.datings)
        events = [d.found.value.precision for d in unit.datings if d.role == "event"]
        year = bool(events) and set(events) == {"year"}
        if not day and (long or year or CUMULATIVE.search(unit.tagged.line)):
            unit.counts = [count for count in unit.counts if count.kind == "troops"]


def _of_nature(units: list[Unit]) -> None:
    """Leave out the dead of a flood or an epidemic that the sentence before speaks of."""
    topic = -9
    for unit in units:
        line = unit.tagged.line
        if died_otherwise(line):
            topic = unit.index
        elif FOUGHT.search(line):
            topic = -9
        if unit.index - topic <= 1 and family(unit.category or "") in {"", "fighting"}:
            unit.counts = [count for count in unit.counts if count.kind == "troops"]
            unit.category = ""


def _once_more(units: list[Unit]) -> None:
    """Let a toll that replaces an earlier one, or adds to it, be that of the event told before."""
    told = bool(units and units[0].category)
    for unit in units[1:]:
        later = any(count.revised for count in unit.counts) or (told and _adds(unit))
        told = told or unit.category != ""
        if unit.category and later:
            unit.category, unit.datings, unit.place = "", [], None


def _adds(unit: Unit) -> bool:
    """Whether a sentence only adds dead to those told before: "four more died on Tuesday"."""
    dead = [c for c in unit.counts if c.kind == "deaths" and c.group != "attackers"]
    if not dead or not all(count.late for count in dead) or unit.place is not None:
        return False
    line = unit.tagged.line
    return FOUND_DEAD.search(line) is not None or not (unit.datings or ANOTHER.search(line))


def _is_part(place: Found[Located], names: list[Span]) -> bool:
    """Whether a place is only a part of an actor's name ("the Islamic State in the Sahel")."""
    return any(
        name.start <= span.start and span.end <= name.end
        for span in place.spans[-1:]
        for name in names
    )
