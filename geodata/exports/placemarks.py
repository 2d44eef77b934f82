"""The rows of a table as marks on a map: a name, a text, days, a place."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import pandas as pd

from geodata.exports.content import SEPARATOR
from geodata.exports.geojson import plain
from geodata.exports.palette import marks
from geodata.summary import spell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.exports.content import Content

Row = dict[str, Any]


@dataclass(frozen=True)
class Placemark:
    """A mark on a map.

    Parameters
    ----------
    group : str
        The folder that it lies in.
    style : str
        How it is drawn.
    name : str
        What it is called.
    description : str
        What is known of it, as HTML whose every value is escaped.
    first, last : pandas.Timestamp or None
        The days on which it is shown; None where there is no limit.
    fields : dict of str to str
        Its columns, as text.
    geometry : shapely.Geometry
        Its place, EPSG:4326.
    """

    group: str
    style: str
    name: str
    description: str
    first: pd.Timestamp | None
    last: pd.Timestamp | None
    fields: dict[str, str]
    geometry: Any


class _Telling:
    """What every mark's text is put together from.

    Parameters
    ----------
    content : Content
        The tables.
    """

    def __init__(self, content: Content) -> None:
        self.atlas, self.about = content.atlas, content.about
        named = self.atlas.sources
        columns = (named[name].tolist() for name in ("publisher", "title", "url"))
        # to look a row up in a table, one by one, takes most of the time of a long file
        self.sources = dict(zip(named.index, zip(*columns, strict=True), strict=True))


def of(content: Content, table: str) -> Iterator[Placemark]:
    """Yield the marks of a table.

    Parameters
    ----------
    content : Content
        The tables.
    table : {'events', 'sites', 'area', 'zones'}
        Which of them.

    Yields
    ------
    Placemark
        In the order of the table. A site of no particular day has a mark for every spell of one
        state, so that a time slider shows it as it stood.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> atlas = geodata.load()
    >>> marks = [*of(collect(atlas, ["sites"]), "sites")]
    >>> [mark.style for mark in marks if mark.fields["id"] == "us-ner-agadez-ab201"]
    ['sites-us-unsure', 'sites-us']
    """
    rows = content.tables[table]
    fields = pd.DataFrame(
        {name: plain(rows[name]) for name in rows.columns if name != "geometry"}, dtype=object
    )
    told = {"events": _event, "sites": _site, "area": _part, "zones": _zone}[table]
    telling = _Telling(content)
    for row, known, geometry in zip(
        cast("list[Row]", rows.drop(columns="geometry").to_dict("records")),
        fields.to_dict("records"),
        rows["geometry"],
        strict=True,
    ):
        texts = {str(key): str(value) for key, value in known.items() if not pd.isna(value)}
        for mark in told(telling, row):
            yield Placemark(**mark, fields=texts, geometry=geometry)


def escaped(value: object) -> str:
    """Write a value as HTML text; Google Earth also fills in ``$[…]``, which is broken up.

    Examples
    --------
    >>> escaped("<b>$[name]</b>")
    '&lt;b&gt;&#36;[name]&lt;/b&gt;'
    """
    return escape(str(value)).replace("$[", "&#36;[").replace("\n", "<br/>")


def _event(telling: _Telling, row: Row) -> Iterator[Row]:
    words = telling.atlas.vocabulary
    group = words.group("category", row["category"])
    deaths = [row[f"fatalities_{name}"] for name in ("low", "best", "high")]
    known = [int(figure) for figure in deaths if not pd.isna(figure)]
    labels = words.labels("actor")
    actors = ", ".join(labels.get(code, code) for code in row["actors"].split(SEPARATOR))
    facts = [
        ("When", _when(row)),
        ("Where", _where(telling, row)),
        ("What", words.label("category", row["category"])),
        ("Who", actors),
        ("Deaths", _range(known) or "no figure in the sources"),
    ]
    sure = row["date_precision"] == "day" and row["geo_precision"] in {"site", "town"}
    yield {
        "group": words.label("category_group", group),
        "style": _style("events", group, sure=sure and row["confidence"] != "low"),
        "name": row["title"],
        "description": _description(telling, row, row["summary"], facts),
        "first": row["start"],
        "last": row["end"] - pd.Timedelta(days=1),
    }


def _site(telling: _Telling, row: Row) -> Iterator[Row]:
    words = telling.atlas.vocabulary
    facts = [
        ("Force", row["force"]),
        ("Kind", words.label("kind", row["kind"])),
        ("Where", _where(telling, row)),
        ("From", spell(row["start"], row["start_precision"])),
        ("Until", _until(row)),
    ]
    states = telling.atlas.site_states
    spells = states[states["site"] == row["id"]]
    if "state" in row:  # one day's: its spell alone
        same = (spells["reason"] == row["reason"]) | (row["state"] == "held")
        spells = spells[(spells["state"] == row["state"]) & same]
    else:
        spells = spells[spells["state"] != "lapsed"]
    for spell_ in spells.to_dict("records"):
        yield {
            "group": words.label("power", row["power"]),
            "style": _style("sites", row["power"], sure=spell_["state"] == "held"),
            "name": row["site"],
            "description": _description(
                telling, row, row["note"], [("State", spell_["state"]), *facts]
            ),
            "first": spell_["start"],
            "last": _last(spell_["end"]),
        }


def _part(telling: _Telling, row: Row) -> Iterator[Row]:
    words = telling.atlas.vocabulary
    stage, country = words.label("stage", row["stage"]), row["country"]
    caution = "Approximate: reported activity, not control."
    facts = [("Size", f"about {max(round(row['km2'] / 1000), 1) * 1000:,} km²")]
    yield {
        "group": stage,
        "style": _style("area", row["stage"], sure=True),
        "name": f"{stage}, {words.label('country', country)}",
        "description": _description(telling, row, caution, facts),
        "first": row["start"],
        "last": _last(row["end"]),
    }


def _zone(telling: _Telling, row: Row) -> Iterator[Row]:
    words = telling.atlas.vocabulary
    stage = words.label("stage", row["stage"])
    facts = [
        ("Stage", stage),
        ("Where", _where(telling, row)),
        ("Reach", f"{row['radius_km']} km, our reading of the reports"),
        ("From", spell(row["start"], row["start_precision"])),
        ("Until", _until(row)),
    ]
    yield {
        "group": stage,
        "style": _style("zones", row["stage"], sure=row["confidence"] != "low"),
        "name": row["place"],
        "description": _description(telling, row, row["note"], facts),
        "first": row["start"],
        "last": _last(row["end"]),
    }


def _style(table: str, group: str, *, sure: bool) -> str:
    name = (
        f"{table}-{group}" if group in marks()["area" if table == "zones" else table] else "other"
    )
    return name if sure else f"{name}-unsure"


def _description(
    telling: _Telling, row: Row, text: str | None, facts: Sequence[tuple[str, object]]
) -> str:
    lines = [] if text is None or pd.isna(text) else [f"<p>{escaped(text)}</p>"]
    if "confidence" in row:
        sure = telling.atlas.vocabulary.label("confidence", row["confidence"])
        facts = [*facts, ("Confidence", sure)]
    lines += [f"<b>{escaped(name)}</b>: {escaped(value)}<br/>" for name, value in facts]
    lines += [_source(telling, name) for name in row.get("sources", "").split(SEPARATOR) if name]
    known = telling.about
    lines.append(
        f"<p><small>Sahelscope {escaped(known.version)}, as of {known.as_of.isoformat()}; "
        "attribution: see the document</small></p>"
    )
    return "".join(lines)


def _source(telling: _Telling, identifier: str) -> str:
    """Name a source, with a link where its address is one of the web."""
    if identifier not in telling.sources:
        return f"Source: {escaped(identifier)}<br/>"
    publisher, title, url = telling.sources[identifier]
    label = escaped(f"{publisher}: {title}" if isinstance(publisher, str) and publisher else title)
    if isinstance(url, str) and _is_web(url):
        label = f'<a href="{escaped(url)}">{label}</a>'
    return f"Source: {label}<br/>"


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False


def _when(row: Row) -> str:
    first = spell(row["date"], row["date_precision"])
    last = row["date_end"]
    return first if pd.isna(last) else f"{first} to {spell(last, row['date_precision'])}"


def _where(telling: _Telling, row: Row) -> str:
    words = telling.atlas.vocabulary
    precision = words.describe("geo_precision", row["geo_precision"])
    return f"{row['place']}, {words.label('country', row['country'])} ({precision.rstrip('.')})"


def _until(row: Row) -> str:
    return "no end known" if pd.isna(row["end"]) else spell(row["end"], row["end_precision"])


def _range(known: list[int]) -> str:
    if not known:
        return ""
    low, high = min(known), max(known)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _last(end: pd.Timestamp) -> pd.Timestamp | None:
    return None if pd.isna(end) else end - pd.Timedelta(days=1)
