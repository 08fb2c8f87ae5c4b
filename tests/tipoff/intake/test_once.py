"""One receipt, one tip, however often and from however many windows it is sent."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.tipoff.intake.walk import fill, post, receipt_on, send, url

from tipoff import services
from tipoff.intake import sending
from tipoff.models import Draft, Message, Tip
from tipoff.vault import receipts


def test_sending_twice_gives_the_same_receipt_and_one_tip(world, client):
    fill(client)
    first = receipt_on(send(client))
    second = receipt_on(send(client))
    assert first == second
    assert Tip.objects.count() == 1
    assert Message.objects.count() == 0


def test_changed_answers_after_sending_are_added_and_said_so(world, client):
    fill(client)
    first = receipt_on(send(client))
    post(client, "noi-dung", {"story": "Nhớ ra thêm"})
    again = send(client)
    assert receipt_on(again) == first
    assert "đã được thêm vào" in again.content.decode()
    assert (Tip.objects.count(), Message.objects.count()) == (1, 1)


def test_answers_changed_to_concern_the_ward_become_a_tip_of_their_own(world, client):
    fill(client)
    first = receipt_on(send(client))
    post(client, "lien-quan", {"concerns": "ward"})
    again = send(client)
    assert receipt_on(again) != first
    assert receipt_on(send(client)) == receipt_on(again)
    assert sorted(Tip.objects.values_list("station__code", flat=True)) == ["cam-le", "desk-48"]
    assert Message.objects.count() == 0


def test_answers_sent_again_past_the_ward_are_never_added_where_the_ward_reads(world, client):
    fill(client)
    first = receipt_on(send(client))
    post(client, "noi-dung", {"story": "Chuyện chỉ cấp trên được đọc"})
    again = send(client, above="on")
    assert receipt_on(again) != first
    assert sorted(Tip.objects.values_list("station__code", flat=True)) == ["cam-le", "desk-48"]
    assert not Tip.objects.get(station__code="desk-48").keys.filter(name="cam-le").exists()
    assert Message.objects.count() == 0


def test_confirming_the_receipt_erases_the_draft(world, client):
    fill(client)
    send(client)
    assert "Cảm ơn" in post(client, "da-gui").content.decode()
    assert Draft.objects.count() == 0
    assert client.get(url("da-gui")).status_code in (302, 410)


def test_the_receipt_is_shown_for_ten_minutes_at_most(world, client):
    fill(client)
    send(client)
    left = Draft.objects.get().expires_at - timezone.now()
    assert timedelta(minutes=9) < left <= timedelta(minutes=10)
    Draft.objects.update(expires_at=timezone.now())
    assert client.get(url("da-gui")).status_code == 410


@pytest.mark.parametrize("look", ["da-gui", "kiem-tra", "noi-dung"])
def test_nothing_looked_at_or_changed_after_sending_lengthens_the_receipts_time(
    world, client, look
):
    fill(client)
    send(client)
    client.get(url(look))
    if look == "noi-dung":
        post(client, look, {"story": "Nhớ ra thêm"})
    assert Draft.objects.get().expires_at - timezone.now() <= timedelta(minutes=10)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_draft_erased_while_the_check_page_is_asked_for_is_no_fault(
    world, client, monkeypatch, method
):
    fill(client)
    draw = sending._draw_receipt

    def gone(draft):
        draft.clear()
        draw(draft)

    monkeypatch.setattr(sending, "_draw_receipt", gone)
    assert getattr(client, method)(url("kiem-tra")).status_code == 410
    assert not Tip.objects.exists()


def test_a_receipt_is_shown_although_the_draft_went_while_the_tip_was_sent(
    world, client, monkeypatch
):
    fill(client)
    submit = services.submit_tip

    def submit_and_erase(*args):
        Draft.objects.all().delete()
        return submit(*args)

    monkeypatch.setattr(services, "submit_tip", submit_and_erase)
    assert receipts.normalise(receipt_on(send(client)))
    assert Tip.objects.count() == 1
