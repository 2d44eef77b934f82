"""Widgets that are bound to the fields of a row, and keep what was typed when they are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from components.language import labels

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from components.review.work import Decision
    from geodata import Atlas

EXPLAINED = {"confidence", "geo_precision", "kind", "start_basis", "end_basis", "radius_km"}
"""Fields whose label alone does not say what is meant."""
LONGEST_TEXT = 2000
"""Most characters of a summary or a note."""


class Fields:
    """The fields of a decision's row as widgets.

    Streamlit forgets a widget that is not drawn; the row remembers, and fills it in again.

    Parameters
    ----------
    atlas : Atlas
        For labels and descriptions.
    one : Decision
        Its row is read and written.
    prefix : str
        Sets the widgets' keys apart.
    """

    def __init__(self, atlas: Atlas, one: Decision, prefix: str) -> None:
        self.row, self.prefix = one.row, prefix
        self._words = atlas.vocabulary
        self._help = {f["name"]: f.get("description") for f in atlas.seeds.fields(one.table)}

    def key(self, name: str) -> str:
        """Return the key of a field's widget."""
        return f"{self.prefix}-{name}"

    def _begin(self, name: str, value: Any) -> dict[str, Any]:
        key = self.key(name)
        if key not in st.session_state:
            st.session_state[key] = value
        return {"key": key, "help": self._help.get(name) if name in EXPLAINED else None}

    def put(self, **values: Any) -> None:
        """Write fields and their widgets; for callbacks, which run before widgets are drawn."""
        for name, value in values.items():
            self.row[name] = value
            empty = "" if name in {"place", "title", "summary", "note", "admin1"} else None
            st.session_state[self.key(name)] = empty if value is None else value

    def text(self, name: str, label: str, longest: int = 200, **options: Any) -> None:
        """Ask for a line of text."""
        own = self._begin(name, self.row[name] or "")
        self.row[name] = st.text_input(label, max_chars=longest, **own, **options) or None

    def area(self, name: str, label: str) -> None:
        """Ask for a few sentences."""
        own = self._begin(name, self.row[name] or "")
        typed = st.text_area(label, max_chars=LONGEST_TEXT, height=92, **own)
        self.row[name] = typed or None

    def date(self, name: str, label: str) -> dt.date | None:
        """Ask for a day, which may stay empty."""
        own = self._begin(name, self.row[name])
        self.row[name] = st.date_input(
            label, value=None, format="YYYY-MM-DD", min_value="1990-01-01", **own
        )
        found: dt.date | None = self.row[name]
        return found

    def choice(
        self, name: str, label: str, options: Sequence[str] | None = None, vocabulary: str = ""
    ) -> str | None:
        """Ask for one term of a vocabulary; nothing is chosen beforehand."""
        known = labels(self._words, vocabulary or name)
        codes = list(known) if options is None else list(options)
        held = self.row[name] if self.row[name] in codes else None
        own = self._begin(name, held)
        self.row[name] = st.selectbox(
            label, codes, index=None, format_func=lambda code: known.get(code, code), **own
        )
        found: str | None = self.row[name]
        return found

    def several(self, name: str, label: str, vocabulary: str) -> None:
        """Ask for terms of a vocabulary, in the order in which they are picked."""
        known = labels(self._words, vocabulary)
        own = self._begin(name, list(self.row[name]))
        picked = st.multiselect(label, list(known), format_func=known.__getitem__, **own)
        self.row[name] = tuple(picked)

    def count(self, name: str, label: str) -> None:
        """Ask for a whole number, which may stay empty."""
        own = self._begin(name, self.row[name])
        self.row[name] = st.number_input(label, min_value=0, value=None, step=1, **own)

    def degrees(self, name: str, label: str) -> None:
        """Ask for a coordinate in decimal degrees.

        A widget with limits drops what lies beyond them without a word; the tables' rules say it.
        """
        own = self._begin(name, self.row[name])
        self.row[name] = st.number_input(
            label,
            value=None,
            step=0.01,
            format="%.4f",
            **own,
        )
