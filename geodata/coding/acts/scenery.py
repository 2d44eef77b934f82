"""Where a sentence's act was, of the places that it names."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.speakers import LOCALS, is_speakers, says_there, words_after, words_before
from geodata.coding.acts.units import POINTS, SURE_PLACE

if TYPE_CHECKING:
    from geodata.coding.drafts import Found, Located
    from geodata.coding.text.cues import Hit
    from geodata.coding.text.tagging import Tagged

BORDER: Final = frozenset(
    {
        "border", "borders", "bordering", "frontier", "frontiers", "touches", "touching", "meets",
        "adjoins", "adjoining", "neighbours", "neighbors", "abuts", "frontiere", "frontieres",
        "frontalier", "frontaliere", "limitrophe", "limitrophes", "confins", "jouxte", "voisine",
    }
)  # fmt: skip
_WAY: Final = re.compile(
    r" (?:to|from|towards?|vers|depuis|between|entre|destination de|provenance de|"
    r"between [^,.]{1,25} and|"
    r"entre [^,.]{1,25} et|reliant|reliait|rallia\w*|linking|(?:km|kilometres|kilometers|"
    r"kilometre|miles|bornes) (?:\w+ ){0,3}?(?:of|from|de|d|du)|(?:after|since|apres|"
    r"depuis) (?:the |le |la |l )?\w+ (?:of|at|in|de|d|a))(?: the| la| le| l)?$"
)
_TOWARDS: Final = re.compile(
    r" (?:to|towards?|vers|and|et|(?:de|d|depuis|entre) (?:[^\s,]+ ){1,3}a|"
    r"destination de|(?:rendait|rendant|allait|allant|venant|venait|"
    r"parti|"
    r"partie|partait|circulait|roulait|rallier) (?:\w+ ){0,2}?(?:de|d|a|vers))(?: the| la| le| l)?$"
)
"""Words before the second end of a road, or before either in French."""

_CAME_TO: Final = re.compile(
    r" (?:come|came|comes|got|gone back|returned|moved in|moved|flocked|burst|"
    r"(?:est|sont|etait|etaient) (?:venue?s?|arrivee?s?|entree?s?|revenue?s?)) "
    r"(?:\w+ )?(?:to|a|au|aux)(?: the| la| le| l)?$"
)
"""Words before a place that was reached."""

_GLOSS: Final = re.compile(
    r" (?:la|le|cette|ce|cet|l|the|this) (?:\w+ )?(?:ville|village|localite|bourg|bourgade|cite|"
    r"hameau|town|village|city|hamlet|settlement|locality)(?: \w+)? ,? ?"
    r"(?:(?:qui )?(?:situee?|sise?|distante?|perchee?|nichee?|se trouve|est situee?|located|"
    r"situated|"
    r"lying|which lies|that lies|lies|perched|some|about|quelque|environ|a|at) ){0,3}$"
)
"""Words before a distance that says where a place lies which the text takes for known."""

_HOLDER: Final = re.compile(
    r" (?:commune|departement|department|district|municipality|county|cercle|circle|prefecture|"
    r"sous prefecture|subdistrict|canton|arrondissement|diocese|communal area|local government "
    r"area|area) "
    r"(?:rurale |urbaine )?(?:of|de|du|d|des)(?: la| l| le)?$"
)
"""Words before the area that a village lies in."""

OWN: Final = 0.55
"""The score from which a place is not only there to say where another lies."""

_OF_UNIT: Final = re.compile(
    r" (?:soldats?|soldiers?|gendarmes?|militaires?|policiers?|troops|men|hommes|membres|members|"
    r"elements?|officers?|officiers?) (?:of|from|de|d|du) (?:the |la |l |le )?(?:\w+ )?"
    r"(?:brigade|garnison|garrison|bataillon|battalion|compagnie|company|regiment|unite|unit|"
    r"detachement|detachment|escadron|peloton|commissariat|base|camp) (?:of|in|at|from|de|d|du)$"
)
"""Words before the town where a unit is at home whose men were hit."""

_PAST: Final = re.compile(
    r" (?:after|since|following|like|unlike|apres|depuis|comme|suite a) (?:the|le|la|l|les) "
    r"(?:\w+ )?\w+ (?:of|at|in|on|de|d|du|a)(?: la| le| l| the)?$"
)
"""Words before the place of an act that is only looked back to."""

_ROAD_TO: Final = re.compile(
    r" (?:route|axe|piste|road|track|highway) (?:de|d|du|to|of|from|vers)(?: la| le| l| the)?$"
)
"""Words before the place that a road leads to."""

_SEAT: Final = re.compile(
    r" (?:prefet|maire|gouverneur|procureur|eveque|archeveque|depute|elu|sous prefet|mayor|"
    r"governor|"
    r"prefect|prosecutor|bishop|deputy|councillor|court|tribunal|hopital|hospital|morgue|chu|"
    r"chief) "
    r"(?:of|de|du|d|for|in|at|from)(?: la| l| le| the)?$"
)
"""Words before somebody's seat."""


