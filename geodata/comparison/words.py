"""A comparison in words: a row and a sentence for every change, the weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd
import shapely

from geodata.area import outline
from geodata.comparison import ground
from geodata.comparison.phrases import Names, count, difference, fate, many, squared
from geodata.summary import spell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geodata.comparison.result import Comparison

APPROXIMATE = "(approximate; reported activity, not control)"

WEIGHTS = {
    "opened": 20.0,
    "closed": 20.0,
    "handed_over": 20.0,
    "replaced": 15.0,
    "between": 10.0,
    "uncertain": 5.0,
    "confirmed": 5.0,
    "lapsed": 5.0,
    "entered": 15.0,
    "left": 15.0,
}
"""What a change of a site or a region weighs. The same as 20 are a site opened, 20,000 km² gained
or lost, 1,000 soldiers more or fewer, and 400 people killed."""

PER_KM2, PER_SOLDIER, PER_DEATH, PER_EVENT = 0.001, 0.02, 0.05, 0.05
STAGE_SHARE = 0.2  # a stage's share in the weight, for the total says most of it
DOUBT = 0.5  # a site's share that is uncertain on one of the days
TOLD = 1000.0  # km² that are told beside a change the other way
UNKNOWN = 2.0  # a head count on one day only


class Change(NamedTuple):
    """A row of `Comparison.table`, with its weight."""

    weight: float
    kind: str
    country: str
    subject: str
    before: Any
    after: Any
    change: Any
    unit: str
    sentence: str
    records: Iterable[str]
    sources: Iterable[str]


def table(compared: Comparison) -> pd.DataFrame:
    """List every change in a row; `Comparison.table` says what the columns mean.

    Examples
    --------
    >>> import geodata
    >>> found = table(geodata.load().compare("2020-01-01", "2023-01-01"))
    >>> area = found[(found["kind"] == "area") & (found["country"] == "TGO")]
    >>> area["sentence"].iloc[0].split(" (")[0]
    'There was no area in Togo; then about 2,000 km²'
    """
    names = Names(compared.b.atlas)
    changes: list[Change] = [
        *_area(compared, names),
        *_regions(compared, names),
        *_sites(compared, names),
        *_strength(compared, names),
        *_events(compared, names),
    ]
    changes.sort(key=lambda change: -change.weight)
    rows = pd.DataFrame(changes, columns=Change._fields)
    for column in ("records", "sources"):
        rows[column] = [";".join(dict.fromkeys(ids)) for ids in rows[column]]
    return rows.drop(columns="weight")


def _area(compared: Comparison, names: Names) -> Iterator[Change]:
    """Tell what the area gained and lost, in all and stage by stage."""
    area = compared.area
    # where a country knows one stage only, the total says it all
    several = area.groupby("country")["stage"].transform("size") > 1 + 1
    moved = (area["gained"] > 0) | (area["lost"] > 0)
    for _, row in area[moved & (several | (area["stage"] == ground.TOTAL))].iterrows():
        whole = row["stage"] == ground.TOTAL
        zones = compared.zones[compared.zones["country"] == row["country"]]
        own = zones[~zones["place_stays"]] if whole else zones[zones["stage"] == row["stage"]]
        stage = "" if whole else f"{names.stage(row['stage'])} "
        where = f"{stage}area in {names.country(row['country'])}"
        yield Change(
            weight=(row["gained"] + row["lost"]) * PER_KM2 * (1 if whole else STAGE_SHARE),
            kind="area" if whole else "stage",
            country=row["country"],
            subject=row["stage"],
            before=round(row["km2_a"], -2),
            after=round(row["km2_b"], -2),
            change=round(row["change"], -2),
            unit="km²",
            sentence=f"{_grew(where, row)} {APPROXIMATE}.",
            records=own.index,
            sources=own["sources"].explode().dropna(),
        )


def _grew(where: str, row: pd.Series[Any]) -> str:
    before, after = squared(row["km2_a"]), squared(row["km2_b"])
    if not row["km2_a"]:
        return f"There was no {where}; then {after}"
    if not row["km2_b"]:
        return f"The {where} went from {before} to none"
    both = f"{squared(row['gained'])} gained, {squared(row['lost'])} lost"
    if before == after:
        return f"The {where} stayed at {before} in size: {both}"
    verb = "grew" if row["change"] > 0 else "shrank"
    # what went the other way is worth a word when it shows in thousands
    aside = f": {both}" if min(row["gained"], row["lost"]) >= TOLD else ""
    return f"The {where} {verb} from {before.removesuffix(' km²')} to {after}{aside}"


def _regions(compared: Comparison, names: Names) -> Iterator[Change]:
    """Tell which regions were entered and left."""
    shapes = compared.b.atlas.regions.geometry.loc[compared.regions.index]
    flat = outline.project(shapes.to_numpy())
    for shape, (_, row) in zip(flat, compared.regions.iterrows(), strict=True):
        own = compared.zones[compared.zones["country"] == row["country"]]
        away = shapely.distance(outline.project(own.geometry.to_numpy()), shape) / 1000
        own = own[away <= own["radius_km"].to_numpy(float)]
        yield Change(
            weight=WEIGHTS[row["change"]] + abs(row["km2_b"] - row["km2_a"]) * PER_KM2,
            kind="region",
            country=row["country"],
            subject=row["name"],
            before=round(row["km2_a"], -2),
            after=round(row["km2_b"], -2),
            change=row["change"],
            unit="km²",
            sentence=(
                f"The area has {row['change']} {row['name']} in {names.country(row['country'])}: "
                f"{_part(row, 'b')} on {spell(compared.day_b)}, "
                f"{_part(row, 'a')} on {spell(compared.day_a)} {APPROXIMATE}."
            ),
            records=own.index,
            sources=own["sources"].explode().dropna(),
        )


def _part(row: pd.Series[Any], day: str) -> str:
    km2, share = row[f"km2_{day}"], row[f"share_{day}"]
    return f"{squared(km2)} ({share:.0%} of it)" if km2 >= ground.SLIVER else "none of it"


def _sites(compared: Comparison, names: Names) -> Iterator[Change]:
    """Tell what became of the sites."""
    for identifier, row in compared.sites.iterrows():
        heir = [] if pd.isna(row["successor"]) else [row["successor"]]
        heirs = compared.b.atlas.sites.loc[heir]
        states = (row["state_a"], row["state_b"])
        yield Change(
            weight=WEIGHTS[row["change"]] * (DOUBT if "uncertain" in states else 1),
            kind="site",
            country=row["country"],
            subject=f"{names.power(row['power'])}: {row['site']}, {row['place']}",
            before=row["state_a"],
            after=row["state_b"],
            change=row["change"],
            unit="",
            sentence=fate(row, names, compared.day_a, compared.day_b),
            records=[str(identifier), *heir],
            sources=[*row["sources"], *heirs["sources"].explode()],
        )


def _strength(compared: Comparison, names: Names) -> Iterator[Change]:
    """Tell how the head counts changed."""
    for row in compared.strength[compared.strength["newer"]].to_dict("records"):
        days = [day for day in "ab" if pd.notna(row[f"id_{day}"])]
        known = days == ["a", "b"]
        whose = f"{names.power(row['power'])} in {names.country(row['country'])}"
        parts = "; then ".join(
            f"{count(row[f'low_{day}'], row[f'high_{day}'])} "
            f"({spell(row[f'date_{day}'], row[f'date_precision_{day}'])})"
            for day in days
        )
        other = compared.day_a if days == ["b"] else compared.day_b
        lacking = f"no figure speaks for {spell(other)}"
        sequel = difference(row["change_low"], row["change_high"]) if known else lacking
        middle = abs(row["best_b"] - row["best_a"]) if known else 0
        yield Change(
            weight=max(middle * PER_SOLDIER, UNKNOWN),
            kind="strength",
            country=row["country"],
            subject=names.power(row["power"]),
            before=_range(row, "low_a", "high_a") if "a" in days else "",
            after=_range(row, "low_b", "high_b") if "b" in days else "",
            change=_range(row, "change_low", "change_high") if known else "",
            unit="persons",
            sentence=f"Head count, {whose}: {parts}; {sequel}.",
            records=[row[f"id_{day}"] for day in days],
            sources=[source for day in days for source in row[f"sources_{day}"]],
        )


def _range(row: dict[Any, Any], low: str, high: str) -> str:
    """Write a range without its bounds' being more than they are; an open one says so."""
    if pd.isna(row[low]) and pd.isna(row[high]):
        return ""
    if pd.isna(row[high]):
        return f"at least {row[low]}"
    if pd.isna(row[low]):
        return f"at most {row[high]}"
    return str(row[low]) if row[low] == row[high] else f"{row[low]} to {row[high]}"


