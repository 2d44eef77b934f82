"""What the panel of a handout shows: each day in a few lines, each record with its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.timemap.payload import day_number, in_drawing_order
from components.timemap.words import figure, when
from geodata import Filters, Snapshot, dates, presence
from geodata.briefing import french
from geodata.briefing.content import web
from geodata.headline import JNIM_FORMED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from geodata import Atlas

Record = Any


def headlines(atlas: Atlas, first: dt.date, last: dt.date, lang: str) -> dict[str, Any]:
    """Tell every day on which the answer to who is where changes.

    Parameters
    ----------
    atlas : Atlas
        The whole atlas.
    first, last : datetime.date
        The days to tell.
    lang : {'en', 'fr'}
        The language.

    Returns
    -------
    dict
        ``texts``, and ``days``: for each change its day number and, subject by subject, the
        positions of the subject and of the line among the texts.
    """
    changes = {first, max(first, min(JNIM_FORMED, last))}
    for table in (atlas.site_states, atlas.area):
        for column in ("start", "end"):
            days = table[column].dropna().dt.date
            changes |= set(days[(days > first) & (days <= last)])
    texts: dict[str, int] = {}
    told: list[list[int]] = []
    before: list[int] = []
    answer: tuple[Any, ...] = ()
    for snapshot in _bare(atlas, sorted(changes)):
        # most of a headline's time goes into its words: the same answer has the same
        now = _answer(snapshot)
        if now == answer:
            continue
        answer = now
        lines = french.headline(snapshot) if lang == "fr" else snapshot.headline()
        found = [texts.setdefault(text, len(texts)) for line in lines for text in line]
        if found != before:
            told.append([int(day_number(snapshot.day) or 0), *found])
            before = found
    return {"texts": list(texts), "days": told}


def _bare(atlas: Atlas, days: Iterable[dt.date]) -> Iterator[Snapshot]:
    """Take snapshots with nothing but what a headline asks for, which is some ten times quicker."""
    sites = pd.DataFrame(atlas.sites[["power", "country", "kind"]])
    parts = pd.DataFrame(atlas.area.drop(columns="geometry"))
    nothing = Snapshot(
        day=atlas.as_of,
        window=dates.window(atlas.as_of, 1),
        filters=Filters(),
        countries=atlas.countries,
        area=atlas.area.iloc[:0],
        area_km2=pd.DataFrame(),
        sites=atlas.sites.iloc[:0],
        strength=atlas.strength.iloc[:0],
        events=atlas.events.iloc[:0],
        lapsed=0,
        atlas=atlas,
    )
    for day in days:
        stamp = pd.Timestamp(day)
        held = sites.join(presence.states_at(atlas.site_states, day), how="inner")
        there = (parts["start"] <= stamp) & (parts["end"].isna() | (parts["end"] > stamp))
        yield replace(
            nothing,
            day=day,
            sites=held[held["state"] != "lapsed"],
            area_km2=parts[there].groupby("country")["km2"].sum().to_frame("total"),
        )


def _answer(snapshot: Snapshot) -> tuple[Any, ...]:
    """Sum up all that a headline says."""
    held = snapshot.sites
    sites = sorted(zip(held["power"], held["country"], held["state"], held["kind"], strict=True))
    total = round(float(snapshot.area_km2["total"].sum()), -3)
    return (snapshot.day >= JNIM_FORMED, sites, tuple(snapshot.area_km2.index), total)


class Teller:
    """Tells records in one language, and numbers the sources that they cite.

    Parameters
    ----------
    atlas : Atlas
        Whose records.
    lang : {'en', 'fr'}
        The language of dates, figures and labels; titles and notes stay as the tables have them.
    text : dict
        The panel's phrases.
    """

    def __init__(self, atlas: Atlas, lang: str, text: dict[str, Any]) -> None:
        self._atlas, self._lang, self._text = atlas, lang, text
        self._cited: dict[str, int] = {}

    def events(self) -> list[dict[str, Any]]:
        """Tell the events, in the order of the map's columns."""
        words = self._atlas.vocabulary
        actors = words.labels("actor", self._lang)
        return [
            {
                "id": identifier,
                "chip": [self._label("category", row["category"])],
                "colour": words.group("category", row["category"]),
                "title": row["title"],
                "text": row["summary"],
                "when": self._when(row["date"], row["date_precision"], row["date_end"]),
                "place": row["place"],
                "deaths": self._deaths(row),
                "facts": [
                    self._when(row["date"], row["date_precision"], row["date_end"]),
                    self._place(row),
                    ", ".join(actors.get(actor, actor) for actor in row["actors"]),
                    self._deaths(row) or self._text["no_figure"],
                    self._confidence(row),
                ],
                "sources": self._cite(row["sources"]),
            }
            for identifier, row in self._rows(in_drawing_order(self._atlas))
        ]

    def sites(self) -> dict[str, dict[str, Any]]:
        """Tell the sites by their ids; what they are on a day is the map's to say."""
        words = self._atlas.vocabulary
        told = {}
        for identifier, row in self._rows(self._atlas.sites):
            basis = self._text["start_basis"].get(row["start_basis"], "")
            start = self._when(row["start"], row["start_precision"]) + basis
            end = self._label("end_basis", row["end_basis"])
            if not pd.isna(row["end"]):
                late = self._text["not_after"] if row["end_basis"] == "not_after" else ""
                end = self._when(row["end"], row["end_precision"]) + late
            reason, taker = row["end_reason"], row["taken_over_by"]
            told[identifier] = {
                "chip": [
                    words.label("power", row["power"], self._lang),
                    self._label("kind", row["kind"]),
                ],
                "colour": row["power"],
                "title": row["site"],
                "text": "" if pd.isna(row["note"]) else row["note"],
                "facts": [
                    row["force"],
                    self._place(row),
                    start,
                    end,
                    self._when(row["last_attested"], "day"),
                    "" if pd.isna(reason) else self._label("end_reason", reason),
                    "" if pd.isna(taker) else taker,
                    self._confidence(row),
                ],
                "sources": self._cite(row["sources"]),
            }
        return told

    def sources(self) -> list[list[str]]:
        """Tell the sources cited so far: title, publisher, date, language and address."""
        return [self._source(self._atlas.sources.loc[identifier]) for identifier in self._cited]

    def _source(self, row: Record) -> list[str]:
        undated = pd.isna(row["published"])
        return [
            row["title"],
            row["publisher"],
            self._text["undated"] if undated else self._when(row["published"], "day"),
            self._label("lang", row["lang"]),
            web(row["url"]),
        ]

    def _cite(self, sources: Iterable[str]) -> list[int]:
        return [self._cited.setdefault(source, len(self._cited)) for source in sources]

    def _rows(self, table: pd.DataFrame) -> Iterable[tuple[str, Record]]:
        return ((str(identifier), row) for identifier, row in table.iterrows())

    def _label(self, vocabulary: str, code: str) -> str:
        return self._atlas.vocabulary.label(vocabulary, code, self._lang)

    def _when(self, date: Any, precision: str, end: Any = None) -> str:
        return when(date, precision, end, self._lang)

    def _place(self, row: Record) -> str:
        country = self._label("country", row["country"])
        place = row["place"] if country in row["place"] else f"{row['place']}, {country}"
        return f"{place} ({self._meant('geo_precision', row['geo_precision'])})"

    def _confidence(self, row: Record) -> str:
        label = self._label("confidence", row["confidence"])
        # what a code means is told in English only
        return (
            f"{label}: {self._meant('confidence', row['confidence'])}."
            if self._lang == "en"
            else label
        )

    def _meant(self, vocabulary: str, code: str) -> str:
        if self._lang == "en":
            return self._atlas.vocabulary.describe(vocabulary, code).rstrip(".")
        return self._label(vocabulary, code).lower()

    def _deaths(self, row: Record) -> str:
        return figure(
            row["fatalities_low"], row["fatalities_best"], row["fatalities_high"], self._lang
        )