_OTHERS: Final = re.compile(
    r" (?:celle|celui|ceux|celles|that|those|the one|the ones|gens|habitants?|people|residents?|"
    r"inhabitants|populations?|villageois|villagers|ressortissants?) (?:of|at|in|from|de|d|du|des)"
    r"(?: la| l| le| the)?$"
)
"""Words before a place that is another's, or only whose people are spoken of."""

_BESIDE: Final = re.compile(
    r"^ s (?:\w+ ){0,1}?(?:neighbou?rs?|twin|sister|rival|suburbs?|outskirts) "
)
"""Words after a place that only says where the one before it lies."""

_ORIGIN: Final = re.compile(
    r" (?:(?:all|both|most|nationals|citizens|contingent) from|tous du|originaires? d\w*|"
    r"ressortissants? d\w*|venue?s? d\w*|(?:reinforcements?|backup|rescuers?|help|renforts?|"
    r"secours|"
    r"relief (?:column|force|convoy)|colonne de secours) (?:\w+ ){0,2}?(?:from|de|d|depuis|of))"
    r"(?: the| la| le| l)?$"
)
_LEAVING: Final = re.compile(
    r" (?:pull\w*|withdraw\w*|withdrew|exit|departure|drawdown|removal|evacuation|repatriation|"
    r"recall\w*|left|return\w*|brought|bring\w*) "
)
"""Words of a departure, whose place is the one that a contingent comes from."""

_VISITED: Final = re.compile(
    r" (?:(?:(?:s est|se sont) rendue?s?|en (?:visite|deplacement)) (?:[a-z]+ )?(?:a|au|aux|dans)|"
    r"(?:on a|paid a) visit to|visit(?:ed|ing))(?: (?:the|la|le|l))?$"
)
"""Words before a place that somebody visits who speaks of what happened."""

_SPEAKER: Final = re.compile(
    r" (?:fait|faisai(?:t|ent)|font|faire) (?:[^\s,;]+ )?le tour d[eu]?$"
    r"| (?:did|done|doing|made|making|going|went) the rounds (?:in|of)$"
    r"| (?:jointe?s?(?= (?:par|au|a|depuis|dans|en|hier|ce|\w+di|dimanche) )|"
    r"contactee?s?|interrogee?s?|rencontree?s?|reached|contacted|interviewed|"
    r"speaking|"
    r"spoke|hospitalis\w+|hospitali[sz]ed|evacuee?s?|evacuated|flown|taken|transferred|"
    r"transferee?s?|"
    r"transportee?s?|conduits?|soignee?s?|treated|airlifted|rushed|ferried|repatri\w+|reporters|"
    r"acheminee?s?|portee?s?|amenee?s?|admise?s?|pris en charge|prises? en charge|refugiee?s?|"
    r"admitted|exiled|exilee?s?|"
    r"journalistes|"
    r"journalists|correspondent|correspondant) "
    r"(?:(?!when|where|ou|quand|after|apres|its|the|their|base|camp|POST|BASE|site)\w+ ){0,2}?"
    r"(?:in|at|to|from|a|au|aux|en|vers|sur|"
    r"depuis|dans)"
    r"(?: (?:the|a|an|l|le|la|un|une|les|des))?"
    r"(?: (?:\w+ ){0,2}?(?:hospitals?|clinics?|health cent(?:er|re)s?|hopita(?:l|ux)|chu|csref|"
    r"cliniques?|dispensaires?|centres? (?:\w+ )?de sante|centres? (?:medica(?:l|ux)|"
    r"hospitaliers?))"
    r"(?: \w+)?(?: (?:in|of|at|de|d|du|a))?(?: (?:la|l|le|the))?)?$"
)
"""Words before the town in which somebody was reached, or to which news or wounded came."""


