"""What happened: the category that a sentence's cues speak for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.actors.speaking import SAYS
from geodata.coding.acts.coming import only_came
from geodata.coding.acts.encounters import both_fought, comes_first, hunted
from geodata.coding.acts.moves import mended_moves
from geodata.coding.acts.nature import OTHER_DEATHS, died_otherwise
from geodata.coding.acts.quiet import told
from geodata.coding.acts.victims import DRIVEN, FLOWN, mended
from geodata.coding.text.cues import Hit, hits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from geodata.coding.numbers.count import Count
    from geodata.coding.text.tagging import Tagged

TABLE: Final = "cues"
REACH: Final = 120
"""Characters before a cue that are read."""

ENOUGH: Final = 1.0
"""The weight from which a sentence speaks of an event."""

SIGNED_STATEMENT: Final = 0.6
"""How much of an agreement is left in a sentence that counts the dead of an attack."""

WEAK: Final = 0.7
"""The weight that is enough where the sentence is dated and placed, or counts the dead."""

FAMILY: Final[dict[str, str]] = {
    "attack_on_forces": "fighting",
    "attack_on_civilians": "fighting",
    "remote_violence": "fighting",
    "battle": "fighting",
}
"""Categories under which one event may be told from sentence to sentence."""

ATTACKS: Final = ("attack_on_forces", "attack_on_civilians")
FROM_AFAR: Final = 3.4
"""The weight from which a mine, a shell or a strike is what happened."""

CIVIL: Final = "attack_on_civilians"
NAMES_THEM: Final = 1.5
"""The weight from which a cue names civilians; one of less only speaks of people."""

APART: Final = 1.5
ASIDE_AT: Final = 0.4
"""The share of its weight up to which a cue only refers to an act."""

NEGATED: Final = 0.15
"""The most of its weight that a negated cue has left; it may yet be a denial."""

LASTING: Final = frozenset({"blockade", "territory_change", "abduction", "group_formation"})
"""What is also told by since when it has been so."""

_FAINT: Final = 0.2
"""A cue of less weight, negated or only referred to, adds nothing to another."""

_MORE: Final = 0.25
_MOST: Final = 1.0


ASIDE: Final = re.compile(
    r" (?:because|due|cause|raison|after|following|since|apres|depuis|before|avant|suite|despite|"
    r"malgre|wake|anniversary|"
    r"response|reponse|until|jusqu|besides|accused|accuse\w*|soupconne\w*|preceded by|preced\w+|"
    r"under|pursuant|in line with|as part|en vertu|aux termes|dans le cadre|conformement) "
    r"(?:(?:a|au|aux|to|of|the|an|le|la|l|les|un|une|their|its|his|her|leur|leurs|son|sa|ses|ce|"
    r"cette|this|DATE|NUM|dernier\w*|derniere\w*|last|d|de|des|du|deadly|deadliest|NATION|FOREIGN|"
    r"FORCES|STATE|PLACE|SITE|s|in|major|big|similar|recent) ){0,5}$"
)
"""What stands before an act that is only referred to."""

_DEADLINE: Final = re.compile(r" until (?:the )?DATE to $")
NONE: Final = re.compile(
    r" (?:no|not|never|aucune?|sans|without|ni|pas de|pas d) (?:(?:other|further|new|such|autre|"
    r"nouvel\w*|more) )?$"
)
NOT_FR: Final = re.compile(
    r" (?:n|ne) (?:[^\s,;]+ ){1,4}?(?:pas|plus|jamais|aucune?|guere|point|ni) "
    r"(?:(?:encore|ete|pu|su|voulu|ose|fait|du|tout|non|directement|elles?|memes?|eux) ){0,3}"
    r"| (?:aucune?|nulle?|pas une?|ni) (?:[^\s,;]+ ){1,4}?(?:n|ne) (?:[^\s,;]+ ){1,3}"
)
"""A negated French verb."""

NOT_EN: Final = re.compile(
    r"(?<!who)(?<!which)(?<!that)(?<!whose) (?:(?:has|have|had|did|was|were|is|are|do|does) not|"
    r"(?:hasn|haven|hadn|didn|wasn|weren|isn|aren|don|doesn) t|(?:has|have|had|was|were) never|"
    r"never) "
    r"(?!(?:yet |immediately |been |be )*(?:only|just|merely|clear|known|identif\w+|nam\w+|far|"
    r"claim\w*|sa(?:y|id)|comment\w*|react\w*|respon\w*|confirm\w*|verif\w+|specif\w+|giv\w+|"
    r"mention\w*|provid\w*|disclos\w*|rul\w+|without|before|stop\w*|prevent\w*|spare\w*) )"
)
"""A negated English verb inside an act: "the soldiers have not left the town"."""

BEFORE_NOT: Final = 30
"""Characters before a cue in which its negation may begin."""

_QUITS: Final = re.compile(
    r"^(?!.*(?:accord|agreement|denonc|revoke|@treaty)).*(?:STATE|exit from)"
)
_BODIES: Final = re.compile(
    r" (?:bloc|alliance|community|communaute|organi[sz]ation|organes|court|cour|treaty|traite|"
    r"convention|confederation|ecowas|cedeao|g5|francophonie|union|"
    r"multinational\w*|conjointe|joint) "
)
"""What a state leaves: a body, where a cue has STATE for it."""

_WHO_ROSE: Final = re.compile(r" (?:who|which|qui|dont|issue?s?) (?:\w+ ){0,3}$")
"""Words before a coup that only say who rules: "the junta, which seized power in 2021"."""

_ROSE_ONCE: Final = re.compile(
    r" (?:FORCES|STATE|captain|colonel|general|officers?|soldiers?|leader|capitaine|officiers?|"
    r"militaires?|soldats?) (?:\w+ ){0,2}?(?:who|that|which|qui) (?:(?:had|has|have|a|ont|avait|"
    r"avaient|s est|s etait|se sont) )?(?:came|come|took|taken|seized|rose|ruled?|pris|arrive\w*|"
    r"venue?s?|empare\w*|renverse\w*|parvenue?s?) (?:[^\s,;]+ ){0,6}?DATE (?![.,;])(?=.* DATE )"
)
"""Words that only say who somebody is by when he rose: "the captain who took power in 2022"."""

_UNITED_NATIONS: Final = frozenset({"united", "un", "onu", "nations", "security", "conseil"})
"""First words of the names of a body that none of these states has left."""

SINCE: Final = re.compile(r" (?:since|depuis) (?!DATE )[^,;.]*$")
RELATIVE: Final = re.compile(
    r" (?P<before>\w+) (?:that|which|que|qu|dont|where|ou) (?:(?:the|les|la|le|l|des) )?"
    r"(?:FOREIGN|FORCES|FIGHTERS|STATE|NATION) [^,;.]*$"
)


class Reading(NamedTuple):
    """What a sentence's cues say.

    Parameters
    ----------
    scores : dict of str to float
        Each category's weight.
    hits : tuple of Hit
        The cues.
    presumed : bool
        Whether nothing in the sentence says who was attacked, so that civilians are presumed.
    """

    scores: dict[str, float]
    hits: tuple[Hit, ...]
    presumed: bool = False

    @property
    def category(self) -> str:
        """The category with the most weight; empty where none has enough."""
        best = max(self.scores, key=lambda c: self.scores[c], default="")
        return best if best and self.scores[best] >= WEAK else ""

    def hit(self, category: str) -> Hit | None:
        """Return the strongest cue of a category."""
        named = [h for h in self.hits if h.cue.means in {category, "attack"}]
        return max(named, key=lambda h: (h.cue.means == category, h.weight), default=None)


def family(category: str) -> str:
    """Return the family of a category: itself, or fighting."""
    return FAMILY.get(category, category)


def read(tagged: Tagged, language: str, counted: Sequence[Count]) -> Reading:
    """Weigh a sentence's cues.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    language : str
        ISO 639-1.
    counted : sequence of Count
        Its numbers: whose dead they are decides between attacks.

    Returns
    -------
    Reading
    """
    found = [
        hit
        for hit in hits(tagged, TABLE, language)
        if not _leaves_no_body(tagged, hit) and not _says_who(tagged.line, hit)
    ]
    dead = any(c.kind == "deaths" and c.range.high != 0 for c in counted)
    if found or dead:
        found, mute = told(tagged, language, found, dead=dead)
        if mute:
            return Reading({}, ())
    scores: dict[str, float] = {}
    found = [hit._replace(weight=hit.cue.weight * _standing(tagged.line, hit)) for hit in found]
    if not dead and not any(dating.role == "event" for dating in tagged.datings):
        found = _told_themselves(found)
    if _are_forces(counted):
        found = [hit for hit in found if hit.cue.means != CIVIL or hit.cue.weight >= NAMES_THEM]
    for category in dict.fromkeys(hit.cue.means for hit in found):
        weights = sorted((h.weight for h in found if h.cue.means == category), reverse=True)
        scores[category] = weights[0] + min(_MOST, _MORE * sum(w > _FAINT for w in weights[1:]))
    scores = _whose(scores, tagged, counted, language)
    if _fought_over(scores, counted):
        scores["agreement"] *= SIGNED_STATEMENT
    mended_moves(scores, tagged)
    return Reading(scores, tuple(found), _is_presumed(found, tagged, counted))


def _told_themselves(found: list[Hit]) -> list[Hit]:
    """Leave out acts only referred to: "since the withdrawal prices have tripled"."""
    told = {_kind(hit) for hit in found if hit.weight > ASIDE_AT * hit.cue.weight}
    return [
        hit
        for hit in found
        if _kind(hit) in told or _kind(hit) in LASTING or hit.weight <= NEGATED * hit.cue.weight
    ]


def _kind(hit: Hit) -> str:
    """Return what a cue speaks for, all violence being of one kind."""
    return "fighting" if hit.cue.means == "attack" else family(hit.cue.means)


def _fought_over(scores: Mapping[str, float], counted: Sequence[Count]) -> bool:
    """Whether a sentence with its dead is no treaty's: "says a text signed by two ministers"."""
    dead = any(c.kind == "deaths" and c.group in {"forces", "civilians"} for c in counted)
    fought = max((s for c, s in scores.items() if family(c) == "fighting"), default=0.0)
    return dead and "agreement" in scores and fought >= ENOUGH


