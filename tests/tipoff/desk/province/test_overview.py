"""The provincial desk sees what came up to it, which stations do not work and what is late below
it; of a tip to which it holds no key it sees nothing, not even a count."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.tipoff.desk.duty import enrol, identity, send
from tests.tipoff.desk.province.sending import send_about

from places.models import Province, Station
from tipoff.desk.province import selectors
from tipoff.desk.province.standings import Lack, standings
from tipoff.models import JournalEntry, OfficerVault, Tip, TipKey
from tipoff.routing import Concerns
from tipoff.vault import tips
from tipoff.vault.encoding import unb64

pytestmark = pytest.mark.django_db


def late(tip):
    past = timezone.now() - timedelta(hours=3)
    Tip.objects.filter(pk=tip.pk).update(acknowledge_by=past, decide_by=past)
    return tip


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"ward": None}, "place-unknown"),
        ({"ward": "20285"}, "ward-station-not-working"),
        ({"ward": "20260", "concerns": Concerns.WARD}, "concerns-ward"),
    ],
)
def test_why_a_tip_came_up_stands_in_the_header_that_the_overview_hands_over(
    desk, world, asked, reason
):
    tip = send_about(**asked)
    [sealed] = desk("tinh/").json()["data"]["tips"]
    key = sealed["keys"][0]
    named = tips.SealedKey(key["kind"], key["name"], key["epoch"], unb64(key["sealed"]))
    private = world.station_keys["desk-48", 1].private
    opened = tips.open_tip_key(named, identity(tip), private)
    header = tips.open_part("header", unb64(sealed["header"]), identity(tip), opened)
    assert reason in header["reasons"]


def test_the_overview_is_journalled_with_the_headers_and_numbers_that_it_shows(desk):
    own, below = send_about(ward=None), late(send())
    desk("tinh/")
    opened, released = JournalEntry.objects.order_by("-seq")[:2][::-1]
    assert (opened.action, opened.details["named"]) == ("oversight-opened", [below.public_id])
    assert (released.action, released.details["tips"]) == ("headers-released", [own.public_id])


def test_overdue_tips_below_are_counted_by_station_urgent_ones_apart(desk, dung):
    late(send())
    late(send(urgent=True))
    send()
    [found] = selectors.overdue(dung.officer)
    assert (found.station.code, found.count, found.urgent) == ("cam-le", 2, 1)
    html = desk("tinh/").json()["html"]
    assert "2 tin quá hạn" in html


def test_of_a_tip_without_a_key_for_the_desk_nothing_shows_not_even_a_count(desk, dung):
    tip = late(send())
    TipKey.objects.filter(tip=tip, name="desk-48").delete()
    assert selectors.overdue(dung.officer) == []
    assert selectors.figures(dung.officer, selectors.months(timezone.now())[0]).rows == []
    assert tip.public_id not in desk("tinh/").content.decode()
    found = desk("tinh/tim-tin/", {"number": tip.public_id})
    unknown = desk("tinh/tim-tin/", {"number": "0000000000"})
    assert (found.status_code, found.content) == (unknown.status_code, unknown.content)
    assert desk(f"tinh/tin/{tip.public_id}/").status_code == 404


def test_practice_tips_are_late_nowhere(dung):
    tip = late(send())
    Tip.objects.filter(pk=tip.pk).update(practice=True)
    assert selectors.overdue(dung.officer) == []


def test_another_provinces_tips_and_stations_do_not_show(desk):
    tip = late(send("nam-dong"))
    html = desk("tinh/").json()["html"]
    assert tip.public_id not in html
    assert desk(f"tinh/tin/{tip.public_id}/").status_code == 404
    assert "nam-dong" not in desk("tinh/don-vi/").json()["html"]


def test_the_central_desk_oversees_the_provinces_desks(world, client):
    tip = late(send_about(ward=None))
    quang = enrol(world, Station.objects.get(code="central"), "quang")
    quang.unlock(client)
    [found] = selectors.overdue(quang.officer)
    assert (found.station.code, [row.pk for row in found.tips]) == ("desk-48", [tip.pk])
    assert client.post("/truc-ban/tinh/").status_code == 200
    late(send())
    assert len(selectors.overdue(quang.officer)) == 1


def lacks_of(code):
    [found] = standings(Station.objects.filter(code=code))
    return found.lacks


def test_a_working_station_lacks_nothing(world):
    assert lacks_of("cam-le") == ()


def test_a_station_without_a_key_says_so(world):
    world.station("moi", "ward", "48", ["20285"], working=False)
    assert lacks_of("moi") == (Lack.NO_KEY,)


def test_a_station_with_too_few_officers_says_so(world):
    world.station("it", "ward", "48", ["20285"], officers=1)
    assert lacks_of("it") == (Lack.FEW_OFFICERS,)


def test_a_station_that_nobody_has_unlocked_for_two_weeks_says_so(world):
    before = timezone.now() - timedelta(days=14, minutes=1)
    OfficerVault.objects.filter(officer__station__code="cam-le").update(last_unlocked_at=before)
    assert lacks_of("cam-le") == (Lack.LONG_LOCKED,)


@pytest.mark.parametrize(("not_after", "lack"), [(1, Lack.EXPIRED), (None, Lack.UNVERIFIED)])
def test_a_certificate_that_does_not_hold_says_why(world, not_after, lack):
    station = world.station("cu", "ward", "48", ["20285"], working=False)
    changes = {"not_after": 1} if not_after else {"province": "68"}
    world.certify(station, ["20285"], **changes)
    assert lacks_of("cu") == (lack,)


def test_a_certificate_that_runs_out_within_sixty_days_is_named_while_it_holds(desk, world):
    station = world.station("sap", "ward", "48", ["20285"], working=False)
    soon = timezone.now() + timedelta(days=59)
    world.certify(station, ["20285"], not_after=int(soon.timestamp()))
    for number in range(2):
        world.officer(station, f"sap-{number}")
    [found] = standings(Station.objects.filter(code="sap"))
    assert (found.lacks, found.ends_soon, found.needs_attention) == ((), True, True)
    assert timezone.localtime(soon).strftime("%d/%m/%Y") in desk("tinh/").json()["html"]


def test_two_hundred_stations_cost_the_queries_of_one(desk, world):
    desk("tinh/")
    with CaptureQueriesContext(connection) as few:
        desk("tinh/")
    province = Province.objects.get(pk="48")
    made = [
        Station(code=f"ca-{n}", kind="ward", name=f"Công an {n}", province=province)
        for n in range(200)
    ]
    Station.objects.bulk_create(made)
    first = Station.objects.get(code="ca-0")
    world.certify(first, ["20285"])
    for n in range(3):
        world.officer(first, f"more-{n}")
    tip = late(send())
    Tip.objects.filter(pk=tip.pk).update(station=first)
    late(send())
    with CaptureQueriesContext(connection) as many:
        desk("tinh/")
    assert len(many) <= len(few) + 1, [q["sql"][:120] for q in many]
    for path in ("tinh/don-vi/", "tinh/so-lieu/"):
        with CaptureQueriesContext(connection) as asked:
            assert desk(path).status_code == 200
        assert len(asked) < 40, path
