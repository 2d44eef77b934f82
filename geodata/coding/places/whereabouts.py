"""Where an event was, of the places that its sentences, those after them and the title name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS, SURE_PLACE
from geodata.coding.acts.what import family
from geodata.coding.drafts import Found
from geodata.coding.events.together import apart
from geodata.coding.places.toponyms import word_lists
from geodata.filters import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.acts.units import Unit
    from geodata.coding.drafts import Draft, Located

NAMED: Final = 0.6
"""The score from which a town that only a later sentence names is the event's."""

CAPITALS: Final = word_lists()["capital"]
GROUND: Final = frozenset({"fighting", "abduction"})
TITLED: Final = "the place is read from the title"


def settled(
    told: Sequence[Found[Located]], more: Sequence[Found[Located]]
) -> Found[Located] | None:
    """Choose the most exact place that an event's sentences name.

    Parameters
    ----------
    told : sequence of Found of Located
        What the sentences that tell the event name.
    more : sequence of Found of Located
        What the sentences name that add to it.

    Returns
    -------
    Found of Located or None
        A town before a region, a region before a country, of equals the first; a town of which
        the text is hardly sure comes after a region of which it is.
    """
    sure = [place for place in told if place.score >= SURE_PLACE]
    areas = {p.value.name for p in (*told, *more) if p.value.precision == "region"}
    # what the text calls a region somewhere is not its town: "Tillabéri" in a heading
    exact = [p for p in sure if p.value.precision in POINTS and p.value.name not in areas]
    if exact:
        return exact[0]
    regions = [place for place in sure if place.value.precision == "region"]
    if narrow := [place for place in regions if not is_wide(place)]:
        return narrow[0]
    later = [p for p in more if p.value.precision in POINTS and p.score >= NAMED]
    later = [p for p in later if p.value.name not in areas]
    for place in later:
        if not any(apart(known, place) for known in sure):
            return place
    weak = [place for place in told if place.value.precision in POINTS]
    wide = [p for p in more if p.value.precision == "region" and p.score >= NAMED]
    wide = [p for p in wide if not any(apart(known, p) for known in sure)]
    return next(iter([*regions, *(wide if sure or not told else ()), *weak, *told]), None)


def is_wide(place: Found[Located] | None) -> bool:
    """Whether a place is none, a country, a part of one or a first-level region."""
    if place is None or place.value.precision == "country":
        return True
    return place.value.precision == "region" and place.value.region in {None, place.value.name}


def is_capital(place: Located) -> bool:
    """Whether a town is more often named for its government than for what happens there."""
    return place.precision == "town" and fold(place.name) in CAPITALS


def is_vague(place: Found[Located] | None) -> bool:
    """Whether a place is wide, or hardly sure."""
    return is_wide(place) or (place is not None and place.score < SURE_PLACE)


def placed(drafts: list[Draft], title: Sequence[Unit]) -> list[Draft]:
    """Take the place from the title where the article's news has none as exact.

    Parameters
    ----------
    drafts : list of Draft
        Of an article.
    title : sequence of Unit
        Its title as it was read.

    Returns
    -------
    list of Draft
        The first act on the ground that happened lies in the one town that the title names, or
        in its region, if the text has nothing more exact of it.
    """
    first = next((draft for draft in drafts if _is_news(draft)), None)
    if first is None or not is_wide(first.place):
        return drafts
    named = [p for unit in title for p in unit.tagged.places if p.score >= SURE_PLACE]
    towns = [p for p in named if p.value.precision in POINTS]
    if first.place:
        towns = [p for p in towns if p.value.name != first.place.value.name]
    areas = [p for p in named if p.value.precision == "region"]
    known = first.place
    if known and known.value.precision == "region":
        areas = []
    one = towns if len(towns) == 1 else [] if towns else areas
    if len(one) != 1 or apart(known, one[0]):
        return drafts
    if known and known.value.country != one[0].value.country:
        return drafts
    place = Found(one[0].value, (), NAMED)
    told = replace(first, place=place, questions=(*first.questions, TITLED))
    return [told if draft is first else draft for draft in drafts]


def _is_news(draft: Draft) -> bool:
    told = draft.kind == "event" and draft.mood == "happened" and draft.category is not None
    return told and family(draft.category.value) in GROUND  # type: ignore[union-attr]
