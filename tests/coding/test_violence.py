"""Acts of violence: what is one, who was hit and whose work it was."""

import datetime as dt

import pytest

from geodata.coding import Article, Draft, RuleCoder, Span
from geodata.coding.actors.who import Actors
from geodata.coding.text.idioms import masked

DAY = dt.date(2024, 9, 18)


def events(coder: RuleCoder, text: str, language: str) -> list[Draft]:
    drafts = coder.code(Article(text, published=DAY, language=language))
    return [draft for draft in drafts if draft.kind == "event" and draft.mood == "happened"]


@pytest.mark.parametrize(
    ("line", "language", "left"),
    [
        ("the group took credit for it", "en", "the group ~~~~ ~~~~~~ for it"),
        ("a strike on PLACE", "en", "a strike on PLACE"),
        ("workers on strike", "en", "workers ~~ ~~~~~~"),
        ("a gold mine was struck", "en", "a ~~~~ ~~~~ was struck"),
        ("un accord visant a PLACE", "fr", "un accord ~~~~~~ ~ PLACE"),
        ("la mine d or de PLACE", "fr", "la ~~~~ ~ ~~ de PLACE"),
        ("une mine a explose", "fr", "une mine a explose"),
        ("a gold mine", "", "a gold mine"),
    ],
)
def test_an_idiom_does_no_violence(line: str, language: str, left: str) -> None:
    assert masked(f" {line} ", language) == f" {left} "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre chargé des mines a visité dimanche la mine d'or de Siguiri à Gao.", "fr"),
        ("Le Mali et le Niger ont prôné dimanche à Gao la reprise du dialogue.", "fr"),
        ("Teachers at Gao went on strike on Sunday.", "en"),
        ("A mosque at Gao took part in the feast on Sunday.", "en"),
        ("Gunmen have relentlessly attacked fuel tankers around Gao.", "en"),
        ("Les attaques des jihadistes se sont multipliées autour de Gao.", "fr"),
        ("Djihadistes et bandits sévissent de plus en plus autour de Gao.", "fr"),
    ],
)
def test_what_is_no_act_is_no_event(coder: RuleCoder, text: str, language: str) -> None:
    assert [d.category.value for d in events(coder, text, language) if d.category] == []


@pytest.mark.parametrize(
    ("text", "language", "category"),
    [
        (
            "Une attaque a fait neuf morts parmi les gendarmes dimanche à Djibo.",
            "fr",
            "attack_on_forces",
        ),
        ("An ambush cost the lives of nine soldiers at Djibo on Sunday.", "en", "attack_on_forces"),
        (
            "Gunmen attacked on Sunday at Djibo. Nine soldiers were killed in the shooting.",
            "en",
            "attack_on_forces",
        ),
        ("Djibo est bloquée depuis dimanche par des jihadistes.", "fr", "blockade"),
        ("The siege of Djibo was broken on Sunday.", "en", "blockade"),
        ("Rebels withdrew on Sunday from the town of Ber.", "en", "territory_change"),
        (
            "Le ratissage mené dimanche à Djibo s'est soldé par neuf terroristes abattus.",
            "fr",
            "battle",
        ),
        (
            "Nine soldiers fell into an ambush by gunmen at Djibo on Sunday.",
            "en",
            "attack_on_forces",
        ),
        (
            "The mayor and dozens of villagers were ambushed on Sunday at Djibo.",
            "en",
            "attack_on_civilians",
        ),
        (
            "A shopkeeper was taken from his bed on Sunday at Djibo and shot.",
            "en",
            "attack_on_civilians",
        ),
        ("Gunmen forced nine traders off a lorry on Sunday at Djibo.", "en", "abduction"),
        (
            "Nine soldiers died on Sunday at Djibo when their lorry ran over a mine.",
            "en",
            "remote_violence",
        ),
        ("Gunmen rode into Djibo on Sunday and shot nine people.", "en", "attack_on_civilians"),
        ("Rebels entered Djibo on Sunday without a fight.", "en", "territory_change"),
        ("The camp of Djibo fell on Sunday to the attackers.", "en", "territory_change"),
    ],
)
def test_who_was_hit_decides(coder: RuleCoder, text: str, language: str, category: str) -> None:
    [draft] = events(coder, text, language)
    assert draft.category is not None
    assert draft.category.value == category


