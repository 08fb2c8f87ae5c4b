"""A fault of ours is a page with 113 and all that was typed."""

from django.db import DatabaseError
from tests.tipoff.intake.walk import ANSWERS, fill, post, receipt_on, send, url

from tipoff import blobs, boxes
from tipoff.models import Tip


def test_a_database_fault_answers_503_with_113_and_keeps_what_was_typed(world, client, monkeypatch):
    for answer in ANSWERS[:-1]:
        post(client, *answer)

    def broken(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr(boxes.Box, "change", broken)
    response = post(client, "noi-dung", {"story": "Đừng <mất> chữ nào"})
    page = response.content.decode()
    assert response.status_code == 503
    assert "113" in page
    assert "Đừng &lt;mất&gt; chữ nào" in page


def test_a_full_disk_answers_503_and_the_answers_can_be_sent_again(world, client, monkeypatch):
    fill(client)
    client.get(url("kiem-tra"))
    write = blobs.FileBlobs.write

    def full(self, name, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.FileBlobs, "write", full)
    response = post(client, "kiem-tra")
    assert response.status_code == 503
    assert "tra-cuu" not in response.content.decode()
    assert Tip.objects.count() == 0
    monkeypatch.setattr(blobs.FileBlobs, "write", write)
    assert receipt_on(send(client))
    assert Tip.objects.count() == 1
