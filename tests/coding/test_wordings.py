"""The many wordings in which the same kinds of event are told."""

import datetime as dt

import pytest

from geodata.coding import Article, Draft, RuleCoder

DAY = dt.date(2024, 9, 18)


def events(coder: RuleCoder, text: str, language: str) -> list[Draft]:
    drafts = coder.code(Article(text, published=DAY, language=language))
    return [draft for draft in drafts if draft.kind == "event" and draft.mood == "happened"]


@pytest.mark.parametrize(
    ("text", "language", "category"),
    [
        ("Soldiers at Mansila were overwhelmed on Sunday.", "en", "attack_on_forces"),
        ("Three guards were gunned down at Torodi on Sunday.", "en", "attack_on_forces"),
        ("Some thirty gendarmes were wounded at Torodi on Sunday.", "en", "attack_on_forces"),
        ("Men on motorbikes shot up a wedding at Djibo on Sunday.", "en", "attack_on_civilians"),
        ("The bodies of nine herders were found at Djibo on Sunday.", "en", "attack_on_civilians"),
        ("A lorry rolled over a buried charge near Djibo on Sunday.", "en", "remote_violence"),
        ("Army jets pounded Kidal on Sunday.", "en", "remote_violence"),
        ("An assault on Djibo was beaten back on Sunday.", "en", "battle"),
        ("French commandos freed two hostages at Djibo on Sunday.", "en", "battle"),
        ("The two traders were seized on 3 March at Kati.", "en", "abduction"),
        ("Nothing on wheels has come into Boni since Sunday.", "en", "blockade"),
        ("JNIM has since Sunday stopped all boats from landing at Diafarabé.", "en", "blockade"),
        ("Depuis dimanche, le JNIM empêche toute entrée dans Léré.", "fr", "blockade"),
        ("Le poste de police de Djibo a été livré aux flammes dimanche.", "fr", "attack_on_forces"),
        ("A nun was bundled into a car at Djibo on Sunday.", "en", "abduction"),
        ("Two captives walked free at Djibo on Sunday.", "en", "abduction"),
        ("JNIM rode into Djibo on Sunday and is now master of the town.", "en", "territory_change"),
        ("Mali leaves the G5 Sahel.", "en", "agreement_ended"),
        ("The US handed back Air Base 101 on Sunday.", "en", "base_handover"),
        ("Parliament in Bamako adopted the charter on Sunday.", "en", "political"),
        ("Russian trainers touched down in Niamey on Sunday.", "en", "deployment"),
        ("The last American plane took off from Niamey on Sunday.", "en", "withdrawal"),
        ("Douze gendarmes sont tombés dimanche à Djibo.", "fr", "attack_on_forces"),
        ("Soldiers surprised jihadists near Djibo on Sunday and shot six.", "en", "battle"),
        ("Four soldiers killed as jihadists stormed Djibo on Sunday.", "en", "attack_on_forces"),
        ("Two jihadist groups turned on each other at Djibo on Sunday.", "en", "battle"),
        ("Gunfire was exchanged at Djibo on Sunday by police and gunmen.", "en", "battle"),
        ("L'armée a détruit dimanche une base jihadiste près de Djibo.", "fr", "battle"),
        ("Le JNIM et l'EIGS se sont entretués dimanche à Djibo.", "fr", "battle"),
        (
            "Un camion bourré d'explosifs a sauté dimanche au camp de Djibo.",
            "fr",
            "attack_on_forces",
        ),
        ("Burkina Faso's air force hit motorcyclists at Djibo on Sunday.", "en", "remote_violence"),
        ("A grenade dropped by a drone wounded two at Djibo on Sunday.", "en", "remote_violence"),
        ("Deux femmes ont été tuées dimanche à Djibo par un explosif.", "fr", "remote_violence"),
        ("Trucks reached Djibo on Sunday, ending months of isolation.", "en", "blockade"),
        ("Les jihadistes ont mis Djibo sous embargo dimanche.", "fr", "blockade"),
        ("The army recovered Djibo from the jihadists on Sunday.", "en", "territory_change"),
        ("L'armée a récupéré Djibo dimanche.", "fr", "territory_change"),
        ("Neuf éleveurs ont été pris en otage dimanche à Djibo.", "fr", "abduction"),
        ("A French air strike on Sunday hit men gathered at Djibo.", "en", "remote_violence"),
        ("Mortar rounds came down on Djibo on Sunday.", "en", "remote_violence"),
        ("Malian jets bombed a camp near Ber on Sunday.", "en", "remote_violence"),
        ("A patrol ran into jihadists near Djibo on Sunday.", "en", "battle"),
        ("Gunmen made off with a nurse from Djibo on Sunday.", "en", "abduction"),
        ("The two nuns regained their freedom at Djibo on Sunday.", "en", "abduction"),
        (
            "Soldiers at Djibo woke on Sunday to find jihadists in their camp.",
            "en",
            "attack_on_forces",
        ),
        ("Killings by the army at Djibo on Sunday left six dead.", "en", "attack_on_civilians"),
        ("L'aviation a pilonné Djibo dimanche.", "fr", "remote_violence"),
        ("Six soldats sont morts dimanche dans une escarmouche à Djibo.", "fr", "battle"),
        ("Le maire de Djibo a été ravi aux siens dimanche.", "fr", "abduction"),
        ("Une foire a viré au carnage dimanche à Djibo.", "fr", "attack_on_civilians"),
        ("Neuf paysans ont été retrouvés sans vie dimanche à Djibo.", "fr", "attack_on_civilians"),
        ("Un car a roulé dimanche sur une bombe près de Djibo.", "fr", "remote_violence"),
        ("L'assaut contre Djibo a été repoussé dimanche.", "fr", "battle"),
        ("Deux chauffeurs se sont volatilisés dimanche à Djibo.", "fr", "abduction"),
        ("Le JNIM s'est rendu maître de Djibo dimanche.", "fr", "territory_change"),
        ("Les Français ont rendu dimanche leur camp d'Abéché.", "fr", "base_handover"),
        ("Niamey's guard made the president its hostage on Sunday.", "en", "coup"),
        ("Captains read out on state radio in Niamey on Sunday that it was over.", "en", "coup"),
        ("Des officiers ont congédié dimanche le chef de la junte à Niamey.", "fr", "coup"),
        ("À Niamey, des soldats ont voulu investir le palais dimanche.", "fr", "coup"),
        (
            "Dissidents of JNIM founded a front of their own at Djibo on Sunday.",
            "en",
            "group_formation",
        ),
        ("Le chef d'Ansaroul Islam a rallié le JNIM dimanche à Djibo.", "fr", "group_formation"),
        ("Niger reopened its skies to Malian planes on Sunday.", "en", "political"),
        (
            "Le Mali a prié dimanche la cheffe de la délégation du CICR de partir.",
            "fr",
            "political",
        ),
        ("Les soldats français ont plié bagage dimanche à Abéché.", "fr", "withdrawal"),
        ("The guard locked the president in his palace in Niamey on Sunday.", "en", "coup"),
        ("A captain took over Burkina Faso on Sunday.", "en", "coup"),
        ("Elders at Djibo shook hands on Sunday over a text of peace.", "en", "agreement"),
        ("The truce at Djibo was torn up on Sunday.", "en", "agreement_ended"),
        ("Gunmen dragged a teacher from her house at Djibo on Sunday.", "en", "abduction"),
        ("Soldiers put a group of jihadists to flight near Djibo on Sunday.", "en", "battle"),
        ("Trois factions ont scellé leur fusion dimanche à Kidal.", "fr", "group_formation"),
        ("Les mutins ont voulu s'emparer dimanche de la présidence à Bamako.", "fr", "coup"),
        ("Les deux camps ont fait taire les armes dimanche à Djibo.", "fr", "agreement"),
        ("Un enseignant a été tiré de son lit et emmené dimanche à Djibo.", "fr", "abduction"),
        ("Des instructeurs russes ont débarqué dimanche à Niamey.", "fr", "deployment"),
        ("Le blocus de Djibo a été desserré dimanche.", "fr", "blockade"),
        ("Le Niger n'est plus membre du bloc depuis dimanche.", "fr", "agreement_ended"),
        ("L'armée malienne a évacué dimanche son camp de Boulkessi.", "fr", "territory_change"),
        (
            "Des hommes armés ont pris dimanche pour cible un car à Djibo.",
            "fr",
            "attack_on_civilians",
        ),
    ],
)
def test_an_act_is_known_by_many_wordings(
    coder: RuleCoder, text: str, language: str, category: str
) -> None:
    [draft] = events(coder, text, language)
    assert draft.category
    assert draft.category.value == category


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Aucun camion n'a brûlé dimanche à Kayes.", "fr"),
        ("Les jihadistes n'ont pas attaqué Djibo dimanche.", "fr"),
        ("Djibo n'a pas encore été attaquée.", "fr"),
        ("Selon l'ONG, les violences ont fait 4 500 morts depuis le début de l'année.", "fr"),
        ("L'ambassadeur du Niger a présenté vendredi ses lettres de créance à Cotonou.", "fr"),
        ("Vous dites que la France a perdu la bataille de l'opinion ?", "fr"),
        ("Since January more than 300 people have been killed, the UN said.", "en"),
        ("Mourners still visit the mass grave at Solhan. Widows would prefer a road.", "en"),
        ("Two weeks after the raid on Kaya, life resumes. Shops are open.", "en"),
    ],
)
def test_background_and_what_did_not_happen_are_no_events(
    coder: RuleCoder, text: str, language: str
) -> None:
    assert events(coder, text, language) == []


