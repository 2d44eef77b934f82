"""What kinds of values a parameter can take: how each is read, and its JSON Schema."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from geodata import Atlas, dates

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
"""Days beyond these are taken as these: nothing is known of either side."""

LONGEST = 40_000
"""The longest window, in days."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,20})?([eE]-?\d{1,3})?", re.ASCII)


class Unfit(ValueError):  # noqa: N818 - reads as what it says
    """A value that cannot be read.

    Parameters
    ----------
    detail, remedy : str
        What is wrong, and what to write instead.
    """

    def __init__(self, detail: str, remedy: str) -> None:
        self.detail, self.remedy = detail, remedy
        super().__init__(f"{detail}: {remedy}")


class Kind(Protocol):
    """A kind of value."""

    @property
    def many(self) -> bool:
        """Whether the parameter may be given several times."""
        ...

    def read(self, text: str, atlas: Atlas) -> Any:
        """Read one value; raise `Unfit` when that cannot be done."""
        ...

    def schema(self, atlas: Atlas) -> dict[str, Any]:
        """Describe one value as JSON Schema."""
        ...


@dataclass(frozen=True)
class Day:
    """A day, YYYY-MM-DD."""

    many: bool = False

    def read(self, text: str, atlas: Atlas) -> dt.date:  # noqa: ARG002 - every kind is asked alike
        """Read a day; one that lies beyond all that can be known is brought to the edge."""
        try:
            if not _DAY.fullmatch(text):
                raise ValueError  # noqa: TRY301 - the same remark as for 30 February
            day = dt.date.fromisoformat(text)
        except ValueError:
            raise Unfit(f"{text!r} is not a day", "write YYYY-MM-DD, such as 2024-09-16") from None
        return min(max(day, FIRST), LAST)

    def schema(self, atlas: Atlas) -> dict[str, Any]:  # noqa: ARG002
        """Describe a day."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Window:
    """How many days events are taken from."""

    many: bool = False

    def read(self, text: str, atlas: Atlas) -> dates.Window:  # noqa: ARG002
        """Read a window's length."""
        if text in {"all", "rest"}:
            return None if text == "all" else "rest"
        if _WHOLE.fullmatch(text) and 1 <= int(text) <= LONGEST:
            return int(text)
        raise Unfit(
            f"{text!r} is no window",
            f"write a number of days from 1 to {LONGEST:,}, or all (up to the day), or rest "
            "(from the day on)",
        )

    def schema(self, atlas: Atlas) -> dict[str, Any]:  # noqa: ARG002
        """Describe a window's length."""
        number = {"type": "integer", "minimum": 1, "maximum": LONGEST}
        return {"anyOf": [number, {"type": "string", "enum": ["all", "rest"]}]}


@dataclass(frozen=True)
class Box:
    """West, south, east, north in degrees; west of the date line may be east of it (RFC 7946)."""

    many: bool = False

    def read(self, text: str, atlas: Atlas) -> tuple[float, ...]:  # noqa: ARG002
        """Read a box."""
        parts = text.split(",")
        if len(parts) != 4 or not all(map(_NUMBER.fullmatch, parts)):  # noqa: PLR2004
            raise Unfit(f"{text!r} is no box", "write west,south,east,north in degrees")
        west, south, east, north = map(float, parts)
        if max(map(abs, (west, south, east, north))) > 180:  # noqa: PLR2004
            raise Unfit(f"{text!r} is not on Earth", "write degrees from -180 to 180")
        return (west, min(south, north), east, max(south, north))

    def schema(self, atlas: Atlas) -> dict[str, Any]:  # noqa: ARG002
        """Describe a box."""
        number = {"type": "number", "minimum": -180, "maximum": 180}
        return {"type": "array", "items": number, "minItems": 4, "maxItems": 4}


@dataclass(frozen=True)
class Codes:
    """Codes of a vocabulary; several are alternatives.

    Parameters
    ----------
    vocabulary : str
        Its name.
    """

    vocabulary: str
    many: bool = True

    def read(self, text: str, atlas: Atlas) -> tuple[str, ...]:
        """Read codes with commas between."""
        known = atlas.vocabulary.labels(self.vocabulary)
        codes = tuple(text.split(","))
        for code in codes:
            if code not in known:
                raise Unfit(f"{code!r} is no {self.vocabulary}", f"use {', '.join(known)}")
        return codes

    def schema(self, atlas: Atlas) -> dict[str, Any]:
        """Describe one code."""
        return {"type": "string", "enum": list(atlas.vocabulary.labels(self.vocabulary))}


@dataclass(frozen=True)
class Words:
    """Text.

    Parameters
    ----------
    most : int
        How many letters at most.
    """

    most: int = 200
    many: bool = False

    def read(self, text: str, atlas: Atlas) -> str:  # noqa: ARG002
        """Read a text."""
        if not 1 <= len(text) <= self.most:
            raise Unfit(f"it has {len(text)} letters", f"write 1 to {self.most}")
        return text

    def schema(self, atlas: Atlas) -> dict[str, Any]:  # noqa: ARG002
        """Describe a text."""
        return {"type": "string", "minLength": 1, "maxLength": self.most}


@dataclass(frozen=True)
class Whole:
    """A whole number.

    Parameters
    ----------
    least, most : int
        The smallest and the largest.
    """

    least: int
    most: int
    many: bool = False

    def read(self, text: str, atlas: Atlas) -> int:  # noqa: ARG002
        """Read a number."""
        if not _WHOLE.fullmatch(text) or not self.least <= int(text) <= self.most:
            limits = f"write a whole number from {self.least:,} to {self.most:,}"
            raise Unfit(f"{text!r} is not in range", limits)
        return int(text)

    def schema(self, atlas: Atlas) -> dict[str, Any]:  # noqa: ARG002
        """Describe a number."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Choice:
    """One of some words."""

    options: tuple[str, ...]
    many: bool = False

    def read(self, text: str, atlas: Atlas) -> str:  # noqa: ARG002
        """Read a word."""
        if text not in self.options:
            raise Unfit(f"{text!r} is not one of them", f"use {', '.join(self.options)}")
        return text

    def schema(self, atlas: Atlas) -> dict[str, Any]:  # noqa: ARG002
        """Describe the words."""
        return {"type": "string", "enum": list(self.options)}