def _are_forces(counted: Sequence[Count]) -> bool:
    """Whether those who died, as far as the sentence says who, bore arms for a state."""
    dead = {count.group for count in counted if count.kind == "deaths" and count.range.high != 0}
    return "forces" in dead and "civilians" not in dead


def _is_presumed(found: Sequence[Hit], tagged: Tagged, counted: Sequence[Count]) -> bool:
    """Whether nothing says who was attacked."""
    named = any(
        hit.cue.means == "attack_on_forces"
        or (hit.cue.means == CIVIL and hit.cue.weight >= NAMES_THEM)
        for hit in found
    )
    dead = any(count.group in {"forces", "civilians"} for count in counted)
    met = any(f" {tag} " in tagged.heard for tag in ("FORCES", "POST", "FOREIGN", "BASE"))
    return not named and not dead and not met and " CIVILIANS " not in tagged.line


def _standing(line: str, hit: Hit) -> float:
    """Weigh a cue less where it only refers to an act, or stands in a relative clause."""
    before = line[max(0, hit.start - REACH) : hit.start]
    own = line[hit.start : hit.end]
    if NONE.search(before) or _is_negated(line, hit):
        return 0.1
    clause = own.startswith(("FIGHTERS ", "FORCES ", "FOREIGN ", "men ", "hommes "))
    if SINCE.search(before) or (
        ASIDE.search(before) and not clause and not _DEADLINE.search(before)
    ):
        return 0.35
    if hit.cue.means == "territory_change" and only_came(line, own):
        return 0.25
    if hit.cue.means == "coup" and _WHO_ROSE.search(before):
        return 0.1 if before.endswith((" had ", " avaient ", " avait ")) else 0.35
    relative = RELATIVE.search(before + own[: max(0, len(own) - 1)])
    if relative and relative["before"] not in SAYS and not relative["before"].endswith("ed"):
        return 0.55
    return 1.0 - min(0.15, hit.start / 4000)


