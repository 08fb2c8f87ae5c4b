"""With the receipt alone: status, verified replies, and adding more. Wrong codes all look alike."""

import re
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.tipoff.factories import identity

from tipoff import services
from tipoff.followup.meanings import MEANINGS
from tipoff.models import Draft, Message, Officer, State, Tip
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
from tipoff.vault import messages, primitives, receipts

LOOKUP, ADD, CLOSE = "/bao-tin/tra-cuu/", "/bao-tin/tra-cuu/bo-sung/", "/bao-tin/tra-cuu/dong/"


@pytest.fixture
def receipt():
    return receipts.draw()


@pytest.fixture
def tip(world, receipt):
    question = Question("20260", "48", "theft", home_province="48")
    return submit_tip(receipt, Report(question, {}, {"story": "Mất xe"})).tip


def reply(world, tip, text="Cảm ơn anh/chị", username="cam-le-0", sequence=1, writer=None):
    officer = Officer.objects.get(user__username=username)
    written = int(timezone.now().timestamp())
    writer = writer or world.writer(officer)
    sealed = messages.seal_reply(identity(tip), sequence, text, written, writer)
    return Message.objects.create(
        tip=tip,
        sequence=sequence,
        direction=Message.Direction.OFFICER,
        officer=officer,
        sealed_to_tip=sealed.to_tip,
        sealed_to_source=sealed.to_source,
        created_at=timezone.now(),
    )


def look_up(client, receipt):
    return client.post(LOOKUP, {"receipt": receipt})


