import pytest

import geodata


@pytest.fixture(scope="session")
def atlas() -> geodata.Atlas:
    return geodata.load()
