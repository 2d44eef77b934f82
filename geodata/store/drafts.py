"""Articles that somebody is still deciding on: kept so that a reload or a crash loses nothing."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geodata.store.schema import DRAFT

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class OpenDraft:
    """An article with its drafts, waiting for a decision.

    Parameters
    ----------
    key : str
        Names it in the store.
    at : datetime.datetime
        When it was last saved, UTC.
    by : str
        Whose it is.
    content : dict
        Whatever was saved, as JSON has it.
    """

    key: str
    at: dt.datetime
    by: str
    content: dict[str, Any]


def save(
    connection: sa.Connection, content: Mapping[str, Any], *, by: str, key: str | None = None
) -> str:
    """Keep a draft, or what it has become, and return its key."""
    now = dt.datetime.now(dt.UTC)
    found = key or secrets.token_urlsafe(9)
    known = sa.update(DRAFT).where(DRAFT.c.key == found, DRAFT.c.by == by)
    written = connection.execute(known.values(at=now, content=dict(content), closed_at=None))
    if not written.rowcount:
        connection.execute(sa.insert(DRAFT).values(key=found, at=now, by=by, content=dict(content)))
    return found


def waiting(connection: sa.Connection, *, by: str) -> list[OpenDraft]:
    """List a person's open drafts, the newest first."""
    chosen = sa.select(DRAFT).where(DRAFT.c.by == by, DRAFT.c.closed_at.is_(None))
    rows = connection.execute(chosen.order_by(DRAFT.c.at.desc()))
    return [OpenDraft(row.key, row.at, row.by, row.content) for row in rows]


def close(connection: sa.Connection, key: str, *, by: str, keep: Mapping[str, Any]) -> None:
    """Mark a draft as decided; of its content only `keep` stays, without the article's text."""
    connection.execute(
        sa.update(DRAFT)
        .where(DRAFT.c.key == key, DRAFT.c.by == by)
        .values(closed_at=dt.datetime.now(dt.UTC), content=dict(keep))
    )
