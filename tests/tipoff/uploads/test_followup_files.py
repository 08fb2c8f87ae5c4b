"""Files added to a tip that was sent: the same part of a page, with the words that go with them."""

import pytest
from tests.tipoff.factories import identity
from tests.tipoff.uploads import samples
from tests.tipoff.uploads.conftest import Sender
from tests.tipoff.uploads.test_sending import read, report

from tipoff.models import Message, SealedFile
from tipoff.services import submit_tip
from tipoff.uploads.problems import words
from tipoff.uploads.shelf import ADDITION
from tipoff.vault import messages, receipts

LOOKUP = "/bao-tin/tra-cuu/"
NONCE = "0" * 32


@pytest.fixture
def owner(world):
    """A citizen who has opened the follow-up of a tip."""
    receipt = receipts.draw()
    browser = Sender()
    browser.tip = submit_tip(receipt, report([])).tip
    browser.shelf, browser.url = ADDITION, f"{LOOKUP}tep/"
    assert browser.post(LOOKUP, {"receipt": receipt}).status_code == 200
    return browser


def send(owner, text="", nonce=NONCE):
    return owner.post(f"{LOOKUP}bo-sung/", {"text": text, "nonce": nonce})


def page(owner):
    return owner.get(LOOKUP).content.decode()


def test_files_are_listed_and_go_with_the_next_words(world, owner):
    assert owner.add(samples.jpeg(), "thêm.jpg").url == LOOKUP
    assert "thêm.jpg" in page(owner)
    assert send(owner, "Ảnh chụp hôm qua").url == LOOKUP
    message = Message.objects.get()
    private = world.tip_key(owner.tip, "cam-le")
    told = messages.open_message(message.sealed_to_tip, identity(owner.tip), 1, private)
    assert (told["text"], told["files"][0]["name"]) == ("Ảnh chụp hôm qua", "thêm.jpg")
    assert read(world, SealedFile.objects.get(message=message)).startswith(b"\xff\xd8")
    assert "thêm.jpg" not in page(owner)


def test_files_may_be_sent_without_a_word_but_not_nothing(owner):
    assert send(owner).status_code == 200
    assert not Message.objects.exists()
    owner.add(samples.jpeg())
    send(owner)
    assert Message.objects.count() == 1


def test_a_refused_file_is_explained_on_the_page(owner):
    owner.add(b"")
    assert words("empty") in page(owner)


def test_a_click_repeated_sends_them_once(owner):
    owner.add(samples.jpeg())
    send(owner, "một lần")
    send(owner, "một lần")
    assert Message.objects.count() == SealedFile.objects.count() == 1


def test_files_that_were_erased_meanwhile_are_said_to_be_and_the_words_stay(owner):
    owner.add(samples.jpeg(), "cũ.jpg")
    SealedFile.objects.all().delete()
    answer = send(owner, "Chữ vẫn còn").content.decode()
    assert words("gone") in answer
    assert "Chữ vẫn còn" in answer
    assert "cũ.jpg" not in answer
    assert not Message.objects.exists()


def test_without_an_open_follow_up_nothing_is_taken(world):
    stranger = Sender()
    stranger.shelf, stranger.url = ADDITION, f"{LOOKUP}tep/"
    assert stranger.add(samples.jpeg()).url == LOOKUP
    assert not SealedFile.objects.exists()
