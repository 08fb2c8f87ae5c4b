"""A tip taken in at the counter is kept, sealed and routed like a citizen's, with a receipt."""

import logging

import pytest
from tests.tipoff.desk.counter.typed import STORY, URL, fields, send
from tests.tipoff.desk.duty import enrol

from places.models import Station
from tipoff import blobs
from tipoff.models import Confirmation, Counter, JournalEntry, Tip
from tipoff.vault import receipts

pytestmark = pytest.mark.django_db
AWARE = "không mở lại được"


@pytest.fixture
def counter(client, duty):
    duty.unlock(client)
    return client


def taken_in():
    return list(JournalEntry.objects.filter(action="taken-in").order_by("seq"))


def test_a_tip_by_phone_is_sealed_with_its_channel_to_the_stations_key(counter, world):
    answer = send(counter)
    assert answer.status_code == 200
    tip = Tip.objects.get()
    header, body, contact = world.open_tip(tip, "cam-le")
    assert (header["channel"], header["category"], header["ward"]) == ("phone", "theft", "20260")
    assert (body["story"], body["identity"], contact) == (STORY, "anonymous", {})
    assert tip.station.code == "cam-le"
    assert Counter.objects.get().count == 1


def test_the_receipt_is_answered_once_and_opens_the_follow_up(counter):
    answer = send(counter).json()
    assert [len(group) for group in answer["receipt"].split("-")] == [4, 4, 4, 4]
    assert answer["number"] == Tip.objects.get().public_id
    assert answer["lookup"] == "http://testserver/bao-tin/tra-cuu/"
    assert answer["opens"] is True
    counter.logout()
    opened = counter.post("/bao-tin/tra-cuu/", {"receipt": answer["receipt"]}, follow=True)
    assert "Đã gửi" in opened.content.decode()


def test_sent_twice_it_is_one_tip_and_one_row_of_the_journal(counter):
    typed = fields()
    first, second = (counter.post(URL, typed).json() for _ in range(2))
    assert first["number"] == second["number"]
    assert Tip.objects.count() == 1
    assert len(taken_in()) == 1


def test_changed_words_under_the_same_receipt_are_added_to_the_same_tip(counter):
    typed = fields()
    counter.post(URL, typed)
    again = counter.post(URL, typed | {"story": "Khác"}).json()
    assert "bổ sung" in again["said"]
    assert Tip.objects.get().messages.count() == 1


def test_the_journal_says_who_number_and_channel_and_nothing_that_was_told(counter, duty):
    send(counter, channel="letter", people="Ông Ba", category="drugs")
    [entry] = taken_in()
    tip = Tip.objects.get()
    assert (entry.actor, entry.subject) == (duty.officer.public_id, tip.public_id)
    assert entry.details == {"channel": "letter", "practice": False, "station": "cam-le"}


def test_neither_receipt_nor_words_stand_in_rows_blob_journal_or_log(counter, caplog):
    caplog.set_level(logging.DEBUG)
    typed = fields(identity="named", name="Nguyễn Văn Thử", phone="0912 345 678")
    counter.post(URL, typed)
    tip = Tip.objects.get()
    rows = repr(Tip.objects.values().get()).encode() + repr(tip.sealed_body).encode()
    journal = repr(list(JournalEntry.objects.values())).encode()
    held = b"".join([rows, journal, blobs.store().read(tip.blob), caplog.text.encode()])
    bare = typed["receipt"].replace("-", "")
    for secret in (typed["receipt"], bare, STORY, "Nguyễn Văn Thử", "0912 345 678"):
        assert secret.encode() not in held
    assert tip.public_id.encode() in held, "nothing was looked at"


def test_what_the_officer_marks_urgent_is_urgent(counter, world):
    send(counter, urgent="on")
    tip = Tip.objects.get()
    assert tip.urgent is True
    assert world.open_tip(tip, "cam-le")[0]["urgent"] is True


def test_what_goes_on_now_is_urgent_and_needs_no_day(counter):
    assert send(counter, happening="now", when=None).status_code == 200
    assert Tip.objects.get().urgent is True


@pytest.mark.parametrize("concerns", ["ward", "unsure", "province"])
def test_a_tip_about_the_own_unit_goes_up_and_whoever_typed_it_is_told_before_and_after(
    counter, concerns
):
    typed = fields(concerns=concerns)
    before = counter.post(URL, typed)
    assert before.status_code == 400
    assert list(before.json()["errors"]) == ["aware"]
    assert AWARE in before.json()["errors"]["aware"][0]
    assert not Tip.objects.exists()

    after = counter.post(URL, typed | {"aware": "on"}).json()
    tip = Tip.objects.get()
    assert tip.station.code == ("central" if concerns == "province" else "desk-48")
    assert not tip.keys.filter(name="cam-le").exists()
    assert after["opens"] is False
    assert after["station"] == tip.station.name
    assert counter.post(f"/truc-ban/tin/{after['number']}/mo/").status_code == 404
    assert counter.post("/truc-ban/danh-sach/").json()["tips"] == []


