"""What is said of a date: what happened, a statement about it, the start of a stretch, a plan."""

from __future__ import annotations

import re
from typing import Final, Literal

from geodata.coding.dates.almanac import WEEKDAYS, Moment, shift, week_of

Role = Literal["event", "report", "since"]
"""What a date is said of: what happened, the statement about it, or the start of a stretch."""

FUTURE: Final = re.compile(
    r"\b(?:is to|are to|expires?|expirent|will|would|shall|must|ultimatum|going to|due to|set to|"
    r"plans? to|"
    r"expected|scheduled|planned|to (?:be|leave|withdraw|complete|end|close|hand|depart)|"
    r"deadline|must be|have to be|soi(?:t|ent) (?:parti|rendu|restitu|evacu|retir|remis|ferm)\w*|"
    r"prevue?s?|devra(?:it|ient)?|doi(?:t|vent)|va|vont|d'ici|au plus tard|prochaine?|"
    r"\w{2,}(?:eront|iront|dront|tera|nera|lera|rera|sera|mera|vera|dra|ira))\b"
    r"(?!.*(?:[;:]|, (?:when|after|apres|lorsque|quand)|\b(?:after|apres|were|was|had|avait|"
    r"avaient)\b))"
    r"|\b(?:by|before|until|till|avant|jusqu'(?:a|au|en))(?: (?:the|le|la|l'|fin|end|end of|"
    r"midnight|"
    r"late|early|mid|start of|beginning of|debut|minuit|samedi|dimanche|on))*[ -]?$"
)
"""Words before a date by which it lies ahead."""

_NIGHT: Final = re.compile(
    r"\b(?:overnight(?: on| from)?|nuit(?: de| du| d')?|nights? of(?: the)?) ?$"
)
_PUBLISHING: Final = (
    r"(?:said|says|say|told|spoke|quoted|heard|announced?|reported|confirmed|declared|added|"
    r"stated|warned|claimed|"
    r"statement|communique|posted|published|distributed|circulated|shared|relayed|aired|uploaded|"
    r"carried|handed out|released|issued|broadcast|speaking|indique|declare|"
    r"affirme|dit|precise|rapporte|confirme|appris|publiee?s?|diffusee?s?|distribuee?s?|relayee?s?|"
    r"partagee?s?|transmise?s?|mise?s? en ligne|annoncee?|revendiquee?|"
    r"assure|explique|reconnu|parvenue?|lue?|message|video|condemned|deplored|acknowledged|"
    r"admitted|revealed|tweeted|wrote|updated|dated|learned|learnt|informed|condamne|deplore|"
    r"regrette|fait savoir|ecrit|raconte|revele|souligne|rendue? public|rendue? publique|tweete|"
    r"informe|confie|temoigne|evoque|mis a jour|modifie|datee?|en date|made known|made public|"
    r"put out|disclosed|let it be known|gave out|denied|dismissed|rejected|refuted|dementi\w*|"
    r"rejete\w*|refute\w*|note|texte)"
)
_BETWEEN: Final = (
    r"(?:in|a|an|the|on|to|by|late|early|local|public|state|national|television|tv|radio|news|"
    r"agency|afp|reuters|ap|rfi|bbc|reporters|journalists|parliament|lawmakers|mps|deputies|"
    r"senators|senate|diplomats|deputes|"
    r"parlement|senateurs|assemblee|assembly|diplomates|security|council|conseil|securite|press|"
    r"conference|statement|communique|"
    r"read|out|via|its|his|her|their|dans|un|une|le|la|de|du|des|ce|presse|au|aux|lors|soir|"
    r"journalistes|point|agence|francaise|par|l|d|sur|telegram|telegramme|army|armee|video|"
    r"associated|"
    r"anadolu|xinhua|efe|dpa|bloomberg|cnn|guardian|al|jazeera|france|24|internationale|voice|of|"
    r"america|voa|x|twitter|facebook|page|conjoint|joint|written|online|morning|evening|aupres|"
    r"matin|midi|ce|nationale?|publique|locale?|medias?|newspaper|website|site|platform|"
    r"plateforme|ministere|ministry|from|monsieur|mr|ont|avoir|group|groupe|movement|mouvement|"
    r"junta|junte|authorities|autorites|government|gouvernement|presidency|presidence|general|"
    r"staff|etat|major|jihadists|djihadistes|rebels|rebelles|police|prosecutor|parquet|"
    r"organisation|organization|mission|spokesman|porte|parole)"
)
_WHERE: Final = r"(?:[\s'\"]+(?:in|at|from|a|au|depuis) [a-z'-]{3,}(?:[ -][a-z'-]{3,})?)?"
REPORTED: Final = re.compile(
    rf"\b(?<!were )(?<!was )(?<!been )(?<!being )(?<!ete "
    rf"){_PUBLISHING}(?:[\s'\"]+{_BETWEEN})*{_WHERE}"
    rf"(?:,? (?:on|ce))?[\s'\"]*$"
    rf"|\b{_PUBLISHING}(?:[\s'\"]+{_BETWEEN})*[\s'\"]*$"
    r"|\btold (?:(?!that\b|how|of\b|about|he\b|she|they|to\b|it\b)[a-z'-]+ ){1,4}(?:late |early "
    r")?(?:on )?$"
    r"|\b(?:declare|confie|dit|explique|raconte|affirme|indique) (?:a|au|aux) "
    r"(?:(?!que?\b|qu')[a-z'-]+ ){1,4}(?:ce )?$"
)
SINCE: Final = re.compile(
    r"\b(?:since|depuis|from|a partir de|a compter d[ue]|apres|ever since)(?:\s+(?:the|le|l|la|"
    r"early|late|mid|at least|debut|fin|mi|au moins))*[\s'-]*$"
)
_SINCE_THE: Final = re.compile(
    r"\b(?:since|depuis) (?:the|a|an|le|la|l'|les|son|sa|un|une|its|his) ?"
    r"(?!airs?\b|ciel\b|sol\b|rive\b|haut\b|helico|avion|drone|vehicule|toit)[^,;:.]{3,60}"
    r"(?:, (?:in|at|near|a|au|aux|en|pres de) [\w' -]{2,25})?(?:,? (?:on|in|of|en|le|du))?,? ?$"
)
_MAIN: Final = re.compile(r"^\W*depuis .*\b(?:ont|sont|a ete|s'est|avaient|etaient|avait)\b")
_LINKED: Final = re.compile(r"\b(?:qui|que|qu'|dont|ou|lequel|laquelle)\b|qu'")
"""A clause's own verb after "depuis la ...", and the words that would tie it to that noun."""

