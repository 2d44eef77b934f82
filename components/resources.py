"""What every session shares: the atlas and the files of its map, made once per process."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import geodata
from components import timemap

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import streamlit as st

    from components.timemap import Files
    from geodata import Atlas


_LOCK = threading.RLock()


# functools' cache and a lock, not Streamlit's: it is filled before there is a session.
@cache
def _atlas() -> Atlas:
    return geodata.load()


@cache
def _files(lang: str) -> Files:
    return timemap.build(_atlas(), lang).offer()


def atlas() -> Atlas:
    """Return the atlas of the seeds."""
    with _LOCK:
        return _atlas()


def files(lang: str = "en") -> Files:
    """Return the files of the atlas's map, which the server hands out from then on."""
    with _LOCK:
        return _files(lang)


@asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[dict[str, Any]]:  # noqa: ARG001 - Streamlit passes it
    """Make the shared files while the server starts, so that the first reader need not wait."""
    # A thread, since the server should answer at once; whoever comes too early waits on the cache.
    threading.Thread(target=files, daemon=True).start()
    yield {}
