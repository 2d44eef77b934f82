import csv
import functools
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

import geodata
from geodata.coding import Found, Located, Span
from geodata.coding.places.placing import stated
from geodata.coding.places.toponyms import distance_km
from geodata.coding.places.where import Places
from geodata.filters import fold

UNSURE = 0.3
"""What is found with less is no place where something happened."""

WIDE_KM = 130
"""A region is found when the point lies so near to the one that stands for it."""

with (Path(__file__).parent / "where.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@functools.cache
def shared() -> Places:
    return Places(geodata.load())


@pytest.fixture
def places() -> Places:
    return shared()


def find(places: Places, *sentences: str) -> list[list[Found[Located]]]:
    spans, text = [], ""
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return places.find(text, spans)


def best(places: Places, *sentences: str) -> Located | None:
    """Return the likeliest place of the last sentence."""
    found = [one for one in find(places, *sentences)[-1] if one.score >= UNSURE]
    return stated(max(found, key=lambda one: one.score)).value if found else None


@pytest.mark.parametrize("row", [r for r in ROWS if r["country"]], ids=lambda r: r["sentence"])
def test_a_sentence_names_its_place(places: Places, row: dict[str, str]) -> None:
    found = best(places, row["sentence"])
    assert found is not None
    away = distance_km(found.lat, found.lon, float(row["lat"]), float(row["lon"]))
    assert away <= (WIDE_KM if row["precision"] == "region" else 25)
    assert (found.country, found.precision) == (row["country"], row["precision"])


@pytest.mark.parametrize("sentence", [r["sentence"] for r in ROWS if not r["country"]])
def test_what_only_looks_like_a_place_is_none(places: Places, sentence: str) -> None:
    assert best(places, sentence) is None


def test_each_sentence_gets_its_own_places_in_order(places: Places) -> None:
    found = find(places, "Soldiers left Kidal for Gao.", "Nobody died.", "Djibo was calm.")
    assert [[one.value.name for one in row] for row in found] == [["Kidal", "Gao"], [], ["Djibo"]]


def test_spans_quote_the_words_of_the_place(places: Places) -> None:
    text = "La bombe a sauté à 50 km au nord de Gao."
    [[one]] = places.find(text, [Span(0, len(text))])
    assert [text[s.start : s.end] for s in one.spans] == ["50 km au nord de Gao"]
    assert one.value.name == "50 km north of Gao"


@pytest.mark.parametrize(
    ("before", "country"),
    [("The Nigerien army lost contact with a patrol.", "NER"), ("Mali buried its dead.", "MLI")],
)
def test_the_rest_of_the_article_tells_places_of_one_name_apart(
    places: Places, before: str, country: str
) -> None:
    found = best(places, before, "The convoy was attacked near Boni.")
    assert found is not None
    assert (found.name, found.country) == ("Boni", country)


def test_the_country_behind_a_name_decides(places: Places) -> None:
    found = best(places, "Malian troops watched. Shots fell in Gao, Burkina Faso.")
    assert found is not None
    assert found.country == "BFA"


def test_the_village_comes_before_the_region_that_holds_it(places: Places) -> None:
    [row] = find(places, "Gunmen killed ten in Solhan, Yagha province, Burkina Faso.")
    assert [one.value.precision for one in row] == ["town", "region", "country"]
    assert row[0].score > row[1].score > row[2].score


def test_a_dateline_is_kept_but_weak(places: Places) -> None:
    [row] = find(places, "GAO, Mali, Sept 17 (Reuters) – Soldiers repelled an attack in Ber.")
    scores = {one.value.name: one.score for one in row}
    assert scores["Gao"] <= 0.15
    assert scores["Ber"] >= 0.8


def test_a_country_alone_is_a_country(places: Places) -> None:
    found = best(places, "Fighters killed four people in Mali.")
    assert found is not None
    assert (found.name, found.precision) == ("Mali", "country")


def test_a_foreign_village_needs_its_country_to_be_named(places: Places) -> None:
    assert best(places, "Konan said that Bingo met Kouassikro.") is None


def test_decomposed_letters_are_the_same_letters(places: Places) -> None:
    found = best(places, "Une attaque a visé Tillabe\u0301ri.")
    assert found is not None
    assert found.name == "Tillabéri"


@hypothesis.given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["Gao", "50 km north of", "near", "between", "and", ",", "(", "Mali", "province",
                 "Djibo", "-", "'s", "\n", "Général", "Burkina", "BAMAKO", "–", "axe", "région de"]
            ),
            st.text(max_size=8),
        ),
        max_size=30,
    )
)  # fmt: skip
def test_whatever_the_text_spans_lie_in_it_and_scores_are_shares(parts: list[str]) -> None:
    text = " ".join(parts)
    half = len(text) // 2
    found = shared().find
    for row in found(text, [Span(0, half), Span(half, len(text))]):
        for one in row:
            assert 0 <= one.score <= 1
            assert all(0 <= span.start < span.end <= len(text) for span in one.spans)
            assert -90 <= one.value.lat <= 90


def test_the_places_of_the_known_events_are_found(places: Places, atlas: geodata.Atlas) -> None:
    named = near = first = 0
    for row in atlas.events[atlas.events["geo_precision"].isin(["town", "site"])].itertuples():
        text = f"{row.title}. {row.summary}"
        if fold(str(row.place)) not in fold(text):
            continue
        found = sorted(find(places, text)[0], key=lambda one: -one.score)
        away = [distance_km(o.value.lat, o.value.lon, row.lat, row.lon) <= 25 for o in found]
        named += 1
        near += any(away)
        first += bool(away) and away[0]
    assert named > 150
    assert near / named >= 0.97
    assert first / named >= 0.85


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("A mine exploded between Djibo and Bourzanga.", 13.89, -1.59),  # in the middle
        ("A bus was stopped between Gossi and Gao.", 15.82, -1.29),  # 140 km: at the first
    ],
)
def test_a_stretch_of_road_is_a_region_of_its_own(
    places: Places, text: str, lat: float, lon: float
) -> None:
    found = best(places, text)
    assert found is not None
    assert found.name.startswith("Between ")
    assert found.precision == "region"
    assert distance_km(found.lat, found.lon, lat, lon) <= 10


def test_a_well_known_town_is_meant_beside_a_single_name_of_another_country(
    places: Places,
) -> None:
    [_, [gao]] = find(places, "Gunmen struck Djibo on Monday.", "Rockets fell on Gao at night.")
    assert gao.value.country == "MLI"


def test_a_capital_is_no_smaller_town_that_once_bore_its_name(places: Places) -> None:
    [[abuja]] = find(places, "The heads of state met in Abuja.")
    assert abuja.value.name == "Abuja"
