"""A day and a comparison in French: what `geodata.summary` and its kin say in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.briefing.words import words
from geodata.headline import JNIM_FORMED, powers, presence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from geodata.atlas import Atlas
    from geodata.snapshot import Snapshot

FR = words("fr")
STAGES = ("stronghold", "activity", "expansion")
STAGE_NAMES = {"stronghold": "en bastion", "activity": "en activité", "expansion": "en expansion"}
IN = {
    "MLI": "au Mali",
    "BFA": "au Burkina Faso",
    "NER": "au Niger",
    "BEN": "au Bénin",
    "TGO": "au Togo",
    "MRT": "en Mauritanie",
    "SEN": "au Sénégal",
    "CIV": "en Côte d’Ivoire",
    "GHA": "au Ghana",
    "NGA": "au Nigeria",
    "TCD": "au Tchad",
    "CMR": "au Cameroun",
    "GNQ": "en Guinée équatoriale",
    "GIN": "en Guinée",
    "SAHEL": "dans l’ensemble de la région",
}
"""A country as the place where something is."""

OF = {"france": "français", "us": "américain", "russia": "russe"}
RESEARCHED = {
    "events": "événements",
    "sites": "sites",
    "strength": "effectifs",
    "zones": "zones",
}


def where(code: str, names: dict[str, str]) -> str:
    """Say in which country.

    Examples
    --------
    >>> where("BEN", {}), where("LBY", {"LBY": "Libye"})
    ('au Bénin', 'Libye')
    """
    return IN.get(code, names.get(code, code))


def group_name(day: dt.date) -> str:
    """Name those whose area is drawn on a day."""
    return "JNIM" if day >= JNIM_FORMED else "Groupes qui ont formé le JNIM"


def _single(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield the powers that hold sites of their own."""
    for power, label in atlas.vocabulary.labels("power", "fr").items():
        if atlas.vocabulary.group("power", power) != "joint":
            yield power, label


def _core(atlas: Atlas) -> list[str]:
    vocabulary = atlas.vocabulary
    return [c for c in vocabulary.labels("country") if vocabulary.group("country", c) == "core"]


