"""Ids by the tables' convention: what a record is, in a few words of plain letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from geodata.filters import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from geodata.coding.article import Article

LONGEST_PUBLISHER: Final = 16
"""Letters of a publisher's name in an id."""

MEANINGFUL: Final = 4
"""A word of a title shorter than this names nothing."""

_AREAS: Final = ("region", "country")
_COMMON: Final = frozenset(
    {"after", "against", "also", "amid", "attack", "attaque", "avec", "been", "before", "contre"}
    | {"dans", "dead", "deadly", "depuis", "entre", "from", "have", "into", "killed", "least"}
    | {"leur", "militants", "more", "morts", "moins", "nord", "over", "people", "plus", "pour"}
    | {"report", "said", "says", "several", "soldiers", "soldats", "some", "than", "their"}
    | {"three", "troops", "under", "when", "where", "with"}
)


def slug(text: str) -> str:
    """Write a name in lower-case letters and digits, hyphens between the words.

    Examples
    --------
    >>> slug("Fada N'Gourma (Est)")
    'fada-ngourma-est'
    """
    bare = re.sub(r"['’ʼ`]", "", fold(text))
    return "-".join(re.findall(r"[a-z0-9]+", bare))


def source(article: Article, taken: Collection[str] = ()) -> str:
    """Name an article: publisher, date as far as known, a word of its title.

    Parameters
    ----------
    article : Article
        What is known of it.
    taken : collection of str
        Ids that other records have.

    Examples
    --------
    >>> import datetime as dt
    >>> from geodata.coding.article import Article
    >>> day = dt.date(2024, 6, 12)
    >>> source(Article("", "Dozens killed in Mansila", "Agence Exemple", day))
    'agenceexemple-20240612-mansila'
    """
    publisher = slug(article.publisher).replace("-", "")[:LONGEST_PUBLISHER] or "unknown"
    date = "nd" if article.published is None else f"{article.published:%Y%m%d}"
    return _free(f"{publisher}-{date}-{_word(article.title)}", taken)


def record(table: str, row: Mapping[str, Any], taken: Collection[str] = ()) -> str | None:
    """Name a record by the fields that its id is made of; None while one of them is missing.

    Parameters
    ----------
    table : str
        events, sites, strength or zones.
    row : mapping
        The record.
    taken : collection of str
        Ids that other records have. Of a head count's id nothing can be varied: it is returned
        even when it is taken.

    Examples
    --------
    >>> row = {"power": "us", "country": "NER", "site": None, "date": "2024-07-07"}
    >>> record("strength", row)
    'strength-us-ner-all-2024-07-07'
    """
    made = _FORMS[table](row)
    if made is None or table == "strength":
        return made
    return _free(made, taken)


def _event(row: Mapping[str, Any]) -> str | None:
    if not (row["date"] and row["country"] and row["category"]):
        return None
    area = row["geo_precision"] in _AREAS or not row["place"]
    # what stands in brackets is a part of the place
    named = "" if area else slug(re.split(r"[(,]", row["place"])[0])
    actor = row["actors"][0] if row["actors"] else ""
    words = named or slug(f"{actor} {row['category']}")
    return f"{row['date']}-{row['country'].lower()}-{words}"


def _site(row: Mapping[str, Any]) -> str | None:
    if not (row["power"] and row["country"] and row["place"] and slug(row["place"])):
        return None
    return f"{row['power']}-{row['country'].lower()}-{slug(re.split(r'[(,]', row['place'])[0])}"


def _strength(row: Mapping[str, Any]) -> str | None:
    if not (row["power"] and row["country"] and row["date"]):
        return None
    site = row["site"] or "all"
    return f"strength-{row['power']}-{row['country']}-{site}-{row['date']}".lower()


def _zone(row: Mapping[str, Any]) -> str | None:
    if not (row["country"] and row["place"] and row["stage"]):
        return None
    place = slug(re.split(r"[(,]", row["place"])[0])
    return f"jnim-{row['country'].lower()}-{place}-{row['stage']}" if place else None


_FORMS: Final[dict[str, Callable[[Mapping[str, Any]], str | None]]] = {
    "events": _event,
    "sites": _site,
    "strength": _strength,
    "zones": _zone,
}


def _word(title: str) -> str:
    """Choose the word that tells most: the last with a capital, else the longest."""
    words = [word for word in re.findall(r"\w[\w'’-]*", title) if slug(word)]
    telling = [w for w in words if len(w) >= MEANINGFUL and fold(w) not in _COMMON]
    named = [word for word in telling[1:] if word[0].isupper()]
    best = named[-1] if named else max(telling or words or ["article"], key=len)
    return slug(best).replace("-", "")


def _free(made: str, taken: Collection[str]) -> str:
    number, name = 1, made
    while name in taken:
        number += 1
        name = f"{made}-{number}"
    return name
