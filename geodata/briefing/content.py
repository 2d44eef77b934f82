"""What a briefing says, as plain values: the same for every format that it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pandas as pd

from geodata import dates, events
from geodata.atlas import EVERYTHING
from geodata.briefing import changes, french
from geodata.briefing.credit import credit
from geodata.briefing.words import words
from geodata.headline import JNIM_FORMED
from geodata.summary import parts as english_parts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from geodata.atlas import Atlas
    from geodata.comparison import Comparison
    from geodata.filters import Filters
    from geodata.snapshot import Snapshot

MOST_EVENTS, MOST_CHANGES, MOST_CITED = 14, 12, 2
"""What fits three pages: events, changes, and sources for each of them."""

TURN = 60
"""A turning point or a base that passes on is as weighty as an event with this many deaths."""

Content = dict[str, Any]


def content(
    atlas: Atlas,
    day: dt.date | str,
    other: dt.date | str | None = None,
    *,
    lang: str = "en",
    filters: Filters = EVERYTHING,
    window: dates.Window = 30,
) -> Content:
    """Put together what a briefing says.

    Parameters
    ----------
    atlas : Atlas
        What is told.
    day : datetime.date or str
        The day; text as YYYY-MM-DD.
    other : datetime.date or str, optional
        A second day: what changed between the two is told, and the later one is the briefing's.
    lang : {'en', 'fr'}
        The language. What the tables have in English only, such as titles, stays English.
    filters : Filters
        Which records to tell of.
    window : int, None or "rest"
        Days up to and with `day` from which events are told; with two days, all between them.

    Returns
    -------
    dict
        Strings, numbers and lists of them; JSON takes it as it is.

    Raises
    ------
    ValueError
        For a day that is none, a window that makes no sense or an unknown language.

    Examples
    --------
    >>> import geodata
    >>> content(geodata.load(), "2024-09-16")["title"]
    'The Sahel on 16 September 2024'
    """
    text = words(lang)
    days = sorted({dates.day(value) for value in (day, other) if value is not None})
    last = days[-1]
    compared = atlas.compare(days[0], last, filters) if len(days) > 1 else None
    if compared:
        window = (last - days[0]).days
    snapshot = atlas.at(last, window, filters)
    told = french.parts(snapshot) if lang == "fr" else english_parts(snapshot)
    cited = Sources(atlas, lang)
    chosen = choose(snapshot)
    spelled = [text.spell(date) for date in days]
    return {
        "lang": lang,
        "words": text["brief"],
        "colon": text["colon"],
        "title": text.say("brief_title", a=spelled[0], b=spelled[-1])
        if compared
        else text.say("picture_title", day=spelled[-1]),
        "subtitle": text.say(
            "brief_subtitle", version=atlas.version, as_of=text.spell(atlas.as_of)
        ),
        "filtered": told["filtered"],
        "days": spelled,
        "headline": _headline(snapshot, compared, lang),
        "figures": _figures(snapshot, lang),
        "caption": text.say("caption", day=spelled[-1], before=_outline(compared, lang)),
        "alt": text.say("alt", day=spelled[-1]),
        "changes": _changes(compared, lang, cited),
        "events": _events(snapshot, chosen, lang, cited),
        "numbered": list(chosen.index),
        "presence": _presence(snapshot, lang),
        "sentences": [*told["strength"], *told["area"]],
        "unknown": [*told["unknown"], *_doubts(snapshot, lang)],
        "sources": cited.listed(),
        "credit": credit(atlas, snapshot.events, lang),
        "method": text["method"],
        "snapshot": {"day": last.isoformat(), "window": window, "other": days[0].isoformat()}
        if compared
        else {"day": last.isoformat(), "window": window, "other": None},
    }


class Sources:
    """The sources of a briefing, numbered as they are first cited.

    Examples
    --------
    >>> import geodata
    >>> cited = Sources(geodata.load(), "en")
    >>> cited.cite(["hrw-20210609-solhan"]), cited.cite(["hrw-20210609-solhan"])
    ([1], [1])
    """

    def __init__(self, atlas: Atlas, lang: str) -> None:
        self._atlas, self._lang = atlas, lang
        self._numbers: dict[str, int] = {}

    def cite(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of the first few of some sources."""
        known = [source for source in dict.fromkeys(ids) if source in self._atlas.sources.index]
        return [
            self._numbers.setdefault(source, len(self._numbers) + 1)
            for source in known[:MOST_CITED]
        ]

    def listed(self) -> list[dict[str, Any]]:
        """List the sources cited so far."""
        text, label = words(self._lang), self._atlas.vocabulary.label
        rows = []
        for source, number in self._numbers.items():
            row: Any = self._atlas.sources.loc[source]
            dated = not pd.isna(row["published"])
            rows.append(
                {
                    "number": number,
                    "title": str(row["title"]),
                    "publisher": str(row["publisher"]),
                    "published": text.spell(row["published"]) if dated else text["undated"],
                    "language": label("lang", row["lang"], self._lang)
                    if row["lang"] != self._lang
                    else "",
                    "url": web(row["url"]),
                }
            )
        return rows


