from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from geodata.formats.names import Names, known
from geodata.formats.tables import rows

if TYPE_CHECKING:
    from geodata import Atlas


@pytest.mark.parametrize(
    ("name", "actors", "how"),
    [
        ("JNIM: Group for Support of Islam and Muslims", ("jnim",), "table"),
        ("Katiba Macina", ("jnim",), "table"),
        ("Islamic State Sahel Province (ISSP)", ("issp",), "table"),
        ("Islamic State (West Africa) - Greater Sahara Faction", ("issp",), "table"),
        ("Islamic State (West Africa) - Lake Chad Faction", ("other",), "table"),
        ("AQIM: Al Qaeda in the Islamic Maghreb", ("aqim",), "table"),
        ("Ansaroul Islam", ("ansarul_islam",), "table"),
        ("Military Forces of Mali (2021-)", ("mali_gov",), "table"),
        ("Military Forces of Mali (2012-2020) Presidential Guard", ("mali_gov",), "table"),
        ("Police Forces of Niger (2023-)", ("niger_gov",), "table"),
        ("Police Forces of Nigeria (2023-)", ("nigeria_gov",), "table"),
        ("VDP: Volunteers for the Defense of Homeland", ("vdp",), "table"),
        ("Wagner Group", ("wagner",), "table"),
        ("Africa Corps", ("africa_corps",), "table"),
        ("CMA: Coordination of Movements of Azawad", ("fla_csp",), "table"),
        ("FLA: Azawad Liberation Front", ("fla_csp",), "table"),
        (
            (
                "MINUSMA: United Nations Multidimensional Integrated Stabilization Mission in Mali "
                "(2013-2023)"
            ),
            ("minusma",),
            "table",
        ),
        ("Civilians (Burkina Faso)", ("civilians",), "table"),
        ("Unidentified Armed Group (Mali)", ("other",), "table"),
        ("Islamic State and/or JNIM", ("jnim", "issp"), "table"),
        ("Suspected JNIM or bandits", ("jnim",), "part"),
        ("Unidentified Armed Group (suspected JNIM)", ("jnim",), "part"),
        ("Islamic State West Africa Province (ISWAP) and JNIM", ("jnim",), "part"),
        ("Military Forces of Mali (2021-) and Wagner", ("mali_gov", "wagner"), "part"),
        ("Fulani Ethnic Militia (Mali)", ("other",), "none"),
        ("Wagnerites", ("other",), "none"),
    ],
)
def test_a_name_is_who_it_is(name: str, actors: tuple[str, ...], how: str) -> None:
    assert known(name) == (actors, how)


def test_every_actor_of_the_table_is_one_of_ours(atlas: Atlas) -> None:
    ours = set(atlas.vocabulary.labels("actor"))
    for row in rows("actors"):
        assert set(row["actors"].split(";")) <= ours, row
        assert row["match"] in {"exact", "starts", "alias"}, row


def test_other_never_hides_an_armed_group() -> None:
    groups = {"jnim", "issp", "aqim", "ansar_dine", "ansarul_islam"}
    for row in rows("actors"):
        if row["match"] == "alias" and row["actors"] in groups:
            for text in ("Unidentified group ({})", "Boko Haram and {}", "{} or bandits"):
                assert row["actors"] in known(text.format(row["name"])).actors, row["name"]


def test_an_unknown_companion_does_not_make_a_row_one_of_others() -> None:
    lead = pd.Series(["JNIM", "Bandits", ""])
    beside = pd.Series(["Tuareg fighters", "Wagner", ""])
    assert Names().map(lead, beside).tolist() == [("jnim",), ("other", "wagner"), ("other",)]


def test_names_are_counted_and_those_in_doubt_come_first() -> None:
    names = Names()
    names.map(pd.Series(["JNIM; Bandits", "Bandits", "Suspected JNIM"]), pd.Series([""] * 3))
    assert names.table().to_numpy().tolist() == [
        ["Suspected JNIM", 1, "jnim", "part"],
        ["Bandits", 2, "other", "none"],
    ]
