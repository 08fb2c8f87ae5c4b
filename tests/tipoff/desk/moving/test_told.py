"""What the citizen is told of a tip's way, and when: now, from a moment on, or when asked to."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.tipoff.desk.duty import send
from tests.tipoff.desk.moving import hands

from tipoff.followup.lookup import joined_status, status_since, status_words
from tipoff.models import JournalEntry, Message, State, StateChange, Tip
from tipoff.retention.housekeeping import moving_round
from tipoff.services import telling
from tipoff.vault import receipts
from tipoff.vault.encoding import b64

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client, duty):
    return duty.unlock(client)


@pytest.fixture
def taken(client, lan, tip, post):
    """A tip that Lan has taken up."""
    post(client, lan, tip, "trang-thai", after="received", told="on")
    tip.refresh_from_db()
    return tip


def at(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def public(tip):
    tip.refresh_from_db()
    return tip.public_state


def words(world, lan, tip):
    """A text for the citizen, sealed for the place after the reason."""
    reply = hands.posting_at(
        world, lan.officer, tip, hands.next_sequence(tip) + 1, "Tòa án", reply=True
    )
    sealed = {"reply_to_tip": reply.to_tip, "reply_to_source": reply.to_source}
    return {name: b64(part) for name, part in sealed.items()} | {
        "reply_signature": b64(reply.signature)
    }


def test_what_is_held_back_is_told_when_an_officer_says_so(client, lan, taken, post):
    post(client, lan, taken, "trang-thai", after="verifying")
    assert public(taken) == State.RECEIVED
    moving_round()
    assert public(taken) == State.RECEIVED
    assert client.post(f"/truc-ban/tin/{taken.public_id}/bao-trang-thai/").status_code == 204
    assert public(taken) == State.VERIFYING
    assert JournalEntry.objects.order_by("-seq").first().action == "status-told"


def test_from_a_chosen_moment_on_it_is_told_by_itself(client, lan, taken, post):
    later = timezone.now() + timedelta(hours=3)
    assert (
        post(client, lan, taken, "trang-thai", after="verifying", tell_at=at(later)).status_code
        == 204
    )
    assert telling.tell_due(later - timedelta(minutes=2)) == 0
    assert public(taken) == State.RECEIVED
    assert telling.tell_due(later) == 1
    assert public(taken) == State.VERIFYING
    assert status_since(taken) == later
    assert telling.tell_due(later) == 0


def test_what_came_later_and_was_told_first_stays_what_the_citizen_reads(client, lan, taken, post):
    later = timezone.now() + timedelta(hours=3)
    post(client, lan, taken, "trang-thai", after="verifying", tell_at=at(later))
    post(client, lan, taken, "trang-thai", after="concluded", outcome="fined", told="on")
    telling.tell_due(later)
    assert public(taken) == State.CONCLUDED


@pytest.mark.parametrize("moment", ["2020-01-01T10:00", "soon"])
def test_a_moment_that_has_passed_is_asked_for_again(client, lan, taken, post, moment):
    answer = post(client, lan, taken, "trang-thai", after="verifying", tell_at=moment)
    assert answer.status_code == 400
    assert "tell_at" in answer.json()["errors"]


@pytest.mark.parametrize("after", ["investigating", "other_authority", "suspended"])
def test_which_authority_or_why_is_a_signed_reply_in_the_same_step(
    client, lan, world, taken, post, after
):
    alone = post(client, lan, taken, "trang-thai", after=after, told="on")
    assert "reply_to_tip" in alone.json()["errors"]
    said = words(world, lan, taken)
    assert post(client, lan, taken, "trang-thai", after=after, told="on", **said).status_code == 204
    assert public(taken) == after
    assert [m.direction for m in taken.messages.order_by("sequence")][-2:] == ["note", "officer"]


def test_a_reply_that_does_not_hold_leaves_the_state_as_it_was(client, lan, world, taken, post):
    said = words(world, lan, taken) | {"reply_signature": b64(bytes(64))}
    answer = post(client, lan, taken, "trang-thai", after="suspended", told="on", **said)
    assert answer.json() == {"error": "signature"}
    assert public(taken) == State.RECEIVED
    assert Message.objects.count() == StateChange.objects.count() == 1


def test_the_citizen_reads_to_which_station_the_tip_went(client, lan, tip, hai, transfer):
    transfer(client, lan, tip, hai.officer.station)
    tip.refresh_from_db()
    assert status_words(tip).endswith(": Công an ngu-hanh-son")


def test_the_follow_up_page_names_it_too(client, lan, hai, transfer):
    receipt = receipts.draw()
    tip = send(receipt=receipt)
    transfer(client, lan, tip, hai.officer.station)
    page = client.post("/bao-tin/tra-cuu/", {"receipt": receipt}).content.decode()
    assert "Đã chuyển Công an nơi có thẩm quyền: Công an ngu-hanh-son" in page


def test_who_reported_a_merged_tip_reads_what_came_of_the_other(client, lan, world, tip, post):
    receipt = receipts.draw()
    same = send(receipt=receipt, story="cũng vụ ấy")
    there = hands.posting_fields(hands.posting(world, lan.officer, tip))
    other = {f"there_{name}": value for name, value in there.items()}
    assert post(client, lan, same, "nhap", into=tip.public_id, **other).status_code == 204
    Tip.objects.filter(pk=tip.pk).update(public_state=State.VERIFYING)
    same.refresh_from_db()
    assert joined_status(same) == "Đang xác minh"
    page = client.post("/bao-tin/tra-cuu/", {"receipt": receipt}).content.decode()
    assert "Tin đã nhập vào: <strong>Đang xác minh</strong>" in page