def headline(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Tell a snapshot in a line for each power and one for the area.

    Examples
    --------
    >>> import geodata
    >>> dict(headline(geodata.load().at("2024-09-16")))["France"]
    'aucun site au Mali, au Burkina Faso, au Niger ou au Bénin ; 8 sites ailleurs'
    """
    atlas = snapshot.atlas
    names = atlas.vocabulary.labels("country", "fr")
    told = []
    for power in powers(snapshot):
        own = presence(snapshot, power)
        absent = [where(code, names) for code in own.absent]
        match = " répondant aux filtres" if own.narrowed else ""
        clauses = [
            ", ".join(f"{names[code]} {_count(atlas, sites)}" for code, sites in own.there),
            f"aucun site{match} {FR.either(absent)}" if absent else "",
            f"{FR.many(own.elsewhere, 'site')} ailleurs" if own.elsewhere else "",
        ]
        line = " ; ".join(clause for clause in clauses if clause)
        label = atlas.vocabulary.label("power", power, "fr")
        told.append((label, line or f"aucun site{match} n’est recensé"))
    held = [names.get(code, code) for code in names if code in snapshot.area_km2.index]
    size = FR.km2(float(snapshot.area_km2["total"].sum()))
    area = f"actif : {', '.join(held)} ; {size}" if held else "aucune zone recensée"
    return [*told, (group_name(snapshot.day), area)]


def _count(atlas: Atlas, there: pd.DataFrame) -> str:
    """Count the sites in a country, the uncertain ones apart; a single one has its kind named."""
    unsure = int((there["state"] != "held").sum())
    parts = [str(len(there) - unsure)] if len(there) > unsure else []
    parts += [f"{unsure} incertain{'s' if unsure > 1 else ''}"] if unsure else []
    count = " et ".join(parts)
    if len(there) > 1:
        return count
    return f"{count} ({atlas.vocabulary.label('kind', there['kind'].iloc[0], 'fr').lower()})"


def parts(snapshot: Snapshot) -> dict[str, list[str]]:
    """Tell a snapshot in plain sentences, part by part; see `geodata.summary.parts`.

    Examples
    --------
    >>> import geodata
    >>> parts(geodata.load().at("2024-09-16"))["presence"][0]
    'Aucun site militaire français n’est recensé au Mali, au Burkina Faso, au Niger ou au Bénin.'
    """
    filtered = "Seules comptent les fiches retenues par les filtres ; la zone ne suit que le pays."
    return {
        "filtered": [filtered] if snapshot.filters else [],
        "presence": list(_presence(snapshot)),
        "strength": list(_strength(snapshot)),
        "area": [_area(snapshot)],
        "events": [_events(snapshot)],
        "unknown": list(_unknown(snapshot)),
    }


def _presence(snapshot: Snapshot) -> Iterator[str]:
    atlas, chosen = snapshot.atlas, snapshot.filters
    names, core = atlas.vocabulary.labels("country", "fr"), _core(atlas)
    for power, label in _single(atlas):
        if power not in powers(snapshot):
            continue
        own = snapshot.sites[snapshot.sites["power"] == power]
        ever = set(atlas.sites.loc[atlas.sites["power"] == power, "country"])
        absent = [
            where(code, names)
            for code in core
            if code in ever
            and code not in set(own["country"])
            and (not chosen.country or code in chosen.country)
        ]
        if absent:
            match = " répondant aux filtres" if chosen or "rough" in snapshot.hidden else ""
            yield (
                f"Aucun site militaire {OF.get(power, label)}{match} n’est recensé "
                f"{FR.either(absent)}."
            )
        if len(own):
            clauses = []
            for code in sorted(set(own["country"]), key=list(names).index):
                there = own[own["country"] == code]
                unsure = int((there["state"] != "held").sum())
                doubt = f" dont {unsure} incertain{'s' if unsure > 1 else ''}" if unsure else ""
                clauses.append(f"{len(there)} {where(code, names)}{doubt}")
            forces = sorted(set(own["force"])) if power == "russia" else []
            who = f" ({', '.join(forces)})" if forces else ""
            yield f"{label}{who} : {FR.many(len(own), 'site')}, {' ; '.join(clauses)}."


def _strength(snapshot: Snapshot) -> Iterator[str]:
    vocabulary = snapshot.atlas.vocabulary
    names = vocabulary.labels("country", "fr")
    order = [*names, "SAHEL"]
    held = set(zip(snapshot.sites["power"], snapshot.sites["country"], strict=True))
    for power, label in vocabulary.labels("power", "fr").items():
        rows = snapshot.strength[snapshot.strength["power"] == power].to_dict("records")
        clauses = [
            f"{amount(row['low'], row['high'], seen=(power, row['country']) in held)} "
            f"{where(row['country'], names)} ({FR.spell(row['date'], row['date_precision'])})"
            for row in sorted(rows, key=lambda row: order.index(row["country"]))
        ]
        if clauses:
            yield f"Derniers effectifs connus, {label} : {' ; '.join(clauses)}."


def amount(low: Any, high: Any, *, seen: bool = False) -> str:
    """Write a head count; `seen` is whether a site is there, so that nought is not nobody.

    Examples
    --------
    >>> amount(20, 24), amount(45, 45), amount(0, 0)
    ('20 à 24', 'environ 45', 'aucun')
    """
    if pd.isna(high):
        return f"au moins {FR.number(low)}" if low else "aucun ou peu"
    if low == high:
        return f"environ {FR.number(low)}" if low else ("aucun compté" if seen else "aucun")
    return f"{FR.number(low)} à {FR.number(high)}"


def _area(snapshot: Snapshot) -> str:
    table = snapshot.area_km2.sort_values("total", ascending=False)
    if table.empty:
        return "Aucune zone d’activité du JNIM n’est rapportée."
    names = snapshot.atlas.vocabulary.labels("country", "fr")
    clauses = []
    for country, row in table.iterrows():
        stages = [f"{_km2(row[s])} {STAGE_NAMES[s]}" for s in STAGES if row[s] > 0]
        clauses.append(f"{names[str(country)]} {_km2(row['total'])} km² ({', '.join(stages)})")
    whose = "du JNIM" if snapshot.day >= JNIM_FORMED else "des groupes qui ont formé le JNIM"
    return (
        f"Zone {whose} (approximative ; activité rapportée, et non contrôle) : "
        f"{_km2(float(table['total'].sum()))} km² en tout ; {' ; '.join(clauses)}."
    )


def _km2(value: float) -> str:
    thousands = round(value / 1000)
    return FR.number(thousands * 1000) if thousands else f"moins de {FR.number(1000)}"


def period(snapshot: Snapshot) -> str:
    """Say from which days a snapshot's events are.

    Examples
    --------
    >>> import geodata
    >>> period(geodata.load().at("2024-09-16"))
    'dans les 7 jours jusqu’au 16 septembre 2024'
    """
    end, days = FR.spell(snapshot.day), snapshot.window.days or 1
    if snapshot.window.start.year == 1:
        return f"jusqu’au {end}"
    if snapshot.window.end is None:
        return f"à partir du {end}"
    return f"le {end}" if days == 1 else f"dans les {FR.number(days)} jours jusqu’au {end}"


def _events(snapshot: Snapshot) -> str:
    when = period(snapshot)
    if snapshot.events.empty:
        return f"Aucun événement n’est recensé {when}."
    possible = int((~snapshot.events["certain"]).sum())
    may = "peut" if possible == 1 else "peuvent"
    doubt = f", dont {possible} {may} tomber hors de ces jours" if possible else ""
    deaths = snapshot.deaths
    toll = deaths_told(deaths.low, deaths.high, deaths.unknown, len(snapshot.events))
    return f"{FR.many(len(snapshot.events), 'event')} {when}{doubt} ; {toll}."


def deaths_told(low: int, high: int, unknown: int, count: int) -> str:
    """Say how many deaths are reported in some events.

    Examples
    --------
    >>> deaths_told(3, 5, 1, 4)
    'morts rapportés : 3 à 5 (1 événement sans chiffre)'
    """
    if unknown == count:
        return "aucun chiffre de morts"
    toll = FR.number(low) if low == high else f"{FR.number(low)} à {FR.number(high)}"
    without = f" ({FR.many(unknown, 'event')} sans chiffre)" if unknown else ""
    return f"morts rapportés : {toll}{without}"


def _unknown(snapshot: Snapshot) -> Iterator[str]:
    atlas = snapshot.atlas
    late = atlas.coverage[atlas.coverage["researched_up_to"] < pd.Timestamp(snapshot.day)]
    names = atlas.vocabulary.labels("country", "fr")
    for table, what in RESEARCHED.items():
        rows = late[late["table"] == table].set_index("country")["researched_up_to"]
        ends = [f"{names[c]} ({FR.spell(rows[c])})" for c in _core(atlas) if c in rows.index]
        if ends:
            yield f"Recherches arrêtées avant ce jour, {what} : {FR.both(ends)}."
    lapsed = snapshot.lapsed - int((snapshot.sites["state"] == "lapsed").sum())
    if lapsed:
        yield (
            f"Laissés de côté : {FR.many(lapsed, 'site')} sans fin connue et sans mention depuis "
            "deux ans."
        )
    if snapshot.day > atlas.as_of:
        yield f"Les données vont jusqu’au {FR.spell(atlas.as_of)} ; ce jour est postérieur."


def listed(names: Sequence[str]) -> str:
    """Join names with "and"."""
    return FR.both(names)