def test_soldiers_who_are_missing_after_a_fight_were_not_abducted(coder: RuleCoder) -> None:
    text = "Neuf soldats ont été tués dimanche à Djibo. Quatre soldats sont portés disparus."
    [draft] = events(coder, text, "fr")
    assert draft.category is not None
    assert draft.category.value == "attack_on_forces"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("groups linked to al-Qaeda and the Islamic State", ["other"]),
        ("des groupes liés à Al-Qaïda ou à l'État islamique", ["other"]),
        ("fighters of JNIM and ISSP", ["other", "jnim", "issp"]),
        ("the UN peacekeeping headquarters", ["minusma"]),
        ("United Nations troops", ["minusma"]),
        ("un convoi de l'ONU", ["minusma"]),
        ("le canton de Koundjoaré", []),
        ("unidentified individuals", ["other"]),
        ("des inconnus armés", ["other"]),
    ],
)
def test_names_that_are_a_kind_and_names_of_missions(text: str, actors: list[str]) -> None:
    assert [found.value for found in Actors().find(text, Span(0, len(text)))] == actors


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed nine villagers at Djibo on Sunday. JNIM said it was behind it.", "en"),
        ("JNIM has not stayed idle. On Sunday it shot dead nine villagers at Djibo.", "en"),
        (
            "Nine villagers died in a raid at Djibo on Sunday. The raid bears the mark of JNIM.",
            "en",
        ),
        ("Neuf paysans ont été tués dimanche à Djibo. Les auteurs appartiennent au JNIM.", "fr"),
    ],
)
def test_a_later_sentence_names_the_authors(coder: RuleCoder, text: str, language: str) -> None:
    [draft] = events(coder, text, language)
    assert "jnim" in [actor.value for actor in draft.actors]


def test_those_who_only_come_afterwards_take_no_part(coder: RuleCoder) -> None:
    text = (
        "Des hommes armés ont tué neuf villageois lundi à Bankass. "
        "La Minusma a envoyé des casques bleus par hélicoptère et évacué des blessés vers Sévaré."
    )
    [draft] = events(coder, text, "fr")
    assert {actor.value for actor in draft.actors} == {"civilians", "other"}


def test_a_lower_case_un_is_the_french_article() -> None:
    text = "Un camp a été visé, puis le camp de l'ONU et an UN camp."
    assert Actors().find("Un camp a été visé.", Span(0, 19)) == []
    assert [found.value for found in Actors().find(text, Span(0, len(text)))] == ["minusma"]


def test_who_did_all_of_it_is_told_far_below(coder: RuleCoder) -> None:
    text = (
        "Le 2 septembre, des hommes armés ont tué neuf villageois à Banibangou. "
        + "Les habitants ont peur. " * 9
        + "Aucun de ces actes n'a été revendiqué ; les autorités les attribuent à l'État islamique."
    )
    [draft] = events(coder, text, "fr")
    assert {actor.value for actor in draft.actors} == {"civilians", "issp"}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Des terroristes s'en sont pris à nos hommes de Djibo lundi.", "attack_on_forces"),
        ("Des inconnus s'en étaient pris aux agents du poste de Djibo lundi.", "attack_on_forces"),
        ("Des hommes armés s'en sont pris aux habitants de Djibo lundi.", "attack_on_civilians"),
        ("Les assaillants se sont heurtés lundi aux gardes nomades à Djibo.", "battle"),
    ],
)
def test_a_verb_of_attack_tells_by_its_object_who_was_hit(
    coder: RuleCoder, text: str, category: str
) -> None:
    [draft] = events(coder, text, "fr")
    assert draft.category is not None
    assert draft.category.value == category


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Soldiers were ambushed by JNIM at Djibo on Monday.", "en", ["jnim", "burkina_gov"]),
        ("Gunmen killed six herders at Djibo on Monday.", "en", ["other", "civilians"]),
        ("Six bergers ont été tués lundi à Djibo par le JNIM.", "fr", ["jnim", "civilians"]),
        (
            "Gunmen killed six men at Dogo, near Djibo, on Monday. JNIM denied it.",
            "en",
            ["other", "civilians"],
        ),
        (
            "Douze soldats ont été tués lundi à Djibo. Le JNIM a rejeté toute responsabilité.",
            "fr",
            ["other", "burkina_gov"],
        ),
    ],
)
def test_who_acted_stands_first_and_who_disowns_an_act_takes_no_part(
    coder: RuleCoder, text: str, language: str, actors: list[str]
) -> None:
    [draft] = events(coder, text, language)
    assert [actor.value for actor in draft.actors] == actors
