import pytest

from geodata import Atlas
from geodata.coding import RuleCoder


@pytest.fixture(scope="session")
def coder(atlas: Atlas) -> RuleCoder:
    """One for all tests: it keeps nothing of an article."""
    return RuleCoder(atlas)
