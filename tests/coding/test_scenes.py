"""Acts whose day and place the sentence before them tells."""

from __future__ import annotations

import datetime as dt

import pytest

from geodata.coding import Article, RuleCoder

PUBLISHED = dt.date(2024, 9, 18)
EN, FR = "en", "fr"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            EN,
            (
                "Gunmen killed nine soldiers at Gao on Monday. It had begun on 3 September, on the "
                "market of Djibo. Four traders were shot dead there by men on motorbikes."
            ),
        ),
        (
            FR,
            (
                "Des hommes armés ont tué neuf soldats à Gao lundi. Tout avait commencé le 3 "
                "septembre, sur le marché de Djibo. Quatre commerçants y avaient été "
                "abattus par des "
                "hommes à moto."
            ),
        ),
    ],
)
def test_an_act_takes_the_day_and_place_of_the_sentence_before(
    coder: RuleCoder, language: str, text: str
) -> None:
    found = coder.code(Article(text, published=PUBLISHED, language=language))
    told = [(d.date.value.day.day, d.place.value.name) for d in found if d.date and d.place]
    assert told == [(16, "Gao"), (3, "Djibo")]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Gunmen killed nine soldiers at Gao on Monday. On Tuesday the minister visited Djibo. "
            "Nine soldiers were killed in the attack."
        ),
        (
            "Des hommes armés ont tué neuf soldats à Gao lundi. Mardi, une marche a réuni "
            "la foule à "
            "Djibo. Les assaillants avaient tué neuf soldats dans cette attaque."
        ),
    ],
)
def test_a_visit_or_a_march_sets_no_scene(coder: RuleCoder, text: str) -> None:
    found = coder.code(Article(text, published=PUBLISHED))
    assert [d.place.value.name for d in found if d.place] == ["Gao"]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (EN, "DAKAR: Gunmen killed nine villagers at Djibo on Monday.", "Djibo"),
        (
            EN,
            (
                "In Gao, an official of the region who asked not to be named told us that gunmen "
                "killed nine villagers at Ansongo on Monday."
            ),
            "Ansongo",
        ),
        (
            FR,
            (
                "La région nigérienne de Tillabéri a de nouveau été attaquée lundi. C'est à "
                "Téra que "
                "des hommes armés ont tué neuf villageois."
            ),
            "Téra",
        ),
    ],
)
def test_where_somebody_writes_or_speaks_is_not_where_it_was(
    coder: RuleCoder, language: str, text: str, place: str
) -> None:
    (draft,) = coder.code(Article(text, published=PUBLISHED, language=language))
    assert draft.place is not None
    assert draft.place.value.name == place


@pytest.mark.parametrize(
    ("language", "text", "category"),
    [
        (
            EN,
            "A raid on the village of Djibo killed nine people on Monday, the army made known.",
            "attack_on_civilians",
        ),
        (
            FR,
            "Des terroristes s'en sont pris lundi à des commerçants de Djibo.",
            "attack_on_civilians",
        ),
        (
            FR,
            (
                "Des flammes ont dévoré douze camions-citernes lundi sur la route de Kayes, "
                "incendiés "
                "par des hommes armés."
            ),
            "attack_on_civilians",
        ),
        (
            FR,
            "Des inconnus se sont jetés lundi sur un poste de gendarmerie à Djibo.",
            "attack_on_forces",
        ),
        (
            FR,
            "Des hommes armés se sont emparés lundi de trois voyageurs près de Djibo.",
            "abduction",
        ),
    ],
)
def test_more_wordings_of_violence(
    coder: RuleCoder, language: str, text: str, category: str
) -> None:
    (draft,) = coder.code(Article(text, published=PUBLISHED, language=language))
    assert draft.category is not None
    assert draft.category.value == category


def test_a_rank_among_the_acts_of_a_year_is_no_date(coder: RuleCoder) -> None:
    text = (
        "Gunmen killed nine soldiers at Djibo last week, in one of the deadliest raids this year."
    )
    (draft,) = coder.code(Article(text, published=PUBLISHED))
    assert draft.date is not None
    assert draft.date.value.precision == "week"


@pytest.mark.parametrize(
    ("language", "text", "moods"),
    [
        (EN, "A drone hit the market of Djibo on Monday, the rebels said.", ["unconfirmed"]),
        (EN, "Soldiers fought off an assault near Donetsk on Monday.", []),
        (FR, "On veut faire croire que l'armée a pris le pouvoir à Niamey lundi.", ["denied"]),
    ],
)
def test_whose_word_and_which_war(
    coder: RuleCoder, language: str, text: str, moods: list[str]
) -> None:
    found = coder.code(Article(text, published=PUBLISHED, language=language))
    assert [draft.mood for draft in found] == moods
