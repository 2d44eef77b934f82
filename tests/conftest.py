import hypothesis
import pytest

import geodata

# a busy machine is slow now and then, which says nothing about the code
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session")
def atlas() -> geodata.Atlas:
    return geodata.load()
