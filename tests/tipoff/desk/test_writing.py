"""Notes, questions and contacts: sealed and signed in the browser, kept once, journalled."""

import pytest
from django.utils.translation import override
from tests.tipoff.desk.duty import identity, send

from tipoff import trust
from tipoff.desk import words
from tipoff.models import JournalEntry, Message, State, StateChange, Tip
from tipoff.vault import messages

pytestmark = pytest.mark.django_db
WHY = "Cần gọi lại để hỏi biển số"


def url(tip, what):
    return f"/truc-ban/tin/{tip.public_id}/{what}/"


def rows(action):
    return JournalEntry.objects.filter(action=action).order_by("seq")


@pytest.fixture
def lan(client, duty, tip):
    """Lan at the desk, her vault open."""
    return duty.unlock(client)


def question(lan, world, tip, sequence=1):
    """A question and the reason behind it, as the browser posts them."""
    reason = lan.reason(world, tip, "Đã hỏi thêm", sequence + 1)
    more = {"reason_to_tip": reason["to_tip"], "reason_signature": reason["signature"]}
    return lan.reply(world, tip, "Xe màu gì?", sequence) | more


def test_a_note_is_sealed_to_the_tip_alone_and_journalled_without_its_words(
    client, lan, world, tip
):
    data = lan.reason(world, tip, WHY)
    for _ in range(2):
        assert client.post(url(tip, "ghi-chu"), data).status_code == 204
    note = Message.objects.get()
    assert (note.direction, bytes(note.sealed_to_source)) == (Message.Direction.NOTE, b"")
    opened = messages.open_note(
        bytes(note.sealed_to_tip), identity(tip), 1, world.tip_key(tip, "cam-le")
    )
    written = messages.verify_note(opened, identity(tip), 1, trust.current_trust(1), 1)
    assert (written.officer, written.text) == (lan.officer.public_id, WHY)
    [row] = rows("note-kept")
    assert row.subject == tip.public_id
    assert WHY not in str(row.details)


def test_a_note_changes_neither_state_nor_what_the_citizen_sees(client, lan, world, tip):
    client.post(url(tip, "ghi-chu"), lan.reason(world, tip, WHY))
    tip.refresh_from_db()
    assert (tip.state, tip.public_state) == (State.NEW, State.NEW)
    assert not StateChange.objects.exists()


def test_a_question_is_a_reply_and_a_change_of_state_in_one(client, lan, world, tip):
    Tip.objects.update(state=State.RECEIVED)
    data = question(lan, world, tip)
    for _ in range(2):
        assert client.post(url(tip, "hoi-them"), data).status_code == 204
    tip.refresh_from_db()
    assert (tip.state, tip.public_state) == (State.NEEDS_INFORMATION, State.NEEDS_INFORMATION)
    kept = list(tip.messages.values_list("sequence", "direction"))
    assert kept == [(1, "officer"), (2, "note")]
    assert StateChange.objects.get().reason.sequence == 2
    assert (rows("reply-sent").count(), rows("state-changed").count()) == (1, 1)


def test_neither_question_nor_state_is_kept_when_one_of_them_cannot_be(client, lan, world, tip):
    # A tip that nobody has taken up cannot wait for an answer.
    response = client.post(url(tip, "hoi-them"), question(lan, world, tip))
    assert (response.status_code, response.json()) == (409, {"error": "transition"})
    Tip.objects.update(state=State.RECEIVED)
    forged = question(lan, world, tip) | {"reason_signature": lan.reason(world, tip)["signature"]}
    response = client.post(url(tip, "hoi-them"), forged)
    assert (response.status_code, response.json()) == (409, {"error": "signature"})
    assert not Message.objects.exists()
    assert Tip.objects.get().state == State.RECEIVED
    assert not rows("reply-sent").exists()


def test_no_contact_is_released_without_a_reason(client, lan, tip):
    response = client.post(url(tip, "lien-he"))
    assert response.status_code == 400
    assert "to_tip" in response.json()["errors"]
    assert not rows("contact-released").exists()


def test_a_contact_is_released_after_its_reason_is_kept_and_journalled(client, lan, world, tip):
    data = lan.reason(world, tip, WHY)
    answer = client.post(url(tip, "lien-he"), data).json()
    assert answer["contact"]
    assert answer["next"] == 2
    assert Message.objects.get().direction == Message.Direction.NOTE
    # The answer was lost: the same reason opens once more, and the journal says so.
    assert client.post(url(tip, "lien-he"), data).json()["contact"] == answer["contact"]
    assert Message.objects.count() == 1
    assert [row.subject for row in rows("contact-released")] == [tip.public_id] * 2
    assert WHY not in str(rows("contact-released").first().details)


def test_a_reason_of_another_tip_releases_nothing(client, lan, world, tip):
    elsewhere = lan.reason(world, send(story="khác"), WHY)
    response = client.post(url(tip, "lien-he"), elsewhere)
    assert (response.status_code, response.json()) == (409, {"error": "signature"})
    assert not rows("contact-released").exists()


def test_what_a_citizen_added_is_read_once_the_text_was_released(client, lan, tip):
    make = {"tip": tip, "sealed_to_tip": b"x", "created_at": tip.created_at}
    added = Message.objects.create(sequence=1, direction="citizen", **make)
    own = Message.objects.create(sequence=2, direction="note", **make)
    assert "mới</span>" in client.post(url(tip, "mo")).json()["html"]
    client.post(url(tip, "noi-dung"))
    added.refresh_from_db()
    own.refresh_from_db()
    assert added.read_at is not None
    assert own.read_at is None
    assert "mới</span>" not in client.post(url(tip, "mo")).json()["html"]


def test_templates_speak_to_the_younger_and_to_the_older(duty):
    with override("vi"):
        offered = dict(words.greetings(duty.officer.station))
    assert list(offered) == ["anh/chị", "ông/bà"]
    for you, texts in offered.items():
        assert [text for _, text in texts if f"Kính gửi {you}," not in text] == []
        assert {name for name, _ in texts} == {"Đã nhận tin", "Hỏi thêm", "Cảm ơn"}
    with override("en"):
        assert list(dict(words.greetings(duty.officer.station))) == ["Sir or Madam"]
