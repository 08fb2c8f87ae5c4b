"""The demonstration's rota: this week's, officers in turn, and no mail about tips of long ago."""

from itertools import pairwise

import pytest
from django.utils import timezone
from tests.tipoff.conftest import world  # noqa: F401 - a fixture
from tests.tipoff.desk.duty import send

from portal.demo.loading import duty
from tipoff import mailing
from tipoff.models import DutyShift, Notice, Officer
from tipoff.selectors.duty import shift_at


@pytest.fixture
def station(world):  # noqa: F811 - the fixture
    return world.station("ca-cam-le", "ward", "48", [])


def test_a_station_has_somebody_on_duty_in_turn_from_monday_to_sunday(station):
    for _time in range(2):
        duty.load()
    shifts = list(DutyShift.objects.filter(station=station).order_by("starts_at"))
    assert len(shifts) == duty.SHIFTS
    for one, next_one in pairwise(shifts):
        assert one.ends_at == next_one.starts_at
        assert one.officer != next_one.officer
        assert one.deputy == next_one.officer
    first = timezone.localtime(shifts[0].starts_at)
    assert (first.weekday(), first.hour) == (0, 7)
    assert shift_at(station, shifts[3].starts_at) == shifts[3]


def test_nobody_is_sent_a_mail_about_the_demonstrations_own_tips(station, mailoutbox):
    for officer in Officer.objects.select_related("user"):
        officer.user.email = f"{officer.user.username}@dung-thu.invalid"
        officer.user.save()
    send("cam-le", urgent=True)
    assert Notice.objects.filter(sent_at=None).exists()
    duty.tell_nobody()
    assert mailing.send_due() == (0, 0)
    assert mailoutbox == []
