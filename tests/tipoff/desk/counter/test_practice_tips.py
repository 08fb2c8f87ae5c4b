"""Practice tips of the desk: marked wherever they are seen, and in nobody's figures."""

import pytest
from tests.tipoff.desk.counter.typed import send
from tests.tipoff.desk.duty import enrol

from places.models import Station
from tipoff.desk.counter.practice import TEXTS
from tipoff.models import Counter, JournalEntry, Tip
from tipoff.vault import receipts

pytestmark = pytest.mark.django_db
URL = "/truc-ban/tap-huan/tao/"
MARK = "TIN TẬP HUẤN"


def make(client, text="shop", receipt=None):
    return client.post(URL, {"receipt": receipt or receipts.draw(), "text": text})


@pytest.mark.parametrize("text", [text.key for text in TEXTS])
def test_each_ready_made_text_comes_to_the_own_station_and_says_that_it_is_invented(
    client, duty, world, text
):
    duty.unlock(client)
    answer = make(client, text).json()
    tip = Tip.objects.get()
    assert (tip.practice, tip.station.code, answer["opens"]) == (True, "cam-le", True)
    header, body, contact = world.open_tip(tip, "cam-le")
    assert body["story"].startswith(MARK)
    assert header["practice"] is True
    assert contact == {}
    assert tip.urgent is (text in ("fight", "child"))
    assert not Counter.objects.exists()


@pytest.mark.parametrize("station", ["desk-48", "central"])
def test_desks_above_get_practice_tips_of_their_own(client, world, station):
    enrol(world, Station.objects.get(code=station), "hoa").unlock(client)
    assert make(client).status_code == 200
    assert Tip.objects.get().station.code == station


def test_made_twice_by_one_receipt_it_is_one(client, duty):
    duty.unlock(client)
    receipt = receipts.draw()
    assert make(client, receipt=receipt).json() == make(client, receipt=receipt).json()
    assert Tip.objects.count() == 1


def test_a_text_that_does_not_exist_is_refused(client, duty):
    duty.unlock(client)
    assert list(make(client, "murder").json()["errors"]) == ["text"]


def test_a_station_that_receives_no_tips_makes_none_elsewhere(client, duty, settings):
    settings.STATION_OFFICERS_AT_LEAST = 9
    duty.unlock(client)
    assert make(client).json() == {"error": "notWorking"}
    assert not Tip.objects.exists()


def test_list_sheet_and_paper_are_marked_and_a_real_tip_is_not(client, duty):
    duty.unlock(client)
    number = make(client).json()["number"]
    for address in ("/truc-ban/danh-sach/", f"/truc-ban/tin/{number}/mo/"):
        assert MARK in client.post(address).json()["html"]
    sheet = client.post(f"/truc-ban/tin/{number}/mo/").json()["html"]
    assert MARK in sheet.partition('data-template="paper"')[2], "the paper"
    Tip.objects.all().delete()
    number = send(client).json()["number"]
    for address in ("/truc-ban/danh-sach/", f"/truc-ban/tin/{number}/mo/"):
        assert MARK not in client.post(address).json()["html"]


def test_the_journal_says_that_it_is_practice_and_of_a_real_one_that_it_is_not(client, duty):
    duty.unlock(client)
    make(client)
    send(client)
    rows = JournalEntry.objects.filter(action="taken-in").order_by("seq")
    assert [row.details["practice"] for row in rows] == [True, False]
    assert [row.details["channel"] for row in rows] == ["practice", "phone"]