def _is_negated(line: str, hit: Hit) -> bool:
    """Whether a negation goes round the act or stands inside it; a cue that names one is none."""
    if " pas " in f" {hit.cue.pattern} " or "(pas " in hit.cue.pattern or "plus" in hit.cue.pattern:
        return False
    if " not" not in hit.cue.pattern and "never" not in hit.cue.pattern:
        inside = NOT_EN.search(line, hit.start, hit.end)
        if inside is not None and inside.end() < hit.end:
            return True
    around = NOT_FR.search(line, max(0, hit.start - BEFORE_NOT), min(len(line), hit.end + 12))
    return around is not None and around.start() < hit.end and around.end() >= hit.start


def _whose(
    scores: dict[str, float], tagged: Tagged, counted: Sequence[Count], language: str
) -> dict[str, float]:
    """Let the victims decide which attack it is."""
    attack = scores.pop("attack", 0.0)
    if DRIVEN.search(tagged.line) and not FLOWN.search(tagged.line):
        attack = max(attack, scores.pop("remote_violence", 0.0))
    mended(scores, tagged, counted)
    dead = {count.group for count in counted if count.kind == "deaths" and count.range.high != 0}
    if dead and died_otherwise(tagged.line):
        return {
            category: 0.0 if family(category) == "fighting" else s for category, s in scores.items()
        }
    if dead and not attack and OTHER_DEATHS.search(tagged.line):
        return scores
    attack = attack or (WEAK if dead else 0.0)
    on_civilians = scores.get(CIVIL, 0.0)
    if attack:
        victims = _victims(scores, tagged, dead)
        scores[victims] = scores.get(victims, 0.0) + attack
    first = min(
        (c for c in counted if c.kind == "deaths" and c.group in {"forces", "civilians"}),
        key=lambda c: c.at,
        default=None,
    )
    near = scores.get("remote_violence", 0.0) < FROM_AFAR
    most = max(scores.get(c, 0.0) for c in ("battle", *ATTACKS))
    fought = near and (both_fought(tagged, dead) or (most > 0 and hunted(tagged.line, language)))
    if fought:
        scores["battle"] = most + 1.0
    elif first is not None:
        victims = "attack_on_forces" if first.group == "forces" else "attack_on_civilians"
        scores[victims] = scores.get(victims, 0.0) + 0.7
    elif dead == {"attackers"}:
        scores["battle"] = scores.get("battle", 0.0) + 1.0
        others = on_civilians >= NAMES_THEM or " CIVILIANS " in tagged.line
        if not others:
            scores["battle"] = max(scores["battle"], scores.pop(CIVIL, 0.0))
    _from_afar(scores)
    first_came = comes_first(tagged.line, "FIGHTERS", ("FORCES", "FOREIGN"))
    if first_came and "attack_on_forces" in scores and not fought:
        scores["battle"] = scores.get("battle", 0.0) - 1.0
    return scores


