"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from geodata import Atlas, Filters

LANGUAGES = ("en", "fr")

CODED = ("country", "actor", "category", "power", "confidence")
"""Filters whose values are codes of the vocabulary of that name."""

LONGEST = 40_000


class Day(click.ParamType):  # type: ignore[type-arg] # generic of late
    """A day, YYYY-MM-DD, or ``today``."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read a day."""
        if isinstance(value, dt.date):
            return value
        if value == "today":
            return dt.datetime.now(dt.UTC).date()
        try:
            day = dt.datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
        except ValueError:
            self.fail(f"{value!r} is not a day: write YYYY-MM-DD, such as 2024-09-16", param, ctx)
        if not 1900 <= day.year <= 2100:  # noqa: PLR2004 - no table reaches farther
            self.fail(f"{value}: the year must be from 1900 to 2100", param, ctx)
        return day


class Window(click.ParamType):  # type: ignore[type-arg] # generic of late
    """A number of days, ``all`` or ``rest``."""

    name = "days"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """Read a window's length; ``all`` stays a word, since None means "not given" here."""
        text = str(value)
        if text in {"all", "rest"}:
            return text
        if not (text.isdecimal() and 1 <= int(text) <= LONGEST):
            remedy = f"write 1 to {LONGEST:,} days, all, or rest"
            self.fail(f"{text!r} is no window: {remedy}", param, ctx)
        return int(text)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Offer what is often asked for."""
        return _offer(["1", "7", "30", "90", "365", "all", "rest"], incomplete)


class Coded(click.ParamType):  # type: ignore[type-arg] # generic of late
    """A code of a vocabulary; `filters` looks it up."""

    def __init__(self, vocabulary: str) -> None:
        self.name = vocabulary

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Offer the codes."""
        from geodata import seeds

        terms = seeds.read().terms
        return _offer(terms.loc[terms["vocabulary"] == self.name, "id"].tolist(), incomplete)


def _offer(words: list[str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


def window(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--window``."""
    return click.option(
        "--window",
        type=Window(),
        default=7,
        show_default=True,
        help="Days, ending on the date, that events are taken from; all up to it, or the rest "
        "from it on.",
    )(function)


def filtered(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for every filter."""
    plural = {"country": "countries", "category": "categories"}
    function = click.option("--source", default="", help="Only records that cite this source id.")(
        function
    )
    function = click.option("--text", default="", help="Words that must all occur.")(function)
    for name in reversed(CODED):
        what = plural.get(name, f"{name}s" if name != "confidence" else "confidence")
        function = click.option(
            f"--{name}",
            multiple=True,
            type=Coded(name),
            help=f"Only these {what}, by code or label; may be repeated.",
        )(function)
    return function


def language(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lang``."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        help="Language of what is written in words.",
    )(function)


def filters(atlas: Atlas, chosen: dict[str, Any]) -> Filters:
    """Turn the options of `filtered` into filters.

    Parameters
    ----------
    atlas : Atlas
        Whose vocabularies say which codes and labels there are.
    chosen : dict
        Values by option; what is no filter is passed over.

    Returns
    -------
    Filters

    Raises
    ------
    click.BadParameter
        When a code is unknown; it lists those that there are.

    Examples
    --------
    >>> import geodata
    >>> filters(geodata.load(), {"country": ("Niger", "mli"), "text": ""}).country
    ('NER', 'MLI')
    """
    from geodata import Filters

    codes = {name: _codes(atlas, name, chosen.get(name, ())) for name in CODED}
    return Filters(**codes, text=chosen.get("text", ""), source=chosen.get("source", ""))


def _codes(atlas: Atlas, vocabulary: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Look words up among codes and labels, whatever their case and accents."""
    from geodata.filters import fold

    known = {}
    for lang in LANGUAGES:
        for code, label in atlas.vocabulary.labels(vocabulary, lang).items():
            known[fold(label)] = known[fold(code)] = code
    for word in words:
        if fold(word) not in known:
            choice = ", ".join(atlas.vocabulary.labels(vocabulary))
            message = f"{word!r} is no {vocabulary}: use {choice}"
            raise click.BadParameter(message, param_hint=f"--{vocabulary}")
    return tuple(dict.fromkeys(known[fold(word)] for word in words))
