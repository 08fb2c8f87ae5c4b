"""Officers of Đà Nẵng's provincial desk, and stations beyond the working ones."""

import pytest
from tests.tipoff.desk.duty import enrol

from places.models import Station


@pytest.fixture
def dung(world):
    """An officer of the provincial desk of Đà Nẵng."""
    return enrol(world, Station.objects.get(code="desk-48"), "dung")


@pytest.fixture
def desk(client, dung):
    """Ask an address of the provincial desk, as Dung with the vault open."""
    dung.unlock(client)

    def ask(path, data=None):
        return client.post(f"/truc-ban/{path}", data or {})

    return ask