def _events(compared: Comparison, names: Names) -> Iterator[Change]:
    """Tell what happened in between, by country and category."""
    since = f"after {spell(compared.day_a)} and up to {spell(compared.day_b)}"
    groups = dict(list(compared.happened.groupby(["country", "category"])))
    for row in compared.events.to_dict("records"):
        own = groups[(row["country"], row["category"])]
        label = names.category(row["category"])
        doubt = f", of which {row['possible']} may fall outside" if row["possible"] else ""
        yield Change(
            weight=row["deaths_best"] * PER_DEATH + row["events"] * PER_EVENT,
            kind="events",
            country=row["country"],
            subject=label,
            before="",
            after=row["events"],
            change="",
            unit="events",
            sentence=(
                f"{label}, {names.country(row['country'])}: {many(row['events'], 'event')} "
                f"{since}{doubt}; {_toll(row)}."
            ),
            records=own.index,
            sources=own["sources"].explode(),
        )


def _toll(row: dict[Any, Any]) -> str:
    if row["unknown"] == row["events"]:
        return "no figure of deaths"
    low, high = row["deaths_low"], row["deaths_high"]
    toll = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    without = f" ({many(row['unknown'], 'event')} without a figure)" if row["unknown"] else ""
    return f"deaths reported: {toll}{without}"