def _from_afar(scores: dict[str, float]) -> None:
    """Let mines, shells and strikes be their own kind, whoever was hit."""
    remote = scores.get("remote_violence", 0.0)
    if remote >= FROM_AFAR:
        for category in ATTACKS:
            if category in scores:
                scores[category] = min(scores[category], remote - APART)


def _leaves_no_body(tagged: Tagged, hit: Hit) -> bool:
    """Whether a cue of leaving a bloc met a government: troops that leave a country leave none."""
    if hit.cue.means != "agreement_ended" or not _QUITS.search(hit.cue.pattern):
        return False
    if _BODIES.search(tagged.line[hit.start - 1 : hit.end]):
        return False
    return not any(
        mention.role == "body"
        and tagged.words[mention.first].text not in _UNITED_NATIONS
        and hit.start <= tagged.position_of(mention.first) < hit.end
        for mention in tagged.mentions
    )


def _says_who(line: str, hit: Hit) -> bool:
    """Whether a coup only says who somebody is of whom the sentence tells something else."""
    if hit.cue.means != "coup":
        return False
    rose = _ROSE_ONCE.search(line)
    return rose is not None and rose.start() <= hit.start < rose.end()


def _victims(scores: Mapping[str, float], tagged: Tagged, dead: AbstractSet[str]) -> str:
    forces, civilians = scores.get("attack_on_forces", 0), scores.get(CIVIL, 0)
    if forces != civilians:
        return "attack_on_forces" if forces > civilians else "attack_on_civilians"
    men = ("FORCES", "FOREIGN", "POST", "BASE")
    if ("forces" in dead and "civilians" not in dead) or any(
        comes_first(tagged.heard, tag, ("CIVILIANS",)) for tag in men
    ):
        return "attack_on_forces"
    return "attack_on_civilians"
