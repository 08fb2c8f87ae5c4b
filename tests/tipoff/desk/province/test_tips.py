"""The desk above takes a station's tip over, or holds it, with a key of its own and in the journal;
the station loses it at once."""

import pytest
from django.test import Client
from tests.tipoff.desk.duty import enrol, send

from places.models import Station
from tipoff.models import JournalEntry, Officer, State, Tip, TipKey
from tipoff.retention.holds import is_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(world):
    return enrol(world, Station.objects.get(code="cam-le"), "lan")


def take_over(desk, dung, world, tip, **changes):
    sent = dung.reason(world, tip, "Đơn vị để quá hạn") | changes
    return desk(f"tinh/tin/{tip.public_id}/nhan/", sent)


def actions_on(tip):
    rows = JournalEntry.objects.filter(subject=tip.public_id).order_by("seq")
    return list(rows.values_list("action", flat=True))


def test_the_header_and_key_of_a_tip_below_are_handed_over_only_after_the_journals_row(desk, world):
    tip = send()
    sealed = desk(f"tinh/tin/{tip.public_id}/").json()["data"]["tip"]
    assert [key["name"] for key in sealed["keys"]] == ["desk-48"]
    assert actions_on(tip) == ["headers-released"]


@pytest.mark.parametrize("part", ["mo", "noi-dung"])
def test_its_text_is_not_read_before_it_was_taken_over(desk, dung, world, part):
    tip = send()
    assert desk(f"tin/{tip.public_id}/{part}/").status_code == 404
    assert take_over(desk, dung, world, tip).status_code == 200
    assert desk(f"tin/{tip.public_id}/{part}/").status_code == 200


def test_a_tip_taken_over_is_the_desks_and_the_station_loses_it_at_once(desk, dung, lan, world):
    tip, colleague = send(), Client()
    lan.unlock(colleague)
    address = f"/truc-ban/tin/{tip.public_id}/mo/"
    assert colleague.post(address).status_code == 200
    assert take_over(desk, dung, world, tip).status_code == 200
    assert colleague.post(address).status_code == 404
    assert tip.public_id not in colleague.post("/truc-ban/danh-sach/").content.decode()
    tip.refresh_from_db()
    assert (tip.station.code, tip.state) == ("desk-48", State.RECEIVED)
    taken = JournalEntry.objects.get(subject=tip.public_id, action="tip-taken-over")
    assert (taken.actor, taken.details["from"]) == (dung.officer.public_id, "cam-le")


def test_taking_over_needs_a_signed_reason(desk, dung, world):
    tip = send()
    empty = desk(f"tinh/tin/{tip.public_id}/nhan/")
    assert "Nhập" in empty.json()["errors"]["to_tip"][0] or empty.status_code == 400
    other = dung.reason(world, send(), "khác")["signature"]
    assert take_over(desk, dung, world, tip, signature=other).json() == {"error": "signature"}
    tip.refresh_from_db()
    assert tip.station.code == "cam-le"


def test_without_a_key_there_is_nothing_to_take_over(desk, dung, world):
    tip = send()
    TipKey.objects.filter(tip=tip, name="desk-48").delete()
    assert take_over(desk, dung, world, tip).status_code == 404
    assert take_over(desk, dung, world, send("nam-dong")).status_code == 404


def hold(ask, tip, **more):
    return ask(f"tin/{tip.public_id}/giu-lai/luu/", {"reference": "12/qd-dt"} | more)


def test_the_desk_above_holds_a_stations_tip_by_the_number_of_a_paper(desk):
    tip = send()
    assert hold(desk, tip).status_code == 200
    assert is_held(Tip.objects.get())
    held = JournalEntry.objects.get(action="tip-held")
    assert (held.details["reference"], held.details["station"]) == ("12/QD-DT", "desk-48")
    assert "12/QD-DT" in desk(f"tin/{tip.public_id}/giu-lai/").json()["html"]
    assert hold(desk, tip, release="1").status_code == 200
    assert not is_held(Tip.objects.get())


def test_a_hold_says_beside_the_field_what_is_wrong(desk):
    tip = send()
    said = hold(desk, tip, reference="vì ông Nam ở 12 Lê Lợi").json()["errors"]["reference"]
    assert "số văn bản" in said[0]
    assert not is_held(Tip.objects.get())


def test_the_head_of_a_station_holds_its_tips_and_ends_only_its_own_holds(desk, lan, world):
    tip, browser = send(), Client()

    def ask(path, data=None):
        return browser.post(f"/truc-ban/{path}", data or {})

    lan.unlock(browser)
    assert hold(ask, tip).status_code == 404
    Officer.objects.filter(pk=lan.officer.pk).update(role=Officer.Role.CHIEF)
    assert hold(ask, tip).status_code == 200
    assert hold(ask, tip, release="1").status_code == 200
    hold(desk, tip)
    assert hold(ask, tip, release="1").json() == {"error": "hold"}
    assert is_held(Tip.objects.get())


def test_what_was_merged_into_a_held_tip_is_kept_and_leads_to_it(desk):
    first, second = send(), send(story="Cùng việc đó")
    Tip.objects.filter(pk=second.pk).update(merged_into=first, state=State.MERGED)
    assert not is_held(Tip.objects.get(pk=second.pk))
    hold(desk, first)
    assert is_held(Tip.objects.get(pk=second.pk))
    html = desk(f"tin/{second.public_id}/giu-lai/").json()["html"]
    assert f"/truc-ban/tin/{first.public_id}/giu-lai/" in html


def test_another_provinces_desk_finds_neither_the_tip_nor_its_hold(world, desk):
    tip, browser = send(), Client()
    enrol(world, Station.objects.get(code="desk-68"), "khanh").unlock(browser)
    for path in ("tinh/tin/%s/", "tinh/tin/%s/nhan/", "tin/%s/giu-lai/", "tin/%s/giu-lai/luu/"):
        address = "/truc-ban/" + path % tip.public_id
        assert browser.post(address, {"reference": "1/QD"}).status_code == 404, path
        assert browser.get(address).status_code in (404, 405), path
