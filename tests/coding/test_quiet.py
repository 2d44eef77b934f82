"""Sentences that speak of violence, moves or decisions and tell of none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geodata.coding import Article

if TYPE_CHECKING:
    from geodata.coding import RuleCoder

PUBLISHED = dt.date(2024, 9, 18)

NONE = [
    ("en", "The foreign minister condemned on Monday the attack on the barracks at Djibo."),
    ("en", "On Tuesday the governor of Mopti paid tribute to the soldiers lost at Boulkessi."),
    ("en", "Between March and July, mines accounted for 40 percent of civilian deaths in Mopti."),
    ("en", "A coach overturned near Sikasso on Sunday, killing nine passengers."),
    ("en", "The judge opened an investigation on Monday into the killings at Solhan."),
    ("en", "The prefect visited Dori on Friday to meet displaced families and hand over rice."),
    ("en", "Night temperatures at Bilma fell to 6 degrees on Saturday."),
    ("en", "Since the departure of the French, traders at Gossi have lost their customers."),
    ("en", "Residents fear that the jihadists could one day seize Dori."),
    ("en", "The villagers have asked the army to keep a platoon at Boni."),
    ("en", "The attack at Djibo has shaken the faith of the garrison's families."),
    ("en", "The curfew has emptied the restaurants of Dori."),
    ("fr", "Le ministre a condamné lundi à Niamey l'attaque contre le camp de Torodi."),
    ("fr", "Le maire de Kaya a rendu mardi hommage aux soldats tombés à Inata."),
    ("fr", "Un car s'est renversé dimanche près de Koutiala, tuant sept passagers."),
    ("fr", "L'effondrement d'un puits a tué huit orpailleurs lundi près de Kangaba."),
    ("fr", "Entre mars et juillet, les enlèvements ont doublé dans la région de Mopti."),
    ("fr", "Une enquête a été ouverte lundi sur la tuerie de Solhan."),
    ("fr", "Les familles des douze soldats tués à Inata réclament les corps."),
    ("fr", "L'attaque de Djibo a ravivé la colère contre le gouverneur."),
    ("fr", "On ignore combien d'hommes tenaient le camp de Boni pendant l'attaque."),
    ("fr", "Un film sur la bataille de Konna sera projeté vendredi à Bamako."),
    ("fr", "Les fidèles de Gao prient vendredi pour la libération des otages."),
]

EVENTS = [
    ("en", "The UN condemned the raid in which gunmen killed 12 villagers at Djibo on Monday."),
    ("en", "On Monday a bus rolled over a mine near Boni, killing nine passengers."),
    ("en", "Gunmen opened fire on a crowd of worshippers at Manni on Sunday, killing ten."),
    ("fr", "Un car a sauté sur une mine dimanche près de Boni, tuant sept passagers."),
    ("fr", "Dimanche, des hommes ont tiré sur la foule du marché de Manni."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_only_speaks_of_an_act_tells_of_none(
    coder: RuleCoder, language: str, text: str
) -> None:
    drafts = coder.code(Article(text, published=PUBLISHED, language=language))
    assert [d.title for d in drafts if d.kind in {"event", "handover"}] == []


@pytest.mark.parametrize(("language", "text"), EVENTS)
def test_an_act_told_in_such_words_is_one(coder: RuleCoder, language: str, text: str) -> None:
    drafts = coder.code(Article(text, published=PUBLISHED, language=language))
    assert [d.kind for d in drafts if d.kind == "event"] == ["event"]


def test_the_table_names_what_is_known() -> None:
    from geodata.coding.acts.quiet import GROUPS, REACHES, signs  # noqa: PLC0415

    known = frozenset().union(*GROUPS.values())
    for language in ("en", "fr"):
        for sign in signs(language):
            assert sign.reach in REACHES
            assert sign.silences <= known
