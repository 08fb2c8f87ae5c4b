"""A tip handed to another station: who owns it, who can open it, and who has lost it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.tipoff.desk.duty import enrol, send
from tests.tipoff.desk.moving import hands

from places.models import Station
from tipoff.desk.moving.selectors import sent_away
from tipoff.models import DutyShift, JournalEntry, Notice, Officer, State, Tip, TipKey, Transfer
from tipoff.routing import Concerns, Question
from tipoff.services import Report, handing, submit_tip
from tipoff.vault import receipts
from tipoff.vault.encoding import b64

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client, duty):
    return duty.unlock(client)


@pytest.fixture
def there(hai):
    """A browser at the receiving station, its vault open."""
    client = Client()
    hai.unlock(client)
    return client


def actions(tip):
    return list(
        JournalEntry.objects.filter(subject=tip.public_id)
        .order_by("seq")
        .values_list("action", flat=True)
    )


def holders(tip):
    return set(TipKey.objects.filter(tip=tip).values_list("name", flat=True))


def numbers(client):
    return client.post("/truc-ban/danh-sach/").content.decode()


def test_the_receiver_owns_it_at_once_and_can_open_it(
    client, lan, world, tip, hai, there, transfer
):
    assert transfer(client, lan, tip, hai.officer.station).status_code == 204
    tip.refresh_from_db()
    assert (tip.station, tip.state, tip.assigned_to) == (
        hai.officer.station,
        State.TRANSFERRED,
        None,
    )
    assert hands.open_key(world, tip, hai.officer.station)
    opened = there.post(f"/truc-ban/tin/{tip.public_id}/mo/")
    assert [key["name"] for key in opened.json()["tip"]["keys"]] == ["ngu-hanh-son"]
    assert tip.public_id in numbers(there)


def test_the_sender_has_lost_it_from_that_moment_at_every_address(client, lan, tip, hai, transfer):
    transfer(client, lan, tip, hai.officer.station)
    for what in ("mo", "noi-dung", "trang-thai", "tra-loi", "chuyen", "nhap", "noi-nhan"):
        assert client.post(f"/truc-ban/tin/{tip.public_id}/{what}/").status_code == 404
    assert client.get(f"/truc-ban/tin/{tip.public_id}/con-day/").status_code == 404
    assert tip.public_id not in numbers(client)


def test_the_senders_key_goes_once_the_receiver_has_shown_that_it_can_open_it(
    client, lan, world, tip, hai, there, transfer, post
):
    transfer(client, lan, tip, hai.officer.station)
    assert holders(tip) == {"cam-le", "ngu-hanh-son", "desk-48", "escrow"}
    assert post(there, hai, tip, "trang-thai", after="received", told="on").status_code == 204
    assert holders(tip) == {"ngu-hanh-son", "desk-48", "escrow"}
    assert Transfer.objects.get().answer == Transfer.Answer.ACCEPTED
    assert actions(tip)[-2:] == ["state-changed", "transfer-accepted"]


def test_the_desk_above_the_receiver_gets_a_key_where_it_held_none(
    client, lan, world, tip, stranger, transfer
):
    transfer(client, lan, tip, stranger.officer.station)
    assert {"nam-dong", "desk-68"} <= holders(tip)
    assert hands.open_key(world, tip, Station.objects.get(code="desk-68"))


def test_it_is_journalled_and_the_receivers_officers_are_told(client, lan, tip, hai, transfer):
    hai.officer.user.email = "hai@example.org"
    hai.officer.user.save()
    transfer(client, lan, tip, hai.officer.station)
    assert actions(tip)[-2:] == ["state-changed", "tip-transferred"]
    assert JournalEntry.objects.order_by("-seq").first().details["to"] == "ngu-hanh-son"
    notice = Notice.objects.get(officer=hai.officer)
    assert (notice.kind, notice.number) == ("transferred", tip.public_id)


def test_a_returned_tip_is_the_senders_again_in_the_hands_that_passed_it_on(
    client, lan, world, tip, hai, there, transfer, post
):
    post(client, lan, tip, "trang-thai", after="received", told="on")
    transfer(client, lan, tip, hai.officer.station)
    tip.refresh_from_db()
    keys = hands.keys_for(world, tip, hands.receiver(lan.officer.station))
    assert post(there, hai, tip, "tra-lai", **hands.keys_fields(keys)).status_code == 204
    tip.refresh_from_db()
    assert (tip.station, tip.state) == (lan.officer.station, State.RECEIVED)
    assert tip.assigned_to == lan.officer
    assert holders(tip) == {"cam-le", "desk-48", "escrow"}
    assert hands.open_key(world, tip, lan.officer.station)
    assert there.post(f"/truc-ban/tin/{tip.public_id}/mo/").status_code == 404
    assert actions(tip)[-2:] == ["state-changed", "transfer-returned"]


def test_a_return_is_told_once_to_who_is_on_duty_and_to_whose_hands_it_comes_into(
    client, lan, world, tip, hai, there, transfer, post
):
    hoa = world.officer(lan.officer.station, "hoa")
    for officer in (lan.officer, hoa):
        officer.user.email = f"{officer.user.username}@example.org"
        officer.user.save()
    now, hour = timezone.now(), timedelta(hours=1)
    times = {"starts_at": now - hour, "ends_at": now + hour}
    DutyShift.objects.create(station=hoa.station, officer=hoa, **times)
    transfer(client, lan, tip, hai.officer.station)
    tip.refresh_from_db()
    keys = hands.keys_for(world, tip, hands.receiver(lan.officer.station))
    post(there, hai, tip, "tra-lai", **hands.keys_fields(keys))
    told = Notice.objects.filter(key__startswith="returned:").values_list("kind", "officer")
    assert set(told) == {("transferred", hoa.pk), ("assigned", lan.officer.pk)}


def test_a_tip_that_nobody_had_taken_up_comes_back_as_new(
    client, lan, world, tip, hai, there, transfer, post
):
    transfer(client, lan, tip, hai.officer.station)
    tip.refresh_from_db()
    keys = hands.keys_for(world, tip, hands.receiver(lan.officer.station))
    post(there, hai, tip, "tra-lai", **hands.keys_fields(keys))
    tip.refresh_from_db()
    assert (tip.state, tip.public_state) == (State.NEW, State.NEW)


def test_it_goes_back_to_the_senders_newer_epoch(
    client, lan, world, tip, hai, there, transfer, post
):
    transfer(client, lan, tip, hai.officer.station)
    world.certify(lan.officer.station, ["20260"], epoch=2)
    tip.refresh_from_db()
    keys = hands.keys_for(world, tip, hands.receiver(lan.officer.station))
    assert post(there, hai, tip, "tra-lai", **hands.keys_fields(keys)).status_code == 204
    assert TipKey.objects.filter(tip=tip, name="cam-le", epoch=2).exists()
    assert hands.open_key(world, tip, lan.officer.station)


def test_a_new_tip_waits_for_an_answer_before_it_goes_on(
    client, lan, world, tip, hai, there, transfer
):
    transfer(client, lan, tip, hai.officer.station)
    tip.refresh_from_db()
    desk = Station.objects.get(code="desk-48")
    keys = hands.keys_fields(hands.keys_for(world, tip, hands.receiver(desk)))
    reason = hands.posting_fields(hands.posting(world, hai.officer, tip))
    address = f"/truc-ban/tin/{tip.public_id}/chuyen/"
    refused = there.post(address, reason | keys | {"to": desk.code})
    assert (refused.status_code, refused.json()) == (409, {"error": "actor"})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"to": "cam-le"}, "receiver"),
        ({"to": "nowhere"}, "receiver"),
        ({"epoch": 7}, "key"),
        ({"to": "desk-48", "epoch": 2}, "key"),
        ({"above": "nam-dong", "above_epoch": 1}, "key"),
    ],
)
def test_a_key_for_another_station_or_epoch_is_refused(
    client, lan, world, tip, hai, post, change, code
):
    keys = hands.keys_for(world, tip, hands.receiver(hai.officer.station))
    fields = {"to": "ngu-hanh-son"} | hands.keys_fields(keys) | change
    if "above" in change:
        fields["above_key"] = fields["key"]
    answer = post(client, lan, tip, "chuyen", **fields)
    assert (answer.status_code, answer.json()) == (409, {"error": code})
    assert Tip.objects.get(pk=tip.pk).station == lan.officer.station


@pytest.mark.parametrize("key", ["", "%%", b64(b"x" * 512), b64(b"x" * (512 * 2 + 47))])
def test_what_has_not_the_shape_of_a_sealed_key_is_refused(client, lan, tip, hai, post, key):
    fields = {"to": hai.officer.station.code, "epoch": 1, "key": key}
    answer = post(client, lan, tip, "chuyen", **fields)
    assert answer.status_code == 400
    assert "key" in answer.json()["errors"]


def test_a_station_whose_certificate_was_taken_back_receives_nothing(
    client, lan, world, tip, hai, post
):
    keys = hands.keys_for(world, tip, hands.receiver(hai.officer.station))
    hai.officer.station.keys.update(certificate=b"not one")
    answer = post(client, lan, tip, "chuyen", to="ngu-hanh-son", **hands.keys_fields(keys))
    assert answer.json() == {"error": "receiver"}


def test_a_key_from_intake_is_not_put_in_the_place_of_a_worse_one(client, lan, world, tip, post):
    before = bytes(TipKey.objects.get(tip=tip, name="desk-48").sealed)
    fields = {"to": "desk-48", "epoch": 1, "key": b64(b"\1" * (512 + 48))}
    assert post(client, lan, tip, "chuyen", **fields).status_code == 204
    assert bytes(TipKey.objects.get(tip=tip, name="desk-48").sealed) == before


def test_an_unanswered_tip_goes_to_the_desk_above_that_holds_its_key(
    client, lan, world, tip, hai, there, transfer
):
    transfer(client, lan, tip, hai.officer.station)
    passed = Transfer.objects.get()
    assert handing.fall_back(passed.answer_by - timezone.timedelta(seconds=1)) == 0
    assert handing.fall_back(passed.answer_by) == 1
    tip.refresh_from_db()
    assert (tip.station.code, tip.state) == ("desk-48", State.TRANSFERRED)
    assert there.post(f"/truc-ban/tin/{tip.public_id}/mo/").status_code == 404
    assert hands.open_key(world, tip, tip.station)
    assert actions(tip)[-1] == "transfer-fell-back"
    assert handing.fall_back(passed.answer_by) == 0


def test_the_desk_that_it_fell_to_takes_it_up_and_passes_it_on(
    client, lan, world, tip, hai, transfer, post
):
    transfer(client, lan, tip, hai.officer.station)
    handing.fall_back(Transfer.objects.get().answer_by)
    tip.refresh_from_db()
    desk = enrol(world, tip.station, "truc-ban")
    at_desk = Client()
    desk.unlock(at_desk)
    assert post(at_desk, desk, tip, "trang-thai", after="received", told="on").status_code == 204
    assert holders(tip) == {"desk-48", "escrow"}
    assert transfer(at_desk, desk, tip, hai.officer.station).status_code == 204


def test_where_no_desk_holds_a_key_it_stays_and_the_central_desk_is_told(
    client, lan, world, tip, hai, transfer
):
    transfer(client, lan, tip, hai.officer.station)
    TipKey.objects.filter(tip=tip, name__in=["desk-48", "central"]).delete()
    for reached in Officer.objects.filter(station__code__in=["desk-48", "central"]):
        reached.user.email = f"{reached.pk}@example.org"
        reached.user.save()
    for _ in range(2):
        assert handing.fall_back(Transfer.objects.get().answer_by) == 0
    tip.refresh_from_db()
    assert tip.station == hai.officer.station
    told = Notice.objects.filter(kind="overdue").values_list("officer__station__code", flat=True)
    assert set(told) == {"central"}


def test_no_browser_passes_a_tip_to_a_unit_that_it_concerns(world, neighbour):
    question = Question("20260", "48", "theft", concerns=Concerns.UNSURE, home_province="48")
    header = {"category": "theft", "ward": "20260", "concerns": "unsure"}
    tip = submit_tip(receipts.draw(), Report(question, header, {"story": "x"})).tip
    assert tip.station.code == "desk-48"
    with pytest.raises(hands.ConcernedError):
        hands.keys_for(world, tip, hands.receiver(neighbour))


def test_nor_to_one_that_changed_answers_concern(world, neighbour):
    receipt = receipts.draw()
    question = Question("20260", "48", "fraud", online=True, home_province="48")
    first = Report(
        question, {"category": "fraud", "ward": None, "concerns": "none"}, {"story": "x"}
    )
    tip = submit_tip(receipt, first).tip
    assert hands.keys_for(world, tip, hands.receiver(neighbour))
    changed = Question("20260", "48", "fraud", concerns=Concerns.WARD, home_province="48")
    header = {"category": "fraud", "ward": "20260", "concerns": "ward"}
    submit_tip(receipt, Report(changed, header, {"story": "y"}))
    with pytest.raises(hands.ConcernedError):
        hands.keys_for(world, tip, hands.receiver(neighbour))


def test_the_search_finds_a_station_by_its_wards_name_and_names_its_certificates(
    client, lan, tip, hai
):
    answer = client.post(f"/truc-ban/tin/{tip.public_id}/noi-nhan/", {"typed": "Ngũ Hành Sơn"})
    found = answer.json()["receivers"]["ngu-hanh-son"]
    assert (found["to"]["ward"], len(found["to"]["chain"])) == ("20285", 2)
    # The province's desk holds the tip's key from intake already.
    assert found["above"] is None
    assert "Công an ngu-hanh-son" in answer.json()["html"]


def test_a_ward_whose_station_is_not_working_leads_to_its_provinces_desk(client, lan, world, tip):
    Station.objects.get(code="nam-dong").keys.update(certificate=b"gone")
    answer = client.post(f"/truc-ban/tin/{tip.public_id}/noi-nhan/", {"typed": "Nam Dong"})
    assert list(answer.json()["receivers"]) == ["desk-68"]
    assert "chưa nhận tin được" in answer.json()["html"]


def test_a_desk_is_chosen_directly_and_ones_own_station_never(client, lan, tip):
    address = f"/truc-ban/tin/{tip.public_id}/noi-nhan/"
    assert list(client.post(address, {"desk": "desk-68"}).json()["receivers"]) == ["desk-68"]
    assert client.post(address, {"desk": "cam-le"}).json()["receivers"] == {}
    assert client.post(address, {"typed": "Cẩm Lệ"}).json()["receivers"] == {}


def test_what_was_sent_away_is_listed_by_number_alone(client, lan, tip, hai, transfer):
    send()
    transfer(client, lan, tip, hai.officer.station)
    assert [row.tip for row in sent_away(lan.officer)] == [tip]
    assert list(sent_away(hai.officer)) == []
