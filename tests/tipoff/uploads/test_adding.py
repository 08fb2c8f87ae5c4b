"""The plain form: one file a request, judged, cleaned and sealed, each refusal in its own words."""

import errno

import pytest
from django.test import Client
from tests.tipoff.uploads import samples
from tests.tipoff.uploads.conftest import Sender, a_part, nothing_is_left, opened, stored

from tipoff import blobs
from tipoff.models import SealedFile
from tipoff.uploads import problems, slots
from tipoff.uploads.problems import words


def problem(sender):
    return sender.place.get("problem")


def test_a_photo_is_cleaned_and_sealed_and_its_facts_lie_in_the_box(sender):
    photo = samples.jpeg()
    assert sender.add(photo, "Ảnh nhà tôi.jpg").url == "/bao-tin/hinh-anh/"
    assert problem(sender) is None
    (file,) = sender.files
    assert (file.name, file.kind, file.size, file.original) == (
        "Ảnh nhà tôi.jpg",
        "jpeg",
        len(photo),
        False,
    )
    assert set(file.removed) == {"location", "device"}
    assert opened(file).startswith(b"\xff\xd8")
    assert samples.MARKER not in opened(file)
    row = SealedFile.objects.get()
    assert (row.file_id, row.tip, row.frames) == (file.id, None, 1)


def test_an_original_is_kept_byte_for_byte_where_so_chosen(sender):
    photo = samples.jpeg()
    sender.add(photo, field="original")
    (file,) = sender.files
    assert file.original
    assert opened(file) == photo


def test_what_is_stored_shows_neither_name_nor_content(sender):
    sender.add(samples.jpeg(), f"{samples.MARKER.decode()}.jpg", field="original")
    for path in stored():
        assert samples.MARKER not in path.read_bytes()
        assert samples.MARKER.decode() not in str(path)


def test_a_film_streams_through_with_nothing_left_in_its_notes(sender):
    film = samples.whole_movie(300_000)
    sender.add(film, "phim.mp4")
    (file,) = sender.files
    assert b"+16.0471" in film
    assert b"+16.0471" not in opened(file)
    assert len(opened(file)) == len(film)


