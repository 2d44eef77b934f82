"""Reads the seeds once for all examples and tests, as an application does."""

import functools
from collections.abc import Iterator

import pytest

import geodata


@pytest.fixture(scope="session", autouse=True)
def _one_atlas() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geodata, "load", functools.cache(geodata.load))
        yield
