"""Files go with the tip: keys sealed to it, facts in its sealed body, rows back after a restore."""

from dataclasses import replace

import pytest
from tests.tipoff.factories import identity
from tests.tipoff.intake import walk
from tests.tipoff.uploads import samples
from tests.tipoff.uploads.conftest import stored

from tipoff import blobs
from tipoff.models import Message, SealedFile, Tip
from tipoff.retention.shredding import shred
from tipoff.routing import Concerns, Question
from tipoff.services import (
    ConcernsHolderError,
    FilesGoneError,
    Report,
    add_text,
    submit_tip,
)
from tipoff.services.replay import sweep_blobs
from tipoff.uploads.problems import words
from tipoff.vault import messages, receipts
from tipoff.vault.streams import open_file_key, open_stream

CAM_LE = Question("20260", "48", "theft", home_province="48")


def report(files, question=CAM_LE):
    body = {"story": "Mất xe", "files": [file.told() for file in files]}
    return Report(question, header={}, body=body, files=tuple(files))


def photo(sender, name="anh.jpg"):
    sender.add(samples.jpeg(), name)
    return sender.files[-1]


def read(world, row, holder="cam-le"):
    """A tip's file as its officer opens it."""
    private = world.tip_key(row.tip, holder)
    key = open_file_key(row.sealed_key, row.file_id, identity(row.tip), private)
    return open_stream(blobs.files().read(row.file_id), key, row.file_id)


def test_the_receiving_officers_open_the_file_and_read_its_facts(world, sender):
    file = photo(sender, "Trước nhà.jpg")
    tip = submit_tip(receipts.draw(), report([file])).tip
    row = SealedFile.objects.get()
    assert (row.tip, row.expires_at) == (tip, None)
    assert read(world, row).startswith(b"\xff\xd8")
    (told,) = world.open_tip(tip, "cam-le")[1]["files"]
    assert (told["id"], told["name"]) == (file.id, "Trước nhà.jpg")
    assert "key" not in told


def test_the_same_files_sent_again_are_no_change(sender):
    file, receipt = photo(sender), receipts.draw()
    submit_tip(receipt, report([file]))
    assert not submit_tip(receipt, report([file])).added
    assert SealedFile.objects.count() == 1


def test_a_file_added_after_sending_comes_as_a_message(world, sender):
    first, receipt = photo(sender), receipts.draw()
    submit_tip(receipt, report([first]))
    second = photo(sender, "2.jpg")
    assert submit_tip(receipt, report([first, second])).added
    row = SealedFile.objects.get(file_id=second.id)
    assert row.message == Message.objects.get()
    assert read(world, row).startswith(b"\xff\xd8")


def test_files_that_a_holder_must_not_read_go_with_a_tip_of_their_own(world, sender):
    first, receipt = photo(sender), receipts.draw()
    submit_tip(receipt, report([first]))
    second = photo(sender, "2.jpg")
    against = report([first, second], replace(CAM_LE, concerns=Concerns.WARD))
    with pytest.raises(ConcernsHolderError):
        submit_tip(receipt, against)
    above = submit_tip(receipts.draw(), against).tip
    rows = SealedFile.objects.filter(tip=above)
    assert {row.file_id for row in rows} == {first.id, second.id}
    assert all(read(world, row, "desk-48") for row in rows)
    assert not SealedFile.objects.filter(file_id=second.id).exclude(tip=above).exists()


def test_a_file_that_is_gone_stops_the_sending_before_anything_is_written(sender):
    file = photo(sender)
    SealedFile.objects.all().delete()
    with pytest.raises(FilesGoneError):
        submit_tip(receipts.draw(), report([file]))
    assert not Tip.objects.exists()
    assert list(blobs.store().names()) == []


def test_the_follow_up_adds_files_with_its_text_once(world, sender, follower):
    tip = submit_tip(receipts.draw(), report([])).tip
    file = photo(follower)
    for _ in range(2):
        add_text(tip, "Thêm ảnh", b"m" * 32, "0" * 32, [file])
    message = Message.objects.get()
    private = world.tip_key(tip, "cam-le")
    told = messages.open_message(message.sealed_to_tip, identity(tip), 1, private)
    assert [entry["id"] for entry in told["files"]] == [file.id]
    assert read(world, SealedFile.objects.get(message=message)).startswith(b"\xff\xd8")


def test_after_a_restore_the_blobs_bring_the_files_rows_back(world, sender):
    first, receipt = photo(sender), receipts.draw()
    submit_tip(receipt, report([first]))
    second = photo(sender, "2.jpg")
    submit_tip(receipt, report([first, second]))
    Tip.objects.all().delete()
    SealedFile.objects.all().delete()

    assert sweep_blobs(0) == {"added": 2}
    rows = {row.file_id: row for row in SealedFile.objects.all()}
    assert set(rows) == {first.id, second.id}
    assert rows[second.id].message == Message.objects.get()
    assert all(read(world, row).startswith(b"\xff\xd8") for row in rows.values())


def test_a_restored_pending_row_becomes_the_tips(sender):
    file = photo(sender)
    submit_tip(receipts.draw(), report([file]))
    pending = SealedFile.objects.get()
    Tip.objects.all().delete()
    SealedFile.objects.create(file_id=file.id, frames=1, expires_at=pending.created_at)
    sweep_blobs(0)
    assert SealedFile.objects.get().tip == Tip.objects.get()


def test_a_shredded_tips_files_go_for_good(sender):
    tip = submit_tip(receipts.draw(), report([photo(sender)])).tip
    assert stored()
    shred(tip)
    assert not stored()
    assert not SealedFile.objects.exists()


def test_shredding_one_tip_leaves_what_another_has_too(world, sender):
    file, receipt = photo(sender), receipts.draw()
    tip = submit_tip(receipt, report([file])).tip
    other = submit_tip(receipts.draw(), report([file], replace(CAM_LE, concerns=Concerns.WARD))).tip
    shred(tip)
    assert read(world, SealedFile.objects.get(tip=other), "desk-48").startswith(b"\xff\xd8")


def test_a_file_erased_before_sending_leads_back_to_its_page_with_all_else_kept(world, sender):
    walk.fill(sender)
    photo(sender)
    SealedFile.objects.all().delete()
    assert sender.get(walk.url("kiem-tra")).status_code == 200
    answer = sender.post(walk.url("kiem-tra"))
    assert answer.url == walk.url("hinh-anh")
    assert words("gone") in sender.get(answer.url).content.decode()
    assert not Tip.objects.exists()
    assert sender.post(walk.url("kiem-tra")).status_code == 302
    assert Tip.objects.exists()


def test_the_check_page_names_the_files_and_the_tip_has_them(world, sender):
    walk.fill(sender)
    photo(sender, "bien so.jpg")
    page = sender.get(walk.url("kiem-tra")).content.decode()
    assert "bien so.jpg" in page
    sender.post(walk.url("kiem-tra"))
    assert read(world, SealedFile.objects.get(tip=Tip.objects.get())).startswith(b"\xff\xd8")


def test_walking_through_the_page_again_keeps_its_files(world, sender):
    walk.fill(sender)
    photo(sender)
    walk.fill(sender)
    assert len(sender.files) == 1
