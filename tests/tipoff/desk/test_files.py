"""A tip's files at the desk: sealed bytes to whoever holds the tip, after the journal's row."""

import pytest
from tests.tipoff.desk.duty import enrol, identity, send
from tests.tipoff.desk.files import seal_file

from places.models import Station
from tipoff import blobs
from tipoff.models import JournalEntry
from tipoff.vault import streams

CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 600


@pytest.fixture
def lan(world):
    return enrol(world, Station.objects.get(code="cam-le"), "lan")


@pytest.fixture
def attached(world):
    return seal_file("đơn.pdf", "pdf", CONTENT)


@pytest.fixture
def tip(attached):
    return send(files=(attached,))


def address(tip, file_id):
    return f"/truc-ban/tin/{tip.public_id}/tep/{file_id}/"


def test_the_text_comes_with_the_keys_of_its_files_and_they_open_them(lan, world, tip, client):
    lan.unlock(client)
    told = client.post(f"/truc-ban/tin/{tip.public_id}/noi-dung/").json()["files"]
    sealed = b"".join(client.post(address(tip, told[0]["id"])).streaming_content)
    tip_private = world.tip_key(tip, "cam-le")
    row = tip.files.get()
    key = streams.open_file_key(row.sealed_key, row.file_id, identity(tip), tip_private)
    assert streams.open_stream(sealed, key, row.file_id) == CONTENT


def test_the_journal_knows_of_the_file_before_its_first_byte_is_read(lan, tip, attached, client):
    lan.unlock(client)
    response = client.post(address(tip, attached.id))
    entry = JournalEntry.objects.get(action="file-released")
    assert (entry.subject, entry.details["file"]) == (tip.public_id, attached.id)
    # To its end: the client keeps the test's connection then, and a bare `close` does not.
    assert b"".join(response.streaming_content)


def test_a_file_of_another_tip_or_none_or_a_lost_one_is_unknown(lan, tip, attached, client):
    lan.unlock(client)
    other = send()
    assert client.post(address(other, attached.id)).status_code == 404
    assert client.post(address(tip, "0" * 32)).status_code == 404
    blobs.files().delete(attached.id)
    assert client.post(address(tip, attached.id)).status_code == 404
    assert not JournalEntry.objects.filter(action="file-released").exists()


def test_officers_of_another_ward_get_the_answer_of_an_unknown_tip(world, tip, attached, client):
    enrol(world, Station.objects.get(code="nam-dong"), "other").unlock(client)
    assert client.post(address(tip, attached.id)).status_code == 404
