"""Forces that come and go, bases that change owners, towns that change hands or are cut off."""

import datetime as dt

import pytest

from geodata.coding import Article, Draft, RuleCoder

DAY = dt.date(2024, 9, 18)


def events(coder: RuleCoder, text: str, language: str) -> list[Draft]:
    drafts = coder.code(Article(text, published=DAY, language=language))
    return [draft for draft in drafts if draft.kind == "event"]


@pytest.mark.parametrize(
    ("text", "language", "category"),
    [
        ("Norway flew its medics home from Gao on Sunday.", "en", "withdrawal"),
        ("The Togolese contingent folded its tents at Mopti on Sunday.", "en", "withdrawal"),
        ("Rwandan soldiers rolled out of Gao on Sunday for Bamako.", "en", "withdrawal"),
        ("The curtain fell on the French mission in Gao on Sunday.", "en", "withdrawal"),
        ("La Suède a rapatrié dimanche ses fantassins de Gao.", "fr", "withdrawal"),
        ("Clap de fin dimanche à Gao pour le contingent danois.", "fr", "withdrawal"),
        ("Berlin ferried a company of sappers to Gao on Sunday.", "en", "deployment"),
        ("Turkish drone crews set up shop at Agadez on Sunday.", "en", "deployment"),
        ("Chadian soldiers took up positions at Téra on Sunday.", "en", "deployment"),
        ("Le bataillon tchadien a pris position dimanche à Téra.", "fr", "deployment"),
        ("Londres a dépêché dimanche trois hélicoptères à Gao.", "fr", "deployment"),
        ("The barracks at Gao reverted to Mali's army on Sunday.", "en", "base_handover"),
        ("Germany shut the door on its Gao base on Sunday.", "en", "base_handover"),
        ("Malian officers took charge of the German camp at Gao on Sunday.", "en", "base_handover"),
        ("La base de Gao est revenue dimanche dans le giron de l'armée.", "fr", "base_handover"),
        (
            "Les Danois ont cédé à l'armée malienne, dimanche, leur camp de Gao.",
            "fr",
            "base_handover",
        ),
        ("The army won back Djibo from jihadists on Sunday.", "en", "territory_change"),
        ("Djibo slipped from the army's grasp on Sunday.", "en", "territory_change"),
        ("Djibo a été arrachée dimanche aux jihadistes.", "fr", "territory_change"),
        ("Djibo est passée dimanche sous la coupe du JNIM.", "fr", "territory_change"),
        ("Jihadists declared Djibo off limits to lorries on Sunday.", "en", "blockade"),
        ("All roads to Djibo were severed by jihadists on Sunday.", "en", "blockade"),
        ("A convoy broke through the jihadists' cordon at Djibo on Sunday.", "en", "blockade"),
        ("Djibo a été mise en état de siège par les jihadistes dimanche.", "fr", "blockade"),
        (
            "Les camions n'entrent plus à Djibo depuis dimanche, bloqués par le JNIM.",
            "fr",
            "blockade",
        ),
    ],
)
def test_moves_and_holds_are_told_in_many_ways(
    coder: RuleCoder, text: str, language: str, category: str
) -> None:
    found = events(coder, text, language)
    assert [draft.category and draft.category.value for draft in found] == [category]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Malian soldiers moved from Gao to Kidal on Sunday.", "en"),
        ("Refugees from Mali arrived at a camp near Djibo on Sunday.", "en"),
        ("The minister handed over food and blankets at Djibo on Sunday.", "en"),
        ("For the people of Djibo, the blockade means eating leaves.", "en"),
        ("Les habitants de Djibo manquent de tout, après des années de blocus.", "fr"),
        ("Temperatures in Agadez fell to four degrees on Sunday.", "en"),
    ],
)
def test_what_moves_no_foreign_force_and_takes_no_town_is_none(
    coder: RuleCoder, text: str, language: str
) -> None:
    kinds = {draft.category.value for draft in events(coder, text, language) if draft.category}
    assert not kinds & {"deployment", "withdrawal", "base_handover", "blockade", "territory_change"}


def test_an_army_that_gives_way_to_fighters_has_not_withdrawn(coder: RuleCoder) -> None:
    text = "Djibo passed into jihadist hands on Sunday when the last soldiers left the camp."
    found = {d.category.value for d in events(coder, text, "en") if d.category}
    assert found == {"territory_change"}


@pytest.mark.parametrize(
    ("text", "language", "category"),
    [
        ("The Danes said farewell to Gossi on Sunday.", "en", "withdrawal"),
        ("The French left Gossi on Sunday.", "en", "withdrawal"),
        ("Les Rwandais ont levé le camp de Kandi dimanche.", "fr", "withdrawal"),
        ("Les Maliens ont repris dimanche aux Français le camp de Gossi.", "fr", "base_handover"),
        ("Paris recalled its paratroopers from Gossi on Sunday.", "en", "withdrawal"),
        ("Moscow's men arrived at Gossi on Sunday.", "en", "deployment"),
        (
            "Italian carabinieri have been training recruits in Tillia since Sunday.",
            "en",
            "deployment",
        ),
        (
            "The Malian flag went up over the former French camp in Gossi on Sunday.",
            "en",
            "base_handover",
        ),
        (
            "Le camp onusien de Gossi a été transmis dimanche à l'armée malienne.",
            "fr",
            "base_handover",
        ),
        (
            "Russian instructors moved into the former French camp in Gossi on Sunday.",
            "en",
            "deployment",
        ),
    ],
)
def test_moves_are_told_by_people_posts_and_flags(
    coder: RuleCoder, text: str, language: str, category: str
) -> None:
    [draft] = [d for d in coder.code(Article(text, published=DAY, language=language)) if d.category]
    assert draft.category is not None
    assert draft.category.value == category


@pytest.mark.parametrize(
    "text",
    [
        "The Ivorians won the match in Gao on Sunday.",
        "The French school in Gao reopened on Sunday.",
        "Les Tchadiens ont quitté leurs maisons de Gao dimanche à cause des crues.",
    ],
)
def test_a_peoples_name_alone_moves_no_force(coder: RuleCoder, text: str) -> None:
    language = "fr" if text.startswith("Les") else "en"
    assert not [
        d for d in coder.code(Article(text, published=DAY, language=language)) if d.kind == "event"
    ]


def test_a_government_that_calls_its_men_home_borrows_nobody_elses(coder: RuleCoder) -> None:
    text = (
        "Some 400 Africa Corps men are at Gao. "
        "The Ivorian government plans to withdraw its troops from Mali."
    )
    [draft] = [d for d in events(coder, text, "en") if d.mood == "announced"]
    assert [actor.value for actor in draft.actors] == ["civ_gov"]
