"""The map in French: controls, dates, names; and the way from one language to the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.timemap.style import text

if TYPE_CHECKING:
    from tests.browser.conftest import Reader

FR = text("fr")


def test_controls_dates_and_labels_are_french(reader: Reader) -> None:
    reader.open(day="2024-09-16", lang="fr")
    frame = reader.frame
    expect(frame.get_by_label(FR["date"])).to_have_value("16 sept. 2024")
    expect(frame.locator(".ss-count")).to_have_text("4 événements dans la fenêtre")
    expect(frame.locator(".ss-legend-body")).to_contain_text("Bastion")
    expect(frame.locator(".ss-legend-body")).to_contain_text("États-Unis")
    expect(frame.get_by_role("button", name=FR["zoom_in"])).to_be_visible()
    expect(frame.get_by_label(FR["search"])).to_be_visible()


def test_no_control_is_left_in_english(reader: Reader) -> None:
    reader.open(day="2024-09-16", lang="fr")
    said = reader.frame.evaluate(
        """() => Array.from(document.querySelectorAll('[title], [aria-label]'), (element) =>
          [element.title, element.getAttribute('aria-label')]).flat().filter(Boolean)"""
    )
    english = {value for value in text("en").values() if isinstance(value, str)}
    french = {value for value in FR.values() if isinstance(value, str)}
    assert not (english - french) & set(said)


def test_a_french_place_is_found_and_named_in_french(reader: Reader) -> None:
    reader.open(lang="fr")
    field = reader.frame.get_by_label(FR["search"])
    field.fill("Tombouctou")
    first = reader.frame.locator(".ss-results button").first
    expect(first).to_contain_text("Tombouctou")
    field.fill("Benin")
    expect(reader.frame.locator(".ss-results button").first).to_contain_text("Bénin")


@pytest.mark.parametrize(
    ("typed", "day"), [("16 août 2022", "2022-08-16"), ("févr. 2021", "2021-02-01")]
)
def test_a_date_can_be_typed_in_french(reader: Reader, typed: str, day: str) -> None:
    reader.open(lang="fr")
    field = reader.frame.get_by_label(FR["date"])
    field.fill(typed)
    field.press("Enter")
    reader.settle(day=day, lang="fr")


def test_the_switch_keeps_the_view_and_writes_the_link(reader: Reader) -> None:
    reader.open(day="2022-08-14", window="30")
    reader.press("ArrowRight")
    reader.settle(day="2022-08-15")
    reader.page.get_by_role("button", name="Français").click()
    reader.settle(day="2022-08-15", lang="fr", window="30")
    reader.wait_for_map()
    expect(reader.frame.get_by_label(FR["date"])).to_have_value("15 août 2022")
    reader.page.get_by_role("button", name="English").click()
    reader.settle(day="2022-08-15", lang=None, window="30")
    reader.wait_for_map()
    expect(reader.frame.get_by_label(text()["date"])).to_have_value("15 Aug 2022")


def test_the_tour_is_told_in_french(reader: Reader) -> None:
    reader.open(lang="fr")
    reader.frame.get_by_role("button", name=FR["tour"]).click()
    expect(reader.frame.locator(".ss-tour h3")).to_have_text("2012 : l’État perd le nord du Mali")


def test_a_language_that_the_map_does_not_speak_is_named(reader: Reader) -> None:
    reader.open(lang="de")
    expect(reader.page.get_by_text("The link says lang=de")).to_be_visible()


def test_the_panels_and_the_pages_speak_it_from_page_to_page_and_back(reader: Reader) -> None:
    reader.open(day="2024-09-16", lang="fr", country="Benin")
    page = reader.page
    expect(page.get_by_text("Événements de la fenêtre").first).to_be_visible()
    expect(page.get_by_role("button", name="Effacer 1 filtre")).to_be_visible()
    for name, heading in (
        ("Articles", "Articles"),
        ("Partager", "Partager"),
        ("Données", "Données"),
    ):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        expect(page).to_have_url(re.compile("lang=fr"))
        expect(page.get_by_test_id("stException")).to_have_count(0)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Data", exact=True)).to_be_visible()
    expect(page).not_to_have_url(re.compile("lang="))
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_text("Events of the window").first).to_be_visible()


def test_the_switch_keeps_the_filters(reader: Reader) -> None:
    reader.open(day="2024-09-16", country="Benin")
    reader.page.get_by_role("button", name="Français").click()
    expect(reader.page).to_have_url(re.compile("country=B%C3%A9nin"))
    expect(reader.page.get_by_role("button", name="Effacer 1 filtre")).to_be_visible()


def test_a_broken_pdf_is_refused_in_french(reader: Reader) -> None:
    page = reader.open("add", lang="fr", ready=False).page
    page.get_by_role("tab", name="Fichier").click()
    given = {"name": "une.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 broken"}
    page.locator("input[type=file]").set_input_files(given)
    page.get_by_text("une.pdf").wait_for()
    page.get_by_role("button", name="Lire", exact=True).locator("visible=true").click()
    told = page.get_by_role("alert")
    expect(told).to_contain_text("Le PDF est endommagé.")
    expect(told).to_contain_text("L’imprimer de nouveau en PDF, ou coller son texte")
