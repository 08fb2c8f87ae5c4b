"""What the tip-off's tests stand on."""

import pytest
from tests.tipoff.factories import World


@pytest.fixture
def world(db, settings, tmp_path):
    """A country with working stations, under a root whose private half the test holds."""
    return World().install(settings, tmp_path).country()


@pytest.fixture
def bare_world(db, settings, tmp_path):
    """Places and settings, and not one key."""
    return World().install(settings, tmp_path).places()