def web(url: object) -> str:
    """Return an address of the web, and nothing for any other.

    Examples
    --------
    >>> web("https://example.org/a"), web("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    try:
        found = urlsplit(url) if isinstance(url, str) else urlsplit("")
    except ValueError:
        return ""
    return str(url) if found.scheme in {"http", "https"} and found.netloc else ""


def choose(snapshot: Snapshot) -> pd.DataFrame:
    """Choose the weightiest events of a snapshot: by deaths reported, turning points among them.

    Returns
    -------
    pandas.DataFrame
        Rows of ``snapshot.events``, the earliest first.

    Examples
    --------
    >>> import geodata
    >>> len(choose(geodata.load().at("2024-09-16", 3000))) == MOST_EVENTS
    True
    """
    found = snapshot.events
    weight = found["fatalities_best"].fillna(found["fatalities_high"])
    weight = weight.fillna(found["fatalities_low"]).fillna(0).astype(float)
    turns = found["category"].isin([*events.TURNING_POINTS, "base_handover"])
    weight = weight + turns.astype(float) * TURN + found["certain"].astype(float) * 5
    # of equal weight the latest, which the reader is likelier to ask about
    ranked = found.assign(weight=weight).sort_values(["weight", "start"], ascending=False)
    kept = ranked.index[:MOST_EVENTS]
    weightiest: pd.DataFrame = found.loc[kept]
    return weightiest.sort_values(["start", "end"], kind="stable")


def _headline(snapshot: Snapshot, compared: Comparison | None, lang: str) -> list[list[str]]:
    """Tell the day in a few lines; of two days, each line as it was and as it is."""
    tell = french.headline if lang == "fr" else type(snapshot).headline
    now = tell(snapshot)
    if compared is None:
        return [list(line) for line in now]
    # the same subjects in the same order, though the last may have another name
    return [
        [subject, before, after]
        for (_, before), (subject, after) in zip(tell(compared.a), now, strict=True)
    ]


def _figures(snapshot: Snapshot, lang: str) -> list[dict[str, str]]:
    """Give the day in figures, each with what it counts and a remark."""
    text, figures = words(lang), snapshot.figures()
    label = snapshot.atlas.vocabulary.label
    rows = [
        {
            "name": text.say("sites_held", power=label("power", power, lang)),
            "value": text.number(row["held"]),
            "note": text.say("more_uncertain", count=row["uncertain"]) if row["uncertain"] else "",
        }
        for power, row in figures["powers"].items()
    ]
    area = figures["area_km2"]
    rows.append(
        {
            "name": text["area_name" if snapshot.day >= JNIM_FORMED else "area_name_before"],
            "value": f"{text.number(round(area['total'], -3))} km²",
            "note": text.say("strongholds", km2=text.number(round(area["stronghold"], -3))),
        }
    )
    told = figures["deaths_unknown"] < figures["events"]
    deaths = text.figure(figures["deaths_low"], None, figures["deaths_high"]) if told else ""
    rows.append(
        {
            "name": text["events_name"],
            "value": text.number(figures["events"]),
            "note": text.say("deaths", figure=deaths) if deaths else "",
        }
    )
    return rows


def _outline(compared: Comparison | None, lang: str) -> str:
    if compared is None:
        return ""
    text = words(lang)
    return " " + text.say("caption_before", day=text.spell(compared.day_a))


def _changes(compared: Comparison | None, lang: str, cited: Sources) -> Content | None:
    """Tell the weightiest changes, and how many more there are."""
    if compared is None:
        return None
    table = changes.sentences(compared, lang)
    # what happened is listed event by event
    table = table[table["kind"] != "events"]
    told: Any = table.head(MOST_CHANGES).itertuples()
    rows = [{"text": row.sentence, "cites": cited.cite(row.sources.split(";"))} for row in told]
    left = len(table) - len(rows)
    return {"rows": rows, "left": words(lang).say("changes_left", count=left) if left else ""}


def _events(snapshot: Snapshot, chosen: pd.DataFrame, lang: str, cited: Sources) -> Content:
    """List the chosen events with their numbers on the map."""
    text, atlas = words(lang), snapshot.atlas
    names = atlas.vocabulary.labels("country", lang)
    categories = atlas.vocabulary.labels("category", lang)
    rows = []
    chosen_rows: Any = chosen.itertuples()
    for number, row in enumerate(chosen_rows, start=1):
        country = names.get(row.country, row.country)
        place = row.place if country in row.place else f"{row.place}, {country}"
        rows.append(
            {
                "number": number,
                "when": text.when(row.date, row.date_precision, row.date_end),
                "title": row.title,
                "place": f"{place} · {categories.get(row.category, row.category)}",
                "deaths": text.figure(row.fatalities_low, row.fatalities_best, row.fatalities_high),
                "doubt": "" if row.certain else text["may_fall_outside"],
                "cites": cited.cite(row.sources),
            }
        )
    total = len(snapshot.events)
    chosen_of = "events_some" if total > len(rows) else "events_all"
    note = text.say(chosen_of, shown=len(rows), total=text.number(total)) if total else ""
    return {"rows": rows, "note": note, "english": text["english_titles"] if rows else ""}


def _presence(snapshot: Snapshot, lang: str) -> list[dict[str, str]]:
    """List the places of each power in each country, held and uncertain ones apart."""
    labels = snapshot.atlas.vocabulary.labels
    names, powers = labels("country", lang), labels("power", lang)
    sites = snapshot.sites.assign(
        rank=snapshot.sites["power"].map({code: n for n, code in enumerate(powers)}),
        there=snapshot.sites["country"].map({code: n for n, code in enumerate(names)}),
    ).sort_values(["rank", "there", "place"])
    rows = []
    for (power, country), own in sites.groupby(["power", "country"], sort=False):
        held = own["state"] == "held"
        rows.append(
            {
                "power": powers.get(power, power),
                "country": names.get(country, country),
                "held": ", ".join(dict.fromkeys(own.loc[held, "place"])),
                "uncertain": ", ".join(dict.fromkeys(own.loc[~held, "place"])),
            }
        )
    return rows


def _doubts(snapshot: Snapshot, lang: str) -> list[str]:
    """Say what the figures of the day leave open."""
    text, found = words(lang), snapshot.events
    deaths = snapshot.deaths
    rough = int(found["geo_precision"].isin(["region", "country"]).sum())
    low = int((found["confidence"] == "low").sum())
    counts = (
        ("doubt_sites", int((snapshot.sites["state"] == "uncertain").sum()), len(snapshot.sites)),
        ("doubt_deaths", deaths.unknown, len(found)),
        ("doubt_dates", int((~found["certain"]).sum()), len(found)),
        ("doubt_places", rough, len(found)),
        ("doubt_confidence", low, len(found)),
    )
    return [
        text.say(name, count=text.number(count), total=text.number(total))
        for name, count, total in counts
        if count
    ]