_IN_ROW: Final = re.compile(r" ?(?:,|and|et|, and|, et) (?:the |le |la |l |du |de |d )?")

_PAIR: Final = re.compile(r" ?(?:and|et) (?:in |at |a |de |d |to )?")

BOUND: Final = re.compile(
    r" (?:(?:bound|heading|headed|en route|travell?ing|on (?:its|their|the) way|"
    r"made (?:its|their) way|driving|returning|going) (?:back )?(?:for|to|towards?)|"
    r"(?:drove|driven|set|made|rode|took) (?:off|out|away) (?:for|to|towards?)|"
    r"(?:left|leaving|made) for|(?:re)?partie?s? (?:pour|vers)|"
    r"pris (?:la )?(?:route|piste|direction) (?:de|d|du|vers)|"
    r"(?:faisait|faisaient|faisant|fait|font|ferait|feraient) route (?:\w+ )?(?:vers|sur)|"
    r"(?:when|while|as|quand|lorsque|lorsqu|alors que|alors qu) (?:[^\s,;]+ ){1,4}?"
    r"(?:went|drove|returned|headed|travelled|walked|rode|moved|(?:re)?montai\w+|retournai\w+|"
    r"rentrai\w+|descendai\w+|revenai\w+) (?:back |home |down |up )?(?:to|from|a|de|d|vers|sur)|"
    r"partie?s? (?:de|du|d)|en (?:route|partance|direction|provenance) "
    r"(?:pour|vers|de|d)|a destination de|(?:re)?gagnai(?:t|ent)|rejoignai(?:t|ent)|rejoindre|"
    r"(?:arrivee?s?|venue?s?|surgie?s?|came|coming|arrived|arriving) "
    r"(?:par|depuis|by|via|on|along) "
    r"(?:(?:la|le|l|the|une) )?(?:route|piste|axe|chemin|road|track|trail) (?:de|d|du|from|of|to)|"
    r"(?:rendait|rendaient|rendant|roulai(?:t|ent)|circulai(?:t|ent)|allai(?:t|ent)) "
    r"(?:a|vers|pour)|"
    r"rallia(?:it|ient)|rallier)(?: the| la| le| l)?$"
)
"""Words before a town to which somebody was on the way."""

DESTINATION: Final = 0.3
"""The share of a score that is left to it."""

STRETCH: Final = re.compile(r"Between |\d")
"""Names of computed points: a stretch of road, a distance from a town."""

_AT: Final = re.compile(
    r" (?:at|near|outside|(?:a )?hauteur de|(?:au )?niveau de|pres de|pres d|abords de|not far "
    r"from|"
    r"non loin de|village of|village de|localite de|town of|ville de)$"
)


def _is_way(tagged: Tagged, start: int) -> bool:
    """Whether a place is only where a road or convoy comes from or goes to."""
    return _WAY.search(words_before(tagged, start)) is not None


def _is_aside(before: str) -> bool:
    """Whether a place is only where somebody comes from, was reached or was taken to."""
    origin = _ORIGIN.search(before) is not None and _LEAVING.search(before) is None
    return origin or any(pattern.search(before) for pattern in (_SPEAKER, _VISITED))


def _is_gloss(tagged: Tagged, place: Found[Located]) -> bool:
    """Whether a distance only tells where "the town" lies that was named before."""
    if not place.spans or not place.value.name[:1].isdigit():
        return False
    return _GLOSS.search(f"{words_before(tagged, place.spans[0].start)} ") is not None


def _is_bound(tagged: Tagged, place: Found[Located]) -> bool:
    """Whether a place is only where somebody was going, or had set out from."""
    return bool(place.spans and BOUND.search(words_before(tagged, place.spans[-1].start)))


def _is_seat(tagged: Tagged, place: Found[Located]) -> bool:
    """Whether a place is only named for who has his office there."""
    return bool(place.spans and _SEAT.search(words_before(tagged, place.spans[-1].start)))


