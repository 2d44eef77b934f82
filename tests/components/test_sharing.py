from __future__ import annotations

import datetime as dt
import html
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata
from components import session, sharing
from components import view as views
from components.view import View
from geodata import Filters

if TYPE_CHECKING:
    from geodata import Atlas

ATLAS = geodata.load()
TODAY = dt.date(2026, 11, 23)


def _some(vocabulary: str) -> st.SearchStrategy[tuple[str, ...]]:
    codes = sorted(ATLAS.vocabulary.labels(vocabulary))
    return st.lists(st.sampled_from(codes), max_size=3, unique=True).map(tuple)


FILTERS = st.builds(
    Filters,
    country=_some("country"),
    actor=_some("actor"),
    category=_some("category"),
    power=_some("power"),
    confidence=_some("confidence"),
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


@given(FILTERS, st.dates(ATLAS.axis_start, ATLAS.as_of))
def test_a_link_reads_back_as_the_view_and_the_filters(filters: Filters, day: dt.date) -> None:
    limits = session.limits(ATLAS)
    view = View(day=day, window=30, lang="fr")
    params = sharing.parameters(ATLAS, view, filters, limits)
    url = sharing.link("https://example.org/sahel/", params)
    query = parse_qs(urlsplit(url).query, keep_blank_values=True)
    flat = {name: values[-1] for name, values in query.items()}
    assert views.read(flat, View(day=ATLAS.opening_day), limits) == (view, [])
    assert sharing.linked_filters(ATLAS, query) == filters
    assert flat[sharing.VERSION] == ATLAS.version


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("http://localhost:8501/share", "http://localhost:8501/"),
        ("https://example.org/sahel/share?x=1#y", "https://example.org/sahel/"),
        ("", ""),
        ("/share", ""),
    ],
)
def test_the_map_lies_where_the_page_lies(url: str, root: str) -> None:
    assert sharing.root(url) == root


def test_an_older_version_is_told_and_the_current_one_is_not(atlas: Atlas) -> None:
    assert sharing.note(atlas.version, atlas) == ""
    told = sharing.note("2020.1.1", atlas)
    assert "2020.1.1" in told
    assert atlas.version in told
    assert "<script>" not in sharing.note("<script>", atlas)


def test_the_frame_says_what_it_shows_and_escapes_its_address() -> None:
    url = 'https://example.org/?q="><script>&embed=true'
    written = sharing.frame(url, 'The "Sahel"')
    found = re.fullmatch(r'<iframe src="([^"]*)" title="([^"]*)" .*></iframe>', written)
    assert found is not None
    assert html.unescape(found[1]) == url
    assert html.unescape(found[2]) == 'The "Sahel"'
    assert "<script>" not in written


def test_a_citation_names_version_date_address_and_day_of_access(atlas: Atlas) -> None:
    url = "https://example.org/?day=2024-09-16"
    told = sharing.citation(atlas, url, dt.date(2024, 9, 16), TODAY)
    for part in ("16 September 2024", atlas.version, "CC BY 4.0", url, "23 November 2026"):
        assert part in told


def test_an_entry_of_bibtex_is_balanced_and_complete(atlas: Atlas) -> None:
    url = sharing.link("https://example.org/", [("shape", "polygon:{}~\\x"), ("q", "a}b")])
    entry = sharing.bibtex(atlas, url, dt.date(2024, 9, 16), TODAY)
    assert entry.startswith("@misc{sahelscope-2024-09-16,")
    assert entry.count("{") == entry.count("}")
    for line in (f"version = {{{atlas.version}}}", "urldate = {2026-11-23}", f"url = {{{url}}}"):
        assert line in entry


def test_what_other_readers_do_not_have_is_left_out(atlas: Atlas) -> None:
    limits = session.limits(atlas)
    mine = View(day=atlas.last_day + dt.timedelta(60), record="acled-1", source="acled-export")
    filters = Filters(country=("MLI",), source="acled-export", dataset=("acled-1a2b",))
    view, left = sharing.public(mine, filters, limits)
    assert (view.record, view.source, view.day) == (None, None, atlas.last_day)
    assert left == Filters(country=("MLI",))


def test_what_everybody_has_is_shared_as_it_is(atlas: Atlas) -> None:
    view = View(day=atlas.opening_day, record="2021-06-05-bfa-solhan")
    assert sharing.public(view, Filters(text="gao"), session.limits(atlas)) == (
        view,
        Filters(text="gao"),
    )
