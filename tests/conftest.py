import os

import hypothesis
import pytest

import geodata

# nobody's own records take part in a test, and no test adds to them
os.environ["SAHELSCOPE_STORE"] = "sqlite://"

# a busy machine is slow now and then, which says nothing about the code
hypothesis.settings.register_profile("steady", deadline=None, max_examples=25)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session")
def atlas() -> geodata.Atlas:
    return geodata.load()
