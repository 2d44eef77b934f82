"""What is in a marked place, told in either language; `geodata.selection` tells it in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.briefing import french
from geodata.briefing.words import words
from geodata.selection import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.atlas import Atlas
    from geodata.selection import Selection
    from geodata.shape import Shape

FR = words("fr")
STATES = {"held": "tenu", "uncertain": "incertain", "lapsed": "caduc"}
LEAST_SHARE = 0.01
"""A smaller part of the land is not given in per cent."""


def label(shape: Shape, atlas: Atlas, lang: str = "en") -> str:
    """Name a shape in a few words.

    Parameters
    ----------
    shape : Shape
        The place.
    atlas : Atlas
        For the names of countries and regions.
    lang : {'en', 'fr'}
        The language.

    Examples
    --------
    >>> import geodata
    >>> from geodata.shape import Shape
    >>> atlas = geodata.load()
    >>> label(Shape.read("circle:14.5,-1.2,60", atlas), atlas, "fr")
    '60 km autour de 14,50 ; -1,20'
    """
    if lang == "en":
        return shape.label(atlas)
    if shape.kind == "circle":
        lat, lon, km = shape.circle
        about = f"{lat:.2f} ; {lon:.2f}".replace(".", ",")
        return f"{_decimal(km)} km autour de {about}"
    if shape.kind == "polygon":
        return f"zone dessinée de {_km2(shape.km2)}"
    if shape.kind == "country":
        return str(atlas.countries.loc[shape.body, "name_fr"])
    region = atlas.regions.loc[shape.body]
    return f"{region['name']}, {atlas.countries.loc[region['country'], 'name_fr']}"


def sentences(found: Selection, lang: str = "en") -> list[str]:
    """Tell a selection in plain sentences.

    Parameters
    ----------
    found : Selection
        What a snapshot holds in a place.
    lang : {'en', 'fr'}
        The language.

    Examples
    --------
    >>> import geodata
    >>> from geodata.selection import select
    >>> from geodata.shape import Shape
    >>> atlas = geodata.load()
    >>> gao = Shape.read("region:MLI-gao", atlas)
    >>> sentences(select(atlas.at("2017-01-18"), gao), "fr")[-1]
    '1 événement dans les 7 jours jusqu’au 18 janvier 2017 ; morts rapportés : 77 à 80.'
    """
    if lang == "en":
        return found.sentences()
    return [_extent(found), _presence(found), _activity(found), *_happened(found)]


def _decimal(value: float) -> str:
    return f"{value:,g}".replace(",", FR["thousands"]).replace(".", ",")


def _km2(value: float) -> str:
    """Write an area with three digits at most, as `geodata.shape.words_km2` does."""
    if value < 1:
        return "moins de 1 km²" if value > 0 else "0 km²"
    return f"{FR.number(float(f'{value:.3g}'))} km²"


def _matching(found: Selection, noun: str) -> str:
    return f"{noun} répondant aux filtres" if found.snapshot.filters else noun


def _extent(found: Selection) -> str:
    name = label(found.shape, found.snapshot.atlas, "fr")
    sea = found.km2 - found.land_km2
    wet = f", dont {_km2(found.land_km2)} de terre" if sea > max(1, found.km2 / 100) else ""
    # a drawn area has its size in its name
    size = "" if found.shape.kind == "polygon" else f" : {_km2(found.km2)}"
    return f"{name[0].upper()}{name[1:]}{size}{wet}."


def _presence(found: Selection) -> str:
    if not len(found.sites):
        return f"Aucun {_matching(found, 'site militaire étranger')} n’y est recensé."
    labels = found.snapshot.atlas.vocabulary.labels("power", "fr")
    named = [
        f"{row['place']} ({labels.get(row['power'], row['power'])}, {STATES[row['state']]})"
        for row in found.sites.head(NAMED).to_dict("records")
    ]
    more = len(found.sites) - len(named)
    rest = f" et {FR.number(more)} de plus" if more else ""
    one = len(found.sites) == 1
    noun = _matching(found, "site militaire étranger" if one else "sites militaires étrangers")
    return f"{FR.number(len(found.sites))} {noun} : {' ; '.join(named)}{rest}."


def _activity(found: Selection) -> str:
    held = found.area[found.area["km2"] > 0]
    if not len(held):
        return "Aucune activité du JNIM n’y est rapportée."
    stages = found.snapshot.atlas.vocabulary.labels("stage", "fr")
    parts = [f"{stages[str(stage)].lower()} {_km2(km2)}" for stage, km2 in held["km2"].items()]
    share = held["share"].sum()
    of = "moins de 1 %" if share < LEAST_SHARE else f"{100 * share:.0f} %"
    return (
        "Zone du JNIM (approximative ; activité rapportée, et non contrôle) : "
        f"{', '.join(parts)} ; {of} des terres."
    )


def _happened(found: Selection) -> Iterator[str]:
    events = found.events
    when = french.period(found.snapshot)
    if not len(events):
        yield f"Aucun {_matching(found, 'événement')} n’y est recensé {when}."
        return
    doubts = []
    if possible := int((~events["certain"]).sum()):
        may = "peut" if possible == 1 else "peuvent"
        doubts.append(f"{FR.number(possible)} {may} tomber hors de ces jours")
    if roughly := int(events["roughly"].sum()):
        doubts.append(f"lieu connu approximativement : {FR.number(roughly)}")
    doubt = f" ({' ; '.join(doubts)})" if doubts else ""
    deaths = found.deaths
    toll = french.deaths_told(deaths.low, deaths.high, deaths.unknown, len(events))
    yield f"{FR.many(len(events), 'event')} {when}{doubt} ; {toll}."
    if len(found.by_category) > 1:
        labels = found.snapshot.atlas.vocabulary.labels("category", "fr")
        kinds = [f"{labels[str(code)]} {count}" for code, count in found.by_category.items()]
        yield f"Par catégorie : {', '.join(kinds)}."
