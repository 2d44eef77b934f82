"""Deaths that nobody inflicted: of hunger, a flood, an illness, an accident."""

from __future__ import annotations

import re
from typing import Final

OTHER_DEATHS: Final = re.compile(
    r" (?:flood\w*|inond\w*|cholera|accident\w*|malaria|naufrage\w*|noye\w*|drown\w*|earthquake|"
    r"famine|"
    r"epidemi\w*|faim|starv\w*|hunger|malnutrition|denutrition|soif|thirst|dehydrat\w*|"
    r"lightning|foudre|landslides?|eboulements?|glissement|heatwave|heat wave|canicule|meningit\w*|"
    r"dengue|ebola|covid\w*|fevers?|fievres?|childbirth|illness\w*|chavir\w*|capsiz\w*|"
    r"intemperies|electrocut\w*|natural causes|mort naturelle|pluies (?:\w+ )?diluviennes|"
    r"torrential|collid\w*|collision|crash\w*|ecrase\w*|disease|maladie|paludisme|rougeole|"
    r"measles) "
)
"""Words of a sentence whose dead died of something else."""

NATURAL: Final = re.compile(
    r" (?:(?:died|dead|die|dying|perished|killed|morte?s?|mourir|meurent|peri|decede\w*|"
    r"succombe\w*|tue\w*|deaths?|deces|lives|vies|lost) (?:\w+ ){0,4}?(?:of|from|by|in|"
    r"due to|de|d|des|du|par|dans|a cause \w+) (?:the |an? |la |le |l |une? )?(?:\w+ ){0,1}?"
    r"(?:hunger|starvation|thirst|malnutrition|cholera|measles|malaria|meningitis|disease|illness|"
    r"fever|covid|heat|floods?|flooding|landslides?|lightning|drowning|capsiz\w+|childbirth|"
    r"(?:road |traffic |car |bus )?accidents?|faim|soif|denutrition|rougeole|paludisme|"
    r"meningite|maladies?|fievres?|chaleur|inondations?|crues?|eboulement\w*|foudre|noyade|"
    r"naufrage|couches|epidemie)"
    r"|(?:floods?|flooding|inondations?|crues|cholera|epidemi\w+|famine|landslides?|heatwave|"
    r"canicule|pluies|torrential rains?|heavy rains?|intemperies|naufrage|eboulement)) "
)
FOUGHT: Final = re.compile(
    r" (?:FIGHTERS|attack\w*|attaqu\w*|gunm[ae]n|shot|shoot\w*|bomb\w*|mines?|explos\w*|ambush\w*|"
    r"embuscade\w*|raid\w*|strikes?|frappes?|clash\w*|combats?|fighting|jihad\w*|djihad\w*|siege|"
    r"blocus|blockade\w*|fusill\w*|egorg\w*|massacr\w*|execut\w*|kidnap\w*|enlev\w*|armes|armed) "
)
"""Words of a sentence in which somebody fought, whatever else it tells of."""


def died_otherwise(line: str) -> bool:
    """Whether a tagged sentence's dead died of hunger, a flood or the like, and nobody fought."""
    return NATURAL.search(line) is not None and FOUGHT.search(line) is None
