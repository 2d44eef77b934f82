"""What sessions share: the atlas, the files of its map and the store, made once per process."""

from __future__ import annotations

import logging
import threading
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

import geodata
from components import datasets, timemap
from geodata import DataError, area, boundaries, seeds
from geodata.check import check
from geodata.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from components.timemap import Files
    from geodata import Atlas, Fault

LOG = logging.getLogger(__name__)

_LOCK = threading.RLock()


class Keeping(NamedTuple):
    """Where accepted records are kept, and why they are not when they cannot be."""

    store: Store
    fault: Fault | None


class Made:
    """An atlas with the files of its map, one set per language, made when first asked for."""

    def __init__(self, made_from: tuple[int, int], atlas: Atlas) -> None:
        self.made_from, self.atlas = made_from, atlas
        self._files: dict[str, Files] = {}

    def files(self, lang: str) -> Files:
        """Return the map's files, which the server hands out as long as somebody holds them."""
        with _LOCK:
            if lang not in self._files:
                self._files[lang] = timemap.build(self.atlas, lang).offer()
            return self._files[lang]


class _Shared:
    """The atlas of the data package and the store: remade when the store has changed."""

    def __init__(self) -> None:
        self._made: Made | None = None
        self._areas = 0  # how many areas were computed beside the readers

    def now(self) -> Made:
        kept = store()
        try:
            wanted = (kept.revision(), self._areas)
            if self._made is not None and self._made.made_from == wanted:
                return self._made
            merged = kept.merged()
        except DataError as error:
            if self._made is None:
                raise
            # The database is away or broken: readers go on with what was there before.
            LOG.warning("The store cannot be read: %s", error)
            return self._made
        return self._make(wanted, merged)

    def _make(self, wanted: tuple[int, int], merged: seeds.Seeds) -> Made:
        known = area.kept(merged, boundaries.countries())
        if known is None and self._made is not None:
            # It takes some seconds: until it is there, the area is the one before.
            known = self._made.atlas.area
            threading.Thread(target=self._compute, args=(merged,), daemon=True).start()
        self._made = Made(wanted, geodata.assemble(merged, drawn=known))
        return self._made

    def _compute(self, merged: seeds.Seeds) -> None:
        area.load(merged, boundaries.countries())
        with _LOCK:
            self._areas += 1


# functools' cache and a lock, not Streamlit's: it is filled before there is a session.
@cache
def _shared() -> _Shared:
    return _Shared()


@cache
def _package() -> seeds.Seeds:
    read = seeds.read()
    faults = check(read, boundaries.countries())
    if faults:
        raise DataError(faults)
    return read


@cache
def _keeping() -> Keeping:
    package = _package()
    try:
        kept = Store(package=package)
        kept.merged()  # what is in it must be readable, too
    except DataError as error:
        # Reading goes on; whoever wants to save is told.
        LOG.warning("The store cannot be used: %s", error)
        return Keeping(Store("sqlite://", package), error.faults[0])
    return Keeping(kept, None)


def keeping() -> Keeping:
    """Return the store; one in memory, with a fault to tell of, when its database cannot be had."""
    with _LOCK:
        return _keeping()


def store() -> Store:
    """Return the store; see `keeping`."""
    return keeping().store


def shared() -> Atlas:
    """Return the atlas that all readers share: the data package and what was accepted."""
    with _LOCK:
        return _shared().now().atlas


@st.cache_resource(scope="session", max_entries=1, show_spinner="Joining your data with the map …")
def _own(made_from: tuple[int, int], keys: tuple[str, ...], _shared_atlas: Atlas) -> Made:
    """Join a session's own datasets with what is shared; freed when the session ends."""
    joined = _shared_atlas
    for dataset in datasets.current():
        if dataset.key in keys:
            joined = joined.with_events(dataset.events, dataset.sources)
    return Made(made_from, joined)


def mine() -> Made:
    """Return this session's atlas together with its map: filters are told by rows of both."""
    with _LOCK:
        made = _shared().now()
    keys = tuple(dataset.key for dataset in datasets.current())
    return _own(made.made_from, keys, made.atlas) if keys else made


def atlas() -> Atlas:
    """Return the atlas of this session: the shared one, with the datasets it has loaded."""
    return mine().atlas


def files(lang: str = "en") -> Files:
    """Return the files of this session's map, which the server hands out from then on."""
    return mine().files(lang)


def shared_files(lang: str = "en") -> Files:
    """Return the files of the map that all readers share; nothing of a session's own is in them."""
    with _LOCK:
        return _shared().now().files(lang)


@asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[dict[str, Any]]:  # noqa: ARG001 - Streamlit passes it
    """Make the shared files while the server starts, so that the first reader need not wait."""
    prepare()
    yield {}


def prepare() -> None:
    """Begin to make the shared files, for whoever opens the map at the start or after a change."""
    # A thread, since the server should answer at once; whoever comes too early waits on the lock.
    threading.Thread(target=_prepare, daemon=True).start()


def _prepare() -> None:
    with _LOCK:
        _shared().now().files("en")