def test_a_later_sentence_without_a_date_tells_of_no_event_of_its_own(coder: RuleCoder) -> None:
    text = (
        "Gunmen killed nine villagers at Djibo on Monday. An army that leaves before the judge "
        "comes will be back."
    )
    [draft] = events(coder, text, "en")
    assert draft.category
    assert draft.category.value == "attack_on_civilians"


def test_a_count_told_anew_is_the_same_attack(coder: RuleCoder) -> None:
    text = (
        "Vingt-sept soldats ont été tués lundi à Djibo. Un précédent bilan, mardi, était de onze "
        "militaires tués."
    )
    assert len(events(coder, text, "fr")) == 1


def test_there_means_the_town_just_named(coder: RuleCoder) -> None:
    text = (
        "La cérémonie s'est tenue après le deuil de Djibo. Là-bas, dimanche, des hommes armés "
        "avaient tué neuf fidèles."
    )
    [draft] = events(coder, text, "fr")
    assert draft.place
    assert draft.place.value.name == "Djibo"


def test_a_claim_further_on_names_the_attackers(coder: RuleCoder) -> None:
    text = (
        "Gunmen killed nine soldiers at Djibo on Monday. Schools are closed. Shops too. The mayor "
        "has left. Nobody sells bread. JNIM has put its name to the raid in a statement."
    )
    drafts = events(coder, text, "en")
    assert {actor.value for actor in drafts[0].actors} == {"burkina_gov", "jnim"}


