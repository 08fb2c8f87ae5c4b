import pytest
from tests.tipoff.vault.world import World


@pytest.fixture(scope="session")
def world():
    """One world of keys; nothing in it changes."""
    return World()
