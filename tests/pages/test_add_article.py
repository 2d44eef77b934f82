"""From an article to records, with a person's yes and not without it."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from components import editing, resources
from components.markup import plain
from geodata.coding.remote import ENVIRONMENT
from tests.coding.endpoint import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = """The week in Burkina Faso
Gazette, 4 March 2026

Fighters from JNIM attacked the army camp at Djibo on 3 March 2026, killing at least 40 soldiers.
Russia will withdraw its instructors from Gao in June."""
SOLHAN = """Attackers kill civilians in Solhan

Armed men killed 132 civilians in an attack on the village of Solhan on 5 June 2021."""


def _alone() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest runs this function's text on its own

    from components import faults  # noqa: PLC0415 - the same
    from components.pages import add_article, articles, map_page  # noqa: PLC0415 - the same

    pages = {
        "map": st.Page(map_page.show, title="map", url_path="map"),
        "articles": st.Page(articles.show, title="articles", url_path="articles"),
        "add": st.Page(add_article.show, title="add", url_path="add", default=True),
    }
    st.session_state["pages"] = pages
    with faults.shown():
        st.navigation(list(pages.values())).run()


@pytest.fixture(autouse=True)
def _own_store() -> Iterator[None]:
    """Give each test a store of its own, and the tests of other pages one without our records."""

    def renew() -> None:
        resources._keeping.cache_clear()  # noqa: SLF001 - nothing but a test begins anew
        resources._shared.cache_clear()  # noqa: SLF001 - the same

    renew()
    yield
    renew()


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    def opened(text: str = "", by: str | None = "Awa", **params: str) -> AppTest:
        monkeypatch.setattr(editing, "editor", lambda: by)
        test = AppTest.from_function(_alone, default_timeout=90)
        for key, value in params.items():
            test.query_params[key] = value
        test.run()
        if text:
            test.text_area(key="add-paste").set_value(text).run()
            test.button(key="add-read-paste").click().run()
            button(test, "Find what happened").click().run()
        assert not test.exception
        return test

    return opened


def button(test: AppTest, label: str) -> Any:
    return next(each for each in test.button if each.label.startswith(label))


def labels(test: AppTest) -> list[str]:
    return [each.label for each in test.button]


def field(test: AppTest, kind: str, name: str) -> Any:
    return next(each for each in getattr(test, kind) if str(each.key).endswith(f"-{name}"))


def added() -> list[str]:
    """Name the records that are in the shared atlas and not in the data package."""
    package = resources.keeping().store.package
    known = {
        identifier
        for table in ("events", "sites", "strength", "zones", "sources")
        for identifier in getattr(package, table)["id"]
    }
    shared = resources.shared()
    tables = (shared.events, shared.sites, shared.strength, shared.zones, shared.sources)
    return [identifier for table in tables for identifier in table.index if identifier not in known]


def test_what_is_known_of_the_article_can_be_corrected_first(page: Callable[..., AppTest]) -> None:
    test = page()
    test.text_area(key="add-paste").set_value(TEXT).run()
    test.button(key="add-read-paste").click().run()
    title = field(test, "text_input", "about-title")
    assert title.value == "The week in Burkina Faso"
    field(test, "text_input", "about-publisher").set_value("Gazette").run()
    assert test.session_state["add_work"].article.publisher == "Gazette"
    assert test.session_state["add_work"].decisions is None


def accepted(test: AppTest) -> AppTest:
    field(test, "text_input", "about-publisher").set_value("Gazette").run()
    button(test, "Accept").click().run()
    assert not test.exception
    return test


def test_an_accepted_draft_is_on_the_map_at_once(page: Callable[..., AppTest]) -> None:
    test = accepted(page(TEXT))
    assert not test.error
    event = resources.shared().events.loc["2026-03-03-bfa-djibo"]
    assert (event["place"], event["fatalities_low"]) == ("Djibo", 40)
    assert event["geometry"].x == pytest.approx(-1.63, abs=0.05)
    button(test, "See it on the map").click().run()
    assert not test.exception
    view = test.session_state["view"]
    assert (view.record, str(view.day)) == ("2026-03-03-bfa-djibo", "2026-03-03")


def test_undo_takes_the_record_back_and_opens_the_draft(page: Callable[..., AppTest]) -> None:
    test = accepted(page(TEXT))
    assert added()
    button(test, "Undo").click().run()
    assert not test.exception
    assert added() == []
    assert "Accept: save it" in labels(test)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("lat", 95.0, "**Latitude** is not between"),
        ("lat", 48.9, "outside the countries of the map"),
    ],
)
def test_a_point_that_cannot_be_is_said_and_not_dropped(
    page: Callable[..., AppTest], name: str, value: float, told: str
) -> None:
    test = page(TEXT)
    field(test, "number_input", name).set_value(value).run()
    accepted(test)
    assert told in test.error[0].value
    assert not added()
    assert field(test, "number_input", name).value == value


def test_what_lies_in_the_future_is_not_saved(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    later = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(40)
    field(test, "date_input", "date").set_value(later).run()
    accepted(test)
    assert "in the future" in test.error[0].value
    assert not added()


def test_a_record_that_was_added_here_is_offered_when_it_comes_again(
    page: Callable[..., AppTest],
) -> None:
    accepted(page(TEXT))
    again = page(TEXT.replace("Gazette", "Courier").replace("killing", "and killed"))
    assert any(one.label.startswith("Merge") for one in again.button)


def test_a_change_is_listed_with_a_way_back_and_forth(page: Callable[..., AppTest]) -> None:
    accepted(page(TEXT))
    test = page()
    name = plain("3 March 2026: Attack on forces at Djibo")
    assert any(name in each.value and "Awa" in each.value for each in test.markdown)
    test.button(key="add-journal-undo-1").click().run()
    assert added() == []
    assert [each.value for each in test.toast] == [f"Taken back: {name}"]
    # what is on the map no more has its name all the same
    assert any(each.value.startswith(f"~~**1** · {name}") for each in test.markdown)
    test.button(key="add-journal-redo-1").click().run()
    assert "2026-03-03-bfa-djibo" in added()
    assert [each.value for each in test.toast] == [f"Holds again: {name}"]


def test_what_is_missing_is_said_and_nothing_typed_is_lost(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    field(test, "text_area", "summary").set_value("In my own words.").run()
    field(test, "text_input", "1-title").set_value("").run()
    button(test, "Accept").click().run()
    (error,) = test.error
    assert "Title" in error.value
    assert added() == []
    assert field(test, "text_area", "summary").value == "In my own words."


def test_a_correction_is_what_is_saved(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    field(test, "number_input", "fatalities_best").set_value(45).run()
    field(test, "selectbox", "confidence").set_value("low").run()
    accepted(test)
    event = resources.shared().events.loc["2026-03-03-bfa-djibo"]
    assert (event["fatalities_best"], event["confidence"]) == (45, "low")


def test_a_place_found_by_name_brings_its_point_and_country(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    field(test, "text_input", "search").set_value("gao").run()
    found = next(each for each in test.get("button_group") if str(each.key).endswith("-found"))
    found.set_value(0).run()
    assert not test.exception
    assert field(test, "text_input", "place").value == "Gao"
    assert field(test, "number_input", "lat").value == pytest.approx(16.27, abs=0.05)
    accepted(test)
    assert resources.shared().events.loc["2026-03-03-mli-gao", "country"] == "MLI"


def test_a_village_that_no_table_has_keeps_its_name(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    field(test, "text_input", "place").set_value("Tinsabali").run()
    field(test, "text_input", "search").set_value("gao").run()
    found = next(each for each in test.get("button_group") if str(each.key).endswith("-found"))
    found.set_value(0).run()
    assert field(test, "text_input", "place").value == "Tinsabali"
    assert field(test, "number_input", "lat").value == pytest.approx(16.27, abs=0.05)
    assert field(test, "selectbox", "geo_precision").value == "region"
    assert [each.value for each in test.toast] == [
        "The name Tinsabali stays; its point is now that of Gao."
    ]


def test_what_was_only_announced_is_not_saved_as_happened(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    moods = [one.draft.mood for one in test.session_state["add_work"].decisions]
    number = moods.index("announced") + 1
    test.button(key=f"add-head-{number}").click().run()
    assert "Accept: save it" not in labels(test)
    button(test, "Make it a record of the announcement").click().run()
    assert field(test, "selectbox", "category").value == "political"
    assert field(test, "text_input", f"{number}-title").value.startswith("Announced: ")
    accepted(test)
    assert not test.error


def test_a_rejected_draft_can_be_taken_back(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    button(test, "Reject").click().run()
    assert test.session_state["add_work"].decisions[0].state == "rejected"
    button(test, "Take it back").click().run()
    assert test.session_state["add_work"].decisions[0].state == "open"
    assert added() == []


def test_a_known_event_gains_the_source_instead_of_being_doubled(
    page: Callable[..., AppTest],
) -> None:
    test = page(SOLHAN)
    field(test, "text_input", "about-publisher").set_value("Gazette").run()
    button(test, "Merge").click().run()
    assert not test.exception
    assert "source of the known record" in test.toast[0].value
    (source,) = added()
    assert source in resources.shared().events.loc["2021-06-05-bfa-solhan", "sources"]
    button(test, "Undo").click().run()
    assert added() == []


def test_a_known_event_can_be_said_to_be_another(page: Callable[..., AppTest]) -> None:
    test = page(SOLHAN)
    assert any(label.startswith("Merge") for label in labels(test))
    while "It is another event" in labels(test):
        button(test, "It is another event").click().run()
    assert not any(label.startswith("Merge") for label in labels(test))


@pytest.mark.parametrize("kind", ["event", "handover", "site", "strength", "zone"])
def test_a_record_can_be_added_by_hand(page: Callable[..., AppTest], kind: str) -> None:
    test = page(TEXT)
    test.selectbox(key="add-kind").set_value(kind).run()
    test.button(key="add-blank").click().run()
    assert not test.exception
    button(test, "Accept").click().run()
    assert test.error
    assert added() == []


def test_a_reload_goes_on_where_it_was(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    field(test, "text_area", "summary").set_value("In my own words.").run()
    key = test.session_state["add_work"].key
    again = page(draft=key)
    assert field(again, "text_area", "summary").value == "In my own words."
    assert (
        again.session_state["add_work"].article.text == test.session_state["add_work"].article.text
    )


def test_an_article_put_aside_waits_and_can_be_discarded(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    button(test, "Put it aside").click().run()
    assert "Go on" in labels(test)
    assert "Go on" not in labels(page(by="Issa"))
    again = page()
    button(again, "Discard").click().run()
    assert "Go on" not in labels(again)


def test_the_same_text_goes_on_with_what_was_begun(page: Callable[..., AppTest]) -> None:
    test = page(TEXT)
    field(test, "text_area", "summary").set_value("In my own words.").run()
    button(test, "Put it aside").click().run()
    test.text_area(key="add-paste").set_value(TEXT).run()
    test.button(key="add-read-paste").click().run()
    assert not test.exception
    assert "begun with this article" in test.toast[0].value
    assert field(test, "text_area", "summary").value == "In my own words."
    assert len(resources.keeping().store.drafts(by="Awa")) == 1
    # another's work stays theirs
    other = page(by="Issa")
    other.text_area(key="add-paste").set_value(TEXT).run()
    other.button(key="add-read-paste").click().run()
    assert other.session_state["add_work"].decisions is None


def test_a_reader_may_try_but_not_save(page: Callable[..., AppTest]) -> None:
    test = page(SOLHAN, by=None)
    assert any("saving to this map is for its editors" in each.value for each in test.info)
    assert not {"Accept: save it", "Undo"} & set(labels(test))
    assert not any(label.startswith("Merge") for label in labels(test))
    assert test.session_state["add_work"].decisions
    assert resources.keeping().store.drafts(by="Awa") == []
    assert len(test.get("download_button")) == 2


def test_nothing_to_read_is_said(page: Callable[..., AppTest]) -> None:
    test = page()
    test.button(key="add-read-paste").click().run()
    assert [each.value for each in test.warning] == ["There is nothing to read yet."]


def test_a_text_that_tells_of_nothing_says_so(page: Callable[..., AppTest]) -> None:
    test = page("The market of Bamako sells mangoes and cloth, and it is always full of people.")
    assert any("found nothing that happened" in each.value for each in test.info)


def test_an_address_that_is_not_public_is_refused_and_kept(page: Callable[..., AppTest]) -> None:
    test = page()
    test.text_input(key="add-url").set_value("http://127.0.0.1:9/x").run()
    test.button(key="add-read-url").click().run()
    assert not test.exception
    assert len(test.error) == 1
    assert test.text_input(key="add-url").value == "http://127.0.0.1:9/x"


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server() as running:
        monkeypatch.setenv(ENVIRONMENT["url"], running.url)
        monkeypatch.setenv(ENVIRONMENT["model"], "some-model")
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield running
        running.shutdown()


def test_an_endpoint_that_the_operator_names_reads_when_an_editor_asks_it(
    page: Callable[..., AppTest], endpoint: Server
) -> None:
    test = page()
    test.text_area(key="add-paste").set_value(TEXT).run()
    test.button(key="add-read-paste").click().run()
    button(test, "Find what happened").click().run()
    assert endpoint.asked == []  # nothing leaves the machine unless somebody chooses so
    quote = "Fighters from JNIM attacked the army camp"
    category = {"value": "attack_on_forces", "quote": quote}
    draft = {"kind": "event", "mood": "happened", "category": category}
    endpoint.answers = [500, 500, {"drafts": [draft]}]
    test.radio(key="add-coder").set_value("endpoint").run()
    button(test, "Find again").click().run()
    assert "HTTP 500" in test.error[0].value
    assert len(test.session_state["add_work"].decisions) > 1  # what was found before stays
    button(test, "Find again").click().run()
    assert not test.exception
    (decision,) = test.session_state["add_work"].decisions
    assert decision.draft.category.value == "attack_on_forces"
    assert endpoint.asked[-1][2]["model"] == "some-model"


@pytest.mark.usefixtures("endpoint")
def test_an_endpoint_is_not_for_readers(page: Callable[..., AppTest]) -> None:
    assert not page(TEXT, by=None).radio