REFUSED = {
    "empty": (b"", "empty"),
    "text": (b"Day khong phai la anh." * 40, "kind"),
    "program": (b"MZ\x90\0" + bytes(5000), "kind"),
    "cut photo": (samples.jpeg(size=(400, 300))[:400], "broken"),
    "page that says it is a photo": (b"<html><script>alert(1)</script>", "kind"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_refused_with_its_reason_and_leaves_nothing(sender, name):
    data, reason = REFUSED[name]
    sender.add(data)
    assert problem(sender) == reason
    assert nothing_is_left()


def test_each_problem_has_words_of_its_own():
    texts = [words(str(code)) for code in problems.WORDS]
    assert len(set(texts)) == len(texts)
    assert all(texts)


def test_a_form_without_a_file_says_so(sender):
    sender.post(sender.url, {"end": "1", "add": "1"})
    assert problem(sender) == "no-file"


def test_a_sixth_file_is_refused(sender):
    for number in range(5):
        sender.add(samples.jpeg(), f"{number}.jpg")
    sender.add(samples.jpeg(), "6.jpg")
    assert problem(sender) == "too-many"
    assert len(sender.files) == len(stored()) == 5


def test_films_together_have_a_limit(sender, settings):
    settings.TIP_FILES_LONG = 50_000
    sender.add(samples.whole_movie(30_000), "1.mp4")
    sender.add(samples.whole_movie(30_000), "2.mp4")
    assert problem(sender) == "too-much"
    assert len(stored()) == 1


def test_a_request_that_is_too_large_is_refused_before_anything_is_written(sender, settings):
    settings.TIP_FILES_FORM = 1000
    sender.add(samples.whole_movie(1_100_000), "phim.mp4")
    assert problem(sender) == "request"
    assert nothing_is_left()


def test_a_request_that_was_cut_short_keeps_nothing(sender):
    sender.add(samples.jpeg(), end=None)
    assert problem(sender) == "interrupted"
    assert nothing_is_left()


def test_a_full_disk_is_told_and_leaves_no_half_object(sender, monkeypatch):
    def full(self, data):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(blobs.BlobWriter, "write", full)
    sender.add(samples.jpeg())
    assert problem(sender) == "store"
    assert nothing_is_left()


def test_without_a_free_slot_the_citizen_is_asked_to_wait(sender, settings):
    taken = [slots.SLOTS.acquire(blocking=False) for _ in range(settings.UPLOAD_SLOTS)]
    try:
        sender.add(samples.jpeg())
    finally:
        for _ in filter(None, taken):
            slots.SLOTS.release()
    assert problem(sender) == "busy"
    sender.add(samples.jpeg())
    assert len(sender.files) == 1


def test_the_problem_goes_when_a_file_is_taken(sender):
    sender.add(b"")
    sender.add(samples.jpeg())
    assert problem(sender) is None


def test_continue_takes_the_chosen_file_along(sender):
    response = sender.add(samples.jpeg(), add=None, next="1")
    assert len(sender.files) == 1
    assert response.url != "/bao-tin/hinh-anh/"


def test_continue_without_a_file_goes_on(sender):
    sender.post(sender.url, {"end": "1", "next": "1"})
    assert sender.place == {"attached": []}


def test_a_file_from_another_site_is_not_taken(sender):
    for stranger in ("https://evil.example", "null", "http://testserver.evil.example"):
        part = {"file": a_part(), "end": "1"}
        sender.post(sender.url, part, HTTP_ORIGIN=stranger)
        assert problem(sender) == "gone"
    assert nothing_is_left()


def test_without_a_draft_nothing_is_taken(world):
    stranger = Sender()
    assert stranger.add(samples.jpeg()).status_code == 410
    assert nothing_is_left()


def test_without_the_forms_token_nothing_is_kept(world):
    # A `Referer` alone: an `Origin` of this site would be believed in place of the token.
    strict = Client(enforce_csrf_checks=True, HTTP_REFERER="http://testserver/bao-tin/hinh-anh/")
    begun = Sender().begin()
    strict.cookies = begun.cookies
    response = strict.post(begun.url, {"file": a_part(), "end": "1"})
    assert response.status_code == 403
    assert nothing_is_left()
    assert begun.files == []


def test_each_file_can_be_removed(sender):
    sender.add(samples.jpeg(), "1.jpg")
    sender.add(samples.jpeg(), "2.jpg")
    first, second = sender.files
    sender.remove(first.id)
    assert [file.id for file in sender.files] == [second.id]
    assert [path.name for path in stored()] == [second.id]
    assert SealedFile.objects.get().file_id == second.id


def test_a_file_of_another_draft_is_as_unknown_as_one_that_never_was(sender):
    sender.add(samples.jpeg())
    (file,) = sender.files
    stranger = Sender().begin()
    answers = [stranger.remove(file.id), stranger.remove("0" * 32), stranger.remove("")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1
    assert len(stored()) == 1


def test_what_the_texts_of_tips_need_is_left_free(sender, settings):
    settings.UPLOAD_RESERVE = 10**18
    sender.add(samples.jpeg())
    assert problem(sender) == "store"
    assert sender.await_file(b"x").json()["error"] == words("store")
    assert nothing_is_left()


def test_a_network_that_sends_too_many_files_is_asked_to_wait(sender, settings):
    settings.FORM_LIMITS = {**settings.FORM_LIMITS, "file": 1}
    sender.add(samples.jpeg())
    sender.add(samples.jpeg())
    assert problem(sender) == "over-limit"
    assert sender.await_file(b"x").json()["error"] == words("over-limit")
    assert len(sender.files) == 1
