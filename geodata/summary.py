"""A snapshot in words and in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.headline import group_name, powers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from geodata.snapshot import Snapshot

ADJECTIVES = {"us": "US", "france": "French", "russia": "Russian"}
NOUNS = {"us": "The United States"}
"""Where a sentence's subject differs from the label."""

STAGES = ("stronghold", "activity", "expansion")
COUNT = ("low", "best", "high", "date", "date_precision")

REGION = {"SAHEL": "the whole region"}
"""What a head count names when it is of no single country."""

RESEARCHED = {"events": "events", "sites": "sites", "strength": "head counts", "zones": "zones"}
"""What the tables of the coverage are called in a sentence."""


def sentences(snapshot: Snapshot) -> list[str]:
    """Tell a snapshot in plain sentences; `Snapshot.summary` says more.

    Parameters
    ----------
    snapshot : Snapshot
        The day.

    Returns
    -------
    list of str

    Examples
    --------
    >>> import geodata
    >>> told = sentences(geodata.load().at("2030-01-01"))
    >>> told[-1].startswith("The data speaks up to")
    True
    """
    return [sentence for part in parts(snapshot).values() for sentence in part]


def parts(snapshot: Snapshot) -> dict[str, list[str]]:
    """Tell a snapshot in plain sentences, part by part.

    Parameters
    ----------
    snapshot : Snapshot
        The day.

    Returns
    -------
    dict of str to list of str
        ``filtered``, ``presence``, ``strength``, ``area``, ``events`` and ``unknown``, in the order
        in which they are told.

    Examples
    --------
    >>> import geodata
    >>> parts(geodata.load().at("2024-09-16"))["filtered"]
    []
    """
    return {
        "filtered": list(_filtered(snapshot)),
        "presence": list(_presence(snapshot)),
        "strength": list(_strength(snapshot)),
        "area": [_area(snapshot)],
        "events": [_events(snapshot)],
        "unknown": list(_unknown(snapshot)),
    }


def figures(snapshot: Snapshot) -> dict[str, Any]:
    """Give a snapshot in figures; `Snapshot.figures` says which.

    Parameters
    ----------
    snapshot : Snapshot
        The day.

    Returns
    -------
    dict

    Examples
    --------
    >>> import geodata
    >>> figures(geodata.load().at("2024-09-16"))["area_km2"]["total"] > 100_000
    True
    """
    deaths = snapshot.deaths
    told = deaths.unknown < len(snapshot.events) or snapshot.events.empty
    counted = snapshot.strength[["power", "country", *COUNT]]
    return {
        "powers": {
            power: {
                "label": label,
                "held": int((own["state"] == "held").sum()),
                "uncertain": int((own["state"] == "uncertain").sum()),
            }
            for power, label, own in _by_power(snapshot)
        },
        "strength": counted.to_dict("records"),
        "area_km2": {stage: float(snapshot.area_km2[stage].sum()) for stage in (*STAGES, "total")},
        "events": len(snapshot.events),
        "possible_events": int((~snapshot.events["certain"]).sum()),
        "deaths_low": deaths.low if told else None,
        "deaths_best": deaths.best if told else None,
        "deaths_high": deaths.high if told else None,
        "deaths_unknown": deaths.unknown,
    }


def spell(day: dt.date, precision: str = "day") -> str:
    """Write a date no more precisely than it is known.

    Parameters
    ----------
    day : datetime.date
        The date as written in the tables.
    precision : {'day', 'week', 'month', 'year'}
        What it is known to.

    Returns
    -------
    str

    Examples
    --------
    >>> import datetime
    >>> spell(datetime.date(2024, 9, 16)), spell(datetime.date(2024, 9, 1), "month")
    ('16 September 2024', 'September 2024')
    """
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return f"{day:%B} {day.year}"
    return ("week of " if precision == "week" else "") + f"{day.day} {day:%B} {day.year}"


def _filtered(snapshot: Snapshot) -> Iterator[str]:
    if snapshot.filters:
        yield "Only records that match the filters are counted; the area follows the country alone."


