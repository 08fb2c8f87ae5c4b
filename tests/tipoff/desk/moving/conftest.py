"""A neighbouring ward in the same province, and the posts of whoever moves a tip."""

import pytest
from tests.tipoff.desk.duty import enrol
from tests.tipoff.desk.moving import hands


@pytest.fixture
def neighbour(world):
    """Công an phường Ngũ Hành Sơn, in Cẩm Lệ's own province."""
    return world.station("ngu-hanh-son", "ward", "48", ["20285"])


@pytest.fixture
def hai(world, neighbour):
    """An officer there."""
    return enrol(world, neighbour, "hai")


@pytest.fixture
def post(world):
    """Post an action about a tip, with a reason by this officer."""

    def make(client, duty, tip, what, **fields):
        reason = hands.posting_fields(hands.posting(world, duty.officer, tip))
        return client.post(f"/truc-ban/tin/{tip.public_id}/{what}/", reason | fields)

    return make


@pytest.fixture
def transfer(world, post):
    """Hand a tip to a station over the desk's own address."""

    def make(client, duty, tip, station):
        keys = hands.keys_for(world, tip, hands.receiver(station))
        return post(client, duty, tip, "chuyen", to=station.code, **hands.keys_fields(keys))

    return make
