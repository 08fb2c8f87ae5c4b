"""What officers do to a tip: sealed and signed in the browser, checked here, journalled."""

import pytest
from tests.tipoff.desk.duty import enrol, identity, send

from places.models import Station
from tipoff import trust
from tipoff.models import JournalEntry, Message, Revocation, State, StateChange, Tip
from tipoff.vault import certificates, messages, receipts
from tipoff.vault.encoding import b64, unb64

pytestmark = pytest.mark.django_db
WHY = "Gọi lại cho người báo tin lúc 9 giờ"


def url(tip, what):
    return f"/truc-ban/tin/{tip.public_id}/{what}/"


def last_entry():
    return JournalEntry.objects.order_by("-seq").first()


@pytest.fixture
def lan(client, duty, tip):
    """Lan at the desk, her vault open."""
    return duty.unlock(client)


def accept(client, duty, world, tip, **changes):
    data = {"after": "received", "told": "on"} | duty.reason(world, tip, WHY) | changes
    return client.post(url(tip, "trang-thai"), data)


def test_accepting_sets_the_state_the_time_and_who_has_it(client, lan, world, tip):
    assert accept(client, lan, world, tip).status_code == 204
    tip.refresh_from_db()
    assert (tip.state, tip.public_state) == (State.RECEIVED, State.RECEIVED)
    assert tip.acknowledged_at is not None
    assert tip.assigned_to == lan.officer


def test_a_change_of_state_is_journalled_without_its_words(client, lan, world, tip):
    accept(client, lan, world, tip)
    entry = last_entry()
    assert (entry.action, entry.subject) == ("state-changed", tip.public_id)
    assert (entry.details["before"], entry.details["after"]) == ("new", "received")
    assert WHY not in str(entry.details)


def test_the_reason_is_kept_sealed_and_opens_for_the_station(client, lan, world, tip):
    accept(client, lan, world, tip)
    reason = StateChange.objects.get().reason
    assert reason.direction == Message.Direction.NOTE
    assert not reason.sealed_to_source
    private = world.tip_key(tip, "cam-le")
    opened = messages.open_note(bytes(reason.sealed_to_tip), identity(tip), 1, private)
    written = messages.verify_note(opened, identity(tip), 1, _trust(), 1)
    assert (written.officer, written.text) == (lan.officer.public_id, WHY)


def test_the_public_state_may_lag_by_choice(client, lan, world, tip):
    accept(client, lan, world, tip, told="")
    tip.refresh_from_db()
    assert (tip.state, tip.public_state) == (State.RECEIVED, State.NEW)


def test_no_state_changes_without_a_reason(client, lan, world, tip):
    response = accept(client, lan, world, tip, to_tip="")
    assert response.status_code == 400
    assert "to_tip" in response.json()["errors"]
    assert Tip.objects.get().state == State.NEW


@pytest.mark.parametrize("after", ["concluded", "merged", "transferred", "new", "rejected", ""])
def test_only_states_that_may_follow_are_taken(client, lan, world, tip, after):
    response = accept(client, lan, world, tip, after=after)
    assert response.status_code == 400
    assert Tip.objects.get().state == State.NEW


def test_a_conclusion_needs_its_result(client, lan, world, tip):
    Tip.objects.update(state=State.RECEIVED)
    assert accept(client, lan, world, tip, after="concluded").status_code == 400
    done = accept(client, lan, world, tip, after="concluded", outcome="mediated")
    assert done.status_code == 204
    assert Tip.objects.get().outcome == "mediated"


def test_a_repeated_click_is_one_change(client, lan, world, tip):
    data = {"after": "received", "told": "on"} | lan.reason(world, tip)
    assert client.post(url(tip, "trang-thai"), data).status_code == 204
    Tip.objects.update(state=State.NEW)
    assert client.post(url(tip, "trang-thai"), data).status_code == 204
    assert StateChange.objects.count() == 1


