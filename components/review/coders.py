"""Which coder reads an article: the rules here, or the endpoint that the operator names."""

from __future__ import annotations

import os
import threading
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from components.language import say
from components.markup import plain
from geodata.coding.article import Article
from geodata.coding.remote import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.review.work import Work
    from geodata import Atlas
    from geodata.coding.drafts import Coder, Draft

RULES, ENDPOINT = "rules", "endpoint"
QUIET = ("Nothing happened at Gao.", "en"), ("Il ne s'est rien passé à Gao.", "fr")
"""An article in each language, whose tables load with the first."""


@lru_cache(maxsize=1)
def _rules(atlas: Atlas) -> Coder:
    from geodata.coding.rules import RuleCoder  # noqa: PLC0415 - its tables take a moment

    return RuleCoder(atlas)


@lru_cache(maxsize=1)
def warm(atlas: Atlas) -> None:
    """Begin to load the rules' tables, while their user still looks for an article."""

    def load() -> None:
        for text, language in QUIET:
            _rules(atlas).code(Article(text, language=language))

    threading.Thread(target=load, daemon=True).start()


def choose(by: str | None) -> str:
    """Ask which coder is to read, where there is a choice: the endpoint is for editors alone.

    An article leaves the machine for it, and what it costs is the operator's.
    """
    host = urlsplit(os.environ.get(ENVIRONMENT["url"], "")).hostname
    if by is None or not host:
        return RULES
    model = plain(os.environ.get(ENVIRONMENT["model"], ""))
    chosen: str = st.radio(
        say("coder.who"),
        [RULES, ENDPOINT],
        format_func=lambda name: say(f"coder.{name}", model=model),
        captions=[say("coder.rules_note"), say("coder.endpoint_note", host=plain(host))],
        key="add-coder",
        horizontal=True,
    )
    return chosen


def code(atlas: Atlas, work: Work, name: str) -> Sequence[Draft]:
    """Have the article coded.

    Raises
    ------
    geodata.DataError
        When the endpoint cannot be reached, refuses or does not answer as asked.
    """
    if name == ENDPOINT:
        from geodata.coding.remote import EndpointCoder  # noqa: PLC0415 - only the one asked for

        return EndpointCoder.from_environment(atlas).code(work.article)
    return _rules(atlas).code(work.article)
