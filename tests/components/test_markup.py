from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from components.markup import definition, link, plain, show

HOSTILE = '<img src=x onerror="alert(1)">'


@given(st.text())
def test_text_escaped_for_markdown_reads_back_without_its_backslashes(text: str) -> None:
    told = plain(text)
    assert re.sub(r"\\(.)", r"\1", told, flags=re.DOTALL) == text
    assert not re.search(r"(?<!\\)[*_`\[\]<>$]", re.sub(r"\\.", "", told, flags=re.DOTALL))


@given(st.text())
def test_a_link_shows_its_text_and_no_markup_of_its_own(text: str) -> None:
    told = link("https://example.org", text)
    inner = told.removeprefix(
        '<a href="https://example.org" target="_blank" rel="noopener">'
    ).removesuffix("</a>")
    assert "<" not in inner
    assert html.unescape(inner) == html.unescape(str(Markup.escape(text)))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "example.org",
        "http://[broken",
        "",
        None,
        float("nan"),
    ],
    ids=repr,
)
def test_only_http_and_https_become_links(url: object) -> None:
    assert link(url, HOSTILE) == Markup.escape(HOSTILE)


def test_an_address_cannot_leave_its_attribute() -> None:
    told = link('https://example.org/"onmouseover="alert(1)', "x")
    assert re.findall(r'"[^"]*"', told) == [
        '"https://example.org/&#34;onmouseover=&#34;alert(1)"',
        '"_blank"',
        '"noopener"',
    ]


def test_a_definition_escapes_names_and_values_and_leaves_out_what_is_empty() -> None:
    told = definition([("A", HOSTILE), (HOSTILE, "b"), ("C", ""), ("D", None)])
    assert "<img" not in told
    assert told.count("<dt>") == 2


def test_text_that_nobody_escaped_is_refused() -> None:
    with pytest.raises(TypeError, match="escaped"):
        show(HOSTILE)  # type: ignore[arg-type]