def words(response):
    """A page without its CSRF tokens, which are drawn anew for each."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode())


def test_the_receipt_shows_status_station_and_number(client, receipt, tip):
    page = look_up(client, receipt).content.decode()
    assert "Đã gửi" in page
    assert "Công an cam-le" in page
    assert tip.public_id in page
    assert receipt not in page
    assert "Mất xe" not in page


def test_the_status_shown_is_the_public_one(client, receipt, tip):
    Tip.objects.update(state=State.VERIFYING, public_state=State.RECEIVED)
    assert "Đã tiếp nhận" in look_up(client, receipt).content.decode()


def test_a_result_says_which(client, receipt, tip):
    Tip.objects.update(public_state=State.CONCLUDED, outcome="mediated")
    assert "Đã có kết quả: hòa giải, nhắc nhở" in look_up(client, receipt).content.decode()


def test_the_status_says_since_when_and_what_it_means(client, receipt, tip):
    officer = Officer.objects.first()
    Tip.objects.update(state=State.SUSPENDED, public_state=State.VERIFYING)
    for sequence, (after, told, day) in enumerate(
        [("received", True, 1), ("verifying", True, 2), ("suspended", False, 3)], 1
    ):
        at = datetime(2026, 5, day, 3, 0, tzinfo=UTC)
        reason = tip.messages.create(sequence=sequence, direction="note", created_at=at)
        tip.changes.create(
            officer=officer, before="new", after=after, told=told, reason=reason, created_at=at
        )
    page = look_up(client, receipt).content.decode()
    assert "Từ 02/05/2026 10:00." in page
    assert "Công an đang kiểm tra" in page


def test_every_state_has_a_meaning():
    assert set(MEANINGS) == set(State)


LATE, SOON = datetime(2026, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"acknowledge_by": LATE}, "Đã quá hạn tiếp nhận."),
        ({"acknowledge_by": LATE, "public_state": "received", "acknowledged_at": LATE}, ""),
        ({"decide_by": LATE, "public_state": "verifying"}, "Đã quá 20 ngày thường lệ."),
        ({"decide_by": LATE, "public_state": "concluded"}, ""),
        ({"decide_by": LATE, "public_state": "merged"}, ""),
        ({}, ""),
    ],
)
def test_an_overdue_tip_says_so_and_whom_to_turn_to(client, receipt, tip, values, said):
    Tip.objects.update(**({"acknowledge_by": SOON, "decide_by": SOON} | values))
    page = look_up(client, receipt).content.decode()
    assert ("quá hạn tiếp nhận" in page or "quá 20 ngày" in page) == bool(said)
    assert said in page
    assert "Hãy liên hệ Công an desk-48 hoặc Viện kiểm sát nhân dân nơi đó." in page


@pytest.mark.parametrize("slip", [str.lower, lambda r: r.replace("-", " "), lambda r: f" {r}. "])
def test_a_receipt_is_taken_however_it_is_typed(client, receipt, tip, slip):
    assert tip.public_id in look_up(client, slip(receipt)).content.decode()


def test_an_officers_reply_is_shown_with_its_station(client, world, receipt, tip):
    reply(world, tip)
    page = look_up(client, receipt).content.decode()
    assert "Cảm ơn anh/chị" in page
    assert "đã xác thực chữ ký" in page


def test_a_reply_by_an_uncertified_key_is_not_shown(client, world, receipt, tip):
    officer = Officer.objects.get(user__username="cam-le-0")
    good = world.writer(officer)
    forged = messages.Writer(good.officer, good.station, primitives.sign_pair().private, good.chain)
    reply(world, tip, "Giả mạo", writer=forged)
    page = look_up(client, receipt).content.decode()
    assert "Giả mạo" not in page
    assert "không xác thực được chữ ký" in page


def test_a_reply_moved_to_another_tip_or_place_is_not_shown(client, world, receipt, tip):
    message = reply(world, tip)
    Message.objects.filter(pk=message.pk).update(sequence=2)
    assert "Cảm ơn anh/chị" not in look_up(client, receipt).content.decode()


def test_internal_notes_are_no_part_of_it(client, world, receipt, tip):
    message = reply(world, tip)
    Message.objects.filter(pk=message.pk).update(direction=Message.Direction.NOTE)
    page = look_up(client, receipt).content.decode()
    assert "Cảm ơn anh/chị" not in page
    assert "chữ ký" not in page


def test_what_is_added_is_sealed_to_the_tip_once(client, world, receipt, tip):
    page = look_up(client, receipt).content.decode()
    nonce = re.search(r'name="nonce" value="([0-9a-f]{32})"', page).group(1)
    for _ in range(2):
        response = client.post(ADD, {"text": "Biển số 123", "nonce": nonce})
        assert response.url == LOOKUP
    message = Message.objects.get()
    private = world.tip_key(tip, "cam-le")
    found = messages.open_message(message.sealed_to_tip, identity(tip), 1, private)
    assert found == {"kind": "text", "text": "Biển số 123"}
    assert "đã gửi phần bổ sung" in client.get(LOOKUP).content.decode()


def test_adding_after_the_time_is_up_keeps_the_text_on_the_page(client, receipt, tip):
    look_up(client, receipt)
    Draft.objects.all().delete()
    page = client.post(ADD, {"text": "Đừng mất", "nonce": "a" * 32}).content.decode()
    assert "Đừng mất" in page
    assert Message.objects.count() == 0


def test_a_fault_while_adding_keeps_the_text(client, receipt, tip, monkeypatch):
    def broken(*args):
        raise DatabaseError

    look_up(client, receipt)
    monkeypatch.setattr(services, "add_text", broken)
    response = client.post(ADD, {"text": "Đừng mất", "nonce": "a" * 32})
    assert response.status_code == 503
    assert "Đừng mất" in response.content.decode()


def test_closing_forgets_everything(client, receipt, tip):
    look_up(client, receipt)
    assert client.post(CLOSE).url == LOOKUP
    assert Draft.objects.count() == 0
    assert tip.public_id not in client.get(LOOKUP).content.decode()


def test_the_follow_up_box_holds_no_receipt_and_lies_sealed(client, receipt, tip):
    look_up(client, receipt)
    row = Draft.objects.get()
    assert receipt.encode() not in row.sealed
    assert tip.lookup_id.encode() not in row.sealed
    assert set(client.cookies) <= {"tip_followup", "csrftoken"}


WRONG = [
    "0000-0000-0000-0001",
    "nonsense",
    "x" * 5000,
    "\x00\x00",
    "ABCD-EFGH-JKMN-PQR",
    "' OR 1=1 --",
    "１２３４",
    "\ufffd" * 16,
]


def test_wrong_receipts_of_all_kinds_get_the_same_bytes_queries_and_argon2(
    client, tip, monkeypatch
):
    calls = []
    real = primitives.argon2id
    monkeypatch.setattr(primitives, "argon2id", lambda *a: calls.append(1) or real(*a))
    look_up(client, WRONG[0])  # the first of the day makes the limit's salt
    seen = set()
    for wrong in WRONG:
        calls.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = look_up(client, wrong)
        seen.add((response.status_code, words(response), len(calls), len(queries)))
    assert len(seen) == 1
    # Two queries of the limit, which comes first, and one for the tip.
    assert next(iter(seen))[2:] == (1, 3)


def test_over_the_limit_right_and_wrong_receipts_get_the_same_page_and_no_argon2(
    client, receipt, tip, settings, monkeypatch
):
    settings.FORM_LIMITS = settings.FORM_LIMITS | {"lookup": 0}
    monkeypatch.setattr(primitives, "argon2id", None)
    right, wrong = look_up(client, receipt), look_up(client, WRONG[0])
    assert right.status_code == wrong.status_code == 429
    assert words(right) == words(wrong)
    assert "Tin đã gửi vẫn được xử lý" in words(right)


def test_an_expired_follow_up_looks_like_none_at_all(client, receipt, tip):
    never = words(client.get(LOOKUP))
    look_up(client, receipt)
    Draft.objects.update(expires_at=timezone.now())
    assert words(client.get(LOOKUP)) == never


def test_taking_back_after_the_time_is_up_leads_to_the_lookup(client, receipt, tip):
    look_up(client, receipt)
    Draft.objects.update(expires_at=timezone.now())
    assert client.post("/bao-tin/tra-cuu/rut-lien-he/").url == LOOKUP
    tip.refresh_from_db()
    assert tip.contact_withdrawn_at is None


def test_a_tip_that_is_gone_looks_like_one_that_never_was(client, receipt, tip):
    Tip.objects.all().delete()
    assert words(look_up(client, receipt)) == words(look_up(client, "0000-0000-0000-0001"))


def test_a_tip_whose_keys_were_swapped_is_not_shown(client, receipt, tip):
    never = words(look_up(client, "0000-0000-0000-0001"))
    Tip.objects.update(tip_public=primitives.box_pair().public)
    assert words(look_up(client, receipt)) == never
    tip.refresh_from_db()


def test_a_receipt_in_the_address_opens_nothing(client, receipt, tip):
    assert tip.public_id not in client.get(LOOKUP, {"receipt": receipt}).content.decode()


@pytest.mark.parametrize("address", [ADD, CLOSE])
def test_actions_answer_to_post_alone(client, world, address):
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("text", ["", "\x00", "x" * 100_000])
def test_hostile_additions_are_refused_with_words(client, receipt, tip, text):
    look_up(client, receipt)
    response = client.post(ADD, {"text": text, "nonce": "zz"})
    assert response.status_code == 200
    assert Message.objects.count() == 0


@pytest.mark.parametrize(("sample", "value"), [("", None), ("DEMA-7H1T", "DEMA-7H1T")])
def test_the_field_is_filled_in_with_a_sample_only_where_one_is_set(
    client, db, settings, sample, value
):
    settings.SAMPLE_RECEIPT = sample
    field = client.get(LOOKUP).context["form"]["receipt"]
    assert field.subwidgets[0].data["value"] == value