_BURIED: Final = re.compile(
    r"\b(?:buried|laid to rest|funerals?|burials?|inhumee?s?|enterree?s?|obseques|inhumations?|"
    r"portee?s? en terre)(?:[\s'-]+(?!when|where|after|apres|lorsque|ou)\w+){0,5}[\s'-]*$"
)
"""Words before the day on which the dead were buried, which is not that of their death."""

_STILL: Final = re.compile(
    r"(?:\b(?:was|were|remained|is|are|restai(?:t|ent)|demeurai(?:t|ent)|etai(?:t|ent)|est|sont|"
    r"manquai(?:t|ent))\b[^.;:]{0,30}\b(?:still|toujours|encore)\b"
    r"|\b(?:still|toujours|encore) (?:was|were|missing|unaccounted|in hospital|portee?s?|"
    r"soignee?s?|hospitalisee?s?|recherchee?s?|introuvables?))[^.;:,]{0,45}(?:, (?:ce |this )?)?$"
)
"""Words before a day on which something still was so: it is no day of what happened."""
_FREED: Final = re.compile(
    r"\b(?:was|were|been|being|be) (?:\w+ly )?released[\s'\"]*(?:\w+ ){0,2}$"
)
_PAPER: Final = re.compile(
    r"\b(?:reports?|statements?|videos?|footage|findings|figures|data|tolls?|lists?|surveys?|study|"
    r"studies|polls?|communiques?|images|documents?|recordings?|messages?|results?|pictures|"
    r"investigation|it)\b[^.;]{0,60}$"
)
"""Who was released is no statement."""

_SAID_THEN: Final = re.compile(
    r" (?:said|says|announced|confirmed|reported|quoted|learned|learnt|heard|wrote|declared|"
    r"acknowledged|condemned|admitted|told|denied|dismissed|rejected|refuted|disputed|dement\w*|"
    r"rejete|refute|conteste|"
    r"annonce|indique|affirme|confirme|declare|rapporte|reconnu|condamne)\b"
)
"""What follows a date that stands between who speaks and the verb: "the army on Monday said"."""
_THAT: Final = re.compile(r",? (?:that\b|que |qu')")
_TOLD: Final = re.compile(rf"\b(?<!was )(?<!were )(?<!been ){_PUBLISHING}\b[^.;:,]*$")
"""What stands on both sides of a date on which something was said."""

_SEE: Final = re.compile(r"\((?:see|voir|cf|lire|read)\b[^)]*$")
"""What opens a reference to another article."""
_WHEN: Final = re.compile(r",? (?:when|lorsqu|quand|date a laquelle|where|ou )")


_WEEKEND: Final = re.compile(r"\bweek-?ends? (?:of(?: the)?|du|des|de) ?$")
_WEEK: Final = re.compile(
    r"\b(?:week (?:of(?: the)?|beginning|starting|from|ending|to)(?: on)?|semaine (?:du|de)) ?$"
)


def widened(moment: Moment, before: str, own: str) -> Moment:
    """Return the night, weekend or week for which a day is named, or else the day itself."""
    if own.startswith("overnight") or _NIGHT.search(before):
        return moment._replace(end=shift(moment.day, days=1))
    if _WEEKEND.search(before) and moment.day.weekday() >= WEEKDAYS["saturday"]:
        saturday = shift(moment.day, days=WEEKDAYS["saturday"] - moment.day.weekday())
        return Moment(saturday, end=shift(saturday, days=1))
    return week_of(moment.day) if _WEEK.search(before) else moment


def _is_since(before: str) -> bool:
    """Whether "since the ..." reaches to the date: "tirés depuis la rive, ils ont" does not."""
    found = _SINCE_THE.search(before)
    return found is not None and not (_MAIN.search(found[0]) and not _LINKED.search(found[0]))


def role(before: str, own: str, after: str) -> Role:
    """Tell what a date is said of by the words before it, its own and those after it."""
    if _WHEN.match(after):
        return "event"  # "since May, when eight soldiers died"
    if (
        own.startswith(("since", "depuis"))
        or _is_since(before)
        or (SINCE.search(before) and not before.rstrip().endswith(("from", "after", "apres")))
    ):
        return "since"
    freed = _FREED.search(before)
    quoted = None if freed and not _PAPER.search(before[: freed.start()]) else before
    said = (
        (quoted is not None and REPORTED.search(quoted))
        or _STILL.search(before)
        or _BURIED.search(before)
        or _SAID_THEN.match(after)
        or (_THAT.match(after) and _TOLD.search(before))
        or _SEE.search(before)
    )
    return "report" if said else "event"
