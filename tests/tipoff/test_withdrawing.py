"""Name and contact taken back are gone: from row and blob, and after any restore."""

import pytest
from django.db import DatabaseError
from tests.tipoff.factories import identity
from tests.tipoff.test_followup import LOOKUP, look_up

from tipoff import blobs, services
from tipoff.models import JournalEntry, Message, Tip
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
from tipoff.services.replay import Replayed, replay_blob, sweep_blobs
from tipoff.vault import messages, receipts, tips
from tipoff.vault.tips import SealedTip

WITHDRAW = "/bao-tin/tra-cuu/rut-lien-he/"
QUESTION = Question("20260", "48", "theft", home_province="48")
CONTACT = {"name": "Nguyễn Văn A", "phone": "0905000000"}


@pytest.fixture
def receipt():
    return receipts.draw()


@pytest.fixture
def tip(world, receipt):
    return submit_tip(receipt, report("Mất xe", CONTACT)).tip


def report(story, contact):
    return Report(QUESTION, {"category": "theft"}, {"story": story}, contact)


def contacts_of(world, tip):
    """The contact as the row and as the blob have it."""
    tip.refresh_from_db()
    blob = SealedTip.from_bytes(blobs.store().read(tip.blob))
    private = world.tip_key(tip, "cam-le")
    sealed = (tip.sealed_contact, blob.contact)
    return tuple(tips.open_part("contact", part, identity(tip), private) for part in sealed)


def message_blob(tip):
    (name,) = (name for name in blobs.store().names() if name.startswith(f"{tip.tip_id}."))
    return blobs.store().read(name)


def test_the_contact_goes_from_row_and_blob_with_the_same_size(client, world, receipt, tip):
    size, blob_before = len(tip.sealed_contact), blobs.store().read(tip.blob)
    look_up(client, receipt)
    assert client.post(WITHDRAW).url == LOOKUP
    assert contacts_of(world, tip) == ({}, {})
    assert len(tip.sealed_contact) == size
    assert SealedTip.from_bytes(blob_before).contact not in blobs.store().read(tip.blob)
    assert world.open_tip(tip, "cam-le")[1] == {"story": "Mất xe"}


def test_the_officers_are_told_and_the_journal_has_a_row(client, world, receipt, tip):
    look_up(client, receipt)
    client.post(WITHDRAW)
    message = Message.objects.get()
    private = world.tip_key(tip, "cam-le")
    found = messages.open_message(message.sealed_to_tip, identity(tip), 1, private)
    assert found == {"kind": "withdrawn", "withdrawn": "contact"}
    entry = JournalEntry.objects.get(action="contact-withdrawn")
    assert (entry.actor, entry.subject, entry.details) == ("citizen", tip.public_id, {})


def test_the_page_says_so_and_offers_it_no_more(client, receipt, tip):
    assert WITHDRAW in look_up(client, receipt).content.decode()
    client.post(WITHDRAW)
    page = client.get(LOOKUP).content.decode()
    assert "Đã rút lại ngày" in page
    assert "đã rút lại tên và thông tin liên hệ" in page
    assert WITHDRAW not in page


def test_twice_is_once(client, receipt, tip):
    look_up(client, receipt)
    client.post(WITHDRAW)
    client.post(WITHDRAW)
    assert Message.objects.count() == 1
    assert JournalEntry.objects.count() == 1


def test_without_an_opened_tip_nothing_happens(client, world, tip):
    assert client.get(WITHDRAW).url == LOOKUP
    assert client.post(WITHDRAW).url == LOOKUP
    assert contacts_of(world, tip) == (CONTACT, CONTACT)


def test_it_is_asked_first_by_a_page_that_changes_nothing(client, world, receipt, tip):
    look_up(client, receipt)
    assert "Cán bộ đã xem thì đã biết." in client.get(WITHDRAW).content.decode()
    assert contacts_of(world, tip) == (CONTACT, CONTACT)


def test_an_older_database_restored_takes_it_from_the_blobs(world, tip):
    before = Tip.objects.values().get()
    services.withdraw_contact(tip)
    Message.objects.all().delete()
    Tip.objects.update(**before)
    sweep_blobs(0)
    assert contacts_of(world, tip) == ({}, {})
    assert tip.contact_withdrawn_at is not None
    assert Message.objects.count() == 1


def test_an_older_blob_restored_takes_it_from_the_database(world, tip):
    older = blobs.store().read(tip.blob)
    services.withdraw_contact(tip)
    blobs.store().write(tip.blob, older)
    assert replay_blob(message_blob(tip)) == Replayed.PRESENT
    assert contacts_of(world, tip) == ({}, {})


def test_a_lost_database_brings_back_a_tip_without_contact(world, tip):
    services.withdraw_contact(tip)
    Tip.objects.all().delete()
    sweep_blobs(0)
    restored = Tip.objects.get()
    assert contacts_of(world, restored) == ({}, {})
    assert restored.contact_withdrawn_at is not None


def test_changed_answers_put_the_contact_anew_and_never_into_a_message(world, receipt, tip):
    other = {"name": "Trần Thị B"}
    submit_tip(receipt, report("Mất xe đạp", other))
    assert contacts_of(world, tip) == (other, other)
    private = world.tip_key(tip, "cam-le")
    added = Message.objects.get()
    found = messages.open_message(added.sealed_to_tip, identity(tip), 1, private)
    assert (found["kind"], found["story"]) == ("answers", "Mất xe đạp")
    assert not CONTACT.keys() & found.keys()
    services.withdraw_contact(tip)
    assert contacts_of(world, tip) == ({}, {})


def test_a_contact_given_again_after_it_was_taken_back_stays(world, receipt, tip):
    services.withdraw_contact(tip)
    submit_tip(receipt, report("Mất xe đạp", CONTACT))
    sweep_blobs(0)
    assert contacts_of(world, tip) == (CONTACT, CONTACT)
    assert tip.contact_withdrawn_at is None


def test_a_full_disk_is_a_fault_page_and_nothing_half_done(
    client, world, receipt, tip, monkeypatch
):
    def full(*args):
        raise OSError

    look_up(client, receipt)
    write = blobs.FileBlobs.write
    monkeypatch.setattr(blobs.FileBlobs, "write", full)
    assert client.post(WITHDRAW).status_code == 503
    monkeypatch.setattr(blobs.FileBlobs, "write", write)
    assert contacts_of(world, tip) == (CONTACT, CONTACT)
    assert not Message.objects.exists()


def test_a_failed_commit_can_be_tried_again(world, tip, monkeypatch):
    create = Message.objects.create

    def broken(**values):
        raise DatabaseError

    monkeypatch.setattr(Message.objects, "create", broken)
    with pytest.raises(DatabaseError):
        services.withdraw_contact(tip)
    monkeypatch.setattr(Message.objects, "create", create)
    services.withdraw_contact(tip)
    assert contacts_of(world, tip) == ({}, {})