def test_rebels_who_meet_an_army_fight_a_battle(coder: RuleCoder) -> None:
    text = "Rebels of the FLA attacked an army convoy near Kidal on Monday, killing nine soldiers."
    [draft] = events(coder, text, "en")
    assert draft.category
    assert draft.category.value == "battle"


def test_seizing_is_no_number(coder: RuleCoder) -> None:
    [draft] = events(coder, "Malian forces seize Gao airport on Monday.", "en")
    assert draft.category
    assert draft.category.value == "territory_change"
    assert draft.deaths is None


@pytest.mark.parametrize(
    ("text", "language", "category"),
    [
        ("A captain brushed aside Mali's president on Sunday.", "en", "coup"),
        ("Mali's president was shut up in his palace by his own guard on Sunday.", "en", "coup"),
        ("Power changed hands in Bamako on Sunday.", "en", "coup"),
        ("Nine officers were arrested in Bamako on Sunday over a plot.", "en", "coup"),
        ("Le président malien a été arrêté dimanche par des soldats.", "fr", "coup"),
        ("Des colonels ont pris dimanche les rênes du Mali.", "fr", "coup"),
        ("Le putsch a avorté dimanche à Bamako.", "fr", "coup"),
        ("Mali's prime minister was dismissed by decree on Sunday.", "en", "political"),
        ("Mali expelled the ambassador of Sweden on Sunday.", "en", "political"),
        ("Mali pulled the plug on a radio on Sunday.", "en", "political"),
        ("The permit of a mine was withdrawn in Bamako on Sunday.", "en", "political"),
        ("Le Mali a rouvert dimanche ses frontières.", "fr", "political"),
        ("Le Premier ministre malien a été limogé dimanche par décret.", "fr", "political"),
        ("La junte malienne a gelé dimanche les activités des partis.", "fr", "political"),
        ("Elders and jihadists came to terms in Djibo on Sunday.", "en", "agreement"),
        ("Niamey et Cotonou sont tombées d'accord dimanche à Dosso.", "fr", "agreement"),
        ("The truce at Djibo fell apart on Sunday.", "en", "agreement_ended"),
        ("Le pacte de Djibo a volé en éclats dimanche.", "fr", "agreement_ended"),
        ("Two brigades merged under one banner at Kidal on Sunday.", "en", "group_formation"),
        ("Deux katibas ont fusionné dimanche à Kidal.", "fr", "group_formation"),
    ],
)
def test_politics_are_told_in_many_ways(
    coder: RuleCoder, text: str, language: str, category: str
) -> None:
    drafts = events(coder, text, language)
    assert [d.category.value for d in drafts if d.category] == [category]


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Mali and Niger inked a defence protocol in Niamey on Sunday.", "en", "Niamey"),
        ("Des ministres nigériens ont été déchus de leur nationalité le 4 mars.", "fr", "Niger"),
    ],
)  # fmt: skip
def test_politics_lie_where_they_were_signed_or_with_who_decided(
    coder: RuleCoder, text: str, language: str, place: str
) -> None:
    [draft] = events(coder, text, language)
    assert draft.place
    assert draft.place.value.name == place


