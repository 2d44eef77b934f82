"""From a draft to rows of the tables: complete where the draft is, empty where it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pyproj
import shapely

from geodata import boundaries
from geodata.checks.places import TOLERANCE_KM
from geodata.coding.deciding import ids
from geodata.coding.deciding.proposals import TABLES, Row, first_day, line, proposal
from geodata.faults import Fault

if TYPE_CHECKING:
    import datetime as dt

    from geodata.atlas import Atlas
    from geodata.coding.article import Article
    from geodata.coding.drafts import Draft

_GEOD: Final = pyproj.Geod(ellps="WGS84")
_DATES: Final = {
    "events": ("date", "date_precision"),
    "sites": ("start", "start_precision"),
    "strength": ("date", "date_precision"),
}


def rows(draft: Draft, article: Article, atlas: Atlas) -> dict[str, list[Row]]:
    """Write a draft as rows of the tables, its source among them.

    Parameters
    ----------
    draft : Draft
        What was found in the article.
    article : Article
        The article; it becomes the source, unless the tables have it already.
    atlas : Atlas
        The tables that the rows are for: their ids are not used again.

    Returns
    -------
    dict of str to list of dict
        Table name to rows with every field of the table's schema; what the draft does not say is
        None. Empty for what was only announced or denied: it is not known to have happened.

    Examples
    --------
    >>> import datetime as dt, geodata
    >>> from geodata.coding.article import Article
    >>> from geodata.coding.drafts import Dated, Draft, Found, Located
    >>> draft = Draft(
    ...     "event", "happened", "Attack on forces at Djibo", (), Found("attack_on_forces"),
    ...     Found(Dated(dt.date(2026, 3, 2))),
    ...     Found(Located("Djibo", "BFA", 14.1, -1.63, "town")), (Found("jnim"),),
    ... )
    >>> article = Article("", "Attack in Djibo", "Gazette", dt.date(2026, 3, 3), "en")
    >>> found = rows(draft, article, geodata.load())
    >>> found["events"][0]["id"], found["events"][0]["sources"]
    ('2026-03-02-bfa-djibo', ('gazette-20260303-djibo',))
    """
    if draft.mood in {"announced", "denied"}:
        return {}
    return complete(TABLES[draft.kind], proposal(draft, article, atlas), article, atlas)


def complete(table: str, row: Row, article: Article, atlas: Atlas) -> dict[str, list[Row]]:
    """Fill in what follows from a row's other fields: its id, country, first day and source.

    Parameters
    ----------
    table : str
        events, sites, strength or zones.
    row : dict
        The row, as `proposal` made it or a person corrected it.
    article : Article
        The article; it becomes the source, unless the tables have it already.
    atlas : Atlas
        The tables that the rows are for.

    Returns
    -------
    dict of str to list of dict
        The record's table with one row and, where the article is new, ``sources`` with one.
    """
    row = {key: line(value) if isinstance(value, str) else value for key, value in row.items()}
    if table in _DATES:
        date, precision = _DATES[table]
        row[date] = first_day(row[date], row[precision])
    if row.get("lat") is not None and row.get("lon") is not None:
        row["country"] = country(row, atlas)
        if table == "zones" and not row["admin1"]:
            row["admin1"] = _region(row)
    cited, new = source(article, atlas)
    row["sources"] = tuple(dict.fromkeys((*row["sources"], cited)))
    row["id"] = ids.record(table, row, _taken(atlas))
    return {table: [row], **({"sources": [new]} if new else {})}


def source(article: Article, atlas: Atlas) -> tuple[str, Row | None]:
    """Find an article among the sources, or write it as a new one.

    Returns
    -------
    str
        The source's id.
    dict or None
        The row to add; None where the tables have the article.

    Examples
    --------
    >>> import geodata
    >>> from geodata.coding.article import Article
    >>> atlas = geodata.load()
    >>> known = atlas.sources.loc["hrw-20210609-solhan"]
    >>> source(Article("", url=known["url"]), atlas)
    ('hrw-20210609-solhan', None)
    """
    known, title, publisher = atlas.sources, line(article.title), line(article.publisher)
    same = (known["title"] == title) & (known["publisher"] == publisher)
    if article.published is None:
        same &= known["published"].isna()
    else:
        same &= known["published"] == pd.Timestamp(article.published)
    if article.url:
        same |= known["url"] == article.url
    found = known.index[same.fillna(value=False).astype(bool)]
    if len(found):
        return str(found[0]), None
    made = ids.source(article, _taken(atlas))
    row: Row = {field["name"]: None for field in atlas.seeds.fields("sources")}
    row |= {
        "id": made,
        "title": title or None,
        "publisher": publisher or None,
        "published": article.published,
        "url": line(article.url) or None,
        "lang": article.language or None,
    }
    return made, row


def missing(table: str, row: Row, atlas: Atlas) -> list[str]:
    """Name the fields that a table needs and a row lacks; id, country and sources aside.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> missing("strength", {"power": "us", "low": 0, "best": 0, "note": "x"}, atlas)
    ['date', 'date_precision', 'confidence']
    """
    follows = {"id", "country", "sources"} if table != "sources" else {"id"}
    return [
        field["name"]
        for field in atlas.seeds.fields(table)
        if field.get("constraints", {}).get("required")
        and field["name"] not in follows
        and _empty(row.get(field["name"]))
    ]


def misplaced(table: str, row: Row, today: dt.date) -> list[Fault]:
    """Say what of a complete row's time and place cannot be so, in words for its form.

    Parameters
    ----------
    table : str
        events, sites, strength or zones.
    row : dict
        As `complete` returned it.
    today : datetime.date
        The last day that can have been.

    Examples
    --------
    >>> import datetime as dt
    >>> row = {"date": dt.date(2031, 1, 1), "country": "MLI", "lat": 12.6, "lon": -8.0}
    >>> [fault] = misplaced("events", row, dt.date(2026, 7, 4))
    >>> fault.field, fault.message
    ('date', 'lies in the future')
    """
    found = [
        Fault(table, None, field, f"is not between -{limit} and {limit}", "write decimal degrees")
        for field, limit in (("lat", 90), ("lon", 180))
        if row.get(field) is not None and abs(row[field]) > limit
    ]
    date = _DATES.get(table, ("start", ""))[0]
    if row.get(date) and row[date] > today:
        found.append(Fault(table, None, date, "lies in the future", "correct it"))
    if not found and "lat" in row and row.get("country") is None:
        message = "lies outside the countries of the map"
        remedy = "put the point into the country that it concerns"
        found.append(Fault(table, None, "place", message, remedy))
    return found


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | tuple) and not value)


def country(row: Row, atlas: Atlas) -> str | None:
    """Say in which country a row's point lies.

    Outlines run a little beside the borders: the country that the row names holds as long as the
    point lies no farther outside it than its precision allows.
    """
    point = shapely.Point(row["lon"], row["lat"])
    named = row["country"]
    if named in atlas.countries.index:
        shape = atlas.countries.geometry[named]
        near = shapely.ops.nearest_points(shape, point)[0]
        metres = _GEOD.inv(point.x, point.y, near.x, near.y)[2]
        if metres <= TOLERANCE_KM.get(row["geo_precision"], 0) * 1000:
            return str(named)
    return boundaries.country_at(point.x, point.y)


def _region(row: Row) -> str | None:
    found = boundaries.region_at(row["lon"], row["lat"])
    return None if found is None else str(boundaries.regions().loc[found, "name"])


def _taken(atlas: Atlas) -> set[str]:
    tables = (atlas.events, atlas.sites, atlas.strength, atlas.zones, atlas.sources)
    return {str(identifier) for table in tables for identifier in table.index}