def test_a_reply_is_read_by_the_citizen_with_the_receipt(client, lan, world):
    receipt = receipts.draw()
    tip = send(receipt=receipt)
    sent = client.post(url(tip, "tra-loi"), lan.reply(world, tip, "Cảm ơn anh/chị"))
    assert sent.status_code == 204
    kept = tip.messages.get()
    source = receipts.derive(receipt, b"s" * 16).source_private
    opened = messages.open_reply(bytes(kept.sealed_to_source), identity(tip), 1, source)
    at = int(kept.created_at.timestamp())
    assert messages.verify_reply(opened, identity(tip), 1, _trust(), at).text == "Cảm ơn anh/chị"


def test_a_reply_is_journalled_by_digest(client, lan, world, tip):
    client.post(url(tip, "tra-loi"), lan.reply(world, tip, WHY))
    entry = last_entry()
    assert entry.action == "reply-sent"
    assert len(entry.details["reply"]) == 64
    assert WHY not in str(entry.details)


def test_the_same_reply_sent_twice_is_one_reply(client, lan, world, tip):
    data = lan.reply(world, tip)
    for _ in range(2):
        assert client.post(url(tip, "tra-loi"), data).status_code == 204
    assert Message.objects.count() == 1


def test_a_reply_sealed_for_a_place_that_is_taken_is_sent_back(client, lan, world, tip):
    client.post(url(tip, "tra-loi"), lan.reply(world, tip, "một"))
    response = client.post(url(tip, "tra-loi"), lan.reply(world, tip, "hai"))
    assert (response.status_code, response.json()) == (409, {"error": "sequence"})


def test_a_reply_signed_by_another_officer_is_refused(client, lan, world, tip):
    other = enrol(world, lan.officer.station, "hoa")
    response = client.post(url(tip, "tra-loi"), other.reply(world, tip))
    assert (response.status_code, response.json()) == (409, {"error": "signature"})


def test_a_reply_for_another_tip_or_changed_on_the_way_is_refused(client, lan, world, tip):
    elsewhere = lan.reply(world, send(story="khác"))
    assert client.post(url(tip, "tra-loi"), elsewhere).json() == {"error": "signature"}
    changed = lan.reply(world, tip)
    sealed = bytearray(unb64(changed["to_source"]))
    sealed[60] ^= 1
    changed["to_source"] = b64(bytes(sealed))
    assert client.post(url(tip, "tra-loi"), changed).json() == {"error": "signature"}
    assert not Message.objects.exists()


def test_a_revoked_officer_can_send_nothing(client, lan, world, tip):
    signer, _ = world.authority("48")
    certificate = certificates.read_unverified(
        certificates.OfficerCertificate, bytes(lan.officer.vault.certificate)
    )
    revocation = certificates.Revocation(certificate.serial, "left", 1)
    statement = certificates.issue(revocation, signer.private)
    Revocation.objects.create(serial=certificate.serial, statement=statement)
    response = client.post(url(tip, "tra-loi"), lan.reply(world, tip))
    assert (response.status_code, response.json()) == (409, {"error": "certificate"})


@pytest.mark.parametrize("field", ["to_tip", "to_source", "signature", "sequence"])
@pytest.mark.parametrize("value", ["", "%%%", b64(b"x" * 100), b64(bytes(64 * 4096 * 2))])
def test_what_has_not_the_shape_of_a_sealed_reply_is_refused(client, lan, world, tip, field, value):
    data = lan.reply(world, tip) | {field: value}
    response = client.post(url(tip, "tra-loi"), data)
    assert response.status_code == 400
    assert field in response.json()["errors"]


def test_a_tip_that_has_left_the_station_takes_nothing_more(client, lan, world, tip):
    data = lan.reply(world, tip)
    Tip.objects.update(station=Station.objects.get(code="desk-48"))
    assert client.post(url(tip, "tra-loi"), data).status_code == 404


def _trust():
    return trust.current_trust(1)
