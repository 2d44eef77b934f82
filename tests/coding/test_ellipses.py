"""Acts that a sentence leaves out, because the ones before it told them."""

from __future__ import annotations

import datetime as dt

import pytest

from geodata.coding import Article, RuleCoder

PUBLISHED = dt.date(2024, 5, 20)


def _told(coder: RuleCoder, text: str) -> list[tuple[str, str, str]]:
    return [
        (d.category.value, d.date.value.day.isoformat(), d.place.value.name)
        for d in coder.code(Article(text, published=PUBLISHED))
        if d.kind == "event" and d.category and d.date and d.place
    ]


HANDED = "French troops handed the camp of Tessalit over to the Malian army on 13 November. "
RENDU = "L'armée française a rendu le camp de Tessalit à l'armée malienne le 13 novembre. "
TUNED = "Burkina Faso suspended two foreign radio stations on 3 May. "
LEVEES = "Réunis samedi, les chefs d'État de la Cédéao ont levé les sanctions contre le Niger. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            HANDED + "Gossi, in the south, was given back on 2 May.",
            ("base_handover", "2024-05-02", "Gossi"),
        ),
        (
            HANDED + "The last was Gossi, evacuated on 2 May.",
            ("base_handover", "2024-05-02", "Gossi"),
        ),
        (
            RENDU + "Gossi avait été restitué en avril, Ménaka en mars.",
            ("base_handover", "2024-04-01", "Gossi"),
        ),
        (
            RENDU + "Gossi avait été restitué en avril, Ménaka en mars.",
            ("base_handover", "2024-03-01", "Ménaka"),
        ),
        (TUNED + "Mali followed suit on Friday.", ("political", "2024-05-17", "Mali")),
        (
            "Le Burkina Faso a suspendu deux radios le 3 mai. Le Mali en a fait de même vendredi.",
            ("political", "2024-05-17", "Mali"),
        ),
        (LEVEES + "Elle les avait imposées le 30 juillet.", ("political", "2023-07-30", "Niger")),
    ],
)
def test_a_verb_that_says_nothing_means_the_act_told_before(
    coder: RuleCoder, text: str, told: tuple[str, str, str]
) -> None:
    assert told in _told(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        HANDED + "Gossi is to be given back in June.",
        HANDED + "Gossi was not given back.",
        "A lost child was returned to his family at Gossi on 2 May.",
        TUNED + "Mali has not followed suit.",
    ],
)
def test_what_is_to_come_or_was_not_done_is_no_act(coder: RuleCoder, text: str) -> None:
    happened = [d for d in coder.code(Article(text, published=PUBLISHED)) if d.mood == "happened"]
    assert {d.place.value.name for d in happened if d.place} <= {"Tessalit", "Burkina Faso"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A bus hit a mine on Saturday some kilometres from Boulikessi, police in Mopti say.",
            ("remote_violence", "2024-05-18", "Boulikessi"),
        ),
        (
            (
                "Gunmen struck at Diapaga on Monday. Worse is known about Djibo. The northern town "
                "was stormed on Sunday, and nine soldiers were killed."
            ),
            ("attack_on_forces", "2024-05-19", "Djibo"),
        ),
        (
            (
                "Des combattants ont pris Ber lundi. La ville, située à 60 km de Tombouctou, "
                "avait été attaquée samedi et six soldats y avaient été tués."
            ),
            ("attack_on_forces", "2024-05-18", "Ber"),
        ),
        (
            (
                "Seven soldiers were killed near Sokolo on Sunday. The day before the attack, a "
                "bridge had been blown up with explosives at Diabaly."
            ),
            ("remote_violence", "2024-05-18", "Diabaly"),
        ),
        (
            "Le Mali, le Burkina Faso et le Niger ont dénoncé jeudi le traité de la Cédéao.",
            ("agreement_ended", "2024-05-16", "Mali"),
        ),
        (
            (
                "Dimanche 12 mai, neuf bergers ont été tués à Dori. Ce dimanche-là, à Essakane, "
                "quinze fidèles avaient été abattus par des hommes armés."
            ),
            ("attack_on_civilians", "2024-05-12", "Essakane"),
        ),
    ],
)
def test_day_and_place_come_from_what_the_text_spoke_of(
    coder: RuleCoder, text: str, told: tuple[str, str, str]
) -> None:
    assert told in _told(coder, text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Quatre gendarmes de la brigade de Sebba ont été tués lundi à Mansila.", "Mansila"),
        (
            "Le préfet de Torodi, à une soixantaine de kilomètres de Niamey, a été tué lundi.",
            "Torodi",
        ),
        (
            "16:10 – GAO. Ten soldiers are dead after Friday's attack on the camp at the airport.",
            "Gao",
        ),
        (
            "Last Tuesday the band had come to Sanam, Abala's neighbour, and killed two old men.",
            "Sanam",
        ),
        (
            "Le camp avancé de l'opération Koundjoaré, à Kpinkankandi, a été attaqué lundi.",
            "Kpinkankandi",
        ),
    ],
)
def test_who_speaks_or_is_at_home_there_tells_no_place(
    coder: RuleCoder, text: str, place: str
) -> None:
    found = coder.code(Article(text, published=PUBLISHED))
    assert {d.place.value.name for d in found if d.kind == "event" and d.place} == {place}


def test_a_rumour_beside_its_denial_is_what_is_denied(coder: RuleCoder) -> None:
    text = (
        "The army of Mali on Friday denied that its men had killed villagers at Djenné. Posts on "
        "social media had claimed that twenty people were executed there on Tuesday."
    )
    found = [d for d in coder.code(Article(text, published=PUBLISHED)) if d.kind == "event"]
    assert [(d.mood, d.date.value.day.day) for d in found if d.date] == [("denied", 14)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Rien de tel ne s'était vu depuis le 4 juin 2021: ce jour-là, à Solhan, 130 "
                "villageois avaient été tués par des hommes armés."
            ),
            ("attack_on_civilians", "2021-06-04", "Solhan"),
        ),
        (
            (
                "Neuf bergers ont été tués à Dori samedi. Dimanche, une patrouille a rattrapé les "
                "assaillants près de Gorgadji. Douze jihadistes et deux soldats sont morts dans "
                "l'accrochage."
            ),
            ("battle", "2024-05-19", "Gorgadji"),
        ),
        (
            (
                "The peacekeepers have brought forward their departure from Ber. On Sunday the "
                "contingent closed the camp and drove off to Timbuktu."
            ),
            ("withdrawal", "2024-05-19", "Ber"),
        ),
    ],
)
def test_one_act_is_told_over_two_clauses(
    coder: RuleCoder, text: str, told: tuple[str, str, str]
) -> None:
    assert told in _told(coder, text)
