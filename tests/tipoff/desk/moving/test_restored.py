"""What blobs and an older backup know of transfers (docs/tip-life.md)."""

import pytest
from tests.tipoff.desk.moving import hands

from tipoff.models import State, Tip, Transfer
from tipoff.services.replay import sweep_blobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def passed(client, duty, tip, hai, transfer):
    """A tip that Cẩm Lệ has passed on."""
    transfer(client, duty.unlock(client), tip, hai.officer.station)
    tip.refresh_from_db()
    return tip


def test_replaying_blobs_leaves_a_passed_tip_with_its_receiver(world, passed, neighbour):
    assert sweep_blobs(0) == {"present": 1}
    assert Tip.objects.get().station == neighbour
    assert Transfer.objects.get().receiver == neighbour


def test_a_tip_that_no_backup_has_comes_back_to_its_first_station_which_can_open_it(
    world, passed, duty
):
    Tip.objects.all().delete()
    assert sweep_blobs(0) == {"added": 1}
    tip = Tip.objects.get()
    assert (tip.station, tip.state) == (duty.officer.station, State.NEW)
    assert hands.open_key(world, tip, tip.station)