def _by_power(snapshot: Snapshot) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Yield every power that holds sites of its own, with those it has on the day."""
    vocabulary = snapshot.atlas.vocabulary
    for power, label in vocabulary.labels("power").items():
        if power in powers(snapshot):
            yield power, label, snapshot.sites[snapshot.sites["power"] == power]


def _presence(snapshot: Snapshot) -> Iterator[str]:
    """Say where each power is recorded, and where it was or will be but is not."""
    chosen = snapshot.filters.country
    every = snapshot.atlas.sites
    countries = snapshot.atlas.vocabulary.labels("country")
    for power, label, own in _by_power(snapshot):
        ever = set(every.loc[every["power"] == power, "country"])
        absent = [
            name
            for country, name in countries.items()
            if country in ever
            and country not in set(own["country"])
            and snapshot.atlas.vocabulary.group("country", country) == "core"
            and (not chosen or country in chosen)
        ]
        adjective = ADJECTIVES.get(power, label)
        match = (
            " that matches the filters" if snapshot.filters or "rough" in snapshot.hidden else ""
        )
        if absent:
            yield f"No {adjective} military site{match} is recorded in {_list(absent, 'or')}."
        if len(own):
            clauses = [
                _sites(countries.get(country, country), own[own["country"] == country])
                for country in sorted(set(own["country"]), key=list(countries).index)
            ]
            forces = sorted(set(own["force"])) if power == "russia" else []
            subject = NOUNS.get(power, label) + (f" ({', '.join(forces)})" if forces else "")
            yield f"{subject} is recorded at {_many(len(own), 'site')}: {'; '.join(clauses)}."


def _sites(country: str, own: pd.DataFrame) -> str:
    unsure = int((own["state"] != "held").sum())
    if len(own) > 1:
        some = "all" if unsure == len(own) else f"of which {unsure}"
        doubt = f", {some} uncertain" if unsure else ""
        return f"{len(own)} in {country}{doubt}"
    site = own.iloc[0]
    kind = site["kind"].replace("_", " ")
    remarks = [f"{kind}, {site['place']}"]
    if unsure:
        remarks.append(str(site["state"]))
    if pd.isna(site["strength_best"]):
        remarks.append("no head count")
    return f"1 in {country} ({'; '.join(remarks)})"


def _strength(snapshot: Snapshot) -> Iterator[str]:
    labels = snapshot.atlas.vocabulary.labels("power")
    countries = snapshot.atlas.vocabulary.labels("country") | REGION
    order = list(countries)
    held = set(zip(snapshot.sites["power"], snapshot.sites["country"], strict=True))
    for power, label in labels.items():
        own = snapshot.strength[snapshot.strength["power"] == power]
        clauses = [
            f"{_amount(row, held)} in {countries[row['country']]}"
            f" ({spell(row['date'], row['date_precision'])})"
            for row in sorted(own.to_dict("records"), key=lambda row: order.index(row["country"]))
        ]
        if clauses:
            yield f"Latest head counts, {label}: {'; '.join(clauses)}."


def _amount(row: dict[Any, Any], held: set[tuple[str, str]]) -> str:
    low, high = row["low"], row["high"]
    # a guard that nobody counts may be left where the count is nought
    nought = "none counted" if (row["power"], row["country"]) in held else "none"
    if pd.isna(high):
        return f"at least {low:,}" if low else "none or few"
    if low == high:
        return f"about {low:,}" if low else nought
    return f"{low:,} to {high:,}"


def _area(snapshot: Snapshot) -> str:
    """Say the area per country; it is approximate, so thousands are as far as words go."""
    table = snapshot.area_km2.sort_values("total", ascending=False)
    if not len(table):
        return "No area of JNIM activity is reported."
    names = snapshot.atlas.vocabulary.labels("country")
    clauses = []
    for country, row in table.iterrows():
        parts = [f"{_km2(row[stage])} {stage}" for stage in STAGES if row[stage] > 0]
        clauses.append(f"{names[str(country)]} {_km2(row['total'])} km² ({', '.join(parts)})")
    total = _km2(float(table["total"].sum()))
    return (
        f"{_owner(snapshot)} (approximate; reported activity, not control): "
        f"{total} km² in all; {'; '.join(clauses)}."
    )


def _owner(snapshot: Snapshot) -> str:
    name = group_name(snapshot.day)
    return "JNIM area" if name == "JNIM" else f"Area of the {name[0].lower()}{name[1:]}"


def _events(snapshot: Snapshot) -> str:
    end = spell(snapshot.day)
    days = snapshot.window.days or 1
    if snapshot.window.start.year == 1:
        when = f"up to {end}"
    elif snapshot.window.end is None:
        when = f"from {end} on"
    else:
        when = f"on {end}" if days == 1 else f"in the {days} days to {end}"
    if not len(snapshot.events):
        return f"No event is recorded {when}."
    possible = int((~snapshot.events["certain"]).sum())
    doubt = f", of which {possible} may fall outside" if possible else ""
    return f"{_many(len(snapshot.events), 'event')} {when}{doubt}; {_deaths(snapshot)}."


def _deaths(snapshot: Snapshot) -> str:
    deaths = snapshot.deaths
    if deaths.unknown == len(snapshot.events):
        return "no figure of deaths"
    without = f" ({_many(deaths.unknown, 'event')} without a figure)" if deaths.unknown else ""
    return f"deaths reported: {deaths}{without}"


def _unknown(snapshot: Snapshot) -> Iterator[str]:
    """Say where the day lies beyond what was researched."""
    atlas = snapshot.atlas
    late = atlas.coverage[atlas.coverage["researched_up_to"] < pd.Timestamp(snapshot.day)]
    names = atlas.vocabulary.labels("country")
    for table, what in RESEARCHED.items():
        rows = late[late["table"] == table].set_index("country")["researched_up_to"]
        ends = [
            f"{name} ({spell(rows[country])})"
            for country, name in names.items()
            if country in rows.index and atlas.vocabulary.group("country", country) == "core"
        ]
        if ends:
            yield f"Not researched as far as this day, {what}: {_list(ends, 'and')}."
    lapsed = snapshot.lapsed - int((snapshot.sites["state"] == "lapsed").sum())
    if lapsed:
        yield f"Left out: {_many(lapsed, 'site')} without a known end, unattested for two years."
    if snapshot.day > atlas.as_of:
        yield f"The data speaks up to {spell(atlas.as_of)}; this day is later."


def _km2(value: float) -> str:
    thousands = round(value / 1000)
    return f"{thousands:,},000" if thousands else "under 1,000"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _list(names: Iterable[str], conjunction: str) -> str:
    *most, last = names
    return f"{', '.join(most)} {conjunction} {last}" if most else last
