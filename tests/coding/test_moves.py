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