@pytest.mark.parametrize(
    "text",
    [
        "The village lies close to the border with Mali.",
        "No soldier seized power in Bamako on Sunday, the presidency said.",
    ],
)
def test_what_only_sounds_like_politics_tells_of_nothing(coder: RuleCoder, text: str) -> None:
    assert events(coder, text, "en") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The captain who took power in 2022 spoke of cotton in Ouagadougou on Sunday.", "en"),
        ("A coup in Abidjan is unlikely, a lawyer said on Sunday.", "en"),
        ("Un putsch est peu probable à Abidjan, a dit dimanche un avocat.", "fr"),
        ("The keys of forty houses were handed over in Dori on Sunday.", "en"),
        ("Une nouvelle brigade de pompiers a été présentée dimanche à Niamey.", "fr"),
        ("The minister defended the expulsion of diplomats in Niamey on Sunday.", "en"),
        ("American tourists landed in Timbuktu on Sunday for a festival.", "en"),
        ("Des soldats maliens ont quitté dimanche leur camp de Gao pour distribuer du riz.", "fr"),
    ],
)
def test_what_sounds_like_politics_or_moves_is_told_from_them(
    coder: RuleCoder, text: str, language: str
) -> None:
    assert not events(coder, text, language)


def test_those_arrested_over_a_plan_make_a_coup_that_happened(coder: RuleCoder) -> None:
    [draft] = events(
        coder, "Officers accused of planning to seize power were held in Niamey on Sunday.", "en"
    )
    assert draft.category is not None
    assert draft.category.value == "coup"
