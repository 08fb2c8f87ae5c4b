"""A country with stations, and officers whose vaults open."""

import pytest
from tests.tipoff.desk.duty import enrol, send

from places.models import Station


@pytest.fixture
def duty(world):
    """An officer of Công an phường Cẩm Lệ."""
    return enrol(world, Station.objects.get(code="cam-le"), "lan")


@pytest.fixture
def stranger(world):
    """An officer of another ward."""
    return enrol(world, Station.objects.get(code="nam-dong"), "minh")


@pytest.fixture
def tip(world):
    """A tip for Cẩm Lệ."""
    return send("cam-le")