def test_a_tip_of_another_ward_is_said_to_go_there(counter):
    refused = send(counter, typed="Nam Dong", choice="24649").json()["errors"]
    assert "nam-dong" in refused["aware"][0]
    assert send(counter, typed="Nam Dong", choice="24649", aware="on").status_code == 200
    assert Tip.objects.get().station.code == "nam-dong"


def test_the_provinces_desk_may_take_in_for_its_wards_without_a_warning(client, world):
    enrol(world, Station.objects.get(code="desk-48"), "hoa").unlock(client)
    assert send(client).status_code == 200
    assert Tip.objects.get().station.code == "cam-le"


def test_answers_changed_so_that_they_concern_a_holder_become_a_tip_of_their_own(counter):
    typed = fields()
    first = counter.post(URL, typed).json()
    second = counter.post(URL, typed | {"concerns": "ward", "aware": "on"}).json()
    assert first["number"] != second["number"]
    assert first["receipt"] != second["receipt"]
    assert not Tip.objects.get(public_id=second["number"]).keys.filter(name="cam-le").exists()


def test_a_name_without_phone_or_address_is_enough_at_the_counter(counter, world):
    assert send(counter, identity="named", name="Nguyễn Văn Thử").status_code == 200
    assert world.open_tip(Tip.objects.get(), "cam-le")[2] == {"name": "Nguyễn Văn Thử"}


def test_contact_fields_of_who_stays_nameless_are_dropped(counter, world):
    send(counter, name="Nguyễn Văn Thử", phone="0912 345 678")
    assert world.open_tip(Tip.objects.get(), "cam-le")[2] == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"channel": None}, "channel"),
        ({"happening": None}, "happening"),
        ({"category": "politics"}, "category"),
        ({"choice": None}, "choice"),
        ({"typed": "Xyzzy Plugh", "choice": None}, "typed"),
        ({"concerns": None}, "concerns"),
        ({"when": None}, "when"),
        ({"when": "day", "date_day": "31", "date_month": "2", "date_year": "2026"}, "date_day"),
        ({"story": "  "}, "story"),
        ({"story": "x" * 5001}, "story"),
        ({"identity": None}, "identity"),
        ({"identity": "named"}, "name"),
        ({"identity": "organisation"}, "organisation"),
        ({"identity": "named", "name": "An", "phone": "12"}, "phone"),
        ({"receipt": "none"}, "receipt"),
    ],
)
def test_bad_input_is_refused_beside_its_field_and_nothing_is_kept(counter, changes, field):
    answer = send(counter, **changes)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]
    assert answer.json()["errors"][field][0]
    assert not Tip.objects.exists()
    assert not taken_in()


def test_all_that_is_wrong_is_said_at_once(counter):
    errors = counter.post(URL, {"receipt": receipts.draw()}).json()["errors"]
    assert {"channel", "happening", "category", "typed", "concerns", "when", "story"} <= set(errors)


def test_a_full_disk_is_said_and_nothing_is_kept(counter, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.FileBlobs, "write", full)
    answer = send(counter)
    assert (answer.status_code, answer.json()) == (409, {"error": "notKept"})
    assert not Tip.objects.exists()


def test_before_all_is_confirmed_only_practice_tips_are_taken_in(counter, settings):
    settings.TIP_FORM_NEEDS_CONFIRMATION = True
    assert not Confirmation.objects.exists()
    assert send(counter).json() == {"error": "formClosed"}
    assert send(counter, practice="on").status_code == 200
    assert Tip.objects.get().practice is True


def test_a_locked_desk_takes_nothing_in(client, duty):
    duty.enter(client)
    assert send(client).status_code == 423
    assert client.post("/truc-ban/nhan-tin/").status_code == 423


def test_the_panel_draws_a_receipt_that_its_html_does_not_hold(counter):
    first, second = (counter.post("/truc-ban/nhan-tin/").json() for _ in range(2))
    assert first["data"]["receipt"] != second["data"]["receipt"]
    assert first["data"]["receipt"] not in first["html"]
    for name in ("story", "organisation", "name", "date_day", "landmark", "practice", "aware"):
        assert f'name="{name}"' in first["html"]


def test_places_are_found_by_the_citizens_matcher_and_posted(counter):
    answer = counter.post("/truc-ban/nhan-tin/noi/", {"typed": "cam le"}).json()
    assert 'value="20260"' in answer["html"]
    assert 'value="unknown"' in answer["html"]
    assert counter.get("/truc-ban/nhan-tin/noi/?typed=cam+le").status_code == 405
