"""Officers of a signing desk."""

import pytest
from django.test import Client
from tests.tipoff.desk.duty import enrol

from places.models import Station


@pytest.fixture
def province(world):
    """An officer of Đà Nẵng's duty desk, who signs for the province."""
    return enrol(world, Station.objects.get(code="desk-48"), "dung")


@pytest.fixture
def ward(world):
    """An officer of Công an phường Cẩm Lệ."""
    return enrol(world, Station.objects.get(code="cam-le"), "lan")


@pytest.fixture
def new_client():
    """Make another person's browser."""
    return Client