def _standing(tagged: Tagged, place: Found[Located]) -> float:
    """Weigh the words before a place: where it was, or only which road, area or seat."""
    if not place.spans:
        return 0.0
    before = words_before(tagged, place.spans[-1].start)
    standing = 0.08 if _AT.search(before) else 0.0
    reached = _CAME_TO.search(before) is not None
    if _is_way(tagged, place.spans[-1].start) and not reached:
        standing -= 0.3
    if _TOWARDS.search(before) and not reached:
        standing -= 0.12
    if _HOLDER.search(before):
        standing -= 0.3
    if _OF_UNIT.search(before):
        standing -= 0.2
    if _ROAD_TO.search(before):
        standing -= 0.1
    if _PAST.search(before):
        standing -= 0.3
    if _SEAT.search(before):
        standing -= 0.3
    if _OTHERS.search(before) or _BESIDE.match(words_after(tagged, place)):
        standing -= 0.2
    return standing


def _is_own(place: Found[Located]) -> bool:
    """Whether a town is not only named to say where another lies."""
    return place.value.precision != "country" and place.score >= OWN


def _is_border(tagged: Tagged, place: Found[Located]) -> bool:
    """Whether a country or region is only named for its border ("near the border with Mali")."""
    if place.value.precision in POINTS or not place.spans:
        return False
    start, end = place.spans[-1]
    before = [w.text for w in tagged.words if start - 50 <= w.start and w.end <= start][-6:]
    after = [w.text for w in tagged.words if w.start >= end][:1]
    return bool(BORDER & {*before, *after})


def _first_of(tagged: Tagged, place: Found[Located]) -> Found[Located]:
    """Return the first of the places that stand in a row: "Mali, Burkina Faso and Niger"."""
    wide = place.value.precision == "country"
    links = _IN_ROW if wide else _PAIR
    row = [p for p in tagged.places if (p.value.precision == "country") == wide and p.spans]
    for before, one in reversed(list(pairwise(row))):
        between = tagged.between(before.spans[-1].end, one.spans[-1].start)
        if one == place and links.fullmatch(between) and (wide or before.score >= OWN):
            place = before
    return place


def best_place(tagged: Tagged, hit: Hit | None) -> Found[Located] | None:
    """Choose where a sentence's event was among the places it names.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    hit : Hit or None
        The cue of the event.

    Returns
    -------
    Found of Located or None
        A town or site before a region, a region before a country.
    """
    named = [
        place
        for place in tagged.places
        if not _is_border(tagged, place)
        and not is_speakers(tagged, place)
        and not (place.spans and _is_aside(words_before(tagged, place.spans[-1].start)))
    ]
    told = [place for place in named if not says_there(tagged, place)]
    if not told:  # "residents of Djibo said": there, if the text has spoken of nowhere else
        locals_ = [p for p in named if LOCALS.search(words_before(tagged, p.spans[-1].start))]
        told = [replace(p, score=p.score * DESTINATION) for p in locals_]
    named = told
    found = [place for place in named if place.score >= SURE_PLACE]
    elsewhere = [p for p in found if not _is_seat(tagged, p)]
    if any(p.value.precision == "region" or _is_own(p) for p in elsewhere):
        found = elsewhere  # "the bishop of Dori said"
    if not found:
        found = [p for p in named if p.score >= SURE_PLACE / 2]
    if not found:
        return None
    at = hit.span.start if hit else tagged.span.start
    rank = {"site": 0, "town": 0, "stretch": 0.2, "region": 0.35, "country": 0.7}

    def worth(place: Found[Located]) -> float:
        away = abs(place.spans[-1].start - at) / 1000 if place.spans else 0.5
        wide = rank["stretch" if STRETCH.match(place.value.name) else place.value.precision]
        return place.score - wide - away + _standing(tagged, place)

    # "a convoy bound for Gao was hit": on its way there
    resting = [place for place in found if not _is_bound(tagged, place)]
    best = _first_of(tagged, max(resting or found, key=worth))
    known = resting and not _is_gloss(tagged, best)
    return best if known else replace(best, score=best.score * DESTINATION)
