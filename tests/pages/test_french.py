"""The pages in French: what is said around the map, and the way from page to page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from components.language import texts
from geodata.briefing import changes, french, selected
from geodata.selection import select
from geodata.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geodata import Atlas

SCRIPT = Path(__file__).parents[2] / "components" / "pages" / "script.py"
WIDGETS = ("button", "multiselect", "selectbox", "text_input", "date_input", "toggle", "tabs")


def _page(name: str, lang: str) -> None:
    """Show one page in a language, as AppTest takes it."""
    from importlib import import_module  # noqa: PLC0415 - AppTest runs this text on its own

    from components import language  # noqa: PLC0415 - the same

    language.choose(lang)
    import_module(f"components.pages.{name}").show()


def alone(name: str, lang: str = "fr") -> AppTest:
    test = AppTest.from_function(_page, default_timeout=60, args=(name, lang)).run()
    assert not test.exception
    return test


def said(test: AppTest) -> set[str]:
    """All that the page says in its own words: labels, headings, captions and tabs."""
    found: set[str] = set()
    for kind in WIDGETS:
        found |= {str(element.label) for element in test.get(kind) if hasattr(element, "label")}
    for kind in ("markdown", "caption", "metric", "tab", "expander"):
        found |= {
            str(getattr(element, "value" if kind in {"markdown", "caption"} else "label"))
            for element in test.get(kind)
        }
    return found


def english() -> set[str]:
    """What is said in English and otherwise in French."""
    return spoken("en") - spoken("fr")


def spoken(lang: str) -> set[str]:
    found: set[str] = set()
    for own in texts(lang).values():
        for text in own.values():
            found |= set(text) if isinstance(text, list) else {text}
    return found


def html(test: AppTest) -> str:
    told = "\n".join(element.proto.body for element in test.get("html"))
    return told.replace("&#39;", "'").replace("&amp;", "&")


def assert_all_in(sentences: Iterable[str], told: str) -> None:
    wanted = list(sentences)
    assert wanted
    assert [sentence for sentence in wanted if sentence not in told] == []


def test_the_day_is_told_in_french(page: Callable[..., AppTest], atlas: Atlas) -> None:
    test = page(day="2022-08-14", lang="fr")
    told, snapshot = html(test), atlas.at("2022-08-14")
    assert_all_in((line for part in french.parts(snapshot).values() for line in part), told)
    assert_all_in((line for _, line in french.headline(snapshot)), told)
    assert not said(test) & english()
    assert "Événements de la fenêtre" in {metric.label for metric in test.metric}


def test_a_comparison_and_a_marked_region_are_told_in_french(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    link = {"day": "2024-09-16", "with": "2022-01-01", "shape": "region:MLI-gao", "lang": "fr"}
    test = page(**link)
    told = html(test)
    compared = changes.sentences(atlas.compare("2022-01-01", "2024-09-16"), "fr")
    assert_all_in(compared["sentence"], told)
    gao = select(atlas.at("2024-09-16"), Shape.read("region:MLI-gao", atlas))
    assert_all_in(selected.sentences(gao, "fr"), told)
    assert not said(test) & english()


@pytest.mark.parametrize("record", ["2021-06-05-bfa-solhan", "us-ner-niamey-embassy"])
def test_a_record_is_told_in_french(page: Callable[..., AppTest], record: str) -> None:
    test = page(day="2024-09-16", record=record, lang="fr")
    told = html(test)
    assert "<dt>Lieu</dt>" in told
    assert "<dt>Confiance</dt>" in told
    assert "<dt>Where</dt>" not in told
    assert not said(test) & english()


@pytest.mark.parametrize(
    "name", ["articles", "share", "data", "method", "import_data", "add_article"]
)
def test_a_page_speaks_french(name: str) -> None:
    assert not said(alone(name)) & english()
    assert said(alone(name, "en")) & english()


@pytest.mark.parametrize(("lang", "values"), [("en", "Bénin"), ("fr", "Benin"), ("fr", "BEN")])
def test_a_filter_in_a_link_is_understood_in_either_language(
    page: Callable[..., AppTest], lang: str, values: str
) -> None:
    test = page(day="2024-09-16", lang=lang, country=values)
    assert test.multiselect(key="country").value == ["BEN"]
    assert not test.warning


def test_the_switch_keeps_filters_and_names_them_in_the_other_language(
    page: Callable[..., AppTest],
) -> None:
    test = page(day="2024-09-16", country="Benin")
    next(button for button in test.button if button.label == "Français").click().run()
    assert not test.exception
    assert test.query_params["lang"] == "fr"
    assert test.multiselect(key="country").value == ["BEN"]
    assert "Bénin" in str(test.query_params["country"])


def test_what_makes_no_sense_in_a_link_is_said_in_french(page: Callable[..., AppTest]) -> None:
    (warning,) = page(day="hier", lang="fr").warning
    assert warning.value.replace("\\", "").startswith("Le lien indique day=hier, qui n’est pas")


def test_links_from_when_articles_were_filtered_by_lang_still_work() -> None:
    test = AppTest.from_function(_page, default_timeout=60, args=("articles", "en"))
    test.query_params["lang"] = "French"
    test.run()
    assert test.multiselect(key="language").value == ["fr"]
