"""A person's yes: what goes into the store, what it ends, and what is remembered of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from components import resources
from components.review import keeping
from components.review.work import Work
from geodata import DataError
from geodata.coding.article import Article
from geodata.coding.drafts import Dated, Draft, Found, Located, Range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.review.work import Decision
    from geodata.coding.drafts import Kind

ARTICLE = Article("…", "Camp at Gao handed over", "Gazette", dt.date(2026, 3, 4), "en")
GAO = Located("Gao", "MLI", 16.27, -0.04, "town", "Gao")


@pytest.fixture(autouse=True)
def _own_store() -> Iterator[None]:
    """Give each test a store of its own, and other tests one without our records."""

    def renew() -> None:
        resources._keeping.cache_clear()  # noqa: SLF001 - nothing but a test begins anew
        resources._shared.cache_clear()  # noqa: SLF001 - the same

    renew()
    yield
    renew()


def proposed(kind: Kind, **fields: Any) -> tuple[Work, Decision]:
    usual: dict[str, Any] = {
        "date": Found(Dated(dt.date(2026, 3, 1))),
        "place": Found(GAO),
        "actors": (Found("africa_corps"), Found("mali_gov")),
        "power": Found("russia"),
    }
    work = Work(ARTICLE)
    draft = Draft(kind, "happened", "Camp at Gao handed over", (), **(usual | fields))
    work.take([draft], resources.shared())
    assert work.decisions is not None
    return work, work.decisions[0]


def test_a_handover_ends_the_site_with_it_and_undo_restores_it() -> None:
    work, one = proposed("handover")
    one.ends, one.reason, one.taker = "russia-mli-gao-africa-corps", "handover", "Malian army"
    keeping.accept(resources.shared(), work, one, "Awa")
    site = resources.shared().sites.loc["russia-mli-gao-africa-corps"]
    assert str(site["end"].date()) == "2026-03-01"
    assert (site["end_reason"], site["taken_over_by"]) == ("handover", "Malian army")
    assert one.record == "2026-03-01-mli-gao"
    assert one.change is not None
    keeping.undo(work, one.change, "Awa")
    assert (one.state, one.record, one.change) == ("open", None, None)
    assert resources.shared().sites.loc["russia-mli-gao-africa-corps", "end_basis"] != "confirmed"


def test_a_site_does_not_end_without_a_reason() -> None:
    work, one = proposed("handover")
    one.ends = "russia-mli-gao-africa-corps"
    with pytest.raises(DataError, match="say why it ended"):
        keeping.accept(resources.shared(), work, one, "Awa")
    assert one.state == "open"
    assert resources.keeping().store.changes() == []


def test_a_new_stage_takes_over_the_place_of_the_one_before() -> None:
    atlas = resources.shared()
    before = atlas.zones.loc["jnim-ben-basso-activity"]
    near = Located("Basso", "BEN", before["lat"] + 0.01, before["lon"], "town", "Borgou")
    work, one = proposed("zone", place=Found(near), stage=Found("stronghold"))
    one.ends = "jnim-ben-basso-activity"
    keeping.accept(atlas, work, one, "Awa")
    assert one.record == "jnim-ben-basso-stronghold"
    zones = resources.shared().zones
    assert zones.loc[one.record, "lat"] == before["lat"]
    assert str(zones.loc["jnim-ben-basso-activity", "end"].date()) == "2026-03-01"


KAYES = "jnim-mli-kayes-activity"


@pytest.mark.parametrize("stage", ["expansion", "activity"])
def test_a_sighting_earlier_than_the_known_stage_goes_before_it(stage: str) -> None:
    atlas = resources.shared()
    known = atlas.zones.loc[KAYES]
    near = Located("Kayes", "MLI", known["lat"] + 0.01, known["lon"], "town", "Kayes")
    seen = Found(Dated(dt.date(2024, 8, 20)))
    work, one = proposed("zone", place=Found(near), stage=Found(stage), date=seen)
    keeping.accept(atlas, work, one, "Awa")
    zones = resources.shared().zones
    first = zones.loc["jnim-mli-kayes-expansion" if stage == "expansion" else KAYES]
    assert one.record == first.name
    assert str(first["start"].date()) == "2024-08-20"
    assert first["end"] == (known["start"] if stage == "expansion" else known["end"])
    assert (zones["lat"] == known["lat"]).sum() == (3 if stage == "expansion" else 2)
    assert one.change is not None
    keeping.undo(work, one.change, "Awa")
    assert resources.shared().zones.loc[KAYES, "start"] == known["start"]


def test_what_is_missing_is_named_for_the_record_and_for_its_article() -> None:
    work, one = proposed("site")
    work.article = replace(ARTICLE, publisher="", language="")
    with pytest.raises(DataError) as caught:
        keeping.accept(resources.shared(), work, one, "Awa")
    assert {fault.field for fault in caught.value.faults} == {
        *("site", "kind"),
        *("publisher", "lang"),
    }


def test_a_head_count_is_kept_for_its_site() -> None:
    work, one = proposed("strength", troops=Found(Range(low=80)))
    keeping.accept(resources.shared(), work, one, "Awa")
    row = resources.shared().strength.loc[
        "strength-russia-mli-russia-mli-gao-africa-corps-2026-03-01"
    ]
    assert (row["low"], row["best"]) == (80, 80)


def test_an_article_is_added_to_a_known_record_once() -> None:
    work, one = proposed("event", category=Found("base_handover"))
    keeping.merge(resources.shared(), work, one, "2021-06-05-bfa-solhan", "Awa")
    assert one.state == "merged"
    with pytest.raises(DataError, match="already"):
        keeping.merge(resources.shared(), work, one, "2021-06-05-bfa-solhan", "Awa")


def test_the_first_record_of_an_article_can_be_taken_back_alone() -> None:
    work, one = proposed("event", category=Found("base_handover"))
    _, other = proposed("strength", troops=Found(Range(80, 80, 80)))
    keeping.accept(resources.shared(), work, one, "Awa")
    keeping.accept(resources.shared(), work, other, "Awa")
    assert one.change is not None
    keeping.undo(work, one.change, "Awa")
    assert one.state == "open"
    assert other.record in resources.shared().strength.index
